"""What is wrong in a document is told, with its words, and never repaired."""

from pathlib import Path

import pytest

from lanh.reader import Finding, Grade, check
from tests.reader.papers import PLAIN, command

SIGNED = """\
Số: 12/KH-UBND

Lam Sơn, ngày 10 tháng 02 năm 2025

KẾ HOẠCH

Phòng, chống mua bán người năm 2025

Thực hiện Kế hoạch số 05/KH-BCA ngày 06/01/2025 của Bộ Công an, UBND tỉnh ban hành \
Kế hoạch như sau:

"""


def found(body: str) -> list[tuple[str, str]]:
    """Kind and quoted words of what contradicts itself or may."""
    reading, findings = check(SIGNED + body)
    return [
        (f.kind, " · ".join(reading.text[a:b] for a, b in f.spans))
        for f in findings
        if f.grade is not Grade.NOTE
    ]


def test_a_sound_plan_has_no_findings() -> None:
    _reading, findings = check(PLAIN)
    assert [f for f in findings if f.grade is not Grade.NOTE] == []


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ("I. MỤC TIÊU\n\n- Mở 5 lớp.\n\nIII. KINH PHÍ\n\nTheo dự toán.",
         "numbering", "I. · III."),
        ("1. MỤC TIÊU\n\n1.1. Mở 5 lớp.\n\n1.3. Mở 6 lớp.", "numbering", "1.1. · 1.3."),
        ("I. KẾT QUẢ\n\n- Tiếp nhận 30 người, gồm: 12 người tự đến, 17 người do "
         "công an chuyển đến.", "sum", "30 · 12 · 17"),
        ("I. KẾT QUẢ\n\n- Hỗ trợ 20 nạn nhân, trong đó có 25 nữ.", "range", "20 · 25"),
        ("I. KẾT QUẢ\n\n- Hỗ trợ 30 người/40 người được tiếp nhận.\n\n- Hỗ trợ 30 "
         "người, bằng 70% số người được tiếp nhận.", "share", "30 · 30 người/40 · 70"),
        ("I. MỤC TIÊU\n\n- 120% xã có cán bộ phụ trách.", "range", "120"),
        ("I. MỤC TIÊU\n\n- Mở từ 9 đến 6 lớp.", "range", "9 · 6"),
        ("I. NỘI DUNG\n\n- Hoàn thành trước ngày 31/6/2025.", "range", "31/6/2025"),
        ("I. NỘI DUNG\n\n- Theo Kế hoạch số 05/KH-BCA ngày 08/01/2025.",
         "citation", "06/01/2025 · 08/01/2025"),
        ("I. NỘI DUNG\n\n- Theo Nghị định số 82/2021/NĐ-CP ngày 15/9/2022.",
         "same", "82/2021/NĐ-CP · 15/9/2022"),
        ("I. NỘI DUNG\n\n- Theo Nghị quyết số 07/NQ-HĐND ngày 20/3/2025.", "order",
         "20/3/2025 · Lam Sơn, ngày 10 tháng 02 năm 2025"),
        ("I. NỘI DUNG\n\n- Ban Chỉ đạo 389 chủ trì.\n\n- Ban Chỉ đạo 389 họp.\n\n- Ban "
         "Chỉ đạo 369 báo cáo.", "same", "369 · 389"),
        ("I. NỘI DUNG\n\n- Thực hiện 03 không: không kỳ thị, không bỏ sót.",
         "count", "03"),
        ("I. NỘI DUNG\n\n- Tổng kết 5 năm thực hiện giai đoạn 2021 - 2024.",
         "count", "5 · 2021 · 2024"),
    ],
)  # fmt: skip
def test_a_planted_error_is_named(body: str, kind: str, words: str) -> None:
    assert (kind, words) in found(body)


def test_a_finding_says_its_sum_in_a_plain_sentence() -> None:
    text = SIGNED + "I. KẾT QUẢ\n\n- Có 30 vụ, gồm: 12 vụ ở xã, 17 vụ ở phường."
    _reading, findings = check(text)
    finding: Finding = next(f for f in findings if f.kind == "sum")
    assert str(finding) == "The parts make 29, but the whole is given as 30."
    assert finding.sum == "12 + 17 = 29 ≠ 30"


def test_what_is_left_open_is_only_a_note() -> None:
    _reading, findings = check(SIGNED + "I. MỤC TIÊU\n\n- Nâng cao nhận thức.")
    assert {f.grade for f in findings} == {Grade.NOTE}
    assert "This target has no figure." in [str(f) for f in findings]


def test_the_command_exits_with_1_where_a_document_contradicts_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:

    plan = tmp_path / "kế hoạch.txt"
    plan.write_text(SIGNED + "I. MỤC TIÊU\n\n- 120% xã có cán bộ.", "utf-8")
    assert command("check", plan) == 1
    assert "120% is more than the whole" in capsys.readouterr().out
    plan.write_text(PLAIN, "utf-8")
    assert command("check", plan) == 0


def test_a_legal_basis_without_force_is_told() -> None:
    text = SIGNED.replace("2025", "2026").replace(
        "Thực hiện", "Căn cứ Luật Phòng, chống ma túy số 73/2021/QH14; Thực hiện"
    )
    _reading, findings = check(text.replace("10 tháng 02", "10 tháng 8"))
    assert "73/2021/QH14 had no force any more when this was signed (2026-08-10)." in [
        str(f) for f in findings
    ]


def test_whether_an_unknown_basis_has_force_is_said_to_be_unknown() -> None:
    text = SIGNED.replace("Thực hiện", "Căn cứ Nghị định số 999/2019/NĐ-CP; Thực hiện")
    _reading, findings = check(text)
    unknown = [f for f in findings if f.kind == "force"]
    assert unknown
    assert {f.grade for f in unknown} == {Grade.NOTE}


def test_a_deadline_on_a_day_of_rest_is_a_note() -> None:
    body = (
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế: Báo cáo UBND tỉnh trước ngày 30/11/2025."
    )
    _reading, findings = check(SIGNED + body)
    assert "The deadline 2025-11-30 is no working day." in [str(f) for f in findings]
