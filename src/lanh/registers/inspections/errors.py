"""What this register refuses: what, why with the values, and the way out."""

from lanh.common.refusal import Refused
from lanh.common.words import _


class TooFewPresent(Refused):
    sentence = _(
        "{present} of the team are present, and it inspects only with {least} or more "
        "({basis}). Mark everybody who is there, or put the inspection off."
    )


class NotOfTheTeam(Refused):
    sentence = _(
        "{agency} has no seat in {team} on {day}. Mark members of this team only, or "
        "enter the seat first."
    )


class TeamCodeTaken(Refused):
    sentence = _(
        "The code {code} is that of {name} already. Open that team, or give another "
        "code."
    )


class OutsideThePlan(Refused):
    sentence = _(
        "The inspection on {day} lies outside the plan, which runs from {first} to "
        "{last}. Choose another day, or say on which ground it is a surprise visit."
    )


class NoGround(Refused):
    sentence = _(
        "An inspection outside the plan needs a ground ({basis}). Choose one: a "
        "complaint, the order of an authority, or signs that the team saw."
    )


class PremisesElsewhere(Refused):
    sentence = _(
        "{name} lies outside {place}, where this team inspects. Choose premises of "
        "that place, or leave it to the team there."
    )


class PremisesNotStanding(Refused):
    sentence = _(
        "{name} was not open on {day}. Choose other premises, or correct the days on "
        "which these opened and closed."
    )


class VisitedAlready(Refused):
    sentence = _(
        "{name} has its visit in this inspection already. Open that visit to add what "
        "was found."
    )


class MinutesAreSigned(Refused):
    sentence = _(
        "The minutes of this inspection are {status}, so its visits are fixed. Write "
        "what is new into an inspection of its own."
    )


class NamesAPerson(Refused):
    sentence = _(
        "'{found}' looks like a person's name or number, and no worker or guest is "
        "written down here. Say what was found and how many, never who."
    )


class DecidedBeforeFound(Refused):
    sentence = _(
        "It cannot be decided on {decided}: it was found on {found}. Correct the day "
        "of the decision."
    )


class DecidedAlready(Refused):
    sentence = _("This violation is {standing} already. Open it to see the decision.")


class DecisionWithoutNumber(Refused):
    sentence = _(
        "'{action}' rests on a written decision. Write its number as it stands in the "
        "paper."
    )


class FineWithoutAmount(Refused):
    sentence = _(
        "A fine has an amount and a day by which it is paid. Write both as they stand "
        "in the decision."
    )


class AmountWithoutFine(Refused):
    sentence = _(
        "'{action}' is no fine, so it has no amount. Leave the amount blank, or choose "
        "the fine."
    )


class PaysTooMuch(Refused):
    sentence = _(
        "{amount} đồng is more than the {owed} đồng that is still owed. Correct the "
        "amount."
    )


class NotOverdue(Refused):
    sentence = _(
        "The fine is due on {due}, and today is {today}. It is enforced only once that "
        "day has passed unpaid."
    )


class RecheckedAlready(Refused):
    sentence = _(
        "This re-check was done on {done}. Order another one if it is to be seen again."
    )


class FoundTwice(Refused):
    sentence = _(
        "The visit has a violation '{act}' already. Open that one instead of writing "
        "it down a second time."
    )
