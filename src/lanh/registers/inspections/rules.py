"""The rules of this register. Pure: values and days are passed in.

Source: Circular 05/2006/TT-BLĐTBXH on teams 178, article 2 of section II as codified.
Its standing agency has ended since; which agency follows is a setting of each team.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lanh.common.words import Worded, _
from lanh.registers.inspections.errors import (
    AmountWithoutFine,
    DecidedAlready,
    DecidedBeforeFound,
    DecisionWithoutNumber,
    FineWithoutAmount,
    FoundTwice,
    MinutesAreSigned,
    NamesAPerson,
    NoGround,
    NotOfTheTeam,
    NotOverdue,
    OutsideThePlan,
    PaysTooMuch,
    PremisesElsewhere,
    PremisesNotStanding,
    RecheckedAlready,
    TeamCodeTaken,
    TooFewPresent,
    VisitedAlready,
)
from lanh.registers.records.rules import Life

VERBS: Final[Mapping[str, str]] = {
    "inspections.set_up": _("set up the team"),
    "inspections.seat": _("gave a seat in the team"),
    "inspections.plan": _("wrote down the inspection plan"),
    "inspections.schedule": _("set a day for the inspection"),
    "inspections.list_premises": _("put premises on the list of the inspection"),
    "inspections.begin": _("began the inspection with those present"),
    "inspections.cancel": _("cancelled the inspection"),
    "inspections.visit": _("wrote down the visit"),
    "inspections.find": _("added a violation to the visit"),
    "inspections.strike": _("struck the visit out"),
    "inspections.sign": _("wrote down that the minutes are signed"),
    "inspections.lock": _("locked the inspection"),
    "inspections.decide": _("wrote down the decision"),
    "inspections.pay": _("wrote down a payment"),
    "inspections.enforce": _("wrote down that the fine is enforced"),
    "inspections.order_recheck": _("ordered a re-check"),
    "inspections.recheck": _("wrote down the re-check"),
}

# 'chỉ tiến hành kiểm tra khi có ít nhất 03 thành viên tham gia': where a team of
# another kind or a successor agency has its own rule, both are set on the team.
LEAST_PRESENT: Final = 3
BASIS: Final = "Thông tư 05/2006/TT-BLĐTBXH, điểm 2.4.b"
SURPRISE: Final = "Thông tư 05/2006/TT-BLĐTBXH, điểm 2.4.a"
# Violating again within so many months is shown as a repeat: a setting, no law.
REPEAT_MONTHS: Final = 24


class Status(Worded):
    PLANNED = "planned", _("planned")
    DONE = "done", _("under way or done")
    SIGNED = "signed", _("minutes signed")
    LOCKED = "locked", _("locked")
    CANCELLED = "cancelled", _("cancelled")


class Step(Worded):
    """What can be done with an inspection, in the words of its button."""

    BEGIN = "begin", _("begin")
    SIGN = "sign", _("sign")
    LOCK = "lock", _("lock")
    CANCEL = "cancel", _("cancel")


class Field(Worded):
    """What the inspection is about. Source: catalogue 2.15."""

    PROSTITUTION = "prostitution", _("prevention of prostitution")
    DRUG = "drug", _("prevention of drugs")
    LABOUR = "labour", _("labour")
    PRECURSOR = "precursor", _("precursors, narcotic medicines")
    CULTURE = "culture", _("culture and sport")


class Ground(Worded):
    """Why the team goes. All but the plan are surprise visits, which the head of the
    team decides. Source: Circular 05/2006, 2.4.a."""

    PLAN = "plan", _("inspection plan")
    COMPLAINT = "complaint", _("complaint or denunciation")
    ORDER = "order", _("order of an authority")
    SIGNS = "signs", _("signs of a violation")


class Position(Worded):
    """Source: Circular 05/2006, 2.1.a."""

    HEAD = "head", _("head of the team")
    DEPUTY = "deputy", _("deputy head of the team")
    MEMBER = "member", _("member of the team")


class Result(Worded):
    OK = "ok", _("in order")
    VIOLATION = "violation", _("violation")


class Act(Worded):
    """What was found against the rules, in the office's headings."""

    CONTRACT = "contract", _("workers without a contract")
    HEALTH = "health", _("no regular health checks")
    STAY = "stay", _("guests not declared")
    ORDER = "order", _("conditions of security and order")
    LICENCE = "licence", _("business outside the licence")
    HOURS = "hours", _("opening hours, noise")
    FIRE = "fire", _("fire safety")
    PROSTITUTION = "prostitution", _("premises used for prostitution")
    DRUGS = "drugs", _("premises used for drugs")
    PRECURSOR = "precursor", _("precursors, narcotic medicines")
    OTHER = "other", _("other violations")


