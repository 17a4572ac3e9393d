"""A plan, made of what was kept of a draft."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from lanh.access.models import User
from lanh.common.numbers import write_number
from lanh.plans.models import (
    Activity,
    Assignment,
    Draft,
    DraftItem,
    Plan,
    ReportDuty,
    Target,
)
from lanh.plans.models.plan import FromDocument
from lanh.plans.rules import content, source
from lanh.plans.rules.life import ItemKind
from lanh.plans.rules.work import meetings
from lanh.plans.steps.drafts import head
from lanh.plans.steps.naming import deliver, name_agencies
from lanh.plans.steps.tasks import hand_out


def make_plan(
    *,
    draft: Draft,
    items: Sequence[DraftItem],
    by: User,
    at: datetime,
    today: date,
) -> Plan:
    """The plan with everything that was kept of the draft, its work handed out."""
    told = head(items=items)
    plan = Plan(
        place=draft.place,
        draft=draft,
        file=draft.file,
        type=told["type"],
        number=told["number"],
        dated=told["date"],
        issuer=told["issuer"],
        subject_line=told["subject"],
        first=date.fromisoformat(told["start"]),
        last=date.fromisoformat(told["end"]),
        text=draft.text,
        meets_every=meetings.asked_for(draft.text),
        made_by=by,
        made_at=at,
    )
    plan.full_clean()
    plan.save()
    _keep_parts(plan, items, today)
    hand_out(plan=plan, today=today)
    return plan


def _keep_parts(plan: Plan, items: Sequence[DraftItem], today: date) -> None:
    for item in items:
        for part in _PARTS[item.what](item):
            part.plan, part.number = plan, item.number
            part.words, part.path = item.words, item.path
            part.begins, part.ends = item.begins, item.ends
            part.full_clean()
            part.save()
            _beside(item, part, today)


def _beside(item: DraftItem, part: FromDocument, today: date) -> None:
    """What belongs to a part once it is kept: what it delivers, whom it names."""
    if isinstance(part, Activity):
        deliver(activity=part, outputs=item.fields["outputs"])
        name_agencies(part=part, today=today)
    if isinstance(part, Assignment):
        name_agencies(part=part, today=today)


def _targets(item: DraftItem) -> list[Target]:
    measures = item.fields["measures"] or [{}]
    return [_target(item, part, one) for part, one in enumerate(measures)]


def _target(item: DraftItem, part: int, measure: Mapping[str, Any]) -> Target:
    value = content.number(measure.get("value"))
    words, span = _place(item, measure, value)
    return Target(
        part=part,
        clause=" ".join(source.clause(words, span).split()),
        following=" ".join(source.following(words, span).split()),
        comparator=measure.get("comparator", ""),
        value=value,
        upper=content.number(measure.get("upper")),
        unit=measure.get("unit", "")[:100],
        of=measure.get("of", "")[:400],
        baseline=measure.get("baseline", "")[:20],
        direction=measure.get("direction", "")[:4],
    )


def _place(
    item: DraftItem, measure: Mapping[str, Any], value: Decimal | None
) -> tuple[str, tuple[int, int] | None]:
    """The item's words and where its figure stands: as the reader found it, if
    the words are still the document's, else the first number that is the same."""
    begins, found = item.begins, measure.get("span")
    if begins is not None and found:
        words = item.draft.text[begins : item.ends]
        if words.split() == item.words.split():
            return words, (found[0] - begins, found[1] - begins)
    number = None if value is None else write_number(value)
    return item.words, source.figure(item.words, number) if number else None


def _activity(item: DraftItem) -> list[Activity]:
    fields, time = item.fields, item.fields["time"]
    return [
        Activity(
            content=fields["content"],
            lead=fields["lead"],
            coordinating=fields["coordinating"],
            time=time["text"][:300],
            first=content.day(time["start"]),
            last=content.day(time["end"]),
            where=fields["place"],
        )
    ]


def _assignment(item: DraftItem) -> list[Assignment]:
    fields = item.fields
    return [Assignment(agencies=fields["agencies"], tasks=fields["tasks"])]


def _duty(item: DraftItem) -> list[ReportDuty]:
    fields = item.fields
    return [
        ReportDuty(
            sender=fields["from"],
            receiver=fields["to"],
            cadence=fields["cadence"],
            deadline=fields["deadline"],
        )
    ]


_PARTS: Final[Mapping[ItemKind, Callable[[DraftItem], Sequence[Any]]]] = {
    ItemKind.HEAD: lambda _item: [],
    ItemKind.TARGET: _targets,
    ItemKind.ACTIVITY: _activity,
    ItemKind.ASSIGNMENT: _assignment,
    ItemKind.DUTY: _duty,
}
