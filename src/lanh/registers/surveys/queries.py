"""Questions about this register: which may I see, and what may I do with one now?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import Count, Q

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.refusal import allows
from lanh.common.words import _
from lanh.owed.registry import Due, Said
from lanh.places.models import Place, PlaceQuerySet
from lanh.registers.records import queries as records
from lanh.registers.records import rules as record_rules
from lanh.registers.records.models import RecordQuerySet
from lanh.registers.surveys import rules
from lanh.registers.surveys.models import AnswerSheet, Survey
from lanh.registers.surveys.rules import LETTERS as LETTERS
from lanh.registers.surveys.rules import NO_ANSWER as NO_ANSWER
from lanh.registers.surveys.rules import SHOWN_FROM as SHOWN_FROM
from lanh.registers.surveys.rules import Group as Group
from lanh.registers.surveys.rules import Status as Status
from lanh.registers.surveys.rules import Step as Step

# ── what one sees ─────────────────────────────────────────────────────────────────────


def surveys(for_user: User, *, today: date) -> RecordQuerySet:
    return records.visible(Survey, for_user, today=today)


def sheets(for_user: User, *, today: date) -> RecordQuerySet:
    found = records.visible(AnswerSheet, for_user, today=today)
    return found.select_related("survey")


def sheets_of(survey: Survey) -> RecordQuerySet:
    """Those that count."""
    return AnswerSheet.objects.counted().filter(survey=survey)


def in_field(for_user: User, *, today: date) -> RecordQuerySet:
    """The surveys that sheets may be entered in."""
    return surveys(for_user, today=today).filter(status=Status.FIELD.value)


def communes_to_enter(
    for_user: User, *, survey: Survey | None, today: date
) -> PlaceQuerySet:
    """The communes of the survey's place where the user may enter sheets."""
    may = access.places_for(for_user, Permission.ENTER_SHEETS, today=today)
    within = Q() if survey is None else Q(path__startswith=survey.place.path)
    return may.filter(within, level="commune")


@dataclass(frozen=True, slots=True)
class Share:
    """Aware among sheets; `rate` in %, None of nothing."""

    sheets: int
    aware: int

    @property
    def rate(self) -> Decimal | None:
        return rules.share(self.aware, self.sheets)

    @property
    def margin(self) -> Decimal | None:
        return rules.margin(self.aware, self.sheets)


def by_commune(survey: Survey) -> dict[Place, Share]:
    """What came from each commune, in the order of their names."""
    counted = sheets_of(survey).order_by().values_list("place")
    found = {
        pk: Share(sheets, aware)
        for pk, sheets, aware in counted.annotate(
            sheets=Count("pk"), known=Count("pk", filter=Q(aware=True))
        )
    }
    places = Place.objects.filter(pk__in=found).order_by("sort_key")
    return {place: found[place.pk] for place in places}


def by_question(survey: Survey) -> list[tuple[str, Share]]:
    """Each question, and how many answered it rightly; counted in the database."""
    rows = sheets_of(survey).order_by()
    whole = rows.count()
    right = rows.aggregate(
        **{
            f"q{number}": Count(
                "pk", filter=Q(answers__regex=f"^.{{{number}}}{question['right']}")
            )
            for number, question in enumerate(survey.questions)
        }
    )
    return [
        (question["asks"], Share(whole, right[f"q{number}"]))
        for number, question in enumerate(survey.questions)
    ]


def counted(survey: Survey) -> Mapping[str, int]:
    """Sheets and the aware among them, with those of women and of men."""
    aware, women, men = Q(aware=True), Q(sex="f"), Q(sex="m")
    asked = {
        "sheets": Q(),
        "sheets_f": women,
        "sheets_m": men,
        "aware": aware,
        "aware_f": aware & women,
        "aware_m": aware & men,
    }
    # Trap: an aggregate may not bear the name of a field that another one filters by.
    counts = {f"n_{name}": Count("pk", filter=which) for name, which in asked.items()}
    found = sheets_of(survey).order_by().aggregate(**counts)
    return {name: found[f"n_{name}"] for name in asked}


# ── what one may do ───────────────────────────────────────────────────────────────────


