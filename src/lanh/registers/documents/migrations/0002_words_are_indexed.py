"""Full text search in the words of each database (models/wording.py).

Trap: as with triggers elsewhere, a later migration that alters `documents_wording` on
SQLite rebuilds it without its triggers, so it must run this again.
"""

from django.db import migrations

from lanh.common.overlap import by_vendor

INTO = "INSERT INTO documents_wording_index(rowid, folded) VALUES (NEW.id, NEW.folded)"
OUT = (
    "INSERT INTO documents_wording_index(documents_wording_index, rowid, folded) "
    "VALUES ('delete', OLD.id, OLD.folded)"
)
SQLITE = [
    "CREATE VIRTUAL TABLE documents_wording_index USING fts5("
    "folded, content='documents_wording', content_rowid='id', tokenize='ascii')",
    "CREATE TRIGGER documents_wording_in AFTER INSERT ON documents_wording "
    f"BEGIN {INTO}; END",
    "CREATE TRIGGER documents_wording_out AFTER DELETE ON documents_wording "
    f"BEGIN {OUT}; END",
    "CREATE TRIGGER documents_wording_changed AFTER UPDATE ON documents_wording "
    f"BEGIN {OUT}; {INTO}; END",
]
# Each syllable, and each with the one behind it: then an AND of pairs, which the index
# answers by itself, leaves few rows in which the phrase has to be looked for. A phrase
# of tsquery (<->) would read every row that holds its syllables anywhere. Without
# fastupdate, or each search reads what came in since the last vacuum one by one.
POSTGRESQL = [
    "CREATE FUNCTION documents_pairs(words text) RETURNS tsvector "
    "IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$ "
    "SELECT array_to_tsvector(coalesce(array_agg(DISTINCT one), ARRAY[]::text[])) "
    "FROM (SELECT unnest(ARRAY[w, w || ' ' || lead(w) OVER (ORDER BY n)]) AS one "
    "FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS t(w, n) "
    "WHERE w <> '') AS pairs WHERE one IS NOT NULL $$",
    "CREATE INDEX documents_wording_index ON documents_wording "
    "USING gin (documents_pairs(folded)) WITH (fastupdate = off)",
]
BACK = {
    "sqlite": [
        *(f"DROP TRIGGER documents_wording_{on}" for on in ("in", "out", "changed")),
        "DROP TABLE documents_wording_index",
    ],
    "postgresql": [
        "DROP INDEX documents_wording_index",
        "DROP FUNCTION documents_pairs(text)",
    ],
}


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [
        migrations.RunPython(
            by_vendor({"sqlite": SQLITE, "postgresql": POSTGRESQL}), by_vendor(BACK)
        )
    ]
