"""Figures as a paper freezes them: value or the reason for none, and as of when."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

from lanh.common.numbers import write_number
from lanh.common.period import Length, Period

# What stands in a paper where there is no number. Papers are written in Vietnamese,
# whatever language their writer reads.
NO_NUMBER = {"na": "không áp dụng", "withheld": "không công bố"}
UNKNOWN = "chưa có số liệu"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a paper under its key, with all that says where it is from.

    element: `code{slice}`; empty for a number that follows from others. value: exact,
    as text. as_of: up to which day it is known, in words of the ISO calendar.
    """

    key: str
    label: str
    unit: str
    element: str
    period: str
    value: str | None
    reason: str = ""
    estimate: bool = False
    as_of: str = ""

    @property
    def number(self) -> Decimal | None:
        return None if self.value is None else Decimal(self.value)

    @property
    def exact(self) -> Decimal:
        """The number of a figure that has one; ValueError otherwise."""
        if self.value is None:
            raise ValueError(f"{self.key} has no number")
        return Decimal(self.value)

    @property
    def day(self) -> date | None:
        """Up to which day it is known."""
        return date.fromisoformat(self.as_of) if self.as_of else None

    @property
    def printed(self) -> str:
        number = self.number
        if number is None:
            return NO_NUMBER.get(self.reason, UNKNOWN)
        return write_number(number)


@dataclass(frozen=True, slots=True)
class Aim:
    """One target of the plan as the paper tells its progress; numbers as text."""

    words: str
    unit: str
    wanted: str | None
    achieved: str | None
    share: str | None
    standing: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """All numbers of a paper, as they were known at one moment."""

    figures: tuple[Figure, ...] = ()
    aims: tuple[Aim, ...] = ()

    @property
    def printed(self) -> dict[str, str]:
        return {figure.key: figure.printed for figure in self.figures}

    @property
    def known(self) -> dict[str, Figure]:
        """The figures that have a number."""
        return {f.key: f for f in self.figures if f.value is not None}

    def reach(self, period: str) -> date | None:
        """The last day that the figures of the period reach; None without any."""
        days = [f.day for f in self.known.values() if f.element and f.period == period]
        return min((day for day in days if day), default=None)

    def changed(self, other: "Frozen") -> set[str]:
        """The keys whose number is another one there."""
        theirs = other.printed
        return {k for k, text in self.printed.items() if theirs.get(k) != text}

    def as_json(self) -> dict[str, Any]:
        return {
            "figures": [asdict(figure) for figure in self.figures],
            "aims": [asdict(aim) for aim in self.aims],
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        return cls(
            figures=tuple(Figure(**figure) for figure in kept.get("figures", ())),
            aims=tuple(Aim(**aim) for aim in kept.get("aims", ())),
        )


def compared(now: Figure, before: Figure) -> Iterable[Figure]:
    """The same period last year, and by how much this one differs, if both are known.

    >>> now = Figure("sessions", "Cuộc", "cuộc", "events.sessions", "", "801")
    >>> past = Figure("sessions", "Cuộc", "cuộc", "events.sessions", "", "780")
    >>> [(f.key, f.value) for f in compared(now, past)]
    [('sessions_before', '780'), ('sessions_change', '21')]
    """
    if now.number is None or before.number is None:
        return
    change = abs(now.number - before.number)
    yield _named(before, f"{now.key}_before", f"{before.label}, cùng kỳ năm trước")
    yield Figure(
        f"{now.key}_change", f"{now.label}, chênh lệch", now.unit, "", now.period,
        str(change), as_of=now.as_of,
    )  # fmt: skip


def _named(figure: Figure, key: str, label: str) -> Figure:
    return Figure(**(asdict(figure) | {"key": key, "label": label}))


def period_words(period: Period) -> str:
    """How reports call their period.

    >>> period_words(Period.decree_09_half(2026, 1))
    '6 tháng đầu năm 2026'
    """
    match period.length:
        case Length.HALF:
            which = "đầu" if period.number == 1 else "cuối"
            return f"6 tháng {which} năm {period.year}"
        case Length.QUARTER:
            return (
                f"quý {('I', 'II', 'III', 'IV')[period.number - 1]} năm {period.year}"
            )
        case Length.MONTH:
            return f"tháng {period.number} năm {period.year}"
        case Length.NINE_MONTHS:
            return f"9 tháng đầu năm {period.year}"
        case Length.YEAR:
            return f"năm {period.year}"
        case _:
            return f"từ {day_words(period.first)} đến {day_words(period.last)}"


def next_period_words(period: Period) -> str:
    """The time that is looked ahead to.

    >>> next_period_words(Period.decree_09_half(2026, 1))
    '6 tháng cuối năm 2026'
    """
    match period.length:
        case Length.HALF if period.number == 1:
            return f"6 tháng cuối năm {period.year}"
        case Length.NINE_MONTHS:
            return f"3 tháng cuối năm {period.year}"
        case Length.QUARTER if period.number < 4:
            return f"các tháng còn lại năm {period.year}"
        case _:
            return f"năm {period.year + 1}"


def day_words(day: date) -> str:
    """
    >>> day_words(date(2026, 6, 14))
    '14/6/2026'
    """
    return f"{day.day}/{day.month}/{day.year}"
