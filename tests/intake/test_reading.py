"""What a cell and a head say, in the shapes that people write."""

from datetime import date, datetime

import pytest

from lanh.common.clock import HANOI
from lanh.intake.errors import (
    IsMissing,
    NoTable,
    NotAChoice,
    NotADay,
    NotAPlace,
    NotAWholeNumber,
    TextTooLong,
    TooManyRows,
)
from lanh.intake.rules import cells, tables
from lanh.intake.rules.heads import bare, is_aside
from lanh.intake.rules.tables import MOST_ROWS, Cell

FIFTH = date(2026, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        *("5/3/2026", "05-03-2026", "5.3.26", "05032026", "2026-03-05", "5 / 3 / 2026"),
        *("ngày 5 tháng 3 năm 2026", "Thứ năm, ngày 05/03/2026"),
        *(46086, 46086.0, datetime(2026, 3, 5, 8, 30, tzinfo=HANOI), FIFTH),
    ],
    ids=repr,
)
def test_a_day_in_many_shapes(cell: Cell) -> None:
    assert cells.read_day(cell) == FIFTH


@pytest.mark.parametrize("text", ["hôm qua", "31/02/2026", "13", "tháng 3/2026"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(NotADay):
        cells.read_day(text)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(("1.650", 1650), ("1,650", 1650), ("1 650", 1650), ("12 người", 12)),
        *((12.0, 12), (0, 0), ("0", 0), ("-", None), ("", None), (None, None)),
    ],
    ids=repr,
)
def test_a_number_in_many_shapes(cell: Cell, number: int | None) -> None:
    assert cells.read_whole(cell) == number


@pytest.mark.parametrize("text", ["ba", "1,5", "-3", "12/5"])
def test_what_is_no_whole_number(text: str) -> None:
    with pytest.raises(NotAWholeNumber):
        cells.read_whole(text)


def test_a_choice_is_known_by_its_beginning() -> None:
    known = {"toa dam": "seminar", "hoi thi": "contest", "hoi nghi": "meeting"}
    assert cells.read_choice("Tọa đàm", known) == "seminar"
    assert cells.read_choice("toa", known) == "seminar"
    with pytest.raises(NotAChoice, match="hoi nghi"):
        cells.read_choice("hội", known)


def test_a_cross_is_yes() -> None:
    assert [cells.read_yes(c) for c in ("x", "Có", 1, "", "không")] == [
        *(True, True, True, False, False)
    ]


def test_what_else_a_cell_must_not_be() -> None:
    with pytest.raises(IsMissing):
        cells.check_is_there(" ")
    with pytest.raises(TextTooLong):
        cells.read_text("a" * 301, 300)
    with pytest.raises(NotAPlace):
        cells.check_is_place("xã Không Có", [])


def test_a_table_is_neither_missing_nor_endless() -> None:
    with pytest.raises(NoTable):
        tables.opened(b"", "\n\n")
    with pytest.raises(TooManyRows):
        tables.check_rows(MOST_ROWS + 1)


def test_lines_that_are_no_records() -> None:
    assert is_aside(["Tổng cộng", 3, 120])
    assert is_aside(["", "Cộng:", "", 12])
    assert is_aside(["(1)", "(2)", "(3)"])
    assert is_aside(["Người lập biểu", "", ""])
    assert not is_aside(["Tổng kết tháng hành động", "05/06/2026", 12])
    assert bare("SỐ NGƯỜI DỰ (lượt) *") == "so nguoi du"
