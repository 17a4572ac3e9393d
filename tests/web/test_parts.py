"""Parts that all pages share, each on its own."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, ClassVar

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory
from python_calamine import CalamineWorkbook

from lanh.common.refusal import Refused
from lanh.places.models import Place
from lanh.web.parts.exporting import Sheet, csv_lines, write_xlsx
from lanh.web.parts.forms import DayField, OfficeForm, Rows, SeenField, WholeField
from lanh.web.parts.listing import Column, Empty, Found, Listing
from lanh.web.parts.shapes import Pace
from lanh.web.parts.telling import told_in
from lanh.web.parts.words import moment, sentence, told
from tests.cast import Cast

NIGHT_IN_UTC = datetime(2026, 5, 19, 18, 30, tzinfo=UTC)
PLACES: Listing[Any] = Listing(
    name="places",
    title="Địa bàn",
    columns=[
        Column("name", "Tên", lambda place: place.name, order=("sort_key",)),
        Column("since", "Từ ngày", lambda place: place.since, order=("-since",)),
        Column("until", "Đến ngày", lambda place: place.until, order=("until",)),
        Column("code", "Mã", lambda place: place.code),
    ],
    order="name",
    empty=Empty("Không có", "Hãy nạp bảng địa bàn."),
    size=2,
)


def found(asked: str = "") -> Found[Any]:
    request: Any = RequestFactory().get(f"/?{asked}")
    return PLACES.found(request, Place.objects.all())


def sheet(lines: Iterable[list[object]]) -> Sheet:
    return Sheet("so", "Sổ", NIGHT_IN_UTC, ["Tên", "Số", "Ngày"], lines)


# ── lists ─────────────────────────────────────────────────────────────────────────────


def test_a_list_is_sorted_as_asked_and_turned_by_its_head(cast: Cast) -> None:
    up = [row.name for row in found("sort=name").rows]
    down = [row.name for row in found("sort=-name").rows]
    assert up == down[::-1]
    first, since, _until, code = found("sort=name").heads
    assert (first.sorted, first.address) == ("ascending", "?sort=-name")
    assert (since.sorted, since.address) == ("", "?sort=since")
    assert code.address == ""


@pytest.mark.both
@pytest.mark.parametrize("asked", ["sort=until", "sort=-until"])
def test_what_is_not_known_stands_last_on_both_databases(
    cast: Cast, asked: str
) -> None:
    ended = Place.objects.filter(pk=cast.ban_may.pk)
    ended.update(until=date(2026, 1, 1))
    assert next(iter(found(asked).rows)) == cast.ban_may


@pytest.mark.parametrize("asked", ["sort=code", "sort=nothing", "sort=-", "page=no"])
def test_what_cannot_be_sorted_by_is_ignored(cast: Cast, asked: str) -> None:
    assert [r.name for r in found(asked).rows] == [r.name for r in found().rows]


def test_pages_keep_what_was_asked_and_a_page_too_far_is_the_last(cast: Cast) -> None:
    far = found("sort=-name&page=99")
    assert far.page.number == far.page.paginator.num_pages == 3
    assert far.pages[0] == ("1", "?sort=-name&page=1")
    assert far.exports[0] == ("xlsx", "?sort=-name&export=xlsx")


# ── files ─────────────────────────────────────────────────────────────────────────────


def test_a_spreadsheet_keeps_text_as_text_and_numbers_as_numbers() -> None:
    file = BytesIO()
    line: list[object] = ["=1+1", Decimal("41.5"), date(2026, 5, 20)]
    write_xlsx(file, sheet([line, ["-5 độ", None, None]]))
    file.seek(0)
    rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    assert rows[1][0] == "Số liệu đến 01:30, 20/05/2026"
    assert rows[3][:3] == ["Tên", "Số", "Ngày"]
    assert rows[4][:3] == line
    assert rows[5][0] == "-5 độ"


def test_an_empty_list_goes_out_with_its_heads() -> None:
    file = BytesIO()
    write_xlsx(file, sheet([]))
    file.seek(0)
    rows = CalamineWorkbook.from_filelike(file).get_sheet_by_index(0).to_python()
    assert rows[-1][0] == "Tên"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(start: str) -> None:
    lines = list(csv_lines(sheet([[f"{start}cmd", 5, None]])))
    assert f"'{start}cmd" in lines[2]


def test_a_long_list_is_written_line_by_line() -> None:
    taken = []

    def rows() -> Iterable[list[object]]:
        for number in range(1_000):
            taken.append(number)
            yield ["dòng", number, None]

    lines = csv_lines(sheet(rows()))
    assert next(lines) == "\ufeff"
    assert next(lines).startswith("Tên,Số")
    next(lines)
    assert len(taken) == 1


# ── forms ─────────────────────────────────────────────────────────────────────────────


class Asked(OfficeForm):
    day = DayField()
    people = WholeField(min_value=0)
    women = WholeField(min_value=0, required=False)
    note = forms.CharField(required=False)
    version = SeenField(initial=3)

    beside: ClassVar[Rows] = (("people", "women"),)
    later: ClassVar = ("note",)


def test_fields_stand_in_rows_and_the_rare_ones_last() -> None:
    blocks = [(b.kind, [f.name for f in b.fields]) for b in Asked().blocks()]
    assert blocks == [
        ("field", ["day"]),
        ("row", ["people", "women"]),
        ("later", ["note"]),
    ]


@pytest.mark.parametrize(
    ("typed", "number"), [("1.650", 1_650), (" 12 ", 12), ("0", 0), ("1,0", 1)]
)
def test_a_whole_number_is_read_as_offices_write_it(typed: str, number: int) -> None:
    assert WholeField().clean(typed) == number


@pytest.mark.parametrize("typed", ["1,5", "16.50", "nhiều", "1 650 người"])
def test_what_is_no_whole_number_is_said_so(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        WholeField().clean(typed)


@pytest.mark.parametrize(
    "typed",
    ["05/03/2026", "5/3/2026", " 5.3.2026 ", "05-03-2026", "05032026", "2026-03-05"],
)
def test_a_day_is_read_as_offices_write_it(typed: str) -> None:
    form = Asked({"day": typed, "people": "1", "version": "3"})
    assert form.is_valid()
    assert form.cleaned_data["day"] == date(2026, 3, 5)
    assert 'value="05/03/2026"' in str(form["day"]), "and shown again the same"


@pytest.mark.parametrize(
    "typed", ["31/02/2026", "5/3/26", "532026", "hôm qua", "03/2026"]
)
def test_what_is_no_day_is_said_so_and_kept(typed: str) -> None:
    form = Asked({"day": typed, "people": "1", "version": "3"})
    assert form.errors["day"] == ["Ghi ngày như trong văn bản, ví dụ 23/11/2026."]
    assert f'value="{typed}"' in str(form["day"])


def test_blank_is_no_zero() -> None:
    assert WholeField(required=False).clean("") is None
    with pytest.raises(ValidationError):
        WholeField().clean("2.147.483.648")  # more than PostgreSQL's column holds


@pytest.mark.parametrize("broken", [ValidationError("x"), IntegrityError("UNIQUE …")])
def test_what_only_the_database_keeps_out_is_told_and_not_a_fault(
    broken: Exception,
) -> None:
    def act() -> None:
        raise broken

    form = OfficeForm({})
    with told_in(form):
        act()
    assert "không lưu được" in form.non_field_errors()[0]


def test_a_form_shown_again_carries_the_version_that_stands_now() -> None:
    sent = QueryDict("day=2026-05-20&people=5&version=2")
    form = Asked(sent)
    assert form.is_valid()
    assert form.cleaned_data["version"] == 2
    assert form["version"].value() == 3


# ── words and shapes ──────────────────────────────────────────────────────────────────


class TooMany(Refused):
    sentence = "{number} of {wanted} in {year}."


def test_figures_get_their_dots_and_years_do_not() -> None:
    assert sentence(TooMany(number=1_651, wanted=1_650, year=2026)) == (
        "1.651 of 1.650 in 2026."
    )


def test_a_long_fact_takes_the_room_it_needs() -> None:
    facts = [
        ("Số", "27/KH-UBND"),
        ("Nơi nhận", "Tỉnh ủy; " * 6),
        ("Căn cứ", "Luật " * 40),
    ]
    shown = render_to_string("parts/facts.html", {"facts": facts})
    assert "<div><dt>Số</dt>" in shown
    assert '<div class="wide"><dt>Nơi nhận</dt>' in shown
    assert '<div class="whole"><dt>Căn cứ</dt>' in shown


def test_a_moment_is_told_where_the_office_stands() -> None:
    assert moment(NIGHT_IN_UTC) == "01:30, 20/05/2026"
    assert moment(date(2026, 5, 3)) == "03/05/2026"
    assert told(True) == "có"
    assert told(Decimal("41.1300")) == "41,13"


def test_a_bar_shows_what_is_missing_today() -> None:
    late = Pace.of(19, 27, Decimal("0.893"))
    assert (late.done, late.expected, late.gap, late.late) == (
        *("70.4", "89.3", "18.9"),
        True,
    )
    assert late.sentence == "19 trên 27; kỳ vọng đến nay 24,1"
    assert Pace.of(60, 52, Decimal("0.5")).done == "100.0"
    assert not Pace.of(5, 0).late
