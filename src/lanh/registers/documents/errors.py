"""What this register refuses: what, why with the values, and the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class SecretNotKept(Refused):
    sentence = _(
        "A document marked {degree} is not entered here, and nothing of it was kept. "
        "Register it in the book of classified papers, on the network made for them."
    )


class AlreadyFiled(Refused):
    sentence = _(
        "{number} of {dated} stands in this register already, under {subject}. Open "
        "that entry, or correct the number or the date."
    )


class ArrivedBeforeIssued(Refused):
    sentence = _(
        "It cannot have arrived on {arrived}: it is dated {dated}. Correct the day of "
        "arrival or the date of the document."
    )


class NumbersFollowDays(Refused):
    sentence = _(
        "Number {number} cannot be dated {day}: number {last} of this book is dated "
        "{last_day}, and numbers follow the days of the year. Choose {last_day} or "
        "later."
    )


class AnswerBeforeArrival(Refused):
    sentence = _(
        "An answer is not due on {answer_by}: the document came on {arrived} only. "
        "Correct the day by which it is to be answered."
    )


class NothingToAnswer(Refused):
    sentence = _(
        "Nothing waits for an answer here: no day is set, or it was answered before. "
        "Set the day by which it is to be answered first."
    )


class NoAnswerOfOurs(Refused):
    sentence = _(
        "{number} cannot be the answer: only a document that went out from here on "
        "{arrived} or later answers this one. Choose another document that went out."
    )


class NumberStands(Refused):
    sentence = _(
        "The number {number} was given by the book and is not changed by hand. Strike "
        "the entry out with a reason and take the next number."
    )
