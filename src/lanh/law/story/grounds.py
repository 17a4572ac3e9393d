"""Grounds for compulsory rehabilitation, bars and limitation (L25 35-36, 47)."""

from datetime import date

from lanh.law.events import Event
from lanh.law.rules import Rule, required, rule
from lanh.law.story.file import NEW, Ground, Story, law_on, side
from lanh.law.terms import add_months

DIRECT = {
    "monitoring": "ground.monitoring",
    "education_acts": "ground.education_acts",
    "third": "violation.third",
}


def ground_rule(story: Story, ground: Ground, day: date) -> Rule | None:
    """The article that makes it a ground on that day; None where the law has none."""
    code = DIRECT.get(ground.code, f"{side(story, day)}.ground.{ground.code}")
    return rule(code, day)


def current_ground(story: Story, day: date) -> Ground | None:
    """The last ground, one that follows from violations counted too."""
    third = violation_ground(story)
    grounds = [*story.grounds, *([third] if third else [])]
    return grounds[-1] if grounds else None


def violation_ground(story: Story) -> Ground | None:
    counted = [event for event in story.violations if law_on(event.day) == NEW]
    if not counted or story.latest("voluntary_home", "ost") is None:
        return None
    kinds = [is_education(event.words()) for event in counted]
    last = counted[-1]
    if any(kinds[:-1]):
        return Ground("education_acts", last.day)
    others = [event for event, kind in zip(counted, kinds, strict=True) if not kind]
    told = max((int(e.get("number", "count", "nth") or 0) for e in others), default=0)
    return Ground("third", last.day) if max(len(others), told) >= 3 else None


def is_education(words: str) -> bool:
    """Whether a violation is an act that commune education is for (47.3)."""
    return "47.3" in words or "education" in words or "giáo dục" in words


def bar_on(story: Story, day: date) -> Rule | None:
    """Why compulsory rehabilitation is not applied (35.2; 36 has no such list)."""
    if story.is_minor(day):
        return None
    child = story.last.get("child")
    bar = required("bar.child", day)
    confirmed = story.last.get("sole_carer_confirmed")
    if child is None and confirmed is not None:
        return bar
    if child is not None and _is_carer(story) and day < _grown(child, bar):
        return bar
    if "pregnancy_certificate" in story.last:
        return required("bar.pregnant", day)
    return required("bar.capacity", day) if _incapable(story) else None


def _grown(child: Event, bar: Rule) -> date:
    born: date = child.get("born")
    return add_months(born, bar.value or 0)


def _is_carer(story: Story) -> bool:
    sole = story.last.get("sole_carer_confirmed") is not None
    facts = story.last.get("family_facts")
    told = facts is not None and bool(facts.get("sole_carer", "confirmed"))
    return sole or told or story.sex in ("female", "f")


def _incapable(story: Story) -> bool:
    facts = story.last.get("family_facts") or story.last.get("note")
    return facts is not None and "capacity" in facts.words()


def limit_on(story: Story, day: date) -> tuple[Rule, date] | None:
    """The last day of the limitation, and its article; None where none runs."""
    ground = current_ground(story, day)
    if story.evading:
        return None
    start = story.evasion_over or (ground.day if ground is not None else None)
    if start is None:
        return None
    by = rule(f"limitation.{side(story, start)}", start)
    by = by or required("limitation.adult", start)
    return by, add_months(start, by.value or 0)


def limit_passed(story: Story, day: date) -> bool:
    """Whether the limitation is over with no dossier decided."""
    limit = limit_on(story, day)
    return limit is not None and day > limit[1] and story.decision() is None


def step_rule(education: bool, number: int, day: date) -> Rule:
    if education:
        return required("ground.education_acts", day)
    return required("violation.first" if number < 2 else "violation.second", day)
