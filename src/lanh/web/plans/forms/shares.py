"""The table in which a target is given out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from lanh.common.numbers import write_number
from lanh.places.models import Agency, Place
from lanh.plans.models import Share
from lanh.plans.queries import Portion, caseloads
from lanh.plans.rules.allotting import Way
from lanh.web.parts.forms import DayField, OfficeForm, SeenField
from lanh.web.parts.words import term
from lanh.web.parts.words import words as word
from lanh.web.plans.forms.fields import NumberField
from lanh.web.plans.words import quantity

MORE: Final = 3  # blank lines for holders that no list knows


class ShareField(NumberField):
    """A share: 1.650 or 41,13; blank gives nothing."""

    widget = forms.TextInput(
        attrs={"inputmode": "decimal", "autocomplete": "off", "class": "in num"}
    )


def shown(value: Decimal | None) -> str:
    return "" if value is None else write_number(value)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: who, what stands now, and the field."""

    holder: Place | Agency
    now: Decimal | None
    field: BoundField


class SharesForm(OfficeForm):
    """A field for each place and agency, and lines for holders that are only named."""

    seen = SeenField()
    since = DayField(label=_("Holds from"))
    number = forms.CharField(
        label=_("Given out by document"), max_length=60, required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        places: list[Place],
        agencies: list[Agency],
        shares: list[Share],
        proposed: Mapping[Any, Decimal],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.holders: list[Place | Agency] = [*places, *agencies]
        self.held = {s.place_id or s.agency_id: s.value for s in shares}
        for holder in self.holders:
            first = proposed.get(holder.pk) if proposed else None
            if not proposed or isinstance(holder, Agency):
                first = self.held.get(holder.pk)
            self.fields[f"h-{holder.pk.hex}"] = ShareField(
                label=holder.name, required=False, initial=shown(first)
            )
        named = [(s.named, s.value) for s in shares if s.named]
        for n, (name, value) in enumerate([*named, *[("", None)] * MORE]):
            self.fields[f"n-{n}-name"] = forms.CharField(
                label=_("Name"), max_length=200, required=False, initial=name
            )
            self.fields[f"n-{n}-value"] = ShareField(
                label=_("Share given"), required=False, initial=shown(value)
            )
        self.names = len(named) + MORE

    @property
    def head(self) -> list[BoundField]:
        return [self["since"], self["number"], self["seen"]]

    @property
    def lines(self) -> Iterator[Line]:
        for holder in self.holders:
            now = self.held.get(holder.pk)
            yield Line(holder, now, self[f"h-{holder.pk.hex}"])

    @property
    def named(self) -> Iterator[tuple[BoundField, BoundField]]:
        for n in range(self.names):
            yield self[f"n-{n}-name"], self[f"n-{n}-value"]

    def said(self) -> dict[str, Any]:
        """What `allot` is told."""
        typed = self.cleaned_data
        given = ((h, typed[f"h-{h.pk.hex}"]) for h in self.holders)
        portions = [Portion(h, value) for h, value in given if value is not None]
        for n in range(self.names):
            name, value = typed[f"n-{n}-name"].strip(), typed[f"n-{n}-value"]
            if name and value is not None:
                portions.append(Portion(name, value))
        told = {name: typed[name] for name in ("seen", "since", "number")}
        return {**told, "portions": portions}


class ProposalForm(forms.Form):
    """By what the table is filled for a start."""

    all_optional = True  # read by parts/field.html

    way = forms.ChoiceField(
        label=_("Fill the table"),
        choices=partial(lambda: [(way.value, word(way)) for way in Way]),
        required=False,
    )
    element = forms.ChoiceField(
        label=_("The other figure"),
        choices=partial(
            lambda: [("", _("none")), *((e.code, term(e)) for e in caseloads())]
        ),
        required=False,
    )


def told(share: Share) -> str:
    """'15 cuộc truyền thông: Tổ chức ít nhất 40 cuộc… (27/KH-UBND)'."""
    target = share.allotment.target
    figure = quantity(share.value, target.unit)
    words, plan = target.clause or target.words, target.plan.number
    return f"{figure}: {Truncator(words).chars(80)} ({plan})"


class TakeOverForm(forms.Form):
    """Which share of a plan above the target takes over; blank: none."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    share = forms.ChoiceField(label=_("Takes over"), required=False)

    def __init__(self, data: Any = None, *, shares: list[Share], seen: str) -> None:
        super().__init__(data, initial={"seen": seen, "share": seen})
        self.shares = {str(share.pk): share for share in shares}
        field = self.fields["share"]
        if isinstance(field, forms.ChoiceField):
            own = [("", _("none: it is this plan's own"))]
            field.choices = [*own, *((k, told(s)) for k, s in self.shares.items())]

    def said(self) -> dict[str, Any]:
        """What `take_over` is told."""
        typed = self.cleaned_data
        return {"share": self.shares.get(typed["share"]), "seen": typed["seen"]}
