"""What the acts of this register are made of; no transaction, no line of the trail."""

from collections.abc import Mapping, Sequence
from datetime import date

from lanh.access.models import User
from lanh.audit.rules import Detail
from lanh.registers.records import rules as record_rules
from lanh.registers.records import steps as record_steps
from lanh.registers.surveys import queries, rules
from lanh.registers.surveys.models import AnswerSheet, Survey


def judged(*, sheet: AnswerSheet, today: date) -> AnswerSheet:
    """Held to the rules of the survey, and whether it passes its mark."""
    survey = sheet.survey
    record_rules.check_is_done(day=sheet.day, today=today)
    rules.check_grown_up(sheet.age)
    sheet.answers = sheet.answers.strip().upper()
    rules.check_answers(sheet.answers, key=survey.key)
    sheet.aware = rules.is_aware(
        sheet.answers, key=survey.key, pass_mark=survey.pass_mark
    )
    return sheet


def computed(*, survey: Survey, weights: Mapping[str, int]) -> dict[str, Detail]:
    """Set what came of it. weights: people of each commune by its code, or none."""
    found = queries.by_commune(survey)
    rules.check_weights(
        {place.name: weights.get(place.code, 0) for place in found} if weights else {},
        answered=[place.name for place in found],
    )
    counted = {place.code: (one.sheets, one.aware) for place, one in found.items()}
    heavy = {code: weights[code] for code in counted} if weights else {}
    survey.weights = heavy
    survey.weighted_share = rules.weighted_share(counted, heavy)
    told: dict[str, Detail] = {}
    for name, number in queries.counted(survey).items():
        setattr(survey, name, number)
        told[name] = number
    return told


def uncomputed(*, survey: Survey) -> None:
    """As it stood before it was weighed."""
    survey.weights, survey.weighted_share = {}, None
    for name in Survey.RESULTS:
        setattr(survey, name, None)


def many(
    *, by: User, survey: Survey, sheets: Sequence[AnswerSheet], today: date, batch: str
) -> list[AnswerSheet]:
    """The sheets of a bulk act, each held to the rules of a single one."""
    entered = set(queries.sheets_of(survey).values_list("title", flat=True))
    for sheet in sheets:
        sheet.survey = survey
        rules.check_number_is_new(sheet.title, entered=sheet.title in entered)
        entered.add(sheet.title)
        record_steps.checked(record=judged(sheet=sheet, today=today), batch=batch)
    first_of = {(sheet.place, sheet.day): sheet for sheet in sheets}
    for sheet in first_of.values():
        queries.check_can_enter(by, sheet=sheet, today=today)
    return list(sheets)
