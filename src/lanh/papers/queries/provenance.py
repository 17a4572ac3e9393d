"""From a number in a paper to the facts that it was made of."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lanh.access.models import User
from lanh.access.queries import reach
from lanh.access.roles import Permission
from lanh.common.period import Period
from lanh.indicators import queries as indicators
from lanh.papers.models import Paper
from lanh.papers.rules.figures import Figure
from lanh.reports.models import Fact


@dataclass(frozen=True, slots=True)
class Behind:
    """A figure of a paper, and the facts of the units that the user answers for.

    all: how many facts there are, with those of other units.
    """

    figure: Figure
    period: Period
    facts: QuerySet[Fact]
    all: int


def behind(for_user: User, paper: Paper, key: str, *, today: date) -> Behind | None:
    """The very facts of the frozen figure, as they were known when it was frozen; None
    for no figure, or one that follows from others."""
    figures = {figure.key: figure for figure in paper.frozen.figures}
    figure = figures.get(key)
    if figure is None or not figure.element:
        return None
    period = Period.parse(figure.period)
    (found,) = indicators.rows_behind(
        f"n.{figure.element}", place=paper.place, period=period, known_at=paper.known_at
    )
    mine = found.facts.filter(reach(for_user, Permission.SEE_REPORTS, today=today))
    return Behind(figure, period, mine, found.facts.count())
