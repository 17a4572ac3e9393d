"""Lines of an activity that say what they are: "Đơn vị chủ trì: …"."""

import re
from dataclasses import dataclass

_FIELDS = (
    (
        "coordinating",
        r"(?:các\s+)?(?:đơn vị|cơ quan|cấp|sở,? ngành)?\s*(?:cùng\s+)?phối\s+hợp"
        r"(?:\s+(?:thực hiện|tổ chức|chính))?",
    ),
    (
        "lead",
        r"(?:các\s+)?(?:đơn vị|cơ quan|cấp|sở,? ngành)?\s*(?:chủ\s+trì|chủ\s+quản"
        r"|đầu\s+mối|thực\s+hiện|chịu\s+trách\s+nhiệm|tham\s+mưu|phụ\s+trách)(?:\s+"
        r"(?:thực hiện|tổ chức|triển khai|chính))?",
    ),
    (
        "content",
        r"nội\s+dung(?:\s+(?:thực hiện|hoạt động|công việc|triển khai|cụ thể))?",
    ),
    (
        "time",
        r"(?:thời\s+gian|thời\s+hạn|tiến\s+độ|thời\s+điểm"
        r"|thời\s+gian,?\s+tiến\s+độ)(?:\s+(?:thực hiện|tổ chức|hoàn thành"
        r"|triển khai|dự kiến))?",
    ),
    ("place", r"(?:địa\s+điểm|địa\s+bàn|nơi)(?:\s+(?:thực hiện|tổ chức|triển khai))?"),
    (
        "product",
        r"(?:sản\s+phẩm|kết\s+quả|chỉ\s+tiêu|số\s+lượng|đầu\s+ra)(?:\s+(?:đầu ra"
        r"|dự kiến|đạt được|hoàn thành|cần đạt|thực hiện))?",
    ),
    (
        "money",
        r"(?:kinh\s+phí|nguồn\s+kinh\s+phí|dự\s+toán)(?:\s+(?:thực hiện|dự kiến))?",
    ),
    (
        "people",
        r"(?:đối\s+tượng|thành\s+phần)(?:\s+(?:tham gia|tham dự|thụ hưởng|áp dụng))?",
    ),
)
_COMPILED = tuple(
    (name, re.compile(rf"[(*\s]*{pattern}\s*:\s*", re.IGNORECASE))
    for name, pattern in _FIELDS
)


@dataclass(frozen=True, slots=True)
class Field:
    """`name` lead, coordinating, time …; its words begin at `start`."""

    name: str
    start: int


def field_of(text: str) -> Field | None:
    """What the line says it is; None for any other line.

    >>> field_of("Đơn vị chủ trì: Sở Y tế")
    Field(name='lead', start=16)
    """
    for name, pattern in _COMPILED:
        found = pattern.match(text)
        if found:
            return Field(name, found.end())
    return None


_LABEL = re.compile(
    r"(?:^|(?<=[.;(]\s)|(?<=[.;(]))(?=(?:các\s+)?(?:đơn vị|cơ quan|cấp|chủ trì|phối hợp"
    r"|thời gian|thời hạn|tiến độ|địa điểm|sản phẩm|nội dung|kinh phí|kết quả|số lượng"
    r"|thành phần|đối tượng)[^:.;]{0,40}:)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A field inside a paragraph: its words are [start, end) of the text."""

    name: str
    label: int
    start: int
    end: int


def fields_in(text: str) -> list[Part]:
    """The fields of a paragraph in order: "… (Chủ trì: Sở Y tế; thời gian: quý I)".

    >>> [(p.name, "Chủ trì: A; phối hợp: B"[p.start : p.end])
    ...  for p in fields_in("Chủ trì: A; phối hợp: B")]
    [('lead', 'A'), ('coordinating', 'B')]
    """
    found = []
    for label in _LABEL.finditer(text):
        field = field_of(text[label.start() :])
        if field:
            begin = label.start()
            found.append((field.name, begin, begin + field.start))
    parts = []
    for place, (name, begin, start) in enumerate(found):
        stop = found[place + 1][1] if place + 1 < len(found) else len(text)
        end = start + len(text[start:stop].rstrip(" .;()"))
        if text[start:end].count("(") > text[start:end].count(")"):
            end += 1
        parts.append(Part(name, begin, start, end))
    return parts
