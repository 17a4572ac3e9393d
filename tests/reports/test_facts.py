"""What the specialist accepts becomes facts, once, in the order of commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from lanh.access.errors import NotPermitted
from lanh.audit.models import Line
from lanh.common.period import Period
from lanh.outbox.models import Message
from lanh.reports import actions
from lanh.reports.errors import (
    NothingAsked,
    ReportChangedMeanwhile,
    WrongReportStep,
)
from lanh.reports.models import Duty, Fact, FactHead, Review, Submission
from lanh.reports.queries import figures
from lanh.reports.rules import Decision, Difference, State
from tests.cast import (
    HALF,
    NOW,
    OPERATOR,
    TODAY,
    Cast,
    accepted,
    begun,
    filled,
    held,
    planned,
    sent,
)

pytestmark = pytest.mark.both
QUARTER = Period.decree_09_quarter(2026, 1)


def quarter_accepted(cast: Cast, *, events: int) -> Submission:
    """The first quarter of 2026 in Suối Lành, with so many events typed."""
    actions.load_forms(by=OPERATOR)
    actions.open_period(
        by=OPERATOR,
        form="F12",
        period=QUARTER,
        province=cast.lanh_son,
        today=TODAY,
    )
    duty = Duty.objects.during(QUARTER).get(place=cast.suoi_lanh)
    report = actions.start(by=cast.officer, duty=duty, today=TODAY)
    report = actions.nothing_to_report(
        by=cast.officer,
        submission=report,
        version=report.version,
        element="",
        today=TODAY,
    )
    report = actions.explain(
        by=cast.officer,
        submission=report,
        version=report.version,
        cell="events.sessions",
        value=Decimal(events),
        applies=True,
        difference=Difference.LATE_RECORD,
        note="Ghi sổ muộn",
        estimate=False,
        today=TODAY,
    )
    report = actions.send(
        by=cast.officer, submission=report, version=report.version, at=NOW
    )
    return actions.accept(
        by=cast.specialist,
        submission=report,
        version=report.version,
        comment="",
        at=NOW,
    )


def returned(cast: Cast, report: Submission, **said: Any) -> Submission:
    return actions.send_back(
        by=cast.specialist,
        submission=report,
        version=report.version,
        at=NOW,
        **said,
    )


def test_every_cell_becomes_a_fact(cast: Cast) -> None:
    held(cast, planned(cast), attended=120, women=70)
    report = accepted(cast)
    facts = {(f.element, f.slice): f for f in Fact.objects.all()}
    assert len(facts) == report.cells.count()
    women = facts["events.attendances", "sex=f"]
    assert (women.value, women.reason) == (Decimal(70), "")
    assert women.place == cast.suoi_lanh
    assert women.period == HALF
    assert women.known_from == NOW
    assert women.estimate
    assert facts["events.attendances", "sex=m"].value == 50
    assert facts["events.sessions", "theme=hiv"].value == 0, "a zero is a fact"


def test_why_there_is_no_number_is_a_fact_too(cast: Cast) -> None:
    report = filled(cast)
    report = actions.explain(
        by=cast.officer,
        submission=report,
        version=report.version,
        cell="staff.trained",
        value=None,
        applies=False,
        difference=None,
        note="Xã chưa có cán bộ chuyên trách",
        estimate=False,
        today=TODAY,
    )
    report = actions.send(
        by=cast.officer, submission=report, version=report.version, at=NOW
    )
    actions.accept(
        by=cast.specialist,
        submission=report,
        version=report.version,
        comment="",
        at=NOW,
    )
    trained = Fact.objects.get(element="staff.trained", slice="")
    assert (trained.value, trained.reason) == (None, "na")


def test_facts_and_the_order_to_publish_them_stand_together(cast: Cast) -> None:
    accepted(cast)
    last = Fact.objects.latest("sequence").sequence
    message = Message.objects.get()
    assert (message.kind, message.payload) == ("facts.publish", {"through": last})
    assert FactHead.objects.get().sequence == last
    sequences = list(Fact.objects.values_list("sequence", flat=True))
    assert sequences == list(range(1, last + 1))


def test_a_fact_is_never_changed(cast: Cast) -> None:
    accepted(cast)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Fact.objects.update(value=0)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"value": None}, "a number, or the reason for none"),
        ({"submission": None}, "names the report"),
        ({"last": HALF.first - timedelta(days=1)}, "A period ends after it begins"),
    ],
    ids=["value", "origin", "period"],
)
def test_a_fact_that_cannot_be_is_refused_by_the_database(
    cast: Cast, wrong: dict[str, object], sentence: str
) -> None:
    accepted(cast)
    fact = Fact.objects.filter(value__isnull=False).first()
    assert fact is not None
    fact.pk, fact._state.adding = 10_000, True
    for name, value in wrong.items():
        setattr(fact, name, value)
    with pytest.raises(ValidationError, match=sentence):
        fact.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        fact.save()


def test_accepted_twice_is_accepted_once(cast: Cast) -> None:
    report = accepted(cast)
    with pytest.raises(WrongReportStep):
        actions.accept(
            by=cast.specialist,
            submission=report,
            version=report.version,
            comment="",
            at=NOW,
        )
    assert Fact.objects.count() == report.cells.count()


def test_the_officer_does_not_accept_her_own_report(cast: Cast) -> None:
    report = sent(cast)
    with pytest.raises(NotPermitted):
        actions.accept(
            by=cast.officer,
            submission=report,
            version=report.version,
            comment="",
            at=NOW,
        )


def test_the_specialist_accepts_what_he_has_read(cast: Cast) -> None:
    read = sent(cast)
    again = returned(cast, read, comment="Xem lại số người dự")
    actions.send(by=cast.officer, submission=again, version=again.version, at=NOW)
    with pytest.raises(ReportChangedMeanwhile):
        actions.accept(
            by=cast.specialist,
            submission=read,
            version=read.version,
            comment="",
            at=NOW,
        )


def test_a_whole_report_is_returned_with_a_word(cast: Cast) -> None:
    report = sent(cast)
    with pytest.raises(NothingAsked):
        returned(cast, report, comment=" ")
    assert Submission.objects.get().stage is State.SENT
    report = returned(cast, report, comment="Thiếu phần lời")
    assert report.stage is State.RETURNED
    review = Review.objects.get()
    assert (review.decision, review.reviewer) == (Decision.RETURNED, cast.specialist)
    report = actions.send(
        by=cast.officer, submission=report, version=report.version, at=NOW
    )
    assert report.stage is State.SENT


def test_a_draft_is_neither_accepted_nor_returned(cast: Cast) -> None:
    report = begun(cast)
    with pytest.raises(WrongReportStep):
        returned(cast, report, comment="Sao chưa gửi?")


def test_the_period_before_and_the_year_so_far(cast: Cast) -> None:
    quarter_accepted(cast, events=4)
    actions.open_period(
        by=OPERATOR,
        form="F12",
        period=Period.decree_09_quarter(2026, 2),
        province=cast.lanh_son,
        today=TODAY,
    )
    second = Duty.objects.during(Period.decree_09_quarter(2026, 2)).get(
        place=cast.suoi_lanh
    )
    before = figures.before(second)["events.sessions", ""]
    assert (before.previous, before.so_far) == (Decimal(4), Decimal(4))
    assert figures.history(second)["events.sessions", ""] == [4]


def test_the_story_of_a_report_is_kept(cast: Cast) -> None:
    report = accepted(cast)
    verbs = [line.verb for line in Line.objects.about(report.subject)]
    assert verbs == [
        "reports.start",
        "reports.nothing",
        "reports.send",
        "reports.accept",
    ]


# ── two at once ───────────────────────────────────────────────────────────────────────


def unwatched(action: Callable[..., Submission]) -> Callable[..., Submission]:
    """Without the fixture that counts lines: it cannot tell two acts at once apart."""
    bare: Callable[..., Submission] = action.__wrapped__  # type: ignore[attr-defined]  # by `wraps`
    return bare


def both(first: Callable[[], object], second: Callable[[], object]) -> list[object]:
    """What each of two at the same time gets: a result, or a refusal."""

    def one(act: Callable[[], object]) -> object:
        try:
            return act()
        except (ReportChangedMeanwhile, WrongReportStep) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(one, [first, second]))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_told(transactional_db: None) -> None:
    cast = Cast.gather()
    report = begun(cast)

    def save(number: int) -> Submission:
        return unwatched(actions.save_cells)(
            by=cast.officer,
            submission=report,
            version=report.version,
            values={"staff.field": Decimal(number)},
            narratives={},
            today=TODAY,
        )

    done = both(lambda: save(3), lambda: save(4))
    assert sum(isinstance(d, ReportChangedMeanwhile) for d in done) == 1
    assert Submission.objects.get().version == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_does(transactional_db: None) -> None:
    cast = Cast.gather()
    report = sent(cast)

    def accept(at: datetime) -> Submission:
        return unwatched(actions.accept)(
            by=cast.specialist,
            submission=report,
            version=report.version,
            comment="",
            at=at,
        )

    done = both(lambda: accept(NOW), lambda: accept(NOW))
    assert sum(isinstance(d, WrongReportStep) for d in done) == 1
    assert Fact.objects.count() == report.cells.count()
    assert Message.objects.count() == 1
