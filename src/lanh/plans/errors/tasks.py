"""Why a task is not handed out, told about, extended or ended."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class WrongTaskStep(Refused):
    sentence = _(
        "You cannot {step} this task: it is {state}. Open it again to see what can be "
        "done with it now."
    )


class TaskTouched(Refused):
    sentence = _(
        "Somebody else has told about this task since you opened it, so nothing of "
        "yours was written. Look at it as it is now, then write again if needed."
    )


class NotYourTask(Refused):
    sentence = _(
        "This task is for {agency}, and you hold no post there. Ask its people to tell "
        "about it, or ask your administrator for the post."
    )


class NothingToHandOut(Refused):
    sentence = _(
        "Every assignment whose agency is known has its tasks already; of {unknown} "
        "names it is not known who is meant. Pick the agency of each of them."
    )


class TaskWithoutWords(Refused):
    sentence = _(
        "A task says what is to be done. Write it in one sentence, as the plan or the "
        "meeting does."
    )


class NoteMissing(Refused):
    sentence = _(
        "There is nothing to {step} with: no word was written. Say in a sentence what "
        "was done, or why."
    )


class NotByTheSamePerson(Refused):
    sentence = _(
        "You said yourself that this task is done, so another person verifies it. Ask "
        "a colleague of the office that handed it out."
    )


class ExtendedAlready(Refused):
    sentence = _(
        "This task was extended once already, from {first} to {due}. Report what was "
        "done, or have it cancelled by a document."
    )


class ExtensionNotLater(Refused):
    sentence = _(
        "{new} is no later than {due}, the day on which the task is due now. Choose a "
        "later day."
    )


class DueOutsidePlan(Refused):
    sentence = _(
        "{due} lies outside the plan, which runs from {first} to {last}. Choose a day "
        "of the plan."
    )


class NoDocumentNamed(Refused):
    sentence = _(
        "A task is cancelled by a document, and none is named. Write its number and "
        "date, such as 12/TB-UBND of 3/4/2026."
    )


class AgencyIsKnown(Refused):
    sentence = _(
        "'{printed}' is {known} already. To hand the work to another agency, cancel "
        "the tasks by a document and add new ones."
    )


class AgencyGone(Refused):
    sentence = _(
        "{agency} is no more since {until}. Choose the agency that took over its work."
    )
