"""What the acts on imports are made of; no transaction, no line of the trail."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lanh.audit.rules import Detail, seal_of
from lanh.common.keys import new_key
from lanh.common.refusal import Refused
from lanh.common.words import Worded
from lanh.intake.models import Import, Remembered, RowTold
from lanh.intake.queries import reading
from lanh.intake.queries.judging import Judge, Judged
from lanh.intake.registry import kind_of
from lanh.intake.rules.heads import Heads
from lanh.intake.rules.life import Outcome, Status
from lanh.intake.rules.tables import Row, Table, shown

TO_READ: Final = "intake.read"
TO_TAKE: Final = "intake.take"
TO_SWEEP: Final = "intake.sweep"
SAMPLES: Final = 3
SHOWN_GOOD: Final = 20  # of the good rows the first are told; the rest is a number
TOLD_AT_ONCE: Final = 1_000


def locked(*, handed_in: Import) -> Import:
    """As it is now: two people, or a person and the worker, may act at once."""
    return Import.objects.select_for_update().get(pk=handed_in.pk)


def look(*, handed_in: Import) -> tuple[Table, Heads]:
    """Find the table; set heads and columns where nobody has set them yet."""
    found, kind = reading.tables(handed_in), kind_of(handed_in.code)
    handed_in.sheets = [*found]
    one = {handed_in.sheet: found[handed_in.sheet]} if handed_in.columns else found
    table, heads = reading.best(one, kind)
    handed_in.sheet, handed_in.head_row = table.name, heads.row + 1
    handed_in.heads = [*heads.texts]
    rows = table.rows[heads.row + 1 : heads.row + 1 + SAMPLES]
    handed_in.samples = [[shown(cell) for cell in row] for row in rows]
    handed_in.signature = heads.signature
    if not handed_in.columns:
        _set_columns(handed_in, table, heads)
    return table, heads


def _set_columns(handed_in: Import, table: Table, heads: Heads) -> None:
    known = reading.remembered(handed_in, heads.signature)
    guessed = reading.guessed(table, heads, kind_of(handed_in.code))
    handed_in.memory = known is not None
    handed_in.certainty = {str(n): round(g.certainty, 2) for n, g in guessed.items()}
    handed_in.columns = {str(n): g.field for n, g in guessed.items()}
    if known is not None:
        handed_in.columns, handed_in.fixed = known.columns, known.fixed
        handed_in.certainty = dict.fromkeys(known.columns, 1.0)


@dataclass(frozen=True)
class Looked:
    """A file that was read, not kept yet: what would become of its rows."""

    handed_in: Import
    rows: list[RowTold]


def looked(*, handed_in: Import, today: date) -> Looked:
    """Judge every row; long, so it is done before anything is written."""
    table, heads = look(handed_in=handed_in)
    counts = dict.fromkeys((outcome.value for outcome in Outcome), 0)
    rows: list[RowTold] = []
    columns = _columns_of(handed_in)
    for judged in Judge(handed_in, today=today).rows(table, heads):
        counts[judged.outcome.value] += 1
        good = judged.outcome is Outcome.GOOD
        if not good or counts[Outcome.GOOD.value] <= SHOWN_GOOD:
            rows.append(_told(handed_in, judged, columns))
    handed_in.counts = counts
    return Looked(handed_in, rows)


def tell(*, found: Looked) -> dict[str, Detail]:
    """Keep what was read in place of what was read before."""
    found.handed_in.save()
    found.handed_in.told.all().delete()
    RowTold.objects.bulk_create(found.rows, batch_size=TOLD_AT_ONCE)
    return dict(found.handed_in.counts)


def remember(*, handed_in: Import) -> None:
    """The next file with these heads at this place starts from these columns."""
    Remembered.objects.update_or_create(
        place=handed_in.place,
        code=handed_in.code,
        signature=handed_in.signature,
        defaults={"columns": handed_in.columns, "fixed": handed_in.fixed},
    )


def counted(*, handed_in: Import) -> dict[str, Detail]:
    """What the one line of the import tells: how many, the hash of ids, of the file."""
    rows = kind_of(handed_in.code).noun._base_manager.filter(batch=handed_in.batch)
    ids = [*rows.values_list("pk", flat=True)]
    return {
        "count": len(ids),
        "digest": seal_of(ids),
        "file": handed_in.file.name,
        "sha256": handed_in.file.sha256,
    }


def refused(refusal: Refused) -> dict[str, Any]:
    """A refusal as it is kept, to be told in the reader's language."""
    return {"sentence": refusal.sentence, "facts": plain(refusal.facts)}


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as a database keeps them."""
    return {name: _plain(fact) for name, fact in facts.items()}


def _plain(fact: Any) -> Any:
    if isinstance(fact, Worded):
        return fact.words
    if fact is None or isinstance(fact, bool | int | str):
        return fact
    return f"{fact:%d/%m/%Y}" if isinstance(fact, date) else str(fact)


def _columns_of(handed_in: Import) -> dict[str, str]:
    """From a field to the first column that tells it."""
    found: dict[str, str] = {}
    for column, name in sorted(handed_in.columns.items(), key=lambda c: int(c[0])):
        found.setdefault(name, column)
    return found


def _told(handed_in: Import, judged: Judged, columns: Mapping[str, str]) -> RowTold:
    reasons = {
        columns.get(name, ""): [sentence, plain(facts)]
        for name, (sentence, facts) in judged.reasons.items()
    }
    return RowTold(
        handed_in=handed_in,
        number=judged.number,
        outcome=judged.outcome.value,
        cells=_texts(judged.row),
        reasons=reasons,
    )


def _texts(row: Row) -> list[str]:
    return [shown(cell) for cell in row]


def begin(*, handed_in: Import) -> None:
    """This run takes it over; one that was thought dead and still lives will stop."""
    handed_in.run = new_key().hex
    waiting = Import.objects.filter(pk=handed_in.pk, status=Status.TAKING.value)
    waiting.update(run=handed_in.run, done=0)


def is_mine(*, handed_in: Import) -> bool:
    """Whether no other run has taken it over; locks it where that matters."""
    held = Import.objects.select_for_update(no_key=True).filter(pk=handed_in.pk)
    return held.filter(run=handed_in.run, status=Status.TAKING.value).exists()


def hidden(*, handed_in: Import, records: Iterable[Any]) -> int:
    """Records kept under the batch, which nobody sees before the import is shown."""
    kept = [*records]
    for record in kept:
        record.batch = handed_in.batch
    kind_of(handed_in.code).noun._base_manager.bulk_create(kept, batch_size=500)
    return len(kept)


def swept(*, handed_in: Import) -> int:
    """Some of the hidden records taken away; 0 when none is left."""
    rows = kind_of(handed_in.code).noun._base_manager.filter(batch=handed_in.batch)
    some = [*rows.values_list("pk", flat=True)[:500]]
    rows.filter(pk__in=some).delete()
    return len(some)
