"""Definitions are text, and text can be wrong."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lanh.elements.catalogue import (
    From,
    Kind,
    Places,
    dimensions,
    elements,
    read_dimension,
    read_element,
)
from lanh.elements.errors import BadDefinition
from lanh.elements.indicators import indicators, read_indicator
from lanh.elements.slices import read_slice, slice_key

GOOD: dict[str, Any] = {
    "vi": "Thử",
    "en": "Tried",
    "unit": "event",
    "kind": "flow",
    "places": "sum",
    "by": ["theme"],
    "source": "events",
    "origin": "form",
}
RATE: dict[str, Any] = {
    "vi": "Tỷ lệ",
    "en": "Rate",
    "unit": "percent",
    "numerator": "events.communes",
    "denominator": "communes.total",
    "better": "higher",
}


def test_all_of_catalogue_3_is_read() -> None:
    assert len(elements()) == 235
    communes = elements()["events.communes"]
    assert communes.kind is Kind.DISTINCT
    assert communes.places is Places.SUM
    assert communes.key == "commune"
    assert communes.origin is From.FORM
    assert communes.words("vi") == "Xã, phường được tuyên truyền"
    assert communes.words("en") == "Communes reached"
    assert elements()["people.addicted_on_file"].breaks == date(2026, 7, 1)


def test_all_of_catalogue_4_is_read_with_one_more_for_each_element() -> None:
    written = [text for text in indicators().values() if not text.is_identity]
    assert len(written) == 90
    assert len(indicators()) == 90 + 235
    coverage = indicators()["events.commune_coverage"]
    assert (str(coverage.numerator), str(coverage.denominator)) == (
        "events.communes",
        "communes.total",
    )
    assert coverage.scale == 100
    assert indicators()["rehab.occupancy"].band == (Decimal(60), Decimal(100))
    assert indicators()["n.events.sessions"].denominator is None


def test_every_element_has_a_word_for_each_of_its_parts() -> None:
    for element in elements().values():
        for dimension in element.by.values():
            assert dimension.is_open or dimension.values
    assert elements()["events.schools"].dimension("level").value("primary").vi
    assert elements()["insp.visits"].dimension("kind").value("karaoke").vi


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "sum"},
        {"places": "all"},
        {"origin": "sky"},
        {"by": ["colour"]},
        {"unit": "barrel"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_wrong_text_is_refused_by_name(wrong: dict[str, Any]) -> None:
    assert read_element("events.tried", GOOD)
    with pytest.raises(BadDefinition, match=r"events\.tried"):
        read_element("events.tried", GOOD | wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"better": "bigger"},
        {"better": "band"},
        {"asked_of": "plans"},
        {"numerator": "facility.works_progress"},
        {"numerator": "events.mean_attendance"},
        {"numerator": "events.sessions@mean"},
    ],
    ids=lambda wrong: "-".join(wrong.values()),
)
def test_a_wrong_indicator_is_refused(wrong: dict[str, Any]) -> None:
    assert read_indicator("events.tried_rate", RATE)
    with pytest.raises(BadDefinition):
        read_indicator("events.tried_rate", RATE | wrong)


def test_a_dimension_without_values_is_refused() -> None:
    with pytest.raises(BadDefinition, match="colour"):
        read_dimension("colour", {"vi": "Màu", "en": "Colour"})
    with pytest.raises(BadDefinition, match="blue"):
        read_dimension(
            "colour",
            {"vi": "Màu", "en": "Colour", "open": True, "until": {"blue": None}},
        )


def test_districts_are_not_asked_for_after_they_ended() -> None:
    level = dimensions()["level"]
    codes = [value.code for value in level.in_use(date(2025, 6, 15))]
    assert "district" in codes
    codes = [value.code for value in level.in_use(date(2025, 7, 1))]
    assert codes == ["central", "province", "commune"]


def test_a_slice_has_one_spelling() -> None:
    assert slice_key({"theme": "drug", "sex": "f"}) == "sex=f;theme=drug"
    assert read_slice(slice_key({"age": "12_17"})) == {"age": "12_17"}
    assert read_slice("") == {}
    for bad in ("theme=drug;sex=f", "theme", "theme=", "a b=c"):
        with pytest.raises(BadDefinition):
            read_slice(bad)
