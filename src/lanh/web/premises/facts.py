"""What is known of premises, in the reader's words."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.registers.inspections import queries as inspections
from lanh.web.parts.records.kinds import Facts
from lanh.web.parts.records.tables import Row, Said, Table
from lanh.web.parts.words import day, number, value_of, words
from lanh.web.premises.lists import STANDINGS, in_force
from lanh.web.premises.words import LABELS

FEW = 8
OUTCOMES = {"ok": "ok", "violation": "warn"}


def of_premises(premises: Any) -> Facts:
    yield LABELS["code"], premises.code
    yield LABELS["kind"], value_of(premises.kind, "kind:premises")
    yield LABELS["address"], premises.address
    yield LABELS["place"], premises.place.name
    yield LABELS["owner_name"], premises.owner_name
    yield LABELS["licence_no"], premises.licence_no
    yield LABELS["day"], premises.day
    yield LABELS["closed"], premises.closed
    yield LABELS["follows"], str(premises.follows or "")
    yield LABELS["followed_by"], str(getattr(premises, "followed_by", ""))


def beside(user: User, premises: Any, today: date) -> Mapping[str, object]:
    """Visits, workers, commitments and licences, a table each."""
    return {"tables": [*_tables(user, premises, today)]}


def _tables(user: User, premises: Any, today: date) -> Iterator[Table]:
    """Blank ones are shown where something is to be told of every premises."""
    yield Table(
        "visits",
        _("Visits of teams 178"),
        (_("Day"), _("Team"), _("Violations found"), _("Done about it"), _("Result")),
        [_visit(one) for one in inspections.history(user, premises, today=today)],
        _("Not inspected yet."),
    )
    heads = _labels("as_of", "workers", "contracts", "checked")
    counts = [_staffing(one) for one in premises.staffings.all()[:FEW]]
    yield Table("staffing", LABELS["workers"], heads, counts, _("Not told yet."))
    heads = _labels("pledge", "signed", "until", "standing")
    signed = [_commitment(one) for one in premises.commitments.all()]
    told = _("Commitments")
    yield Table("commitments", told, heads, signed, _("None is signed."))
    yield from _others(premises)


def _others(premises: Any) -> Iterator[Table]:
    if licences := [_licence(one) for one in premises.licences.all()]:
        heads = _labels("covers", "number", "issuer", "until", "standing")
        heading = _("Licences for precursors and narcotic medicines")
        yield Table("licences", heading, heads, licences)
    if reached := [_reach(one) for one in premises.reaches.all()[:FEW]]:
        heads = _labels("reached_on", "via", "class_no")
        yield Table("reached", _("Reached"), heads, reached)


def _labels(*names: str) -> list[Said]:
    return [LABELS[name] for name in names]


def _visit(visit: Any) -> Row:
    found = ", ".join(words(one.act) for one in visit.violations.all())
    done = words(visit.heaviest) if visit.heaviest else ""
    if found and not done:
        done = gettext("not decided")
    return Row(
        (visit.day, visit.session.title, found, done),
        reverse("inspections:visit", args=[visit.pk]),
        OUTCOMES[visit.result],
        words(visit.outcome),
    )


def _staffing(told: Any) -> Row:
    def by_sex(what: str) -> str:
        men, women = (getattr(told, f"{what}_{sex}") for sex in "mf")
        of_whom = gettext("of whom {n} women").format(n=number(women))
        return f"{number(men + women)}, {of_whom}"

    numbers = [by_sex(what) for what in ("workers", "contracts", "checked")]
    return Row((day(told.as_of), *numbers))


def _commitment(told: Any) -> Row:
    shape = in_force(told.until)
    cells = words(told.pledge), told.signed, told.until
    return Row(cells, "", shape, STANDINGS[shape])


def _licence(told: Any) -> Row:
    shape = in_force(told.until)
    cells = words(told.subjects), told.number, told.issuer, told.until
    return Row(cells, "", shape, STANDINGS[shape])


def _reach(told: Any) -> Row:
    return Row((told.day, words(told.way), told.class_no))
