"""The database itself keeps a person to one post of a kind at a time."""

from django.db import migrations

from lanh.common.overlap import forbid_overlap, in_byte_order


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [
        migrations.RunPython(*in_byte_order("access_user", "sort_key", 700)),
        migrations.RunPython(
            *forbid_overlap(
                "access_post",
                ["holder_id", "role", "place_id", "sector"],
                "A person holds a post once at a time.",
            )
        ),
    ]
