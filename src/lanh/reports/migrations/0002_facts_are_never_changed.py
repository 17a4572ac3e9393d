"""The database itself refuses to change what was written."""

from django.db import migrations

from lanh.common.overlap import forbid_change

SENTENCE = "A fact is never changed. What became known later is a row of its own."


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]
    operations = [migrations.RunPython(*forbid_change("reports_fact", SENTENCE))]
