"""What the pages of meetings show."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.common import clock
from lanh.plans import queries
from lanh.plans.models import Meeting, Plan
from lanh.web.parts.request import OfficeRequest
from lanh.web.plans.forms.meetings import DecisionForm, RhythmForm
from lanh.web.plans.lists.tasks import shape, stands


def decision_form(request: OfficeRequest, meeting: Meeting) -> DecisionForm:
    rows = queries.agencies_for(meeting.plan, today=clock.today())
    return DecisionForm(request.POST or None, agencies=rows)


def meeting_page(
    request: OfficeRequest, meeting: Meeting, form: DecisionForm
) -> HttpResponse:
    """What was decided, and how far each decision is."""
    today = clock.today()
    seen = queries.tasks(request.user, today=today).filter(meeting=meeting)
    told = {
        "meeting": meeting,
        "facts": [
            (_("Day"), meeting.day),
            (_("Where"), meeting.where),
            (_("Chaired by"), meeting.chaired_by),
            (_("Recorded by"), meeting.recorded_by.name),
        ],
        "decisions": [(one, stands(one), shape(one)) for one in seen],
        "hidden": meeting.decisions.count() - seen.count(),
        "form": form,
        "may_direct": queries.can_direct(request.user, plan=meeting.plan, today=today),
    }
    return render(request, "plans/meeting.html", told)


def of_plan(user: User, plan: Plan, today: date) -> dict[str, Any]:
    """The meetings of a plan, and when the next one is due."""
    return {
        "meetings": list(plan.meetings.all()),
        "next_meeting": queries.next_meeting(plan),
        "rhythm_form": RhythmForm(initial={"months": plan.meets_every}),
    }
