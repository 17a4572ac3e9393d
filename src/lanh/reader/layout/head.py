"""The head: kind of document, number, day, place, title; Decree 30/2020 annex I."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lanh.common.text import fold
from lanh.reader.grammar.letters import CAPITAL, LETTER, SMALL, cleaned
from lanh.reader.layout.blocks import Block
from lanh.reader.layout.lines import Piece

# Longest first; folded, so that KÉ HOẠCH and KẾ HOẠCH are one.
TYPES = (
    ("ke hoach", "ke_hoach"),
    ("quyet dinh", "quyet_dinh"),
    ("chi thi", "chi_thi"),
    ("chuong trinh", "chuong_trinh"),
    ("thong bao", "thong_bao"),
    ("bao cao", "bao_cao"),
    ("cong dien", "cong_dien"),
    ("nghi quyet", "nghi_quyet"),
    ("to trinh", "to_trinh"),
    ("huong dan", "huong_dan"),
    ("de an", "de_an"),
    ("phuong an", "phuong_an"),
)
_TITLE = re.compile(
    rf"({'|'.join(words for words, _ in TYPES)})(\s+(lien tich|hanh dong|cong tac"
    rf"|phoi hop))?"
)
_SIGNS = {
    "KH": "ke_hoach",
    "QĐ": "quyet_dinh",
    "CT": "chi_thi",
    "BC": "bao_cao",
    "TB": "thong_bao",
    "CTR": "chuong_trinh",
    "NQ": "nghi_quyet",
    "TTR": "to_trinh",
    "HD": "huong_dan",
}
_NUMBER = re.compile(r"S[ốôo6]\s*[:.]\s*(?P<number>.*)", re.IGNORECASE)
_SYMBOL = re.compile(
    rf"(?P<number>\d*\s*[-/]?\s*(?:\d{{4}}\s*/)?\s*/?\s*[{CAPITAL}][{LETTER}\d]*"
    rf"(?:\s?[-–/]\s?[{CAPITAL}][{LETTER}\d]*)*)"
)
_DATE = re.compile(
    rf"(?P<place>[{CAPITAL}][{LETTER}.\s\-–]{{1,40}}?)\s*[,.]?\s*ng[àa]y\s*"
    rf"(?P<day>[\d.…_\s]*?)\s*th[áa]ng\s*(?P<month>[\d.…_\s]*?)\s*n[ăa]m\s*"
    rf"(?P<year>\d{{4}})?",
    re.IGNORECASE,
)
_STARTS_TEXT = re.compile(
    r"(Căn cứ|Thực hiện (?:Công văn|Kế hoạch số|Quyết định số|Chỉ thị)|Kính gửi|I\.|A\."
    r"|1\.|Số\s*:|Phần |PHẦN |CĂN CỨ|\(Kèm theo|\(Ban hành)"
)
_ABOUT = re.compile(r"(?:V/v|Về việc|V/V)\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A value of the head with its place in the source."""

    value: str
    span: tuple[int, int]
    sure: float


def title_at(lines: list[Piece]) -> tuple[str, int] | None:
    """The kind of document and the line its name stands on, alone or before a title."""
    codes = dict(TYPES)
    for place, line in enumerate(lines):
        found = _TITLE.match(fold(line.text).strip(" :.-"))
        if not found:
            continue
        alone = found.end() == len(fold(line.text).strip(" :.-"))
        if (alone and not line.text.islower()) or line.text.isupper():
            return codes[found.group(1)], place
    return None


def kind_of_number(number: str) -> str | None:
    """What the sign says: KH, QĐ, CT, BC, TB, CTr, NQ; anything else is a letter."""
    sign = re.search(
        r"(?:^|[/\-\d])(KH|QĐ|CT|BC|TB|CTr|NQ|CTR|TTr|HD)(?=[-/]|$)", number
    )
    return _SIGNS.get(sign.group(1).upper()) if sign else None


def number_of(lines: list[Piece]) -> Found | None:
    """What follows "Số:", blanks taken out: "41/KH-UBND", "/KH-UBND"."""
    for line in lines:
        said = _NUMBER.match(line.text)
        if not said:
            continue
        symbol = _SYMBOL.match(said["number"].strip())
        if symbol:
            bare = re.sub(r"[\s…_]|\.{2,}", "", symbol["number"])
            return Found(
                bare, (line.start, line.end), 0.97 if bare[0].isdigit() else 0.9
            )
    return None


