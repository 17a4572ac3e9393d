"""What a figure counts: the noun behind it, shortest that stands alone."""

import re
from dataclasses import dataclass

from lanh.reader.grammar.letters import LETTER
from lanh.reader.grammar.words import listed

_NAMES = "|".join(re.escape(unit) for unit in listed("units"))
_UNIT = re.compile(
    rf"\s*(?:(?:số|các|cái)\s+)?(?P<unit>{_NAMES})(?![{LETTER}\d])",
    re.IGNORECASE,
)
_OTHER = re.compile(rf"\s+(?P<unit>[{LETTER}]+(?:\s+[{LETTER}]+)?)")
_NO_UNIT = re.compile(
    r"\s*(?:và|hoặc|của|tại|trên|ở|là|để|cho|được|có|đến|trong|theo|với|về|giờ|so"
    r"|thuộc|do|trở|cai nghiện|quản lý|đã|đang|so với|nêu|này|nói|năm|tháng)\b",
    re.IGNORECASE,
)
_PHRASE_ENDS = re.compile(
    r"[,;:.()](?=\s|$)|\s(?:được|có(?!\s+(?:hồ sơ|nhu cầu|nguy cơ))|là|đạt|tham gia"
    r"|tổ chức|biết|hiểu|nắm|thực hiện|ký|cam kết|phải|đã|sẽ|tại|trên|trong|và|đều"
    r"|vào|theo|bằng|cho|để|với|nhằm|không)(?=\s)"
)
_COUNT_WORD = re.compile(r"\s*(?:trong\s+)?(?:tổng\s+)?(?:số|các|những)\s+")


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` None where no noun follows; `scale` is what the figure is times."""

    name: str | None
    end: int
    scale: int = 1
    known: bool = True
    start: int | None = None


def unit_at(text: str, place: int) -> Unit:
    """The unit that the text goes on with at this place.

    >>> unit_at("5 lớp tập huấn cho", 1).name, unit_at("5 phễu lọc nước", 1).name
    ('lớp tập huấn', 'phễu lọc')
    """
    found = _UNIT.match(text, place)
    if found:
        return Unit(found["unit"], found.end("unit"), 1, True, found.start("unit"))
    if _NO_UNIT.match(text, place):
        return Unit(None, place)
    other = _OTHER.match(text, place)
    if other and other["unit"][0].islower():
        return Unit(other["unit"], other.end("unit"), 1, False, other.start("unit"))
    return Unit(None, place)


def noun_phrase(text: str, place: int) -> str | None:
    """What is counted: the words behind a figure up to their verb."""
    skip = _COUNT_WORD.match(text, place)
    start = skip.end() if skip else place
    rest = text[start : start + 160]
    plural = re.match(
        rf"\s*(?:xã|phường|huyện|quận|thôn|thị xã)(?:,\s*[{LETTER}]+"
        rf"(?:\s[{LETTER}]+)?)*?(?=\s*[;:.(]|\s(?:được|có|tổ|đạt|trong|lành|trọng)"
        rf"|,\s|$)",
        rest,
    )
    from_ = plural.end() if plural else 0
    end = _PHRASE_ENDS.search(rest, from_)
    phrase = " ".join(rest[: end.start() if end else len(rest)].split())
    return phrase if 1 < len(phrase) <= 120 else None
