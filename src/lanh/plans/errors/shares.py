"""What is refused where a target is given out in shares."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class NothingToAllot(Refused):
    sentence = _(
        "This target has no number that could be given out in shares. Amend the plan "
        "so that it has one, or let each place answer for the words."
    )


class SharesTouched(Refused):
    sentence = _(
        "The shares were given out anew by {name} while you filled the table, so "
        "nothing of yours was written. Look at them as they are now, then save again "
        "if needed."
    )


class ShareBelowZero(Refused):
    sentence = _(
        "The share of {holder} would be {value}, below zero. Write 0 if it is to "
        "reach nothing, or leave the field blank."
    )


class HolderTwice(Refused):
    sentence = _(
        "{holder} stands in the table twice. Add the two shares up and keep one line."
    )


class HolderElsewhere(Refused):
    sentence = _(
        "{holder} does not lie right below {place}, so this plan gives it nothing. "
        "Give the share to the unit that it lies in; that unit's own plan goes on."
    )


class MoreThanTheTarget(Refused):
    sentence = _(
        "The shares come to {given}, which is {over} more than the target of {value}. "
        "Lower some shares, or amend the target by a document first."
    )


class NoShareGiven(Refused):
    sentence = _(
        "The table is empty, so nothing would be given out. Write at least one share."
    )


class ShareOfAnother(Refused):
    sentence = _(
        "The share was given to {holder}, and this plan is one of {place}. Choose the "
        "share that was given to {place}."
    )


class TakenOverMeanwhile(Refused):
    sentence = _(
        "Somebody else has said what this target takes over since you opened it. Look "
        "at it as it is now, then choose again if needed."
    )
