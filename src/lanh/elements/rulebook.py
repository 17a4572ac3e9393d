"""The rules of a form, written out for its cells."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from lanh.elements import checking
from lanh.elements.catalogue import Kind
from lanh.elements.errors import BadDefinition
from lanh.elements.forms import FormText, RuleText, Slot
from lanh.elements.tree import Ask, Comparison, Condition, Reference

PLACES: Final = re.compile(r"\b(CELL|WHOLE|GROUP)\b")
# Checks that need more than the figures of the form; `reports.rules` has them.
CHECKS: Final = ("unusual", "differs", "blank", "allotted", "share_of_base")


@dataclass(frozen=True, slots=True)
class Check:
    """One rule for one place of the form. group: the dimension that it adds up."""

    rule: RuleText
    condition: Condition
    group: str = ""

    @property
    def figures(self) -> list[Reference]:
        """The cells that it speaks of, the one to look at first."""
        return list(self.condition.references())


@dataclass(frozen=True, slots=True)
class Broken:
    """A check that does not hold, and the numbers that it compared."""

    check: Check
    left: Decimal | None
    right: Decimal | None


@lru_cache(maxsize=64)
def checks(form: FormText, first: date) -> tuple[Check, ...]:
    """Every rule of the form for a period that begins on `first`.

    BadDefinition where a rule names what the house does not know.
    """
    for rule in form.rules:
        if rule.check and rule.check not in CHECKS:
            raise BadDefinition(f"{rule.code}: no check called {rule.check!r}")
    return tuple(
        check
        for rule in form.rules
        if rule.says
        for check in _written_out(form, rule, first)
    )


def broken(form: FormText, first: date, ask: Ask) -> list[Broken]:
    """The checks that do not hold; what cannot be judged is not broken."""
    return [
        _compared(check, ask)
        for check in checks(form, first)
        if check.condition.judge(ask) is False
    ]


def _compared(check: Check, ask: Ask) -> Broken:
    condition = check.condition
    if isinstance(condition, Comparison):
        sides = condition.left.evaluate(ask), condition.right.evaluate(ask)
        return Broken(check, *sides)
    figures = check.figures
    return Broken(check, figures[0].evaluate(ask) if figures else None, None)


def _written_out(form: FormText, rule: RuleText, first: date) -> Iterator[Check]:
    if rule.each not in WAYS:
        raise BadDefinition(
            f"{rule.code}: for each cell, part or group, not {rule.each}"
        )
    return WAYS[rule.each](rule, form.slots(first))


def _cells(rule: RuleText, slots: list[Slot]) -> Iterator[Check]:
    for slot in slots:
        if slot.element.unit.whole or "whole(" not in rule.says:
            yield _check(rule, CELL=slot.name)


def _parts(rule: RuleText, slots: list[Slot]) -> Iterator[Check]:
    for slot in slots:
        if slot.chosen:
            yield _check(rule, CELL=slot.name, WHOLE=slot.whole)


def _groups(rule: RuleText, slots: list[Slot]) -> Iterator[Check]:
    """Once for each row and dimension whose parts do not overlap.

    A distinct element is counted anew for each part, so its parts may add to more.
    """
    seen: set[tuple[str, str]] = set()
    for slot in slots:
        if len(slot.group) != 1 or slot.element.kind is Kind.DISTINCT:
            continue
        pair = slot.whole, slot.group[0]
        if pair not in seen:
            seen.add(pair)
            yield _check(rule, WHOLE=pair[0], GROUP=pair[1])


def _sliced(rule: RuleText, slots: list[Slot]) -> Iterator[Check]:
    """As it stands, and once more for each value of the dimensions in `by`; `a*b` for
    the values of two that are crossed."""
    whole = _check(rule)
    yield whole
    code = whole.figures[0].code
    groups = [tuple(dimensions.split("*")) for dimensions in rule.by]
    for slot in slots:
        if slot.element.code == code and slot.group in groups:
            inside = f"{{{slot.slice}}}"
            codes = "|".join(re.escape(figure.code) for figure in whole.figures)
            says = re.sub(rf"({codes})(?![\w.])", rf"\1{inside}", rule.says)
            yield Check(rule, checking.read_condition(says))


def _check(rule: RuleText, **places: str) -> Check:
    says = PLACES.sub(lambda found: places.get(found[1], found[1]), rule.says)
    return Check(rule, checking.read_condition(says), places.get("GROUP", ""))


WAYS: Final[Mapping[str, Callable[[RuleText, list[Slot]], Iterator[Check]]]] = {
    "cell": _cells,
    "part": _parts,
    "group": _groups,
    "": _sliced,
}
