"""What an activity delivers: its quantities without counts of places and shares."""

import re
from collections.abc import Iterator

from lanh.reader.grammar.quantities import Quantity, quantities
from lanh.reader.grammar.sentences import clauses
from lanh.reader.items.measured import plain_number
from lanh.reader.layout.blocks import Block
from lanh.reader.reading import Output

_PLACES = re.compile(
    r"(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|ấp|khóm|khu"
    r"|tổ dân phố|trường|nhà cai nghiện|địa bàn|điểm|cơ sở|phòng|đơn vị|ngành)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"(?<!\w)(?:tại|ở|thuộc|của|trên địa bàn|trong|từ|/|\(|cho|đến|ở các|tại các)\s*$",
    re.IGNORECASE,
)


def outputs(block: Block, start: int, end: int) -> tuple[Output, ...]:
    """The quantities to deliver between two places of a block."""
    found: list[Output] = []
    for a, b in clauses(block.text, start, end):
        words = block.text[a:b]
        said = [q for q in quantities(words) if q.value is not None]
        kept = [q for q in said if not _is_where(words, q)] or _only(said)
        for q in kept:
            value = plain_number(q.value)
            if value is not None:
                found.append(_output(block, a, q, value))
    return tuple(found)


def _output(block: Block, start: int, q: Quantity, value: int | float) -> Output:
    return Output(
        value=value,
        unit=q.unit,
        span=block.span(start + q.start, start + q.end),
        certainty=round(0.9 * q.sure, 2),
        upper=plain_number(q.upper),
        of=q.of if q.unit == "%" else None,
    )


def _only(said: list[Quantity]) -> Iterator[Quantity]:
    """Where a clause counts nothing else, its places are what it delivers."""
    yield from said[:1]


def _is_where(words: str, q: Quantity) -> bool:
    """A count of places that only says where: "tại 15 xã"."""
    place = q.unit is not None and _PLACES.match(q.unit)
    return bool(place and _WHERE.search(words[: q.start]))
