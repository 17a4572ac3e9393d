"""Support for victims and the rating of communes, as far as their tables are known."""

from datetime import date
from decimal import Decimal

import pytest

from lanh.law.schemes.rating import Facts, criteria, rate_commune, rate_province
from lanh.law.schemes.support import Asked, grants

DAY = date(2026, 8, 3)


def _codes(who: Asked, day: date = DAY) -> set[str]:
    return {grant.code for grant in grants(who, day)}


def test_a_victim_is_granted_all_ten_kinds() -> None:
    granted = grants(Asked("victim"), DAY)
    assert len(granted) == 10
    assert granted[0].article == "Law 53/2024 art 37.1a"
    assert not granted[0].verified


def test_a_child_along_learns_but_is_not_sent_to_work() -> None:
    along = _codes(Asked("victim", accompanying=True))
    assert "schooling" in along
    assert not {"vocational", "hardship"} & along


def test_while_identified_at_home_more_than_abroad() -> None:
    home, abroad = (_codes(Asked("identifying", place=p)) for p in ("home", "abroad"))
    assert home - abroad == {"legal_aid", "travel", "psychological"}


def test_for_a_foreigner_each_kind_is_decided_case_by_case() -> None:
    granted = grants(Asked("identifying", foreign=True), DAY)
    assert granted
    assert all(grant.case_by_case for grant in granted)
    assert "travel" not in {grant.code for grant in granted}


def test_before_the_law_there_is_no_table() -> None:
    assert not grants(Asked("victim"), date(2025, 6, 30))


def _figures(**given: str) -> dict[str, Decimal]:
    return {name: Decimal(value) for name, value in given.items()}


@pytest.mark.parametrize(
    ("figures", "route", "code"),
    [
        (_figures(people="0.005", venues="2", offenders="0.001"), False, "commune_1"),
        (_figures(people="0.0049", venues="2", offenders="0.001"), False, "commune_2"),
        (_figures(people="0.001", venues="1", offenders="0.0005"), False, "commune_2"),
        (_figures(people="0.001", venues="1"), True, "commune_1"),
        (_figures(people="0.0002"), False, "commune_3"),
        (_figures(people="0.001", plants="500", area="125"), False, "commune_3"),
        ({}, False, "none"),
    ],
)
def test_a_commune_is_rated_by_how_many_criteria_it_meets(
    figures: dict[str, Decimal], route: bool, code: str
) -> None:
    assert rate_commune(Facts(figures, on_key_route=route)).code == code


def test_a_commune_with_nothing_is_free_before_it_is_type_three() -> None:
    free = Facts(_figures(people="0"), False, False, False, False)
    assert rate_commune(free).code == "drug_free"
    assert rate_commune(Facts(_figures(people="0"))).code == "commune_3"


def test_a_province_needs_four() -> None:
    three = _figures(people="0.002", venues="5", offenders="0.0005")
    assert rate_province(Facts(three)).code == "none"
    four = rate_province(Facts(three | _figures(communes="0.03")))
    assert (four.code, four.article) == ("province", "Decision 28/2025 art 5")
    assert set(four.met) <= set(criteria())
