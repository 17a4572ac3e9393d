"""The yearly plan: written, handed in, read, looked at item by item, confirmed."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from lanh.common import clock
from lanh.common.refusal import Refused
from lanh.demo.act import Act, moment
from lanh.demo.plan import plan
from lanh.demo.posts import Staff
from lanh.demo.province import Map
from lanh.demo.size import Size
from lanh.outbox import jobs
from lanh.places.models import Place
from lanh.plans import actions, queries
from lanh.plans.models import Draft, Plan, Target
from lanh.writer.document import write

# What the specialist links by hand: words of a target, its unit, the indicator.
Link = tuple[str, str, str]
LINKS: Final[tuple[Link, ...]] = (
    ("xã, phường được truyền thông", "%", "events.commune_coverage"),
    ("buổi truyền thông", "buổi truyền thông", "n.events.sessions"),
    ("lượt người tham dự", "lượt người", "n.events.attendances"),
    ("lớp tập huấn", "lớp tập huấn", "n.events.classes"),
    ("tập huấn cho 245", "lượt người", "n.events.trainees"),
    ("tài liệu", "tài liệu", "n.events.handed"),
)
# Of the others a suggestion at least this good is taken.
GOOD_ENOUGH: Final = 0.5


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """Each January the drafter hands in the signed plan."""
    for year in size.years:
        at = moment(date(year, 1, 20), 9)
        yield Act(at, f"Kế hoạch {year}", partial(_adopt, year, map_.province, staff))


def read_in(folder: Path, place: Place, staff: Staff) -> Iterator[tuple[str, str]]:
    """Documents of one's own are handed in and read; they wait for their review.

    Yields each file's name, and why it was refused, '' where it was read.
    """
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        try:
            draft = hand_in(path.name, path.read_bytes(), place, staff)
        except Refused as refusal:
            yield path.name, str(refusal)
        else:
            yield path.name, draft.refusal.get("sentence", "") if draft.refusal else ""


def _adopt(year: int, place: Place, staff: Staff) -> None:
    name = f"Kế hoạch phòng, chống tệ nạn xã hội {year}.docx"
    draft = hand_in(name, write(plan(year)), place, staff)
    adopted = confirmed(draft, staff)
    link_all(adopted, staff)


def link_all(adopted: Plan, staff: Staff) -> None:
    """Each target with the indicator that it means, where one does."""
    left = list(LINKS)
    for target in adopted.targets.order_by("number", "part"):
        _link(target, left, staff)


def hand_in(name: str, content: bytes, place: Place, staff: Staff) -> Draft:
    """A document that the drafter has handed in and the worker has read."""
    draft = actions.upload(
        by=staff.office["thao"],
        place=place,
        name=name,
        content=content,
        at=clock.now(),
        today=clock.today(),
    )
    jobs.deliver()
    draft.refresh_from_db()
    return draft


def confirmed(draft: Draft, staff: Staff) -> Plan:
    """The plan of a draft, every item of which was taken as read."""
    by, at, today = staff.office["thao"], clock.now(), clock.today()
    actions.accept_sure(by=by, draft=draft, at=at, today=today)
    for item in draft.items.still_open():
        actions.accept_item(by=by, item=item, version=item.version, at=at, today=today)
    return actions.confirm(by=by, draft=draft, at=at, today=today)


def _link(target: Target, left: list[Link], staff: Staff) -> None:
    code = _chosen(target, left)
    if code:
        actions.link_target(
            by=staff.office["binh"],
            target=target,
            seen=target.linked,
            indicator=code,
            slice="",
            at=clock.now(),
            today=clock.today(),
        )


def _chosen(target: Target, left: list[Link]) -> str:
    for words, unit, code in left:
        if words in target.clause and target.unit.startswith(unit):
            left.remove((words, unit, code))
            return code
    best = queries.suggestions(target)[:1]
    return best[0].code if best and best[0].score >= GOOD_ENOUGH else ""
