"""Writing the reasons of a review."""

from collections.abc import Mapping
from uuid import UUID

from lanh.plans.models import Reason, Review


def write_reasons(*, review: Review, reasons: Mapping[UUID, str]) -> None:
    """The reasons as they are now; one that is blank is taken away."""
    known = {reason.target_id: reason for reason in review.reasons.all()}
    mine = set(review.plan.targets.values_list("pk", flat=True))
    for key, said in reasons.items():
        words = said.strip()
        if not words and key in known:
            known[key].delete()
        elif words and key in mine:
            reason = known.get(key) or Reason(review=review, target_id=key)
            reason.words = words
            reason.full_clean(exclude=["target"])
            reason.save()
