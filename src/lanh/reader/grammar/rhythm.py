"""How often and by when a report is due."""

import re
from dataclasses import dataclass

from lanh.reader.grammar.times import DAY, real_day

_CADENCES = (
    ("weekly", r"(?:hằng|hàng|mỗi)\s+tuần|định\s+kỳ\s+tuần"),
    (
        "monthly",
        r"(?:hằng|hàng|mỗi)\s+tháng|(?<=định\s)kỳ\s+(?:01\s+)?tháng|báo\s+cáo\s+tháng",
    ),
    (
        "quarterly",
        r"(?:hằng|hàng|mỗi|từng)\s+quý|(?:định\s+kỳ|báo\s+cáo)\s+(?:theo\s+)?quý"
        r"|0?3\s+tháng(?!\s+đầu)|,\s*quý(?=[,\s])",
    ),
    ("semiannual", r"(?:0?6|sáu)\s+tháng"),
    (
        "annual",
        r"(?:hằng|hàng|mỗi|cả|từng|01|1|một)\s+năm|12\s+tháng|(?<=và\s)năm(?=[\s"
        r"(.;,]|$)|(?<=,\s)năm(?=[\s(.;,]|$)|cuối\s+năm|báo\s+cáo\s+năm"
        r"|tổng\s+kết\s+năm|định\s+kỳ\s+năm",
    ),
)
_CADENCE = tuple(
    (name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _CADENCES
)
_BY = re.compile(
    rf"(?:trước|chậm\s+nhất|muộn\s+nhất|xong|hạn|vào|là|đến)(?:\s+(?:là|vào|trước"
    rf"|đến|hết))*\s+(?:ngày\s+)?{DAY.pattern}"
    rf"|(?<=và\s)(?:trước\s+)?(?:ngày\s+)?(?P<day2>\d{{1,2}})/(?P<month2>\d{{1,2}})"
    rf"(?:/(?P<year2>(?:19|20)\d\d))?(?![/\d])",
    re.IGNORECASE,
)


# "trước ngày 16", of each month.
_BARE = re.compile(r"trước\s+ngày\s+\d{1,2}(?![\d/])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`cadence` as in SCHEMA; `deadline` YYYY-MM-DD, --MM-DD or None."""

    cadence: str
    deadline: str | None
    sure: float


def rhythms(text: str, start: int, end: int, sentence: tuple[int, int]) -> list[Rhythm]:
    """The rhythm of a clause: one row, or one for each cadence with its own deadline.

    The sentence around helps where the clause itself is silent.
    """
    found = _rhythms(text, start, end)
    if found == [Rhythm("periodic", None, 0.8)] and (start, end) != sentence:
        beside = _cadences(text, max(sentence[0], start - 60), start)
        tied = re.search(r"định\s+kỳ[^;]*$", text[sentence[0] : start], re.IGNORECASE)
        if beside and tied:
            return [Rhythm(beside[0][1], None, 0.6)]
    return found


def _rhythms(text: str, start: int, end: int) -> list[Rhythm]:
    said = _cadences(text, start, end)
    due = _deadlines(text, start, end)
    if not said and not due:
        return [Rhythm("periodic", None, 0.8)]
    if not said:
        return [Rhythm(_implied(day), day, 0.7) for _, day in due[:1]]
    if len(due) > 1 and len(said) > 1:
        bare = [m.start() for m in _BARE.finditer(text, start, end)]
        return _paired(said, due, bare)
    return [Rhythm(_most_often(said), due[0][1] if due else None, 0.9)]


def _paired(
    said: list[tuple[int, str]], due: list[tuple[int, str]], bare_days: list[int]
) -> list[Rhythm]:
    if due[0][0] > said[-1][0]:
        return [Rhythm(c, d, 0.85) for (_, c), (_, d) in zip(said, due, strict=False)]
    rows = []
    for place, (at, cadence) in enumerate(said):
        until = said[place + 1][0] if place + 1 < len(said) else 10**9
        day = next((d for p, d in due if at < p < until), None)
        bare = any(at < p < until for p in bare_days)
        if day or bare:
            rows.append(Rhythm(cadence, day, 0.95 if day else 0.8))
    return rows or [Rhythm(_most_often(said), due[0][1], 0.7)]


def _most_often(said: list[tuple[int, str]]) -> str:
    order = [name for name, _ in _CADENCES]
    return min((name for _, name in said), key=order.index)


def _implied(day: str) -> str:
    """A result due at the end of the year comes once a year; other days, once."""
    month = int(day[2:4]) if day.startswith("--") else int(day[5:7])
    return "annual" if month >= 11 else "once"


def _cadences(text: str, start: int, end: int) -> list[tuple[int, str]]:
    places = {
        found.start(): name
        for name, pattern in _CADENCE
        for found in pattern.finditer(text, start, end)
        if not re.match(r"\s+(?:trước|qua|20\d\d|tiếp|nay)", text[found.end() : end])
    }
    return sorted(places.items())


def _deadlines(text: str, start: int, end: int) -> list[tuple[int, str]]:
    days = []
    for found in _BY.finditer(text, start, end):
        month, day = (
            int(found["month"] or found["month2"]),
            int(found["day"] or found["day2"]),
        )
        year = found["year"] or found["year2"]
        if real_day(int(year or 2024), month, day) is None:
            continue
        days.append((found.start(), f"{year or '-'}-{month:02}-{day:02}"))
    return days
