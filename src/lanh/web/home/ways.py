"""What each post does most, and where what one has done is shown: said here, once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lanh.access.roles import Permission, Role


@dataclass(frozen=True, slots=True)
class Quick:
    """One tap from the first page: the words, the page, and what one must hold."""

    label: str | Promise
    name: str
    needs: Permission
    query: str = ""
    icon: str = "plus"


EVENT = Quick(_("Communication event"), "events:record", Permission.RECORD_EVENTS)
CLASS = Quick(_("Training class"), "events:record_class", Permission.RECORD_EVENTS)
MATERIAL = Quick(_("Material handed out"), "events:hand_out", Permission.RECORD_EVENTS)
REPORTS = Quick(
    _("Reports of my unit"), "reports:list", Permission.FILL_REPORTS, icon="form"
)
QUEUE = Quick(
    _("Reports to accept"), "reports:queue", Permission.ACCEPT_REPORTS, icon="check"
)
CONFIRM = Quick(
    *(_("Events to confirm"), "events:list", Permission.CONFIRM_EVENTS),
    query="status=held",
    icon="check",
)
PAPER = Quick(
    _("Write a report on paper"), "papers:draft", Permission.WRITE_PAPERS, icon="paper"
)
PAPERS = Quick(_("Official papers"), "papers:list", Permission.SEE_PAPERS, icon="paper")
UPLOAD = Quick(_("Plan document"), "plans:upload", Permission.DRAFT_PLANS)
PLANS = Quick(_("Plans and targets"), "plans:list", Permission.SEE_PLANS, icon="aim")
LATE = Quick(
    *(_("Units late with reports"), "reports:list", Permission.SEE_REPORTS),
    query="late=on",
    icon="form",
)
INSPECT = Quick(_("Inspections"), "inspections:list", Permission.INSPECT, icon="check")
NEVER = Quick(
    *(_("Premises not inspected yet"), "inspections:never", Permission.INSPECT),
    icon="search",
)
ADMIT = Quick(_("Account and post"), "accounts:admit", Permission.APPOINT)
ACCOUNTS = Quick(
    _("Who holds which post"), "accounts:list", Permission.SEE_ACCOUNTS, icon="book"
)
TRAIL = Quick(
    _("Who did or read what"), "trail:list", Permission.SEE_TRAIL, icon="search"
)

# Three each: more would be a menu again. Source: PRODUCT.md, 'The people'.
MOST: Final[Mapping[Role, tuple[Quick, Quick, Quick]]] = {
    Role.ADMINISTRATOR: (ADMIT, ACCOUNTS, TRAIL),
    Role.COMMUNE_OFFICER: (EVENT, REPORTS, CLASS),
    Role.PROVINCIAL_SPECIALIST: (QUEUE, CONFIRM, PAPER),
    Role.DRAFTER: (UPLOAD, PLANS, PAPER),
    Role.LEADER: (PLANS, LATE, PAPERS),
    Role.INSPECTOR: (INSPECT, NEVER, REPORTS),
    Role.FACILITY_STAFF: (EVENT, CLASS, MATERIAL),
    Role.VICTIM_SUPPORT_WORKER: (EVENT, MATERIAL, PLANS),
}
