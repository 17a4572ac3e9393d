"""What an expression is made of, how it is evaluated, and how it is written.

Two kinds never mix: an `Expression` is a number, a `Condition` is true or false. Either
may be None, 'cannot be judged': a blank figure is no zero, and nothing that needs it
can be known.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final, Protocol, TypeAlias

from lanh.elements.catalogue import elements
from lanh.elements.slices import slice_key


class Shift(StrEnum):
    """Of which period a figure is asked, seen from the one in hand."""

    NONE = ""
    YEAR_BEFORE = "-1y"  # the same period a year earlier
    PREVIOUS = "prev"  # the period of the same length before
    BASELINE = "baseline"  # the target's own base period
    MEAN = "mean"  # mean of the month-end stocks in the period


class Ask(Protocol):
    """Where figures come from; None for one that is not there."""

    def __call__(
        self, code: str, slice: Mapping[str, str], shift: Shift, /
    ) -> Decimal | None: ...


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands, such as 2 or 0,5."""

    number: Decimal

    def evaluate(self, ask: Ask) -> Decimal | None:
        return self.number

    def references(self) -> Iterator["Reference"]:
        return iter(())

    def __str__(self) -> str:
        return f"{self.number:f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure by its code: `events.sessions{theme=drug}@-1y`."""

    code: str
    chosen: tuple[tuple[str, str], ...] = ()
    shift: Shift = Shift.NONE

    def evaluate(self, ask: Ask) -> Decimal | None:
        return ask(self.code, dict(self.chosen), self.shift)

    def references(self) -> Iterator["Reference"]:
        yield self

    def within(self, more: Mapping[str, str]) -> "Reference":
        """The same figure, of a narrower slice."""
        return replace(
            self, chosen=tuple(sorted({**dict(self.chosen), **more}.items()))
        )

    def __str__(self) -> str:
        slice = f"{{{slice_key(dict(self.chosen))}}}" if self.chosen else ""
        return f"{self.code}{slice}{'@' if self.shift else ''}{self.shift}"


@dataclass(frozen=True, slots=True)
class Sum:
    """The parts of a figure along one dimension, added up.

    of_known: `known(…)` adds the parts that are there, None only where none is;
        `sum(…)` is None as soon as one part is missing.
    """

    whole: Reference
    dimension: str
    of_known: bool = False

    def parts(self) -> list[Reference]:
        """The figures that are added; KeyError for a dimension it does not have."""
        dimension = elements()[self.whole.code].dimension(self.dimension)
        return [self.whole.within({dimension.code: v.code}) for v in dimension.values]

    def evaluate(self, ask: Ask) -> Decimal | None:
        figures = [part.evaluate(ask) for part in self.parts()]
        there = [figure for figure in figures if figure is not None]
        if not there or (len(there) < len(figures) and not self.of_known):
            return None
        return sum(there, Decimal(0))

    def references(self) -> Iterator[Reference]:
        yield self.whole

    def __str__(self) -> str:
        return f"{'known' if self.of_known else 'sum'}({self.whole}, {self.dimension})"


@dataclass(frozen=True, slots=True)
class Negative:
    """A number with its sign turned."""

    of: "Expression"

    def evaluate(self, ask: Ask) -> Decimal | None:
        number = self.of.evaluate(ask)
        return None if number is None else -number

    def references(self) -> Iterator[Reference]:
        return self.of.references()

    def __str__(self) -> str:
        return f"−{_wrapped(self.of, {'+', '−', '×', '/'})}"


