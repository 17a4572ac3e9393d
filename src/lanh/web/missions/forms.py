"""Shape only; what it means is for the rules."""

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lanh.access.roles import Permission
from lanh.places.models import Place
from lanh.registers.missions import queries
from lanh.registers.missions.queries import Level
from lanh.web.missions.words import LABELS
from lanh.web.parts.forms import DayField, OfficeForm, Rows, SeenField
from lanh.web.parts.records.fields import (
    CorrectingForm,
    Fields,
    LinesField,
    PlaceForm,
)
from lanh.web.parts.records.lists import members_of, values_of

of = Fields(LABELS)


def facility_kinds() -> Iterable[tuple[str, Any]]:
    return [("", _("no facility: a commune, an agency")), *values_of("kind:facility")]


class MissionForm(PlaceForm):
    title = of.line("title")
    field = of.chosen("mission_field", "field")
    lead = of.line("lead", size=200)
    day = DayField(label=LABELS["first_day"])
    last_day = DayField(label=LABELS["last_day"])
    members = LinesField(
        label=LABELS["members"],
        required=False,
        help_text=_("One a line: name, post, agency."),
    )
    checklist = LinesField(
        label=LABELS["checklist"], required=False, help_text=_("One item a line.")
    )
    programme = forms.CharField(
        label=LABELS["programme"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    needs: ClassVar = Permission.RUN_MISSIONS
    first: ClassVar = ("title", "field", "lead", "place", "day", "last_day")
    beside: ClassVar[Rows] = (("day", "last_day"), ("lead", "place"))


class ChangeForm(MissionForm):
    version = SeenField()


class UnitForm(OfficeForm):
    title = of.line("unit")
    kind = forms.ChoiceField(
        label=LABELS["kind"], choices=facility_kinds, required=False
    )
    day = DayField(label=LABELS["visit_day"])
    beside: ClassVar[Rows] = (("kind", "place"),)

    def __init__(self, *args: Any, **asked: Any) -> None:
        first = {"day": asked["record"].day}
        asked["initial"] = first | dict(asked.get("initial") or {})
        super().__init__(*args, **asked)
        below = Place.objects.in_force(self.today).within(self.record.place)
        self.fields["place"] = forms.ModelChoiceField(
            below.order_by("path"), label=LABELS["at"], empty_label=_("Choose")
        )


class AnnounceForm(OfficeForm):
    decision = of.line(
        "decision",
        size=200,
        required=False,
        help_text=_("Such as: Decision 15/QĐ-UBND of 10/5/2026."),
    )

    def __init__(self, *args: Any, **asked: Any) -> None:
        super().__init__(*args, **asked)
        self.fields["paper"] = forms.ModelChoiceField(
            queries.decisions(self.user, mission=self.record, today=self.today),
            label=LABELS["paper"],
            required=False,
        )


class VisitForm(OfficeForm):
    day = DayField(label=LABELS["visit_day"])
    minutes = of.line("minutes", required=False)

    def __init__(self, *args: Any, **asked: Any) -> None:
        asked["initial"] = {**(asked.get("initial") or {}), "day": asked["today"]}
        super().__init__(*args, **asked)


class FindingForm(OfficeForm):
    title = of.line("item")
    level = forms.ChoiceField(
        label=LABELS["level"],
        choices=partial(members_of, Level),
        widget=forms.RadioSelect,
    )
    words = of.lines("words")
    recommendation = of.lines("recommendation")
    due = DayField(label=LABELS["due"], required=False)

    def __init__(self, *args: Any, **asked: Any) -> None:
        super().__init__(*args, **asked)
        items = self.record.mission.checklist
        if items:
            choices = [("", _("Choose")), *((item, item) for item in items)]
            chosen = (self.initial or {}).get("title")
            if chosen and chosen not in items:
                choices.append((chosen, chosen))
            self.fields["title"] = forms.ChoiceField(
                label=LABELS["item"], choices=choices
            )


class CorrectFindingForm(CorrectingForm, FindingForm):
    """What is corrected, and why."""


class AnswerForm(OfficeForm):
    answer = of.lines(
        "answer", help_text=_("What was done, and the paper that shows it.")
    )


class SettleForm(OfficeForm):
    version = SeenField()
