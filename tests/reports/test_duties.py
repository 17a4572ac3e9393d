"""Who owes what, and by when."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lanh.access.errors import NotPermitted
from lanh.access.models import User
from lanh.audit.models import Line
from lanh.audit.rules import seal_of
from lanh.common.clock import HANOI
from lanh.common.period import Period
from lanh.elements import forms as texts
from lanh.elements.forms import forms, read_form
from lanh.owed.queries import owed
from lanh.reports import actions
from lanh.reports.errors import (
    AlreadyExtended,
    FormNotLoaded,
    NoReasonToExtend,
    NotLater,
    NotOwed,
    TooLateToExtend,
    VersionNotRaised,
)
from lanh.reports.models import Duty, FormVersion
from lanh.reports.queries import duties
from tests.cast import HALF, NOW, OPERATOR, TODAY, Cast, accepted, begun, duty_of, sent

pytestmark = pytest.mark.both


def test_texts_are_loaded_once(cast: Cast) -> None:
    told = [f"{form.code} v{form.version}" for form in forms().values()]
    assert [str(v) for v in actions.load_forms(by=OPERATOR)] == told
    assert actions.load_forms(by=OPERATOR) == []
    assert duties.form_in_use("F12").written.code == "F12"


def test_a_text_that_changes_without_a_new_version_is_refused(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.load_forms(by=OPERATOR)
    changed = texts.forms()["F12"].text + "\n# one word more\n"
    monkeypatch.setattr(actions.owing, "forms", lambda: {"F12": read_form(changed)})
    with pytest.raises(VersionNotRaised):
        actions.load_forms(by=OPERATOR)
    raised = changed.replace("version = 1", "version = 2")
    monkeypatch.setattr(actions.owing, "forms", lambda: {"F12": read_form(raised)})
    assert [str(v) for v in actions.load_forms(by=OPERATOR)] == ["F12 v2"]


def test_every_unit_of_the_province_owes_the_form_and_so_does_the_province(
    cast: Cast,
) -> None:
    duty = duty_of(cast)
    owing = {d.place for d in Duty.objects.all()}
    assert owing == {cast.lanh_son, cast.suoi_lanh, cast.ban_may}
    assert (duty.due, duty.due_kind) == (date(2026, 6, 10), "before")
    assert duty.last_day == date(2026, 6, 9), "trước ngày 10/6"
    assert duty.cut_off == date(2026, 6, 5)
    assert duty.is_estimated


def test_a_quarter_is_due_by_day_20_of_its_last_month(cast: Cast) -> None:
    actions.load_forms(by=OPERATOR)
    actions.open_period(
        by=OPERATOR,
        form="F12",
        period=Period.decree_09_quarter(2026, 1),
        province=cast.lanh_son,
        today=TODAY,
    )
    duty = Duty.objects.get(place=cast.suoi_lanh)
    assert duty.last_day == date(2026, 3, 20), "chậm nhất ngày 20/3"
    assert not duty.is_estimated


def test_opening_again_adds_only_what_is_missing(cast: Cast) -> None:
    duty_of(cast)
    again = actions.open_period(
        by=cast.specialist,
        form="F12",
        period=HALF,
        province=cast.lanh_son,
        today=TODAY,
    )
    assert again == []
    first, _again = Line.objects.filter(verb="reports.open_period").order_by("number")
    assert first.details["duties"] == 3
    assert first.details["digest"] == seal_of(Duty.objects.values_list("pk", flat=True))


def test_a_form_is_owed_only_for_periods_of_its_own_calendar(cast: Cast) -> None:
    actions.load_forms(by=OPERATOR)
    with pytest.raises(NotOwed):
        actions.open_period(
            by=OPERATOR,
            form="F12",
            period=Period.month(2026, 5),
            province=cast.lanh_son,
            today=TODAY,
        )


def test_a_form_that_is_not_loaded_cannot_be_opened(cast: Cast) -> None:
    with pytest.raises(FormNotLoaded):
        actions.open_period(
            by=OPERATOR,
            form="F12",
            period=HALF,
            province=cast.lanh_son,
            today=TODAY,
        )


def test_the_officer_opens_no_period(cast: Cast) -> None:
    actions.load_forms(by=OPERATOR)
    with pytest.raises(NotPermitted):
        actions.open_period(
            by=cast.officer,
            form="F12",
            period=HALF,
            province=cast.lanh_son,
            today=TODAY,
        )


def test_a_duty_is_seen_at_its_place_and_above(cast: Cast) -> None:
    duty = duty_of(cast)
    for user, sees in [
        (cast.officer, 1),
        (cast.specialist, 3),
        (cast.outsider, 0),
        (cast.administrator, 0),
    ]:
        assert duties.duties(user, today=TODAY).count() == sees
    assert duties.duty(cast.officer, pk=duty.pk, today=TODAY) == duty
    assert duties.duty(cast.outsider, pk=duty.pk, today=TODAY) is None


def test_late_is_from_the_day_itself_on_where_the_rule_says_before(cast: Cast) -> None:
    duty_of(cast)
    late = Duty.objects.late
    assert not late(today=date(2026, 6, 9)).exists()
    assert late(today=date(2026, 6, 10)).count() == 3


@pytest.mark.parametrize(
    ("day", "late"), [(date(2026, 6, 9), False), (date(2026, 6, 10), True)]
)
def test_late_is_marked_and_stops_nothing(cast: Cast, day: date, late: bool) -> None:
    report = sent(cast, at=datetime.combine(day, time(23, 59), HANOI))
    assert report.is_late is late
    mine = duties.duties(cast.officer, today=date(2026, 7, 1), late=True)
    assert mine.exists() is late


def test_a_day_is_moved_once_and_only_later(cast: Cast) -> None:
    duty = duty_of(cast)
    later = duty.due + timedelta(days=5)

    def extend(until: date, why: str = "Lũ") -> Duty:
        return actions.extend(
            by=cast.specialist, duty=duty, until=until, why=why, today=TODAY
        )

    with pytest.raises(NoReasonToExtend):
        extend(later, why=" ")
    with pytest.raises(NotLater):
        extend(duty.due)
    assert extend(later).last_day == later - timedelta(days=1)
    moved = Duty.objects.get(pk=duty.pk)
    assert (moved.extended_by, moved.extended_why) == (cast.specialist, "Lũ")
    with pytest.raises(AlreadyExtended):
        extend(later + timedelta(days=5))


def test_no_day_is_moved_once_it_has_passed_or_the_report_was_sent(cast: Cast) -> None:
    report = sent(cast)
    other = Duty.objects.get(place=cast.ban_may)

    def extend(duty: Duty, today: date) -> Duty:
        until = date(2026, 6, 30)
        return actions.extend(
            by=cast.specialist, duty=duty, until=until, why="Lũ", today=today
        )

    with pytest.raises(TooLateToExtend):
        extend(report.duty, TODAY)
    with pytest.raises(TooLateToExtend):
        extend(other, date(2026, 6, 10))
    assert not duties.can_extend(cast.specialist, duty=report.duty, today=TODAY)
    assert extend(other, date(2026, 6, 9)).last_day == date(2026, 6, 29)


def test_duties_are_found_by_place_form_period_and_state(cast: Cast) -> None:
    begun(cast)

    def found(**asked: Any) -> int:
        return duties.duties(cast.specialist, today=TODAY, **asked).count()

    assert found(search="suoi lanh") == 1
    assert found(form="F12") == 3
    assert found(form="F01") == 0
    assert found(period=HALF) == 3
    assert found(period=HALF.before()) == 0
    assert found(state="draft") == 1
    assert found(state="open") == 2
    assert duties.periods(cast.specialist, today=TODAY) == [HALF]


def test_what_is_sent_waits_for_the_specialist(cast: Cast) -> None:
    report = sent(cast)
    assert list(duties.waiting_for(cast.specialist, today=TODAY)) == [report]
    assert not duties.waiting_for(cast.officer, today=TODAY).exists()
    assert not duties.waiting_for(cast.outsider, today=TODAY).exists()


def test_an_accepted_report_is_owed_no_more(cast: Cast) -> None:
    accepted(cast)
    assert Duty.objects.unsent().count() == 2
    assert duties.places_to_open(cast.specialist, today=TODAY).get() == cast.lanh_son


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"last": date(2025, 1, 1)}, "A period ends after it begins"),
        ({"due_kind": "around"}, "before a day or by it"),
        ({}, "owes a form once"),
    ],
    ids=["period", "kind", "twice"],
)
def test_a_duty_that_cannot_be_is_refused_by_the_database(
    cast: Cast, wrong: dict[str, object], told: str
) -> None:
    duty = duty_of(cast)
    other = Duty.objects.get(pk=duty.pk)
    other.pk, other._state.adding = Duty().pk, True
    for name, value in wrong.items():
        setattr(other, name, value)
    with pytest.raises(ValidationError, match=told):
        other.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_a_version_is_written_once(cast: Cast) -> None:
    actions.load_forms(by=OPERATOR)
    again = FormVersion(code="F12", version=1, text="")
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


# ── what do I owe today? ──────────────────────────────────────────────────────────────


def owed_by(user: User, today: date = TODAY) -> list[str]:
    due = [d for d in owed(user, today) if d.url_name.startswith("reports:")]
    return [d.what.sentence.format(**d.what.facts) for d in due]


def test_the_officer_owes_her_own_report_and_nobody_elses(cast: Cast) -> None:
    duty_of(cast)
    due = next(d for d in owed(cast.officer, TODAY) if d.url_name == "reports:duty")
    assert owed_by(cast.officer) == ["Form F12, first half of 2026"]
    assert (due.due, due.late) == (date(2026, 6, 9), False)
    assert due.why is not None
    assert due.why.facts["place"] == "xã Suối Lành"
    assert owed_by(cast.specialist) == ["Form F12, first half of 2026"], (
        "the province's"
    )
    assert owed_by(cast.outsider) == []
    assert owed_by(cast.leader) == []


def test_nothing_vanishes_when_it_is_late(cast: Cast) -> None:
    duty_of(cast)
    later = date(2026, 6, 10)
    assert next(d for d in owed(cast.officer, later) if d.late).due == date(2026, 6, 9)
    assert "3 units are late with their reports" in owed_by(cast.specialist, later)


def test_what_is_returned_is_owed_again(cast: Cast) -> None:
    report = sent(cast)
    assert owed_by(cast.officer) == []
    assert "1 reports wait to be accepted" in owed_by(cast.specialist)
    actions.send_back(
        by=cast.specialist,
        submission=report,
        version=report.version,
        comment="Xem lại cả biểu",
        at=NOW,
    )
    due = next(d for d in owed(cast.officer, TODAY) if d.url_name == "reports:duty")
    assert due.why is not None
    assert due.why.sentence == "{place}: returned"


@pytest.mark.parametrize(
    ("period", "told"),
    [
        (Period.decree_09_half(2026, 2), "Form F12, second half of 2026"),
        (Period.decree_09_quarter(2026, 3), "Form F12, quarter III of 2026"),
        (Period.decree_09_year(2026), "Form F12, year 2026"),
    ],
)
def test_a_period_is_named_as_the_office_does(
    cast: Cast, period: Period, told: str
) -> None:
    actions.load_forms(by=OPERATOR)
    actions.open_period(
        by=OPERATOR, form="F12", period=period, province=cast.lanh_son, today=TODAY
    )
    assert owed_by(cast.officer, period.last) == [told]
