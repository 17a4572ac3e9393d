"""What the pages of shares show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from lanh.access.models import User
from lanh.common import clock
from lanh.places.models import Place
from lanh.plans import queries
from lanh.plans.models import Allotment, Target
from lanh.plans.queries import Given, ShareProgress
from lanh.plans.rules.allotting import Way
from lanh.plans.rules.pace import Standing
from lanh.web.parts.finding import check_opens
from lanh.web.parts.request import OfficeRequest
from lanh.web.plans import progress
from lanh.web.plans.forms.shares import ProposalForm, SharesForm, TakeOverForm
from lanh.web.plans.progress import Row
from lanh.web.plans.words import quantity

GOOD = (Standing.REACHED, Standing.ON_COURSE)
LATE = (Standing.BEHIND, Standing.OVER)


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A target that was given out: what it comes to, and how many are how far."""

    target: Target
    name: str
    whole: str
    given: str
    rest: str
    is_over: bool
    good: int
    late: int
    shares: Sequence["ShareRow"]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share with its figure. `row`: None where nobody reports for its holder."""

    holder: str
    value: str
    row: Row | None


def given_rows(given: Sequence[Given]) -> list[GivenRow]:
    return [given_row(one) for one in given]


def given_row(one: Given) -> GivenRow:
    unit, held = _unit(one.target), one.balance
    standings = [share.standing for share in one.shares]
    return GivenRow(
        target=one.target,
        name=one.target.clause or one.target.words,
        whole="" if held.whole is None else quantity(held.whole, unit),
        given="" if held.whole is None else quantity(held.given, unit),
        rest="" if held.rest is None else quantity(abs(held.rest), unit),
        is_over=held.is_over,
        good=sum(standing in GOOD for standing in standings),
        late=sum(standing in LATE for standing in standings),
        shares=[share_row(share) for share in one.shares],
    )


def share_row(one: ShareProgress) -> ShareRow:
    row = progress.row(one.progress) if one.progress else None
    return ShareRow(one.share.holder, quantity(one.share.value, ""), row)


def _unit(target: Target) -> str:
    return "%" if target.unit == "%" else ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Places down, targets across: each cell a share with its figure, or None."""

    targets: Sequence[GivenRow]
    lines: Sequence[tuple[Place, Sequence[ShareRow | None]]]


def matrix(given: Sequence[Given]) -> Matrix:
    """How far each place is in each target, held against its own share."""
    places = {s.share.place for one in given for s in one.shares if s.share.place}
    by_target = [{s.share.place: share_row(s) for s in one.shares} for one in given]
    ordered = sorted(places, key=lambda place: place.sort_key)
    return Matrix(
        given_rows(given),
        [(place, [cells.get(place) for cells in by_target]) for place in ordered],
    )


def shares_form(
    request: OfficeRequest, target: Target, today: date
) -> tuple[SharesForm, ProposalForm]:
    """The table as it stands, or as a proposal fills it; nothing is kept by asking."""
    asked = ProposalForm(request.GET if "way" in request.GET else None)
    proposed: dict[Any, Decimal] = {}
    if asked.is_valid() and asked.cleaned_data["way"]:
        way, element = Way(asked.cleaned_data["way"]), asked.cleaned_data["element"]
        proposed = queries.proposal(target, way, element=element, today=today)
    last = queries.allotment(target)
    first = {"seen": last.version if last else 0, "since": today}
    first["number"] = last.number if last else ""
    form = SharesForm(
        request.POST if request.method == "POST" else None,
        places=list(queries.places_to_allot(target.plan, today=today)),
        agencies=list(queries.agencies_to_allot(target.plan, today=today)),
        shares=queries.shares_of(last),
        proposed=proposed,
        initial=first,
    )
    return form, asked


def shares_page(
    request: OfficeRequest, target: Target, form: SharesForm, asked: ProposalForm
) -> dict[str, Any]:
    """The table with what is to be given out, what was given, and what rests."""
    today = clock.today()
    may = queries.can_allot(request.user, target=target, today=today)
    check_opens(may or request.method == "POST")
    then = queries.target_on(target, today)
    standing = queries.shares_of(queries.allotment(target))
    held = queries.balance_of(then, standing)
    return {
        "target": then,
        "plan": target.plan,
        "form": form,
        "asked": asked,
        "held": held,
        "filled": "way" in request.GET and request.method == "GET",
        "none": not any(field.field.value() for field in form.lines),
        "earlier": [told_allotment(one) for one in queries.earlier(target)],
    }


def told_allotment(one: Allotment) -> dict[str, Any]:
    shares = list(one.shares.all())
    given = sum((share.value for share in shares), Decimal(0))
    return {
        "at": one.since,
        "words": gettext("{n} shares, {given} together").format(
            n=len(shares), given=quantity(given, "")
        ),
        "number": one.number,
        "by": one.made_by.name,
    }


def beside_target(
    user: User, target: Target, today: date, known_at: datetime | None
) -> dict[str, Any]:
    """Of a target's page: its shares, and the share above that it takes over."""
    given = queries.given_out(user, target.plan, today=today, known_at=known_at)
    mine = [given_row(one) for one in given if one.target == target]
    taken = target.taken_from
    newest = queries.newest_of(taken) if taken else None
    return {
        "given": mine[0] if mine else None,
        "may_allot": queries.can_allot(user, target=target, today=today),
        "taken": taken,
        "newest": newest if newest != taken else None,
        "lapsed": taken is not None and newest is None,
        "may_take": queries.can_carry_out(user, plan=target.plan, today=today)
        and bool(taken or queries.shares_above(user, target.plan, today=today)),
    }


def take_over_form(request: OfficeRequest, target: Target, today: date) -> TakeOverForm:
    shares = queries.shares_above(request.user, target.plan, today=today)
    seen = str(target.taken_from_id or "")
    sent = request.POST if request.method == "POST" else None
    return TakeOverForm(sent, shares=shares, seen=seen)
