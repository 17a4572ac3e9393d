"""Writing a giving out of shares."""

from collections.abc import Sequence

from lanh.places.models import Agency, Place
from lanh.plans.models import Allotment, Share
from lanh.plans.queries.shares import Portion


def write_shares(*, allotment: Allotment, portions: Sequence[Portion]) -> None:
    """The giving out with all its shares."""
    allotment.full_clean()
    allotment.save()
    for portion in portions:
        share = Share(allotment=allotment, value=portion.value)
        if isinstance(portion.holder, Place):
            share.place = portion.holder
        elif isinstance(portion.holder, Agency):
            share.agency = portion.holder
        else:
            share.named = portion.holder
        share.full_clean(exclude=["allotment"])
        share.save()
