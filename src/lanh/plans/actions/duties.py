"""What a plan asks to be reported becomes duties of units."""

from datetime import date

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.audit.rules import seal_of
from lanh.plans.models import ReportDuty
from lanh.plans.queries import duties
from lanh.plans.rules.handing import Whose, check_asks_for_something
from lanh.reports.models import Duty
from lanh.reports.queries import duties as reports
from lanh.reports.steps import owing


@transaction.atomic(durable=True)
def hand_down(
    *, by: User, duty: ReportDuty, form: str, whose: Whose, today: date
) -> list[Duty]:
    """The units owe the form by the plan's own days; the duties, none twice."""
    duties.check_can_hand_down(by, plan=duty.plan, today=today)
    asked = duties.occurrences(duty, reports.form_in_use(form).written)
    check_asks_for_something(asked, form=form)
    owed = [
        one
        for each in asked
        for one in owing.owe_by_plan(
            form=form,
            period=each.period,
            units=duties.units(duty.plan, whose, day=each.period.last),
            due=each.due,
            basis=duties.cited(duty),
            asked_by=duty.pk,
        )
    ]
    record(
        by=by,
        verb="plans.hand_down",
        subject=duty.plan.subject,
        form=form,
        whose=whose.value,
        duties=len(owed),
        digest=seal_of(one.pk for one in owed),
    )
    return owed
