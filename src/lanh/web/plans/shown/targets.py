"""What the pages of targets show, and where a press leads."""

from datetime import date
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect

from lanh.common import clock
from lanh.plans import queries
from lanh.plans.models import Target
from lanh.web.parts.finding import check_opens
from lanh.web.parts.request import OfficeRequest
from lanh.web.plans import progress
from lanh.web.plans.forms.targets import KnownForm
from lanh.web.plans.shown.shares import beside_target
from lanh.web.plans.shown.story import asked_moment, tell


def back_to_target(request: OfficeRequest, pk: UUID, form: Form) -> HttpResponse:
    tell(request, form)
    return redirect("plans:target", pk)


def target_page(request: OfficeRequest, target: Target, today: date) -> dict[str, Any]:
    """One target: its figure, that of each unit below, and of one the facts behind."""
    plan, known_at = target.plan, asked_moment(request)
    own = queries.progress_of(target, today=today, known_at=known_at)
    below = queries.spread(request.user, target, today=today, known_at=known_at)
    code = request.GET.get("unit")
    asked = [one for one in below if one.place.code == code]
    behind = [fact for one in asked for fact in queries.behind(one, known_at=known_at)]
    return beside_target(request.user, target, today, known_at) | {
        "target": target,
        "plan": plan,
        "known_at": known_at,
        "known_form": KnownForm(request.GET),
        "period": queries.period_of(plan),
        "row": progress.row(own),
        "below": progress.spread(below),
        "unit": asked[0].place if asked else None,
        "behind": progress.facts(behind),
        "may_link": queries.can_link(request.user, plan=plan, today=today),
    }


def link_page(request: OfficeRequest, target: Target, form: Form) -> dict[str, Any]:
    """Indicators that the target may mean; of a chosen one, its parts."""
    may = queries.can_link(request.user, plan=target.plan, today=clock.today())
    check_opens(may or request.method == "POST")  # a refusal is told in its words
    known = queries.known_indicators()
    typed = request.GET.get("q", "").strip()
    found = queries.named(typed) if typed else queries.suggestions(target)
    return {
        "target": target,
        "plan": target.plan,
        "form": form,
        "typed": typed,
        "offered": [known[one.code] for one in found],
        "chosen": known.get(form["indicator"].value() or ""),
    }
