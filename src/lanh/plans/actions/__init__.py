"""What a person does with a document, and with the plan that it becomes."""

from lanh.plans.actions.activities import (
    link_output,
    unlink_output,
)
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
from lanh.plans.actions.duties import (
    hand_down,
)
from lanh.plans.actions.items import (
    accept_item,
    accept_sure,
    add_item,
    drop_item,
    edit_item,
    restore_item,
)
from lanh.plans.actions.meetings import (
    decide,
    hold_meeting,
    set_rhythm,
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
from lanh.plans.actions.tasks import (
    add_task,
    cancel_task,
    extend,
    finish,
    give_back,
    hand_out,
    pick_agency,
    set_day,
    tell,
    verify,
)

__all__ = [
    "accept_item",
    "accept_sure",
    "add_item",
    "add_task",
    "allot",
    "amend",
    "ask_for_plans",
    "begin_review",
    "cancel_task",
    "carry",
    "close",
    "conclude",
    "confirm",
    "decide",
    "drop_draft",
    "drop_item",
    "edit_item",
    "extend",
    "fill",
    "finish",
    "give_back",
    "hand_down",
    "hand_out",
    "hold_meeting",
    "issue",
    "link_output",
    "link_target",
    "pick_agency",
    "place_under",
    "refuse",
    "release",
    "restore_item",
    "set_day",
    "set_rhythm",
    "start_next",
    "take_over",
    "tell",
    "tell_issued",
    "unlink_output",
    "unlink_target",
    "upload",
    "verify",
    "write_review",
]
