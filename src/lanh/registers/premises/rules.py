"""The rules of this register. Pure: values and days are passed in."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from lanh.common.span import Span
from lanh.common.words import Worded, _
from lanh.registers.premises.errors import (
    ContractsExceedWorkers,
    PremisesAreClosed,
    PremisesCodeTaken,
    ReopenedAlready,
    StaffingIsTold,
    UnitStillStands,
)
from lanh.registers.records.rules import Life

VERBS: Final[Mapping[str, str]] = {
    "premises.register": _("registered the premises"),
    "premises.register_many": _("registered premises, many at once"),
    "premises.correct": _("corrected the premises"),
    "premises.suspend": _("wrote down that the premises are suspended"),
    "premises.resume": _("wrote down that the premises work again"),
    "premises.close": _("wrote down that the premises closed"),
    "premises.reopen": _("registered the premises under a new owner"),
    "premises.count_workers": _("wrote down the workers"),
    "premises.commit": _("wrote down a commitment"),
    "premises.license": _("wrote down a licence"),
    "premises.reach": _("wrote down who was reached"),
    "premises.pass_on": _("passed the premises on to another unit"),
}


class Status(Worded):
    OPERATING = "operating", _("operating")
    SUSPENDED = "suspended", _("suspended")
    CLOSED = "closed", _("closed down")


class Step(Worded):
    """What can be done with premises, in the words of its button."""

    SUSPEND = "suspend", _("suspend")
    RESUME = "resume", _("resume")
    CLOSE = "close", _("close down")
    REOPEN = "reopen", _("register under a new owner")


class Pledge(Worded):
    """What the owner commits to. Source: catalogue 2.14, 'commitment'."""

    SOCIAL_EVILS = "social_evils", _("no social evils")
    DRUG = "drug", _("no drugs")
    LABOUR = "labour", _("labour law")


class Via(Worded):
    """How the owner or workers were reached. Source: catalogue 2.14, 'reach'."""

    CLASS = "class", _("training class")
    VISIT = "visit", _("visit on the spot")
    LEAFLET = "leaflet", _("leaflet")


class Covers(Worded):
    """What a licence lets the premises hold; its public part only."""

    PRECURSOR = "precursor", _("precursors")
    NARCOTIC = "narcotic", _("narcotic and psychotropic medicines")


class Sex(Worded):
    MEN = "m", _("Men")
    WOMEN = "f", _("Women")


# The whole life of premises; nothing else changes a status. A re-opening leaves the old
# premises closed and begins new ones that name them. Source: catalogue 2.14.
LIFE: Final = Life(
    {
        (Status.OPERATING, Step.SUSPEND): Status.SUSPENDED,
        (Status.SUSPENDED, Step.RESUME): Status.OPERATING,
        (Status.OPERATING, Step.CLOSE): Status.CLOSED,
        (Status.SUSPENDED, Step.CLOSE): Status.CLOSED,
        (Status.CLOSED, Step.REOPEN): Status.CLOSED,
    }
)
# A commitment or licence comes up this long before it runs out: a setting, no law.
SOON: Final = timedelta(days=30)


def check_code_is_free(*, code: str, holder: str | None) -> None:
    """One code, one premises. holder: the name of those that have it."""
    if holder is not None:
        raise PremisesCodeTaken(code=code, name=holder)


def check_open_on(*, name: str, closed: date | None, day: date) -> None:
    """Nothing happens at premises that have closed."""
    if closed is not None and closed <= day:
        raise PremisesAreClosed(name=name, closed=closed, day=day)


def check_not_reopened(*, name: str, reopened: bool) -> None:
    """Closed premises are followed by one row at most."""
    if reopened:
        raise ReopenedAlready(name=name)


def check_contracts(
    *, workers: Mapping[Sex, int], contracts: Mapping[Sex, int]
) -> None:
    """No more contracts than workers. Source: catalogue 5c, V23.

    More health checks than workers is no mistake: workers come and go in a period.
    """
    for sex, number in contracts.items():
        if number > workers[sex]:
            raise ContractsExceedWorkers(part=sex, number=number, workers=workers[sex])


def check_staffing_is_new(*, name: str, day: date, told: bool) -> None:
    """The workers of premises are told once for a day."""
    if told:
        raise StaffingIsTold(name=name, day=day)


def check_unit_has_ended(*, place: str, span: Span, day: date) -> None:
    """Premises pass to another unit when theirs ends. Source: catalogue 7, merger."""
    if day in span:
        raise UnitStillStands(place=place, day=day)
