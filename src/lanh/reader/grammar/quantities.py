"""Quantities: figures with comparator, unit and what is counted.

Source of the spellings: official papers write thousands with a dot and decimals with a
comma; a figure below ten gets a leading nought.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lanh.reader.grammar.counted import is_no_quantity
from lanh.reader.grammar.units import Unit, noun_phrase, unit_at

_N = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}"
_FIGURE = re.compile(
    rf"(?<![\w/.,\-])(?P<from>từ\s+|khoảng\s+từ\s+)?(?P<a>{_N})(?P<pa>\s?%)?"
    rf"(?:\s*(?:-|–|—|đến|tới)\s*(?:dưới\s+)?(?P<b>{_N}))?(?P<pb>\s?%)?"
    r"(?!\d|[.,]\d|-[A-ZĐ]|[a-zA-Z])",
    re.IGNORECASE,
)
_RATIO = re.compile(rf"\s?/\s?(?P<base>{_N})(?![/\d])")
_PER = re.compile(rf"\s?/\s?(?P<base>{_N})\s*(?P<what>[^\s,.;:()][^,.;:()/]{{0,60}})")
_SCALE = re.compile(r"\s*(nghìn|ngàn|triệu|tỷ|tỉ)(?=\s)", re.IGNORECASE)
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_BEFORE = (
    (
        ">=",
        re.compile(
            r"(ít nhất|tối thiểu|không dưới|không thấp hơn|không ít hơn|≥|>="
            r"|trở lên)( là| đạt| có| từ| phải đạt)?\s*$",
            re.IGNORECASE,
        ),
    ),
    (
        "<=",
        re.compile(
            r"(không quá|tối đa|nhiều nhất|không vượt quá|không vượt|≤|<=|cao nhất)"
            r"( là)?\s*$",
            re.IGNORECASE,
        ),
    ),
    (">", re.compile(r"(trên|hơn|vượt|>|cao hơn)\s*$", re.IGNORECASE)),
    ("<", re.compile(r"(dưới|thấp hơn|<|ít hơn|chưa đến|chưa tới)\s*$", re.IGNORECASE)),
)
_CHANGE = re.compile(
    r"(?<!\w)(giảm|tăng)(?P<what>(?:\s+(?!còn\b|xuống|lên|so\b)[^\s,;.:]+){0,8}?)"
    r"\s*(?P<at>ít nhất|tối thiểu|trên|từ|bình quân|thêm|trung bình)?\s*$",
    re.IGNORECASE,
)
_UP = re.compile(r"\s*trở\s+(lên|xuống)", re.IGNORECASE)
_BASELINE = re.compile(
    r"(?P<word>nhiều|cao|tăng|ít|thấp|giảm)(?:\s+(?:hơn|dần|mạnh|số\s+\S+"
    r"|tỷ\s+lệ\s+\S+))*\s+(?:so\s+với|hơn|so)\s+"
    r"(?:cùng\s+kỳ\s+)?(?:của\s+)?(?:năm\s+)?(?P<year>(?:19|20)\d\d|trước|ngoái)",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"(?P<c>ít nhất|tối thiểu)\s+(?P<n>một|hai|ba|bốn|năm)\s+(?P<unit>[^\s,.;:"
    r"()\d]+(?:\s+[^\s,.;:()\d/]+)?)",
    re.IGNORECASE,
)
_HAS_FIGURE = re.compile(r"\d\s*%?[^,;.]{0,25}$")
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a text; `start`, `end` bound figure and unit in it."""

    comparator: str
    value: Decimal | None
    upper: Decimal | None
    unit: str | None
    of: str | None
    start: int
    end: int
    number: tuple[int, int]
    sure: float = 1.0
    baseline: str | None = None
    direction: str | None = None
    base: Decimal | None = None


def quantities(text: str) -> list[Quantity]:
    """Every quantity of the text in order; dates, numbers of documents and the like
    are none.

    >>> [(q.comparator, q.value, q.unit) for q in quantities("trên 90% xã; 05 lớp")]
    [('>', Decimal('90'), '%'), ('=', Decimal('5'), 'lớp')]
    """
    found: list[Quantity] = []
    after = 0
    for figure in _FIGURE.finditer(text):
        if figure.start("a") < after or is_no_quantity(text, figure):
            continue
        quantity = _quantity(text, figure, found[-1] if found else None)
        if quantity:
            found.append(quantity)
            after = quantity.end
    return sorted([*found, *_in_words(text)], key=lambda q: q.start)


def number(text: str) -> Decimal:
    """A figure as printed: 1.650 is 1650, 41,13 is 41.13, 0.5 is 0.5."""
    if re.fullmatch(r"\d+\.\d{1,2}", text):
        return Decimal(text)
    return Decimal(text.replace(".", "").replace(",", "."))


