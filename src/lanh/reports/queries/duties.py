"""Who owes what, which may I see, and what may I do with it now?"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.period import Period, Regime
from lanh.common.refusal import allows
from lanh.common.text import fold
from lanh.elements.forms import Due, FormText, forms
from lanh.places.models import Place, PlaceQuerySet
from lanh.reports import rules
from lanh.reports.errors import AlreadyStarted, FormNotLoaded, NoSuchCell, NotOwed
from lanh.reports.models import (
    Cell,
    Duty,
    DutyQuerySet,
    FormVersion,
    Question,
    Submission,
    SubmissionQuerySet,
)
from lanh.reports.rules import State, Step

NEEDS = {
    Step.SAVE: Permission.FILL_REPORTS,
    Step.SEND: Permission.FILL_REPORTS,
    Step.RETURN: Permission.ACCEPT_REPORTS,
    Step.ACCEPT: Permission.ACCEPT_REPORTS,
    Step.ASK: Permission.ACCEPT_REPORTS,
    Step.ANSWER: Permission.FILL_REPORTS,
    Step.JUDGE: Permission.ACCEPT_REPORTS,
}


def duties(
    for_user: User,
    *,
    today: date,
    search: str = "",
    form: str = "",
    period: Period | None = None,
    state: str = "",
    late: bool = False,
) -> DutyQuerySet:
    """The duties that the user may see, those due first at the head.

    state: 'open' for what is not begun, else a state of a submission.
    """
    found = Duty.objects.visible_to(for_user, today=today)
    if form:
        found = found.filter(form=form)
    if period:
        found = found.during(period)
    if state:
        found = (
            found.filter(submission=None)
            if state == "open"
            else found.filter(submission__state=state)
        )
    if late:
        found = found.late(today=today)
    for word in fold(search).split():
        found = found.filter(place__folded__contains=word)
    return found.select_related("place", "submission__form")


def mentioning(for_user: User, asked: str, *, today: date) -> DutyQuerySet:
    """Duties whose unit, form or year the words name, typed with or without marks."""
    found = duties(for_user, today=today)
    for word in fold(asked).split():
        named = [f.code for f in forms().values() if word in fold(f"{f.code} {f.vi}")]
        told = Q(place__folded__contains=word) | Q(form__in=named)
        found = found.filter(told | Q(last__year=int(word)) if _is_year(word) else told)
    return found


def _is_year(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) == 4


def duty(for_user: User, *, pk: UUID, today: date) -> Duty | None:
    """One duty, or None where the user may not know of it."""
    return duties(for_user, today=today).filter(pk=pk).first()


def submissions(for_user: User, *, today: date) -> SubmissionQuerySet:
    """The submissions that the user may see."""
    seen = Submission.objects.visible_to(for_user, today=today)
    return seen.select_related("duty__place__parent", "form")


def submission(for_user: User, *, pk: UUID, today: date) -> Submission | None:
    """One submission, or None where the user may not know of it."""
    return submissions(for_user, today=today).filter(pk=pk).first()


def waiting_for(for_user: User, *, today: date) -> SubmissionQuerySet:
    """What has been sent and waits for this reviewer, the oldest first."""
    inside = access.reach(
        for_user, Permission.ACCEPT_REPORTS, today=today, to="duty__place__"
    )
    sent = Submission.objects.filter(inside, state=State.SENT.value)
    return sent.select_related("duty__place", "form").order_by("sent_at", "pk")


def periods(for_user: User, *, today: date) -> list[Period]:
    """The periods of which the user may see duties, the latest first."""
    seen = Duty.objects.visible_to(for_user, today=today).order_by()
    spans = seen.values_list("regime", "first", "last").distinct()
    found = [Period(Regime(regime), first, last) for regime, first, last in spans]
    return sorted(found, key=_latest_first, reverse=True)


def _latest_first(period: Period) -> tuple[date, date]:
    return period.last, period.first


def form_in_use(code: str) -> FormVersion:
    """The newest version that has been loaded."""
    newest = FormVersion.objects.filter(code=code).order_by("-version").first()
    if newest is None:
        raise FormNotLoaded(form=code)
    return newest


def forms_are_loaded() -> bool:
    """Whether every text of the house is the newest version here."""
    newest = dict(FormVersion.objects.order_by("version").values_list("code", "text"))
    return all(newest.get(code) == form.text for code, form in forms().items())


def due(form: FormText, period: Period) -> Due:
    """By when the form is owed for that period; refused where it is not owed at all."""
    try:
        return form.due(period)
    except KeyError:
        raise NotOwed(form=form.code, first=period.first, last=period.last) from None


def units(province: Place, *, day: date) -> PlaceQuerySet:
    """Who reports under the province: every unit of that day, and the province."""
    return Place.objects.in_force(day).within(province)


def was_sent(duty: Duty) -> bool:
    """Whether its report ever left the unit."""
    return Submission.objects.filter(duty=duty, sent_at__isnull=False).exists()


def check_can_open(by: User, *, province: Place, today: date) -> None:
    access.check_may(by, Permission.ACCEPT_REPORTS, at=province, today=today)


def places_to_open(for_user: User, *, today: date) -> PlaceQuerySet:
    """The provinces for whose units the user may open a period."""
    mine = access.places_for(for_user, Permission.ACCEPT_REPORTS, today=today)
    return mine.filter(level="province")


def check_can_extend(by: User, *, duty: Duty, today: date) -> None:
    """A reviewer may, while the day has not passed and nothing was sent."""
    check_can_open(by, province=duty.place, today=today)
    is_sent = was_sent(duty)
    rules.check_not_past(last_day=duty.last_day, today=today, is_sent=is_sent)


def can_extend(by: User, *, duty: Duty, today: date) -> bool:
    """Whether the button is shown: the day was not moved before either."""
    may = allows(check_can_extend, by, duty=duty, today=today)
    return may and duty.extended_to is None


def check_can_start(by: User, *, duty: Duty, today: date) -> None:
    access.check_may(by, Permission.FILL_REPORTS, at=duty.place, today=today)
    if Submission.objects.filter(duty=duty).exists():
        raise AlreadyStarted(place=duty.place.name)


def can_start(by: User, *, duty: Duty, today: date) -> bool:
    return allows(check_can_start, by, duty=duty, today=today)


def check_can_take(
    step: Step, *, by: User, submission: Submission, today: date
) -> None:
    """The person may, and the report's life allows it."""
    access.check_may(by, NEEDS[step], at=submission.duty.place, today=today)
    rules.check_step(state=submission.stage, step=step)
    if step is Step.ACCEPT:
        check_accepts(by, submission=submission)


def check_accepts(by: User, *, submission: Submission) -> None:
    """Nothing about it is open, and the eyes are others where the office says so."""
    open_ = Question.objects.open().filter(cell__submission=submission)
    rules.check_nothing_open(open_.count())
    if settings.FOUR_EYES:
        mine = submission.hands.filter(pk=by.pk).exists()
        rules.check_other_hands(required=True, mine=mine)


def can_take(step: Step, *, by: User, submission: Submission, today: date) -> bool:
    return allows(check_can_take, step, by=by, submission=submission, today=today)


def steps_open(
    for_user: User, *, submission: Submission, today: date
) -> Iterable[Step]:
    """The buttons on the report's page."""
    return [
        step
        for step in Step
        if can_take(step, by=for_user, submission=submission, today=today)
    ]


def cell_called(name: str, *, submission: Submission) -> Cell:
    """The cell of that name; refused where the form has none."""
    element, _brace, slice = name.rstrip("}").partition("{")
    found = submission.cells.filter(element=element, slice=slice).first()
    if found is None:
        raise NoSuchCell(cell=name)
    return found
