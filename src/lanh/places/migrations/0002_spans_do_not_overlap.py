"""The database itself keeps one unit for each code, and one name for each unit, a day."""

from django.db import migrations

from lanh.common.overlap import forbid_overlap


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = [
        migrations.RunPython(
            *forbid_overlap(
                "places_place", ["code"], "A code names one unit on any day."
            )
        ),
        migrations.RunPython(
            *forbid_overlap(
                "places_namespan", ["place_id"], "A unit has one name on any day."
            )
        ),
    ]
