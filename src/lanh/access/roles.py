"""What each role may do at its place and below. The whole table fits on a screen."""

from collections.abc import Mapping
from typing import Final

from lanh.common.words import Worded, _
from lanh.places.rules import AgencyKind


class Permission(Worded):
    """One thing that one may do, in the words that finish 'you may …'."""

    APPOINT = "access.appoint", _("appoint people to posts")
    SEE_ACCOUNTS = "access.see", _("see accounts")
    SEE_TRAIL = "audit.see", _("read the audit trail")
    SEE_DOCUMENTS = "documents.see", _("see the register of documents")
    KEEP_DOCUMENTS = "documents.keep", _("keep the register of documents")
    SEE_EVENTS = "events.see", _("see communication events")
    RECORD_EVENTS = "events.record", _("record communication events")
    CONFIRM_EVENTS = "events.confirm", _("confirm communication events")
    SEE_PREMISES = "premises.see", _("see premises")
    RECORD_PREMISES = "premises.record", _("record premises")
    SEE_INSPECTIONS = "inspections.see", _("see inspections")
    INSPECT = "inspections.record", _("inspect premises")
    SEE_MISSIONS = "missions.see", _("see supervision missions")
    RUN_MISSIONS = "missions.run", _("lead supervision missions")
    ANSWER_MISSIONS = "missions.answer", _("answer what missions recommend")
    SEE_PLANS = "plans.see", _("see plans")
    DRAFT_PLANS = "plans.draft", _("draft plans")
    LINK_TARGETS = "plans.link", _("link targets to indicators")
    ALLOT_TARGETS = "plans.allot", _("give targets out and ask for plans below")
    TELL_ISSUED = "plans.issued", _("tell that a plan was issued")
    AMEND_PLANS = "plans.amend", _("amend plans by a document")
    REVIEW_PLANS = "plans.review", _("review and close plans")
    REPORT_TASKS = "tasks.report", _("report on the tasks of your agency")
    DIRECT_TASKS = "tasks.direct", _("hand out and verify tasks")
    SEE_REPORTS = "reports.see", _("see reports")
    FILL_REPORTS = "reports.fill", _("fill and send reports")
    ACCEPT_REPORTS = "reports.accept", _("accept reports")
    SEE_PAPERS = "papers.see", _("see official papers")
    WRITE_PAPERS = "papers.write", _("write official papers")
    SEE_SURVEYS = "surveys.see", _("see awareness surveys")
    RUN_SURVEYS = "surveys.run", _("run awareness surveys")
    ENTER_SHEETS = "surveys.enter", _("enter answer sheets")


class Role(Worded):
    """A kind of post. Source: PRODUCT.md, 'The people'."""

    ADMINISTRATOR = "administrator", _("administrator")
    COMMUNE_OFFICER = "commune_officer", _("commune officer")
    PROVINCIAL_SPECIALIST = "provincial_specialist", _("provincial specialist")
    DRAFTER = "drafter", _("drafter of plans")
    LEADER = "leader", _("leader who signs")
    INSPECTOR = "inspector", _("inspector of a team 178")
    FACILITY_STAFF = "facility_staff", _("facility staff")
    VICTIM_SUPPORT_WORKER = "victim_support_worker", _("victim support worker")


class Sector(Worded):
    """The branch of the office that a post belongs to; walls open to some of them.

    Source: catalogue 2.1 (kinds of agencies), 0 ('who owns what now').
    """

    COMMITTEE = "committee", _("People's Committee")
    POLICE = "police", _("police")
    HEALTH = "health", _("health service")
    SOCIAL_AFFAIRS = "social_affairs", _("social affairs")
    HOME_AFFAIRS = "home_affairs", _("home affairs")
    CULTURE = "culture", _("culture and information")
    EDUCATION = "education", _("education and training")
    JUSTICE = "justice", _("justice")
    FINANCE = "finance", _("finance")
    BORDER_GUARD = "border_guard", _("border guard")
    FRONT = "front", _("Fatherland Front and mass organisations")
    REHABILITATION = "rehabilitation", _("rehabilitation facility")
    VICTIM_SUPPORT = "victim_support", _("victim support")
    OUTREACH = "outreach", _("community outreach")


# Whose posts make up an agency: those of the sector, at the agency's very place. Of the
# other kinds (courts, donors …) nobody logs in.
SECTORS: Final[Mapping[AgencyKind, Sector]] = {
    AgencyKind.COMMITTEE: Sector.COMMITTEE,
    AgencyKind.POLICE: Sector.POLICE,
    AgencyKind.HEALTH: Sector.HEALTH,
    AgencyKind.SOCIAL_AFFAIRS: Sector.SOCIAL_AFFAIRS,
    AgencyKind.HOME_AFFAIRS: Sector.HOME_AFFAIRS,
    AgencyKind.CULTURE: Sector.CULTURE,
    AgencyKind.EDUCATION: Sector.EDUCATION,
    AgencyKind.JUSTICE: Sector.JUSTICE,
    AgencyKind.FINANCE: Sector.FINANCE,
    AgencyKind.BORDER_GUARD: Sector.BORDER_GUARD,
    AgencyKind.FRONT: Sector.FRONT,
    AgencyKind.ORGANISATION: Sector.FRONT,
    AgencyKind.FACILITY: Sector.REHABILITATION,
}

