"""The plan's year and years: the same wherever the plan speaks of itself."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lanh.common.words import _
from lanh.reader.findings.finding import Finding, Grade
from lanh.reader.findings.seen import Seen
from lanh.reader.grammar.citations import mentions
from lanh.reader.grammar.near import near
from lanh.reader.layout.outline import Entry

_OTHER = _("The year {year} stands where the others say {usual}.")
_PERIODS = _("The period {period} differs in one figure from {usual}.")
_OUTSIDE = _("The deadline {day} is outside the plan's time ({start} to {end}).")
_NEXT = _("The plan for {plan} is compared with {year}, not with the year before it.")
_OVERLAP = _("The periods {one} and {two} overlap without one holding the other.")
_AFTER = _("{year} is said to follow {before}.")
_NOT_HELD = _("The plan's year {year} is not within {low} to {high}.")
_LAW = _("{name} is given the year {one} and the year {two}.")
_YEAR = re.compile(r"(?<!\d\s)(?:năm|NĂM|Năm)\s*(\d{4})(?!\s*[-–—]\s*\d|\s*đến\b|\d)")
_BARE = re.compile(r"(?:[Tt]háng|[Qq]uý)\s+[\dIVX, ]+/(\d{4})")
_PAIR = re.compile(r"(?<!\d)(\d{4})\s*[-–—]\s*(\d{4})(?![\d/])")
_ELSEWHERE = re.compile(
    r"(so với(?: cùng kỳ)?(?: của)?|hơn|đến|từ|đầu|giữa|cuối|trước|sau|luật[^;.]{0,80}"
    r"|pháp lệnh[^;.]{0,60}|sinh|khóa|hiến pháp|bộ luật[^;.]{0,60}|tầm nhìn|định hướng"
    r"|ngày\s+\d+\s+tháng\s+\d+|tháng\s+\d+|kỷ niệm[^;.]{0,40}|ban hành|cùng kỳ)\s*$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(kết quả|tổng kết|sơ kết|đánh giá|đã|rút kinh nghiệm|so với)", re.IGNORECASE
)


_Two = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Year:
    words: str
    span: tuple[int, int]
    part: str
    lead: str


def years(seen: Seen) -> Iterator[Finding]:
    found = list(_mentioned(seen))
    for part in ("results", "plan"):
        yield from _unlike(seen, [y for y in found if y.part == part], part)
    yield from _before(seen, found)
    yield from _sang(found)
    yield from _periods(seen)
    yield from _holding(seen)
    yield from _due(seen)
    yield from _laws(seen)


def _mentioned(seen: Seen) -> Iterator[_Year]:
    """Years that tell when, without those of cited papers and of spans of years."""
    subject = seen.reading.document.spans.get("subject")
    if subject:
        words = seen.reading.text[slice(*subject)]
        for said in _YEAR.finditer(words):
            span = (subject[0] + said.start(1), subject[0] + said.end(1))
            yield _Year(said.group(1), span, "plan", "title")
    for entry in seen.entries:
        if subject and subject[0] <= entry.block.start < subject[1]:
            continue
        yield from _in_block(entry)


def _in_block(entry: Entry) -> Iterator[_Year]:
    text = entry.block.text
    cited = [(m.start, m.end) for m in mentions(text)]
    part = "results" if entry.section == "results" or _tells_results(text) else "plan"
    for pattern in (_YEAR, _BARE):
        for said in pattern.finditer(text):
            inside = any(a <= said.start() < b for a, b in cited)
            lead = text[max(0, said.start() - 90) : said.start()]
            if not inside:
                span = entry.block.span(*said.span(1))
                yield _Year(said.group(1), span, part, lead)


def _tells_results(text: str) -> bool:
    return text.isupper() and "KẾT QUẢ" in text


def _unlike(seen: Seen, found: Sequence[_Year], part: str) -> Iterator[Finding]:
    plain = [y for y in found if not _ELSEWHERE.search(y.lead)]
    if part == "plan" and seen.year is None and len(plain) < 4:
        return
    counts = Counter(y.words for y in plain)
    if len(plain) < 2:
        return
    usual, times = counts.most_common(1)[0]
    if part == "plan" and seen.year and counts[str(seen.year)] == times:
        usual = str(seen.year)
    if times < 2 or times < 0.5 * len(plain):
        return
    known = next(y.span for y in plain if y.words == usual)
    for year in plain:
        if year.words != usual and near(year.words, usual):
            facts = {"year": year.words, "usual": usual}
            grade = Grade.ERROR if _is_far(year, usual, part) else Grade.DOUBTFUL
            if not _explained(year, usual, part):
                yield Finding("same", grade, _OTHER, (year.span, known), facts)


def _is_far(year: _Year, usual: str, part: str) -> bool:
    return abs(int(year.words) - int(usual)) > 1


def _explained(year: _Year, usual: str, part: str) -> bool:
    """Next year's or last year's figure may well be named."""
    apart = int(year.words) - int(usual)
    if apart == -1 and part == "plan":
        return bool(_PAST.search(year.lead))
    return (
        apart == 1
        and part == "results"
        and bool(re.search(r"sang|kế hoạch", year.lead))
    )


def _before(seen: Seen, found: Sequence[_Year]) -> Iterator[Finding]:
    """ "so với năm 2021" in a plan for 2022; results of the year before the plan."""
    if seen.year is None:
        return
    for year in found:
        against = re.search(r"so với\s*(?:cùng kỳ\s*)?$", year.lead, re.IGNORECASE)
        if against and near(year.words, str(seen.year - 1)):
            facts = {"plan": str(seen.year), "year": year.words}
            yield Finding("order", Grade.DOUBTFUL, _NEXT, (year.span,), facts)
    looked = [y for y in found if y.part == "results" and not _ELSEWHERE.search(y.lead)]
    if looked:
        usual, times = Counter(y.words for y in looked).most_common(1)[0]
        if times > 1 and int(usual) not in (seen.year, seen.year - 1):
            facts = {"plan": str(seen.year), "year": usual}
            spans = tuple(y.span for y in looked if y.words == usual)
            yield Finding("order", Grade.DOUBTFUL, _NEXT, spans, facts)


def _sang(found: Sequence[_Year]) -> Iterator[Finding]:
    """ "Sang đầu năm 2011" among the results of 2010."""
    looked = [y for y in found if y.part == "results"]
    plain = Counter(y.words for y in looked if not _ELSEWHERE.search(y.lead))
    for year in looked:
        if plain and re.search(r"sang\s+(?:đầu\s+)?$", year.lead, re.IGNORECASE):
            usual = plain.most_common(1)[0][0]
            if int(year.words) != int(usual) + 1:
                spans = (year.span, *(y.span for y in looked if y.words == usual))
                facts = {"year": year.words, "before": usual}
                yield Finding("order", Grade.ERROR, _AFTER, spans, facts)


def _holding(seen: Seen) -> Iterator[Finding]:
    """The plan's year lies in the span of years that it works in."""
    for block in seen.body if seen.year else ():
        for said in _PAIR.finditer(block.text):
            low, high = int(said.group(1)), int(said.group(2))
            lead = block.text[max(0, said.start() - 100) : said.start()]
            if low > high or low <= (seen.year or 0) <= high or _PAST.search(lead):
                continue
            facts = {"year": str(seen.year), "low": str(low), "high": str(high)}
            spans = (block.span(*said.span(1)), block.span(*said.span(2)))
            yield Finding("range", Grade.DOUBTFUL, _NOT_HELD, spans, facts)


