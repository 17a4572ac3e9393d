"""Questions about drafts and plans."""

from lanh.plans.queries.drafts import (
    Left,
    can_review,
    check_can_draft,
    check_can_take,
    draft,
    draft_with_same_content,
    drafts,
    item,
    items,
    left,
    places_to_draft,
)
from lanh.plans.queries.indicators import Known, candidates, known_indicators
from lanh.plans.queries.plans import (
    can_link,
    check_can_link,
    check_not_kept,
    named,
    plan,
    plans,
    suggestions,
    target,
    with_counts,
)

__all__ = [
    "Known",
    "Left",
    "can_link",
    "can_review",
    "candidates",
    "check_can_draft",
    "check_can_link",
    "check_can_take",
    "check_not_kept",
    "draft",
    "draft_with_same_content",
    "drafts",
    "item",
    "items",
    "known_indicators",
    "left",
    "named",
    "places_to_draft",
    "plan",
    "plans",
    "suggestions",
    "target",
    "with_counts",
]
