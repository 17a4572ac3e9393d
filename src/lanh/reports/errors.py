"""What reports refuse: what, why with the values, and the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class VersionNotRaised(Refused):
    sentence = _(
        "The text of form {form} has changed, but it still says version {version}. "
        "Raise the version in the text: reports that were filled in on the old one "
        "keep it."
    )


class NotOwed(Refused):
    sentence = _(
        "Form {form} is not owed for the period from {first} to {last}. Choose a "
        "period of the form's own calendar and length."
    )


class FormNotLoaded(Refused):
    sentence = _(
        "Form {form} has not been loaded yet. Ask the operator to run "
        "'lanh forms load'."
    )


class AlreadyStarted(Refused):
    sentence = _(
        "The report of {place} has been started already. Open it from the list of "
        "reports."
    )


class WrongReportStep(Refused):
    sentence = _(
        "You cannot {step} this report: it is {state}. Open it again to see what can "
        "be done with it now."
    )


class ReportChangedMeanwhile(Refused):
    sentence = _(
        "Somebody else has changed this report since you opened it: you saw version "
        "{seen}, it is now version {now}. Open it again; what you typed is still in "
        "your page, to be compared."
    )


class NoSuchCell(Refused):
    sentence = _(
        "This report has no cell called {cell}. Open the report again: its form may "
        "have been changed."
    )


class NumberTooLarge(Refused):
    sentence = _(
        "{number} has more digits than a cell holds. Write the number in the unit of "
        "the row, with at most 14 digits."
    )


class NumberTooFine(Refused):
    sentence = _(
        "{number} has more than {most} decimals, and nothing is rounded in silence. "
        "Round it yourself, or write it in a smaller unit."
    )


class HasErrors(Refused):
    sentence = _(
        "The report has {number} errors, so it cannot be sent. Correct the cells that "
        "are marked; the first is in row {row}."
    )


class HasUnexplained(Refused):
    sentence = _(
        "{number} figures need an explanation before the report is sent. Open each "
        "marked cell, choose a reason and say more; the first is in row {row}."
    )


class NothingAsked(Refused):
    sentence = _(
        "A report that is returned says what is to be done. Write a question at a "
        "cell, or a comment."
    )


class NoReasonToExtend(Refused):
    sentence = _(
        "A later day is given for a reason. Write it in a few words, such as a flood "
        "or a change of staff."
    )


class AlreadyExtended(Refused):
    sentence = _(
        "The day has been moved once already, to {until}. It is not moved again: the "
        "report may still be sent later, and is then marked as late."
    )


class NotLater(Refused):
    sentence = _(
        "{until} is not later than the day in force, {due}. Choose a later day."
    )


class PublishedIsAhead(Refused):
    sentence = _(
        "Facts up to number {published} are published, but the database knows none "
        "after {kept}: it was restored from an earlier day, perhaps. Run "
        "`lanh facts rebuild`, which publishes what the database holds."
    )


class PeriodRuns(Refused):
    sentence = _(
        "The period runs until {last}, so its figures are not final on {today}. Close "
        "it on a later day."
    )


class AlreadyClosed(Refused):
    sentence = _(
        "The period until {last} has been closed for {place} already, and its figures "
        "are frozen. Choose another period."
    )
