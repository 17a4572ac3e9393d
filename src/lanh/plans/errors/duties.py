"""Refusals about reports that a plan asks for."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class NoReportAsked(Refused):
    sentence = _(
        "The plan names no day on which form {form} could be owed. Choose a form that "
        "is due around that day, or open its period on the page of reports."
    )
