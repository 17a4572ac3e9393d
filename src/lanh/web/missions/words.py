"""How missions, their visits and their findings are told."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from lanh.web.parts.records import lists as records

LABELS: Final = {
    **records.LABELS,
    "mission": _("Mission"),
    "place": _("Place of the lead"),
    "field": _("Field"),
    "lead": _("Lead agency"),
    "members": _("Members"),
    "programme": _("Programme"),
    "checklist": _("What is looked at"),
    "decision": _("Decision"),
    "paper": _("Its entry in the register of documents"),
    "unit": _("Unit visited"),
    "at": _("Commune or place of the unit"),
    "kind": _("Kind of facility"),
    "visit_day": _("Day of the visit"),
    "visited": _("Visited"),
    "minutes": _("Minutes: number and date"),
    "item": _("What was looked at"),
    "level": _("How it stands"),
    "words": _("What was found"),
    "recommendation": _("Recommendation"),
    "due": _("To be done by"),
    "state": _("Recommendation stands"),
    "answer": _("What the unit did"),
    "answered_on": _("Answered on"),
    "settled_on": _("Settled on"),
    "late": _("Late"),
}
CODES: Final = {"field": "mission_field", "kind": "kind:facility"}

# ── headings, and what was just done ──────────────────────────────────────────────────

PLAN: Final = _("Plan a mission")
CHANGE: Final = _("Change the mission")
NAME_UNIT: Final = _("Name a unit to be visited")
ANNOUNCE: Final = _("Announce the mission")
FINISH: Final = _("Record it as carried out")
SEND: Final = _("Send the findings")
FOLLOW: Final = _("Record it as followed up")
CLOSE: Final = _("Close the file")
CANCEL: Final = _("Cancel the mission")
VISIT: Final = _("Record the visit")
FIND: Final = _("Write down what was found")
STRIKE_VISIT: Final = _("Strike the unit out of the mission")
ANSWER: Final = _("Answer the recommendation")
SETTLE: Final = _("Settle the recommendation")
ASK_AGAIN: Final = _("Ask again")

PLANNED: Final = _("Planned. Name the units that it visits, then announce it.")
CHANGED: Final = _("The mission is changed.")
NAMED: Final = _("The unit is named. Here is room for the next one.")
ANNOUNCED: Final = _("Announced. The units named know of it from now on.")
FINISHED: Final = _("Recorded as carried out. It counts from now on.")
SENT: Final = _("Sent. The units read what was found with them, and answer.")
FOLLOWED: Final = _("Every recommendation is settled.")
CLOSED: Final = _("The file is closed.")
CANCELLED: Final = _("It is cancelled; the reason is kept.")
VISITED: Final = _("The visit is recorded. Write down what was found.")
FOUND: Final = _("Kept. Here is room for the next finding.")
ANSWERED: Final = _("Answered. The lead of the mission looks at it.")
SETTLED: Final = _("Settled.")
ASKED: Final = _("The unit is asked again.")

ANNOUNCE_HARM: Final = (_("The units that are named see the mission from then on."),)
SEND_HARM: Final = (
    _("Each unit reads what was found with it, and nothing of the others."),
    _("No finding is added or changed any more."),
)
CANCEL_HARM: Final = (
    _("A cancelled mission does not go out and cannot be brought back."),
    _("Whoever looks for it later finds the reason that you write here."),
)
