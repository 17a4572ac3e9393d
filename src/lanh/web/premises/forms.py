"""Shape only: what it means is for the rules."""

from functools import partial
from typing import Any, ClassVar

from django import forms

from lanh.access.roles import Permission
from lanh.registers.premises.queries import Covers, Pledge, Via
from lanh.web.parts.forms import DayField, OfficeForm, Rows
from lanh.web.parts.records.fields import (
    CorrectingForm,
    Fields,
    PlaceForm,
    WhyForm,
)
from lanh.web.parts.records.lists import members_of
from lanh.web.premises.words import LABELS

of = Fields(LABELS)


def one_of(codes: Any, name: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=LABELS[name], choices=partial(members_of, codes))


class PremisesForm(PlaceForm):
    title = of.line("title")
    code = of.line("code", size=20)
    kind = of.chosen("kind:premises", "kind")
    address = of.line("address")
    day = DayField(label=LABELS["day"])
    owner_name = of.line("owner_name", size=200, required=False)
    licence_no = of.line("licence_no", size=60, required=False)

    needs = Permission.RECORD_PREMISES
    first = ("title", "code", "kind", "place", "address", "day")
    beside: ClassVar[Rows] = (("code", "kind"), ("place", "address"))
    later = ("owner_name", "licence_no")


class CorrectForm(CorrectingForm, PremisesForm):
    pass


class CloseForm(WhyForm):
    day = DayField(label=LABELS["closed"])

    field_order = ("day", "why")


class ReopenForm(OfficeForm):
    code = of.line("code", size=20)
    day = DayField(label=LABELS["day"])
    title = of.line("title", required=False)
    owner_name = of.line("owner_name", size=200, required=False)
    licence_no = of.line("licence_no", size=60, required=False)

    beside: ClassVar[Rows] = (("code", "day"),)


class WorkersForm(OfficeForm):
    as_of = DayField(label=LABELS["as_of"])
    workers_m = of.whole("workers_m")
    workers_f = of.whole("workers_f")
    contracts_m = of.whole("contracts_m", initial=0)
    contracts_f = of.whole("contracts_f", initial=0)
    checked_m = of.whole("checked_m", initial=0)
    checked_f = of.whole("checked_f", initial=0)

    beside: ClassVar[Rows] = (
        ("workers_m", "workers_f"),
        ("contracts_m", "contracts_f"),
        ("checked_m", "checked_f"),
    )
    may_be_kept = True


class CommitForm(OfficeForm):
    kind = one_of(Pledge, "pledge")
    signed = DayField(label=LABELS["signed"])
    until = DayField(label=LABELS["until"], required=False)

    beside: ClassVar[Rows] = (("signed", "until"),)
    may_be_kept = True


class LicenceForm(OfficeForm):
    covers = one_of(Covers, "covers")
    number = of.line("number", size=60)
    issuer = of.line("issuer", size=200)
    issued = DayField(label=LABELS["issued"])
    until = DayField(label=LABELS["until"], required=False)

    beside: ClassVar[Rows] = (("covers", "number"), ("issued", "until"))


class ReachForm(OfficeForm):
    day = DayField(label=LABELS["reached_on"])
    via = one_of(Via, "via")
    class_no = of.line("class_no", size=60, required=False)

    beside: ClassVar[Rows] = (("day", "via"),)
