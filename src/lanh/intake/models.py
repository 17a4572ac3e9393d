"""A spreadsheet on its way into a register, and what is told of its rows."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from lanh.access.models import User
from lanh.common.keys import new_key
from lanh.files.models import StoredFile
from lanh.intake.rules.life import Outcome, Status
from lanh.places.models import Place


def new_batch() -> str:
    return new_key().hex


class Import(models.Model):
    """One file. Its records bear its `batch`, and are seen once it is `shown`.

    columns: from a column's number to a field. fixed: what stands for all rows.
    memory: the columns were taken from an earlier file with the same heads.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    batch = models.CharField(max_length=32, default=new_batch, editable=False)
    code = models.CharField(max_length=40)
    of = models.UUIDField(null=True, blank=True)
    place = models.ForeignKey(Place, models.PROTECT)
    by = models.ForeignKey(User, models.PROTECT, related_name="imports")
    file = models.ForeignKey(StoredFile, models.PROTECT)
    handed_in_at = models.DateTimeField()
    status = models.CharField(max_length=10, default=Status.READING.value)
    version = models.PositiveIntegerField(default=1)
    shown = models.BooleanField(default=False)
    # What was found in the file.
    sheets = models.JSONField(default=list, blank=True)
    sheet = models.CharField(max_length=100, blank=True)
    heads = models.JSONField(default=list, blank=True)
    head_row = models.PositiveIntegerField(default=0)
    samples = models.JSONField(default=list, blank=True)
    signature = models.CharField(max_length=32, blank=True)
    columns = models.JSONField(default=dict, blank=True)
    certainty = models.JSONField(default=dict, blank=True)
    fixed = models.JSONField(default=dict, blank=True)
    memory = models.BooleanField(default=False)
    # What was told of its rows, and how far it is.
    counts = models.JSONField(default=dict, blank=True)
    refusal = models.JSONField(default=dict, blank=True)
    done = models.PositiveIntegerField(default=0)
    # Which run of the worker is at it: an older one that still lives must stop.
    run = models.CharField(max_length=32, blank=True)
    good_only = models.BooleanField(default=False)
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-handed_in_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(shown=False) | Q(status=Status.TAKEN.value),
                name="import_is_seen_when_taken",
                violation_error_message="Records are seen once they are taken in.",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["batch"], condition=Q(shown=False), name="import_hidden"
            )
        ]

    def __str__(self) -> str:
        return self.file.name

    @property
    def subject(self) -> str:
        """As the trail names the records of a bulk act."""
        return f"batch:{self.batch}"

    @property
    def stage(self) -> Status:
        return Status(self.status)

    def number(self, outcome: Outcome) -> int:
        return int(self.counts.get(outcome.value, 0))


class RowTold(models.Model):
    """What is told of a row that is not simply good, and of the first that are.

    cells: as the sheet showed them. reasons: from a column's number ('' for the whole
    row) to [sentence, facts].
    """

    handed_in = models.ForeignKey(Import, models.CASCADE, related_name="told")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8)
    cells = models.JSONField()
    reasons = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.outcome}"

    @property
    def what(self) -> Outcome:
        return Outcome(self.outcome)


class Remembered(models.Model):
    """How the columns of such a table were set the last time at this place."""

    place = models.ForeignKey(Place, models.PROTECT)
    code = models.CharField(max_length=40)
    signature = models.CharField(max_length=32)
    columns = models.JSONField()
    fixed = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "code", "signature"],
                name="heads_are_remembered_once",
                violation_error_message="A place remembers a kind of table once.",
            )
        ]

    def __str__(self) -> str:
        return self.signature
