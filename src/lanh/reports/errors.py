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
        "Whoever is asked must be told what is to be done. Write a question at a cell, "
        "or a comment where the whole report goes back."
    )


class AlreadyAsked(Refused):
    sentence = _(
        "A question about {cell} is open already. Wait for its answer, or take it back "
        "and ask anew."
    )


class WrongTurn(Refused):
    sentence = _(
        "You cannot {word} this question about {cell}: it is {turn}. Open the report "
        "again to see what has been said meanwhile."
    )


class NoAnswer(Refused):
    sentence = _(
        "The question about {cell} has no answer in words. Say what was found, even "
        "where the figure stays as it is."
    )


class AnswerBreaksRule(Refused):
    sentence = _(
        "With these figures the form would contradict itself; see row {row}. Correct "
        "the figure, or keep the old one and say in words which other cell must be "
        "opened too."
    )


class DifferenceUnexplained(Refused):
    sentence = _(
        "A figure in row {row} is not what the register holds. Choose the reason for "
        "the difference."
    )


class NothingJudged(Refused):
    sentence = _(
        "No answer is accepted and nothing is asked again. Choose one of them for at "
        "least one answer."
    )


class QuestionsOpen(Refused):
    sentence = _(
        "{number} questions about this report are open. Accept their answers or take "
        "the questions back, then accept the report."
    )


class SameHands(Refused):
    sentence = _(
        "Who filled in a report does not accept it in this office. Ask another "
        "reviewer, at this unit or above it."
    )


class DayHasPassed(Refused):
    sentence = _(
        "{day} has passed already on {today}. Give a day that leaves time to answer."
    )


class TooLateToExtend(Refused):
    sentence = _(
        "The last day on time, {last_day}, has passed, or the report has been sent. A "
        "day is moved only before: the report may still be sent, and it stays visible "
        "that it was late."
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
