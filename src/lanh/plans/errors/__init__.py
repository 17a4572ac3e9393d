"""What the plans' room refuses: what, why with the values, and the way out."""

from lanh.plans.errors.drafts import (
    HeadIncomplete,
    ItemsStillOpen,
    ItemTouched,
    NoReasonToDrop,
    NothingToDo,
    PlanIsKept,
    SameDocument,
    WrongDraftStep,
)
from lanh.plans.errors.items import (
    EndsBeforeItBegins,
    NotADate,
    NotADeadline,
    UpperBelowValue,
    UpperWithoutRange,
    ValueMissing,
    WordsMissing,
)
from lanh.plans.errors.targets import (
    LinkTouched,
    NoSuchIndicator,
    NoSuchSlice,
)

__all__ = [
    "EndsBeforeItBegins",
    "HeadIncomplete",
    "ItemTouched",
    "ItemsStillOpen",
    "LinkTouched",
    "NoReasonToDrop",
    "NoSuchIndicator",
    "NoSuchSlice",
    "NotADate",
    "NotADeadline",
    "NothingToDo",
    "PlanIsKept",
    "SameDocument",
    "UpperBelowValue",
    "UpperWithoutRange",
    "ValueMissing",
    "WordsMissing",
    "WrongDraftStep",
]
