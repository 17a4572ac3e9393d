"""Who: agencies as they are named in plans, and lists of them."""

import re

from lanh.reader.grammar.letters import CAPITAL, cleaned
from lanh.reader.grammar.verbs import begins_with_verb, verb_at
from lanh.reader.grammar.words import listed

# Capital or small, except where the small word means something else ("phòng, chống",
# "ban hành", "hội nghị").
_NAMED = "|".join(
    one.replace(" ", r"\s+").replace("[CAPITAL]", f"(?-i:[{CAPITAL}])")
    for one in listed("agencies")
)
_HEAD = re.compile(
    rf"(?:(?:các|những|toàn\s+bộ|riêng|toàn\s+thể)\s+)?(?:{_NAMED})(?!\w)",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:(?:đề\s+nghị|giao(?:\s+cho)?|đối\s+với|yêu\s+cầu|kính\s+đề\s+nghị"
    r"|trách\s+nhiệm\s+của)"
    r"\s*:?\s+)+",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s*[;,]\s*(?:và\s+)?|\s+(?:và|cùng(?:\s+với)?|&)\s+|\s+[-–]\s+(?=[A-Z]{4})"
)
# Small plural words that go on a generic list: "các sở, ban, ngành, đoàn thể tỉnh".
_GENERIC = re.compile(
    r"(?:(?:thủ\s+trưởng|lãnh\s+đạo|giám\s+đốc)\s+)?(?:các|những)\s+"
    r"(?:sở|ban|ngành|phòng|đoàn\s+thể|hội|cơ\s+quan|đơn\s+vị|tổ\s+chức"
    r"|địa\s+phương|bộ)\b"
    r"(?!\s+(?:[A-ZĐÂÊÔƠƯ]|liên\s+quan|có\s+liên|chuyên\s+môn))",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:ban|ngành|phòng|đoàn\s+thể|hội|hội\s+đoàn\s+thể|đơn\s+vị|địa\s+phương"
    r"|cơ\s+quan"
    r"|tổ\s+chức|mặt\s+trận|cá\s+nhân|doanh\s+nghiệp|hội\s+đặc\s+thù)\b(?!\s+chỉ)"
)
# "Văn phòng HĐND và UBND" is one office.
_TWIN = re.compile(
    r"(?:văn phòng|thường trực)\s+(?:HĐND|Hội đồng nhân dân)$", re.IGNORECASE
)
_ROLE_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


def is_agency(words: str) -> bool:
    """Whether the words name one who can be told to do something.

    >>> is_agency("Sở Y tế"), is_agency("Phòng, chống ma túy"), is_agency("Tập huấn")
    (True, False, False)
    """
    bare = without_lead_in(cleaned(words))
    found = _HEAD.match(bare)
    if not found or len(bare) > 170:
        return False
    return verb_at(bare, found.end()) is None


def without_lead_in(words: str) -> str:
    """The words without "Đề nghị", "Giao", "Đối với"."""
    found = _LEAD_IN.match(words)
    return words[found.end() :] if found else words


def starts_with_agency(words: str) -> bool:
    return bool(_HEAD.match(words))


def agencies(words: str) -> tuple[str, ...]:
    """The agencies of a list with commas, semicolons and "và".

    >>> agencies("Sở Văn hóa, Thể thao và Du lịch; UBND các huyện, thị xã và Tỉnh đoàn")
    ('Sở Văn hóa, Thể thao và Du lịch', 'UBND các huyện, thị xã', 'Tỉnh đoàn')
    """
    bare = without_lead_in(cleaned(words))
    cuts = [0]
    for join in _JOIN.finditer(bare):
        rest = bare[join.end() :]
        lead = _LEAD_IN.match(rest)
        ahead = rest[lead.end() :] if lead else rest
        if _is_inside_brackets(bare, join.start()) or not _HEAD.match(ahead):
            continue
        if _TWIN.search(bare[: join.start()]):
            continue
        before = bare[cuts[-1] : join.start()]
        generic = _GENERIC.match(without_lead_in(before))
        if generic and not before.endswith("liên quan") and _GOES_ON.match(ahead):
            continue
        cuts.append(join.end())
    ends = [*cuts[1:], len(bare)]
    pieces = (_piece(bare[a:b]) for a, b in zip(cuts, ends, strict=True))
    return tuple(piece for piece in pieces if piece)


def _piece(words: str) -> str:
    bare = re.sub(r"(?:\s*[;,&]|\s+(?:và|cùng(?:\s+với)?))\s*$", "", words.strip())
    bare = re.split(r",?\s+(?:trước hết|nhất là|trong đó|mà trước)\b", bare)[0]
    return cleaned(without_lead_in(_ROLE_IN_BRACKETS.sub("", bare)))


def _is_inside_brackets(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)


def subject(words: str) -> tuple[str, int] | None:
    """The agencies that a sentence begins with, and where its verb begins.

    >>> subject("Sở Y tế và Công an tỉnh tổ chức tập huấn")
    ('Sở Y tế và Công an tỉnh', 24)
    """
    if not _HEAD.match(words):
        return None
    verb = verb_at(words, 1)
    if verb is None or begins_with_verb(words):
        return None
    who = words[:verb].rstrip(" ,:")
    return (who, verb) if len(who) <= 260 else None
