"""When: days, months, quarters, years and spans of them as plans print them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:\s*[,/]?\s*(?:năm\s*)?(?P<year>\d{4}))?"
DAY = re.compile(
    r"(?P<day>\d{1,2})\s*(?:[/.\-]|\s+tháng\s+)\s*(?P<month>\d{1,2})"
    r"(?:\s*(?:[/.\-]|\s+năm\s+)\s*(?P<year>\d{4}))?(?![\d%])"
)
_QUARTER = re.compile(
    r"quý\s+(?P<a>IV|I{1,3}|[1-4])\b(?:\s*(?:,|và|&|[-–]|đến|\+)\s*(?:hết\s+)?"
    r"(?:quý\s+)?(?P<b>IV|I{1,3}|[1-4])\b)*" + _YEAR,
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"tháng\s*(?P<a>\d{1,2})(?:(?:/(?:19|20)\d\d)?\s*(?:,|và|[-–]|đến)\s*"
    r"(?:hết\s+)?(?:tháng\s*)?(?P<b>\d{1,2}))*(?!\s*\d?/\d{1,2}/)" + _YEAR,
    re.IGNORECASE,
)
_HALF = re.compile(
    r"(?P<n>0?6|sáu|0?9|chín)\s+tháng\s+(?P<which>đầu|cuối)\s+năm" + _YEAR,
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"(?:giai\s+đoạn|từ\s+năm|năm|các\s+năm)?\s*(?P<a>(?:19|20)\d\d)\s*(?:[-–—]|đến"
    r"(?:\s+năm)?)\s*(?P<b>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_BY = re.compile(r"(trước|chậm nhất|muộn nhất|hoàn thành|xong)\D{0,25}$", re.IGNORECASE)
_ONE_YEAR = re.compile(r"\bnăm\s*(?P<year>\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """First and last day as ISO, and where the words stand in the text."""

    start: str | None
    end: str | None
    at: tuple[int, int]


def when(text: str, year: int | None) -> When | None:
    """The time that the words name; `year` is the plan's, where they leave it out.

    >>> when("Quý II, III năm 2022", None)
    When(start='2022-04-01', end='2022-09-30', at=(0, 20))
    """
    for read in (_days, _halves, _quarters, _months, _years, _year):
        found = read(text, year)
        if found:
            return found
    return None


def real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _span(
    text: str, found: re.Match[str], months: tuple[int, int], year: int
) -> When | None:
    first, last = months
    if not 1 <= first <= last <= 12:
        return None
    end = calendar.monthrange(year, last)[1]
    return When(
        f"{year}-{first:02}-01",
        f"{year}-{last:02}-{end:02}",
        (found.start(), found.end()),
    )


def _halves(text: str, year: int | None) -> When | None:
    found = _HALF.search(text)
    known = found and (int(found["year"]) if found["year"] else year)
    if not found or not known:
        return None
    count = 9 if found["n"].lower() in {"9", "09", "chín"} else 6
    months = (1, count) if found["which"].lower() == "đầu" else (13 - count, 12)
    return _span(text, found, months, known)


def _quarters(text: str, year: int | None) -> When | None:
    found = _QUARTER.search(text)
    known = found and (int(found["year"]) if found["year"] else year)
    if not found or not known:
        return None
    first = _ROMAN[found["a"].upper()]
    last = _ROMAN[found["b"].upper()] if found["b"] else first
    return _span(text, found, (3 * first - 2, 3 * last), known)


def _months(text: str, year: int | None) -> When | None:
    found = _MONTHS.search(text)
    known = found and (int(found["year"]) if found["year"] else year)
    if not found or not known:
        return None
    first = int(found["a"])
    return _span(text, found, (first, int(found["b"] or first)), known)


def _years(text: str, year: int | None) -> When | None:
    found = _YEARS.search(text)
    if not found or found["a"] > found["b"]:
        return None
    return When(
        f"{found['a']}-01-01", f"{found['b']}-12-31", (found.start(), found.end())
    )


def _year(text: str, year: int | None) -> When | None:
    found = _ONE_YEAR.search(text)
    if not found:
        return None
    return When(
        f"{found['year']}-01-01", f"{found['year']}-12-31", (found.start(), found.end())
    )


def _days(text: str, year: int | None) -> When | None:
    found = re.search(rf"ngày\s+{DAY.pattern}", text, re.IGNORECASE)
    known = found and (int(found["year"]) if found["year"] else year)
    if not found or not known:
        return None
    day = real_day(known, int(found["month"]), int(found["day"]))
    if day is None:
        return None
    before = _BY.search(text[: found.start()])
    start = None if before else day.isoformat()
    return When(start, day.isoformat(), (found.start(), found.end()))


_LIMIT = re.compile(
    r"(?:(?:hoàn thành|xong|đưa vào|bảo đảm|đảm bảo|thúc đẩy|kết thúc|triển khai xong)"
    r"[^.;]{0,120}?trong\s+(?P<within>(?:năm|quý|tháng)\s[^.,;]{1,20})"
    r"|(?P<by>(?:trước|chậm nhất|muộn nhất|xong)\s+(?:(?:là|vào|trước)\s+)?(?:ngày"
    r"|tháng|quý)\s[^.;]{1,30})"
    r"|trong\s+(?P<finer>(?:quý|tháng)\s[^.,;]{1,20})"
    r"|\((?P<month>tháng\s+\d{1,2}(?:/(?:19|20)\d\d)?)\))",
    re.IGNORECASE,
)


def limit(text: str, year: int | None) -> When | None:
    """The time by which a sentence wants something done; None where it sets none."""
    said = _LIMIT.search(text)
    if not said:
        return None
    name = said.lastgroup or "by"
    found = when(said[name], year)
    if found is None:
        return None
    start = said.start(name)
    first = None if name == "by" else found.start
    return When(first, found.end, (start + found.at[0], start + found.at[1]))
