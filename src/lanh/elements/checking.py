"""Whether an expression says something that can be asked for."""

from typing import NoReturn

from lanh.elements.catalogue import Kind, elements
from lanh.elements.errors import BadDefinition, BadExpression
from lanh.elements.language import parse, parse_condition
from lanh.elements.tree import (
    Condition,
    Expression,
    Negative,
    Number,
    Only,
    Reference,
    Shift,
    Sum,
    Whole,
)


def read(text: str) -> Expression:
    """A number that can be asked for; BadExpression, with the position, else.

    An expression is made of elements only. That one definition needs another which
    needs the first can therefore not be written.
    """
    found = parse(text)
    _check(found, text)
    return found


def read_condition(text: str) -> Condition:
    """A condition that can be judged; BadExpression, with the position, else."""
    found = parse_condition(text)
    _check(found, text)
    return found


def _check(part: Expression | Condition, text: str) -> None:
    match part:
        case Number():
            pass
        case Reference():
            _check_reference(part, text)
        case Sum():
            _check_sum(part, text)
        case Negative() | Whole():
            _check(part.of, text)
        case Only():
            _check(part.when, text)
            _check(part.then, text)
        case _:
            _check(part.left, text)
            _check(part.right, text)


def _check_reference(figure: Reference, text: str) -> None:
    element = elements().get(figure.code)
    if element is None:
        _stop(figure, text, "no such element")
    try:
        element.check_slice(dict(figure.chosen))
    except BadDefinition as error:
        _stop(figure, text, str(error))
    if figure.shift is Shift.MEAN and element.kind is not Kind.STOCK:
        _stop(
            figure, text, f"only a stock has a mean, {element.code} is {element.kind}"
        )


def _check_sum(added: Sum, text: str) -> None:
    _check_reference(added.whole, text)
    dimension = elements()[added.whole.code].by.get(added.dimension)
    if dimension is None or added.dimension in dict(added.whole.chosen):
        _stop(added.whole, text, f"it has no parts by {added.dimension}")
    if dimension.is_open:
        _stop(added.whole, text, f"the parts by {added.dimension} are not all known")


def _stop(figure: Reference, text: str, what: str) -> NoReturn:
    raise BadExpression(text, max(text.find(figure.code), 0) + 1, what)
