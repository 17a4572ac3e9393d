"""The database itself refuses to change a fact.

Trap: on SQLite a later migration that alters `reports_fact` rebuilds the table without
its trigger; such a migration must run `fix` again.
"""

from django.db import migrations

SENTENCE = "A fact is never changed. What became known later is a row of its own."

FIX = {
    "postgresql": f"""
        CREATE FUNCTION reports_fact_is_fixed() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$;
        CREATE TRIGGER reports_fact_is_fixed BEFORE UPDATE OR DELETE ON reports_fact
            FOR EACH ROW EXECUTE FUNCTION reports_fact_is_fixed();
    """,
    # Only UPDATE: here a flush between tests is a DELETE like any other (PostgreSQL
    # truncates).
    "sqlite": f"""
        CREATE TRIGGER reports_fact_is_fixed BEFORE UPDATE ON reports_fact
            BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END;
    """,
}
LOOSEN = {
    "postgresql": """
        DROP TRIGGER reports_fact_is_fixed ON reports_fact;
        DROP FUNCTION reports_fact_is_fixed();
    """,
    "sqlite": "DROP TRIGGER reports_fact_is_fixed;",
}


def fix(apps, schema_editor):
    schema_editor.execute(FIX[schema_editor.connection.vendor], params=None)


def loosen(apps, schema_editor):
    schema_editor.execute(LOOSEN[schema_editor.connection.vendor], params=None)


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [migrations.RunPython(fix, loosen)]
