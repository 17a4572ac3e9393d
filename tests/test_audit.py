"""The trail: one line for each act, in one chain, whoever writes at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, transaction

from lanh.audit.actions import read, record
from lanh.audit.errors import AppendOnly, OutsideTransaction
from lanh.audit.models import Head, Line
from lanh.audit.queries import verify
from lanh.common.actor import Operator

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
