"""What a room above confirms or issues stands in the register of documents as well."""

from typing import Any

import pytest

from lanh.outbox import jobs as outbox
from lanh.outbox.models import Message
from lanh.registers.documents import actions, jobs, queries
from lanh.registers.documents.models import Document
from tests.cast import TODAY, Cast
from tests.papers.test_papers import issued
from tests.plans.paper import confirmed
from tests.registers.papers import read, sent_out

pytestmark = pytest.mark.both


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Any) -> None:
    settings.UPLOADS = tmp_path


def test_a_confirmed_plan_stands_in_the_register(cast: Cast) -> None:
    plan = confirmed(cast)
    outbox.deliver()
    document = Document.objects.get(origin=plan.subject)
    assert (document.number, document.kind) == (plan.number, "ke_hoach")
    assert document.serial == 27
    assert document.for_below
    rows = queries.documents(cast.officer, today=TODAY)
    assert document in queries.holding(rows, "tuyen truyen luu dong")
    assert sent_out(cast).number == "28/KH-UBND"


def test_an_issued_paper_stands_in_the_register(cast: Cast) -> None:
    paper = issued(cast)
    outbox.deliver()
    document = Document.objects.get(origin=paper.subject)
    assert document.number == paper.number_words
    assert document.what is queries.Kind.REPORT
    assert "Lành Sơn" in document.text


def test_a_message_that_comes_twice_enters_nothing_twice(cast: Cast) -> None:
    confirmed(cast)
    message = Message.objects.get(kind="documents.hand_in")
    jobs.hand_in(message.payload)
    jobs.hand_in(message.payload)
    assert Document.objects.count() == 1


def test_what_stands_already_only_takes_the_origin(cast: Cast) -> None:
    document = sent_out(cast)
    again = actions.hand_in(
        by=cast.specialist,
        kind="ke_hoach",
        origin="plan:1",
        place=cast.lanh_son,
        number=document.number,
        dated=TODAY,
        day=TODAY,
        issuer="UBND tỉnh",
        title="Phòng, chống mại dâm",
        text=read("Kế hoạch số 5/KH-UBND").text,
    )
    assert again == document
    assert again.origin == "plan:1"
