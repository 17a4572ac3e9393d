"""Which indicator a target may mean, told from its words."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from lanh.common.text import fold

_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator as it can be recognised: its name, and wordings of real targets."""

    code: str
    texts: Sequence[str]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A guess, from 0 to 1; a person decides."""

    code: str
    score: float


def suggest(
    words: str, candidates: Iterable[Candidate], *, unit: str = "", most: int = 5
) -> list[Suggestion]:
    """The indicators whose name or wordings share the rarest words, best first.

    Single words and pairs of neighbours are compared without marks, a word weighing
    more the fewer indicators use it. A unit that agrees (share with share, count with
    count) raises the guess, one that does not lowers it. Nothing is suggested that
    shares no telling word.
    """
    known = list(candidates)
    bags = [[tokens(text) for text in one.texts] for one in known]
    seen = Counter(t for texts in bags for t in set().union(*texts))
    rarity = {t: math.log(1 + len(known) / n) for t, n in seen.items()}
    asked = tokens(words)
    scored = [
        Suggestion(one.code, _agreed(_best(asked, texts, rarity), unit, one.unit))
        for one, texts in zip(known, bags, strict=True)
    ]
    scored.sort(key=lambda s: (-s.score, s.code))
    return [s for s in scored[:most] if s.score > 0.05]


def tokens(text: str) -> frozenset[str]:
    """Single words and pairs of neighbours, folded.

    >>> sorted(tokens("15 buổi truyền thông"))
    ['buoi', 'buoi truyen', 'thong', 'truyen', 'truyen thong']
    """
    words = _WORD.findall(fold(text))
    return frozenset(words) | {f"{a} {b}" for a, b in pairwise(words)}


def _best(
    asked: frozenset[str], texts: Iterable[frozenset[str]], rarity: dict[str, float]
) -> float:
    # Words that no indicator knows weigh as little as the commonest.
    own = math.sqrt(sum(rarity.get(t, 0.2) ** 2 for t in asked)) or 1.0
    best = 0.0
    for text in texts:
        shared = sum(rarity[t] ** 2 for t in asked & text)
        length = math.sqrt(sum(rarity[t] ** 2 for t in text)) or 1.0
        best = max(best, shared / (own * length))
    return best


def _agreed(score: float, asked: str, offered: str) -> float:
    """The score, with what the units say about it."""
    if not asked or not offered:
        return score
    if ("%" in asked) != ("%" in offered):
        return score * 0.5
    same = fold(asked) == fold(offered)
    return min(1.0, score * (1.15 if same else 1.0))
