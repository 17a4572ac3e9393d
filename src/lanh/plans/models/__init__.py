"""The nouns of plans."""

from lanh.plans.models.draft import Draft, DraftItem, DraftQuerySet
from lanh.plans.models.plan import (
    Activity,
    Assignment,
    Plan,
    PlanQuerySet,
    ReportDuty,
    Target,
)

__all__ = [
    "Activity",
    "Assignment",
    "Draft",
    "DraftItem",
    "DraftQuerySet",
    "Plan",
    "PlanQuerySet",
    "ReportDuty",
    "Target",
]
