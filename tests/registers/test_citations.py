"""What documents rest on: citations, the graph between them, doubts, laws in force."""

from datetime import date

import pytest

from lanh.access.errors import NotPermitted
from lanh.registers.documents import actions, queries
from lanh.registers.documents.models import Document
from lanh.registers.documents.queries import Force, Relation
from lanh.registers.documents.rules import citing
from tests.cast import TODAY, Cast
from tests.registers.papers import (
    COMMUNE_PLAN,
    PROVINCE_PLAN,
    entered,
    filed,
    received,
)

pytestmark = pytest.mark.both


def commune(cast: Cast) -> Document:
    return received(cast, COMMUNE_PLAN, place=cast.suoi_lanh)


def told(document: Document) -> list[str]:
    return [doubt.sentence.format(**doubt.facts) for doubt in queries.doubts(document)]


def test_what_a_document_names_is_kept_with_how_it_names_it(cast: Cast) -> None:
    cited = [(str(one), one.dated, one.how) for one in commune(cast).citations.all()]
    assert cited == [
        ("Luật Phòng, chống ma túy năm 2000", None, Relation.BASED_ON),
        ("30/KH-UBND", date(2026, 2, 14), Relation.IMPLEMENTS),
        ("30/KH-UBND", date(2026, 2, 12), Relation.IMPLEMENTS),
        ("05/KH-UBND", date(2026, 1, 10), Relation.REPLACES),
    ]


@pytest.mark.parametrize(
    ("before", "relation"),
    [
        ("Căn cứ Luật Tổ chức chính quyền địa phương và ", Relation.BASED_ON),
        ("Bãi bỏ ", Relation.REPLACES),
        ("Sửa đổi, bổ sung một số nội dung của ", Relation.AMENDS),
        ("Về việc hướng dẫn thực hiện ", Relation.GUIDES),
        ("Triển khai thực hiện ", Relation.IMPLEMENTS),
        ("Sở Y tế thực hiện nhiệm vụ được giao. Xem ", Relation.MENTIONS),
        ("Công an tỉnh đã có ", Relation.MENTIONS),
    ],
)
def test_the_words_in_front_say_how(before: str, relation: Relation) -> None:
    assert citing.relation(before, None, None) is relation


def test_in_a_list_the_verb_is_said_once() -> None:
    before = "Thực hiện các Kế hoạch: "
    last = Relation.REPLACES
    assert citing.relation("x" * 50, last, " ngày 14/02/2026; ") is last
    assert citing.relation("x" * 50, last, " đã ban hành, còn ") is Relation.MENTIONS
    assert citing.relation(before, None, None) is Relation.IMPLEMENTS


def test_a_citation_finds_its_document_and_its_law(cast: Cast) -> None:
    plan = filed(cast, received(cast, PROVINCE_PLAN))
    document = commune(cast)
    law, first, second, replaced = queries.cites(cast.specialist, document, today=TODAY)
    assert (first.document, second.document) == (plan, plan)
    assert replaced.document is None
    assert law.law
    assert law.law.code == "L23"
    assert law.force is Force.ENDED
    assert [
        one.source for one in queries.cited_by(cast.specialist, plan, today=TODAY)
    ] == [document, document]


def test_what_comes_later_is_found_by_those_that_name_it(cast: Cast) -> None:
    document = commune(cast)
    assert not document.citations.exclude(target=None)
    plan = filed(cast, received(cast, PROVINCE_PLAN))
    assert {one.target for one in document.citations.exclude(target=None)} == {plan}


def test_a_struck_document_is_meant_no_more(cast: Cast) -> None:
    plan = received(cast, PROVINCE_PLAN)
    document = commune(cast)
    actions.strike(by=cast.specialist, document=plan, why="Hai lần", today=TODAY)
    assert not document.citations.exclude(target=None)


def test_the_plan_of_another_province_is_not_meant(cast: Cast) -> None:
    received(cast, PROVINCE_PLAN, place=cast.ben_xa, by=cast.outsider)
    assert not commune(cast).citations.exclude(target=None)


