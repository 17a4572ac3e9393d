"""How the words of a sentence hold on to their figures.

A sentence is kept as a pattern, 'Đã tổ chức {sessions} cuộc …', and shown with the
numbers in. When a person edits what is shown, each number that is still there is bound
again, so that newer figures find their places in a person's own words.
"""

import re
from collections.abc import Iterable, Mapping

# The one date that moves with the figures, told from others by the words before it.
AS_OF = "số liệu đến "
_BOUND = re.compile(r"\{([a-z][a-z0-9_]*)\}")
# As offices write them: 1.650; 41,13.
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
# Dates, years and numbers of papers are words, not figures.
_NOT_FIGURES = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}|(?:ngày|tháng|năm|quý|số|kỳ)\s+\d+(?:/\d+)*"
    r"|\d+/\d{4}/\S+|\d+/[A-ZĐ]\S*|\d+\s+tháng",
    re.IGNORECASE,
)


def bound(pattern: str) -> list[str]:
    """The keys of the figures in the pattern, in order, each once.

    >>> bound("{sessions} cuộc, {people} lượt người, {sessions} cuộc")
    ['sessions', 'people']
    """
    return list(dict.fromkeys(_BOUND.findall(pattern)))


def say(pattern: str, printed: Mapping[str, str]) -> str:
    """The pattern with its numbers in; a key that is unknown stays as it is.

    >>> say("Đã tổ chức {sessions} cuộc", {"sessions": "801"})
    'Đã tổ chức 801 cuộc'
    """
    return _BOUND.sub(lambda found: printed.get(found[1], found[0]), pattern)


def bind(text: str, printed: Mapping[str, str], order: Iterable[str] = ()) -> str:
    """The text as a pattern: each figure takes the first free number that is printed
    as it is; those named in `order` choose first.

    >>> bind("Cả tỉnh có 801 cuộc", {"sessions": "801"})
    'Cả tỉnh có {sessions} cuộc'
    >>> bind("12 lớp, 12 xã", {"communes": "12", "classes": "12"}, ["classes"])
    '{classes} lớp, {communes} xã'
    """
    if "as_of" in printed:
        text = text.replace(AS_OF + printed["as_of"], AS_OF + "{as_of}")
    free = _figures(text)
    taken: dict[int, tuple[int, str]] = {}
    for key in [*order, *(key for key in printed if key not in set(order))]:
        for begins, ends in free:
            if begins not in taken and text[begins:ends] == printed.get(key):
                taken[begins] = (ends, key)
                break
    for begins, (ends, key) in sorted(taken.items(), reverse=True):
        text = f"{text[:begins]}{{{key}}}{text[ends:]}"
    return text


def loose(pattern: str) -> list[str]:
    """Numbers in the words that are no figure of the paper: a person answers for them.

    >>> loose("Đã tổ chức {sessions} cuộc, 300 cuộc ở thôn; từ ngày 15/12/2025")
    ['300']
    """
    return [pattern[begins:ends] for begins, ends in _figures(pattern)]


def _figures(text: str) -> list[tuple[int, int]]:
    """Where numbers stand that may be figures."""
    others = [found.span() for found in _NOT_FIGURES.finditer(text)]
    others += [found.span() for found in _BOUND.finditer(text)]
    return [
        found.span()
        for found in _NUMBER.finditer(text)
        if not any(a <= found.start() < b for a, b in others)
    ]
