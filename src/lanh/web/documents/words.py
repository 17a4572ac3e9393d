"""How the register of documents is told."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from lanh.web.parts.records import lists as records

LABELS: Final = {
    **records.LABELS,
    "title": _("What it is about"),
    "place": _("Register of"),
    "kind": _("Kind of document"),
    "number": _("Number and symbol"),
    "symbol": _("Symbol behind the number"),
    "dated": _("Date of the document"),
    "day": _("Registered on"),
    "arrived": _("Day of arrival"),
    "issued": _("Day of issue"),
    "issuer": _("Issuer"),
    "period_first": _("Speaks of the time from"),
    "period_last": _("Speaks of the time to"),
    "period": _("Speaks of the time"),
    "signer": _("Signer"),
    "recipients": _("Recipients"),
    "for_below": _("Units below may read it"),
    "answer_by": _("To be answered by"),
    "answered": _("Answered with"),
    "arrival": _("Number of arrival"),
    "direction": _("Received or sent out"),
    "degree": _("Secrecy"),
    "file": _("File"),
    "reply": _("The document that answers it"),
    "relation": _("How it is cited"),
    "search": _("Search in the words of documents"),
    "warned": _("Doubtful"),
    "waits": _("Answer"),
    "law": _("Text of law"),
    "force": _("In force"),
    "since": _("In force from"),
    "until": _("Until"),
}
CODES: Final[dict[str, str]] = {}

# ── headings, and what was just done ──────────────────────────────────────────────────

RECEIVE: Final = _("Take in a document with its file")
ENTER: Final = _("Enter a document that came on paper")
SEND_OUT: Final = _("Give a number to a document that goes out")
FILE: Final = _("Check what was read and file it")
ATTACH: Final = _("Add its file")
ANSWER: Final = _("Record the answer")
RELATE: Final = _("How one document stands to the other")

RECEIVED: Final = _("Taken in and read. Check what was read, then file it.")
ENTERED: Final = _("Entered. It is found by its words from now on.")
FILED: Final = _("Checked and filed.")
NUMBERED: Final = _("The number is given, and is never given again.")
ATTACHED: Final = _("The file is added; what it cites was looked up.")
ANSWERED: Final = _("The answer is recorded. It waits no more.")
RELATED: Final = _("Kept. Reading the file again leaves it as you said.")

STRIKE_HARM: Final = (
    _("It is no longer cited, searched or answered, and stays readable."),
    _("Its number is kept and is not given again."),
)
