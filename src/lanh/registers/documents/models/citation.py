"""One document naming another."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from lanh.common.keys import new_key
from lanh.registers.documents.models.document import Document
from lanh.registers.documents.rules.citing import Relation
from lanh.registers.documents.rules.kinds import Kind, number_key


class Citation(models.Model):
    """`source` names a document: by number and day, or a law by its name.

    target: that document, where it stands in a register that the source can see;
    instrument: its code where it is a text of law that `law` knows. printed, begins,
    ends: its words in the source's text.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    source = models.ForeignKey(Document, models.CASCADE, related_name="citations")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=24)
    number = models.CharField(max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True, editable=False)
    name = models.CharField(max_length=300, blank=True)
    dated = models.DateField(null=True, blank=True)
    relation = models.CharField(max_length=12)
    # Somebody looked at it: reading the file again leaves it alone.
    confirmed = models.BooleanField(default=False)
    begins = models.PositiveIntegerField()
    ends = models.PositiveIntegerField()
    target = models.ForeignKey(
        Document, models.SET_NULL, null=True, blank=True, related_name="cited_by"
    )
    instrument = models.CharField(max_length=12, blank=True, db_index=True)

    class Meta:
        ordering: ClassVar = ["source", "order"]
        indexes: ClassVar = [models.Index(fields=["number_key"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["source", "order"],
                name="citation_has_its_place",
                violation_error_message="One citation at each place of a document.",
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")),
                name="citation_words_have_an_end",
                violation_error_message="Words end after they begin.",
            ),
            models.CheckConstraint(
                condition=~Q(number="") | ~Q(name=""),
                name="citation_names_something",
                violation_error_message="A citation has a number or a name.",
            ),
            models.CheckConstraint(
                condition=Q(target=None) | ~Q(target=F("source")),
                name="citation_is_of_another",
                violation_error_message="No document cites itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.reckon()
        super().save(*args, **kwargs)

    def reckon(self) -> None:
        self.number_key = number_key(self.number)

    @property
    def how(self) -> Relation:
        return Relation(self.relation)

    @property
    def what(self) -> Kind:
        return Kind(self.kind)
