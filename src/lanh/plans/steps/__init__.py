"""What an act of this room must do on the way: no transaction, no line of its own."""

from lanh.plans.steps.amendments import (
    changes_of,
    write_changes,
)
from lanh.plans.steps.cascade import (
    fulfil,
    number_and_day,
    write_carrying,
    write_duty,
)
from lanh.plans.steps.drafts import (
    counted,
    go,
    head,
    locked,
    next_number,
    taken,
)
from lanh.plans.steps.making import (
    make_plan,
)
from lanh.plans.steps.naming import (
    deliver,
    name_agencies,
)
from lanh.plans.steps.reading import (
    TO_READ,
    begin,
    forget,
    keep_document,
    tell_progress,
    write_items,
)
from lanh.plans.steps.registering import (
    hand_in,
)
from lanh.plans.steps.reviews import (
    write_reasons,
)
from lanh.plans.steps.shares import (
    write_shares,
)
from lanh.plans.steps.tasks import (
    Sent,
    decide,
    go_on,
    hand_out,
    locked_task,
    next_turn,
    note,
)

__all__ = [
    "TO_READ",
    "Sent",
    "begin",
    "changes_of",
    "counted",
    "decide",
    "deliver",
    "forget",
    "fulfil",
    "go",
    "go_on",
    "hand_in",
    "hand_out",
    "head",
    "keep_document",
    "locked",
    "locked_task",
    "make_plan",
    "name_agencies",
    "next_number",
    "next_turn",
    "note",
    "number_and_day",
    "taken",
    "tell_progress",
    "write_carrying",
    "write_changes",
    "write_duty",
    "write_items",
    "write_reasons",
    "write_shares",
]
