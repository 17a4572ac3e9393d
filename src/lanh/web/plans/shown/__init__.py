"""What the pages of plans show, and where a press leads."""

from lanh.web.plans.shown.drafts import (
    addable,
    back_to_draft,
    beside_plans,
    draft_page,
    edit_page,
    said,
    to_confirm,
    to_drop,
    to_item,
)
from lanh.web.plans.shown.plans import (
    plan_page,
)
from lanh.web.plans.shown.targets import (
    back_to_target,
    link_page,
    target_page,
)

__all__ = [
    "addable",
    "back_to_draft",
    "back_to_target",
    "beside_plans",
    "draft_page",
    "edit_page",
    "link_page",
    "plan_page",
    "said",
    "target_page",
    "to_confirm",
    "to_drop",
    "to_item",
]
