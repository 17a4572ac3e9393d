"""The rules of this register. Pure: values and days are passed in."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from lanh.common.words import Worded, _
from lanh.registers.records.rules import Life
from lanh.registers.surveys.errors import (
    AnswersDoNotFit,
    DesignIsSettled,
    NoQuestions,
    NotGrownUp,
    NotInTheField,
    OutsideTheSurvey,
    SampleTooSmall,
    SheetIsEntered,
    WeightsDoNotCover,
)


class Status(Worded):
    DESIGNED = "designed", _("designed")
    FIELD = "field", _("in the field")
    CLOSED = "closed", _("closed")
    WEIGHTED = "weighted", _("weighted")
    PUBLISHED = "published", _("published")


class Step(Worded):
    """What can be done with a survey, in the words of its button."""

    OPEN = "open", _("send into the field")
    CLOSE = "close", _("close the field")
    WEIGH = "weigh", _("weigh and compute")
    PUBLISH = "publish", _("publish")


class Group(Worded):
    OFFICIALS = "officials", _("officials")
    ADULTS = "adults", _("adult people")


# Source: catalogue 2.19.
LIFE: Final = Life(
    {
        (Status.DESIGNED, Step.OPEN): Status.FIELD,
        (Status.FIELD, Step.CLOSE): Status.CLOSED,
        (Status.CLOSED, Step.WEIGH): Status.WEIGHTED,
        (Status.WEIGHTED, Step.PUBLISH): Status.PUBLISHED,
    }
)
LETTERS: Final = "ABCDE"
NO_ANSWER: Final = "-"
GROWN_UP: Final = 18  # 'người dân trong độ tuổi trưởng thành', plan 001
SHOWN_FROM: Final = 5  # catalogue 0, 'small cells'


def check_still_designed(status: Status) -> None:
    """A design is changed freely only while it is one. Source: HOUSE.md, 'Undo'."""
    if status is not Status.DESIGNED:
        raise DesignIsSettled(status=status)


def check_questions(questions: Sequence[object]) -> None:
    """Nothing goes into the field that asks nothing."""
    if not questions:
        raise NoQuestions


def check_in_field(status: Status) -> None:
    """Sheets come in between opening and closing. Source: catalogue 2.19."""
    if status is not Status.FIELD:
        raise NotInTheField(status=status)


def check_inside(*, commune: str, place: str, inside: bool) -> None:
    """A sheet is of a commune of the survey's place."""
    if not inside:
        raise OutsideTheSurvey(commune=commune, place=place)


def check_grown_up(age: int | None) -> None:
    """Officials and adults alike; an age that was not told is none too low."""
    if age is not None and age < GROWN_UP:
        raise NotGrownUp(youngest=GROWN_UP, age=age)


def check_answers(answers: str, *, key: str) -> None:
    """One letter or none to each question. key: the right letters."""
    if len(answers) != len(key) or set(answers) - {*LETTERS, NO_ANSWER}:
        raise AnswersDoNotFit(answers=len(answers), questions=len(key), letters=LETTERS)


def check_number_is_new(number: str, *, entered: bool) -> None:
    """A sheet is entered once; its number is its only name."""
    if entered:
        raise SheetIsEntered(number=number)


def check_sample(*, sheets: int, wanted: int, why: str) -> None:
    """A smaller sample than was wanted is told with its reason. Source: S69, 'with n
    and method'."""
    if sheets < wanted and not why.strip():
        raise SampleTooSmall(sheets=sheets, wanted=wanted)


def check_weights(weights: Mapping[str, int], *, answered: Iterable[str]) -> None:
    """Weights for every commune that answered, or for none."""
    missing = [place for place in answered if not weights.get(place)]
    if weights and missing:
        raise WeightsDoNotCover(missing=", ".join(missing))


def is_aware(answers: str, *, key: str, pass_mark: int) -> bool:
    """Whether so many % of the answers are right; as many as the mark are enough.

    >>> is_aware("ABBD", key="ABCD", pass_mark=75)
    True
    """
    right = sum(given == asked for given, asked in zip(answers, key, strict=True))
    return right * 100 >= pass_mark * len(key)


def share(part: int, whole: int) -> Decimal | None:
    """In %, to one place; None of nothing: a share of none is no zero.

    >>> share(2, 3)
    Decimal('66.7')
    """
    return _rounded(Decimal(part) * 100 / whole) if whole else None


def weighted_share(
    counted: Mapping[str, tuple[int, int]], weights: Mapping[str, int]
) -> Decimal | None:
    """Each commune's share, as heavy as its people: Σ people × aware/sheets / Σ people.

    counted: from a commune to (sheets, aware). None without weights.

    >>> weighted_share({"A": (10, 9), "B": (10, 5)}, {"A": 1000, "B": 3000})
    Decimal('60.0')
    """
    whole = sum(weights.values())
    if not whole:
        return None
    heavy = (
        Decimal(weights[place]) * aware / sheets
        for place, (sheets, aware) in counted.items()
    )
    return _rounded(sum(heavy, Decimal(0)) * 100 / whole)


def margin(part: int, whole: int) -> Decimal | None:
    """How far the share may lie from the truth, ± points at 95 %, for a simple random
    sample: 1,96·√(p(1−p)/n). None of fewer than 30, where that is no estimate."""
    if whole < 30:
        return None
    p = Decimal(part) / whole
    return _rounded(Decimal("196") * (p * (1 - p) / whole).sqrt())


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.1"), ROUND_HALF_UP)
