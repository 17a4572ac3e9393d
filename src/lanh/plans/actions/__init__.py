"""What a person does with a document, and with the plan that it becomes."""

from lanh.plans.actions.drafts import (
    confirm,
    drop_draft,
    fill,
    refuse,
    upload,
)
from lanh.plans.actions.items import (
    accept_item,
    accept_sure,
    add_item,
    drop_item,
    edit_item,
    restore_item,
)
from lanh.plans.actions.targets import (
    link_target,
    unlink_target,
)

__all__ = [
    "accept_item",
    "accept_sure",
    "add_item",
    "confirm",
    "drop_draft",
    "drop_item",
    "edit_item",
    "fill",
    "link_target",
    "refuse",
    "restore_item",
    "unlink_target",
    "upload",
]
