"""What becomes of the yearly plan: given out, asked for below, amended, reviewed."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from lanh.access.models import User
from lanh.common import clock
from lanh.common.keys import luck
from lanh.demo.act import Act, moment
from lanh.demo.acts.plans import confirmed, hand_in, link_all
from lanh.demo.commune_plan import commune_plan
from lanh.demo.posts import Staff
from lanh.demo.province import REFORM, Map
from lanh.demo.size import SEED, TODAY, Size
from lanh.outbox import jobs
from lanh.places.models import Place
from lanh.plans import actions, queries
from lanh.plans.models import Plan, Review, SubPlanDuty, Target
from lanh.plans.queries import Edit, Portion
from lanh.plans.rules.allotting import Way
from lanh.plans.rules.cascade import How
from lanh.plans.rules.pace import Standing
from lanh.plans.rules.reviewing import ReviewKind
from lanh.writer.document import write

# Of the aims to be reached together, those that are given out to the communes.
GIVEN_OUT: Final = ("buổi truyền thông", "tài liệu")
# Of every hundred communes so many issue their plan in time, and so many late.
IN_TIME, LATE = 80, 10
REASONS: Final = {
    Standing.REACHED: "Các xã, phường chủ động tổ chức ngay từ đầu năm.",
    Standing.BEHIND: "Mưa lũ làm chậm nhiều hoạt động ở cơ sở.",
}
CONCLUSIONS: Final = (
    "Hoạt động truyền thông cơ bản theo kế hoạch; tập huấn cần bố trí sớm hơn.\n"
    "Các xã, phường chậm ban hành kế hoạch cần được đôn đốc từ đầu năm."
)


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """Each year: shares and plans below in January, a change in July, reviews."""
    for year in size.years:
        if moment(date(year, 1, 20)) >= moment(REFORM):
            yield from _carried_out(year, map_, staff)
        if date(year + 1, 1, 12) <= TODAY:
            at = moment(date(year + 1, 1, 12), 14)
            yield Act(at, f"Tổng kết {year}", partial(_review, year, map_, staff))
        elif date(year, 6, 25) <= TODAY:
            at = moment(date(year, 6, 25), 14)
            yield Act(at, f"Sơ kết {year}", partial(_review, year, map_, staff))


def _carried_out(year: int, map_: Map, staff: Staff) -> Iterator[Act]:
    given = moment(date(year, 1, 23), 9)
    yield Act(given, f"Giao chỉ tiêu {year}", partial(_give_out, year, map_, staff))
    asked = moment(date(year, 1, 23), 10)
    yield Act(asked, f"Kế hoạch các xã {year}", partial(_ask, year, map_, staff))
    random = luck(f"{SEED} lower plans {year}")
    # By code: the units of the reform are not drawn yet when acts are planned.
    first, *others = map_.layout.successors
    own = moment(date(year, 2, 10), 9)
    mine = partial(_own_plan, year, first.code, map_, staff)
    yield Act(own, f"Kế hoạch {first.name} {year}", mine)
    for n, unit in enumerate(others, start=2):
        fate, days = random.randrange(100), random.randrange(3, 25)
        if fate < IN_TIME + LATE:
            late = 20 if fate >= IN_TIME else 0
            day = date(year, 2, 1) + timedelta(days=days + late)
            told = partial(_tell, year, unit.code, f"{n:02}/KH-UBND", map_, staff)
            yield Act(moment(day, 15), f"Kế hoạch {unit.name} {year}", told)
    changed = moment(date(year, 7, 20), 9)
    yield Act(changed, f"Điều chỉnh {year}", partial(_amend, year, map_, staff))


def _plan_of(year: int, map_: Map) -> Plan:
    """The province's own plan of the year."""
    return Plan.objects.get(place=map_.province, first=date(year, 1, 1))


def _give_out(year: int, map_: Map, staff: Staff) -> None:
    today = clock.today()
    for words in GIVEN_OUT:
        for target in _plan_of(year, map_).targets.filter(unit__startswith=words):
            # A tenth is kept back for what the province does itself.
            parts = queries.proposal(target, Way.EQUALLY, today=today)
            portions = [
                Portion(place, (parts[place.pk] * 9 / 10).to_integral_value())
                for place in queries.places_to_allot(target.plan, today=today)
            ]
            _allot(target, portions, staff)


def _allot(target: Target, portions: list[Portion], staff: Staff) -> None:
    actions.allot(
        by=staff.office["thao"],
        target=target,
        seen=0,
        portions=portions,
        since=clock.today(),
        number=f"{clock.today():%d}/QĐ-UBND",
        at=clock.now(),
        today=clock.today(),
    )


def _ask(year: int, map_: Map, staff: Staff) -> None:
    plan, today = _plan_of(year, map_), clock.today()
    known = queries.who_could_owe(plan, today=today)
    named = [one.holder for one in known if one.named]
    due = date(year, 2, 28)
    actions.ask_for_plans(
        by=staff.office["binh"], plan=plan, holders=named, due=due, today=today
    )