def day_of(lines: list[Piece]) -> tuple[Found | None, Found | None]:
    """(place, ISO day) of "Lai Hạ, ngày 5 tháng 3 năm 2026"; blanks are left out."""
    for line in _joined_around_days(lines):
        said = _DATE.search(line.text)
        if not said:
            continue
        place = cleaned(said["place"])
        year = said["year"]
        span = (line.start, line.end)
        if year is None:
            return Found(place, span, 0.9), None
        parts = [year, *_two_digits(said["month"], said["day"])]
        return Found(place, span, 0.97), Found("-".join(parts), span, 0.97)
    return None, None


def _joined_around_days(lines: list[Piece]) -> Iterator[Piece]:
    """Lines that speak of a day, with the halves that a narrow column broke off."""
    for place, line in enumerate(lines):
        if not re.search(r"ng[àa]y", line.text, re.IGNORECASE):
            continue
        above = lines[place - 1] if place else None
        if above and re.fullmatch(
            rf"[{CAPITAL}][{SMALL}]+(?: [{CAPITAL}][{SMALL}]+)?", above.text
        ):
            line = replace(line, text=f"{above.text} {line.text}", start=above.start)
        below = lines[place + 1] if place + 1 < len(lines) else None
        if below and not re.search(r"(?:19|20)\d\d", line.text):
            yield replace(line, text=f"{line.text} {below.text}", end=below.end)
        yield line


def _two_digits(month: str, day: str) -> list[str]:
    month, day = (re.sub(r"\D", "", part) for part in (month, day))
    if not month or not 1 <= int(month) <= 12:
        return []
    return [f"{int(month):02}"] + ([f"{int(day):02}"] if day else [])


def subject_of(lines: list[Piece], title: int | None) -> Found | None:
    """The lines under the kind of document, or the V/v line of an official letter."""
    if title is not None:
        opening = _behind_kind(lines[title].text)
        return _joined(lines, title if opening else title + 1, opening)
    for place, line in enumerate(lines):
        about = _ABOUT.match(line.text)
        if about:
            return _joined(lines, place, line.text[about.end() :])
    return _shouted_subject(lines)


def _behind_kind(line: str) -> str:
    """What stands on the title's line behind the kind of document."""
    words = line.split()
    kind = next((k for k, _ in TYPES if fold(line).startswith(k)), "")
    return cleaned(" ".join(words[len(kind.split()) :])) if kind else ""


def _shouted_subject(lines: list[Piece]) -> Found | None:
    """Copies from the web drop the kind: the first capitals under the day."""
    day = next((i for i, p in enumerate(lines) if _DATE.search(p.text)), None)
    for place in range((day or 0) + 1, len(lines)) if day is not None else ():
        if lines[place].text.isupper() and len(lines[place].text) > 20:
            return _joined(lines, place, lines[place].text)
    return None


def _joined(lines: list[Piece], first: int, opening: str) -> Found | None:
    """Lines from `first` on while they are one title."""
    words, end = [opening] if opening else [], first + (1 if opening else 0)
    while end < len(lines) and len(words) < 8:
        line = lines[end]
        if words and (line.line > lines[end - 1].line + 1 or _stops(line, words[-1])):
            break
        if re.fullmatch(r"[\W_]+", line.text):
            break
        if line.column == 0 or not words or not opening:
            words.append(line.text)
        end += 1
    if not words:
        return None
    about = _ABOUT.match(words[0])
    words[0] = words[0][about.end() :] if about else words[0]
    joined = cleaned(" ".join(words))
    return (
        Found(joined, (lines[first].start, lines[end - 1].end), 0.9) if joined else None
    )


def _stops(line: Piece, before: str) -> bool:
    if _STARTS_TEXT.match(line.text) or _DATE.search(line.text):
        return True
    return before.isupper() and not line.text.isupper() and len(line.text) > 120


def head_lines(lines: list[Piece], body: Block | None) -> list[Piece]:
    """The lines in front of the body."""
    limit = body.start if body else 4000
    kept = [line for line in lines if line.start < max(limit, 1)]
    return kept[:60]
