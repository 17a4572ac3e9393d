"""Words of a document as they are searched: in either spelling, on both databases.

Everything is made of syllables in plain letters and figures, so that the two full text
indexes, which cut words in their own ways, cannot cut these differently.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lanh.common.text import fold

# A row of PostgreSQL's index holds at most 1 MB.
MOST: Final = 15_000
# A phrase across the seam of two rows stands whole in the second.
SHARED: Final = 20
AROUND: Final = 90
_WORD = re.compile(r"[a-z0-9]+")
_ASKED = re.compile(r'["“”]([^"“”]+)["“”]|(\S+)')


class _Flat(dict[int, str]):
    """Each letter without its marks; what has no single plain letter is a blank."""

    def __missing__(self, code: int) -> str:
        bare = fold(chr(code))
        self[code] = bare if len(bare) == 1 else " "
        return self[code]


_FLAT: Final = _Flat()


@dataclass(frozen=True, slots=True)
class Hit:
    """Words found, with those around them, as they are printed."""

    before: str
    words: str
    after: str


def composed(text: str) -> str:
    """Text whose letters and marks are one character each, as `flat` counts on."""
    return unicodedata.normalize("NFC", text)


def flat(text: str) -> str:
    """The same length, in small plain letters.

    >>> flat("Phòng, chống ma túy")
    'phong, chong ma tuy'
    """
    return text.translate(_FLAT)


def syllables(text: str) -> list[str]:
    """
    >>> syllables("Kế hoạch số 30/KH-UBND")
    ['ke', 'hoach', 'so', '30', 'kh', 'ubnd']
    """
    return _WORD.findall(flat(composed(text)))


def rows(text: str) -> Iterator[str]:
    """A text as rows of the index; each shares its first words with the one before."""
    found = syllables(text)
    for start in range(0, max(len(found), 1), MOST - SHARED):
        yield " ".join(found[start : start + MOST])
        if start + MOST >= len(found):
            return


def phrases(asked: str) -> list[list[str]]:
    """What is asked for: words in quotes stand together, the others each alone.

    >>> phrases('cai nghiện "tự nguyện" 30/KH')
    [['cai'], ['nghien'], ['tu', 'nguyen'], ['30', 'kh']]
    """
    parts = [syllables(quoted or word) for quoted, word in _ASKED.findall(asked)]
    return [part[:SHARED] for part in parts if part]


def as_phrase(asked: str) -> list[list[str]]:
    """All that is asked for, as it stands, in one phrase."""
    found = syllables(asked)[:SHARED]
    return [found] if found else []


def hits(text: str, asked: str, most: int = 2) -> list[Hit]:
    """Where the words stand in the text: as one phrase, or else the first of them."""
    bare = flat(text)
    for wanted in ([as_phrase(asked)] if asked else []) + [[p] for p in phrases(asked)]:
        found = [_hit(text, at) for at in _places(bare, wanted[0] if wanted else [])]
        if found:
            return found[:most]
    return []


def _places(bare: str, words: list[str]) -> Iterator[tuple[int, int]]:
    if words:
        pattern = r"(?<![a-z0-9])" + r"[^a-z0-9]+".join(words) + r"(?![a-z0-9])"
        end = -AROUND
        for found in re.finditer(pattern, bare):
            if found.start() >= end + AROUND:
                end = found.end()
                yield found.span()


def _hit(text: str, at: tuple[int, int]) -> Hit:
    start, end = at
    first, last = max(0, start - AROUND), end + AROUND
    before, after = text[first:start], text[end:last]
    if first:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Hit(*(" ".join(part.split()) for part in (before, text[start:end], after)))
