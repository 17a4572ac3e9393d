"""What the worker does at night."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from lanh.files.models import StoredFile


def sweep(*, at: datetime) -> int:
    """Take away content without a row: an act that was rolled back left it.

    A day's grace keeps away from acts that are still under way.
    """
    known = {stored.path.name for stored in StoredFile.objects.only("id", "sha256")}
    before = (at - timedelta(days=1)).timestamp()
    left = [
        path
        for path in Path(settings.UPLOADS).glob("??/*")
        if path.name not in known and path.stat().st_mtime < before
    ]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
