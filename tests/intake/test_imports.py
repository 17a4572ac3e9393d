"""A spreadsheet on its way into a register, and back out of it."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from lanh.access.errors import NotPermitted
from lanh.access.models import User
from lanh.audit.models import Line
from lanh.common import clock
from lanh.common.actor import Worker
from lanh.files.errors import (
    EmptyFile,
    NotASpreadsheet,
    SpreadsheetHoldsMacros,
    SpreadsheetLocked,
    SwellsUp,
)
from lanh.intake import actions, jobs, steps
from lanh.intake.errors import (
    CannotUndoImport,
    FieldNamedTwice,
    HasWrongRows,
    NothingToTake,
    NotThisStep,
    WasChanged,
)
from lanh.intake.models import Import, RowTold
from lanh.intake.queries.judging import Judge
from lanh.intake.rules.life import Outcome, Status
from lanh.outbox import jobs as outbox
from lanh.registers.events import actions as events
from lanh.registers.events import queries
from lanh.registers.events.models import Event, Material
from lanh.registers.events.rules import Status as EventStatus
from lanh.registers.surveys.models import AnswerSheet
from tests.cast import NOW, TODAY, Cast
from tests.intake.messy import GOOD, PEOPLE, messy, table
from tests.registers.surveying import in_field

pytestmark = pytest.mark.both
WRONG: list[list[Any]] = [
    ["Hội thi", "hôm qua", "Suối Lành", "drug", "hội thi", "người dân", "ba", "", "X"],
    ["", "08/05/2026", "xã Không Có", "drug", "tọa đàm", "ma", 10, 20, "X"],
]


@pytest.fixture(autouse=True)
def _it_is_today() -> Any:
    with clock.stopped_at(NOW):
        yield


def handed_in(
    cast: Cast,
    content: bytes,
    *,
    by: User | None = None,
    kind: str = "events.events",
    **other: Any,
) -> Import:
    """Handed in and read, as the worker leaves it."""
    made = actions.hand_in(
        by=by or cast.officer,
        kind=kind,
        place=cast.suoi_lanh,
        name="thang-5.xlsx",
        content=content,
        at=NOW,
        today=TODAY,
        **other,
    )
    outbox.deliver()
    return again(made)


def again(one: Import) -> Import:
    return Import.objects.get(pk=one.pk)


def taken(cast: Cast, content: bytes, **other: Any) -> Import:
    one = handed_in(cast, content, **other)
    actions.order(
        by=cast.officer, handed_in=one, version=1, good_only=True, today=TODAY
    )
    outbox.deliver()
    return again(one)


def reasons(one: Import) -> dict[int, set[str]]:
    """From a wrong row to the columns that are."""
    wrong = RowTold.objects.filter(handed_in=one, outcome=Outcome.WRONG.value)
    return {row.number: set(row.reasons) for row in wrong}


# ── read ──────────────────────────────────────────────────────────────────────────────


def test_a_messy_sheet_is_read_and_nothing_taken_in(cast: Cast) -> None:
    one = handed_in(cast, messy())
    assert one.stage is Status.CHECKED
    assert one.sheet == "Thang 5"
    assert one.columns["7"] == "attended"
    assert one.columns["8"] == "women"
    assert one.counts == {"good": 3, "same": 0, "differs": 0, "wrong": 0, "aside": 3}
    assert not Event.objects.exists()


def test_it_is_taken_in_with_one_line_and_counted(cast: Cast) -> None:
    one = taken(cast, messy())
    assert one.stage is Status.TAKEN
    found = Event.objects.order_by("day")
    assert [e.attended for e in found] == [120, 1650, 80]
    assert [e.women for e in found] == [70, None, 30]
    assert {e.place for e in found} == {cast.suoi_lanh}
    assert found[0].stage is EventStatus.HELD
    line = Line.objects.get(verb="intake.take_in")
    assert (line.details["count"], line.actor) == (3, cast.officer.actor_id)
    assert line in queries.story(found[0])


def test_each_wrong_cell_is_told_and_the_good_part_taken(cast: Cast) -> None:
    one = handed_in(cast, messy(WRONG))
    assert reasons(one) == {9: {"2", "7"}, 10: {"1", "3", "6"}}
    with pytest.raises(HasWrongRows):
        actions.order(
            by=cast.officer, handed_in=one, version=1, good_only=False, today=TODAY
        )
    assert taken(cast, messy(WRONG)).stage is Status.TAKEN
    assert Event.objects.count() == 3


def test_the_rules_of_the_single_act_hold_for_a_row(cast: Cast) -> None:
    late = ["Hội thi", "01/06/2026", "Suối Lành", "drug", "hội thi", "người dân"]
    rows = [[*late, 10, "", "X"], [*late[:1], "01/05/2026", *late[2:], 10, 20, "X"]]
    one = handed_in(cast, messy(rows))
    told = [row.reasons[""][0] for row in one.told.filter(outcome="wrong")]
    assert "cannot be recorded as held" in told[0]
    assert "more than all who came" in told[1]


def test_what_stands_already_is_left_as_it_is(cast: Cast) -> None:
    taken(cast, messy())
    other = [row[:] for row in PEOPLE]
    other[0][1] = 121
    rows = [[*a, *b] for a, b in zip(GOOD, other, strict=True)]
    heads = ("Nội dung", "Ngày", "Xã", "Chủ đề", "Hình thức", "Đối tượng")
    one = handed_in(
        cast, table((*heads, "Số người dự", "Nữ", "Đơn vị tổ chức"), *_texts(rows))
    )
    assert (one.number(Outcome.DIFFERS), one.number(Outcome.SAME)) == (1, 2)
    with pytest.raises(NothingToTake):
        actions.order(
            by=cast.officer, handed_in=one, version=1, good_only=True, today=TODAY
        )
    assert Event.objects.get(title_folded="toa dam o truong").attended == 120


def _texts(rows: list[list[Any]]) -> list[list[Any]]:
    return [[f"{c:%d/%m/%Y}" if hasattr(c, "year") else c for c in row] for row in rows]


def test_a_row_that_comes_twice_is_taken_once(cast: Cast) -> None:
    twice = [*GOOD[0], *PEOPLE[0]]
    one = taken(cast, messy([twice]))
    assert one.number(Outcome.SAME) == 1
    assert Event.objects.count() == 3


def test_nobody_brings_records_of_another_commune(cast: Cast) -> None:
    row = ["Tọa đàm", "05/05/2026", "Bản Mây", *GOOD[0][3:], *PEOPLE[0]]
    one = handed_in(cast, messy([row]))
    assert one.number(Outcome.WRONG) == 1
    assert handed_in(cast, messy([row]), by=cast.specialist).number(Outcome.GOOD) == 4
    with pytest.raises(NotPermitted):
        handed_in(cast, messy(), by=cast.outsider)


def test_a_day_before_the_unit_was_there_is_told(cast: Cast) -> None:
    row = ["Tọa đàm", "05/05/2024", "Suối Lành", *GOOD[0][3:], *PEOPLE[0]]
    one = handed_in(cast, messy([row]))
    assert one.number(Outcome.WRONG) == 1


# ── columns ───────────────────────────────────────────────────────────────────────────


def test_columns_set_by_hand_are_remembered_for_these_heads(cast: Cast) -> None:
    rows = (
        ("Việc", "Ngày", "Xã", "Hình thức", "Đối tượng", "Ai làm", "Mấy người"),
        ("Tọa đàm", "05/05/2026", "Suối Lành", "tọa đàm", "người dân", "Đoàn", 12),
    )
    one = handed_in(cast, table(*rows))
    assert one.number(Outcome.WRONG) == 1
    columns = one.columns | {"0": "title", "5": "organiser", "6": "attended"}
    asked: dict[str, Any] = {"handed_in": one, "sheet": one.sheet, "today": TODAY}
    with pytest.raises(FieldNamedTwice):
        actions.rematch(
            by=cast.officer,
            version=1,
            columns=columns | {"6": "title"},
            fixed={},
            **asked,
        )
    fixed = {"theme": "drug"}
    actions.rematch(by=cast.officer, version=1, columns=columns, fixed=fixed, **asked)
    with pytest.raises(NotThisStep):
        actions.rematch(by=cast.officer, version=2, columns={}, fixed={}, **asked)
    outbox.deliver()
    with pytest.raises(WasChanged):
        actions.rematch(by=cast.officer, version=1, columns={}, fixed={}, **asked)
    assert again(one).number(Outcome.GOOD) == 1
    actions.order(
        by=cast.officer, handed_in=one, version=2, good_only=False, today=TODAY
    )
    outbox.deliver()
    assert Event.objects.get().theme == "drug"
    next_ = handed_in(cast, table(rows[0], ("Họp", *rows[1][1:])))
    assert next_.memory
    assert next_.number(Outcome.GOOD) == 1


def test_another_kind_is_taken_in_by_its_own_declaration(cast: Cast) -> None:
    rows = (
        ("Tên", "Ngày", "Địa bàn", "Chủ đề", "In hay cấp phát", "Loại", "Số lượng"),
        ("Tờ rơi", "2026-05-05", "98001", "drug", "cấp phát", "tờ rơi", "1.200"),
    )
    one = handed_in(cast, table(*rows), kind="events.materials")
    actions.order(
        by=cast.officer, handed_in=one, version=1, good_only=False, today=TODAY
    )
    outbox.deliver()
    assert Material.objects.get().number == 1200


def test_sheets_of_a_survey_have_a_column_for_each_question(cast: Cast) -> None:
    survey = in_field(cast)
    rows = (
        ("Số phiếu", "Xã", "Ngày hỏi", "Giới tính", "Tuổi", "Câu 1", "Câu 2", "Câu 3"),
        ("01", "Suối Lành", "05/05/2026", "nữ", 30, "A", "B", ""),
        ("02", "Suối Lành", "05/05/2026", "nam", 17, "a", "b", "c"),
    )
    of: dict[str, Any] = {"kind": "surveys.sheets", "of": survey.pk}
    one = taken(cast, table(*rows), **of)
    assert one.number(Outcome.WRONG) == 1
    sheet = AnswerSheet.objects.get()
    assert (sheet.answers, sheet.aware, sheet.sex) == ("AB-", True, "f")


# ── files ─────────────────────────────────────────────────────────────────────────────


def test_a_file_that_is_none_is_refused(cast: Cast) -> None:
    for content, refusal in (
        (b"", EmptyFile),
        (b"%PDF-1.7 \x00", NotASpreadsheet),
        (b"PK\x03\x04 torn", NotASpreadsheet),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked", SpreadsheetLocked),
    ):
        with pytest.raises(refusal):
            handed_in(cast, content)


def test_a_program_and_a_bomb_are_refused(cast: Cast) -> None:
    def packed(name: str, content: bytes) -> bytes:
        file = BytesIO(messy())
        with ZipFile(file, "a", compression=8) as archive:
            archive.writestr(name, content)
        return file.getvalue()

    with pytest.raises(SpreadsheetHoldsMacros):
        handed_in(cast, packed("xl/vbaProject.bin", b"x"))
    with pytest.raises(SwellsUp):
        handed_in(cast, packed("xl/media/big", bytes(201_000_000)))


def test_the_three_refusals_of_a_spreadsheet_by_name(cast: Cast) -> None:
    with pytest.raises(NotASpreadsheet):
        handed_in(cast, b"\x00\x01")
    with pytest.raises(SpreadsheetLocked):
        handed_in(cast, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def test_a_sheet_without_a_table_is_told_on_its_page(cast: Cast) -> None:
    one = handed_in(cast, table(("Xin chào",), ("các đồng chí",)))
    assert one.stage is Status.REFUSED
    assert "No table was found" in one.refusal["sentence"]
    actions.drop(by=cast.officer, handed_in=one, today=TODAY)
    with pytest.raises(NotThisStep):
        actions.drop(by=cast.officer, handed_in=one, today=TODAY)


def test_text_with_semicolons_is_a_spreadsheet(cast: Cast) -> None:
    heads = "Nội dung;Ngày;Xã;Chủ đề;Hình thức;Đối tượng;Đơn vị tổ chức;Số người dự"
    row = "Tọa đàm;5.5.2026;Suối Lành;drug;tọa đàm;người dân;Đoàn;1.650"
    one = taken(cast, f"{heads}\r\n{row}\r\n".encode("utf-8-sig"))
    assert Event.objects.get().attended == 1650
    assert one.number(Outcome.GOOD) == 1


# ── hidden, seen, taken back ──────────────────────────────────────────────────────────


def test_what_is_kept_is_hidden_until_all_is_there(cast: Cast) -> None:
    one = handed_in(cast, messy())
    actions.order(
        by=cast.officer, handed_in=one, version=1, good_only=False, today=TODAY
    )
    table_, heads = steps.look(handed_in=one)
    rows = Judge(again(one), today=TODAY).rows(table_, heads)
    good = [judged.record for judged in rows if judged.record is not None]
    steps.hidden(handed_in=one, records=good[:2])  # and here the worker is killed
    assert Event._base_manager.count() == 2
    assert not Event.objects.exists()
    assert not queries.events(cast.officer, today=TODAY).exists()
    jobs.take({"import": str(one.pk)})
    assert Event.objects.count() == 3
    jobs.take({"import": str(one.pk)})
    assert Event.objects.count() == 3


def test_what_changed_meanwhile_is_looked_at_again(cast: Cast) -> None:
    one = handed_in(cast, messy())
    order: dict[str, Any] = {
        "handed_in": one,
        "version": 1,
        "good_only": False,
        "today": TODAY,
    }
    actions.order(by=cast.officer, **order)
    handed = again(one)
    handed.columns = {n: f for n, f in handed.columns.items() if f != "organiser"}
    handed.save()
    jobs.take({"import": str(one.pk)})
    assert again(one).stage is Status.READING
    assert not Event._base_manager.exists()
    outbox.deliver()
    assert again(one).number(Outcome.WRONG) == 3
    with pytest.raises(NotThisStep):
        actions.give_back(by=Worker(), handed_in=one)


def test_a_whole_import_is_taken_back(cast: Cast) -> None:
    one = taken(cast, messy())
    actions.undo(by=cast.officer, handed_in=one, today=TODAY)
    assert not Event.objects.exists()
    outbox.deliver()
    assert not Event._base_manager.exists()
    assert Line.objects.get(verb="intake.undo").details["count"] == 3
    assert taken(cast, messy()).stage is Status.TAKEN


def test_it_stays_once_somebody_relies_on_it(cast: Cast) -> None:
    one = taken(cast, messy())
    with pytest.raises(CannotUndoImport, match="somebody else"):
        actions.undo(by=cast.specialist, handed_in=one, today=TODAY)
    with pytest.raises(CannotUndoImport, match="another day"):
        actions.undo(by=cast.officer, handed_in=one, today=TODAY + timedelta(days=1))
    event = Event.objects.first()
    assert event is not None
    events.correct(
        by=cast.officer,
        event=event,
        version=1,
        why="Đếm nhầm",
        attended=119,
        today=TODAY,
    )
    with pytest.raises(CannotUndoImport, match="changed since"):
        actions.undo(by=cast.officer, handed_in=one, today=TODAY)


def test_the_worker_tells_and_refuses_only_what_waits(cast: Cast) -> None:
    one = handed_in(cast, messy())
    found = steps.looked(handed_in=again(one), today=TODAY)
    with pytest.raises(NotThisStep):
        actions.tell(by=Worker(), found=found)
    with pytest.raises(NotThisStep):
        actions.take_in(by=cast.officer, handed_in=one, at=NOW)
    why = {"sentence": "No.", "facts": {}}
    refused = actions.refuse(by=Worker(), handed_in=one, why=why)
    assert refused.stage is Status.REFUSED