class Action(Worded):
    """The ladder, the lightest first: a visit counts once, under its heaviest."""

    REMINDED = "reminded", _("reminded")
    WARNED = "warned", _("warned")
    FINED = "fined", _("fined")
    SUSPENDED = "suspended", _("suspended from business")
    LICENCE_WITHDRAWN = "licence_withdrawn", _("licence withdrawn")
    REFERRED = "referred", _("referred to investigators")


class Standing(Worded):
    """Where a violation stands; 'overdue' is a fine owed past its day."""

    OPEN = "open", _("not decided")
    OWING = "owing", _("decided, fine owed")
    ENFORCED = "enforced", _("enforced, fine owed")
    RECHECK = "recheck", _("to be checked again")
    CLOSED = "closed", _("nothing more to do")


class Mended(Worded):
    """What a re-check found."""

    MENDED = "mended", _("put right")
    AGAIN = "again", _("not put right")


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done about a violation: a rung of the ladder, by a paper, on a day.

    fine: in đồng; due: the day by which it is paid.
    """

    action: Action
    on: date
    number: str = ""
    fine: int | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found on the spot; often it is decided there and then.

    recheck: the day by which the premises are to be seen again.
    """

    act: Act
    text: str = ""
    decision: Decision | None = None
    recheck: date | None = None


# The whole life of an inspection; nothing else changes a status.
# Source: catalogue 2.15.
LIFE: Final = Life(
    {
        (Status.PLANNED, Step.BEGIN): Status.DONE,
        (Status.PLANNED, Step.CANCEL): Status.CANCELLED,
        (Status.DONE, Step.SIGN): Status.SIGNED,
        (Status.SIGNED, Step.LOCK): Status.LOCKED,
    }
)
LADDER: Final = tuple(Action)
IN_WRITING: Final = LADDER[LADDER.index(Action.FINED) :]


def heaviest(actions: Iterable[Action]) -> Action:
    """The one under which a visit counts. Source: catalogue 2.15, 'visit'."""
    return max(actions, key=LADDER.index)


