"""Figures that are names, and counts said twice: the same each time."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from lanh.common.text import fold
from lanh.common.words import _
from lanh.reader.findings.finding import Finding, Grade
from lanh.reader.findings.seen import Seen
from lanh.reader.findings.summing import family
from lanh.reader.grammar.near import near

_NAMES = _("{name} is called {one} here and {usual} elsewhere.")
_COUNTS = _("{one} and {two} {unit} differ in one figure and may be the same count.")
_MONTHS = _("The time is month {month}, but the day in the title is {day}.")
_PLACES = _("{one} {unit} stand in the content and {two} in the place.")
_HALF = _("A half-year report is due in month {month}.")
# Bodies and facilities with a number for a name.
_NAMED = re.compile(
    r"(?P<name>Ban\s+[Cc]hỉ\s+đạo|BCĐ|[Đđ]ội(?:\s+kiểm\s+tra)?(?:\s+liên\s+ngành)?"
    r"|[Ll]iên\s+ngành"
    r"|(?:[Cc]ơ\s+sở|[Tt]rung\s+tâm|[Tt]rạm|[Dd]ự\s+án|[Đđ]ề\s+án"
    r"|[Mm]ô\s+hình)[^,;.:()\d]{0,40}?\s+số"
    r"|[Cc]hương\s+trình)\s?(?P<number>\d{1,4})(?!\d|[.,]\d|[/\-])(?P<percent>%?)"
)
_UNITS = re.compile(
    r"(huyện|quận|xã|phường|thị trấn|thị xã|thôn|ấp|khu phố)", re.IGNORECASE
)
_TITLE_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")


def naming(seen: Seen) -> Iterator[Finding]:
    yield from _named(seen)
    yield from _counted(seen)
    yield from _activity(seen)
    yield from _halves(seen)


def _named(seen: Seen) -> Iterator[Finding]:
    groups: dict[str, list[tuple[str, tuple[int, int]]]] = defaultdict(list)
    for block in seen.blocks:
        for said in _NAMED.finditer(block.text):
            span = block.span(*said.span("number"))
            groups[_key(said["name"])].append((said["number"], span))
    for name, found in groups.items():
        numbers = [number for number, _span in found]
        usual = max(set(numbers), key=lambda n: (numbers.count(n), -numbers.index(n)))
        known = next(span for number, span in found if number == usual)
        for number, span in found:
            if near(number, usual) and numbers.count(number) < max(
                2, numbers.count(usual)
            ):
                facts = {"name": name, "one": number, "usual": usual}
                yield Finding("same", Grade.DOUBTFUL, _NAMES, (span, known), facts)


def _key(name: str) -> str:
    bare = fold(name)
    if bare.startswith(("doi", "lien nganh")):
        return "doi lien nganh"
    if bare in {"bcd", "ban chi dao"}:
        return "ban chi dao"
    return bare.replace(" ma tuy", "")


Said = tuple[str, str, tuple[int, int]]


def _counted(seen: Seen) -> Iterator[Finding]:
    """A count with the same words before it and the same unit, one figure apart."""
    for key, group in _said_alike(seen).items():
        printed = [one for one, _unit, _span in group]
        for (two, _unit, other), (one, unit, span) in combinations(group, 2):
            if near(one, two) and _is_telling(one, key, printed):
                facts = {"one": two, "two": one, "unit": unit}
                yield Finding("same", Grade.DOUBTFUL, _COUNTS, (other, span), facts)


def _said_alike(seen: Seen) -> dict[tuple[str, str], list[Said]]:
    groups: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for entry, found in seen.quantities:
        text = entry.block.text
        for q in found:
            if q.value is None or not q.unit or q.unit == "%":
                continue
            said = (text[slice(*q.number)], q.unit, entry.block.span(*q.number))
            for key in _contexts(text[max(0, q.start - 60) : q.start], q.unit):
                groups[key].append(said)
    return groups


def _is_telling(one: str, key: tuple[str, str], printed: list[str]) -> bool:
    """Small counts come alike by chance; districts do not, once said twice."""
    if key[0] == "where":
        return len(one) > 1 and max(map(printed.count, printed)) > 1
    return len(one.lstrip("0")) > 2


def _contexts(lead: str, unit: str) -> Iterator[tuple[str, str]]:
    words = fold(lead).split()[-2:]
    if len(words) == 2:
        yield " ".join(words), family(unit)
    where = re.search(r"(?:tại|ở|trên địa bàn|trong)\s*$", lead, re.IGNORECASE)
    if where and _UNITS.match(unit):
        yield "where", fold(unit).split()[0].strip(",")


def _activity(seen: Seen) -> Iterator[Finding]:
    for activity in seen.reading.activities:
        time = activity.time
        named = _TITLE_DAY.search(activity.title)
        one_month = time and time.start and time.end and time.start[:7] == time.end[:7]
        if named and one_month and time and time.start:
            month = int(time.start[5:7])
            if int(named.group(2)) <= 12 and int(named.group(2)) != month:
                facts = {"month": str(month), "day": named.group()}
                at = seen.reading.text.find(time.text, activity.span[0])
                where = (at, at + len(time.text)) if at >= 0 else activity.span
                yield Finding(
                    "same", Grade.DOUBTFUL, _MONTHS, (activity.span, where), facts
                )
        yield from _places(
            seen, activity.content or "", activity.place or "", activity.span
        )


def _places(
    seen: Seen, content: str, place: str, span: tuple[int, int]
) -> Iterator[Finding]:
    """ "tại 10 xã" in the content, "10 xã" as the place."""
    said = re.search(r"tại\s+(\d+)\s+(xã|phường|huyện|trường|thôn)", content)
    where = re.match(r"(?:Tại\s+)?(\d+)\s+(xã|phường|huyện|trường|thôn)", place)
    if (
        said
        and where
        and said.group(2) == where.group(2)
        and said.group(1) != where.group(1)
    ):
        text = seen.reading.text
        one = text.find(said.group(), span[0])
        two = text.find(where.group(), max(one, span[0]))
        spans = ((one, one + len(said.group())), (two, two + len(where.group())))
        facts = {"one": said.group(1), "two": where.group(1), "unit": said.group(2)}
        yield Finding("same", Grade.DOUBTFUL, _PLACES, spans, facts)


def _halves(seen: Seen) -> Iterator[Finding]:
    for duty in seen.reading.reporting:
        due = duty.deadline or ""
        month = due[2:4] if due.startswith("--") else due[5:7]
        if (
            duty.cadence == "semiannual"
            and month
            and month not in {"05", "06", "07", "11", "12", "01"}
        ):
            facts = {"month": str(int(month))}
            yield Finding("same", Grade.DOUBTFUL, _HALF, (duty.span,), facts)
