"""Sentences out of frozen figures: the first words, before a person edits them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lanh.papers.rules.binding import bound, say
from lanh.papers.rules.figures import Aim, Figure, Frozen
from lanh.papers.rules.templates import Pattern, Template

STANDINGS = {
    "reached": "aims_reached",
    "on_course": "aims_on_course",
    "behind": "aims_behind",
    "over": "aims_behind",
}
AIM_WORDS = {
    "aims": "Chỉ tiêu của kế hoạch",
    "aims_reached": "Chỉ tiêu đã đạt",
    "aims_on_course": "Chỉ tiêu đúng tiến độ",
    "aims_behind": "Chỉ tiêu chậm",
    "aims_unknown": "Chỉ tiêu chưa đánh giá được",
}


@dataclass(frozen=True, slots=True)
class Composed:
    """A sentence as a pattern, and the part of the paper that it stands in.

    number: its place among all sentences that the template has, said or not.
    """

    part: str
    number: int
    pattern: str


def compose(
    template: Template, frozen: Frozen, frame: Mapping[str, str]
) -> list[Composed]:
    """Every sentence of the template that the figures allow, in its order."""
    patterns = [(part, said) for part in template.parts for said in part.sentences]
    told = [
        Composed(part.code, number, _sentence(said, frozen, frame))
        for number, (part, said) in enumerate(patterns, start=1)
    ]
    return [_closed(sentence) for sentence in told if sentence.pattern]


def _closed(sentence: Composed) -> Composed:
    mark = "" if sentence.pattern.endswith(":") else "."
    return replace(sentence, pattern=sentence.pattern + mark)


def _sentence(said: Pattern, frozen: Frozen, frame: Mapping[str, str]) -> str:
    known = frozen.known
    if said.each:
        return _each(said, known)
    if said.estimate and not any(f.estimate for f in known.values()):
        return ""
    clauses = said.clauses
    if said.zero and _is_zero(said, known):
        return say(said.zero, frame)
    if said.compare:
        frame = dict(frame) | {"trend": _trend(said.compare, known)}
        clauses = clauses if frame["trend"] else said.level
    # The day of the figures is bound like a number: it moves with them.
    named = [say(clause, frame) for clause in clauses]
    sayable = [c for c in named if all(k in known or k == "as_of" for k in bound(c))]
    return ", ".join(sayable) or said.missing


def _is_zero(said: Pattern, known: Mapping[str, Figure]) -> bool:
    """Whether the figure that the sentence opens with is a zero; blank is none."""
    first = known.get(bound(said.clauses[0])[0])
    return first is not None and first.exact == 0


def _trend(key: str, known: Mapping[str, Figure]) -> str:
    """`tăng`, `giảm`, or nothing where the two are equal or one is not known."""
    now, before = (known.get(key), known.get(f"{key}_before"))
    if now is None or before is None or now.exact == before.exact:
        return ""
    return "tăng" if now.exact > before.exact else "giảm"


def _each(said: Pattern, known: Mapping[str, Figure]) -> str:
    """Values that count nothing are not told."""
    parts = [f for key, f in known.items() if key.startswith(f"{said.each}__")]
    items = [
        say(
            said.item, {"words": part.label.rpartition(": ")[2], "n": f"{{{part.key}}}"}
        )
        for part in parts
        if part.number
    ]
    return said.lead + "; ".join(items) if items else ""


def aim_figures(aims: tuple[Aim, ...], *, period: str, as_of: str) -> list[Figure]:
    """How many targets stand where; none where there is no plan."""
    if not aims:
        return []
    counts = dict.fromkeys(AIM_WORDS, 0)
    counts["aims"] = len(aims)
    for aim in aims:
        counts[STANDINGS.get(aim.standing, "aims_unknown")] += 1
    return [
        Figure(key, AIM_WORDS[key], "chỉ tiêu", "", period, str(n), as_of=as_of)
        for key, n in counts.items()
    ]
