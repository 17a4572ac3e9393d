"""The register of documents: what comes in, what goes out, what is found in it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection

from lanh.access.errors import NotPermitted
from lanh.files.models import StoredFile
from lanh.reader.errors import StampedSecret
from lanh.registers.documents import actions, queries, steps
from lanh.registers.documents.errors import (
    AlreadyFiled,
    AnswerBeforeArrival,
    ArrivedBeforeIssued,
    NoAnswerOfOurs,
    NothingToAnswer,
    NumbersFollowDays,
    NumberStands,
    SecretNotKept,
)
from lanh.registers.documents.models import Document, Wording
from lanh.registers.documents.queries import Degree, State, Step
from lanh.registers.records.errors import (
    ChangedMeanwhile,
    NoReason,
    NotDoneYet,
    NothingChanged,
    WrongStep,
)
from tests.cast import NOW, TODAY, Cast
from tests.registers.papers import (
    COMMUNE_PLAN,
    PROVINCE_PLAN,
    entered,
    filed,
    read,
    received,
    sent_out,
)

pytestmark = pytest.mark.both
BEFORE = TODAY - timedelta(days=10)


# ── coming in ─────────────────────────────────────────────────────────────────────────


def test_what_comes_in_is_read_checked_and_filed(cast: Cast) -> None:
    document = received(cast, PROVINCE_PLAN)
    assert (document.number, document.dated) == ("30/KH-UBND", date(2026, 2, 14))
    assert document.kind == "ke_hoach"
    assert document.arrival == 1
    assert document.stage is State.READ
    document = filed(cast, document, title="Phòng, chống ma túy năm 2026 của tỉnh")
    assert document.stage is State.FILED
    assert document.title.endswith("của tỉnh")


def test_a_stamped_paper_leaves_nothing_here(cast: Cast) -> None:
    with pytest.raises(StampedSecret, match="MẬT"):
        read(f"TỐI MẬT\n{PROVINCE_PLAN}")
    assert not StoredFile.objects.exists()
    with pytest.raises(SecretNotKept, match="Secret"):
        actions.receive(
            by=cast.specialist,
            place=cast.lanh_son,
            day=TODAY,
            file=read(PROVINCE_PLAN),
            degree=Degree.SECRET,
            today=TODAY,
            at=NOW,
        )
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_scan_is_kept_and_found_by_what_the_clerk_types(cast: Cast) -> None:
    scan = queries.read(name="scan.txt", content=b"--- ... ---")
    assert scan.text == ""
    document = entered(cast, number="112/CAT-PV01", dated=BEFORE)
    document = actions.attach(
        by=cast.specialist, document=document, file=scan, today=TODAY, at=NOW
    )
    assert document.file
    rows = queries.documents(cast.specialist, today=TODAY)
    assert document in queries.holding(rows, "112/CAT")


def test_a_document_stands_once_in_a_register(cast: Cast) -> None:
    entered(cast, number="112/CAT-PV01", dated=BEFORE)
    other = entered(cast, number="112/CAT-PV01", dated=BEFORE, issuer="Sở Y tế")
    assert other.arrival == 2
    with pytest.raises(AlreadyFiled, match="112"):
        entered(cast, number="112 /CAT–PV01", dated=BEFORE)


def test_the_days_of_a_document_are_in_order(cast: Cast) -> None:
    assert entered(cast, number="1/UBND", dated=TODAY).day == TODAY
    with pytest.raises(ArrivedBeforeIssued):
        entered(cast, number="2/UBND", dated=TODAY, day=BEFORE)
    with pytest.raises(NotDoneYet):
        entered(cast, number="3/UBND", dated=TODAY, day=TODAY + timedelta(days=1))
    with pytest.raises(AnswerBeforeArrival):
        entered(cast, number="4/UBND", dated=BEFORE, answer_by=BEFORE)


def test_who_keeps_no_register_enters_nothing(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        received(cast, PROVINCE_PLAN, by=cast.officer)
    with pytest.raises(NotPermitted):
        received(cast, PROVINCE_PLAN, by=cast.leader)


# ── numbers ───────────────────────────────────────────────────────────────────────────


def test_a_book_gives_its_numbers_without_a_gap(cast: Cast) -> None:
    numbers = [sent_out(cast, day=BEFORE).number, sent_out(cast).number]
    assert numbers == ["01/KH-UBND", "02/KH-UBND"]
    assert sent_out(cast, kind="bao_cao", symbol="BC-UBND").number == "01/BC-UBND"
    assert sent_out(cast, place=cast.suoi_lanh).number == "01/KH-UBND"
    with pytest.raises(NumbersFollowDays, match="02/KH-UBND"):
        sent_out(cast, day=BEFORE)
    assert sent_out(cast).number == "03/KH-UBND"


def test_a_number_that_was_struck_out_is_not_given_again(cast: Cast) -> None:
    first = sent_out(cast)
    with pytest.raises(NoReason):
        actions.strike(by=cast.specialist, document=first, why=" ", today=TODAY)
    actions.strike(by=cast.specialist, document=first, why="Trùng", today=TODAY)
    assert sent_out(cast).number == "02/KH-UBND"


def test_the_book_goes_on_behind_numbers_given_elsewhere(cast: Cast) -> None:
    issued = steps.enter(
        place=cast.lanh_son,
        kind="ke_hoach",
        number="12/KH-UBND",
        dated=BEFORE,
        day=BEFORE,
        issuer="Ủy ban nhân dân tỉnh Lành Sơn",
        title="Phòng, chống ma túy năm 2026",
        origin="plan:1",
    )
    assert issued.serial == 12
    assert sent_out(cast).number == "13/KH-UBND"
    (series,) = queries.books(cast.specialist, today=TODAY, year=2026)
    assert series.missing == list(range(1, 12))


def test_what_stands_already_takes_the_origin(cast: Cast) -> None:
    document = sent_out(cast)
    again = steps.enter(
        place=cast.lanh_son,
        kind="ke_hoach",
        number="1/KH-UBND",
        dated=TODAY,
        day=TODAY,
        issuer="UBND tỉnh",
        title="Phòng, chống mại dâm",
        origin="plan:1",
    )
    assert again == document
    assert Document.objects.get().origin == "plan:1"


@pytest.mark.django_db(transaction=True)
def test_clerks_side_by_side_get_each_their_own_number() -> None:
    cast = Cast.gather()
    unwatched = actions.send_out.__wrapped__  # type: ignore[attr-defined]  # by `wraps`

    def press(n: int) -> str:
        try:
            document: Document = unwatched(
                by=cast.specialist,
                place=cast.lanh_son,
                kind="quyet_dinh",
                symbol="QĐ-UBND",
                title=f"Quyết định thứ {n}",
                issuer="Ủy ban nhân dân tỉnh",
                day=TODAY,
                degree=Degree.OPEN,
                today=TODAY,
                at=NOW,
            )
            return document.number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        given = sorted(pool.map(press, range(12)))
    assert given == [f"{n:02d}/QĐ-UBND" for n in range(1, 13)]


# ── putting right ─────────────────────────────────────────────────────────────────────


def test_an_entry_is_corrected_with_a_reason(cast: Cast) -> None:
    document = entered(cast, number="112/CAT-PV01", dated=BEFORE)

    def correct(document: Document, why: str = "Đọc nhầm số", **facts: str) -> Document:
        return actions.correct(
            by=cast.specialist,
            document=document,
            version=document.version,
            why=why,
            today=TODAY,
            **facts,
        )

    with pytest.raises(NoReason):
        correct(document, why="", number="121/CAT-PV01")
    with pytest.raises(NothingChanged):
        correct(document, number=document.number)
    corrected = correct(document, number="121/CAT-PV01")
    assert corrected.number == "121/CAT-PV01"
    with pytest.raises(ChangedMeanwhile):
        correct(document, number="122/CAT-PV01")
    with pytest.raises(NumberStands, match="01/KH-UBND"):
        correct(sent_out(cast), number="99/KH-UBND")


def test_a_struck_entry_is_over(cast: Cast) -> None:
    document = entered(cast, number="112/CAT-PV01", dated=BEFORE)
    actions.strike(by=cast.specialist, document=document, why="Hai lần", today=TODAY)
    with pytest.raises(WrongStep, match="struck out"):
        filed(cast, document)
    assert entered(cast, number="112/CAT-PV01", dated=BEFORE).arrival == 2


# ── answering ─────────────────────────────────────────────────────────────────────────


def test_a_question_waits_until_it_is_answered(cast: Cast) -> None:
    question = entered(
        cast, number="112/CAT-PV01", dated=BEFORE, day=BEFORE, answer_by=TODAY
    )
    (due,) = queries.due(cast.specialist, TODAY)
    assert (due.due, due.late) == (TODAY, False)
    (late,) = queries.due(cast.specialist, TODAY + timedelta(days=1))
    assert late.late
    reply = sent_out(cast, kind="cong_van", symbol="UBND-NC")

    def answer(document: Document, reply: Document) -> Document:
        return actions.answer(
            by=cast.specialist, document=document, reply=reply, today=TODAY
        )

    with pytest.raises(NoAnswerOfOurs):
        answer(question, entered(cast, number="9/SYT", dated=TODAY))
    assert answer(question, reply).answered == reply
    assert not list(queries.due(cast.specialist, TODAY))
    with pytest.raises(NothingToAnswer):
        answer(question, reply)


def test_what_was_read_and_not_checked_is_due(cast: Cast) -> None:
    received(cast, PROVINCE_PLAN)
    (due,) = queries.due(cast.specialist, TODAY)
    assert due.url_name == "documents:file"
    assert not list(queries.due(cast.officer, TODAY))


# ── who sees what ─────────────────────────────────────────────────────────────────────


def test_those_below_see_what_is_meant_for_them(cast: Cast) -> None:
    plan = sent_out(cast, for_below=True)
    letter = sent_out(cast, kind="cong_van", symbol="UBND-NC")
    own = received(cast, COMMUNE_PLAN, place=cast.suoi_lanh)
    seen = queries.documents(cast.officer, today=TODAY)
    assert set(seen) == {plan, own}
    assert set(queries.documents(cast.specialist, today=TODAY)) == {plan, letter, own}
    assert queries.document(cast.outsider, pk=plan.pk, today=TODAY) is None


def test_the_buttons_are_what_the_rules_allow(cast: Cast) -> None:
    document = received(cast, PROVINCE_PLAN)
    opened = queries.steps_open(cast.specialist, document=document, today=TODAY)
    assert opened == [Step.FILE, Step.STRIKE]
    assert not queries.steps_open(cast.leader, document=document, today=TODAY)


# ── searching ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "asked",
    [
        "cai nghiện tự nguyện",
        "CAI NGHIEN TU NGUYEN",
        '"tự nguyện tại gia đình"',
        "bản tuyên truyền",
        "07/kh-ubnd",
        "suoi lanh",
    ],
)
def test_words_are_found_with_and_without_marks(cast: Cast, asked: str) -> None:
    document = received(cast, COMMUNE_PLAN, place=cast.suoi_lanh)
    other = received(cast, PROVINCE_PLAN)
    rows = queries.documents(cast.specialist, today=TODAY)
    assert list(queries.holding(rows, asked)) == [document]
    assert other in rows


@pytest.mark.parametrize(
    "asked", ["karaoke", '"nghiện cai"', "% ' \"", "cai nghien xyz"]
)
def test_what_is_not_there_is_not_found(cast: Cast, asked: str) -> None:
    received(cast, COMMUNE_PLAN)
    rows = queries.documents(cast.specialist, today=TODAY)
    assert not queries.holding(rows, asked).exists()


def test_a_hit_is_shown_with_the_words_around_it(cast: Cast) -> None:
    document = received(cast, COMMUNE_PLAN)
    (hit,) = queries.hits([document], "cai nghien tu nguyen")[document.pk]
    assert hit.words == "cai nghiện tự nguyện"
    assert hit.before.endswith("Rà soát người")
    assert hit.after.startswith("tại gia đình")


def test_a_phrase_is_found_far_into_a_long_document(cast: Cast) -> None:
    words = " ".join(f"chữ{n}" for n in range(14_995))
    document = received(cast, f"{COMMUNE_PLAN}\n{words} một cụm từ ở chỗ nối {words}")
    assert document.wordings.count() == 3
    rows = queries.documents(cast.specialist, today=TODAY)
    assert document in queries.holding(rows, '"một cụm từ ở chỗ nối"')
    assert document in queries.holding(rows, '"chữ14993 chữ14994 một cụm"')


def test_words_follow_the_entry(cast: Cast) -> None:
    document = received(cast, COMMUNE_PLAN)
    filed(cast, document, title="Đổi tên hẳn")
    rows = queries.documents(cast.specialist, today=TODAY)
    assert document in queries.holding(rows, "doi ten han")
    Wording.objects.all().delete()
    assert not queries.holding(rows, "doi ten han").exists()
