"""The nouns of plans."""

from lanh.plans.models.activity import (
    Activity,
    ActivityQuerySet,
    Assignment,
    Output,
)
from lanh.plans.models.amendment import (
    Amendment,
    Change,
)
from lanh.plans.models.cascade import (
    Carrying,
    SubPlanDuty,
    SubPlanDutyQuerySet,
)
from lanh.plans.models.draft import (
    Draft,
    DraftItem,
    DraftQuerySet,
)
from lanh.plans.models.meeting import (
    Meeting,
)
from lanh.plans.models.naming import (
    NamedAgency,
    NamedAgencyQuerySet,
)
from lanh.plans.models.plan import (
    Plan,
    PlanQuerySet,
    ReportDuty,
)
from lanh.plans.models.review import (
    Reason,
    Review,
)
from lanh.plans.models.share import (
    Allotment,
    AllotmentQuerySet,
    Share,
)
from lanh.plans.models.target import (
    Target,
)
from lanh.plans.models.task import (
    Task,
    TaskNote,
    TaskQuerySet,
)

__all__ = [
    "Activity",
    "ActivityQuerySet",
    "Allotment",
    "AllotmentQuerySet",
    "Amendment",
    "Assignment",
    "Carrying",
    "Change",
    "Draft",
    "DraftItem",
    "DraftQuerySet",
    "Meeting",
    "NamedAgency",
    "NamedAgencyQuerySet",
    "Output",
    "Plan",
    "PlanQuerySet",
    "Reason",
    "ReportDuty",
    "Review",
    "Share",
    "SubPlanDuty",
    "SubPlanDutyQuerySet",
    "Target",
    "Task",
    "TaskNote",
    "TaskQuerySet",
]
