"""Names are in Vietnamese order on PostgreSQL as on SQLite."""

from django.db import migrations

from lanh.common.overlap import in_byte_order


class Migration(migrations.Migration):
    dependencies = [("premises", "0001_initial")]
    operations = [
        migrations.RunPython(*in_byte_order("premises_premises", "title_key", 700)),
    ]
