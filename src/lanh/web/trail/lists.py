"""The list of lines: what it shows, how it is narrowed."""

from typing import Any
from urllib.parse import urlencode

from django.forms import TextInput
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter

from lanh.audit.models import Line
from lanh.web.parts.listing import Column, DayFilter, Empty, Filters, Listing
from lanh.web.trail import words


class LineFilter(Filters):
    search = CharFilter(
        label=_("Search by the name of who did it"),
        method="_by",
        widget=TextInput(attrs={"type": "search"}),
    )
    verb = ChoiceFilter(label=_("Act"), choices=words.verb_choices)
    subject = CharFilter(label=_("Record"), lookup_expr="startswith")
    first = DayFilter(label=_("From"), method="_from")
    last = DayFilter(label=_("Until"), method="_until")

    def _by(self, rows: Any, _name: str, asked: str) -> Any:
        return rows.by_name(asked)

    def _from(self, rows: Any, _name: str, day: Any) -> Any:
        return rows.on_days(day, None)

    def _until(self, rows: Any, _name: str, day: Any) -> Any:
        return rows.on_days(None, day)


TRAIL: Listing[Line] = Listing(
    name="trail",
    title=_("Audit trail"),
    columns=[
        Column("number", _("Number"), lambda line: line.number, ("number",)),
        Column("at", _("When"), lambda line: line.at, ("at",)),
        Column("who", _("Who"), lambda line: line.actor_name, ("actor_folded",)),
        Column("what", _("Act"), words.verb, below=words.details),
        Column(
            "subject",
            _("Record"),
            words.subject,
            address=lambda line: f"?{urlencode({'subject': line.subject})}",
        ),
        Column("why", _("Reason"), lambda line: line.why),
    ],
    order="-number",
    filters=LineFilter,
    empty=Empty(_("No line yet"), _("Whatever is done or read becomes a line here.")),
)
