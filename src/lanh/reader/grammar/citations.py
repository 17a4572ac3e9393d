"""Other documents that a text names: kind, number, day; laws also by name alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lanh.common.text import fold
from lanh.reader.grammar.letters import CAPITAL, LETTER, cleaned
from lanh.reader.grammar.times import DAY
from lanh.reader.grammar.words import listed

KINDS = (
    ("nghị quyết liên tịch", "nghi_quyet_lien_tich"),
    ("thông tư liên tịch", "thong_tu"),
    ("kế hoạch liên tịch", "ke_hoach"),
    ("nghị quyết", "nghi_quyet"),
    ("nghị định", "nghi_dinh"),
    ("quyết định", "quyet_dinh"),
    ("chỉ thị", "chi_thi"),
    ("thông tư", "thong_tu"),
    ("thông báo", "thong_bao"),
    ("kế hoạch", "ke_hoach"),
    ("kết luận", "ket_luan"),
    ("chương trình", "chuong_trinh"),
    ("công văn", "cong_van"),
    ("công điện", "cong_dien"),
    ("hướng dẫn", "huong_dan"),
    ("báo cáo", "bao_cao"),
    ("tờ trình", "to_trinh"),
    ("pháp lệnh", "phap_lenh"),
    ("bộ luật", "luat"),
    ("luật", "luat"),
    ("đề án", "de_an"),
    ("văn bản", "cong_van"),
)
_CODES = dict(KINDS)
_KIND = "|".join(words.replace(" ", r"\s+") for words, _ in KINDS)
# A number: digits, perhaps a year, then signs in capitals joined by / and -; blanks
# that recognition put in are taken out.
_SIGN = rf"[{CAPITAL}][{CAPITAL}]*(?:[a-zđư]{{1,2}}(?![{LETTER}]))?\d{{0,2}}"
_NUMBER = (
    rf"\d{{1,5}}\s?(?:/\s?\d{{4}}\s?)?[-/–]\s?(?:{_SIGN})(?:\s?[-–/]\s?"
    rf"(?:{_SIGN})|\s(?=[{CAPITAL}]{{2,}}[-–])(?:{_SIGN}))*(?:\s?\d{{2}}\b)?"
)
_SAID = re.compile(
    rf"(?:(?P<kind>{_KIND})(?:\s+(?:số|liên\s+tịch\s+số))?\s*:?\s*|(?<=[\s"
    rf"(;:,])số\s*:?\s*)(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"(?P<kind>{_KIND})\s+(?:số\s+)?(?P<first>\d{{1,4}}),\s*(?P<last>\d{{1,4}})"
    rf"(?P<sign>/{_SIGN}(?:[-–]{_SIGN})*)",
    re.IGNORECASE,
)
_DATED = re.compile(rf"[,\s(]*ngày\s+{DAY.pattern}", re.IGNORECASE)
_LAW = re.compile(
    rf"\b(?P<kind>Luật|Bộ\s+luật|Pháp\s+lệnh)\s+(?!số\b)(?=(?P<name>[{LETTER}][^.;:"
    rf"()\"“”]{{2,140}}))"
)
# Names that hold commas or "và" are in the list; others end at the first of them.
_KNOWN = re.compile(
    "(?:"
    + "|".join(
        sorted({re.escape(fold(n)) for n in listed("laws")}, key=len, reverse=True)
    )
    + ")(?![a-z])"
)
_NAME_ENDS = re.compile(
    r",\s|\s(?:và|về|năm|ngày|theo|đã|được|quy định|có hiệu lực|trong|trên|tại|cho"
    r"|đối với|để|nhằm|đến|mới|hiện hành|số|của|ngành|sửa đổi)(?=\s|$)|/\s"
)
_NO_LAW = re.compile(
    r"(này|định|pháp|sư|lệ|hiện hành|của|về|trên|và|để|theo|có|được|trong|tục"
    r"|chuyên)\b",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"(dự thảo|dự án|xây dựng|đề nghị)\s+$", re.IGNORECASE)
_YEAR = re.compile(r"\s+năm\s+(\d{4})")


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of another document, at [start, end) of the text."""

    kind: str
    number: str | None
    date: str | None
    name: str | None
    year: str | None
    start: int
    end: int
    number_at: tuple[int, int]
    date_at: tuple[int, int] | None


