"""How the register of surveys is told."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from lanh.web.parts.records import lists as records

LABELS: Final = {
    **records.LABELS,
    "group": _("Group asked"),
    "frame": _("Of whom the sample is drawn"),
    "method": _("How they are asked"),
    "wanted": _("Sheets wanted"),
    "pass_mark": _("Pass mark (% right)"),
    "questions": _("Questions"),
    "sheets": _("Sheets"),
    "share": _("Aware"),
    "weighted_share": _("Aware, weighted by people"),
    "sheets_f": _("Aware among women"),
    "sheets_m": _("Aware among men"),
    "survey": _("Survey"),
    "number": _("Number of the sheet"),
    "commune": _("Commune"),
    "sex": _("Sex"),
    "age": _("Age"),
    "answers": _("Answers"),
    "aware": _("Passes the mark"),
    "closed_on": _("Closed on"),
    "asked_on": _("Asked on"),
}
CODES: Final = {"sex": "sex"}

VERBS: Final = {
    "surveys.design": _("designed it"),
    "surveys.redesign": _("changed the design"),
    "surveys.open": _("sent it into the field"),
    "surveys.close": _("closed the field"),
    "surveys.weigh": _("weighed and computed it"),
    "surveys.publish": _("published it"),
    "surveys.correct": _("corrected it"),
    "surveys.undo": _("took the last step back"),
    "surveys.enter": _("entered it"),
    "surveys.enter_many": _("entered it with many others"),
    "surveys.correct_sheet": _("corrected it"),
    "surveys.strike": _("struck it out"),
}

DESIGN: Final = _("Design a survey")
REDESIGN: Final = _("Change the design")
OPEN: Final = _("Send it into the field")
CLOSE: Final = _("Close the field")
WEIGH: Final = _("Weigh and compute")
PUBLISH: Final = _("Publish the figures")
ENTER: Final = _("Enter an answer sheet")

DESIGNED: Final = _("Designed. Send it into the field when its day has come.")
REDESIGNED: Final = _("The design is changed.")
OPENED: Final = _("In the field. Communes may enter sheets from now on.")
CLOSED: Final = _("Closed. Weigh it, and its figures are computed.")
WEIGHED: Final = _("Computed. These figures count from now on.")
PUBLISHED: Final = _("Published. The figures stand.")
ENTERED: Final = _("Sheet entered. Here is room for the next one.")

OPEN_HARM: Final = (
    _("The questions, their right answers and the pass mark stand from then on."),
    _("Communes of this place see the survey and enter sheets."),
)
PUBLISH_HARM: Final = (
    _("Published figures are not taken back: others have read them."),
)