def standing_of(
    *, action: Action | None, owed: int, enforced: bool, rechecks: int
) -> Standing:
    """Where a violation stands. owed: đồng still to be paid; rechecks: not done yet.

    Source: catalogue 2.15: open → decided → {paid | overdue → enforced} → rechecked →
    closed. What asks for nothing more is closed by itself.
    """
    if action is None:
        return Standing.OPEN
    if owed > 0:
        return Standing.ENFORCED if enforced else Standing.OWING
    return Standing.RECHECK if rechecks else Standing.CLOSED


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or that month's last.

    >>> months_before(date(2026, 3, 31), 1)
    datetime.date(2026, 2, 28)
    """
    month = day.year * 12 + day.month - 1 - months
    year, number = month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, number, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


# ── inspections ───────────────────────────────────────────────────────────────────────


def check_present(*, present: int, least: int, basis: str) -> None:
    """'… khi có ít nhất 03 thành viên tham gia'. Source: Circular 05/2006, 2.4.b."""
    if present < least:
        raise TooFewPresent(present=present, least=least, basis=basis)


def check_of_the_team(*, agency: str, team: str, day: date, seated: bool) -> None:
    """Who is counted as present has a seat in this team on the day."""
    if not seated:
        raise NotOfTheTeam(agency=agency, team=team, day=day)


def check_team_code(*, code: str, holder: str | None) -> None:
    """One code, one team: facts by team are kept under it."""
    if holder is not None:
        raise TeamCodeTaken(code=code, name=holder)


def check_in_plan(*, day: date, first: date, last: date) -> None:
    """An inspection of a plan lies within it. Source: Circular 05/2006, 2.4.a."""
    if not first <= day <= last:
        raise OutsideThePlan(day=day, first=first, last=last)


def check_ground(*, ground: Ground, planned: bool) -> None:
    """By the plan, or on one of three grounds. Source: Circular 05/2006, 2.4.a."""
    if (ground is Ground.PLAN) != planned:
        raise NoGround(basis=SURPRISE)


def check_within(*, name: str, place: str, inside: bool) -> None:
    """A team inspects in its own place. Source: Circular 05/2006, 1.1."""
    if not inside:
        raise PremisesElsewhere(name=name, place=place)


def check_standing(*, name: str, day: date, standing: bool) -> None:
    """Only what is open can be inspected."""
    if not standing:
        raise PremisesNotStanding(name=name, day=day)


def check_not_visited(*, name: str, visited: bool) -> None:
    """A premises has one visit in an inspection, so that it counts once."""
    if visited:
        raise VisitedAlready(name=name)


def check_minutes_open(status: Status) -> None:
    """What was signed is not rewritten. Source: catalogue 2.15."""
    if status is not Status.DONE:
        raise MinutesAreSigned(status=status)


# ── findings ──────────────────────────────────────────────────────────────────────────

_SURNAMES: Final = frozenset(
    re.findall(
        r"\w+",
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào "
        "Đinh Đoàn Lương Trịnh Mai Tô Hà Lò Lường Vàng Giàng Thào Sùng Vừ Quàng Cà "
        "Tòng Nông Ma Tẩn Lù Đèo Chảo Triệu Bàn Phùng Trương Chu Tạ Cao Thái Châu "
        "Kiều Lâm",
    )
)
_TITLES: Final = frozenset({"ông", "bà", "anh", "chị", "em", "tên"})
_NUMBER: Final = re.compile(r"(?:\+84|\b0)\d(?:[ .\-]?\d){7,9}\b|\b\d{9}(?:\d{3})?\b")
_WORD: Final = re.compile(r"[^\W\d_]+")


def person_in(text: str) -> str:
    """What looks like a person's name or number, or ''.

    A telephone or identity number; a surname with two names after it; a title before a
    name. It catches the usual Vietnamese ways, not all.

    >>> person_in("Có 3 lao động, gồm chị Hoa chưa có hợp đồng")
    'chị Hoa'
    >>> person_in("Ba lao động chưa có hợp đồng, gọi 0912 345 678")
    '0912 345 678'
    >>> person_in("Không khai báo 4 khách lưu trú tại nhà nghỉ Hoa Sim")
    ''
    """
    number = _NUMBER.search(text)
    if number:
        return number[0]
    words = [*_WORD.findall(text), "", ""]
    for first, second, third in zip(words, words[1:], words[2:], strict=False):
        if first in _SURNAMES and second.istitle() and third.istitle():
            return f"{first} {second} {third}"
        if first.casefold() in _TITLES and second.istitle():
            return f"{first} {second}"
    return ""


def check_names_nobody(*texts: str) -> None:
    """No worker or guest found on the spot is written down. Source: catalogue 2.15."""
    for text in texts:
        found = person_in(text)
        if found:
            raise NamesAPerson(found=found)


def check_found_once(*, act: Act, found: Iterable[str]) -> None:
    """A violation is written down once in a visit."""
    if act.value in found:
        raise FoundTwice(act=act)


def check_undecided(standing: Standing) -> None:
    """A violation is decided once."""
    if standing is not Standing.OPEN:
        raise DecidedAlready(standing=standing)


def check_decision(
    *,
    action: Action,
    found: date,
    decided: date,
    number: str,
    fine: int | None,
    due: date | None,
) -> None:
    """A decision fits its rung of the ladder. Source: catalogue 2.15, V23."""
    if decided < found:
        raise DecidedBeforeFound(decided=decided, found=found)
    if action in IN_WRITING and not number.strip():
        raise DecisionWithoutNumber(action=action)
    if action is Action.FINED and (not fine or due is None):
        raise FineWithoutAmount
    if action is not Action.FINED and fine:
        raise AmountWithoutFine(action=action)


def check_payment(*, amount: int, owed: int) -> None:
    """No more is paid than is owed. Source: catalogue 5c, V23."""
    if amount > owed:
        raise PaysTooMuch(amount=amount, owed=owed)


def check_overdue(*, due: date | None, today: date) -> None:
    """A fine is enforced once its day has passed."""
    if due is None or today <= due:
        raise NotOverdue(due=due or today, today=today)


def check_recheck_open(done: date | None) -> None:
    if done is not None:
        raise RecheckedAlready(done=done)
