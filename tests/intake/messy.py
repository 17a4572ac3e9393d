"""Spreadsheets as offices send them, made by the test."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

HEADS = ("STT", "Noi dung", "Ngay", "Xa", "Linh vuc", "Hinh thuc", "Doi tuong")
LAST = "Don vi to chuc"
# title, day in some shape, place, theme, form, audience, people, women, organiser
GOOD: list[list[Any]] = [
    ["Tọa đàm ở trường", "05/5/2026", "Suối Lành", "phòng, chống ma túy", "tọa đàm"],
    ["Phát tờ rơi ở chợ", date(2026, 5, 6), "xa suoi lanh", "drug", "nói chuyện"],
    ["Chiếu phim", "ngày 7 tháng 5 năm 2026", "98001", "hiv", "Văn nghệ"],
]
PEOPLE: list[list[Any]] = [
    ["người dân", 120, 70, "Đoàn Thanh niên"],
    ["người dân", "1.650", "", "Hội Phụ nữ"],
    ["người dân", "80 người", 30.0, "UBND xã"],
]


def messy(wrong: Sequence[Sequence[Any]] = ()) -> bytes:
    """Two sheets; heads on two rows, merged and without marks; a row of numbers; days
    and figures in many shapes; a total and a signature at the end."""
    file = BytesIO()
    book = Workbook(file)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    book.add_worksheet("Huong dan").write(0, 0, "Ghi mỗi cuộc một dòng")
    page = book.add_worksheet("Thang 5")
    page.write(0, 0, "BÁO CÁO KẾT QUẢ TRUYỀN THÔNG THÁNG 5")
    for column, head in enumerate(HEADS):
        page.merge_range(2, column, 3, column, head)
    page.merge_range(2, 7, 2, 8, "So nguoi du")
    page.write(3, 7, "Tong so")
    page.write(3, 8, "Nu")
    page.merge_range(2, 9, 3, 9, LAST)
    for column in range(10):
        page.write(4, column, f"({column + 1})")
    rows = [[*a, *b] for a, b in zip(GOOD, PEOPLE, strict=True)] + [*map(list, wrong)]
    for number, row in enumerate(rows):
        page.write(5 + number, 0, number + 1)
        for column, value in enumerate(row, start=1):
            if isinstance(value, date):
                page.write_datetime(5 + number, column, value, day)
            else:
                page.write(5 + number, column, value)
    end = 5 + len(rows)
    page.write(end, 1, "Tổng cộng")
    page.write(end, 7, 1850)
    page.write(end + 2, 8, "NGƯỜI LẬP BIỂU")
    book.close()
    return file.getvalue()


def table(*rows: Sequence[Any]) -> bytes:
    """A plain workbook of one sheet."""
    file = BytesIO()
    book = Workbook(file)
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return file.getvalue()
