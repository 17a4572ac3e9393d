"""How the register of premises is told."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from lanh.web.parts.records import lists as records

LABELS: Final = {
    **records.LABELS,
    "title": _("Trade name"),
    "day": _("Opened on"),
    "code": _("Code"),
    "kind": _("Kind of premises"),
    "address": _("Address"),
    "owner_name": _("Owner"),
    "licence_no": _("Business licence"),
    "closed": _("Closed on"),
    "follows": _("Before, under another owner"),
    "followed_by": _("Now, under another owner"),
    "as_of": _("As of"),
    "workers": _("Workers"),
    "workers_m": _("Workers, men"),
    "workers_f": _("Workers, women"),
    "contracts": _("With a contract"),
    "contracts_m": _("With a contract, men"),
    "contracts_f": _("With a contract, women"),
    "checked": _("Examined this quarter"),
    "checked_m": _("Examined this quarter, men"),
    "checked_f": _("Examined this quarter, women"),
    "pledge": _("Commitment to"),
    "signed": _("Signed on"),
    "until": _("Until"),
    "covers": _("Covers"),
    "number": _("Number"),
    "issuer": _("Licence issued by"),
    "issued": _("Licence issued on"),
    "via": _("How"),
    "class_no": _("Number of the class"),
    "reached_on": _("Reached on"),
    "standing": _("In force"),
}
CODES: Final = {"kind": "kind:premises"}

REGISTER: Final = _("Register premises")
COUNT: Final = _("Write down the workers")
COMMIT: Final = _("Write down a commitment")
LICENSE: Final = _("Write down a licence for precursors")
REACH: Final = _("Write down who was reached")
REACH_MANY: Final = _("Reached by a class or leaflet")
SUSPEND: Final = _("Suspend")
RESUME: Final = _("Working again")
CLOSE: Final = _("Closed down")
REOPEN: Final = _("Under a new owner")

REGISTERED: Final = _("Registered. The premises are counted from now on.")
COUNTED: Final = _("The workers are written down.")
COMMITTED: Final = _("The commitment is written down; it comes up when it runs out.")
LICENSED: Final = _("The licence is written down; it comes up when it runs out.")
REACHED: Final = _("Written down who was reached.")
SUSPENDED: Final = _("The premises are suspended. They still count as standing.")
RESUMED: Final = _("The premises work again.")
CLOSED: Final = _("The premises are closed. Their history stays.")
REOPENED: Final = _("The new premises are open; they name those before them.")

CLOSE_HARM: Final = (
    _("Closed premises are not inspected any more and count as closed in the period."),
    _("Under a new owner they are registered anew and linked to these."),
)
