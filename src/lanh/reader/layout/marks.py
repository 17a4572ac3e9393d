"""What stands in front of a heading or an item: I. · A. · 1. · 1.1. · a) · - · +."""

import re
from dataclasses import dataclass

from lanh.reader.grammar.letters import CAPITAL

# A capital after the mark shows that it is one: "2-3 xã" and "1.000 người" are not.
_CAPITAL = rf"(?=[\"“(]?[{CAPITAL}])"
_PATTERNS = (
    ("article", re.compile(r"(Điều\s+\d{1,3})\s*[.:]?\s+")),
    (
        "part",
        re.compile(
            r"(phần\s+(?:thứ\s+\S+|(?-i:[IVX]+|\d|[A-Z])(?!\w))"
            r"|chương\s+(?-i:[IVX]+|\d+)(?!\w))\s*[.:\-–]?\s*",
            re.IGNORECASE,
        ),
    ),
    ("roman", re.compile(r"(?!V/[vV])([IVX][IVXl1]{0,5})\s?[.\-–/:)]\s*(?=\D)")),
    ("roman", re.compile(rf"([IVX]{{2,5}}),\s+(?=[{CAPITAL}]{{2}})")),
    ("capital", re.compile(r"([A-HĐ])\s?[.\-–/)]\s*" + _CAPITAL)),
    (
        "nested",
        re.compile(
            r"(\d{1,2}(?:\.\d{1,2})+)(?:\s?[.)/:]\s+(?=\S)|\s?[.)/:]?\s*"
            r"(?=[^\d\s.,%)]))"
        ),
    ),
    ("number", re.compile(r"(\d{1,2})\s?[.)](?!\d)(?:\s+(?=\S)|(?=\D))")),
    ("number", re.compile(r"(\d{1,2})\s?[/\-–]\s*" + _CAPITAL)),
    ("number", re.compile(r"(1?\d)\s[-–]\s(?=\d+(?:[.,]\d+)?\s?%\s)")),
    ("letter", re.compile(r"([a-hđik-y])\s?\)\s*(?=\S)")),
    ("letter", re.compile(rf"([a-hđ])\s?\.\s*(?=[\"“(]?[{CAPITAL}]|\d)")),
    ("plus", re.compile(r"(\+)\s*(?=\S)")),
    ("dash", re.compile(r"([-–—•●▪■○*·])\s*(?=[^\s\-–—*\d]|\d)")),
)
_HASHES = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """`kind` article · part · capital · roman · nested · number · letter · plus · dash.

    `label` is the number alone, `length` how many characters mark and blanks take.
    """

    kind: str
    label: str
    length: int

    @property
    def numbered(self) -> bool:
        return self.kind not in {"plus", "dash", "none"}


def mark_of(text: str) -> Mark | None:
    """The mark that the text begins with, if it begins with one."""
    hashes = _HASHES.match(text)
    skip = hashes.end() if hashes else 0
    bare = re.match(r"\*+", text[skip:])
    if bare and len(bare.group()) > 1:
        skip += bare.end()
    for kind, pattern in _PATTERNS:
        found = pattern.match(text, skip)
        if found:
            return Mark(kind, _label(kind, found.group(1)), found.end())
    return Mark("none", "", skip) if hashes else None


def _label(kind: str, label: str) -> str:
    if kind == "roman":
        return label.replace("l", "I").replace("1", "I")
    return " ".join(label.split())
