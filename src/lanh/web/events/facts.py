"""What is known of each kind of record, in the reader's words."""

from typing import Any

from django.utils.translation import gettext

from lanh.web.events.words import LABELS
from lanh.web.parts.records.kinds import Facts
from lanh.web.parts.records.story import codes_in_words
from lanh.web.parts.words import day, number, value_of, words


def of_event(event: Any) -> Facts:
    yield LABELS["day"], f"{day(event.day)}{_hours(event)}"
    yield LABELS["place"], event.place.name
    yield LABELS["form"], value_of(event.form, "form")
    yield LABELS["theme"], value_of(event.theme, "theme")
    yield LABELS["also_themes"], codes_in_words(event.also_themes, "theme")
    yield LABELS["audience"], value_of(event.audience, "audience")
    yield LABELS["also_audiences"], codes_in_words(event.also_audiences, "audience")
    yield LABELS["organiser"], event.organiser
    yield LABELS["joint"], event.joint
    yield LABELS["campaign"], str(event.campaign or "")
    yield LABELS["attended"], _people(event.attended, event.women, event.under_18)
    yield LABELS["evidence"], event.evidence


def _hours(event: Any) -> str:
    hours = [f"{hour:%H:%M}" for hour in (event.starts, event.ends) if hour]
    return f", {' – '.join(hours)}" if hours else ""


def of_class(lesson: Any) -> Facts:
    yield LABELS["first_day"], lesson.day
    yield LABELS["last_day"], lesson.last_day
    yield LABELS["place"], lesson.place.name
    yield LABELS["level"], value_of(lesson.level, "level")
    yield LABELS["theme"], value_of(lesson.theme, "theme")
    yield LABELS["audience"], value_of(lesson.audience, "audience")
    yield LABELS["organiser"], lesson.organiser
    yield LABELS["tested"], lesson.tested
    yield LABELS["attended"], _people(lesson.attended, lesson.women)
    yield LABELS["evidence"], lesson.evidence


def of_material(material: Any) -> Facts:
    yield LABELS["status"], words(material.moved)
    yield LABELS["day"], material.day
    yield LABELS["place"], material.place.name
    yield LABELS["sender"], str(material.sender or "")
    yield LABELS["kind"], value_of(material.kind, "material")
    yield LABELS["theme"], value_of(material.theme, "theme")
    yield LABELS["number"], material.number
    yield LABELS["cost"], material.cost


def of_broadcast(broadcast: Any) -> Facts:
    yield LABELS["day"], broadcast.day
    yield LABELS["place"], broadcast.place.name
    yield LABELS["channel"], value_of(broadcast.channel, "channel")
    yield LABELS["theme"], value_of(broadcast.theme, "theme")
    yield LABELS["times"], broadcast.times
    yield LABELS["minutes"], broadcast.minutes
    yield LABELS["outlet"], broadcast.outlet
    yield LABELS["address"], broadcast.address


def of_school(plan: Any) -> Facts:
    yield LABELS["year"], plan.school_year
    yield LABELS["school_level"], value_of(plan.school.level, "level:school")
    yield LABELS["place"], plan.place.name
    yield LABELS["day"], plan.day
    yield LABELS["has_plan"], plan.has_plan
    yield LABELS["lessons"], number(plan.lessons)
    yield LABELS["pupils"], number(plan.pupils)


def of_campaign(campaign: Any) -> Facts:
    yield LABELS["first_day"], campaign.day
    yield LABELS["last_day"], campaign.last_day
    yield LABELS["place"], campaign.place.name
    yield LABELS["occasion"], campaign.occasion


def _people(
    attended: int | None, women: int | None, under_18: int | None = None
) -> str:
    """'120, of whom 70 women, 15 under 18'; an unknown part is not told."""
    if attended is None:
        return ""
    told = [number(attended)]
    if women is not None:
        told.append(gettext("of whom {n} women").format(n=number(women)))
    if under_18 is not None:
        told.append(gettext("{n} under 18").format(n=number(under_18)))
    return ", ".join(told)
