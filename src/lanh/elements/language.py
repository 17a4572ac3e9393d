"""The one language in which rules of forms and indicators are written.

The grammar stands in this room's README. `parse` reads a number, `parse_condition` a
condition; both refuse with the position where they stopped. Codes are not looked up
here: `checking` does so when a definition is loaded.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NoReturn

from lanh.elements.errors import BadExpression
from lanh.elements.tree import (
    COMPARISONS,
    Comparison,
    Condition,
    Expression,
    Joined,
    Negative,
    Number,
    Only,
    Operation,
    Reference,
    Shift,
    Sum,
    Whole,
)

__all__ = ["Condition", "Expression", "Shift", "parse", "parse_condition"]

TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d+(?:,\d+)?)(?![\w.])"
    r"|(?P<code>[a-z]+(?:_[a-z0-9]+)*(?:\.[a-z0-9_]+)+)"
    r"|(?P<shift>@[-\w]*)|(?P<word>\w+)|(?P<sign>[-−+*×/(){}=≠≤≥<>;,]))"
)
PLAIN: Final = {"-": "−", "*": "×"}
END: Final = "the end"


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    position: int


def parse(text: str) -> Expression:
    """The number that the text asks for; BadExpression for anything else.

    >>> str(parse("people.new_users - people.new_users@-1y"))
    'people.new_users − people.new_users@-1y'
    """
    reader = _Reader(text)
    found = reader.expression()
    reader.end()
    return found


def parse_condition(text: str) -> Condition:
    """The condition that the text states; BadExpression for anything else.

    >>> str(parse_condition("if insp.fined > 0 then insp.fine_amount > 0"))
    'if insp.fined > 0 then insp.fine_amount > 0'
    """
    reader = _Reader(text)
    found = reader.condition()
    reader.end()
    return found


class _Reader:
    """Reads tokens from left to right, one function for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = self._tokens()
        self.at = 0

    def condition(self) -> Condition:
        if not self._took("if"):
            return self._joined_by_or()
        when = self._joined_by_or()
        self._need("then")
        return Only(when, self.condition())

    def _joined_by_or(self) -> Condition:
        found = self._joined_by_and()
        while self._took("or"):
            found = Joined(found, "or", self._joined_by_and())
        return found

    def _joined_by_and(self) -> Condition:
        found = self._comparison()
        while self._took("and"):
            found = Joined(found, "and", self._comparison())
        return found

    def _comparison(self) -> Condition:
        if self._took("whole"):
            self._need("(")
            of = self.expression()
            self._need(")")
            return Whole(of)
        start = self.at
        if self._took("("):
            # It may open a condition or a number: of two errors the later one tells.
            try:
                return self._inner()
            except BadExpression as error:
                self.at = start
                return self._compared(error)
        return self._compared(None)

    def _inner(self) -> Condition:
        found = self.condition()
        self._need(")")
        return found

    def _compared(self, earlier: BadExpression | None) -> Condition:
        try:
            return self._two_sides()
        except BadExpression as error:
            if earlier and earlier.position > error.position:
                raise earlier from None
            raise

    def _two_sides(self) -> Condition:
        left = self.expression()
        sign = self._next()
        if sign.text not in COMPARISONS:
            self._stop(sign, f"expected one of {' '.join(COMPARISONS)}")
        return Comparison(left, sign.text, self.expression())

    def expression(self) -> Expression:
        found = self._product()
        while sign := self._took("+", "−"):
            found = Operation(found, sign, self._product())
        return found

    def _product(self) -> Expression:
        found = self._factor()
        while sign := self._took("×", "/"):
            found = Operation(found, sign, self._factor())
        return found

    def _factor(self) -> Expression:
        if self._took("−"):
            return Negative(self._factor())
        if self._took("("):
            found = self.expression()
            self._need(")")
            return found
        token = self._next()
        if token.kind == "number":
            return Number(Decimal(token.text.replace(",", ".")))
        if token.text in ("sum", "known"):
            return self._sum(of_known=token.text == "known")
        return self._reference(token)

    def _sum(self, *, of_known: bool) -> Sum:
        self._need("(")
        whole = self._reference(self._next())
        self._need(",")
        dimension = self._word("a dimension")
        self._need(")")
        return Sum(whole, dimension, of_known)

    def _reference(self, token: Token) -> Reference:
        if token.kind != "code":
            self._stop(token, "expected a number, an element or '('")
        chosen: dict[str, str] = {}
        if self._took("{"):
            while not self._took("}"):
                dimension = self._word("a dimension")
                self._need("=")
                chosen[dimension] = self._word("a value")
                self._took(";", ",")
        return Reference(token.text, tuple(sorted(chosen.items())), self._shift())

    def _shift(self) -> Shift:
        token = self._peek()
        if token.kind != "shift":
            return Shift.NONE
        self.at += 1
        if token.text[1:] not in list(Shift)[1:]:
            known = ", ".join(f"@{shift}" for shift in list(Shift)[1:])
            self._stop(token, f"expected one of {known}")
        return Shift(token.text[1:])

    def _word(self, what: str) -> str:
        token = self._next()
        if token.kind not in ("word", "number"):
            self._stop(token, f"expected {what}")
        return token.text

    def end(self) -> None:
        if self._peek().kind != END:
            self._stop(self._peek(), "expected an end here")

    def _need(self, text: str) -> None:
        if not self._took(text):
            self._stop(self._peek(), f"expected {text!r}")

    def _took(self, *texts: str) -> str:
        token = self._peek()
        if token.text in texts and token.kind in ("sign", "word"):
            self.at += 1
            return token.text
        return ""

    def _next(self) -> Token:
        self.at += 1
        return self.tokens[min(self.at, len(self.tokens)) - 1]

    def _peek(self) -> Token:
        return self.tokens[min(self.at, len(self.tokens) - 1)]

    def _stop(self, token: Token, what: str) -> NoReturn:
        found = END if token.kind == END else repr(token.text)
        raise BadExpression(self.text, token.position, f"{what}, found {found}")

    def _tokens(self) -> list[Token]:
        found, at, text = [], 0, self.text.rstrip()
        while at < len(text):
            match = TOKEN.match(text, at)
            if match is None or match.lastgroup is None:
                start = at + len(text[at:]) - len(text[at:].lstrip())
                self._stop(Token("sign", text[start], start + 1), "no such sign")
            kind = match.lastgroup
            word = match[kind]
            found.append(Token(kind, PLAIN.get(word, word), match.start(kind) + 1))
            at = match.end()
        return [*found, Token(END, "", len(text) + 1)]
