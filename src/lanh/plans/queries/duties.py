"""What a plan asks to be reported, and who would owe it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal
from uuid import UUID

from lanh.access.models import User
from lanh.common.period import Period
from lanh.common.refusal import allows
from lanh.elements.forms import Due, FormText, forms
from lanh.places.models import PlaceQuerySet
from lanh.plans.models import Plan, ReportDuty
from lanh.plans.queries.plans import plans
from lanh.plans.rules.content import Cadence
from lanh.plans.rules.due_days import also, days, due_kind
from lanh.plans.rules.handing import Whose
from lanh.reports import rules as reports_rules
from lanh.reports.models import Duty
from lanh.reports.queries import duties as reports

# What the plan does not say: from here on the rest of the period is estimated.
CUT_OFF: Final = timedelta(days=5)
SHORT: Final = (Cadence.QUARTERLY, Cadence.MONTHLY, Cadence.WEEKLY)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One report that a duty asks for: of which period, by when."""

    period: Period
    due: Due


def report_duty(for_user: User, *, pk: UUID, today: date) -> ReportDuty | None:
    """One duty with its plan, or None where the user may not know of it."""
    seen = plans(for_user, today).values("pk")
    found = ReportDuty.objects.filter(pk=pk, plan__in=seen)
    return found.select_related("plan__place").first()


def occurrences(duty: ReportDuty, form: FormText) -> list[Occurrence]:
    """The reports on that form which the duty asks for, in the order of their days."""
    short, found = duty.rhythm in SHORT, []
    for day, kind in asked_days(duty):
        near = [*form.periods(day.year - 1), *form.periods(day.year)]
        period = reports_rules.period_due(day, near, short=short)
        if period:
            early = (
                min(period.last, day - CUT_OFF) if day <= period.last else period.last
            )
            found.append(Occurrence(period, Due(day, kind, early)))
    return found


def asked_days(duty: ReportDuty) -> list[tuple[date, Literal["before", "by"]]]:
    """Each day within the plan, and whether before it or by it; those that another
    duty of the same words stands for are left to that."""
    plan = duty.plan
    same = plan.duties.filter(words=duty.words).exclude(pk=duty.pk)
    others = set(same.values_list("deadline", flat=True))
    deadlines = [duty.deadline, *also(duty.words, duty.deadline)]
    found = {
        (day, due_kind(duty.words, deadline))
        for deadline in deadlines
        if deadline == duty.deadline or deadline not in others
        for day in days(deadline, first=plan.first, last=plan.last)
    }
    return sorted(found)


def kind_of(duty: ReportDuty) -> Literal["before", "by"]:
    """'trước ngày' or 'chậm nhất ngày', as the plan's own words put it."""
    return due_kind(duty.words, duty.deadline) if duty.deadline else "by"


def units(plan: Plan, whose: Whose, *, day: date) -> PlaceQuerySet:
    """Who would owe it on that day."""
    below = reports.units(plan.place, day=day).order_by("path")
    if whose is Whose.COMMUNES:
        return below.filter(level="commune")
    return below.filter(pk=plan.place_id) if whose is Whose.ITSELF else below


def handed_down(plan: Plan) -> Counter[UUID]:
    """How many reports are owed for each duty of the plan."""
    keys = list(plan.duties.values_list("pk", flat=True))
    asked = Duty.objects.filter(asked_by__in=keys).values_list("asked_by", flat=True)
    return Counter(key for key in asked if key)


def check_can_hand_down(by: User, *, plan: Plan, today: date) -> None:
    """Who accepts reports at the plan's place asks for them."""
    reports.check_can_open(by, province=plan.place, today=today)


def can_hand_down(by: User, *, plan: Plan, today: date) -> bool:
    return allows(check_can_hand_down, by, plan=plan, today=today)


def forms_for(duty: ReportDuty) -> list[FormText]:
    """The forms on which the duty could be answered, that of the plan itself first."""
    able = [form for form in forms().values() if occurrences(duty, form)]
    return sorted(able, key=lambda form: form.code != "F15")


def cited(duty: ReportDuty) -> str:
    """How the calendar names what asks: `Kế hoạch số 15/KH-UBND, V.1`."""
    number, subject = duty.plan.number, duty.plan.subject_line
    name = f"Kế hoạch số {number}" if number else subject
    return ", ".join(part for part in (name[:240], duty.path) if part)
