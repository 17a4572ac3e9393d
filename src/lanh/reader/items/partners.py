"""Who leads and who helps, as a sentence of an item says it."""

import re
from collections.abc import Iterator, Sequence

from lanh.reader.grammar.agencies import agencies, starts_with_agency, subject
from lanh.reader.grammar.sentences import clauses, sentences
from lanh.reader.grammar.verbs import verb_at
from lanh.reader.layout.outline import Entry

_WITH = re.compile(
    r"(?:(?:tham gia|chủ trì,?|chủ động,?|tiếp tục|tích cực|duy trì|tăng cường"
    r"|đẩy mạnh)\s+)*"
    r"(?:phối\s+hợp|kết\s+hợp|hợp\s+tác|liên\s+kết)(?:\s+(?:chặt\s+chẽ|tốt"
    r"|liên\s+ngành))?"
    r"(?:\s+(?:với|cùng))?\s+(?:(?:thanh\s+tra|lực\s+lượng)\s+(?=các\s))?",
    re.IGNORECASE,
)
_GUIDES = re.compile(r"(?:hướng\s+dẫn|chỉ\s+đạo)\s+(?=\S)", re.IGNORECASE)
_TOGETHER = re.compile(r"\s+(?:cùng|phối hợp)(?:\s+với)?\s+", re.IGNORECASE)
_TASKED = re.compile(r"(?:đề\s+nghị|giao(?:\s+cho)?|yêu\s+cầu)\s+", re.IGNORECASE)


def is_shared(entry: Entry) -> bool:
    """Whether a sentence of the item opens with a doer or a partner."""
    return any(
        _led(entry.block.text[start:end])
        or _beside(entry.block.text[start:end], guides=not place)
        for place, (start, end) in enumerate(_openings(entry))
    )


def _openings(entry: Entry) -> Iterator[tuple[int, int]]:
    text = entry.block.text
    for start, end in sentences(text, entry.start, entry.end):
        yield next(clauses(text, start, end), (start, end))


def partners(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(lead, coordinating): doers at the head of a sentence, partners behind "với"."""
    text = entry.block.text
    lead: list[str] = []
    helping: list[str] = []
    for place, (start, end) in enumerate(clauses(text, entry.start, entry.end)):
        tasked = _TASKED.match(text, start, end)
        start = tasked.end() if tasked else start
        led = _led(text[start:end])
        if led and (place == 0 or text[start].isupper()):
            _add(lead, led[0])
            _add(helping, led[1])
        elif not led:
            _add(helping, _beside(text[start:end], guides=place == 0))
    return tuple(lead), tuple(one for one in helping if one not in lead)


def _led(words: str) -> tuple[Sequence[str], Sequence[str]] | None:
    """Doers that the words begin with, and those whom they lead or work with."""
    found = subject(words)
    if not found:
        return None
    who, verb = found
    parts = _TOGETHER.split(who, maxsplit=1)
    beside = list(agencies(parts[1])) if len(parts) > 1 else []
    beside += _beside(words[verb:], guides=True)
    return agencies(parts[0]), beside


def _beside(words: str, *, guides: bool) -> list[str]:
    found = _WITH.match(words)
    if not found and guides:
        found = _GUIDES.match(words)
    if not found or not starts_with_agency(words[found.end() :]):
        return []
    rest = words[found.end() :]
    stop = verb_at(rest, 1)
    if stop is None:
        return []
    return list(agencies(rest[:stop]))


def _add(known: list[str], more: Sequence[str]) -> None:
    known.extend(one for one in more if one not in known)
