"""A finding: which words, by what sum, in a plain sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lanh.common.refusal import Fact

Spans = tuple[tuple[int, int], ...]


class Grade(StrEnum):
    """How sure: the document contradicts itself; it may; it leaves something out."""

    ERROR = "error"
    DOUBTFUL = "doubtful"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` range · order · numbering · same · sum · share · count · citation ·
    force · holiday · missing. `spans` are the words concerned; `sum` is the
    reckoning, if there is one.
    `sentence` is marked for translation and takes `facts`.
    """

    kind: str
    grade: Grade
    sentence: str
    spans: Spans
    facts: Mapping[str, Fact] = field(default_factory=dict, compare=False)
    sum: str = ""

    def __str__(self) -> str:
        return self.sentence.format(**self.facts)
