"""Which indicator a target may mean, told from its words."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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


@dataclass(frozen=True, slots=True)
class Asked:
    """A target's words: those that follow its figure, what the figure counts with its
    unit, and the clause that they stand in, which may name other figures too."""

    own: str
    counted: str = ""
    clause: str = ""
    unit: str = ""

    def weights(self) -> dict[str, float]:
        """How much each token tells. The weights are those that found most of the
        targets of catalogue 6 (`tests/plans/test_suggesting.py` prints the rates)."""
        weighed = dict.fromkeys(tokens(self.clause), 0.5)
        weighed |= dict.fromkeys(tokens(self.own), 1.0)
        return weighed | dict.fromkeys(tokens(f"{self.counted} {self.unit}"), 1.5)


def suggest(
    asked: Asked, candidates: Iterable[Candidate], *, most: int = 5
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
    weights = asked.weights()
    scored = [
        Suggestion(one.code, _agreed(likeness, asked.unit, one.unit))
        for one, texts in zip(known, bags, strict=True)
        if (likeness := _likeness(weights, texts, rarity))
    ]
    scored.sort(key=lambda s: (-s.score, s.code))
    return [s for s in scored[:most] if s.score > 0.05]


@lru_cache(maxsize=8192)
def tokens(text: str) -> frozenset[str]:
    """Single words and pairs of neighbours, folded.

    >>> sorted(tokens("15 buổi truyền thông"))
    ['buoi', 'buoi truyen', 'thong', 'truyen', 'truyen thong']
    """
    words = _WORD.findall(fold(text))
    return frozenset(words) | {f"{a} {b}" for a, b in pairwise(words)}


def _likeness(
    asked: Mapping[str, float],
    texts: Sequence[frozenset[str]],
    rarity: Mapping[str, float],
) -> float:
    """Of the text that is most alike, and to a part of all of them together: a wording
    often names only what is counted, and the name only what is done with it."""
    # Words that no indicator knows weigh as little as the commonest.
    squares = ((w * rarity.get(t, 0.2)) ** 2 for t, w in asked.items())
    own = math.sqrt(sum(squares)) or 1.0

    def alike(text: frozenset[str]) -> float:
        shared = sum(asked[t] * rarity[t] ** 2 for t in text if t in asked)
        length = math.sqrt(sum(rarity[t] ** 2 for t in text)) or 1.0
        return shared / (own * length)

    together = frozenset[str]().union(*texts)
    return 0.7 * max(map(alike, texts), default=0.0) + 0.3 * alike(together)


def _agreed(score: float, asked: str, offered: str) -> float:
    """The score, with what the units say about it."""
    if not asked or not offered:
        return score
    if ("%" in asked) != ("%" in offered):
        return score * 0.5
    same = fold(asked) == fold(offered)
    return min(1.0, score * (1.15 if same else 1.0))
