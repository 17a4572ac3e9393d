"""A review: each target's figures year by year, beside what was aimed at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.period import Period
from lanh.common.refusal import allows
from lanh.indicators import queries as indicators
from lanh.indicators.queries import Value
from lanh.plans.models import Plan, Review, Target
from lanh.plans.queries.plans import plan as plan_of
from lanh.plans.queries.standing import TargetProgress, progress
from lanh.plans.rules import amending, reviewing
from lanh.plans.rules.reviewing import ReviewKind


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A target as a review tells it.

    baseline: the figure of `base_year`, the year before the review or the one that the
    target itself names. by_year: a Value for each year of the review, in order; both
    empty where no indicator is linked. progress: where it stands over the plan's whole
    time. reason: in the words of the review.
    """

    target: Target
    base_year: int
    baseline: Value | None
    by_year: Sequence[Value]
    progress: TargetProgress
    reason: str


def review(for_user: User, *, pk: UUID, today: date) -> Review | None:
    """One review with its plan, or None where the user may not know of it."""
    related = ("plan__place", "begun_by", "concluded_by")
    one = Review.objects.filter(pk=pk).select_related(*related).first()
    seen = one is not None and plan_of(for_user, one.plan_id, today) is not None
    return one if seen else None


def reviews(plan: Plan) -> Sequence[Review]:
    """The reviews of the plan, newest first."""
    rows = plan.reviews.select_related("begun_by", "concluded_by")
    return list(rows.order_by("-begun_at", "pk"))


def reviewed(review: Review, *, today: date) -> list[Reviewed]:
    """Each target of the plan as the review tells it, in the plan's order.

    While it is open, from what is known now; once concluded, from what was known
    then. The years are reporting years (Decree 09: 15/12 to 14/12); their figures are
    fetched together, one question a year.
    """
    plan, known_at = review.plan, review.concluded_at
    told = progress(plan, place=plan.place, today=today, known_at=known_at)
    by_year = _figures(review, [one.target for one in told])
    reasons = dict(review.reasons.values_list("target", "words"))
    return [
        _reviewed(review, one, by_year, reasons.get(one.target.pk, "")) for one in told
    ]


def _reviewed(
    review: Review,
    one: TargetProgress,
    by_year: Mapping[int, Mapping[str, Value]],
    reason: str,
) -> Reviewed:
    base, code = base_year(review, one.target), one.target.linked
    baseline = by_year[base].get(code)
    years = [found for year in review.years if (found := by_year[year].get(code))]
    return Reviewed(one.target, base, baseline, years, one, reason)


def base_year(review: Review, target: Target) -> int:
    """The year that the target is set against, else the one before the review."""
    named = target.baseline.strip()
    return int(named) if named.isdecimal() else review.first_year - 1


def _figures(review: Review, targets: Sequence[Target]) -> dict[int, dict[str, Value]]:
    """For each year that is asked for, the value of each linked indicator."""
    place = review.plan.place
    codes = sorted({target.linked for target in targets if target.indicator})
    asked = {*review.years, *(base_year(review, target) for target in targets)}
    found: dict[int, dict[str, Value]] = {}
    for year in sorted(asked | {review.first_year - 1}):
        values = indicators.values(
            codes,
            places=[place],
            period=Period.decree_09_year(year),
            known_at=review.concluded_at,
        )
        found[year] = {code: values[code, place.pk] for code in codes}
    return found


def last_figure(one: Reviewed) -> Decimal | None:
    """The figure of the last year that has one: from there the next plan goes on."""
    numbers = [value.number for value in one.by_year if value.number is not None]
    return numbers[-1] if numbers else None


def check_can_review(by: User, *, plan: Plan, today: date) -> None:
    access.check_may(by, Permission.REVIEW_PLANS, at=plan.place, today=today)
    amending.check_is_issued(plan.stage)


def can_review_plan(by: User, *, plan: Plan, today: date) -> bool:
    return allows(check_can_review, by, plan=plan, today=today)


def check_can_write_review(by: User, *, review: Review, today: date) -> None:
    check_can_review(by, plan=review.plan, today=today)
    reviewing.check_still_open(is_open=review.is_open)


def can_write_review(by: User, *, review: Review, today: date) -> bool:
    return allows(check_can_write_review, by, review=review, today=today)


def check_can_close(by: User, *, plan: Plan, today: date) -> None:
    """The plan's final review is concluded, and it is not closed yet."""
    check_can_review(by, plan=plan, today=today)
    amending.check_not_closed(plan.stage)
    final = plan.reviews.filter(kind=ReviewKind.FINAL.value, concluded_at__isnull=False)
    reviewing.check_reviewed(concluded=final.count())


def can_close(by: User, *, plan: Plan, today: date) -> bool:
    return allows(check_can_close, by, plan=plan, today=today)


def check_can_start_next(by: User, *, review: Review, today: date) -> None:
    """The next plan begins from a concluded review, by who drafts plans there."""
    place = review.plan.place
    access.check_may(by, Permission.DRAFT_PLANS, at=place, today=today)
    reviewing.check_is_concluded(is_open=review.is_open)


def can_start_next(by: User, *, review: Review, today: date) -> bool:
    return allows(check_can_start_next, by, review=review, today=today)