def mentions(text: str) -> list[Mention]:
    """Each naming of another document, in order; the same one may come again."""
    numbered = [*_numbered(text), *_short(text)]
    taken = [(m.start, m.end) for m in numbered]
    named = [m for m in _named(text) if not any(a <= m.start < b for a, b in taken)]
    return sorted([*numbered, *named], key=lambda m: m.start)


def symbol(number: str) -> str:
    """A document's number without blanks, one kind of dash."""
    return re.sub(r"\s", "", number).replace("–", "-")


def _numbered(text: str) -> Iterator[Mention]:
    kind = ""
    end = 0
    for said in _SAID.finditer(text):
        if said["kind"]:
            kind = _code(said["kind"])
        elif not kind or said.start() - end > 160:
            # "(theo các Kế hoạch: số …; số …)": the kind is said once for all.
            kind = _kind_before(text, said.start())
        if not kind:
            continue
        number = _without_tail(said["number"])
        end = said.start("number") + len(number)
        day, at = _dated(text, end)
        yield Mention(
            kind,
            symbol(number),
            day,
            None,
            None,
            said.start(),
            end,
            (said.start("number"), end),
            at,
        )


def _without_tail(number: str) -> str:
    """A trailing year-like "14" belongs to QH14 only."""
    tail = re.search(r"\s\d{2}$", number)
    return (
        number[: tail.start()]
        if tail and not re.search(r"QH\s\d{2}$", number)
        else number
    )


def _kind_before(text: str, place: int) -> str:
    kinds = list(re.finditer(_KIND, text[max(0, place - 30) : place], re.IGNORECASE))
    return _code(kinds[-1].group()) if kinds else ""


def _short(text: str) -> Iterator[Mention]:
    """ "Nghị định 02, 03/NĐ-CP": the first number has no sign of its own."""
    for said in _SHORT.finditer(text):
        for part in ("first", "last"):
            yield Mention(
                _code(said["kind"]),
                symbol(said[part] + said["sign"]),
                None,
                None,
                None,
                said.start(),
                said.end(),
                said.span(part),
                None,
            )


def _code(kind: str) -> str:
    return _CODES[" ".join(kind.lower().split())]


def _dated(text: str, place: int) -> tuple[str | None, tuple[int, int] | None]:
    said = _DATED.match(text, place)
    if not said or not said["year"]:
        return None, None
    month, day = int(said["month"]), int(said["day"])
    at = (said.start("day"), said.end("year"))
    return f"{said['year']}-{month:02}-{day:02}", at


def _named(text: str) -> Iterator[Mention]:
    for said in _LAW.finditer(text):
        name, end = _name(text, said)
        if name is None or _DRAFT.search(
            text[max(0, said.start() - 25) : said.start()]
        ):
            continue
        kind = "phap_lenh" if fold(said["kind"]) == "phap lenh" else "luat"
        year = _YEAR.match(text, end)
        after = year.end() if year else end
        day, at = _dated(text, after)
        whole = cleaned(f"{said['kind']} {name}")
        yield Mention(
            kind,
            None,
            day,
            whole,
            year.group(1) if year else None,
            said.start(),
            end,
            said.span("name"),
            at,
        )


def _name(text: str, said: re.Match[str]) -> tuple[str | None, int]:
    start = said.start("name")
    rest = said["name"]
    if re.match(r"(?:sửa đổi|ban hành)\b", rest) or _NO_LAW.match(rest):
        return None, start
    known = _KNOWN.match(fold(rest))
    if known:
        length = _length(rest, known.end())
        return rest[:length], start + length
    if rest[0].islower():
        return None, start
    end = _NAME_ENDS.search(rest)
    length = end.start() if end else len(rest.rstrip())
    return rest[:length], start + length


def _length(text: str, folded: int) -> int:
    """How many characters of the text fold to that many: blanks may be doubled."""
    for length in range(folded, len(text) + 1):
        if len(fold(text[:length])) >= folded:
            return length
    return len(text)
