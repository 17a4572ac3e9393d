"""What stands in an official paper, opened again as anybody would open it."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Pt

from lanh.writer import Column, Dash, Paper, Paragraph, Section, Table, flow, write
from lanh.writer.ink import width_of
from tests.writer.papers import letter, long_report, plan, report


def opened(paper: Paper) -> Any:
    return Document(BytesIO(write(paper)))


def mm(*lengths: Any) -> list[int]:
    return [round(length.mm) for length in lengths]


def texts(paper: Paper) -> list[str]:
    return [p.text for p in opened(paper).paragraphs if p.text.strip()]


def cells(paper: Paper, table: int) -> list[list[str]]:
    return [[c.text for c in row.cells] for row in opened(paper).tables[table].rows]


# ── the page ──────────────────────────────────────────────────────────────────────────


def test_the_page_is_a4_with_the_margins_of_the_decree() -> None:
    page = opened(report()).sections[0]
    assert mm(page.page_width, page.page_height) == [210, 297]
    assert mm(page.top_margin, page.bottom_margin) == [20, 20]
    assert mm(page.left_margin, page.right_margin) == [30, 15]


def test_the_number_stands_in_the_middle_at_the_top_but_not_on_the_first_page() -> None:
    page = opened(report()).sections[0]
    assert page.different_first_page_header_footer
    assert "PAGE" in page.header.paragraphs[0]._p.xml
    assert page.header.paragraphs[0].alignment == 1
    assert "PAGE" not in page.first_page_header.paragraphs[0]._p.xml


def test_the_face_is_times_new_roman_whatever_the_script() -> None:
    fonts = opened(report()).styles["Normal"].element.rPr.rFonts
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    assert "theme" not in str(fonts.attrib)


def test_running_text_is_14_points_justified_and_indented() -> None:
    line = next(p for p in opened(report()).paragraphs if p.text.startswith("Ban Chỉ"))
    assert line.runs[0].font.size == Pt(14)
    assert line.alignment == 3
    assert line.paragraph_format.first_line_indent.mm == pytest.approx(12.7, abs=0.1)
    assert line.paragraph_format.space_after >= Pt(6)
    assert 1 <= line.paragraph_format.line_spacing <= 1.5


def test_an_annex_has_its_own_pages_numbered_from_1_and_may_lie_on_its_side() -> None:
    first, wide, last = opened(long_report()).sections
    assert mm(wide.page_width, wide.page_height) == [297, 210]
    assert 'w:pgNumType w:start="1"' in wide._sectPr.xml
    assert "pgNumType" not in first._sectPr.xml
    assert mm(last.page_width) == [210]
    told = texts(long_report())
    at = told.index("Phụ lục I")
    assert told[at + 1] == "BIỂU SỐ LIỆU"
    assert told[at + 2] == (
        "(Kèm theo Báo cáo số 05/BC-BCĐ ngày 18 tháng 6 năm 2026 của Ban Chỉ đạo "
        "phòng, chống AIDS và tệ nạn xã hội)"
    )


# ── the head ──────────────────────────────────────────────────────────────────────────


def test_the_head_names_the_issuer_and_the_state_side_by_side() -> None:
    (issuer, state), (number, place) = cells(report(), 0)
    assert issuer.split("\n")[:4] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH LÀNH SƠN",
        "BAN CHỈ ĐẠO PHÒNG, CHỐNG",
        "AIDS VÀ TỆ NẠN XÃ HỘI",
    ]
    assert state.split("\n")[:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert number == "Số: 05/BC-BCĐ"
    assert place == "Lành Sơn, ngày 18 tháng 6 năm 2026"


def test_rule_lines_stand_under_issuer_motto_and_subject() -> None:
    paper = opened(report())
    head = paper.tables[0].rows[0].cells
    lines = [head[0].paragraphs[-1], head[1].paragraphs[-1]]
    lines += [p for p in paper.paragraphs if "w:pBdr" in p._p.xml]
    assert len(lines) == 3
    assert all("w:pBdr" in line._p.xml for line in lines)
    motto = lines[1].paragraph_format
    length = 91 - motto.left_indent.mm - motto.right_indent.mm
    assert length == pytest.approx(width_of("Độc lập - Tự do - Hạnh phúc", 13), abs=0.1)


def test_a_long_agency_is_broken_into_even_lines() -> None:
    said = "Ủy ban nhân dân thành phố trực thuộc trung ương Lành Sơn"
    issuer = cells(report(parent="", issuer=said), 0)[0][0]
    assert issuer.split("\n")[:3] == [
        "ỦY BAN NHÂN DÂN",
        "THÀNH PHỐ TRỰC THUỘC",
        "TRUNG ƯƠNG LÀNH SƠN",
    ]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (date(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_zeros_stand_before_small_days_and_the_first_two_months(
    day: date, told: str
) -> None:
    assert cells(report(day=day), 0)[1][1].endswith(told)


def test_a_draft_leaves_room_for_number_and_day() -> None:
    draft = report(number=None, day=None, year=2026)
    number, place = cells(draft, 0)[1]
    assert number.split() == ["Số:", "/BC-BCĐ"]
    assert place.split() == ["Lành", "Sơn,", "ngày", "tháng", "năm", "2026"]


def test_a_letter_has_its_subject_under_the_number_and_says_whom_it_addresses() -> None:
    number = cells(letter(), 0)[1][0].split("\n")
    assert number == [
        "Số: 05/UBND-VX",
        "V/v báo cáo kết quả truyền thông 6 tháng đầu năm 2026",
    ]
    told = texts(letter())
    assert told[:3] == [
        "Kính gửi:",
        "- Các sở, ban, ngành;",
        "- Ủy ban nhân dân các xã, phường.",
    ]
    assert "CÔNG VĂN" not in told
    assert "- Như trên;" in cells(letter(), 1)[0][0]


# ── the text ──────────────────────────────────────────────────────────────────────────


def test_legal_bases_are_in_italics_and_end_with_semicolons_and_a_full_stop() -> None:
    bases = [p for p in opened(report()).paragraphs if p.text.startswith("Căn cứ")]
    assert [p.text[-1] for p in bases] == [";", "."]
    assert all(run.italic for p in bases for run in p.runs)


def test_sections_are_numbered_by_depth_and_read_as_plain_text() -> None:
    told = texts(report())
    for line in (
        "I. KẾT QUẢ THỰC HIỆN",
        "1. Công tác truyền thông",
        "a) Đã tổ chức 801 buổi truyền thông.",
        "- Trong đó, nữ: 20.118 lượt người.",
        "2. Tiến độ so với kế hoạch",
        "II. KIẾN NGHỊ",
    ):
        assert line in told


def test_a_plan_counts_with_decimals_under_its_numbers() -> None:
    told = texts(plan())
    assert "1.1. Truyền thông" in told
    assert "- Cơ quan chủ trì: Công an tỉnh." in told


def test_headings_are_bold_and_stay_with_what_they_head() -> None:
    heading = next(p for p in opened(report()).paragraphs if p.text == "II. KIẾN NGHỊ")
    assert all(run.bold for run in heading.runs)
    assert heading.paragraph_format.keep_with_next


def test_bold_words_stay_bold_inside_a_sentence() -> None:
    line = next(p for p in opened(report()).paragraphs if "801" in p.text)
    assert [run.text for run in line.runs if run.bold] == ["801 buổi"]


def test_the_text_ends_with_its_mark() -> None:
    assert texts(report())[-1] == "Không có./."
    assert texts(letter())[-1].endswith("năm 2026./.")


def test_a_text_that_ends_in_a_table_has_its_mark_on_a_line_of_its_own() -> None:
    table = Table((Column("Xã"),), (("Suối Lành",),))
    assert [getattr(part, "text", "table") for part in flow((table,))] == [
        "table",
        "./.",
    ]


def test_the_alphabet_of_clauses_has_its_đ() -> None:
    clauses = tuple(Section(f"Ý {n}") for n in range(5))
    deep = (Section("A", (Section("B", clauses),)),)
    labels = [line.label for line in flow(deep) if not isinstance(line, Table)]
    assert labels == ["I.", "1.", "a)", "b)", "c)", "d)", "đ)"]


# ── tables ────────────────────────────────────────────────────────────────────────────


def test_a_table_writes_numbers_as_the_office_does_and_sums_what_may_be_summed() -> (
    None
):
    rows = cells(report(), 1)
    assert rows[0] == [
        "STT",
        "Chỉ tiêu",
        "Cần đạt",
        "Đạt được",
        "Tỷ lệ (%)",
        "Đánh giá",
    ]
    assert rows[2][2:] == ["38.400", "17.250", "44,9", "Chậm"]
    assert rows[-1] == ["", "Tổng cộng", "38.420", "17.259", "", ""]


def test_a_blank_cell_stays_blank() -> None:
    assert cells(report(), 1)[3][3:5] == ["", ""]


def test_numbers_stand_right_and_the_head_is_repeated() -> None:
    table = opened(report()).tables[1]
    assert table.rows[2].cells[2].paragraphs[0].alignment == 2
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_a_row_that_does_not_fit_its_columns_is_no_table() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        Table((Column("Xã"), Column("Số")), (("Suối Lành",),))


def test_a_sum_of_decimals_is_exact() -> None:
    column = Column("Tiền", total=True)
    table = Table(
        (Column("Xã"), column), (("A", Decimal("0.1")), ("B", Decimal("0.2")))
    )
    assert table.sums()[1] == Decimal("0.3")


# ── the foot ──────────────────────────────────────────────────────────────────────────


def test_one_signs_for_the_collective_in_the_chairs_stead() -> None:
    right = cells(report(), 2)[0][1].split("\n")
    assert right == [
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nông Văn Sơn",
    ]


def test_receivers_are_listed_and_the_file_copy_comes_last() -> None:
    left = cells(report(), 2)[0][0].split("\n")
    assert left == [
        "Nơi nhận:",
        "- Ủy ban nhân dân tỉnh;",
        "- Các sở, ban, ngành;",
        "- Lưu: VT, VX.",
    ]


# ── the file ──────────────────────────────────────────────────────────────────────────


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write(long_report()) == write(long_report())
    with ZipFile(BytesIO(write(report()))) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}


def test_the_properties_say_what_the_paper_says() -> None:
    told = opened(report()).core_properties
    assert told.title.startswith("Báo cáo: Kết quả 6 tháng đầu năm 2026")
    assert told.author == "Ban Chỉ đạo phòng, chống AIDS và tệ nạn xã hội"
    assert told.language == "vi-VN"


def test_a_paper_of_every_kind_of_block_is_light() -> None:
    body = (Paragraph("Một."), Dash("Hai."))
    assert len(write(report(body=body))) < 80_000