def check_can_take(step: Step, *, by: User, survey: Survey, today: date) -> None:
    """The person may, and the survey's life allows it."""
    access.check_may(by, Permission.RUN_SURVEYS, at=survey.place, today=today)
    record_rules.check_step(life=rules.LIFE, status=survey.stage, step=step)


def can_take(step: Step, *, by: User, survey: Survey, today: date) -> bool:
    return allows(check_can_take, step, by=by, survey=survey, today=today)


def check_can_redesign(by: User, *, survey: Survey, today: date) -> None:
    access.check_may(by, Permission.RUN_SURVEYS, at=survey.place, today=today)
    rules.check_still_designed(survey.stage)


def can_redesign(by: User, *, survey: Survey, today: date) -> bool:
    return allows(check_can_redesign, by, survey=survey, today=today)


def can_correct(by: User, *, survey: Survey, today: date) -> bool:
    """Its words, once it is no longer a design."""
    may = access.may(by, Permission.RUN_SURVEYS, at=survey.place, today=today)
    return may and survey.stage is not Status.DESIGNED


LAST_STEPS: Final = ("surveys.open", "surveys.close", "surveys.weigh")


def check_can_undo(by: User, *, survey: Survey, today: date) -> None:
    """What is published stays so: others have read it."""
    access.check_may(by, Permission.RUN_SURVEYS, at=survey.place, today=today)
    own = records.is_last_step(survey, by=by, verbs=LAST_STEPS, today=today)
    record_rules.check_can_undo(
        life=rules.LIFE, status=survey.stage, is_own_of_today=own
    )


def can_undo(by: User, *, survey: Survey, today: date) -> bool:
    return allows(check_can_undo, by, survey=survey, today=today)


def can_enter(by: User, *, survey: Survey, today: date) -> bool:
    """Whether a sheet may be entered in some commune of it."""
    open_ = survey.stage is Status.FIELD
    return open_ and communes_to_enter(by, survey=survey, today=today).exists()


def check_can_enter(by: User, *, sheet: AnswerSheet, today: date) -> None:
    """The person may in that commune, which is of the survey's place."""
    records.check_can_record(by, record=sheet, today=today)
    rules.check_in_field(sheet.survey.stage)
    place, commune = sheet.survey.place, sheet.place
    rules.check_inside(
        commune=commune.name, place=place.name, inside=place.holds(commune)
    )


def check_can_mend(by: User, *, sheet: AnswerSheet, today: date) -> None:
    records.check_can_mend(by, entry=sheet, today=today)
    rules.check_in_field(sheet.survey.stage)


def can_mend(by: User, *, sheet: AnswerSheet, today: date) -> bool:
    return allows(check_can_mend, by, sheet=sheet, today=today)


def is_entered(sheet: AnswerSheet) -> bool:
    """Whether another sheet of that number stands in the survey."""
    named = AnswerSheet.objects.counted().filter(survey=sheet.survey)
    return named.filter(title=sheet.title).exclude(pk=sheet.pk).exists()


# ── what is due ───────────────────────────────────────────────────────────────────────


def due(for_user: User, today: date) -> Iterator[Due]:
    """What the office that runs a survey has to do next, by the days it planned."""
    run = access.reach(for_user, Permission.RUN_SURVEYS, today=today)
    for survey in Survey.objects.filter(run).select_related("place").order_by("day"):
        next_ = NEXT.get(survey.stage)
        if next_ is not None:
            why, act, page, on = next_
            day = getattr(survey, on)
            what: Any = Said("{title}", {"title": survey.title})
            yield Due(
                what=what,
                why=Said(why),
                due=day,
                late=day is not None and day < today,
                url_name=page,
                url_args=(survey.pk,),
                act=Said(act),
            )


# From a status to why, the act, its page, and the day it is planned for.
NEXT: Final[Mapping[Status, tuple[str, str, str, str]]] = {
    Status.DESIGNED: (
        _("The survey goes into the field"),
        _("Open the survey"),
        "surveys:detail",
        "day",
    ),
    Status.FIELD: (
        _("The last day in the field"),
        _("Close the field"),
        "surveys:close",
        "last_day",
    ),
    Status.CLOSED: (
        _("The survey is closed and not yet computed"),
        _("Weigh and compute"),
        "surveys:weigh",
        "closed_on",
    ),
}