def _periods(seen: Seen) -> Iterator[Finding]:
    pairs = []
    for block in seen.body:
        for said in _PAIR.finditer(block.text):
            spans = (block.span(*said.span(1)), block.span(*said.span(2)))
            pairs.append((said.groups(), spans))
    counts = Counter(years for years, _spans in pairs)
    known = dict(reversed(pairs))
    for years, spans in pairs:
        for usual, times in counts.items():
            if years != usual and times >= counts[years]:
                lone = times == counts[years] == 1
                yield from _apart(years, spans, usual, known[usual], lone)


def _apart(
    one: tuple[str, ...], spans: _Two, two: tuple[str, ...], others: _Two, lone: bool
) -> Iterator[Finding]:
    """Two spans of years that are nearly one, overlap, or leave a slip's gap."""
    wrong = _slip(one, two)
    if wrong is not None:
        facts = {"period": "-".join(one), "usual": "-".join(two)}
        both = (spans[wrong], others[wrong])
        yield Finding("same", Grade.DOUBTFUL, _PERIODS, both, facts)
    elif _overlap(one, two) or (not lone and _gap(one, two)):
        facts = {"one": "-".join(one), "two": "-".join(two)}
        yield Finding("order", Grade.DOUBTFUL, _OVERLAP, spans, facts)


def _slip(one: tuple[str, ...], two: tuple[str, ...]) -> int | None:
    """Which end alone differs, in one figure."""
    ends = [place for place in (0, 1) if one[place] != two[place]]
    return ends[0] if len(ends) == 1 and near(one[ends[0]], two[ends[0]]) else None


def _overlap(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    (a, b), (c, d) = map(int, one), map(int, two)
    if b - a < 3 or d - c < 3:
        return False
    holds = (a <= c and d <= b) or (c <= a and b <= d)
    return a <= d and c <= b and not holds


def _gap(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the span before the usual one ends a slip away from its beginning."""
    before = str(int(two[0]) - 1)
    return int(one[0]) < int(one[1]) < int(before) and near(one[1], before)


def _due(seen: Seen) -> Iterator[Finding]:
    """A deadline in another year than the plan's."""
    period = seen.reading.document.period
    for duty in seen.reading.reporting:
        due = duty.deadline or ""
        if not period or not due or due.startswith("-"):
            continue
        late = int(period.end[:4]) + 1
        if not int(period.start[:4]) <= int(due[:4]) <= late or (
            seen.year and due[:4] != str(seen.year) and due[5:7] > "02"
        ):
            at = next((d.span for d in seen.days if d.key == due), duty.span)
            facts = {"day": due, "start": period.start, "end": period.end}
            yield Finding("same", Grade.ERROR, _OUTSIDE, (at,), facts)


def _laws(seen: Seen) -> Iterator[Finding]:
    """A law's year, in its name, its number and its day."""
    known: dict[str, tuple[str, tuple[int, int]]] = {}
    named = {m.name.casefold().replace(",", ""): m for _b, m in seen.mentions if m.name}
    for block, said in seen.mentions:
        if not said.name:
            continue
        name = said.name.casefold().replace(",", "")
        at = block.span(said.start, min(len(block.text), said.end + 12))
        for year in filter(None, (said.year, said.date and said.date[:4])):
            before = known.setdefault(name, (year, at))
            if before[0] != year and name in named:
                facts = {"name": said.name, "one": before[0], "two": year}
                yield Finding("same", Grade.DOUBTFUL, _LAW, (before[1], at), facts)
