"""A message is delivered once its act is committed, and tried again if need be."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lanh.common import clock
from lanh.outbox import command, jobs, registry, rules, steps
from lanh.outbox.models import Message

pytestmark = pytest.mark.both

NOON = datetime(2026, 5, 20, 5, tzinfo=UTC)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Mapping[str, Any]]]:
    heard: list[Mapping[str, Any]] = []
    monkeypatch.setattr(registry, "_HANDLERS", {"said": heard.append, "fails": failing})
    with clock.stopped_at(NOON):
        yield heard


def failing(payload: Mapping[str, Any]) -> None:
    raise RuntimeError("the other side is away")


@pytest.mark.django_db
def test_what_waits_is_delivered_in_order(told: list[Mapping[str, Any]]) -> None:
    steps.put(kind="said", payload={"n": 1})
    steps.put(kind="said", payload={"n": 2})
    assert jobs.deliver() == 2
    assert told == [{"n": 1}, {"n": 2}]
    assert jobs.deliver() == 0


@pytest.mark.django_db
def test_an_act_that_is_rolled_back_asks_for_nothing() -> None:
    with transaction.atomic():
        steps.put(kind="said", payload={})
        transaction.set_rollback(True)
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_one_that_fails_keeps_its_error_and_holds_up_no_other(
    told: list[Mapping[str, Any]],
) -> None:
    failed = steps.put(kind="fails", payload={})
    steps.put(kind="said", payload={"n": 1})
    assert jobs.deliver() == 1
    failed.refresh_from_db()
    assert failed.error == "RuntimeError: the other side is away"
    assert failed.next_try == NOON + rules.FIRST_WAIT
    assert jobs.deliver() == 0, "it is left in peace until then"
    with clock.stopped_at(NOON + timedelta(minutes=1)):
        jobs.deliver()
    failed.refresh_from_db()
    assert failed.tries == 2


@pytest.mark.django_db
def test_after_eight_tries_it_waits_for_a_hand(told: list[Mapping[str, Any]]) -> None:
    failed = steps.put(kind="nobody answers this", payload={})
    for day in range(rules.TRIES):
        with clock.stopped_at(NOON + timedelta(days=day)):
            jobs.deliver()
    failed.refresh_from_db()
    assert failed.given_up
    assert failed.tries == rules.TRIES
    assert "KeyError" in failed.error


@pytest.mark.django_db
def test_a_message_is_not_both_delivered_and_given_up() -> None:
    message = Message(kind="said", delivered_at=NOON, given_up=True)
    with pytest.raises(ValidationError, match="delivered or given up"):
        message.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        message.save()


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_woken_when_the_act_is_committed(
    told: list[Mapping[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "_WAKERS", [])
    registry.wake_with(jobs.deliver_soon.enqueue)
    with transaction.atomic():
        steps.put(kind="said", payload={"n": 1})
        assert not told
    assert told == [{"n": 1}]


def test_waits_grow_to_about_an_hour() -> None:
    waits = [rules.next_try(tries=n, now=NOON) for n in range(1, rules.TRIES + 1)]
    assert waits[0] == NOON + timedelta(seconds=30)
    assert waits[-2] == NOON + timedelta(minutes=32)
    assert waits[-1] is None


@pytest.mark.django_db
def test_what_was_given_up_is_listed_and_tried_again_by_hand(
    told: list[Mapping[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    given_up = Message(kind="fails", tries=8, given_up=True, error="OSError: full")
    given_up.save()
    assert command.list_(Namespace()) == 1
    assert f"fails {given_up.pk}: OSError: full" in capsys.readouterr().out
    assert command.retry(Namespace()) == 1, "it fails again, and waits"
    Message.objects.update(kind="said", given_up=True, next_try=None)
    assert command.retry(Namespace()) == 0
    assert told == [{}]