def test_one_of_two_that_may_be_meant_is_not_guessed(cast: Cast) -> None:
    for day in (date(2026, 1, 9), date(2026, 2, 9)):
        plan = PROVINCE_PLAN.replace("14 tháng 02", f"{day.day} tháng {day.month:02}")
        received(cast, plan)
    assert not commune(cast).citations.exclude(target=None)


# ── doubts ────────────────────────────────────────────────────────────────────────────


def test_one_number_with_two_days_is_told(cast: Cast) -> None:
    """The example of catalogue S03: a letter cites 30/KH-UBND of 14 and of 12/02."""
    document = commune(cast)
    assert told(document) == [
        "30/KH-UBND is cited here with two days, 2026-02-14 and 2026-02-12.",
        "Luật Phòng, chống ma túy năm 2000 had no force any more when this was signed "
        "(2026-03-02).",
    ]
    assert document.warned == 2


def test_another_day_than_the_registers_is_told(cast: Cast) -> None:
    received(cast, PROVINCE_PLAN)
    assert (
        "30/KH-UBND is cited with the day 2026-02-12; the register has it with "
        "2026-02-14." in told(commune(cast))
    )


def test_a_sound_document_has_no_doubts(cast: Cast) -> None:
    assert told(received(cast, PROVINCE_PLAN)) == []


def test_a_basis_that_was_not_in_force_yet_is_told(cast: Cast) -> None:
    early = PROVINCE_PLAN.replace("năm 2021;", "số 120/2025/QH15;")
    assert told(received(cast, early)) == [
        "120/2025/QH15 was not in force yet when this was signed (2026-02-14)."
    ]


def test_a_basis_that_was_replaced_before_is_told(cast: Cast) -> None:
    received(cast, PROVINCE_PLAN)
    newer = PROVINCE_PLAN.replace("Số: 30", "Số: 44").replace(
        "14 tháng 02", "20 tháng 02"
    )
    newer = newer.replace(
        "I. CHỈ TIÊU", "Thay thế Kế hoạch số 30/KH-UBND.\n\nI. CHỈ TIÊU"
    )
    received(cast, newer)
    sentence = (
        "30/KH-UBND had been replaced by 44/KH-UBND (2026-02-20) when this was signed "
        "(2026-03-02)."
    )
    assert sentence in told(commune(cast))


def test_a_person_says_how_one_document_stands_to_another(cast: Cast) -> None:
    document = commune(cast)
    citation = document.citations.get(number="05/KH-UBND")

    def relate(by: object) -> None:
        actions.relate(
            by=by,  # type: ignore[arg-type]  # each of the cast
            citation=citation,
            relation=Relation.MENTIONS,
            today=TODAY,
        )

    with pytest.raises(NotPermitted):
        relate(cast.leader)
    relate(cast.specialist)
    filed(cast, document)
    assert document.citations.get(number="05/KH-UBND").how is Relation.MENTIONS


# ── the library ───────────────────────────────────────────────────────────────────────


def test_the_laws_in_force_on_a_day() -> None:
    def numbers(day: date) -> set[str]:
        return {law.number for law in queries.laws(day=day)}

    assert "73/2021/QH14" in numbers(date(2026, 6, 30))
    assert "120/2025/QH15" not in numbers(date(2026, 6, 30))
    assert "73/2021/QH14" not in numbers(date(2026, 7, 1))
    assert "120/2025/QH15" in numbers(date(2026, 7, 1))


def test_a_law_is_searched_without_marks() -> None:
    found = [law.number for law in queries.laws(search="phong, chong ma tuy nam")]
    assert found == ["120/2025/QH15", "73/2021/QH14", "23/2000/QH10"]
    assert queries.law("no such law") is None


def test_a_law_tells_who_cites_it(cast: Cast) -> None:
    document = commune(cast)
    (citation,) = queries.citing(cast.officer, "L23", today=TODAY)
    assert citation.source == document
    assert queries.times_cited(cast.officer, today=TODAY) == {"L23": 1}
    assert not queries.citing(cast.outsider, "L23", today=TODAY)


def test_a_letter_typed_by_hand_names_nothing(cast: Cast) -> None:
    document = entered(cast, number="9/SYT", dated=TODAY)
    assert not document.citations.exists()
