"""A question to the facts, cut into what one run of the SQL can answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import product
from typing import Final, NamedTuple

from lanh.common.period import Period
from lanh.rollup import texts
from lanh.rollup.engine import day, rows, text
from lanh.rollup.texts import ALWAYS

# Longer lists cost more to compare with than to add up what they would leave out.
LONGEST_LIST: Final = 40


class Kind(StrEnum):
    """How figures of one unit add up over time."""

    FLOW = "flow"
    STOCK = "stock"
    DISTINCT = "distinct"


class Over(StrEnum):
    """How figures of several units add up: not at all where each has its OWN, or where
    they are percentages (NONE)."""

    SUM = "sum"
    OWN = "own"
    NONE = "none"


class Asked(NamedTuple):
    """An element's slice, and how it adds up. Codes of `Kind` and `Over`."""

    element: str
    slice: str = ""
    kind: str = Kind.FLOW
    over: str = Over.SUM


@dataclass(frozen=True, slots=True)
class Question:
    """Figures of one kind for periods that can be answered alike.

    spans: the periods of facts that lie in the one asked period, in the order in which
    they end; empty where each asked period is answered by itself alone. by_last: a
    fact's last day tells its period, for no two that are published end together.
    """

    kind: Kind
    own: bool
    figures: tuple[tuple[str, str], ...]
    periods: tuple[Period, ...]
    spans: tuple[Period, ...] = ()
    by_last: bool = False

    @property
    def first(self) -> date:
        return min(period.first for period in self.periods)

    @property
    def last(self) -> date:
        return max(period.last for period in self.periods)


def questions(
    asked: Iterable[Asked], periods: Iterable[Period], published: Iterable[Period]
) -> Iterator[Question]:
    """Everything asked, by kind and regime. `published`: periods that facts are for.

    Regimes never meet: a fact answers only a period of its own regime.
    """
    groups: dict[tuple[Kind, bool], set[tuple[str, str]]] = {}
    for one in asked:
        group = (Kind(one.kind), Over(one.over) is not Over.SUM)
        groups.setdefault(group, set()).add((one.element, one.slice))
    known = set(published)
    within = {p: [s for s in known if p.covers(s)] for p in set(periods)}
    for (kind, own), figures in groups.items():
        some = tuple(sorted(figures))
        for these, spans in _alike(kind, within):
            cut = Question(kind, own, some, these, spans)
            yield replace(cut, by_last=_told_by_last(cut, known))


def _alike(
    kind: Kind, within: dict[Period, list[Period]]
) -> Iterator[tuple[tuple[Period, ...], tuple[Period, ...]]]:
    """Periods that are their own only answer, by regime; then each other with the
    periods of facts that answer it.

    What is distinct is never put together over time, but a count from the asked first
    day on is one so far.
    """
    if kind is Kind.DISTINCT:
        within = {
            p: [s for s in all_ if s.first == p.first] for p, all_ in within.items()
        }
    alone = {period for period, spans in within.items() if spans == [period]}
    for regime in sorted({period.regime for period in alone}):
        yield tuple(sorted(p for p in alone if p.regime == regime)), ()
    for period in sorted(set(within) - alone):
        if within[period]:
            yield (period,), tuple(sorted(within[period], key=_in_turn))


def _told_by_last(question: Question, published: Iterable[Period]) -> bool:
    if question.spans:
        return True  # one asked period
    whole = Period(question.periods[0].regime, question.first, question.last)
    lasts = [span.last for span in published if whole.covers(span)]
    return len(set(lasts)) == len(lasts)


def _in_turn(span: Period) -> tuple[date, int]:
    """By the last day; of two that end together the longer comes last."""
    return span.last, -span.first.toordinal()


def chosen(question: Question) -> str:
    """The step `chosen` of the SQL."""
    if not question.spans:
        return texts.ALL
    if question.kind is not Kind.FLOW:
        turns = enumerate(question.spans)
        spans = rows([day(s.first), day(s.last), str(turn)] for turn, s in turns)
        return texts.LAST.format(spans=spans)
    return texts.WIDEST if _nested(question.spans) else texts.ALL


def figures(question: Question, movers: Sequence[int], tree: str) -> str:
    """The step `figures` of the SQL. movers: units that change hands meanwhile."""
    if not question.spans:
        return texts.SINGLE.format(first="first", last="last")
    first, last = day(question.first), day(question.last)
    if question.kind is not Kind.FLOW:
        return texts.SINGLE.format(first=first, last=last)
    stays, stay = "chosen", ""
    if movers:
        listed = ", ".join(map(str, movers))
        stays, stay = texts.STAYS.format(tree=tree, movers=listed), ", stay"
    return texts.MERGED.format(first=first, last=last, stays=stays, stay=stay)


def _nested(spans: Sequence[Period]) -> bool:
    return any(a.covers(b) for a, b in product(spans, spans) if a != b)


def asked(question: Question, held: Iterable[Period]) -> str:
    """What to leave unread: other regimes and days, and most other figures.

    held: the periods that the files hold, for where there are no others nothing need
    be compared, fact by fact.
    """
    whole = Period(question.periods[0].regime, question.first, question.last)
    parts = [ALWAYS]
    if not all(whole.covers(span) for span in held):
        parts = [
            f"f.regime = {text(whole.regime)}",
            f"f.first >= {day(whole.first)} AND f.last <= {day(whole.last)}",
        ]
    for column, values in zip(
        ("element", "slice"), zip(*question.figures, strict=True), strict=True
    ):
        distinct = sorted(set(values))
        if len(distinct) <= LONGEST_LIST:
            parts.append(f"f.{column} IN ({', '.join(map(text, distinct))})")
    return " AND ".join(parts)


def sentence(
    question: Question,
    *,
    known: str,
    movers: Sequence[int],
    places: str,
    tree: str,
    names: str,
) -> str:
    """The whole SQL text of the question. places: as SQL, with commas between. names:
    the table of figures.

    What is the same for all rows is no key: every key costs time with every fact.
    """
    return texts.ANSWER.format(
        known=known,
        chosen=chosen(question),
        figures=figures(question, movers, tree),
        tree=tree,
        places=places,
        only_own=" AND steps = 0" if question.own else "",
        names=names,
        first="CAST(NULL AS DATE)" if question.by_last else "f.first",
        through="max(f.through)" if question.spans else "f.last",
        more_keys="" if question.by_last else ", f.first",
        only_then="" if movers else texts.ONLY_THEN.format(day=day(question.last)),
        on_the_day=texts.ON_THE_DAY if movers else "",
        wanted=rows([text(e), text(s)] for e, s in question.figures),
        periods=rows([day(p.first), day(p.last)] for p in question.periods),
    )


def behind(question: Question, *, known: str, places: str, tree: str) -> str:
    """The SQL text that names the facts behind the sums, by their numbers."""
    own = " AND t.steps = 0" if question.own else ""
    return texts.BEHIND.format(
        known=known, chosen=chosen(question), tree=tree, places=places, only_own=own
    )
