"""What a person does to look back on a plan, and to begin the next from it."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.outbox import steps as outbox
from lanh.plans import queries, steps
from lanh.plans.models import Draft, Plan, Review
from lanh.plans.rules import amending, reviewing
from lanh.plans.rules.reviewing import ReviewKind


@transaction.atomic(durable=True)
def begin_review(
    *,
    by: User,
    plan: Plan,
    kind: ReviewKind,
    first_year: int,
    last_year: int,
    at: datetime,
    today: date,
) -> Review:
    """A look back on these years of the plan is begun; its figures fill themselves."""
    queries.check_can_review(by, plan=plan, today=today)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    reviewing.check_none_open(plan.reviews.filter(concluded_at=None).count())
    reviewing.check_years(first_year, last_year, since=plan.first, until=plan.last)
    made = Review(plan=plan, kind=kind.value, begun_by=by, begun_at=at)
    made.first_year, made.last_year = first_year, last_year
    made.full_clean()
    made.save()
    told = {"kind": kind.value, "years": f"{first_year}-{last_year}"}
    record(by=by, verb="plans.review", subject=plan.subject, **told)
    return made


@transaction.atomic(durable=True)
def write_review(
    *,
    by: User,
    review: Review,
    version: int,
    reasons: Mapping[UUID, str],
    conclusions: str,
    today: date,
) -> Review:
    """Why each target was reached or not, by the target's key; what follows from it."""
    review = _mine(by=by, review=review, version=version, today=today)
    steps.write_reasons(review=review, reasons=reasons)
    review.conclusions = conclusions.strip()
    review.full_clean()
    review.save()
    told = {"review": str(review.pk), "reasons": str(len(reasons))}
    record(by=by, verb="plans.write_review", subject=review.plan.subject, **told)
    return review


@transaction.atomic(durable=True)
def conclude(
    *, by: User, review: Review, version: int, at: datetime, today: date
) -> Review:
    """The review is concluded: its figures stay those that are known now."""
    review = _mine(by=by, review=review, version=version, today=today)
    reviewing.check_conclusions(review.conclusions)
    review.concluded_by, review.concluded_at = by, at
    review.full_clean()
    review.save()
    told = {"review": str(review.pk)}
    record(by=by, verb="plans.conclude", subject=review.plan.subject, **told)
    return review


@transaction.atomic(durable=True)
def close(*, by: User, plan: Plan, version: int, today: date) -> Plan:
    """The plan is over and reviewed; it rests from now on."""
    queries.check_can_close(by, plan=plan, today=today)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    amending.check_plan_untouched(seen=version, now=plan.version)
    plan.closed_on = today
    plan.full_clean()
    plan.save()
    record(by=by, verb="plans.close", subject=plan.subject, on=today.isoformat())
    return plan


@transaction.atomic(durable=True)
def start_next(*, by: User, review: Review, at: datetime, today: date) -> Draft:
    """The next period's plan, its results written in, is handed in to be worked on.

    The worker reads it like any other document; a person looks at every item.
    """
    place = review.plan.place
    queries.check_can_start_next(by, review=review, today=today)
    name, content = queries.next_document(review, today=today)
    queries.check_not_open(content, place=place)
    stored = steps.keep_document(name=name, content=content, at=at)
    draft = Draft(place=place, file=stored, name=stored.name)
    draft.handed_in_by, draft.handed_in_at = by, at
    draft.full_clean()
    draft.save()
    outbox.put(kind=steps.TO_READ, payload={"draft": str(draft.pk)})
    told = {"review": str(review.pk), "draft": str(draft.pk)}
    record(by=by, verb="plans.start_next", subject=review.plan.subject, **told)
    return draft


def _mine(*, by: User, review: Review, version: int, today: date) -> Review:
    """The review as it is now, if nobody wrote in it since it was seen."""
    fresh = Review.objects.select_for_update(of=("self",)).select_related("plan__place")
    review = fresh.get(pk=review.pk)
    queries.check_can_write_review(by, review=review, today=today)
    reviewing.check_review_untouched(seen=version, now=review.version)
    review.version += 1
    return review
