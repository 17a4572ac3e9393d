"""Nouns: teams and their plans (teams), inspections and visits (sessions), what was
found and what became of it (violations)."""

from lanh.registers.inspections.models.sessions import Session, Stop, Visit
from lanh.registers.inspections.models.teams import InspectionPlan, Seat, Team
from lanh.registers.inspections.models.violations import (
    Payment,
    Recheck,
    Violation,
)

__all__ = [
    "InspectionPlan",
    "Payment",
    "Recheck",
    "Seat",
    "Session",
    "Stop",
    "Team",
    "Violation",
    "Visit",
]
