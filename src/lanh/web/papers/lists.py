"""The list of papers: what it shows, how it is narrowed."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter

from lanh.papers.rules.life import Status
from lanh.web.papers.words import SHAPES
from lanh.web.parts.listing import Column, Empty, Filters, Listing
from lanh.web.parts.words import period_name, words


def statuses() -> list[tuple[str, str]]:
    return [(status.value, words(status)) for status in Status]


class PaperFilter(Filters):
    search = CharFilter(label=_("Search in subjects and numbers"), method="_mentioning")
    status = ChoiceFilter(label=_("Status"), choices=statuses)

    def _mentioning(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.mentioning(asked)


PAPERS: Listing[Any] = Listing(
    name="papers",
    title=_("Official papers"),
    columns=[
        Column(
            "subject",
            _("Subject"),
            lambda paper: paper.subject_line,
            order=("folded",),
            address=lambda paper: reverse("papers:detail", args=[paper.pk]),
            below=lambda paper: paper.place.name,
        ),
        Column(
            "number",
            _("Number"),
            lambda paper: paper.number_words,
            order=("day", "number"),
        ),
        Column("day", _("Day"), lambda paper: paper.day, order=("day",)),
        Column(
            "period",
            _("Period"),
            lambda paper: period_name(paper.period),
            order=("first", "last"),
        ),
        Column(
            "status",
            _("Status"),
            lambda paper: words(paper.stage).capitalize(),
            order=("status",),
            shape=lambda paper: SHAPES[paper.stage],
        ),
        Column("by", _("Drafted by"), lambda paper: paper.drafted_by.name),
        Column(
            "drafted",
            _("Drafted"),
            lambda paper: paper.drafted_at,
            order=("drafted_at",),
        ),
    ],
    order="-drafted",
    filters=PaperFilter,
    empty=Empty(
        _("No paper yet"),
        _("Reports that your office drafts, and those issued to it, stand here."),
    ),
)
