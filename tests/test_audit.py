"""The trail: one line for each act, in one chain, whoever writes at once."""

from argparse import ArgumentParser
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from lanh.audit import command
from lanh.audit.actions import read, record
from lanh.audit.errors import AppendOnly, OutsideTransaction
from lanh.audit.models import Head, Line
from lanh.audit.queries import head, heads, verify
from lanh.audit.rules import Fault, Mark, seal, seal_of
from lanh.common import clock
from lanh.common.actor import Operator

pytestmark = pytest.mark.both
BY = Operator("Người ghi")


def write(times: int = 1) -> None:
    for _time in range(times):
        with transaction.atomic():
            record(
                by=BY, verb="audit.tried", subject="trail", why="thử", n=1, none=None
            )


def forge(statement: str) -> None:
    """What one with the database in hand could do, past the trigger."""
    on = " ON audit_line" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER audit_line_is_fixed{on}")
        cursor.execute(statement)


def test_a_trail_that_was_left_alone_is_whole(db: None) -> None:
    assert verify().whole
    write(3)
    verdict = verify()
    assert verdict.whole
    assert verdict.lines == 3
    assert verdict.tip == Line.objects.get(number=3).digest


@pytest.mark.parametrize(
    ("forgery", "broken_at"),
    [
        ("UPDATE audit_line SET actor_name = 'ai đó' WHERE number = 2", 2),
        ("DELETE FROM audit_line WHERE number = 2", 2),
        ("DELETE FROM audit_line WHERE number = 3", 3),
        ("DELETE FROM audit_line", 1),
        ("DELETE FROM audit_head", 1),
    ],
)
def test_a_forgery_is_named_by_its_line(db: None, forgery: str, broken_at: int) -> None:
    write(3)
    forge(forgery)
    assert verify().broken_at == broken_at


def test_a_cut_tail_is_found_by_the_head_that_was_printed(db: None) -> None:
    write(3)
    yesterday = head()
    assert verify(printed=yesterday).whole
    write()
    assert verify(printed=Mark.parse(str(yesterday))).whole
    forge("DELETE FROM audit_line WHERE number > 2")
    kept = Line.objects.get(number=2)
    Head.objects.update(number=2, digest=kept.digest)
    assert verify().whole
    verdict = verify(printed=yesterday)
    assert (verdict.broken_at, verdict.fault) == (3, Fault.CUT)


def test_a_trail_written_anew_is_found_by_the_head_that_was_printed(db: None) -> None:
    write(3)
    yesterday = head()
    forge("DELETE FROM audit_line WHERE number > 1")
    Head.objects.update(number=1, digest=Line.objects.get(number=1).digest)
    with transaction.atomic():
        record(by=Operator("ai đó"), verb="audit.tried", subject="trail")
    write(2)
    assert verify().whole
    verdict = verify(printed=yesterday)
    assert (verdict.broken_at, verdict.fault) == (3, Fault.REWRITTEN)


def test_the_last_lines_are_walked_alone(db: None) -> None:
    write(5)
    assert verify(last=2).lines == 2
    forge("UPDATE audit_line SET why = 'khác' WHERE number = 2")
    assert verify(last=2).whole
    assert verify(last=4).broken_at == 2


def test_each_day_has_its_head(db: None) -> None:
    for day, times in ((20, 2), (21, 1)):
        with clock.stopped_at(datetime(2026, 5, day, 9, tzinfo=clock.HANOI)):
            write(times)
    days = heads(until=date(2026, 5, 21))
    assert [(one.day.day, one.mark.number) for one in days] == [(21, 3), (20, 2)]
    assert days[0].mark == head()
    assert heads(until=date(2026, 5, 20), days=1) == days[1:]


def test_what_is_no_head_is_not_taken_for_one() -> None:
    for wrong in ("", "12", "12:xyz", "12:abc", "x:9f3c21aa07be"):
        with pytest.raises(ValueError, match="no head of a trail"):
            Mark.parse(wrong)


def test_lines_are_searched_by_name_and_day(db: None) -> None:
    with clock.stopped_at(datetime(2026, 5, 20, 23, 30, tzinfo=clock.HANOI)):
        write()
    day, lines = date(2026, 5, 20), Line.objects.all()
    assert lines.by_name("nguoi GHI").on_days(day, day).count() == 1
    assert not lines.by_name("nguoi khac").exists()
    assert not lines.on_days(day + timedelta(days=1), None).exists()
    assert not lines.on_days(None, day - timedelta(days=1)).exists()


def test_personal_payload_is_kept_as_a_seal() -> None:
    assert seal("0912345678", key="a") == seal("0912345678", key="a")
    assert seal("0912345678", key="a") != seal("0912345678", key="b")
    assert seal_of([2, 1]) == seal_of([1, 2]) != seal_of([1])


@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        (["head"], 0, "2:"),
        (["verify"], 0, "Whole: 2 lines"),
        (["verify", "--last", "1"], 0, "Whole: 1 lines"),
        (["verify", "--head", f"9:{'0' * 12}"], 1, "cut off"),
        (["verify", "--head", "nine"], 2, "no head"),
    ],
)
def test_the_operator_asks_by_command(
    db: None,
    capsys: pytest.CaptureFixture[str],
    asked: list[str],
    code: int,
    told: str,
) -> None:
    write(2)
    parser = ArgumentParser()
    command.add(parser.add_subparsers())
    said = parser.parse_args(["audit", *asked])
    assert said.run(said) == code
    assert told in "".join(capsys.readouterr())


def test_the_database_refuses_to_change_a_line(db: None) -> None:
    write()
    with connection.cursor() as cursor, transaction.atomic():
        with pytest.raises(DatabaseError, match="neither changed"):
            cursor.execute("UPDATE audit_line SET why = ''")
        transaction.set_rollback(True)


def test_the_model_refuses_to_change_a_line(db: None) -> None:
    write()
    line = Line.objects.get()
    for change in (
        line.save,
        line.delete,
        Line.objects.update,
        Line.objects.all().delete,
    ):
        with pytest.raises(AppendOnly):
            change()


def test_an_act_that_is_undone_leaves_no_line_and_no_gap(db: None) -> None:
    write()
    with transaction.atomic():
        record(by=BY, verb="audit.tried", subject="trail")
        transaction.set_rollback(True)
    write()
    assert verify().whole
    assert list(Line.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_a_line_needs_the_transaction_of_its_act() -> None:
    with pytest.raises(OutsideTransaction):
        record(by=BY, verb="audit.tried", subject="trail")


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_make_one_unbroken_chain() -> None:
    def writer(_n: int) -> None:
        try:
            write(10)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(writer, range(8)))
    verdict = verify()
    assert verdict.whole
    assert verdict.lines == 80 == Head.objects.get().number


def test_a_read_is_a_line_with_its_purpose(db: None) -> None:
    read(by=BY, subject="person:1", why="lập báo cáo", fields="names")
    line = Line.objects.get()
    assert (line.verb, line.why) == ("audit.read", "lập báo cáo")
    assert verify().whole
