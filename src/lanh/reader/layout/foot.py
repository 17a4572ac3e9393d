"""The foot: recipients, and who signed in which capacity (TM., KT., TL., TUQ.)."""

import re

from lanh.common.text import fold
from lanh.reader.grammar.letters import CAPITAL, SMALL, cleaned
from lanh.reader.grammar.words import listed
from lanh.reader.layout.lines import Piece
from lanh.reader.reading import Signer

_RECIPIENTS = re.compile(r"\s*[nr]o?i nhan\b\s*:?", re.IGNORECASE)
_ADDRESSEES = re.compile(r"\s*kinh g[uoi]+i?\s*:?\s*", re.IGNORECASE)
_CAPACITY = re.compile(
    r"(TM|KT|TL|TUQ|Q)\s*\.|^(PHÓ |QUYỀN )?(CHỦ TỊCH|TRƯỞNG|GIÁM ĐỐC|CHÁNH"
    r"|BỘ TRƯỞNG|THỦ TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|BÍ THƯ|PHÓ)"
)
_SHOUTED = re.compile(rf"[{CAPITAL}][{CAPITAL}.,\s\-–]*(?![{SMALL}])(?=\s|$)")
_RANKS = re.compile(
    r"^(?:(?:Thiếu|Trung|Thượng|Đại)\s+(?:tướng|tá|úy)|TS|ThS|Ths|BS|BSCKI*|PGS|GS"
    r"|KS|CN|Bs|Ông|Bà|Đ/c)\.?\s*[.,]?\s*(?:CK\w+\.?\s*)?"
)
_NAME = re.compile(rf"[{CAPITAL}][{SMALL}]*(?:\s+[{CAPITAL}][{SMALL}]*){{1,4}}")
_SURNAMES = frozenset(listed("surnames"))


def foot_start(text: str, lines: list[Piece]) -> int:
    """Where the foot begins: at "Nơi nhận" or at the capacity of who signs."""
    for line in lines:
        if _RECIPIENTS.match(fold(line.text)) and len(line.text) < 60:
            return line.start
    tail = [line for line in lines if line.start > len(text) * 0.6]
    for line in tail:
        if re.match(r"(TM|KT|TL|TUQ)\s?\.", line.text):
            return line.start
    return len(text)


def recipients(lines: list[Piece]) -> list[str]:
    """The items of "Nơi nhận", broken lines joined."""
    return _items(lines, _RECIPIENTS, stop_at_gap=True)


def addressees(lines: list[Piece]) -> list[str]:
    """The items of "Kính gửi"."""
    return _items(lines, _ADDRESSEES, stop_at_gap=False)


def _items(
    lines: list[Piece], opening: "re.Pattern[str]", stop_at_gap: bool
) -> list[str]:
    start = next((i for i, p in enumerate(lines) if opening.match(fold(p.text))), None)
    if start is None:
        return []
    column = lines[start].column
    items: list[str] = []
    said = opening.match(fold(lines[start].text))
    rest = cleaned(lines[start].text[said.end() :]) if said else ""
    if len(rest) > 4:
        items.append(rest)
    last = lines[start].line
    for piece in lines[start + 1 :]:
        if piece.column != column and piece.line <= last:
            continue
        fresh = re.match(r"[-–—•+*]\s*", piece.text)
        if fresh:
            items.append(piece.text[fresh.end() :])
        elif _ends(piece, last, items, stop_at_gap):
            break
        elif items and len(items[0]):
            items[-1] += " " + piece.text
        last = piece.line
    return [cleaned(item) for item in items if cleaned(item)]


def _ends(piece: Piece, last: int, items: list[str], stop_at_gap: bool) -> bool:
    if _CAPACITY.search(piece.text) and piece.text.isupper():
        return True
    if not items:
        return len(piece.text) > 120 or (stop_at_gap and piece.line > last + 2)
    gap = piece.line > last + 1
    closed = items[-1].rstrip().endswith((";", "."))
    full_stop = items[-1].rstrip().endswith(".")
    return (gap and (stop_at_gap or closed)) or full_stop


def signers(lines: list[Piece]) -> list[Signer]:
    """Each name under a capacity, once, with the title right above it.

    A line (KT. CHỦ TỊCH / PHÓ CHỦ TỊCH) is a title; the one nearest above counts.
    """
    found: list[Signer] = []
    title: str | None = None
    seen = False
    for piece in lines:
        shouted = _SHOUTED.match(piece.text)
        if shouted and _CAPACITY.search(shouted.group()):
            seen = True
            bare = re.sub(r"^(TM|KT|TL|TUQ|Q)\s*\.\s*", "", shouted.group())
            title = cleaned(bare)
            continue
        bare = _RANKS.sub("", piece.text).strip()
        if seen and is_name(bare) and all(bare != one.name for one in found):
            sure = 0.97 if title else 0.7
            found.append(Signer(bare, title, (piece.start, piece.end), sure))
    return found


def is_name(words: str) -> bool:
    """Whether the words are the name of a person."""
    if not _NAME.fullmatch(words) or not 2 <= len(words.split()) <= 5:
        return False
    return fold(words.split()[0]) in _SURNAMES
