"""Forms of a review. Shape only."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from lanh.plans.models import Plan, Review
from lanh.plans.queries import Reviewed
from lanh.plans.rules.reviewing import ReviewKind
from lanh.web.parts.forms import OfficeForm, SeenField, WordsField
from lanh.web.parts.words import words as word


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, word(kind).capitalize()) for kind in ReviewKind]


class BeginForm(OfficeForm):
    """Which review, of which years of the plan."""

    kind = forms.ChoiceField(label=_("Review"), choices=partial(_kinds))
    first_year = forms.TypedChoiceField(label=_("From year"), coerce=int)
    last_year = forms.TypedChoiceField(label=_("To year"), coerce=int)
    beside = (("first_year", "last_year"),)

    def __init__(self, data: Any = None, *, plan: Plan) -> None:
        years = range(plan.first.year, plan.last.year + 1)
        first = {"first_year": years[0], "last_year": years[-1]}
        super().__init__(data, initial=first)
        for name in first:
            field = self.fields[name]
            if isinstance(field, forms.TypedChoiceField):
                field.choices = [(year, str(year)) for year in years]

    def said(self) -> dict[str, Any]:
        """What `begin_review` is told."""
        return self.cleaned_data | {"kind": ReviewKind(self.cleaned_data["kind"])}


class ReviewForm(OfficeForm):
    """A reason for each target, and the conclusions."""

    version = SeenField()

    def __init__(
        self, data: Any = None, *, review: Review, rows: Sequence[Reviewed]
    ) -> None:
        super().__init__(data, initial={"version": review.version})
        self.rows = rows
        for one in rows:
            self.fields[one.target.pk.hex] = forms.CharField(
                label=_("Reason"), required=False, initial=one.reason, max_length=2000
            )
        self.fields["conclusions"] = WordsField(
            label=_("Conclusions"), initial=review.conclusions
        )

    @property
    def reasons(self) -> Iterator[BoundField]:
        for one in self.rows:
            yield self[one.target.pk.hex]

    def said(self) -> dict[str, Any]:
        """What `write_review` is told."""
        typed = self.cleaned_data
        reasons = {one.target.pk: typed[one.target.pk.hex] for one in self.rows}
        told = {name: typed[name] for name in ("version", "conclusions")}
        return {**told, "reasons": reasons}


class VersionForm(OfficeForm):
    """One press, on what was looked at."""

    version = SeenField()
