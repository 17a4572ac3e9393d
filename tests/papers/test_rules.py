"""What a paper says of its figures, and what its life allows."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lanh.common.period import Period
from lanh.elements.errors import BadDefinition
from lanh.papers.errors import (
    DayAhead,
    NoReasonToWithdraw,
    NoReceivers,
    NoSigner,
    NotASigningLine,
    NumberTaken,
    OutOfOrder,
    PartEmpty,
    SentenceTouched,
    StaleSentence,
    WrongPaperStep,
)
from lanh.papers.rules import life
from lanh.papers.rules.binding import bind, loose, say
from lanh.papers.rules.compose import aim_figures, compose
from lanh.papers.rules.figures import (
    Aim,
    Figure,
    Frozen,
    compared,
    next_period_words,
    period_words,
)
from lanh.papers.rules.life import Numbered, Status, Step
from lanh.papers.rules.sheet import signature
from lanh.papers.rules.templates import read_template, templates
from lanh.writer import Standing

HALF = Period.decree_09_half(2026, 1)
TEMPLATE = templates()["half_year_report"]
FRAME = {
    "issuer": "Ủy ban nhân dân tỉnh Lành Sơn",
    "period": "6 tháng đầu năm 2026",
    "next": "6 tháng cuối năm 2026",
    "plan": "",
    "first": "15/12/2025",
    "last": "14/6/2026",
}


def figure(key: str, value: str | None, element: str = "") -> Figure:
    return Figure(
        key,
        key,
        "cuộc",
        element or f"events.{key}",
        HALF.key,
        value,
        as_of="2026-06-14",
    )


def said(*figures: Figure, aims: tuple[Aim, ...] = ()) -> list[str]:
    """Every sentence of the report over these figures, numbers printed in."""
    frozen = Frozen(figures, aims)
    printed = frozen.printed | {"as_of": "14/6/2026"}
    return [say(one.pattern, printed) for one in compose(TEMPLATE, frozen, FRAME)]


# ── sentences ─────────────────────────────────────────────────────────────────────────


def test_a_sentence_says_what_is_known_and_leaves_out_the_rest() -> None:
    told = said(figure("sessions", "801"), figure("attendances", "38400"))
    assert (
        "Đã tổ chức 801 cuộc truyền thông, tuyên truyền về phòng, chống tệ nạn xã hội, "
        "với 38.400 lượt người tham dự." in told
    )
    assert not [one for one in told if "tập huấn" in one]


def test_zero_is_told_in_words_and_blank_is_not_zero() -> None:
    assert "Trong kỳ chưa mở lớp tập huấn nào." in said(figure("classes", "0"))
    told = said(figure("sessions", None), figure("classes", None))
    assert "Chưa có số liệu về truyền thông trong kỳ." in told


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("801", "tăng 21 cuộc so với cùng kỳ năm trước (780 cuộc)"),
        ("700", "giảm 80 cuộc so với cùng kỳ năm trước (780 cuộc)"),
        ("780", "bằng cùng kỳ năm trước (780 cuộc)"),
    ],
)
def test_the_same_period_last_year_is_compared_with(now: str, told: str) -> None:
    figures = [figure("sessions", now)]
    figures += compared(figures[0], figure("sessions", "780"))
    assert f"Số cuộc truyền thông {told}." in said(*figures)


def test_nothing_is_compared_where_last_year_is_not_known() -> None:
    assert not list(compared(figure("sessions", "801"), figure("sessions", None)))
    assert not [s for s in said(figure("sessions", "801")) if "cùng kỳ" in s]


def test_themes_are_told_one_by_one_without_those_that_count_nothing() -> None:
    drug = replace(figure("sessions__drug", "500"), label="Cuộc: phòng, chống ma túy")
    hiv = replace(figure("sessions__hiv", "0"), label="Cuộc: phòng, chống HIV/AIDS")
    told = said(figure("sessions", "801"), drug, hiv)
    line = next(one for one in told if one.startswith("Theo chủ đề"))
    assert line.endswith(": phòng, chống ma túy 500 cuộc.")


def test_an_estimate_is_told_as_one() -> None:
    told = "Số liệu trong kỳ có phần ước thực hiện đến 14/6/2026."
    assert told not in said(figure("sessions", "801"))
    assert told in said(replace(figure("sessions", "801"), estimate=True))


def test_the_opening_says_the_period_and_up_to_when_the_figures_go() -> None:
    assert said()[0] == (
        "Ủy ban nhân dân tỉnh Lành Sơn báo cáo kết quả 6 tháng đầu năm 2026 như sau "
        "(kỳ số liệu từ 15/12/2025 đến 14/6/2026; số liệu đến 14/6/2026):"
    )


def test_targets_are_counted_by_where_they_stand() -> None:
    aims = tuple(
        Aim("Chỉ tiêu", "lớp", "5", "3", "0.6", standing)
        for standing in ("reached", "behind", "over", "no_figure", "on_course")
    )
    counted = aim_figures(aims, period=HALF.key, as_of="2026-06-14")
    assert (
        "Trong 5 chỉ tiêu của kế hoạch: 1 chỉ tiêu đã đạt, 1 đúng tiến độ, 2 chậm, "
        "1 chưa đánh giá được." in said(*counted, aims=aims)
    )


def test_periods_are_called_as_reports_call_them() -> None:
    assert period_words(Period.decree_09_half(2026, 2)) == "6 tháng cuối năm 2026"
    assert period_words(Period.decree_09_quarter(2026, 3)) == "quý III năm 2026"
    assert period_words(Period.calendar_year(2026)) == "năm 2026"
    assert period_words(Period.month(2026, 5)) == "tháng 5 năm 2026"
    assert next_period_words(Period.decree_09_half(2026, 2)) == "năm 2027"


# ── words that a person edited ────────────────────────────────────────────────────────


def test_an_edited_sentence_takes_new_figures_into_its_own_words() -> None:
    printed = {"sessions": "801", "attendances": "38.400"}
    mine = bind("Cả tỉnh có 38.400 lượt người dự 801 cuộc", printed, ["sessions"])
    newer = {"sessions": "812", "attendances": "39.000"}
    assert say(mine, newer) == "Cả tỉnh có 39.000 lượt người dự 812 cuộc"


def test_dates_and_papers_numbers_are_no_figures() -> None:
    printed = {"classes": "12"}
    text = "Ngày 12/5/2026, theo Kế hoạch số 12/KH-UBND, mở 12 lớp trong tháng 12"
    assert bind(text, printed) == text.replace("12 lớp", "{classes} lớp")


def test_the_day_of_the_figures_moves_with_them_and_no_other_date_does() -> None:
    text = "Kỳ đến 14/6/2026; số liệu đến 14/6/2026"
    mine = bind(text, {"as_of": "14/6/2026"})
    assert say(mine, {"as_of": "30/6/2026"}) == text[:-9] + "30/6/2026"


def test_a_number_of_ones_own_is_told_as_such() -> None:
    assert loose("Mở {classes} lớp, riêng xã Bản Mây 3 lớp") == ["3"]


def test_frozen_figures_come_back_as_they_were() -> None:
    aims = (Aim("Mở 5 lớp", "lớp", "5", "3", "0.6", "behind"),)
    frozen = Frozen((figure("sessions", "801"), figure("communes", None)), aims)
    assert Frozen.read(frozen.as_json()) == frozen
    assert frozen.changed(Frozen((figure("sessions", "801"),))) == {"communes"}


# ── templates ─────────────────────────────────────────────────────────────────────────


def template(**other: Any) -> dict[str, Any]:
    said: dict[str, Any] = {
        "code": "x", "kind": "BC", "vi": "x", "en": "x", "subject": "x",
        "with_plan": "",
        "figure": [{"key": "sessions", "element": "events.sessions"}],
        "part": [{"code": "a", "sentence": [{"clauses": ["{sessions} cuộc"]}]}],
    }  # fmt: skip
    return said | other


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"figure": [{"key": "a", "element": "events.x"}]}, "no element called"),
        (
            {"figure": [{"key": "a", "element": "events.sessions", "by": "sex"}]},
            "events.sessions has no",
        ),
        (
            {"part": [{"code": "a", "sentence": [{"clauses": ["{people}"]}]}]},
            "no figure called",
        ),
    ],
)
def test_a_template_names_only_what_exists(wrong: dict[str, Any], told: str) -> None:
    assert read_template(template())
    with pytest.raises(BadDefinition, match=told):
        read_template(template(**wrong))


# ── head and signature ────────────────────────────────────────────────────────────────


def test_the_lines_over_a_signature_say_in_whose_stead_it_is() -> None:
    signed = signature(
        "TM. Ủy ban nhân dân\nKT. Chủ tịch\nPhó Chủ tịch", "Nông Văn Sơn"
    )
    assert [how for how, _whose in signed.stead] == [Standing.COLLECTIVE, Standing.HEAD]
    assert signed.post == "Phó Chủ tịch"
    with pytest.raises(NotASigningLine, match="Chủ tịch"):
        signature("Chủ tịch\nPhó Chủ tịch", "Nông Văn Sơn")


# ── the life of a paper ───────────────────────────────────────────────────────────────


def test_a_paper_is_numbered_before_it_is_issued() -> None:
    life.check_step(status=Status.DRAFT, step=Step.NUMBER)
    with pytest.raises(WrongPaperStep, match="cannot issue this paper: it is draft"):
        life.check_step(status=Status.DRAFT, step=Step.ISSUE)


def test_an_issued_paper_is_never_edited() -> None:
    with pytest.raises(WrongPaperStep):
        life.check_step(status=Status.ISSUED, step=Step.WRITE)
    life.check_step(status=Status.ISSUED, step=Step.WITHDRAW)


GIVEN = [Numbered(5, date(2026, 3, 1)), Numbered(7, date(2026, 6, 1))]


def test_a_number_is_given_once_in_a_year() -> None:
    with pytest.raises(NumberTaken, match="Take 8"):
        life.check_number_is_free(
            7, given=GIVEN, day=date(2026, 6, 18), symbol="BC-UBND"
        )
    life.check_number_is_free(6, given=GIVEN, day=date(2026, 5, 1), symbol="BC-UBND")


def test_numbers_follow_the_days_of_the_year() -> None:
    life.check_order(6, given=GIVEN, day=date(2026, 5, 1))
    life.check_order(8, given=GIVEN, day=date(2026, 6, 1))
    with pytest.raises(OutOfOrder, match="number 7 is dated 2026-06-01"):
        life.check_order(8, given=GIVEN, day=date(2026, 5, 1))
    with pytest.raises(OutOfOrder):
        life.check_order(6, given=GIVEN, day=date(2026, 6, 18))
    assert life.next_number(GIVEN) == 8


def test_what_is_missing_is_named_before_a_number_is_given() -> None:
    with pytest.raises(PartEmpty, match="KHÓ KHĂN"):
        life.check_parts([("KẾT QUẢ", 2), ("KHÓ KHĂN", 0)])
    with pytest.raises(NoReceivers):
        life.check_receivers([" "])
    with pytest.raises(NoSigner):
        life.check_signer(" ")
    with pytest.raises(StaleSentence, match="2 sentences"):
        life.check_none_stale(2)
    with pytest.raises(DayAhead):
        life.check_day(day=date(2026, 6, 19), today=date(2026, 6, 18))


def test_the_second_writer_is_told() -> None:
    life.check_untouched(seen=3, now=3)
    with pytest.raises(SentenceTouched):
        life.check_untouched(seen=2, now=3)


def test_a_paper_is_withdrawn_for_a_reason() -> None:
    with pytest.raises(NoReasonToWithdraw):
        life.check_reason("")
