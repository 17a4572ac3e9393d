"""What several acts on a paper do inside: no transaction and no line of their own."""

from collections.abc import Iterable

from django.db.models import Model

from lanh.outbox import steps as outbox
from lanh.papers.models import OWN, Paper, Receiver, Sentence
from lanh.papers.rules.binding import bound
from lanh.papers.rules.compose import Composed
from lanh.papers.rules.figures import Frozen
from lanh.places.models import Place


def keep(*, row: Model) -> None:
    """Checked by the row's own constraints, in their sentences, and saved."""
    row.full_clean()
    row.save()


def write_composed(*, paper: Paper, told: Iterable[Composed]) -> None:
    """The first words of a draft."""
    for said in told:
        _write(paper, said)


def recompose(*, paper: Paper, told: Iterable[Composed], before: Frozen) -> None:
    """New figures: composed words follow them, edited words are kept and marked where
    a figure in them, or what the composer would say, is another now."""
    kept = {row.number: row for row in paper.sentences.filter(number__lt=OWN)}
    changed = before.changed(paper.frozen)
    for said in told:
        row = kept.pop(said.number, None)
        if row is None:
            _write(paper, said)
            continue
        other = row.composed != said.pattern or changed & set(bound(row.edited))
        row.stale = row.stale or bool(row.edited and other)
        row.composed = said.pattern
        keep(row=row)
    for row in kept.values():
        if row.edited:
            row.composed, row.stale = "", True
            keep(row=row)
        else:
            row.delete()


def touch(*, sentence: Sentence) -> None:
    """One version on, for the paper as well, so that a second writer is told."""
    sentence.version += 1
    keep(row=sentence)


def address(
    *, paper: Paper, names: Iterable[str], places: Iterable[Place] = ()
) -> None:
    """The receivers, instead of those before: by name, then the places in Lành."""
    paper.receivers.all().delete()
    given: list[tuple[str, Place | None]] = [(n.strip(), None) for n in names]
    given += [(f"Ủy ban nhân dân {place.name}", place) for place in places]
    for number, (name, place) in enumerate(
        [(name, place) for name, place in given if name], start=1
    ):
        keep(row=Receiver(paper=paper, number=number, name=name, place=place))


def _write(paper: Paper, said: Composed) -> None:
    keep(
        row=Sentence(
            paper=paper, part=said.part, number=said.number, composed=said.pattern
        )
    )


def hand_in(*, paper: Paper) -> None:
    """What is issued stands in the register of documents as well."""
    if paper.day is None:
        return
    outbox.put(
        kind="documents.hand_in",
        payload={
            "origin": paper.subject,
            "place": str(paper.place_id),
            "file": str(paper.file_id),
            "kind": "",
            "number": paper.number_words,
            "dated": paper.day.isoformat(),
            "issuer": paper.issuer,
            "title": paper.subject_line,
            "period_first": paper.first.isoformat(),
            "period_last": paper.last.isoformat(),
            "recipients": list(paper.receivers.values_list("name", flat=True)),
        },
    )
