"""Fields and forms about a record. Shape only; what it means is for the rules."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.access.queries import places_for, posts_of
from lanh.access.roles import Permission
from lanh.web.parts.forms import OfficeForm, SeenField, WholeField, WordsField
from lanh.web.parts.records.lists import LABELS, values_of

BLANK_IS_NOT_ZERO = _("Leave blank if they were not counted; blank is not zero.")


class LinesField(forms.CharField):
    """Several things, one a line; blank lines are left out."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        lines = str(super().clean(value) or "").splitlines()
        return [line.strip() for line in lines if line.strip()]


class Fields:
    """Fields in the words of one drawer: `of = Fields(LABELS)`."""

    def __init__(self, labels: Mapping[str, Any]) -> None:
        self.labels = labels

    def chosen(self, dimension: str, name: str, **asked: Any) -> forms.ChoiceField:
        """One code. Nothing is chosen beforehand: a first value left standing is a
        wrong record."""

        def choices() -> list[tuple[str, Any]]:
            return [("", _("Choose")), *values_of(dimension)]

        return forms.ChoiceField(label=self.labels[name], choices=choices, **asked)

    def several(self, dimension: str, name: str) -> forms.MultipleChoiceField:
        return forms.MultipleChoiceField(
            label=self.labels[name],
            choices=partial(values_of, dimension),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def whole(self, name: str, **asked: Any) -> WholeField:
        """A whole number, 0 or more."""
        return WholeField(label=self.labels[name], **({"min_value": 0} | asked))

    def line(self, name: str, *, size: int = 300, **asked: Any) -> forms.CharField:
        return forms.CharField(label=self.labels[name], max_length=size, **asked)

    def lines(self, name: str, **asked: Any) -> WordsField:
        return WordsField(label=self.labels[name], **asked)

    def yes(self, name: str) -> forms.BooleanField:
        return forms.BooleanField(label=self.labels[name], required=False)


class PlaceForm(OfficeForm):
    """A form about a place and a day: one's own place and today are filled in.

    needs: what one must hold at a place to choose it. first: its fields' order.
    """

    needs: ClassVar[Permission]
    first: ClassVar[tuple[str, ...]] = ("title", "day", "place")

    def __init__(self, *args: Any, user: User, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = own(user, today) | dict(kwargs.get("initial") or {})
        super().__init__(*args, user=user, today=today, **kwargs)
        places = places_for(user, self.needs, today=today).order_by("sort_key")
        self.fields["place"] = forms.ModelChoiceField(
            places, label=LABELS["place"], empty_label=None
        )
        self.order_fields(self.first)


class WhyForm(OfficeForm):
    # Not required by the form: the rule's own refusal tells what to write.
    why = WordsField(label=LABELS["why"])


class CorrectingForm(OfficeForm):
    """Beside a form that records: what a correction of it asks besides."""

    version = SeenField()
    why = WordsField(label=LABELS["why"])


def own(user: User, today: date) -> dict[str, Any]:
    post = posts_of(user, today=today).first()
    return {"day": today, "place": post.place if post else None}
