"""What this register refuses: what, why with the values, and the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class NoDecision(Refused):
    sentence = _(
        "A mission is announced on a decision. Write its number and date, or name its "
        "entry in the register of documents."
    )


class NobodyToVisit(Refused):
    sentence = _(
        "{mission} names no unit to be visited. Add the communes or facilities that it "
        "goes to before it is announced."
    )


class UnitNamedTwice(Refused):
    sentence = _(
        "{unit} is named in this mission already, for {day}. Open that visit, or give "
        "the other unit the name by which the two are told apart."
    )


class OutsideItsDays(Refused):
    sentence = _(
        "The visit cannot be on {day}: the mission lasts from {first} to {last}. "
        "Choose a day within it, or change the days of the mission."
    )


class NotVisitedYet(Refused):
    sentence = _(
        "{unit} has not been recorded as visited. Record the visit with its day before "
        "you write down what was found there."
    )


class VisitsLeftOpen(Refused):
    sentence = _(
        "{n} of the units named have not been recorded as visited. Record their "
        "visits, or strike them out of the mission with a reason."
    )


class VisitStands(Refused):
    sentence = _(
        "{unit} was visited on {day}, and a visit is recorded once. Strike it out with "
        "a reason if it was never made."
    )


class NoRecommendation(Refused):
    sentence = _(
        "What is not in order is followed by a recommendation with a day. Write what "
        "the unit is to do and by when, or choose 'in order'."
    )


class DueBeforeFound(Refused):
    sentence = _(
        "Nothing can be done by {due}: it was found on {day} only. Choose a later day."
    )


class FindingsSent(Refused):
    sentence = _(
        "The findings of this mission are {status}, and no more are added or changed. "
        "Record what is new with the next mission."
    )


class NotSentYet(Refused):
    sentence = _(
        "There is nothing to answer yet: the findings of this mission have not been "
        "sent. Wait until its lead sends them."
    )


class NothingSaid(Refused):
    sentence = _(
        "An answer says what was done. Write it in a sentence or two, with the paper "
        "that shows it."
    )


class FindingsLeftOpen(Refused):
    sentence = _(
        "{n} recommendations are not settled. Wait for the units' answers and settle "
        "them, then record that the mission was followed up."
    )
