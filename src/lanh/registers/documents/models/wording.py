"""The words of documents as they are searched, one index on each database.

SQLite: an FTS5 table that triggers keep (migration 0002); PostgreSQL: a GIN index over
syllables and pairs of them. Both are given plain letters, so they find the same.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, ClassVar, Final

from django.db import models
from django.db.models import Lookup

from lanh.registers.documents.models.document import Document

PAIR: Final = 2


class Wording(models.Model):
    """Up to 15,000 syllables in a row of one document (`rules.wording.rows`)."""

    # A whole number: SQLite ties its index to it.
    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, models.CASCADE, related_name="wordings")
    folded = models.TextField()

    class Meta:
        ordering: ClassVar = ["document", "id"]

    def __str__(self) -> str:
        return self.folded[:60]


@models.TextField.register_lookup
class Holds(Lookup[Any]):
    """`folded__holds=[["cai", "nghien"], ["xa"]]`: every phrase, in any order."""

    lookup_name = "holds"

    def get_prep_lookup(self) -> Sequence[Sequence[str]]:
        found: Sequence[Sequence[str]] = self.rhs
        return found

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        table = self.lhs.alias
        asked = " AND ".join('"' + " ".join(phrase) + '"' for phrase in self.rhs)
        found = (
            "SELECT rowid FROM documents_wording_index "
            "WHERE documents_wording_index MATCH %s"
        )
        return f'"{table}"."id" IN ({found})', [asked]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        lhs, params = self.process_lhs(compiler, connection)
        pairs = [pair for phrase in self.rhs for pair in _pairs(phrase)]
        asked = " & ".join(f"'{pair}'" for pair in pairs)
        sql, told = f"documents_pairs({lhs}) @@ %s::tsquery", [*params, asked]
        for phrase in self.rhs:
            if len(phrase) > PAIR:
                # Few rows are left by now: does the whole phrase stand there?
                sql += f" AND strpos(' ' || {lhs} || ' ', %s) > 0"
                told += [*params, f" {' '.join(phrase)} "]
        return f"({sql})", told


def _pairs(phrase: Sequence[str]) -> list[str]:
    """Each syllable with the one behind it; a lone one as it is."""
    return [" ".join(pair) for pair in pairwise(phrase)] or list(phrase)
