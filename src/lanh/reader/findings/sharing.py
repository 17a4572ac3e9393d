"""Shares that are printed with their part, where their base is printed too."""

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from lanh.common.numbers import write_number
from lanh.common.words import _
from lanh.reader.findings.finding import Finding, Grade
from lanh.reader.findings.seen import Seen
from lanh.reader.findings.summing import family
from lanh.reader.grammar.near import near
from lanh.reader.grammar.quantities import Quantity
from lanh.reader.layout.blocks import Block

_WRONG = _("{part} of {base} is {right}%, not {share}%.")
_TOTALS = _("{one} and {two} should be the same total: {first} against {second}.")
_SHARE = re.compile(
    r"(?:bằng|đạt|chiếm|tương đương|đạt tỷ lệ|tỷ lệ)\s*$|\(\s*(?:chiếm|đạt|bằng)?\s*$",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"(?P<noun>[Ss]ố\s+xã(?:[^;.\d]{0,30}?))\s+(?P<not>lành mạnh không có|không có"
    r"|có)\s+(?P<what>tệ nạn [^;.\d]{3,40}?)\s+là$"
)
Base = tuple[Block, Quantity, Decimal]


def sharing(seen: Seen) -> Iterator[Finding]:
    bases = list(_bases(seen))
    totals = list(_totals(seen))
    for entry, found in seen.quantities:
        for place, share in enumerate(found):
            part = _part_of(entry.block, found, place)
            if part is not None:
                yield from _checked(entry.block, part, share, bases)
                yield from _of_totals(entry.block, part, share, totals)
    yield from _unlike(totals)


def _part_of(block: Block, found: list[Quantity], place: int) -> Quantity | None:
    """The count that a share is printed beside."""
    share = found[place]
    lead = block.text[max(0, share.start - 20) : share.start]
    if share.unit != "%" or not place or not _SHARE.search(lead):
        return None
    near_by = [q for q in found[:place] if share.start - q.end < 150 and q.unit != "%"]
    whole = [
        q
        for q in near_by
        if not re.search(r"trong đó", block.text[q.end : share.start])
    ]
    tree = [
        q for q in near_by if re.search(r"trong đó", block.text[q.end : share.start])
    ]
    best = tree or whole
    return best[-1] if best else None


def _bases(seen: Seen) -> Iterator[Base]:
    for entry, found in seen.quantities:
        for q in found:
            if (
                q.base is not None
                and q.base > 0
                and q.value is not None
                and q.unit != "%"
            ):
                yield entry.block, q, q.base


def _checked(
    block: Block, part: Quantity, share: Quantity, bases: list[Base]
) -> Iterator[Finding]:
    for base_block, whole, base in bases:
        if not _speak_of_one(block, base_block, part, whole, share, base):
            continue
        for value in {part.value, whole.value}:
            if value is None or _right(value, base, share):
                continue
            facts = _facts(value, base, share, block)
            spans = (
                block.span(*part.number),
                base_block.span(whole.start, whole.end),
                block.span(*share.number),
            )
            reckoned = f"100 × {facts['part']} : {facts['base']} = {facts['right']}"
            yield Finding("share", Grade.ERROR, _WRONG, spans, facts, reckoned)


def _speak_of_one(
    block: Block, base_block: Block, part: Quantity, whole: Quantity, share: Quantity,
    base: Decimal,
) -> bool:  # fmt: skip
    if (
        family(part.unit) != family(whole.unit)
        or part.value is None
        or whole.value is None
    ):
        return False
    printed = block.text[slice(*part.number)], base_block.text[slice(*whole.number)]
    return (
        part.value == whole.value or near(*printed) or _right(whole.value, base, share)
    )


def _places(share: Quantity) -> Decimal:
    exponent = (share.value or Decimal(0)).as_tuple().exponent
    return Decimal(1).scaleb(int(exponent)) if isinstance(exponent, int) else Decimal(1)


def _right(part: Decimal, base: Decimal, share: Quantity) -> bool:
    """Rounded or cut: both are in use."""
    exact = 100 * part / base
    ways = (ROUND_HALF_UP, ROUND_DOWN)
    return any(exact.quantize(_places(share), way) == share.value for way in ways)


def _facts(
    part: Decimal, base: Decimal, share: Quantity, block: Block
) -> dict[str, str | int]:
    right = (100 * part / base).quantize(_places(share), ROUND_HALF_UP)
    return {
        "part": write_number(part),
        "base": write_number(base),
        "right": write_number(right),
        "share": block.text[slice(*share.number)],
    }  # fmt: skip


Total = tuple[str, list[tuple[Block, Quantity]], Decimal]


def _totals(seen: Seen) -> Iterator[Total]:
    """ "xã có X là 9" and "xã không có X là 147" make a total of 156."""
    groups: dict[str, dict[str, tuple[Block, Quantity]]] = {}
    for entry, found in seen.quantities:
        for q in found:
            said = _HAS.search(
                entry.block.text[max(0, q.start - 160) : q.start].rstrip()
            )
            if said:
                side = "has" if said["not"] == "có" else "has not"
                groups.setdefault(said["what"].strip(), {}).setdefault(
                    side, (entry.block, q)
                )
    for what, sides in groups.items():
        if len(sides) == 2:
            both = list(sides.values())
            yield what, both, sum((q.value or Decimal(0) for _b, q in both), Decimal(0))


def _unlike(totals: list[Total]) -> Iterator[Finding]:
    for place, (what, both, total) in enumerate(totals):
        for other, others, second in totals[:place]:
            if total != second:
                spans = tuple(b.span(*q.number) for b, q in (*others, *both))
                facts = {
                    "one": other,
                    "two": what,
                    "first": write_number(second),
                    "second": write_number(total),
                }
                yield Finding("sum", Grade.DOUBTFUL, _TOTALS, spans, facts)


def _of_totals(
    block: Block, part: Quantity, share: Quantity, totals: list[Total]
) -> Iterator[Finding]:
    if family(part.unit) != "areas" or part.value is None:
        return
    for _what, both, total in totals:
        if total > 0 and not _right(part.value, total, share):
            facts = _facts(part.value, total, share, block)
            spans = (
                block.span(*part.number),
                *(b.span(*q.number) for b, q in both),
                block.span(*share.number),
            )
            yield Finding("share", Grade.DOUBTFUL, _WRONG, spans, facts)
