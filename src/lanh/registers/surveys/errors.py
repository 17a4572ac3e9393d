"""What this register refuses: what, why with the values, and the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class DesignIsSettled(Refused):
    sentence = _(
        "The design can no longer be changed: this survey is {status}. Correct its "
        "words with a reason, or design another one."
    )


class NoQuestions(Refused):
    sentence = _(
        "This survey has no question yet, so that nobody could be asked. Write its "
        "questions, each with its right answer, then send it into the field."
    )


class NotInTheField(Refused):
    sentence = _(
        "Answer sheets come in while a survey is in the field: this one is {status}. "
        "Enter the sheet in a survey that is open now."
    )


class OutsideTheSurvey(Refused):
    sentence = _(
        "{commune} does not belong to {place}, whose survey this is. Choose the "
        "commune where the person was asked."
    )


class NotGrownUp(Refused):
    sentence = _(
        "This survey is about people of {youngest} and older, and the sheet says "
        "{age}. Correct the age, or leave the sheet out."
    )


class AnswersDoNotFit(Refused):
    sentence = _(
        "The sheet has {answers} answers, the survey {questions} questions with the "
        "letters {letters}. Write one letter for each question, and - for none."
    )


class SheetIsEntered(Refused):
    sentence = _(
        "Sheet {number} of this survey is entered already. Correct the number, or open "
        "the sheet that stands and correct it."
    )


class SampleTooSmall(Refused):
    sentence = _(
        "{sheets} sheets came in of the {wanted} that were wanted. Enter the rest, or "
        "write why the survey closes with fewer."
    )


class WeightsDoNotCover(Refused):
    sentence = _(
        "The number of people is missing for: {missing}. Write it for every commune "
        "that answered, or for none: then every sheet counts alike."
    )
