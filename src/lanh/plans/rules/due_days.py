"""By when a plan asks for reports: the days, and whether before them or by them."""

import re
from datetime import date
from typing import Final, Literal

_BEFORE: Final = re.compile(r"trước(?!\s+(?:mắt|đó|đây|khi|hết))", re.IGNORECASE)
_BY: Final = re.compile(
    r"chậm\s+nhất|muộn\s+nhất|đến\s+hết|(?:vào|đến|từ)\s+(?:các\s+)?ngày|hạn\s+chót",
    re.IGNORECASE,
)

# A day of a month after a word that makes it a deadline, not a part of a number.
_DAY: Final = re.compile(
    r"(?:trước|nhất|ngày|và|;|,)\s+(?:ngày\s+)?(?P<d>\d{1,2})(?:/|\s+tháng\s+)(?P<m>\d{1,2})"
    r"(?![\d/])",
    re.IGNORECASE,
)


def due_kind(words: str, deadline: str) -> Literal["before", "by"]:
    """How the plan's words put the day: 'trước ngày 10/6' is before it.

    deadline: a day, or --06-10 for each year. The last word of the two kinds that
    stands ahead of the day holds, so that 'trước ngày 10/6 và 10/12' is before both;
    where none does, it is due by the day. Source: catalogue 5c, V32.

    >>> due_kind("báo cáo trước ngày 10/6 và 10/12 hằng năm", "--12-10")
    'before'
    >>> due_kind("gửi chậm nhất ngày 05/7/2026", "2026-07-05")
    'by'
    """
    found = _written(deadline).search(words)
    ahead = words[: found.start()] if found else words
    before = [match.end() for match in _BEFORE.finditer(ahead)]
    by = [match.end() for match in _BY.finditer(ahead)]
    if not before:
        return "by"
    # 'chậm nhất trước ngày': the nearer of the two says which.
    return "before" if before[-1] >= max(by, default=0) else "by"


def also(words: str, deadline: str) -> list[str]:
    """Further days of each year that the same words name, as deadlines are written.

    'trước ngày 10/6 và trước ngày 10/12 hằng năm' is two reports, of which a reader
    tells one. Nothing where the deadline itself is not of each year.

    >>> also("báo cáo trước ngày 10/6 và trước ngày 10/12 hằng năm", "--06-10")
    ['--12-10']
    """
    if not deadline.startswith("--"):
        return []
    found = (f"--{int(m['m']):02}-{int(m['d']):02}" for m in _DAY.finditer(words))
    return [one for one in dict.fromkeys(found) if one != deadline and _is_day(one)]


def _is_day(deadline: str) -> bool:
    try:
        date.fromisoformat(f"2024{deadline[1:]}")
    except ValueError:
        return False
    return True


def days(deadline: str, *, first: date, last: date) -> list[date]:
    """The days meant within the plan: one, or the same day in each of its years.

    >>> days("--06-10", first=date(2026, 1, 1), last=date(2027, 12, 31))
    [datetime.date(2026, 6, 10), datetime.date(2027, 6, 10)]
    """
    if not deadline:
        return []
    if not deadline.startswith("--"):
        return [date.fromisoformat(deadline)]
    month, day = int(deadline[2:4]), int(deadline[5:7])
    found = (date(year, month, day) for year in range(first.year, last.year + 1))
    return [when for when in found if first <= when <= last]


def _written(deadline: str) -> re.Pattern[str]:
    """How papers write that day: 10/6, 10/06/2026, ngày 10 tháng 6."""
    month, day = (int(part) for part in deadline.lstrip("-").split("-")[-2:])
    return re.compile(rf"(?<!\d)0?{day}(?:\s*[/.-]\s*|\s+tháng\s+)0?{month}(?!\d)")
