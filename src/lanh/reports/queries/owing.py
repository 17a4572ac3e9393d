"""What this room adds to 'what do I owe today?'."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from lanh.access import queries as access
from lanh.access.models import Post, User
from lanh.access.roles import Permission, roles_with
from lanh.common.period import Length, Period
from lanh.common.refusal import Fact
from lanh.common.words import _
from lanh.owed.registry import Due, Said
from lanh.reports.models import Duty, Submission
from lanh.reports.queries import closing, duties
from lanh.reports.rules import State

ROMAN: Final = ("I", "II", "III", "IV")
HALVES: Final = (
    _("Form {form}, first half of {year}"),
    _("Form {form}, second half of {year}"),
)
START: Final = Said(_("Fill in"))
GO_ON: Final = Said(_("Go on"))
ANSWER: Final = Said(_("Answer"))
CLOSE: Final = Said(_("Close a period"))
LOOK: Final = Said(_("Look at them"))


def owed(for_user: User, today: date) -> Iterator[Due]:
    """The reports that the user's own units owe, and what waits for the reviewer."""
    posts = list(access.posts_of(for_user, today=today))
    yield from _to_send(posts, today)
    if not any(post.role in roles_with(Permission.ACCEPT_REPORTS) for post in posts):
        return
    waiting = duties.waiting_for(for_user, today=today).count()
    if waiting:
        what = Said(_("{number} reports wait to be accepted"), {"number": waiting})
        yield Due(what=what, due=None, url_name="reports:queue", act=LOOK)
    yield from _to_close(for_user, today)
    late = _late_below(for_user, today)
    if late:
        what = Said(_("{number} units are late with their reports"), {"number": late})
        yield Due(
            what=what,
            due=None,
            late=True,
            url_name="reports:list",
            query="late=on",
            act=LOOK,
        )


def _to_close(for_user: User, today: date) -> Iterator[Due]:
    open_ = closing.periods(for_user, today=today)
    if open_:
        what = Said(
            _("{number} periods are over and not closed"), {"number": len(open_)}
        )
        why = Said(_("Until then shares have nothing to be a share of."))
        yield Due(what=what, why=why, due=None, url_name="reports:close", act=CLOSE)


def _to_send(posts: list[Post], today: date) -> Iterator[Due]:
    """Of the very places where a post is held: a specialist does not owe what the
    communes below owe."""
    fills = roles_with(Permission.FILL_REPORTS)
    places = [post.place for post in posts if post.role in fills]
    mine = Duty.objects.filter(place__in=places, first__lte=today).unsent()
    for duty in mine.select_related("place", "submission"):
        begun = getattr(duty, "submission", None)
        yield Due(
            what=_named(duty),
            why=_reason(duty, begun),
            due=duty.last_day,
            late=duty.is_late(today),
            url_name="reports:duty",
            url_args=(duty.pk,),
            act=_act(begun),
        )


def _named(duty: Duty) -> Said:
    sentence, period = _of(duty.period), duty.period
    return Said(
        sentence,
        {
            "form": duty.form,
            "year": period.year,
            "roman": ROMAN[period.number - 1] if period.number <= len(ROMAN) else "",
            "first": period.first,
            "last": period.last,
        },
    )


def _of(period: Period) -> str:
    if period.length is Length.HALF:
        return HALVES[period.number - 1]
    if period.length is Length.QUARTER:
        return _("Form {form}, quarter {roman} of {year}")
    if period.length is Length.YEAR:
        return _("Form {form}, year {year}")
    return _("Form {form}, {first} to {last}")


def _reason(duty: Duty, begun: Submission | None) -> Said:
    place: dict[str, Fact] = {"place": duty.place.name}
    if begun is None:
        return Said(_("{place}: not begun"), place)
    if begun.stage is State.RETURNED:
        # Few reports are on their way back at once: one question for each is no load.
        told = place | {"number": begun.cells.exclude(question="").count()}
        return Said(_("{place}: returned, {number} questions"), told)
    return Said(_("{place}: a draft"), place)


def _act(begun: Submission | None) -> Said:
    if begun is None:
        return START
    return ANSWER if begun.stage is State.RETURNED else GO_ON


def _late_below(for_user: User, today: date) -> int:
    """Units that this reviewer is to remind."""
    inside = access.reach(for_user, Permission.ACCEPT_REPORTS, today=today)
    return Duty.objects.filter(inside).unsent().late(today=today).count()
