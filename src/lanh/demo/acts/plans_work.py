"""The work of the yearly plan: agencies, what they tell of their tasks, meetings."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from lanh.access.models import User
from lanh.common import clock
from lanh.common.keys import luck
from lanh.demo.act import Act, moment
from lanh.demo.posts import Staff
from lanh.demo.province import BEGAN, OPERATOR, REFORM, Map
from lanh.demo.size import SEED, TODAY, Size
from lanh.places import actions as places
from lanh.places.imports.agencies import patterns
from lanh.places.models import Agency
from lanh.plans import actions, queries
from lanh.plans.models import Plan, Task
from lanh.plans.rules.work.meetings import MeetingKind

# Rounds of telling: month and day, and of every hundred tasks how many are done by
# then; the others of the second number tell how they stand.
ROUNDS: Final = ((6, 5, 45, 80), (10, 20, 75, 92), (12, 8, 97, 100))
# At the province's services somebody logs in; for the others the office tells.
AT_SERVICES: Final = {"police": "binh", "health": "yen", "culture": "hanh"}
DONE: Final = "Đã thực hiện xong, kết quả ghi trong sổ và báo cáo kỳ này."
UNDER_WAY: Final = "Đang thực hiện theo kế hoạch, đã phân công người phụ trách."
GOOD_ENOUGH: Final = 0.5


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """Agencies with the map; each year its rounds of telling, and a meeting in July."""
    yield Act(moment(BEGAN, 9), "Cơ quan các cấp", _agencies)
    yield Act(moment(REFORM, 7), "Cơ quan sau sắp xếp", _agencies)
    for year in size.years:
        begun = moment(date(year, 1, 22), 9)
        yield Act(begun, f"Theo dõi {year}", partial(_follow, year, map_, staff))
        for month, day, done, told in ROUNDS:
            at = date(year, month, day)
            if at <= TODAY:
                tell = partial(_round, year, done, told, map_, staff)
                yield Act(moment(at, 10), f"Tiến độ nhiệm vụ {month}/{year}", tell)
        if date(year, 7, 3) <= TODAY:
            meet = partial(_meet, year, map_, staff)
            yield Act(moment(date(year, 7, 3), 14), f"Giao ban {year}", meet)


def _agencies() -> None:
    places.load_agencies(by=OPERATOR, patterns=patterns())


def _plan_of(year: int, map_: Map) -> Plan:
    return Plan.objects.get(place=map_.province, first=date(year, 1, 1))


def _follow(year: int, map_: Map, staff: Staff) -> None:
    """A meeting every six months; what activities deliver is counted by registers."""
    plan, by, today = _plan_of(year, map_), staff.office["binh"], clock.today()
    actions.set_rhythm(by=by, plan=plan, months=6, today=today)
    for activity in plan.activities.order_by("number"):
        for output in activity.outputs.all():
            best = queries.suggested(output)[:1]
            if best and best[0].score >= GOOD_ENOUGH:
                actions.link_output(
                    by=by,
                    output=output,
                    seen=output.linked,
                    element=queries.element_of(best[0].code),
                    slice="",
                    at=clock.now(),
                    today=today,
                )


def _round(year: int, done: int, told: int, map_: Map, staff: Staff) -> None:
    random = luck(f"{SEED} tasks {year}")
    rows = _plan_of(year, map_).tasks.select_related("agency__place", "plan__place")
    for task in rows.order_by("agency__code", "assignment__number", "number", "words"):
        fate = random.randrange(100)
        if task in rows.unfinished() and fate < told:
            _tell(task, done=fate < done, staff=staff)
    for task in rows.said_done().order_by("agency__code", "words"):
        actions.verify(
            by=staff.office["thao"],
            task=task,
            version=task.version,
            words="",
            at=clock.now(),
            today=clock.today(),
        )


def _tell(task: Task, *, done: bool, staff: Staff) -> None:
    act = actions.finish if done else actions.tell
    act(
        by=_who(task.agency, staff),
        task=task,
        version=task.version,
        words=DONE if done else UNDER_WAY,
        sent=[],
        at=clock.now(),
        today=clock.today(),
    )


def _who(agency: Agency, staff: Staff) -> User:
    if agency.place.level == "commune":
        return staff.officers[agency.place.code]
    return staff.office[AT_SERVICES.get(agency.kind, "binh")]


def _meet(year: int, map_: Map, staff: Staff) -> None:
    """Two decisions: one for the police, one for the first commune of the day."""
    first, today = map_.communes(clock.today())[0], clock.today()
    commune = Agency.objects.get(code=f"{first.code}-committee", until=None)
    police = Agency.objects.get(code=f"{map_.province.code}-police", until=None)
    actions.hold_meeting(
        by=staff.office["binh"],
        plan=_plan_of(year, map_),
        kind=MeetingKind.REGULAR,
        day=today,
        where="Phòng họp số 2, Công an tỉnh",
        chaired_by="Phó Chủ tịch UBND tỉnh",
        conclusion="Sáu tháng đầu năm cơ bản đạt; một số xã còn chậm.",
        decisions=[
            ("Đôn đốc các xã chậm truyền thông", police, date(year, 8, 31)),
            ("Bổ sung buổi truyền thông tại chợ phiên", commune, date(year, 12, 15)),
        ],
        at=clock.now(),
        today=today,
    )