@dataclass(frozen=True, slots=True)
class Operation:
    """Two numbers and a sign between them. Division by zero cannot be judged."""

    left: "Expression"
    sign: str
    right: "Expression"

    def evaluate(self, ask: Ask) -> Decimal | None:
        left, right = self.left.evaluate(ask), self.right.evaluate(ask)
        if left is None or right is None or (self.sign == "/" and right == 0):
            return None
        return ARITHMETIC[self.sign](left, right)

    def references(self) -> Iterator[Reference]:
        yield from self.left.references()
        yield from self.right.references()

    def __str__(self) -> str:
        weak = {"+", "−"} if self.sign in "×/" else set()
        right = {"+", "−", "×", "/"} if self.sign in "×/" else {"+", "−"}
        return f"{_wrapped(self.left, weak)} {self.sign} {_wrapped(self.right, right)}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers compared."""

    left: "Expression"
    sign: str
    right: "Expression"

    def judge(self, ask: Ask) -> bool | None:
        left, right = self.left.evaluate(ask), self.right.evaluate(ask)
        if left is None or right is None:
            return None
        return COMPARISONS[self.sign](left, right)

    def references(self) -> Iterator[Reference]:
        yield from self.left.references()
        yield from self.right.references()

    def __str__(self) -> str:
        return f"{self.left} {self.sign} {self.right}"


@dataclass(frozen=True, slots=True)
class Whole:
    """`whole(…)`: the number has no fraction."""

    of: "Expression"

    def judge(self, ask: Ask) -> bool | None:
        number = self.of.evaluate(ask)
        return None if number is None else number == number.to_integral_value()

    def references(self) -> Iterator[Reference]:
        return self.of.references()

    def __str__(self) -> str:
        return f"whole({self.of})"


@dataclass(frozen=True, slots=True)
class Joined:
    """Two conditions joined by `and` or `or`.

    What is known decides where it can: false `and` blank is false, true `or` blank is
    true; else blank cannot be judged.
    """

    left: "Condition"
    word: str
    right: "Condition"

    def judge(self, ask: Ask) -> bool | None:
        verdicts = {self.left.judge(ask), self.right.judge(ask)}
        decisive = self.word == "or"
        if decisive in verdicts:
            return decisive
        return None if None in verdicts else not decisive

    def references(self) -> Iterator[Reference]:
        yield from self.left.references()
        yield from self.right.references()

    def __str__(self) -> str:
        left = _guarded(self.left, {"or"} if self.word == "and" else set())
        right = _guarded(self.right, {"or", "and"} if self.word == "and" else {"or"})
        return f"{left} {self.word} {right}"


@dataclass(frozen=True, slots=True)
class Only:
    """`if … then …`: holds where the first is false."""

    when: "Condition"
    then: "Condition"

    def judge(self, ask: Ask) -> bool | None:
        verdict = self.when.judge(ask)
        if verdict is None or verdict is False:
            return None if verdict is None else True
        return self.then.judge(ask)

    def references(self) -> Iterator[Reference]:
        yield from self.when.references()
        yield from self.then.references()

    def __str__(self) -> str:
        return f"if {_guarded(self.when, set())} then {self.then}"


Expression: TypeAlias = Number | Reference | Sum | Negative | Operation
Condition: TypeAlias = Comparison | Whole | Joined | Only

ARITHMETIC: Final[Mapping[str, Callable[[Decimal, Decimal], Decimal]]] = {
    "+": lambda left, right: left + right,
    "−": lambda left, right: left - right,
    "×": lambda left, right: left * right,
    "/": lambda left, right: left / right,
}
COMPARISONS: Final[Mapping[str, Callable[[Decimal, Decimal], bool]]] = {
    "=": lambda left, right: left == right,
    "≠": lambda left, right: left != right,
    "≤": lambda left, right: left <= right,
    "≥": lambda left, right: left >= right,
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
}


def _wrapped(part: Expression, weaker: set[str]) -> str:
    inside = isinstance(part, Operation) and part.sign in weaker
    return f"({part})" if inside else str(part)


def _guarded(part: Condition, weaker: set[str]) -> str:
    inside = isinstance(part, Only) or (
        isinstance(part, Joined) and part.word in weaker
    )
    return f"({part})" if inside else str(part)
