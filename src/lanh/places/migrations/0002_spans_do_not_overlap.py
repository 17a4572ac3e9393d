"""The database itself keeps one unit for each code, and one name for each unit, a day."""

from django.db import migrations

from lanh.common.overlap import forbid_overlap, in_byte_order


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = [
        migrations.RunPython(*in_byte_order("places_place", "sort_key", 700)),
        migrations.RunPython(*in_byte_order("places_namespan", "sort_key", 700)),
        migrations.RunPython(*in_byte_order("places_agency", "sort_key", 700)),
        migrations.RunPython(
            *forbid_overlap(
                "places_agency", ["code"], "A code names one agency on any day."
            )
        ),
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
