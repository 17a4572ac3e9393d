"""Nouns: what takes place (happenings), what was made, sent, taught (entries)."""

from lanh.registers.events.models.entries import (
    Broadcast,
    Entry,
    Material,
    School,
    SchoolPlan,
)
from lanh.registers.events.models.happenings import (
    Campaign,
    Event,
    Happening,
    TrainingClass,
)
from lanh.registers.events.models.records import Record, RecordQuerySet

__all__ = [
    "Broadcast",
    "Campaign",
    "Entry",
    "Event",
    "Happening",
    "Material",
    "Record",
    "RecordQuerySet",
    "School",
    "SchoolPlan",
    "TrainingClass",
]
