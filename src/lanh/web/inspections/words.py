"""How the register of inspections is told."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from lanh.web.parts.records import lists as records

LABELS: Final = {
    **records.LABELS,
    "title": _("Premises"),
    "team": _("Team"),
    "code": _("Code"),
    "name": _("Name"),
    "level": _("Level"),
    "agency": _("Agency"),
    "standing_agency": _("Standing agency"),
    "decision": _("Decision"),
    "least_present": _("Members who must be present"),
    "basis": _("By which rule"),
    "since": _("Works since"),
    "position": _("Position"),
    "plan": _("Inspection plan"),
    "n_sessions": _("Inspections planned"),
    "held": _("Inspections held"),
    "areas": _("Areas"),
    "field": _("Field"),
    "ground": _("Ground"),
    "present": _("Members present"),
    "minutes_no": _("Number of the minutes"),
    "listed": _("On the list"),
    "visited": _("Visits"),
    "violating": _("In violation"),
    "kind": _("Kind of premises"),
    "result": _("Result"),
    "act": _("What the violation is"),
    "text": _("In a few words, without names"),
    "action": _("What is done about it"),
    "decided_on": _("Decided on"),
    "decision_no": _("Number of the decision"),
    "fine": _("Fine (đồng)"),
    "due": _("To be paid by"),
    "paid": _("Paid (đồng)"),
    "owed": _("Still owed (đồng)"),
    "standing": _("Where it stands"),
    "amount": _("Amount (đồng)"),
    "paid_on": _("Paid on"),
    "recheck": _("Check again by"),
    "done": _("Checked again on"),
    "times": _("Visits with violations"),
    "session": _("Inspection"),
    "last": _("Last day"),
}

SET_UP: Final = _("Set up a team")
SEAT: Final = _("Add a member")
PLAN: Final = _("Write down an inspection plan")
SCHEDULE: Final = _("Plan an inspection")
BEGIN: Final = _("Begin with those present")
SIGN: Final = _("Minutes signed")
LOCK: Final = _("Lock it")
CANCEL: Final = _("Cancel the inspection")
LOOK: Final = _("Write down a visit")
FIND: Final = _("Add what was found")
STRIKE: Final = _("Strike the visit out")
DECIDE: Final = _("Write down the decision")
PAY: Final = _("Write down a payment")
ENFORCE: Final = _("Enforce the fine")
ORDER: Final = _("Order a re-check")
RECHECK: Final = _("Write down the re-check")
PUT: Final = _("Put into the next inspection")

TEAM_IS: Final = _("The team is there. Add its members.")
SEATED: Final = _("The member is added.")
PLANNED: Final = _("The plan is written down. Plan its inspections now.")
SCHEDULED: Final = _("The inspection is planned. Put premises on its list.")
BEGUN: Final = _("The inspection has begun. Choose the premises you are at.")
SIGNED: Final = _("Signed. The visits are fixed from now on.")
LOCKED: Final = _("Locked.")
CANCELLED: Final = _("Cancelled; the reason is kept.")
VISITED: Final = _("The visit is written down.")
FOUND: Final = _("Added. The visit counts under its heaviest action.")
STRUCK: Final = _("Struck out. The visit is no longer counted.")
DECIDED: Final = _("The decision is written down.")
PAID: Final = _("The payment is written down.")
ENFORCED: Final = _("The fine is being enforced.")
ORDERED: Final = _("Ordered. It comes up when its day nears.")
RECHECKED: Final = _("The re-check is written down.")
PUT_IN: Final = _("They are on the list of the inspection.")

CANCEL_HARM: Final = (_("A cancelled inspection is not held any more."),)
LOCK_HARM: Final = (_("A locked inspection is kept as it is; nothing opens it again."),)
STRIKE_HARM: Final = (
    _("The visit and its violations no longer count in any report."),
    _("It stays readable, with the reason that you write here."),
)
