"""What is refused when papers are written: what, why with the values, the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class WrongPaperStep(Refused):
    sentence = _(
        "You cannot {step} this paper: it is {status}. Open it again to see what can "
        "be done with it now."
    )


class NothingWritten(Refused):
    sentence = _(
        "A sentence says something, and this one is empty. Write it, or leave it out."
    )


class DraftedAlready(Refused):
    sentence = _(
        "A report on {period} at {place} is being written already. Open it in the list "
        "of papers and go on, or withdraw it first."
    )


class PeriodAhead(Refused):
    sentence = _(
        "A report on {period} cannot be drafted on {today}: the period begins on "
        "{first}. Choose a period that has begun."
    )


class SentenceTouched(Refused):
    sentence = _(
        "The sentence was changed by somebody else while you were writing. Read it as "
        "it is now, then write yours again."
    )


class PaperTouched(Refused):
    sentence = _(
        "The paper was changed by somebody else while you were writing its head. Look "
        "at it as it is now; what you typed still stands here and is taken when you "
        "save once more."
    )


class PartEmpty(Refused):
    sentence = _(
        "The part “{part}” says nothing yet. Write it, or write there that there is "
        "nothing to tell."
    )


class StaleSentence(Refused):
    sentence = _(
        "{number} sentences that you edited stand on figures that have changed since. "
        "Read them and save them again, or reset them to the composed words."
    )


class NotASigningLine(Refused):
    sentence = _(
        "The line “{line}” does not say in whose stead one signs. Begin it with TM., "
        "KT., TL. or TUQ., and write the signer's own post in the last line."
    )


class NoReceivers(Refused):
    sentence = _(
        "The paper goes to nobody yet. Name at least one receiver in the head of the "
        "paper."
    )


class NumberTaken(Refused):
    sentence = _(
        "Number {number} of {symbol} was given in {year} already. Take {next}, the "
        "next one that is free."
    )


class OutOfOrder(Refused):
    sentence = _(
        "Number {number} with the day {day} breaks the order: number {other} is dated "
        "{other_day}. Numbers follow the days of the year; take another number or day."
    )


class DayAhead(Refused):
    sentence = _(
        "A paper is not dated ahead: {day} has not come, today is {today}. Take today "
        "or an earlier day."
    )


class NoSigner(Refused):
    sentence = _(
        "A numbered paper names who signs it. Write the name of the signer, without "
        "any title."
    )


class NoReasonToWithdraw(Refused):
    sentence = _(
        "A withdrawn paper says why. Write the reason in a few words, such as a wrong "
        "period or a newer report."
    )


class NothingToReset(Refused):
    sentence = _(
        "This sentence is a person's own, there are no composed words to go back to. "
        "Edit it, or leave it out."
    )
