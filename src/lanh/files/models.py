"""What was uploaded: the row says what and whose, the content lies in UPLOADS."""

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from lanh.common.keys import new_key
from lanh.files.rules import Kind


class StoredFile(models.Model):
    """One upload. Its content is never changed; a new one is another row."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    kept_at = models.DateTimeField()
    # None: for as long as the record that it belongs to.
    keep_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(size__gt=0),
                name="file_holds_something",
                violation_error_message="A kept file holds something.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def what(self) -> Kind:
        return Kind(self.kind)

    @property
    def path(self) -> Path:
        """Named by key and hash, never by what somebody typed."""
        return Path(settings.UPLOADS) / self.sha256[:2] / f"{self.pk.hex}{self.sha256}"
