"""Who issues: from the preamble, the letterhead or the block above the signature."""

import re
from collections.abc import Sequence

from lanh.common.text import fold
from lanh.reader.grammar.agencies import starts_with_agency, subject
from lanh.reader.grammar.letters import CAPITAL, LETTER, cleaned
from lanh.reader.layout.blocks import Block
from lanh.reader.layout.head import Found
from lanh.reader.layout.lines import Piece

_ISSUES = re.compile(
    r"\s*(?:ban hành|xây dựng|đề nghị|yêu cầu|báo cáo|lập|thông báo|triển khai"
    r"|xây dựng và ban hành|hướng dẫn|đề ra|tổ chức)"
)
_LEVEL = r"tỉnh|thành phố|TP\.?|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu"
_NAMED = rf"(?:{_LEVEL})\s+[{CAPITAL}][{LETTER}]*(?:\s*[-–]?\s*[{CAPITAL}][{LETTER}]*)*"
_BELOW = re.compile(r"so\s*[:.]|cong( hoa)?\b(?! an)|doc lap|dang cong san")
_AS_THEY_ARE = {"UBND", "HĐND", "MTTQ", "AIDS", "HIV/AIDS", "HIV", "-", "–"}
_BEFORE_A_CAPITAL = {"SỞ", "PHÒNG", "VÀ", "BỘ", "CỤC", "HỘI", "VĂN PHÒNG"}


def issuer_of(
    head: Sequence[Piece],
    preamble: Sequence[Block],
    foot: Sequence[Piece],
    body: Sequence[Block],
    place: str | None,
) -> Found | None:
    """The issuing body in words; UBND is written out, a bare "tỉnh" gets its name."""
    for found in (_from_preamble(preamble), _from_letterhead(head), _from_foot(foot)):
        if found is None:
            continue
        whole = _with_place(expanded(found.value), body, place)
        return Found(whole, found.span, found.sure)
    return None


def expanded(words: str) -> str:
    """UBND and HĐND written out.

    >>> expanded("UBND tỉnh"), expanded("HĐND xã")
    ('Ủy ban nhân dân tỉnh', 'Hội đồng nhân dân xã')
    """
    written = re.sub(r"\bUBND\b", "Ủy ban nhân dân", words)
    written = re.sub(r"\bHĐND\b", "Hội đồng nhân dân", written)
    return re.sub(r"\bTP\.?\s*(?=[A-ZĐ])", "thành phố ", written)


def _from_preamble(preamble: Sequence[Block]) -> Found | None:
    """ "…; Ban Chỉ đạo 138 tỉnh X ban hành kế hoạch như sau:"."""
    for block in reversed(preamble):
        starts = [0, *(m.end() for m in re.finditer(r"[,;.:]\s+", block.text))]
        for start in reversed(starts):
            said = subject(block.text[start:])
            if said and _ISSUES.match(block.text, start + said[1]):
                who = cleaned(said[0])
                if re.match(r"(các|những|đơn vị)\b", who, re.IGNORECASE):
                    continue
                return Found(who, block.span(start, start + len(said[0])), 0.95)
    return None


def _from_letterhead(head: Sequence[Piece]) -> Found | None:
    """The left column above the number; its first line may be the body above."""
    left = [p for p in head if p.column == 0]
    stop = next((i for i, p in enumerate(left) if _BELOW.match(fold(p.text))), 0)
    names = [p for p in left[:stop] if re.search(rf"[{CAPITAL}]{{2}}", p.text)]
    names = [p for p in names if not re.fullmatch(r"[\W_]+", p.text)]
    if not names:
        return None
    first = next(
        (
            i
            for i in range(len(names) - 1, -1, -1)
            if starts_with_agency(_said(names[i].text))
        ),
        0,
    )
    words = " ".join(_said(p.text) for p in names[first:])
    return Found(cleaned(words), (names[first].start, names[-1].end), 0.85)


def _from_foot(foot: Sequence[Piece]) -> Found | None:
    for place, piece in enumerate(foot):
        said = re.match(r"TM\s*\.\s*(.+)", piece.text)
        if said:
            words = said.group(1)
            after = foot[place + 1].text if place + 1 < len(foot) else ""
            if after.isupper() and not re.match(r"(KT|TL|CHỦ|PHÓ|TRƯỞNG|Q)", after):
                words += " " + after
            return Found(_said(cleaned(words)), (piece.start, piece.end), 0.8)
    return None


def _said(words: str) -> str:
    """Words in capitals as they are said in a sentence: names keep theirs."""
    if not words.isupper():
        return words
    found = re.search(rf"(?<!\w)({_LEVEL.upper()})\s+(?!HỘI)(.+)", words)
    if not found:
        return _office(words)
    lead = words[: found.start()]
    return " ".join(
        (_office(lead), found.group(1).lower(), found.group(2).title())
    ).strip()


def _office(words: str) -> str:
    """ "SỞ VĂN HÓA VÀ THỂ THAO" as Sở Văn hóa và Thể thao."""
    said, begins = [], True
    for word in words.replace("HỘI ĐỒNG", "HỘI_ĐỒNG").split():
        if word in _AS_THEY_ARE:
            said.append(word)
            begins = word in {"-", "–"}
            continue
        small = word == "VÀ" or not begins
        said.append(word.lower() if small else word.capitalize())
        begins = word in _BEFORE_A_CAPITAL
    return " ".join(said).replace("_", " ")


def _with_place(who: str, body: Sequence[Block], place: str | None) -> str:
    """A body without a name gets it from the text, or from the place of signing."""
    if re.search(_NAMED, who) or re.match(
        r"(Sở|Phòng|Bộ|Chi cục|Cục|Công an|Trung tâm)\b", who
    ):
        return who
    level = re.search(rf"({_LEVEL})$", who, re.IGNORECASE)
    named = _named_in(body, level.group(1) if level else None, place)
    if named is None:
        return who
    if level:
        return f"{who[: level.start()]}{level.group(1)}{named[len(level.group(1)) :]}"
    return f"{who} {named}"


def _named_in(
    body: Sequence[Block], level: str | None, place: str | None
) -> str | None:
    """The unit that the document is about: at the place of signing, of that level."""
    levels = level.lower() if level else _LEVEL
    if place:
        for block in body:
            found = re.search(
                rf"({levels})\s+{re.escape(place)}\b", block.text, re.IGNORECASE
            )
            if found and level:
                return f"{found.group(1).lower()} {place}"
        bare = _level_in(body)
        return f"{level.lower() if level else bare} {place}" if level or bare else None
    return None


def _level_in(body: Sequence[Block]) -> str | None:
    """The level that the document speaks from: "của UBND tỉnh", "UBND Thành phố"."""
    counts: dict[str, int] = {}
    for block in body:
        for said in re.finditer(
            rf"(?:UBND|Ủy ban nhân dân)\s+({_LEVEL})(?=[\s,;.]|$)(?!\s*,)", block.text
        ):
            counts[said.group(1).lower()] = counts.get(said.group(1).lower(), 0) + 1
    return max(counts, key=lambda level: counts[level]) if counts else None
