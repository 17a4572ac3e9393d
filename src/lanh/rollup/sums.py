"""The read side: what facts come to for places and periods, as known at a moment."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from lanh.common.period import Period
from lanh.rollup import asking, engine, texts
from lanh.rollup.asking import Asked, Question
from lanh.rollup.engine import Bounds
from lanh.rollup.errors import DamagedFile
from lanh.rollup.facts import SECONDS_FROM
from lanh.rollup.files import manifest
from lanh.rollup.files.manifest import Manifest, Part, Role
from lanh.rollup.kept import Kept, key_of


class Sum(NamedTuple):
    """What the facts come to at one place for one element, slice and period.

    value: None where no unit gave a number. reported, blank, not_applicable, withheld:
    how many units stand behind it in each way; estimated: how many of the reported
    gave an estimate. through: the last day that the facts reach.
    """

    place: str
    element: str
    slice: str
    first: date
    last: date
    value: Decimal | None
    reported: int
    blank: int
    not_applicable: int
    withheld: int
    estimated: int
    second: int
    through: date

    @property
    def as_of(self) -> datetime:
        """When the latest of the facts behind it became known, in whole seconds,
        upwards: all of them are there in what was known at that moment."""
        return SECONDS_FROM + timedelta(seconds=self.second)


@dataclass(frozen=True, slots=True)
class Cut:
    """A question with all that its SQL is put together from."""

    question: Question
    known: str
    places: str
    tree: str
    names: str
    paths: list[Path]


class Sums:
    """Sums over the published facts of a folder; each question opens what the manifest
    names at that moment. bounds: what the first caller in a process says holds."""

    def __init__(self, folder: Path, *, bounds: Bounds = engine.DEFAULT) -> None:
        self.folder = folder
        self.bounds = bounds
        self._moves: dict[str, list[tuple[Any, ...]]] = {}
        self._kept = Kept()

    def manifest(self) -> Manifest:
        return manifest.read(self.folder)

    def ask(
        self,
        asked: Iterable[Asked],
        *,
        places: Iterable[str],
        periods: Iterable[Period],
        known_at: datetime | None = None,
    ) -> list[Sum]:
        """Sums for every place, figure and period that has any fact, in no order.

        known_at: only facts known by then (aware); None for all that is published.
        """
        published = self.manifest()
        every = list(asked), sorted(set(places)), list(periods), known_at
        try:
            return self._answers(published, *every)
        except DamagedFile:
            # Two compactions may have passed since the manifest was read.
            newer = self.manifest()
            if newer.number == published.number:
                raise
            return self._answers(newer, *every)

    def units_below(self, places: Iterable[str], on: date) -> dict[str, int]:
        """How many lowest units each place holds on that day, itself if it is one."""
        tree = self.manifest().tree
        named = ", ".join(engine.text(place) for place in sorted(set(places)))
        if not tree or not named:
            return {}
        table = engine.files([self.folder / tree])
        text = texts.BELOW.format(tree=table, places=named, day=engine.day(on))
        return dict(self._run(text, [self.folder / tree]))

    def behind(
        self,
        asked: Asked,
        *,
        place: str,
        period: Period,
        known_at: datetime | None = None,
    ) -> list[int]:
        """The numbers of the very facts that this sum is made of, in order."""
        found: set[int] = set()
        published = self.manifest()
        for part in self._cut(published, [asked], [place], [period], known_at):
            text = asking.behind(
                part.question, known=part.known, places=part.places, tree=part.tree
            )
            found.update(row[0] for row in self._run(text, part.paths))
        return sorted(found)

    def statements(
        self,
        published: Manifest,
        asked: Iterable[Asked],
        places: Iterable[str],
        periods: Iterable[Period],
        known_at: datetime | None,
    ) -> Iterator[tuple[str, list[Path]]]:
        """The SQL that answers, and the files that each text reads."""
        for part in self._cut(published, asked, places, periods, known_at):
            text = asking.sentence(
                part.question,
                known=part.known,
                movers=self._movers(part),
                places=part.places,
                tree=part.tree,
                names=part.names,
            )
            yield text, part.paths

    def _cut(
        self,
        published: Manifest,
        asked: Iterable[Asked],
        places: Iterable[str],
        periods: Iterable[Period],
        known_at: datetime | None,
    ) -> Iterator[Cut]:
        named = ", ".join(engine.text(place) for place in places)
        if not published.tree or not named:
            return
        if known_at is not None and engine.stamp(known_at) >= published.known_to:
            known_at = None
        beside = [self.folder / n for n in (published.tree, published.figures)]
        tree, names = (engine.files([path]) for path in beside)
        spans = {span for part in published.parts for span in part.spans}
        for question in asking.questions(asked, periods, spans):
            parts = [p for p in published.parts if concerns(p, question, known_at)]
            if parts:
                wanted = asking.asked(question, {s for p in parts for s in p.spans})
                held = known(parts, self.folder, wanted, known_at)
                paths = [*self._whole(parts), *beside]
                yield Cut(question, held, named, tree, names, paths)

    def _answers(self, published: Manifest, *question: Any) -> list[Sum]:
        found: list[Sum] = []
        for text, paths in self.statements(published, *question):
            found += map(Sum._make, self._run(text, paths))
        return found

    def _whole(self, parts: Sequence[Part]) -> list[Path]:
        paths = [self.folder / part.name for part in parts]
        for path, part in zip(paths, parts, strict=True):
            engine.check_size(path, part.size)
        return paths

    def _movers(self, cut: Cut) -> list[int]:
        """Units that change hands within the period; a published tree never changes."""
        if cut.tree not in self._moves:
            text = texts.MOVERS.format(tree=cut.tree)
            self._moves = {cut.tree: self._run(text, cut.paths)}
        first, last = cut.question.first, cut.question.last
        return [who for who, day in self._moves[cut.tree] if first < day <= last]

    def _run(self, text: str, paths: Sequence[Path]) -> list[tuple[Any, ...]]:
        with engine.cursor(self.bounds) as cursor, engine.opening(paths):
            key = key_of(text, paths)
            rows = self._kept.find(key)
            if rows is None:
                rows = cursor.execute(text).fetchall()
                self._kept.keep(key, rows)
            return rows


def concerns(part: Part, question: Question, known_at: datetime | None) -> bool:
    """Whether a file can hold rows that the question is about."""
    moment = None if known_at is None else engine.stamp(known_at)
    if part.role is Role.PAST and (moment is None or part.known_until <= moment):
        return False
    if moment is not None and part.known_from > moment:
        return False
    first, last = question.figures[0][0], question.figures[-1][0]
    if part.last_element < first or last < part.first_element:
        return False
    asked = question.spans or question.periods
    return not set(part.spans).isdisjoint(asked)


def known(
    parts: Sequence[Part], folder: Path, asked: str, known_at: datetime | None
) -> str:
    """The step `known` of the SQL, as short as the files allow: those that hold
    what is known now hold nothing else."""
    moment = "" if known_at is None else engine.text(engine.stamp(known_at))
    held, by = texts.ALWAYS, texts.ALWAYS
    if moment:
        held, by = (
            texts.HELD_AT.format(moment=moment),
            texts.KNOWN_BY.format(moment=moment),
        )
    base = [folder / p.name for p in parts if p.role is not Role.DELTA]
    delta = [folder / p.name for p in parts if p.role is Role.DELTA]
    text = texts.KNOWN_BOTH if base and delta else texts.KNOWN_BASE
    if not base:
        text = texts.KNOWN_DELTA
    return text.format(
        base=engine.files(base),
        delta=engine.files(delta),
        asked=asked,
        held=held,
        known_by=by,
    )
