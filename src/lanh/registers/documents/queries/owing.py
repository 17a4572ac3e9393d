"""What is due in this register."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from lanh.access import queries as access
from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.common.words import _
from lanh.owed.registry import Due, Said
from lanh.registers.documents.models import Document
from lanh.registers.documents.rules.life import State

MOST: Final = 20


def due(for_user: User, today: date) -> Iterator[Due]:
    """Documents that wait for an answer at one's own places, and what was read and not
    yet checked. Over the places below: how many are late."""
    keeps = access.reach(for_user, Permission.KEEP_DOCUMENTS, today=today)
    own = [post.place for post in access.posts_of(for_user, today=today)]
    waiting = Document.objects.waiting().filter(keeps).defer("text")
    for one in waiting.filter(place__in=own).order_by("answer_by", "pk")[:MOST]:
        yield _to_answer(one, today)
    late = waiting.filter(answer_by__lt=today).exclude(place__in=own).count()
    if late:
        what = Said(
            _("Documents below that were not answered in time: {n}"), {"n": late}
        )
        act = Said(_("See the list"))
        yield Due(what, None, "documents:list", act, late=True, query="waits=late")
    read = Document.objects.filter(keeps, state=State.READ.value, place__in=own)
    for one in read.defer("text").order_by("day", "pk")[:MOST]:
        yield _to_check(one)


def _to_answer(one: Document, today: date) -> Due:
    return Due(
        what=Said(_("Answer {number}: {subject}"), _facts(one)),
        why=Said(_("It came from {issuer}"), {"issuer": one.issuer}),
        due=one.answer_by,
        late=one.answer_by is not None and one.answer_by < today,
        url_name="documents:detail",
        url_args=(one.pk,),
        act=Said(_("Open the document")),
    )


def _to_check(one: Document) -> Due:
    return Due(
        what=Said(_("Check what was read in {number}: {subject}"), _facts(one)),
        due=None,
        url_name="documents:file",
        url_args=(one.pk,),
        act=Said(_("Check and file")),
    )


def _facts(one: Document) -> dict[str, str]:
    subject = one.title if len(one.title) <= 80 else one.title[:79] + "…"
    return {"number": one.number or "—", "subject": subject}
