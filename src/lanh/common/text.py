"""Vietnamese text as it is searched and put in order."""

import unicodedata
from functools import lru_cache
from typing import Final

# đ is a letter of its own, not d with a mark, so decomposing leaves it alone.
_D = str.maketrans({"đ": "d", "Đ": "D"})
_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_RANK: Final = {letter: chr(0x61 + place) for place, letter in enumerate(_LETTERS)}


def fold(text: str) -> str:
    """The text as someone types it in a hurry: no marks, no capitals, single spaces.

    >>> fold("  Tọa đàm   ở Bản MÂY ")
    'toa dam o ban may'
    """
    letters = unicodedata.normalize("NFD", text.translate(_D))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def sort_key(text: str) -> str:
    """A key whose plain order is the Vietnamese one: letters first, tones after.

    Both databases compare it byte by byte, so lists come in one order on both.

    >>> sorted(["Ẩn", "Em", "Đặng", "An", "Dũng", "Ân"], key=sort_key)
    ['An', 'Ân', 'Ẩn', 'Dũng', 'Đặng', 'Em']
    """
    letters, tones = [], []
    for letter in unicodedata.normalize("NFC", " ".join(text.casefold().split())):
        base, tone = _split(letter)
        letters.append(_RANK.get(base, base if base < "a" else "~" + base))
        tones.append(str(tone))
    return f"{''.join(letters)}\x01{''.join(tones)}"


@lru_cache(maxsize=2_000)
def _split(letter: str) -> tuple[str, int]:
    """A letter without its tone, and the tone's place in the order of the alphabet."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in parts if mark in _TONES[1:]), "")
    base = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
    return base, _TONES.index(tone)
