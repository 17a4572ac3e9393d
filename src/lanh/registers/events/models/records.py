"""What every record of this register has, and the words that its nouns share."""

from typing import ClassVar

from lanh.access.roles import Permission
from lanh.elements.catalogue import dimensions
from lanh.registers.records import models as records


class Record(records.Record):
    SEEN_WITH: ClassVar = Permission.SEE_EVENTS
    RECORDED_WITH: ClassVar = Permission.RECORD_EVENTS

    class Meta(records.Record.Meta):
        abstract = True


# Functions, so that a new word in the definitions asks for no migration.
def themes() -> list[tuple[str, str]]:
    return dimensions()["theme"].choices()


def audiences() -> list[tuple[str, str]]:
    return dimensions()["audience"].choices()