def _quantity(
    text: str, figure: re.Match[str], before: Quantity | None
) -> Quantity | None:
    value = number(figure["a"])
    upper = number(figure["b"]) if figure["b"] else None
    unit, sure = _unit(text, figure, before)
    against = (
        None if unit.name or upper is not None else _RATIO.match(text, figure.end())
    )
    if against:
        unit, sure = unit_at(text, against.end()), 0.8
    if not unit.name:
        return None
    base, of, end = _base(text, unit, against)
    return Quantity(
        comparator=_comparator(text, figure, unit, upper),
        value=value * unit.scale,
        upper=upper * unit.scale if upper is not None else None,
        unit=unit.name,
        of=of,
        start=figure.start("a"),
        end=max(figure.end(), end),
        number=figure.span("a"),
        sure=sure,
        base=base,
    )


def _base(
    text: str, unit: Unit, against: re.Match[str] | None
) -> tuple[Decimal | None, str | None, int]:
    """What the figure is measured against: "47/52 xã", "1.650 người/4.011 người"."""
    if against:
        of = " ".join(text[against.start("base") : unit.end].split())
        return number(against["base"]), of, unit.end
    per = _PER.match(text, unit.end)
    if per:
        whole = " ".join(text[per.start("base") : per.end()].split())
        return number(per["base"]), whole, per.end("base")
    return None, _of(text, unit), unit.end


def _unit(
    text: str, figure: re.Match[str], before: Quantity | None
) -> tuple[Unit, float]:
    if figure["pa"] or figure["pb"]:
        return Unit("%", figure.end(), 1), 1.0
    scale = _SCALE.match(text, figure.end())
    times = _SCALES[scale.group(1).lower()] if scale else 1
    unit = unit_at(text, scale.end() if scale else figure.end())
    if unit.name or not before or scale:
        return Unit(unit.name, unit.end, times), 1.0 if unit.known else 0.7
    between = text[before.end : figure.start()]
    # "941 người, trong đó: 24 cai nghiện …": parts count what the whole counts.
    parts = re.search(r"(trong đó|gồm|cụ thể|bao gồm)[:\s]", between)
    follows = re.match(r"\s+[^\W\d]", text[figure.end() :])
    if parts and follows and before.unit not in {None, "%", "đồng"}:
        return Unit(before.unit, figure.end(), 1), 0.6
    return unit, 0.5


def _comparator(
    text: str, figure: re.Match[str], unit: Unit, upper: Decimal | None
) -> str:
    lead = text[max(0, figure.start() - 60) : figure.start()]
    if figure["from"]:
        lead += "từ "
    change = _CHANGE.search(lead)
    if change and (unit.name == "%" or len(change["what"].split()) <= 3):
        return "decrease" if change.group(1).lower() == "giảm" else "increase"
    if upper is not None:
        return "range"
    turned = _UP.match(text, figure.end()) or _UP.match(text, unit.end)
    if turned:
        return ">=" if turned.group(1) == "lên" else "<="
    for comparator, pattern in _BEFORE:
        if pattern.search(lead.removesuffix("từ ")):
            return comparator
    return "="


def _of(text: str, unit: Unit) -> str | None:
    if unit.name == "%":
        return noun_phrase(text, unit.end)
    phrase = noun_phrase(text, unit.start) if unit.start is not None else None
    return phrase if phrase and phrase != unit.name else None


def _in_words(text: str) -> list[Quantity]:
    """Quantities without a figure of their own."""
    return [*_against_a_year(text), *_so_many_times(text)]


def _against_a_year(text: str) -> Iterator[Quantity]:
    """ "nhiều hơn so với năm 2021": no figure, only more or less."""
    for said in _BASELINE.finditer(text):
        if _HAS_FIGURE.search(text[max(0, said.start() - 25) : said.start()]):
            continue
        more = said["word"].lower() in {"nhiều", "cao", "tăng"}
        yield Quantity(
            comparator="vs_baseline",
            value=None,
            upper=None,
            unit=None,
            of=None,
            start=said.start(),
            end=said.end(),
            number=said.span("year"),
            sure=0.9,
            baseline=said["year"],
            direction="more" if more else "less",
        )


def _so_many_times(text: str) -> Iterator[Quantity]:
    """ "ít nhất một lần"."""
    for said in _ONCE.finditer(text):
        unit = unit_at(text, said.end("n"))
        yield Quantity(
            comparator=">=",
            value=Decimal(_WORDS[said["n"].lower()]),
            upper=None,
            unit=unit.name or said["unit"].split()[0],
            of=None,
            start=said.start("n"),
            end=said.end(),
            number=said.span("n"),
            sure=0.7,
        )
