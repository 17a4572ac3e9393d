"""Reports that a plan or a rule asks for: the last day, and whether it was kept."""

import re
from collections.abc import Iterator
from datetime import date

from lanh.law.days import is_working_day, last_on_time, next_working_day
from lanh.law.events import Event, read_day
from lanh.law.findings import Certainty, Finding, What
from lanh.law.story.file import Now, Story
from lanh.law.terms import add_months, working_days

DAY_MONTH = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*(?:/|-|\s*tháng\s*)(\d{1,2})"
    r"(?:\s*(?:/|-|\s*năm\s*)(\d{4}))?",
    re.IGNORECASE,
)
DAY_ONLY = re.compile(r"ngày\s*(?:mùng\s*)?(\d{1,2})", re.IGNORECASE)
WORKING = re.compile(r"(\d{1,2})\s*(?:\([^)]*\)\s*)?ngày làm việc", re.IGNORECASE)
YEAR = re.compile(r"\b(20\d\d)\b")
PLAN = re.compile(r"plan (\d{3})\b.*?(?:part (\S+))?$", re.IGNORECASE)


def findings(story: Story, now: Now) -> Iterator[Finding]:
    """The last duty's last lawful day and the report's state."""
    if not story.duties:
        return
    duty = story.duties[-1]
    last, other = deadline(duty, now)
    if last is None:
        return
    article = cited(duty)
    unsure = Certainty.SURE if other is None else Certainty.ARGUABLE
    alternative = None if other is None else other.isoformat()
    of, value = "last_day_to_submit", last.isoformat()
    for what in (What.ENDS_ON, What.ACTION_DUE, What.NOTICE_DUE):
        yield Finding(
            what, of, value, article, unsure, alternative, also="report deadline"
        )
    state = _state(story, last, now)
    moved = _state(story, other, now) if other is not None else state
    doubt = Certainty.SURE if moved == state else Certainty.ARGUABLE
    instead = None if moved == state else moved
    yield Finding(What.STATUS, "report", state, article, doubt, instead)


def _state(story: Story, last: date, now: Now) -> str:
    sent = story.last.get("report_submitted")
    if sent is not None:
        return "on_time" if sent.day <= last else "late"
    return "late" if now.day > last else "not_due"


def cited(duty: Event) -> str:
    """As answers cite a plan: 'plan 004 part V.1 (plans/texts/004)'."""
    source = str(duty.get("source", "article") or "")
    plan = PLAN.search(source)
    if not plan:
        return source
    part = f" part {plan.group(2)}" if plan.group(2) else ""
    return f"plan {plan.group(1)}{part} (plans/texts/{plan.group(1)})"


def deadline(duty: Event, now: Now) -> tuple[date | None, date | None]:
    """The last day of the wording, and the other reading where it is a day off."""
    wording = str(duty.get("wording", "text", "deadline") or "")
    counted = WORKING.search(wording)
    end = period_end(duty)
    if counted and end is not None:
        found = working_days(end, int(counted.group(1)), now.swaps)
        other = found.alternative
        moved = None if other is None else date.fromisoformat(other)
        return date.fromisoformat(found.value), moved
    named = named_day(wording, duty, end)
    if named is None:
        return None, None
    before = re.search(r"\btrước\b|before", wording, re.IGNORECASE)
    within = re.search(r"chậm nhất|không muộn hơn|no later", wording, re.IGNORECASE)
    last = last_on_time("before" if before and not within else "by", named)
    if is_working_day(last, now.swaps):
        return last, None
    return last, next_working_day(last, now.swaps)


def named_day(wording: str, duty: Event, end: date | None) -> date | None:
    """The day that the wording names; its year from the wording or the period."""
    told = read_day(duty.get("date", "due", "day"))
    found = DAY_MONTH.search(wording)
    if found:
        day, month, year = found.groups()
        near = date(int(year or _year(duty)), int(month), int(day))
        # 'trước ngày 10/01' for the year 2025 is in January 2026.
        early = not year and end is not None and (end - near).days > HALF_YEAR
        return add_months(near, 12) if early else near
    alone = DAY_ONLY.search(wording)
    if alone and end is not None:
        later = re.search(r"tháng (?:sau|tiếp|kế)", wording, re.IGNORECASE)
        month = add_months(end.replace(day=1), 1) if later else end
        return month.replace(day=int(alone.group(1)))
    return told


def _year(duty: Event) -> int:
    for text in (duty.get("period"), duty.get("source")):
        found = YEAR.findall(str(text or ""))
        if found:
            return int(found[-1])
    return duty.day.year


def period_end(duty: Event) -> date | None:
    """The last day of the period that is reported, where it is told."""
    for key, value in duty.details.items():
        told = read_day(value)
        if told is not None and re.search("end|cut|close|until|last", key):
            return told
    period = str(duty.get("period") or "").lower()
    days = re.findall(r"\d{4}-\d{2}-\d{2}", period)
    if days:
        return date.fromisoformat(days[-1])
    if written := re.findall(r"(\d{1,2})/(\d{1,2})/(\d{4})", period):
        day, month, year = written[-1]
        return date(int(year), int(month), int(day))
    return _last_day(period)


def _last_day(period: str) -> date | None:
    year = YEAR.search(period)
    if not year:
        return None
    if named := re.search(r"(20\d\d)-(\d\d)\b|(?:month|tháng) (\d{1,2})", period):
        return _month_end(int(year.group()), int(named.group(2) or named.group(3)))
    month = 12
    if quarter := re.search(r"(?:q|quarter |quý )(i{1,3}v?|iv|[1-4])", period):
        month = 3 * ROMAN.get(quarter.group(1), 4)
    elif re.search(r"first 6|6 months|first half|6 tháng đầu", period):
        month = 6
    elif "9 months" in period:
        month = 9
    return _month_end(int(year.group()), month)


def _month_end(year: int, month: int) -> date:
    return add_months(date(year, 1, 31), month - 1)


HALF_YEAR = 183
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
