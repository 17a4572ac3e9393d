"""Duties to report: who, to whom, how often, by when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lanh.reader.grammar.receivers import Receiver, receiver
from lanh.reader.grammar.rhythm import Rhythm, rhythms
from lanh.reader.grammar.sentences import clauses, sentences
from lanh.reader.items.told import head_agency, told
from lanh.reader.layout.outline import Entry
from lanh.reader.reading import Report

_REPORTS = re.compile(
    r"(?<!\w)báo\s+cáo(?!\s+(?:viên|số\s+\d|của|chính\s+trị))", re.IGNORECASE
)
_SENDS = re.compile(
    r"(?<!\w)gửi\s+(?P<what>(?:các\s+)?(?:kế\s+hoạch|báo\s+cáo|kết\s+quả|văn\s+bản"
    r"|chương\s+trình)[^,;.]{0,60}?)?\s*"
    r"(?:về|đến|cho|tới)?\s*",
    re.IGNORECASE,
)
# The noun: "theo báo cáo của …", "chế độ báo cáo", "công tác … sơ kết, báo cáo".
_NOUN = re.compile(
    r"(?:theo|\blà|chế độ|các|mẫu|qua|số liệu|những|nội dung|biểu mẫu|thể thức|trong"
    r"|và các|dự thảo|bản|hồ sơ|công tác|hội nghị)\s*(?:thông tin,?\s*)?$"
    r"|công tác\s+(?:[^\s,;]+\s?){1,4}(?:,\s*[^,;]{1,25})*,\s*$",
    re.IGNORECASE,
)
_HEARS = re.compile(r"nghe\s+(?P<who>[^,;.]{3,80}?)\s+báo\s+cáo", re.IGNORECASE)
_PARTS = {"assign", "reports", "closing"}


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause that speaks of reporting, with its sentence."""

    entry: Entry
    start: int
    end: int
    verb: int
    sentence: tuple[int, int]
    who: str | None


def reporting(entries: Sequence[Entry]) -> list[Report]:
    """The duties of the parts that hand out work, in order."""
    found: list[Report] = []
    for entry in entries:
        if entry.block.kind == "aside":
            continue
        for duty in _duties(entry):
            same = [
                (r.from_, r.to, r.cadence, r.deadline)
                for r in found
                if r.span == duty.span
            ]
            if (duty.from_, duty.to, duty.cadence, duty.deadline) not in same:
                found.append(duty)
    return found


def _duties(entry: Entry) -> Iterator[Report]:
    spoken = told(entry)
    who = spoken.who if spoken else head_agency(entry)
    strict = entry.section not in _PARTS and not (entry.section == "body" and who)
    for sentence in sentences(entry.block.text, entry.start, entry.end):
        taken = False
        for start, end in clauses(entry.block.text, *sentence):
            said = _said(entry, start, end, sentence, who)
            if said and not taken:
                duties = list(_reports(said, strict))
                taken = False
                yield from duties


def _said(
    entry: Entry, start: int, end: int, sentence: tuple[int, int], who: str | None
) -> _Said | None:
    text = entry.block.text
    for verb in _REPORTS.finditer(text, start, end):
        if not _NOUN.search(text[start : verb.start()]):
            return _Said(entry, start, end, verb.start(), sentence, who)
    sends = _SENDS.search(text, start, end)
    if sends and (sends["what"] or receiver(text, sends.end(), end)):
        if (
            re.search(r"danh sách|thông tin", text[start : sends.end()], re.IGNORECASE)
            and not sends["what"]
        ):
            return None
        return _Said(entry, start, end, sends.start(), sentence, who)
    return None


def _reports(said: _Said, strict: bool) -> Iterator[Report]:
    text = said.entry.block.text
    hears = _HEARS.search(text, said.start, said.end)
    rhythm = rhythms(text, said.start, said.end, said.sentence)
    if hears:
        yield from _each(said, hears["who"], said.who, rhythm)
        return
    sends = _SENDS.search(text, said.start, said.end)
    to = receiver(text, sends.end(), said.end) if sends else None
    if sends and to and sends.start() <= said.verb:
        plan = re.search(r"kế hoạch", text[said.start : sends.end()], re.IGNORECASE)
        once = [Rhythm("once", rhythm[0].deadline, 0.8)] if plan else rhythm
        yield from _each(said, said.who, to.who, once)
        yield from _passed_on(said, to)
        return
    above = _to(text, said.verb, said.end)
    stated = rhythm[0].cadence != "periodic" or rhythm[0].deadline
    if strict and not (above and stated):
        return
    yield from _each(said, said.who, above.who if above else None, rhythm)
    if above:
        yield from _passed_on(said, above)


def _passed_on(said: _Said, to: Receiver) -> Iterator[Report]:
    """ "gửi Sở … để tổng hợp, báo cáo UBND tỉnh": the receiver reports in turn."""
    text = said.entry.block.text
    onward = re.search(r"để[^;.]{0,60}?(?=báo\s+cáo)", text[to.end : said.end])
    if not onward:
        return
    above = _to(text, to.end + onward.end(), said.end)
    if above:
        who = to.who.split(" (")[0]
        yield from _each(said, who, above.who, [Rhythm("periodic", None, 0.7)])


def _to(text: str, start: int, end: int) -> Receiver | None:
    verb = _REPORTS.match(text, start, end)
    return receiver(text, verb.end() if verb else start, end)


def _each(
    said: _Said, who: str | None, to: str | None, rhythm: Sequence[Rhythm]
) -> Iterator[Report]:
    for one in rhythm:
        sure = one.sure * (1.0 if who else 0.7) * (0.95 if to else 0.85)
        yield Report(
            from_=who,
            to=to,
            cadence=one.cadence,
            deadline=one.deadline,
            text=said.entry.block.text[said.start : said.end],
            span=said.entry.block.span(said.start, said.end),
            certainty=round(sure, 2),
        )
