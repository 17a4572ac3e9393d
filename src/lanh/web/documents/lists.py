"""The list of this drawer: what it shows, how it is narrowed."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter

from lanh.common import clock
from lanh.registers.documents import queries
from lanh.registers.documents.queries import Direction, Hit, Kind, State
from lanh.web.documents.words import LABELS
from lanh.web.parts.listing import Column, Empty, Found, Listing
from lanh.web.parts.records.lists import PLACE, Columns, RecordFilter, members_of
from lanh.web.parts.words import words

of = Columns(LABELS)
SHAPES = {State.READ: "info", State.FILED: "ok", State.STRUCK: "none"}
WAITS = [("open", _("waits for an answer")), ("late", _("not answered in time"))]


class DocumentFilter(RecordFilter):
    search = CharFilter(label=LABELS["search"], method="_holding")
    direction = of.of_members(Direction, "direction")
    kind = ChoiceFilter(label=LABELS["kind"], choices=partial(members_of, Kind))
    state = ChoiceFilter(label=LABELS["status"], choices=partial(members_of, State))
    waits = ChoiceFilter(label=LABELS["waits"], method="_waiting", choices=WAITS)
    warned = ChoiceFilter(
        label=LABELS["warned"], method="_warned", choices=[("yes", _("yes"))]
    )

    def _holding(self, rows: Any, _name: str, asked: str) -> Any:
        return queries.holding(rows, asked)

    def _waiting(self, rows: Any, _name: str, asked: str) -> Any:
        yesterday = clock.today() - timedelta(days=1)
        waiting = rows.waiting()
        return waiting.filter(answer_by__lte=yesterday) if asked == "late" else waiting

    def _warned(self, rows: Any, _name: str, _asked: str) -> Any:
        return rows.filter(warned__gt=0)


def below(document: Any) -> Any:
    """The words that were found, or who issued it."""
    hits = getattr(document, "hits", ())
    return format_html_join(" ", "{}", ([marked(hit)] for hit in hits)) or (
        document.issuer
    )


def marked(hit: Hit) -> SafeString:
    return format_html("{} <mark>{}</mark> {}", hit.before, hit.words, hit.after)


DOCUMENTS: Listing[Any] = Listing(
    name="documents",
    title=_("Register of documents"),
    columns=[
        of.titled("documents:detail", below),
        of.field("number"),
        of.field("dated"),
        of.field("day"),
        of.worded("direction", lambda row: row.way),
        of.worded("kind", lambda row: row.what),
        PLACE,
        Column(
            "status",
            LABELS["status"],
            lambda row: words(row.stage),
            order=("state",),
            shape=lambda row: SHAPES[row.stage],
        ),
        of.field("answer_by"),
        Column(
            "warned",
            LABELS["warned"],
            lambda row: row.warned or None,
            order=("warned",),
            number=True,
        ),
    ],
    order="-day",
    filters=DocumentFilter,
    empty=Empty(
        _("No document yet"),
        _("What comes in and what goes out stands here once it is registered."),
    ),
)


def with_hits(found: Found[Any], asked: str) -> None:
    """Each row of the page gets the words that were found in it."""
    rows = list(found.page)
    hits: Mapping[UUID, Sequence[Hit]] = queries.hits(rows, asked) if asked else {}
    for row in rows:
        row.hits = hits.get(row.pk, ())
