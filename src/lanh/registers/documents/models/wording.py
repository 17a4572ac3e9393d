"""The words of documents as they are searched, one index on each database.

SQLite: an FTS5 table that triggers keep (migration 0002); PostgreSQL: a GIN index over
`to_tsvector`. Both are given syllables in plain letters, so they find the same.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.db.models import Lookup

from lanh.registers.documents.models.document import Document


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
        asked = " & ".join("(" + " <-> ".join(phrase) + ")" for phrase in self.rhs)
        return (
            f"to_tsvector('simple', {lhs}) @@ to_tsquery('simple', %s)",
            [*params, asked],
        )
