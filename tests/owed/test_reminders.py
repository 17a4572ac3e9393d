"""What is due, by mail: counts only, once, and only where the office has set it up."""

import socketserver
from collections.abc import Iterator
from datetime import date, timedelta
from threading import Thread

import pytest
import time_machine
from django.db import IntegrityError, transaction
from pytest_django import Settings

from lanh.outbox import jobs as outbox
from lanh.outbox.models import Message
from lanh.owed import actions, jobs, queries
from lanh.owed.errors import NoCalendar, NoMailAddress
from lanh.owed.models import Reminder
from lanh.owed.rules import Often, is_mail_day, is_nameless
from tests.cast import NOW, TODAY, Cast, duty_of

pytestmark = pytest.mark.both
MONDAY = date(2026, 5, 18)


class Postman(socketserver.ThreadingTCPServer):
    """A real SMTP server on this machine, which keeps what it is given."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.mails: list[str] = []
        self.is_full = False


class Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Postman)
        self.say("220 here")
        for line in self.rfile:
            word = line.decode().split(maxsplit=1)[0].upper()
            if word == "DATA":
                self.say("354 go on")
                self.server.mails.append(self.letter())
                self.say("250 kept")
            elif word == "QUIT":
                return self.say("221 bye")
            else:
                full = word == "MAIL" and self.server.is_full
                self.say("452 full" if full else "250 well")
        return None

    def letter(self) -> str:
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(lines).decode()

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def post(settings: Settings) -> Iterator[Postman]:
    with Postman() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address[:2]
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.MAIL_IS_ON = True
        yield server
        server.shutdown()


def wanted(cast: Cast, often: Often = Often.DAILY) -> None:
    actions.choose_mail(by=cast.officer, often=often, mail="hop-thu@xa.example")


def delivered() -> int:
    with time_machine.travel(NOW):
        return outbox.deliver()


def test_mail_tells_numbers_and_names_nobody(cast: Cast, post: Postman) -> None:
    duty_of(cast)
    wanted(cast)
    assert jobs.order_digests(TODAY) == 1
    assert delivered() == 1
    (mail,) = post.mails
    assert "hop-thu@xa.example" in mail
    assert "Message-ID" in mail
    for name in (cast.officer.name, "Suối Lành", "F12"):
        assert name not in mail
    assert Reminder.objects.get().sent_for == TODAY


def test_the_same_mail_is_sent_once(cast: Cast, post: Postman) -> None:
    duty_of(cast)
    wanted(cast)
    assert [jobs.order_digests(TODAY), jobs.order_digests(TODAY)] == [1, 0]
    delivered()
    message = Message.objects.get(kind=jobs.DIGEST)
    jobs.send_digest(message.payload)
    assert len(post.mails) == 1


def test_a_server_that_is_full_is_tried_again(cast: Cast, post: Postman) -> None:
    duty_of(cast)
    wanted(cast)
    jobs.order_digests(TODAY)
    post.is_full = True
    assert delivered() == 0
    assert Reminder.objects.get().sent_for is None
    post.is_full = False
    with time_machine.travel(NOW + timedelta(minutes=1)):
        assert outbox.deliver() == 1
    assert len(post.mails) == 1


def test_nothing_is_sent_where_nothing_is_due(cast: Cast, post: Postman) -> None:
    wanted(cast)
    jobs.order_digests(TODAY)
    assert delivered() == 1
    assert post.mails == []


def test_who_wants_none_any_more_gets_none(cast: Cast, post: Postman) -> None:
    duty_of(cast)
    wanted(cast)
    jobs.order_digests(TODAY)
    actions.choose_mail(by=cast.officer, often=Often.NEVER, mail="")
    delivered()
    assert post.mails == []


def test_mail_is_off_unless_the_office_sets_it_up(
    cast: Cast, settings: Settings
) -> None:
    assert settings.MAIL_IS_ON is False
    wanted(cast)
    assert jobs.order_digests(TODAY) == 0


@pytest.mark.parametrize(
    ("often", "today", "planned", "due"),
    [
        (Often.DAILY, MONDAY, None, True),
        (Often.DAILY, MONDAY, MONDAY, False),
        (Often.DAILY, MONDAY - timedelta(days=1), None, False),  # a Sunday
        (Often.WEEKLY, MONDAY, MONDAY - timedelta(days=7), True),
        (Often.WEEKLY, MONDAY + timedelta(days=1), None, False),
        (Often.NEVER, MONDAY, None, False),
    ],
)
def test_mail_comes_on_working_days_once(
    often: Often, today: date, planned: date | None, due: bool
) -> None:
    assert is_mail_day(often=often, today=today, planned_for=planned) is due


def test_mail_needs_an_address(cast: Cast) -> None:
    with pytest.raises(NoMailAddress):
        actions.choose_mail(by=cast.officer, often=Often.DAILY, mail="")
    wanted(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.update(mail="")


def test_a_calendar_address_is_nobodys_once_it_is_taken_back(cast: Cast) -> None:
    with pytest.raises(NoCalendar):
        actions.close_calendar(by=cast.officer)
    first = actions.open_calendar(by=cast.officer, at=NOW)
    second = actions.open_calendar(by=cast.officer, at=NOW)
    assert queries.holder_of(first) is None
    assert queries.holder_of(second) == cast.officer
    assert second not in str(Reminder.objects.values())
    actions.close_calendar(by=cast.officer)
    assert queries.holder_of(second) is None
    assert queries.holder_of("") is None


def test_a_sentence_with_typed_words_may_name_somebody() -> None:
    assert is_nameless({"form": "F12", "year": 2026, "first": MONDAY})
    assert not is_nameless({"title": "Tọa đàm với ông A"})
    assert not is_nameless({"place": "xã Suối Lành"})
