"""What the pages of reviews show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.indicators.queries import Value
from lanh.plans import queries
from lanh.plans.models import Plan, Review
from lanh.plans.queries import Reviewed
from lanh.web.parts.finding import check_opens
from lanh.web.parts.request import OfficeRequest
from lanh.web.plans import progress
from lanh.web.plans.forms.reviews import BeginForm, ReviewForm, VersionForm
from lanh.web.plans.progress import Row
from lanh.web.plans.shown.cascade import data_of
from lanh.web.plans.shown.story import tell
from lanh.web.plans.words import quantity


@dataclass(frozen=True, slots=True)
class Line:
    """A target of a review: the base year, each year, the aim, where it stands."""

    row: Row
    base_year: int
    baseline: str
    years: Sequence[str]
    reason: str


def line(one: Reviewed, n: int, years: int) -> Line:
    sign = progress.sign(one.progress)
    return Line(
        row=progress.row(one.progress, number=n),
        base_year=one.base_year,
        baseline=figure(one.baseline, sign),
        years=[figure(v, sign) for v in one.by_year] or [""] * years,
        reason=one.reason,
    )


def figure(value: Value | None, sign: str) -> str:
    if value is None or value.number is None:
        return ""
    return quantity(progress.rounded(value.number), sign)


def begin_form(request: OfficeRequest, plan: Plan, today: date) -> BeginForm:
    may = queries.can_review_plan(request.user, plan=plan, today=today)
    check_opens(may or request.method == "POST")
    return BeginForm(data_of(request), plan=plan)


def review_form(
    request: OfficeRequest, review: Review, today: date
) -> tuple[list[Reviewed], ReviewForm]:
    rows = queries.reviewed(review, today=today)
    return rows, ReviewForm(data_of(request), review=review, rows=rows)


def review_page(
    user: User, review: Review, rows: list[Reviewed], form: Form, today: date
) -> dict[str, Any]:
    """The table of years, the reasons and conclusions, and what comes next."""
    lines = [line(one, n, len(review.years)) for n, one in enumerate(rows, start=1)]
    begun = queries.next_words(review, rows, today=today)
    return {
        "review": review,
        "plan": review.plan,
        "lines": lines,
        "form": form,
        "summary": progress.summary([one.row for one in lines]),
        "may_write": queries.can_write_review(user, review=review, today=today),
        "may_close": queries.can_close(user, plan=review.plan, today=today),
        "may_draft": queries.can_start_next(user, review=review, today=today),
        "next": None if review.is_open else begun,
    }


def back_to_review(request: OfficeRequest, pk: UUID, form: Form) -> HttpResponse:
    """The review again, with what was refused at its head."""
    tell(request, form)
    return redirect("plans:review", pk)


def close_form(request: OfficeRequest, plan: Plan) -> VersionForm:
    return VersionForm(data_of(request), initial={"version": plan.version})


def close_page(plan: Plan, form: Form) -> dict[str, Any]:
    return {
        "heading": _("Close the plan"),
        "record": plan.subject_line,
        "what": [
            _("The plan rests from now on: nothing in it can be changed any more."),
            _("Its figures go on being told; its next plan begins from its review."),
        ],
        "form": form,
        "button": _("Close the plan"),
        "back": reverse("plans:detail", args=[plan.pk]),
    }
