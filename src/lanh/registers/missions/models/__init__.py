"""Nouns: missions, their visits, their findings."""

from lanh.registers.missions.models.mission import Finding, Mission, Visit

__all__ = ["Finding", "Mission", "Visit"]
