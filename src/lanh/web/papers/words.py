"""How papers are told on pages."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.audit.models import Line
from lanh.papers.models import Paper
from lanh.papers.rules.life import VERBS, Status
from lanh.web.parts.shapes import Moment
from lanh.web.parts.words import period_name

DRAFT: Final = _("Draft a half-year report")
HEAD: Final = _("Head, signature and receivers")
ADD: Final = _("Add a sentence")
EDIT: Final = _("Edit the sentence")
NUMBER: Final = _("Give the paper its number")
ISSUE: Final = _("Issue the paper")
WITHDRAW: Final = _("Withdraw the paper")
REFRESH: Final = _("Take the newest figures")
SAVED: Final = _("Saved.")
REFRESHED: Final = _("The newest figures were taken; edited sentences were kept.")
ISSUED: Final = _("The paper is issued; its file is kept as it is.")

TO_REFRESH: Final = [
    _("The figures are taken anew, as they are known now."),
    _(
        "Composed sentences follow them. Edited ones stay, and are marked where they "
        "may no longer be right."
    ),
]
TO_ISSUE: Final = [
    _("The file is written, sealed with the head of the audit trail, and kept."),
    _("An issued paper is never changed; it can only be withdrawn for a reason."),
]
TO_WITHDRAW: Final = [
    _("The paper stays in the list as withdrawn, with its reason."),
    _("Its number is never given again."),
]

SHAPES: Final[Mapping[Status, str]] = {
    Status.DRAFT: "half",
    Status.NUMBERED: "info",
    Status.ISSUED: "ok",
    Status.WITHDRAWN: "none",
}
NO_TITLE: Final = {"opening": _("Opening"), "closing": _("Closing")}


def story(lines: list[Line]) -> list[Moment]:
    """Who did what, when."""
    return [
        Moment(
            at=line.at,
            heading=f"{line.actor_name} {gettext(VERBS[line.verb])}",
            lines=[text for text in (_about(line), line.why) if text],
        )
        for line in lines
    ]


def facts(paper: Paper) -> list[tuple[object, object]]:
    """What stands at the head of a paper's page."""
    receivers = "; ".join(receiver.name for receiver in paper.receivers.all())
    return [
        (_("Number"), paper.number_words),
        (_("Day"), paper.day),
        (_("Period"), period_name(paper.period)),
        (
            _("Plan"),
            (paper.plan.number or paper.plan.subject_line) if paper.plan else "",
        ),
        (_("Figures taken"), paper.known_at),
        (_("Signer"), paper.signer),
        (_("Receivers"), receivers),
    ]


def _about(line: Line) -> str:
    """What a line says besides its verb: a number, or how many figures changed."""
    if "changed" in line.details:
        return gettext("{n} figures changed").format(n=line.details["changed"])
    return str(line.details["number"]) if line.verb == "papers.number" else ""
