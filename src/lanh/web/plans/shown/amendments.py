"""What the pages of amendments show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from lanh.plans import queries
from lanh.plans.models import Amendment, Change, Plan
from lanh.plans.rules.amending import ChangeKind
from lanh.plans.rules.content import number
from lanh.web.parts.finding import check_opens
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.words import day, words
from lanh.web.plans.forms.amendments import AmendForm, IssueForm
from lanh.web.plans.shown.cascade import data_of
from lanh.web.plans.words import quantity

LABELS: Final = {
    "comparator": _("Compared"),
    "value": _("Number"),
    "upper": _("Upper number"),
    "unit": _("Unit"),
    "first": _("From"),
    "last": _("To"),
    "time": _("Time"),
    "lead": _("Lead"),
}


@dataclass(frozen=True, slots=True)
class Field:
    label: Any
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: of what, and each field before and after."""

    of: str
    kind: str
    fields: Sequence[Field]


def told_amendments(plan: Plan) -> list[tuple[Amendment, list[Told]]]:
    """The documents that changed the plan, newest first, and what each changed."""
    return [
        (one, [told(change) for change in one.changes.all()])
        for one in queries.amendments(plan)
    ]


def told(change: Change) -> Told:
    kind = ChangeKind(change.kind)
    of = change.target.clause if change.target else ""
    fields = [
        Field(LABELS[name], said(name, change.was), said(name, change.now))
        for name in change.now
    ]
    return Told(capfirst(of or str(change)), words(kind).capitalize(), fields)


def said(name: str, fields: Mapping[str, Any]) -> str:
    """A field as it is read: '1.650', '01/07/2026', 'Sở Y tế'."""
    value = fields.get(name)
    if not value:
        return "—"
    if name in ("value", "upper"):
        return quantity(number(value), "")
    if name in ("first", "last"):
        return day(date.fromisoformat(value))
    return ", ".join(value) if isinstance(value, list) else str(value)


def amend_form(request: OfficeRequest, plan: Plan, today: date) -> AmendForm:
    may = queries.can_amend(request.user, plan=plan, today=today)
    check_opens(may or request.method == "POST")
    targets, activities = queries.to_amend(plan)
    return AmendForm(
        data_of(request),
        targets=targets,
        activities=activities,
        initial={"version": plan.version, "since": today, "dated": today},
    )


def issue_form(request: OfficeRequest, plan: Plan, today: date) -> IssueForm:
    may = queries.can_issue(request.user, plan=plan, today=today)
    check_opens(may or request.method == "POST")
    first = {"version": plan.version, "number": plan.number}
    return IssueForm(data_of(request), initial=first)
