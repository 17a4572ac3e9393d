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
from lanh.places.models import Place
from lanh.reports.models import Duty, Question, Submission
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
    yield from _to_answer(posts, today)
    if not any(post.role in roles_with(Permission.ACCEPT_REPORTS) for post in posts):
        return
    waiting = duties.waiting_for(for_user, today=today).count()
    if waiting:
        what = Said(_("{number} reports wait to be accepted"), {"number": waiting})
        yield Due(what=what, due=None, url_name="reports:queue", act=LOOK)
    yield from _to_judge(for_user, today)
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


def _to_judge(for_user: User, today: date) -> Iterator[Due]:
    answered = Question.objects.answered().reviewed_by(for_user, today=today).count()
    if answered:
        what = Said(_("{number} answers wait to be read"), {"number": answered})
        yield Due(
            what=what,
            due=None,
            url_name="reports:questions",
            query="state=answered",
            act=LOOK,
        )


def _to_answer(posts: list[Post], today: date) -> Iterator[Due]:
    """What the user's own units are asked about single figures: one for a report."""
    asked = Question.objects.asked().filter(
        cell__submission__duty__place__in=_own(posts)
    )
    reports: dict[Submission, list[Question]] = {}
    for question in asked.select_related("cell__submission__duty__place"):
        reports.setdefault(question.cell.submission, []).append(question)
    for report, questions in reports.items():
        day = min(question.answer_by for question in questions)
        told: dict[str, Fact] = {
            "place": report.duty.place.name,
            "number": len(questions),
        }
        yield Due(
            what=_named(report.duty),
            why=Said(_("{place}: {number} questions about single figures"), told),
            due=day,
            late=day < today,
            url_name="reports:answer",
            url_args=(report.pk,),
            act=ANSWER,
            asked=questions[0].text,
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
    mine = Duty.objects.filter(place__in=_own(posts), first__lte=today).unsent()
    for duty in mine.select_related("place", "submission"):
        begun = getattr(duty, "submission", None)
        yield Due(
            what=_named(duty),
            why=_reason(duty, begun),
            due=duty.owed_by,
            late=duty.is_overdue(today),
            url_name="reports:duty",
            url_args=(duty.pk,),
            act=_act(begun),
        )


def _own(posts: list[Post]) -> list[Place]:
    """The very places where the user fills in reports."""
    fills = roles_with(Permission.FILL_REPORTS)
    return [post.place for post in posts if post.role in fills]


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
        return Said(_("{place}: returned"), place)
    return Said(_("{place}: a draft"), place)


def _act(begun: Submission | None) -> Said:
    if begun is None:
        return START
    return ANSWER if begun.stage is State.RETURNED else GO_ON


def _late_below(for_user: User, today: date) -> int:
    """Units that this reviewer is to remind."""
    inside = access.reach(for_user, Permission.ACCEPT_REPORTS, today=today)
    return Duty.objects.filter(inside).overdue(today=today).count()
