"""What a cell says: days, numbers, choices, in the shapes that people write."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from lanh.common.numbers import read_number
from lanh.common.text import fold
from lanh.intake.errors import (
    IsMissing,
    NotAChoice,
    NotADay,
    NotAPlace,
    NotAWholeNumber,
    TextTooLong,
)
from lanh.intake.rules.tables import Cell, shown

DAY: Final = re.compile(
    r"(?:thu \w+,? |chu nhat,? )?(?:ngay )?(?P<d>\d{1,2})\s*(?:[/.\-\s]|thang)+\s*"
    r"(?P<m>\d{1,2})\s*(?:[/.\-\s,]|nam)+\s*(?P<y>\d{4}|\d{2})"
)
TURNED: Final = re.compile(r"(?P<y>\d{4})[/.\-](?P<m>\d{1,2})[/.\-](?P<d>\d{1,2})")
RUN_TOGETHER: Final = re.compile(r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})")
# The days that a spreadsheet counts from the end of 1899, within our lifetime.
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
YES: Final = {"x", "co", "yes", "dung", "1", "true", "v"}
NO: Final = {"", "khong", "no", "sai", "0", "false", "-"}
CHOICES_TOLD: Final = 12


def check_is_there(cell: Cell) -> None:
    """A field without which there is no record."""
    if not shown(cell):
        raise IsMissing


def read_day(cell: Cell) -> date | None:
    """A day in the shapes that sheets hold it in; None for nothing.

    >>> read_day("ngày 5 tháng 3 năm 2026") == read_day("5.3.26") == date(2026, 3, 5)
    True
    >>> read_day(46086), read_day("2026-03-05")
    (datetime.date(2026, 3, 5), datetime.date(2026, 3, 5))
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = shown(cell)
    return check_is_day(text, _day_in(fold(text))) if text else None


def check_is_day(text: str, day: date | None) -> date:
    """The text is a day."""
    if day is None:
        raise NotADay(text=text)
    return day


def read_whole(cell: Cell) -> int | None:
    """A whole number, with or without dots for thousands; None for nothing.

    >>> read_whole("1.650"), read_whole("1,650 người"), read_whole(12.0)
    (1650, 1650, 12)
    """
    text = shown(cell)
    if text in ("", "-", "–"):
        return None
    return check_is_whole(text, _number_in(text))


def check_is_whole(text: str, number: int | None) -> int:
    """The text is a whole number, not below 0."""
    if number is None or number < 0:
        raise NotAWholeNumber(text=text)
    return number


def read_text(cell: Cell, most: int) -> str:
    text = shown(cell)
    check_length(text, most)
    return text


def check_length(text: str, most: int) -> None:
    """The text fits where it is kept."""
    if len(text) > most:
        raise TextTooLong(length=len(text), most=most)


def read_choice(
    cell: Cell, choices: Mapping[str, str], told: Iterable[str] = ()
) -> str:
    """The code that the cell means; '' for nothing.

    choices: from folded words to the code; one that begins so is enough if alone.
    told: the words that a refusal offers.
    """
    text = fold(shown(cell))
    if not text:
        return ""
    codes = {choices[text]} if text in choices else _beginning(text, choices)
    check_is_choice(shown(cell), codes, [*told] or [*choices])
    return codes.pop()


def check_is_choice(text: str, codes: set[str], choices: Sequence[str]) -> None:
    """The text means one of the choices and no other."""
    if len(codes) != 1:
        known = "; ".join(choices[:CHOICES_TOLD])
        raise NotAChoice(text=text, choices=known)


def check_is_place(text: str, found: object) -> None:
    """The text names a unit where the person may record."""
    if not found:
        raise NotAPlace(text=text)


def read_yes(cell: Cell) -> bool:
    """A cross, 'có', 1 … against nothing, 'không', 0."""
    text = fold(shown(cell))
    known = dict.fromkeys(YES, "yes") | {word: "no" for word in NO if word}
    return text in YES or (bool(text) and read_choice(cell, known) == "yes")


def _day_in(text: str) -> date | None:
    if text.isdecimal() and FIRST_SERIAL <= int(text) <= LAST_SERIAL:
        return date.fromordinal(date(1899, 12, 30).toordinal() + int(text))
    shapes = (DAY, TURNED, RUN_TOGETHER)
    found = next((m for shape in shapes if (m := shape.fullmatch(text))), None)
    if found is None:
        return None
    year = int(found["y"])
    try:
        year = year + 2000 if year < 100 else year
        return date(year, int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _number_in(text: str) -> int | None:
    bare = re.sub(r"[^\d.,\-]+$", "", text).replace(" ", "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+", bare):  # as an English sheet writes it
        bare = bare.replace(",", "")
    try:
        number = read_number(bare)
    except ValueError:
        return None
    return int(number) if number == number.to_integral_value() else None


def _beginning(text: str, choices: Mapping[str, str]) -> set[str]:
    """What begins so, else what holds it; two letters say nothing."""
    if len(text) < 3:
        return set()
    begins = {code for words, code in choices.items() if words.startswith(text)}
    return begins or {code for words, code in choices.items() if text in words}
