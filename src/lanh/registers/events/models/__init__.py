"""Nouns: what takes place (happenings), what was made, sent, taught (entries)."""

from lanh.registers.events.models.entries import (
    Broadcast,
    Campaign,
    Entry,
    Material,
    School,
    SchoolPlan,
)
from lanh.registers.events.models.happenings import (
    Event,
    Happening,
    TrainingClass,
)
from lanh.registers.events.models.records import Record

__all__ = [
    "Broadcast",
    "Campaign",
    "Entry",
    "Event",
    "Happening",
    "Material",
    "Record",
    "School",
    "SchoolPlan",
    "TrainingClass",
]
