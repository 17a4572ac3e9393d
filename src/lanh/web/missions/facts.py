"""What is known of a mission, a visit, a finding, in the reader's words."""

from typing import Any

from lanh.web.missions.words import LABELS
from lanh.web.parts.records.kinds import Facts
from lanh.web.parts.words import value_of, words


def of_mission(mission: Any) -> Facts:
    yield LABELS["field"], value_of(mission.field, "mission_field")
    yield LABELS["lead"], mission.lead
    yield LABELS["place"], mission.place.name
    yield LABELS["first_day"], mission.day
    yield LABELS["last_day"], mission.last_day
    yield LABELS["decision"], mission.decision
    yield LABELS["members"], "; ".join(mission.members)
    yield LABELS["checklist"], "; ".join(mission.checklist)
    yield LABELS["programme"], mission.programme


def of_visit(visit: Any) -> Facts:
    yield LABELS["mission"], visit.mission.title
    yield LABELS["at"], visit.place.name
    yield LABELS["kind"], value_of(visit.kind, "kind:facility") if visit.kind else ""
    yield LABELS["visit_day"], visit.day
    yield LABELS["visited"], visit.visited
    yield LABELS["minutes"], visit.minutes


def of_finding(finding: Any) -> Facts:
    yield LABELS["mission"], finding.mission.title
    yield LABELS["unit"], finding.visit.title
    yield LABELS["at"], finding.place.name
    yield LABELS["level"], words(finding.how)
    yield LABELS["words"], finding.words
    yield LABELS["recommendation"], finding.recommendation
    yield LABELS["due"], finding.due
    yield LABELS["answer"], finding.answer
    yield LABELS["answered_on"], finding.answered_on
    yield LABELS["settled_on"], finding.settled_on
