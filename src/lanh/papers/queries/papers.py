"""Which papers one may see, and what one may do with them."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.period import Period
from lanh.common.refusal import Refused, allows
from lanh.papers.errors import DraftedAlready
from lanh.papers.models import ALIVE, Paper, PaperQuerySet, Sentence
from lanh.papers.rules import life
from lanh.papers.rules.figures import period_words
from lanh.papers.rules.life import Numbered, Step
from lanh.papers.rules.templates import Part, templates
from lanh.places.models import Place, PlaceQuerySet
from lanh.plans import queries as plans
from lanh.plans.models import Plan, PlanQuerySet


def papers(for_user: User, *, today: date, search: str = "") -> PaperQuerySet:
    """The papers that the user may see, newest first, without their figures."""
    found = Paper.objects.visible_to(for_user, today=today)
    if search:
        found = found.mentioning(search)
    return found.defer("facts").select_related("place", "drafted_by")


def paper(for_user: User, *, pk: UUID, today: date) -> Paper | None:
    """One paper, or None where the user may not know of it."""
    found = Paper.objects.visible_to(for_user, today=today).filter(pk=pk)
    return found.select_related("place", "plan", "drafted_by", "file").first()


def sentence(for_user: User, *, pk: UUID, today: date) -> Sentence | None:
    """One sentence with its paper, or None where the user may not know of it."""
    seen = Paper.objects.visible_to(for_user, today=today)
    found = Sentence.objects.filter(pk=pk, paper__in=seen)
    return found.select_related("paper__place").first()


def places_to_write(for_user: User, *, today: date) -> PlaceQuerySet:
    """Where the user may write papers: the choices of the form, and its button."""
    return access.places_for(for_user, Permission.WRITE_PAPERS, today=today)


def plans_of(for_user: User, *, today: date) -> PlanQuerySet:
    """The plans that a report may be set against."""
    return plans.plans(for_user, today)


def periods_to_report(today: date) -> list[Period]:
    """The half-years that have begun, of this year and the last, newest first."""
    years = (today.year + 1, today.year, today.year - 1)
    halves = [Period.decree_09_half(y, half) for y in years for half in (2, 1)]
    return [period for period in halves if period.first <= today]


def check_can_draft(
    by: User, *, template: str, place: Place, period: Period, today: date
) -> None:
    """The person may, the period has begun, and nobody is at it already."""
    access.check_may(by, Permission.WRITE_PAPERS, at=place, today=today)
    life.check_begun(period=period, words=period_words(period), today=today)
    same = Paper.objects.on(period).filter(template=template, place=place)
    if same.filter(status__in=ALIVE).exists():
        raise DraftedAlready(period=period_words(period), place=place.name)


def check_can_take(step: Step, *, by: User, paper: Paper, today: date) -> None:
    """The person may, and the paper's life allows it."""
    access.check_may(by, Permission.WRITE_PAPERS, at=paper.place, today=today)
    life.check_step(status=paper.stage, step=step)


def can_take(step: Step, *, by: User, paper: Paper, today: date) -> bool:
    return allows(check_can_take, step, by=by, paper=paper, today=today)


def steps_open(for_user: User, *, paper: Paper, today: date) -> list[Step]:
    """What the user may do with the paper now: its buttons."""
    return [s for s in Step if can_take(s, by=for_user, paper=paper, today=today)]


def check_in_order(paper: Paper, *, signer: str) -> None:
    """Nothing is missing that a paper with a number must have."""
    life.check_parts(parts_said(paper))
    life.check_none_stale(stale(paper))
    life.check_receivers(_receivers(paper))
    life.check_signer(signer)


def missing(paper: Paper) -> list[Refused]:
    """Everything that stands between a draft and its number but the signer, each in
    the words of its refusal."""
    checks: list[Callable[[], None]] = [
        partial(life.check_parts, [part]) for part in parts_said(paper)
    ]
    checks.append(partial(life.check_none_stale, stale(paper)))
    checks.append(partial(life.check_receivers, _receivers(paper)))
    return [refusal for check in checks if (refusal := _refusal(check))]


def parts_said(paper: Paper) -> list[tuple[str, int]]:
    """Each titled part and how many sentences it says."""
    said = [row.part for row in paper.sentences.filter(left_out=False)]
    parts = [part for part in templates()[paper.template].parts if part.title]
    return [(part.heading, said.count(part.code)) for part in parts]


def stale(paper: Paper) -> int:
    """Edited sentences whose figures have changed since."""
    return paper.sentences.filter(stale=True, left_out=False).count()


def part(of: Paper, code: str) -> Part | None:
    """The part of that code, or None where the paper has none."""
    parts = {part.code: part for part in templates()[of.template].parts}
    return parts.get(code)


def places_below(paper: Paper, *, today: date) -> PlaceQuerySet:
    """The units that a paper may be handed down to."""
    return Place.objects.in_force(today).filter(parent=paper.place).order_by("sort_key")


def check_number(paper: Paper, *, number: int, day: date, today: date) -> None:
    """The number is free and in the order of the year's days."""
    life.check_day(day=day, today=today)
    given = _given(paper, day.year)
    life.check_number_is_free(number, given=given, day=day, symbol=paper.symbol)
    life.check_order(number, given=given, day=day)


def next_number(paper: Paper, *, year: int) -> int:
    """The number that the office's series has next."""
    return life.next_number(_given(paper, year))


def _given(paper: Paper, year: int) -> list[Numbered]:
    rows = Paper.objects.numbered_in(year, place=paper.place, symbol=paper.symbol)
    return [
        Numbered(n, day) for n, day in rows.values_list("number", "day") if n and day
    ]


def _receivers(paper: Paper) -> list[str]:
    return list(paper.receivers.values_list("name", flat=True))


def _refusal(check: Callable[[], None]) -> Refused | None:
    try:
        check()
    except Refused as refusal:
        return refusal
    return None


def plan_words(plan: Plan) -> str:
    """How a paper names the plan that it reports on: `Kế hoạch số 15/KH-UBND`."""
    return f"Kế hoạch số {plan.number}" if plan.number else plan.subject_line
