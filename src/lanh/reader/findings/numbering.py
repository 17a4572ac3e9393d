"""Numbers of headings and items: one more than the one before, under their parent."""

import re
from collections.abc import Iterator

from lanh.common.words import _
from lanh.reader.findings.finding import Finding, Grade
from lanh.reader.findings.seen import Seen
from lanh.reader.layout.outline import Entry, Head

_JUMPS = _("After {before} comes {label}; {expected} was expected.")
_BEGINS = _("The list begins with {label}; {expected} was expected.")
_SPARE = _("The number {label} stands under {parent}, to which it does not belong.")
_LIST = re.compile(r"[(⁽]([¹²³⁴⁵⁶⁷⁸⁹]|\d)[)⁾]")
_SMALL = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_PLAIN = "abcdefghijklmnopqrstuvwxyz"


def numbering(seen: Seen) -> Iterator[Finding]:
    last: dict[tuple[Head, ...], tuple[str, Entry]] = {}
    for entry in seen.entries:
        own = entry.own
        if own is None or own.kind in {"article", "part"}:
            continue
        above = entry.above[:-1]
        before = last.get((*above, _of_kind(own)))
        yield from _checked(entry, own, above, before)
        last[(*above, _of_kind(own))] = (own.label, entry)
    yield from _lists(seen)


def _of_kind(head: Head) -> Head:
    return Head("", head.kind, 0, None, (0, 0))


def _checked(
    entry: Entry, own: Head, above: tuple[Head, ...], before: tuple[str, Entry] | None
) -> Iterator[Finding]:
    at = _label_span(entry)
    if own.kind == "nested" and above and above[-1].kind in {"number", "nested"}:
        parent = above[-1].label
        if own.label.rpartition(".")[0] != parent:
            facts = {"label": own.label, "parent": parent}
            yield Finding("numbering", Grade.ERROR, _SPARE, (at,), facts)
            return
    place = _place(own)
    first = _place_of(before[0], own.kind) if before else 0
    if place is None or first is None or place == first + 1:
        return
    if _other_alphabet(own, first):
        return
    facts = {"label": own.label, "expected": _written(first + 1, own)}
    if before is None:
        grade = Grade.ERROR if own.kind == "nested" else Grade.DOUBTFUL
        yield Finding("numbering", grade, _BEGINS, (at,), facts)
        return
    spans = (_label_span(before[1]), at)
    named = {**facts, "before": before[0]}
    yield Finding("numbering", Grade.ERROR, _JUMPS, spans, named)


def _label_span(entry: Entry) -> tuple[int, int]:
    mark = entry.block.mark
    label = entry.block.text[: mark.length if mark else 1]
    return entry.block.span(0, len(label.rstrip()))


def _place(head: Head) -> int | None:
    return _place_of(head.label, head.kind)


def _place_of(label: str, kind: str) -> int | None:
    if kind in {"number", "inner", "nested"}:
        return int(label.rpartition(".")[2])
    if kind == "roman":
        return _roman(label)
    letter = label.lower()
    return _LETTERS.index(letter) + 1 if letter in _LETTERS else None


def _other_alphabet(head: Head, before: int) -> bool:
    """a, b, c, d, e without đ is a usual way of counting too."""
    if head.kind not in {"letter", "capital"} or head.label.lower() not in _PLAIN:
        return False
    last = _LETTERS[before - 1] if before else ""
    return last in _PLAIN and _PLAIN.find(head.label.lower()) == _PLAIN.find(last) + 1


def _roman(label: str) -> int | None:
    total = 0
    values = [_ROMAN.get(letter) for letter in label]
    for place, value in enumerate(values):
        if value is None:
            return None
        after = values[place + 1] if place + 1 < len(values) else 0
        total += -value if value < (after or 0) else value
    return total


def _written(place: int, head: Head) -> str:
    if head.kind == "nested":
        return f"{head.label.rpartition('.')[0]}.{place}"
    if head.kind in {"letter", "capital"}:
        letter = _LETTERS[min(place, len(_LETTERS)) - 1]
        return letter if head.kind == "letter" else letter.upper()
    if head.kind == "roman":
        tens, left = divmod(place, 10)
        ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][left]
        return "X" * tens + ones
    return str(place)


def _lists(seen: Seen) -> Iterator[Finding]:
    """(1), (2), (3) inside a paragraph."""
    for block in seen.body:
        found = list(_LIST.finditer(block.text))
        numbers = [int(f.group(1).translate(_SMALL)) for f in found]
        wrong = [p for p, number in enumerate(numbers) if number != p + 1]
        if len(numbers) < 2 or not wrong or len(wrong) > len(numbers) // 2:
            continue
        place = wrong[0]
        facts = {
            "before": str(numbers[place - 1]) if place else "",
            "label": str(numbers[place]),
            "expected": str(place + 1),
        }
        span = block.span(*found[place].span())
        sentence = _JUMPS if place else _BEGINS
        yield Finding("numbering", Grade.ERROR, sentence, (span,), facts)
