"""Plans under a plan: who is late, and what a lower plan carries of the upper one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lanh.common.text import fold
from lanh.common.words import Worded, _
from lanh.plans.errors import (
    CarriedAndNot,
    CarryingTouched,
    DueInThePast,
    IssuedWithoutPaper,
    NoReasonToRelease,
    NotBelow,
    NotCarriedWithoutReason,
    NotUnderAny,
    NoWhoOwes,
    OwesAlready,
    PlanOfAnother,
    SubPlanTouched,
    UnderItself,
)


class SubPlanState(Worded):
    """Where a plan that is owed stands on a day."""

    WAITING = "waiting", _("not issued yet")
    LATE = "late", _("late")
    ISSUED = "issued", _("issued")
    ISSUED_LATE = "issued_late", _("issued late")


class How(Worded):
    """How a thing of the plan above is answered in the plan below."""

    TAKEN_OVER = "taken_over", _("taken over")
    BY_HAND = "by_hand", _("carried, as somebody said")
    BY_INDICATOR = "indicator", _("same indicator")
    BY_WORDS = "words", _("similar words")
    NOT_FOR_US = "not_for_us", _("not for this plan")
    MISSING = "missing", _("not carried")


@dataclass(frozen=True, slots=True)
class Said:
    """A thing of a plan as it is matched: its key, its words, its linked indicator."""

    key: str
    words: str
    linked: str = ""


# Of the telling words of the upper thing at least so many stand in the lower one.
ALIKE: Final = 0.6
# Words that stand in every plan tell nothing.
COMMON: Final = frozenset(
    fold(
        "tổ chức thực hiện triển khai công tác phòng chống các của và về cho trên địa "
        "bàn năm có từ trở lên ít nhất được đến trong theo với tại là để hằng xã "
        "phường tỉnh đảm bảo tăng cường đẩy mạnh nâng cao phấn đấu số người"
    ).split()
)


def state_of(*, due: date, issued_on: date | None, today: date) -> SubPlanState:
    """
    >>> state_of(due=date(2026, 3, 1), issued_on=None, today=date(2026, 3, 2)).value
    'late'
    """
    if issued_on is not None:
        late = issued_on > due
        return SubPlanState.ISSUED_LATE if late else SubPlanState.ISSUED
    return SubPlanState.LATE if due < today else SubPlanState.WAITING


def match(upper: Sequence[Said], lower: Sequence[Said]) -> dict[str, tuple[str, How]]:
    """For each thing above that the plan below carries: which of its parts, and how it
    was known. The same indicator and part first; else words, each used once, the most
    alike first. What is left is missing, and a person judges it.

    Source: issue 'Step 2', 'Plans to the end' (what a lower plan does not carry).
    """
    found: dict[str, tuple[str, How]] = {}
    linked = {one.linked: one.key for one in reversed(lower) if one.linked}
    for one in upper:
        if one.linked in linked and one.linked:
            found[one.key] = (linked[one.linked], How.BY_INDICATOR)
    taken = {key for key, _how in found.values()}
    for likeness, above, below in _alike(upper, lower):
        if likeness >= ALIKE and above not in found and below not in taken:
            found[above] = (below, How.BY_WORDS)
            taken.add(below)
    return found


def _alike(
    upper: Sequence[Said], lower: Sequence[Said]
) -> Iterable[tuple[float, str, str]]:
    """Every pair whose indicators do not speak against it, most alike first."""
    words: Mapping[str, frozenset[str]] = {
        one.key: telling(one.words) for one in (*upper, *lower)
    }
    pairs = [
        (likeness(words[above.key], words[below.key]), above.key, below.key)
        for above in upper
        for below in lower
        if not above.linked or not below.linked
    ]
    return sorted(pairs, key=lambda pair: -pair[0])


def telling(words: str) -> frozenset[str]:
    """The words that tell what is meant: no numbers, none that every plan has.

    >>> sorted(telling("Tổ chức ít nhất 40 buổi truyền thông"))
    ['buoi', 'thong', 'truyen']
    """
    bare = fold(words)
    kept = "".join(letter if letter.isalnum() else " " for letter in bare).split()
    return frozenset(word for word in kept if not word[0].isdigit()) - COMMON


def likeness(upper: frozenset[str], lower: frozenset[str]) -> float:
    """Which part of the upper telling words the lower ones hold, 0 to 1; of one or two
    words nothing is concluded."""
    return len(upper & lower) / len(upper) if len(upper) > 2 else 0.0


def names(agencies: Iterable[str], *, name: str, level: str) -> bool:
    """Whether an assignment is for that agency or unit: by its name, or 'the communes'.

    >>> names(["UBND các xã, phường"], name="xã Suối Lành", level="commune")
    True
    >>> names(["Sở Y tế"], name="xã Suối Lành", level="commune")
    False
    """
    said, mine = fold("; ".join(agencies)), fold(name)
    if mine in said:
        return True
    each = ("cac xa", "xa, phuong", "cap xa", "dia phuong")
    return level == "commune" and any(words in said for words in each)


def check_someone_owes(n: int) -> None:
    """A plan is asked of somebody."""
    if not n:
        raise NoWhoOwes


def check_due(due: date, *, today: date) -> None:
    """Nobody can be asked for something by a day that is over."""
    if due < today:
        raise DueInThePast(due=due)


def check_owes_once(holder: str, *, owes: bool) -> None:
    """A place or agency owes one plan under a plan."""
    if owes:
        raise OwesAlready(holder=holder)


def check_below(holder: str, *, below: bool, place: str) -> None:
    """A plan is asked of units below its place, and of that place's agencies."""
    if not below:
        raise NotBelow(holder=holder, place=place)


def check_duty_untouched(*, holder: str, seen: int, now: int) -> None:
    """The second writer is told. Source: HOUSE.md, 'Two databases, one behaviour'."""
    if seen != now:
        raise SubPlanTouched(holder=holder)


def check_paper(*, number: str, issued_on: date | None) -> None:
    """What was issued has a number and a day; '/KH-UBND' is none yet."""
    given = number.strip() and not number.strip().startswith("/")
    if not given or issued_on is None:
        raise IssuedWithoutPaper


def check_plan_of(holder: str, *, of: str, theirs: bool) -> None:
    """Whoever owes a plan issues it."""
    if not theirs:
        raise PlanOfAnother(holder=holder, of=of)


def check_not_under_itself(*, above: Iterable[object], plan: object) -> None:
    """A plan stands under an older sister, never under itself. `above`: the parent and
    all above it."""
    if plan in above:
        raise UnderItself


def check_why_not(why: str, *, carried: bool) -> None:
    """What is left out is left out for a reason."""
    if not carried and not why.strip():
        raise NotCarriedWithoutReason


def check_one_of_the_two(why: str, *, carried: bool) -> None:
    """It is carried or it is not: a reason that was typed is not dropped in silence."""
    if carried and why.strip():
        raise CarriedAndNot


def check_has_one_above(*, is_under: bool) -> None:
    """A plan is held against the one above it."""
    if not is_under:
        raise NotUnderAny


def check_carrying_untouched(*, seen: int, now: int, name: str) -> None:
    """The second writer is told. Source: HOUSE.md, 'Two databases, one behaviour'."""
    if seen != now:
        raise CarryingTouched(name=name)


def check_reason_to_release(holder: str, *, why: str) -> None:
    """Nothing vanishes in silence. Source: HOUSE.md, habit 5."""
    if not why.strip():
        raise NoReasonToRelease(holder=holder)