_READS = frozenset(
    {
        Permission.SEE_DOCUMENTS,
        Permission.SEE_EVENTS,
        Permission.SEE_PREMISES,
        Permission.SEE_INSPECTIONS,
        Permission.SEE_MISSIONS,
        Permission.SEE_PLANS,
        Permission.SEE_REPORTS,
        Permission.SEE_PAPERS,
        Permission.SEE_SURVEYS,
    }
)
_STEERS_PLANS = frozenset(
    {
        Permission.LINK_TARGETS,
        Permission.ALLOT_TARGETS,
        Permission.TELL_ISSUED,
        Permission.REVIEW_PLANS,
    }
)
# Any agency that a plan names tells of its own tasks: catalogue 2.4.
_DOES_TASKS = frozenset({Permission.REPORT_TASKS})
_HOLDS_EVENTS = frozenset({Permission.SEE_EVENTS, Permission.RECORD_EVENTS})
# The commune's clerk keeps the register of premises; whoever sits in a team 178
# inspects. Source: catalogue 2.14, 2.15.
_INSPECTS = frozenset(
    {
        Permission.SEE_PREMISES,
        Permission.RECORD_PREMISES,
        Permission.SEE_INSPECTIONS,
        Permission.INSPECT,
    }
)
_SUPERVISES = frozenset({Permission.SEE_MISSIONS, Permission.RUN_MISSIONS})
_IS_SUPERVISED = frozenset({Permission.SEE_MISSIONS, Permission.ANSWER_MISSIONS})

GRANTS: Final[Mapping[Role, frozenset[Permission]]] = {
    # No data access: catalogue 2.25.
    Role.ADMINISTRATOR: frozenset(
        {Permission.APPOINT, Permission.SEE_ACCOUNTS, Permission.SEE_TRAIL}
    ),
    Role.COMMUNE_OFFICER: _READS
    | _DOES_TASKS
    | _HOLDS_EVENTS
    | _INSPECTS
    | {
        Permission.ANSWER_MISSIONS,
        Permission.ENTER_SHEETS,
        Permission.FILL_REPORTS,
        Permission.KEEP_DOCUMENTS,
        Permission.TELL_ISSUED,
    },
    Role.PROVINCIAL_SPECIALIST: _READS
    | _DOES_TASKS
    | _HOLDS_EVENTS
    | _INSPECTS
    | _STEERS_PLANS
    | {
        Permission.CONFIRM_EVENTS,
        Permission.DIRECT_TASKS,
        Permission.KEEP_DOCUMENTS,
        Permission.FILL_REPORTS,
        Permission.ACCEPT_REPORTS,
        Permission.RUN_MISSIONS,
        Permission.WRITE_PAPERS,
        Permission.RUN_SURVEYS,
        Permission.ENTER_SHEETS,
    },
    Role.DRAFTER: _READS
    | _STEERS_PLANS
    | _DOES_TASKS
    | {
        Permission.AMEND_PLANS,
        Permission.DRAFT_PLANS,
        Permission.DIRECT_TASKS,
        Permission.KEEP_DOCUMENTS,
        Permission.WRITE_PAPERS,
    },
    Role.LEADER: _READS,
    # Any unit that holds an event records it: catalogue 2.18.
    # The team reports every quarter on its work: Circular 05/2006, 2.2.e.
    Role.INSPECTOR: _HOLDS_EVENTS
    | _DOES_TASKS
    | _INSPECTS
    | _SUPERVISES
    | {
        Permission.SEE_DOCUMENTS,
        Permission.SEE_PLANS,
        Permission.SEE_REPORTS,
        Permission.FILL_REPORTS,
    },
    Role.FACILITY_STAFF: _HOLDS_EVENTS
    | _IS_SUPERVISED
    | {Permission.SEE_DOCUMENTS, Permission.SEE_PLANS},
    Role.VICTIM_SUPPORT_WORKER: _HOLDS_EVENTS
    | _IS_SUPERVISED
    | _DOES_TASKS
    | {Permission.SEE_DOCUMENTS, Permission.SEE_PLANS},
    Role.VICTIM_SUPPORT_WORKER: _HOLDS_EVENTS
    | _DOES_TASKS
    | {Permission.SEE_DOCUMENTS, Permission.SEE_PLANS},
}


def roles_with(permission: Permission) -> list[Role]:
    return [role for role, grants in GRANTS.items() if permission in grants]
