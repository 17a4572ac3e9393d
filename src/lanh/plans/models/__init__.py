"""The nouns of plans."""

from lanh.plans.models.activity import Activity, Assignment
from lanh.plans.models.amendment import Amendment, Change
from lanh.plans.models.cascade import Carrying, SubPlanDuty, SubPlanDutyQuerySet
from lanh.plans.models.draft import Draft, DraftItem, DraftQuerySet
from lanh.plans.models.plan import Plan, PlanQuerySet, ReportDuty
from lanh.plans.models.review import Reason, Review
from lanh.plans.models.share import Allotment, AllotmentQuerySet, Share
from lanh.plans.models.target import Target

__all__ = [
    "Activity",
    "Allotment",
    "AllotmentQuerySet",
    "Amendment",
    "Assignment",
    "Carrying",
    "Change",
    "Draft",
    "DraftItem",
    "DraftQuerySet",
    "Plan",
    "PlanQuerySet",
    "Reason",
    "ReportDuty",
    "Review",
    "Share",
    "SubPlanDuty",
    "SubPlanDutyQuerySet",
    "Target",
]
