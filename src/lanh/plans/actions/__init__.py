"""What a person does with a document, and with the plan that it becomes."""

from lanh.plans.actions.amendments import (
    amend,
    issue,
)
from lanh.plans.actions.cascade import (
    ask_for_plans,
    carry,
    place_under,
    release,
    tell_issued,
)
from lanh.plans.actions.drafts import (
    confirm,
    drop_draft,
    fill,
    refuse,
    upload,
)
from lanh.plans.actions.duties import hand_down
from lanh.plans.actions.items import (
    accept_item,
    accept_sure,
    add_item,
    drop_item,
    edit_item,
    restore_item,
)
from lanh.plans.actions.reviews import (
    begin_review,
    close,
    conclude,
    start_next,
    write_review,
)
from lanh.plans.actions.shares import (
    allot,
    take_over,
)
from lanh.plans.actions.targets import (
    link_target,
    unlink_target,
)

__all__ = [
    "accept_item",
    "accept_sure",
    "add_item",
    "allot",
    "amend",
    "ask_for_plans",
    "begin_review",
    "carry",
    "close",
    "conclude",
    "confirm",
    "drop_draft",
    "drop_item",
    "edit_item",
    "fill",
    "hand_down",
    "issue",
    "link_target",
    "place_under",
    "refuse",
    "release",
    "restore_item",
    "start_next",
    "take_over",
    "tell_issued",
    "unlink_target",
    "upload",
    "write_review",
]
