"""How long 50,000 rows take from a spreadsheet: `python -m bench.imports [ROWS]`.

The claim: under 60 seconds, looked at and taken in (issue 'Step 2', 'Size and speed').
Beside it stands the same records handed to the register with nothing to read and no
columns to guess (`record_many`), each run in a new database of its own.
"""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

HEADS = (
    *("Nội dung", "Ngày", "Xã", "Chủ đề", "Hình thức", "Đối tượng"),
    *("Đơn vị tổ chức", "Số người dự", "Nữ"),
)
FIRST = date(2025, 7, 1)


def rows(count: int) -> Iterator[tuple[Any, ...]]:
    """Events of two communes over 300 days; every hundredth row is wrong."""
    for n in range(count):
        day = FIRST + timedelta(days=n % 300)
        people: Any = 20 + n % 90 if n % 100 else "nhiều"
        place = "Suối Lành" if n % 2 else "xã Bản Mây"
        told = (f"Truyền thông lần {n}", f"{day:%d/%m/%Y}", place, "drug", "tọa đàm")
        yield *told, "nhân dân", "Đoàn Thanh niên", people, 10


def spreadsheet(count: int) -> bytes:
    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(file, {"constant_memory": True})
    page = book.add_worksheet()
    page.write_row(0, 0, HEADS)
    for number, row in enumerate(rows(count), start=1):
        page.write_row(number, 0, row)
    book.close()
    return file.getvalue()


def timed(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def main(count: int = 50_000) -> None:
    """Print seconds for looking and taking in, and the ratio to the bare records."""
    with TemporaryDirectory() as folder:
        _set_up(Path(folder))
        content = spreadsheet(count)
        looking, taking, good = _by_import(content)
        bare = _bare(count)
    whole = looking + taking
    print(f"{count:,} rows, {len(content) / 1e6:.1f} MB; {good:,} taken in")
    print(f"looked at in {looking:.1f} s, taken in within {taking:.1f} s")
    print(f"together {whole:.1f} s, {whole / bare:.1f} times the bare {bare:.1f} s")
    print("holds" if whole < 60 else "does not hold", "(aim: under 60 s)")


def _set_up(folder: Path) -> None:
    os.environ |= {
        "LANH_DATA": str(folder),
        "LANH_SECRET_KEY": "bench",
        "DJANGO_SETTINGS_MODULE": "lanh.project.settings",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _by_import(content: bytes) -> tuple[float, float, int]:
    from lanh.common import clock
    from lanh.intake import actions, jobs
    from lanh.intake.models import Import
    from lanh.outbox import registry
    from lanh.registers.events.models import Event
    from tests.cast import NOW, TODAY, Cast

    with registry.unwoken(), clock.stopped_at(NOW):
        cast = Cast.gather()
        by, place = cast.specialist, cast.lanh_son
        asked: dict[str, Any] = {"at": NOW, "today": TODAY, "name": "bench.xlsx"}
        made = actions.hand_in(
            by=by, kind="events.events", place=place, content=content, **asked
        )
        payload = {"import": str(made.pk)}
        looking = timed(lambda: jobs.read(payload))
        one = Import.objects.get(pk=made.pk)
        actions.order(by=by, handed_in=one, version=1, good_only=True, today=TODAY)
        taking = timed(lambda: jobs.take(payload))
    return looking, taking, Event.objects.count()


def _bare(count: int) -> float:
    from django.db import connection

    from lanh.access.models import User
    from lanh.common import clock
    from lanh.places.models import Place
    from lanh.registers.events import actions
    from lanh.registers.events.models import Event
    from tests.cast import NOW, TODAY

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM events_event")
    by, place = User.objects.get(username="binh"), Place.objects.get(code="98001")
    records = [
        Event(
            title=title,
            day=FIRST + timedelta(days=n % 300),
            place=place,
            theme="drug",
            form="seminar",
            audience="people",
            organiser=organiser,
            status="held",
            attended=20 + n % 90,
            women=10,
        )
        for n, (title, *_others, organiser, _p, _w) in enumerate(rows(count))
    ]
    with clock.stopped_at(NOW):
        return timed(lambda: actions.record_many(by=by, records=records, today=TODAY))


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
