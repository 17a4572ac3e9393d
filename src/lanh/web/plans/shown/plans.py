"""What the pages of plans show, and where a press leads."""

from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.plans import queries
from lanh.plans.models import Activity, Plan, ReportDuty
from lanh.plans.queries import duties
from lanh.plans.rules.pace import passed
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.words import words as words_of
from lanh.web.plans import progress, sheet, words
from lanh.web.plans.forms.fields import output_words
from lanh.web.plans.forms.targets import KnownForm
from lanh.web.plans.shown.around import around
from lanh.web.plans.shown.story import asked_moment, story
from lanh.web.plans.shown.tasks import handed_out


def plan_page(request: OfficeRequest, plan: Plan, today: date) -> dict[str, Any]:
    """Everything that a plan holds, and how far its targets are."""
    known_at = asked_moment(request)
    day = queries.day_of(today, known_at)
    told = queries.progress(plan, place=plan.place, today=today, known_at=known_at)
    groups = progress.groups(told)
    rows = [row for group in groups for row in group.rows]
    parts = {
        "targets": rows,
        "groups": groups,
        "activities": [told_activity(one) for one in queries.activities_on(plan, day)],
        **handed_out(request.user, plan, today),
        "duties": told_duties(plan),
    }
    return parts | {
        "plan": plan,
        "facts": plan_facts(plan, today),
        "summary": progress.summary(rows),
        "as_of": progress.as_of(rows),
        "known_at": known_at,
        "known_form": KnownForm(request.GET),
        "passed": progress.percent(passed(plan.first, plan.last, today)),
        "lines": sheet.lines(plan.text, sheet.parts_of(plan)),
        "may_link": queries.can_link(request.user, plan=plan, today=today),
        "story": story(plan.subject),
        **around(request.user, plan, today, known_at),
    }


def state(plan: Plan) -> str:
    """'amended, version 3'."""
    told = words_of(plan.stage).capitalize()
    if plan.version == 1:
        return told
    version = gettext("version {n}").format(n=plan.version)
    return f"{told}, {version}"


def told_activity(one: Activity) -> tuple[Activity, str, str]:
    """An activity with its time and what it delivers in words."""
    outputs = "; ".join(output_words(output) for output in one.outputs.all())
    return one, words.days(one.first, one.last) or one.time, outputs


def told_duties(plan: Plan) -> list[tuple[ReportDuty, str, int]]:
    """Each duty to report, its day in words, and how many reports it has become."""
    handed = duties.handed_down(plan)
    return [
        (one, words.deadline(one.deadline, duties.kind_of(one)), handed[one.pk])
        for one in plan.duties.all()
    ]


def plan_facts(plan: Plan, today: date) -> list[tuple[Any, Any]]:
    days = (plan.last - plan.first).days + 1
    gone = min(days, max(0, (today - plan.first).days + 1))
    signed = (plan.number, words.dated(plan.dated))
    passed = gettext("{gone} of {days} days").format(gone=gone, days=days)
    return [
        (_("Number, date"), ", ".join(one for one in signed if one)),
        (_("Issued by"), plan.issuer),
        (_("Place"), plan.place.name),
        (_("Period"), words.days(plan.first, plan.last)),
        (_("State"), state(plan)),
        (_("Passed"), passed),
    ]