def _duty(year: int, commune: Place, map_: Map) -> SubPlanDuty:
    duties = SubPlanDuty.objects.select_related("plan__place", "place")
    return duties.get(plan=_plan_of(year, map_), place=commune)


def _tell(year: int, code: str, number: str, map_: Map, staff: Staff) -> None:
    commune = map_.new[code]
    actions.tell_issued(
        by=staff.officer(commune),
        duty=_duty(year, commune, map_),
        version=1,
        issued=None,
        number=number,
        issued_on=clock.today(),
        today=clock.today(),
    )


def _own_plan(year: int, code: str, map_: Map, staff: Staff) -> None:
    """The first commune's plan stands here whole, under that of its province."""
    commune = map_.new[code]
    shares = queries.shares_given_to(commune, _plan_of(year, map_), today=clock.today())
    given = {share.allotment.target.unit: share.value for share in shares.values()}
    sessions = next((v for unit, v in given.items() if unit[:4] == "buổi"), Decimal(12))
    document = write(commune_plan(commune.name, year, sessions=int(sessions)))
    draft = hand_in(f"Kế hoạch {commune.name} {year}.docx", document, commune, staff)
    mine = confirmed(draft, staff)
    link_all(mine, staff)
    by, today = staff.officer(commune), clock.today()
    actions.tell_issued(
        by=by,
        duty=_duty(year, commune, map_),
        version=1,
        issued=mine,
        number="",
        issued_on=None,
        today=today,
    )
    mine.refresh_from_db()
    _take_over(mine, by)
    _leave_out(mine, by)


def _take_over(mine: Plan, by: User) -> None:
    """The sessions are those that the province gave."""
    today = clock.today()
    for target in mine.targets.filter(unit__startswith="buổi"):
        for share in queries.shares_above(by, mine, today=today):
            if share.allotment.target.unit == target.unit:
                actions.take_over(
                    by=by, target=target, share=share, seen="", today=today
                )


def _leave_out(mine: Plan, by: User) -> None:
    """What is not for a commune is said so once; the rest waits to be looked at."""
    for one in queries.comparison(mine, today=clock.today()):
        if one.how is How.MISSING and "nạn nhân" in one.thing.words:
            actions.carry(
                by=by,
                plan=mine,
                thing=one.thing,
                part=None,
                why_not="Trên địa bàn xã không có nạn nhân trở về trong năm.",
                seen=0,
                at=clock.now(),
                today=clock.today(),
            )
            return


def _amend(year: int, map_: Map, staff: Staff) -> None:
    """The printed matter is raised by a document of July; an activity moves on."""
    plan = _plan_of(year, map_)
    target = plan.targets.filter(unit__startswith="tài liệu").first()
    before = date(year, 7, 1)
    moved = plan.activities.filter(first__isnull=False, last__lt=before).last()
    edits = []
    if target is not None:
        more = {"value": queries.figure_text((target.value or Decimal(0)) + 500)}
        edits.append(Edit(target, queries.fields_of(target) | more))
    if moved is not None:
        days = {"first": f"{year}-07-20", "last": f"{year}-09-30", "time": ""}
        edits.append(Edit(moved, queries.fields_of(moved) | days))
    actions.amend(
        by=staff.office["thao"],
        plan=plan,
        version=1,
        number="1128/QĐ-UBND",
        dated=date(year, 7, 17),
        since=date(year, 7, 20),
        why="Bổ sung nguồn tài liệu của trung ương; lùi một hoạt động do mưa lũ.",
        edits=edits,
        at=clock.now(),
        today=clock.today(),
    )


def _review(year: int, map_: Map, staff: Staff) -> None:
    """In June a look back on the half, in January on the year; then it is closed."""
    # A worker would have published by now what was accepted.
    jobs.deliver()
    plan, today = _plan_of(year, map_), clock.today()
    over = today > plan.last
    by = staff.office["binh"]
    review = actions.begin_review(
        by=by,
        plan=plan,
        kind=ReviewKind.FINAL if over else ReviewKind.INTERIM,
        first_year=year,
        last_year=year,
        at=clock.now(),
        today=today,
    )
    _conclude(review, staff)
    if over:
        actions.close(by=by, plan=plan, version=plan.version, today=today)


def _conclude(review: Review, staff: Staff) -> None:
    by, today = staff.office["binh"], clock.today()
    rows = queries.reviewed(review, today=today)
    reasons = {one.target.pk: REASONS.get(one.progress.standing, "") for one in rows}
    written = actions.write_review(
        by=by,
        review=review,
        version=1,
        reasons=reasons,
        conclusions=CONCLUSIONS,
        today=today,
    )
    actions.conclude(by=by, review=written, version=2, at=clock.now(), today=today)
