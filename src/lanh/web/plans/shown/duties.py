"""What the page of a plan's report duty shows."""

from datetime import date

from django.forms import Form
from django.utils.translation import gettext

from lanh.law.days import last_on_time
from lanh.plans.models import ReportDuty
from lanh.plans.queries import duties
from lanh.web.parts.words import day, period_name, term


def page(duty: ReportDuty, form: Form) -> dict[str, object]:
    """Its words, the days they name, and what would be owed on each form."""
    able = duties.forms_for(duty)
    return {
        "duty": duty,
        "plan": duty.plan,
        "form": form,
        "able": able,
        "days": [
            (term(one), period_name(each.period), told(each.due.kind, each.due.day))
            for one in able
            for each in duties.occurrences(duty, one)
        ],
    }


def told(kind: str, due: date) -> str:
    """'before 10/06/2026, on time until 09/06/2026'."""
    last = last_on_time("before" if kind == "before" else "by", due)
    said = gettext("before {day}") if kind == "before" else gettext("by {day}")
    until = gettext("on time until {day}").format(day=day(last))
    return f"{said.format(day=day(due))}, {until}"


def handed(number: int) -> str:
    """How many units owe the report now."""
    return gettext("{number} reports are owed by the plan's own days.").format(
        number=number
    )
