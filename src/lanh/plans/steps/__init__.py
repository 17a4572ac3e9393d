"""What an act of this room must do on the way: no transaction, no line of its own."""

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
from lanh.plans.steps.reading import (
    TO_READ,
    begin,
    forget,
    keep_document,
    tell_progress,
    write_items,
)

__all__ = [
    "TO_READ",
    "begin",
    "counted",
    "forget",
    "go",
    "head",
    "keep_document",
    "locked",
    "make_plan",
    "next_number",
    "taken",
    "tell_progress",
    "write_items",
]
