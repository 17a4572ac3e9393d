"""The one import page, from a messy sheet to its undoing; exports that come back."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from lanh.access.models import User
from lanh.intake.models import Import
from lanh.outbox import jobs as outbox
from lanh.registers.events.models import Event
from tests.cast import NOW, Cast, held, planned
from tests.intake.messy import messy, table
from tests.intake.test_imports import WRONG


@pytest.fixture(autouse=True)
def _it_is_today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


def desk(user: User) -> Client:
    client = Client(headers={"Accept-Language": "vi"})
    client.force_login(user)
    return client


def uploaded(client: Client, content: bytes, kind: str = "events.events") -> str:
    """The page of the import after the worker has read it."""
    file = SimpleUploadedFile("thang-5.xlsx", content)
    answer = client.post(reverse("intake:hand_in"), {"kind": kind, "file": file})
    assert answer.status_code == 302, answer.content.decode()
    outbox.deliver()
    return answer["Location"]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def rows_of(answer: Any) -> list[list[Any]]:
    file = BytesIO(b"".join(answer))
    return CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()


def test_from_upload_to_undo(cast: Cast) -> None:
    mai = desk(cast.officer)
    address = uploaded(mai, messy(WRONG))
    told = page(mai, address)
    assert "Nhập 3 dòng đúng" in told
    assert "không phải số nguyên" in told.replace("&#x27;", "'")
    assert "chắc" in told
    assert "Thang 5" in told
    mai.post(f"{address}take/", {"version": "1", "good_only": "true"})
    outbox.deliver()
    done = page(mai, address)
    assert "đã nhập" in done
    assert "3 bản ghi" in done
    assert "Hoàn lại cả lần nhập" in done
    assert "đã nhập từ bảng tính" in page(
        mai,
        reverse("events:detail", args=[Event.objects.first().pk]),  # type: ignore[union-attr]  # three were taken
    )
    assert "Mọi bản ghi" in page(mai, f"{address}undo/")
    mai.post(f"{address}undo/")
    assert not Event.objects.exists()
    assert "đã hoàn lại" in page(mai, reverse("intake:list"))


def test_columns_are_corrected_by_hand(cast: Cast) -> None:
    mai = desk(cast.officer)
    heads = ("Việc", "Ngày", "Xã", "Hình thức", "Đối tượng", "Ai làm", "Mấy người")
    row = ("Tọa đàm", "05/05/2026", "Suối Lành", "tọa đàm", "người dân", "Đoàn", 12)
    address = uploaded(mai, table(heads, row))
    form = {"version": "1", "f_theme": "drug"}
    chosen = ("title", "day", "place", "form", "audience", "organiser", "attended")
    form |= {f"c{n}": name for n, name in enumerate(chosen)}
    twice = mai.post(f"{address}columns/", form | {"c5": "title"})
    assert "được chọn cho hai cột" in twice.content.decode()
    mai.post(f"{address}columns/", form)
    outbox.deliver()
    assert "Nhập tất cả 1 dòng mới" in page(mai, address)


def test_wrong_rows_come_back_with_reasons_and_go_in_corrected(cast: Cast) -> None:
    mai = desk(cast.officer)
    address = uploaded(mai, messy(WRONG))
    rows = rows_of(mai.get(f"{address}wrong.xlsx"))
    heads, first, second = rows[3:6]
    assert "Lỗi: Ngay" in heads
    assert "hôm qua" in first[heads.index("Lỗi: Ngay")]
    for row in (first, second):
        row[heads.index("Ngay")] = "05/05/2026"
        row[heads.index("Xa")] = "Suối Lành"
        row[heads.index("Noi dung")] = row[heads.index("Noi dung")] or "Họp thôn"
        row[heads.index("So nguoi du Tong so")] = 30
        row[heads.index("Doi tuong")] = "người dân"
    again = uploaded(mai, table(*rows))
    assert "Nhập tất cả 2 dòng mới" in page(mai, again)


def test_an_exported_sheet_can_be_taken_in_again(cast: Cast) -> None:
    held(cast, planned(cast, title="=1+1 và tọa đàm"), attended=1650)
    held(cast, planned(cast, title="Hội thi"), women=None)
    mai, address = desk(cast.officer), reverse("events:list")
    for kind in ("xlsx", "csv"):
        content = b"".join(mai.get(address, {"export": kind}))
        told = page(mai, uploaded(mai, content))
        assert "đã có" in told
        assert Import.objects.latest("handed_in_at").counts["same"] == 2
        Import.objects.all().delete()
    Event.objects.all().delete()
    taken = uploaded(mai, content)
    mai.post(f"{taken}take/", {"version": "1"})
    outbox.deliver()
    back = {event.title: event.attended for event in Event.objects.all()}
    assert back == {"=1+1 và tọa đàm": 1650, "Hội thi": 120}


def test_an_empty_table_has_the_heads_that_are_known(cast: Cast) -> None:
    mai = desk(cast.officer)
    rows = rows_of(mai.get(reverse("intake:empty", args=["events.events"])))
    assert "Đơn vị tổ chức" in rows[3]
    away = mai.get(reverse("intake:empty", args=["no.such"]))
    assert away.status_code == 404


def test_a_file_that_is_none_is_told_on_the_form(cast: Cast) -> None:
    file = SimpleUploadedFile("thang-5.xlsx", b"%PDF-1.7 \x00")
    sent = {"kind": "events.events", "file": file}
    answer = desk(cast.officer).post(reverse("intake:hand_in"), sent)
    assert "không phải bảng tính" in answer.content.decode().lower()


def test_anothers_import_is_not_found(cast: Cast) -> None:
    address = uploaded(desk(cast.officer), messy())
    assert desk(cast.outsider).get(address).status_code == 404
    assert desk(cast.specialist).get(address).status_code == 200


def test_it_can_be_dropped(cast: Cast) -> None:
    mai = desk(cast.officer)
    address = uploaded(mai, messy())
    mai.post(f"{address}drop/")
    assert "đã bỏ" in page(mai, address)
