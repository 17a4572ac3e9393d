"""What the pages between a plan and the plans under it show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.plans import queries
from lanh.plans.models import Activity, Plan, SubPlanDuty, Target
from lanh.plans.queries import Compared
from lanh.plans.rules.cascade import How
from lanh.web.parts.finding import check_opens, found
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.words import words
from lanh.web.plans.forms.cascade import (
    AskForm,
    CarryForm,
    IssuedForm,
    ReleaseForm,
    UnderForm,
)
from lanh.web.plans.words import aim_of, days, quantity

SHAPES: Final[Mapping[How, str]] = {
    How.TAKEN_OVER: "ok",
    How.BY_HAND: "ok",
    How.BY_INDICATOR: "ok",
    How.BY_WORDS: "half",
    How.NOT_FOR_US: "none",
    How.MISSING: "warn",
}
NOUNS: Final = {
    "target": _("Target"),
    "activity": _("Activity"),
    "assignment": _("Task"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A thing above beside what answers it below."""

    key: str
    noun: Any
    path: str
    above: str
    above_aim: str
    share: str
    below: str
    below_aim: str
    address: str
    standing: str
    shape: str
    why: str
    told_by: str


def data_of(request: OfficeRequest) -> Any:
    return request.POST if request.method == "POST" else None


def sub_plans_page(user: User, plan: Plan, today: date) -> dict[str, Any]:
    rows = queries.sub_plans(user, plan, today=today)
    tally = queries.tally(rows, today=today)
    return {
        "plan": plan,
        "tally": [(words(state), n) for state, n in tally.items() if n],
        "may_ask": queries.can_ask(user, plan=plan, today=today),
    }


def ask_form(request: OfficeRequest, plan: Plan, today: date) -> AskForm:
    may = queries.can_ask(request.user, plan=plan, today=today)
    check_opens(may or request.method == "POST")
    candidates = queries.who_could_owe(plan, today=today)
    return AskForm(data_of(request), candidates=candidates)


def issued_form(request: OfficeRequest, duty: SubPlanDuty, today: date) -> IssuedForm:
    plans = queries.plans_to_tell(request.user, duty, today=today)
    names = ("version", "number", "issued_on", "issued")
    first = {name: getattr(duty, name) for name in names}
    return IssuedForm(data_of(request), plans=plans, initial=first)


def issued_page(
    user: User, duty: SubPlanDuty, form: Form, today: date
) -> dict[str, Any]:
    return {
        "duty": duty,
        "plan": duty.plan,
        "form": form,
        "may_tell": queries.can_tell(user, duty=duty, today=today),
        "may_release": queries.can_ask(user, plan=duty.plan, today=today),
    }


def release_form(request: OfficeRequest, duty: SubPlanDuty) -> ReleaseForm:
    return ReleaseForm(data_of(request), initial={"version": duty.version})


def release_page(duty: SubPlanDuty, form: Form) -> dict[str, Any]:
    return {
        "heading": _("Ask no longer for this plan"),
        "record": duty.holder,
        "what": [_("It is taken off the list; the trail keeps who owed it and why.")],
        "form": form,
        "button": _("Take it off the list"),
        "back": reverse("plans:tell_issued", args=[duty.pk]),
    }


def under_form(request: OfficeRequest, plan: Plan, today: date) -> UnderForm:
    may = queries.can_carry_out(request.user, plan=plan, today=today)
    check_opens(may or request.method == "POST")
    plans = queries.plans_above(request.user, plan, today=today)
    first = {"version": plan.version, "parent": plan.parent}
    return UnderForm(data_of(request), plans=plans, initial=first)


def compare_page(user: User, plan: Plan, today: date) -> dict[str, Any]:
    """The plan beside the one above it, line by line; None above: nothing."""
    rows = queries.comparison(plan, today=today)
    lines = [line(one) for one in rows]
    counts = {how: sum(one.how is how for one in rows) for how in How}
    return {
        "plan": plan,
        "upper": plan.parent,
        "lines": lines,
        "counts": [(words(how), n) for how, n in counts.items() if n],
        "missing": counts[How.MISSING],
        "may_tell": queries.can_carry_out(user, plan=plan, today=today),
    }


def line(one: Compared) -> Line:
    thing, below, share = one.thing, one.by, one.share
    target = thing.of if isinstance(thing.of, Target) else None
    mine = below if isinstance(below, Target) else None
    carrying = one.carrying
    return Line(
        key=thing.key,
        noun=NOUNS[thing.noun],
        path=thing.of.path,
        above=capfirst(thing.words),
        above_aim=aim(target) or when(thing.of),
        share=quantity(share.value, target.unit) if share and target else "",
        below=capfirst((mine and mine.clause) or (below.words if below else "")),
        below_aim=aim(mine) or when(below),
        address=reverse("plans:target", args=[mine.pk]) if mine else "",
        standing=words(one.how).capitalize(),
        shape=SHAPES[one.how],
        why=one.why,
        told_by=carrying.told_by.name if carrying else "",
    )


def aim(target: Target | None) -> str:
    if target is None:
        return ""
    unit = "" if target.unit == "%" else target.unit
    return f"{aim_of(target)} {unit}".strip()


def when(thing: Any) -> str:
    return days(thing.first, thing.last) if isinstance(thing, Activity) else ""


def carry_form(
    request: OfficeRequest, plan: Plan, key: str, today: date
) -> tuple[Compared, CarryForm]:
    may = queries.can_carry_out(request.user, plan=plan, today=today)
    check_opens(may or request.method == "POST")
    one = found(queries.thing_of(plan, key, today=today))
    said = one.carrying
    first: dict[str, Any] = {"seen": said.version if said else 0, "why_not": one.why}
    if one.by is not None:
        first["part"] = f"{one.by._meta.model_name}:{one.by.pk}"
    parts = queries.parts_of(plan, today)
    return one, CarryForm(data_of(request), parts=parts, initial=first)


def to_comparison(plan: Plan, key: str) -> HttpResponse:
    """The comparison, at that line."""
    return redirect(f"{reverse('plans:compare', args=[plan.pk])}#{key}")
