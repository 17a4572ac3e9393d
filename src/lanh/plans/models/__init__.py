"""The nouns of plans."""

from lanh.plans.models.activity import Activity, Assignment
from lanh.plans.models.draft import Draft, DraftItem, DraftQuerySet
from lanh.plans.models.plan import Plan, PlanQuerySet, ReportDuty
from lanh.plans.models.target import Target

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
