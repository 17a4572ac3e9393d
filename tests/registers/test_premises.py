"""Premises as the commune's clerk keeps them: opened, staffed, committed, closed."""

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lanh.access.errors import NotPermitted
from lanh.audit.models import Line
from lanh.common.actor import Operator
from lanh.common.period import Period
from lanh.elements import registry
from lanh.elements.catalogue import elements
from lanh.elements.slices import slice_key
from lanh.places import actions as places
from lanh.places.errors import PlaceNotInForce
from lanh.registers.premises import actions, queries
from lanh.registers.premises.errors import (
    ContractsExceedWorkers,
    PremisesAreClosed,
    PremisesCodeTaken,
    ReopenedAlready,
    StaffingIsTold,
    UnitStillStands,
)
from lanh.registers.premises.measures import MEASURES
from lanh.registers.premises.models import Commitment, Licence, Premises
from lanh.registers.premises.rules import Covers, Pledge, Status, Step, Via
from lanh.registers.records.errors import (
    ChangedMeanwhile,
    LastDayTooEarly,
    NoReason,
    NotDoneYet,
    WrongStep,
)
from tests.cast import TODAY, Cast

pytestmark = pytest.mark.both
TOMORROW = TODAY + timedelta(days=1)
QUARTER = Period.decree_09_quarter(2026, 2)  # 15/3 → 14/6


def opened(cast: Cast, **other: Any) -> Premises:
    """Premises in Suối Lành, open since long, entered by Mai."""
    said: dict[str, Any] = {
        "title": "Nhà nghỉ Hoa Sim",
        "code": f"SL-{Premises.objects.count() + 1:03}",
        "kind": "lodging",
        "place": cast.suoi_lanh,
        "address": "Thôn 2, xã Suối Lành",
        "day": date(2019, 4, 1),
        "owner_name": "Chủ cơ sở",
    }
    by = other.pop("by", cast.officer)
    return actions.register(by=by, today=TODAY, **(said | other))


def closed(cast: Cast, premises: Premises, day: date = TODAY) -> Premises:
    return actions.close(
        by=cast.officer, premises=premises, day=day, why="Chủ nghỉ", today=TODAY
    )


def staffed(cast: Cast, premises: Premises, as_of: date = TODAY, **n: int) -> Any:
    numbers: Any = {"workers_m": 2, "workers_f": 3} | n
    return actions.count_workers(
        by=cast.officer, premises=premises, as_of=as_of, today=TODAY, **numbers
    )


def committed(cast: Cast, premises: Premises, **other: Any) -> Commitment:
    said: dict[str, Any] = {"kind": Pledge.SOCIAL_EVILS, "signed": date(2026, 1, 5)}
    return actions.commit(
        by=cast.officer, premises=premises, today=TODAY, **(said | other)
    )


def at(cast: Cast, code: str, period: Period = QUARTER, **slice: Any) -> int:
    """The number in the province in the quarter, as known on TODAY."""
    found = registry.count(
        code, place=cast.lanh_son, period=period, as_of=TODAY, **slice
    )
    return int(found.number)


# ── who stands ────────────────────────────────────────────────────────────────────────


def test_the_clerk_registers_premises_in_her_commune(cast: Cast) -> None:
    premises = opened(cast)
    assert premises.stage is Status.OPERATING
    assert list(queries.premises(cast.officer, today=TODAY)) == [premises]
    assert not queries.premises(cast.outsider, today=TODAY)
    assert queries.one(cast.outsider, pk=premises.pk, today=TODAY) is None


def test_no_premises_are_registered_next_door(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        opened(cast, place=cast.ban_may)


def test_nor_under_a_code_that_is_taken_nor_ahead_of_its_day(cast: Cast) -> None:
    opened(cast, code="SL-1")
    with pytest.raises(PremisesCodeTaken):
        opened(cast, code="SL-1")
    with pytest.raises(NotDoneYet):
        opened(cast, day=TOMORROW)
    with pytest.raises(ValidationError):
        opened(cast, kind="parade")


def test_they_are_found_by_name_code_and_address_without_marks(cast: Cast) -> None:
    premises = opened(cast, code="SL-77")
    for words in ("hoa sim", "sl-77", "thon 2"):
        found = queries.premises(cast.officer, today=TODAY).mentioning(words)
        assert list(found) == [premises]


def test_many_are_registered_at_once_under_the_same_rules(cast: Cast) -> None:
    facts: dict[str, Any] = {
        "kind": "karaoke",
        "place": cast.suoi_lanh,
        "address": "Thôn 1",
        "day": date(2020, 1, 1),
    }
    rows = [Premises(title=f"Karaoke {n}", code=f"K{n}", **facts) for n in range(3)]
    kept = actions.register_many(by=cast.officer, premises=rows, today=TODAY)
    assert len(kept) == Premises.objects.count() == 3
    twice = [Premises(title="Karaoke", code="K1", **facts)]
    with pytest.raises(PremisesCodeTaken):
        actions.register_many(by=cast.officer, premises=twice, today=TODAY)


def test_what_was_wrong_is_corrected_with_a_reason(cast: Cast) -> None:
    premises = opened(cast)
    said: dict[str, Any] = {"by": cast.officer, "premises": premises, "today": TODAY}
    with pytest.raises(NoReason):
        actions.correct(version=1, why=" ", kind="hotel", **said)
    mended = actions.correct(
        version=1, why="Đổi loại hình", kind="hotel", owner_name="Chủ mới", **said
    )
    assert mended.kind == "hotel"
    with pytest.raises(ChangedMeanwhile):
        actions.correct(version=1, why="Ghi nhầm", kind="bar", **said)


def test_the_trail_keeps_that_the_owner_changed_and_not_the_name(cast: Cast) -> None:
    premises = opened(cast)
    actions.correct(
        by=cast.officer,
        premises=premises,
        version=1,
        why="Sang tên",
        owner_name="Chủ mới",
        today=TODAY,
    )
    told = str(Line.objects.get(verb="premises.correct").details)
    assert "owner_name" in told
    assert "Chủ" not in told


def test_operating_and_suspended_and_closed(cast: Cast) -> None:
    premises = opened(cast)
    said: dict[str, Any] = {"by": cast.officer, "today": TODAY, "why": "QĐ 12"}
    premises = actions.suspend(
        by=cast.officer, premises=premises, why="QĐ", today=TODAY
    )
    assert premises.stage is Status.SUSPENDED
    with pytest.raises(WrongStep):
        actions.suspend(premises=premises, **said)
    premises = actions.resume(
        by=cast.officer, premises=premises, why="Hết hạn", today=TODAY
    )
    with pytest.raises(LastDayTooEarly):
        closed(cast, premises, day=date(2018, 1, 1))
    with pytest.raises(NotDoneYet):
        closed(cast, premises, day=TOMORROW)
    premises = closed(cast, premises)
    assert (premises.stage, premises.closed) == (Status.CLOSED, TODAY)
    asked: dict[str, Any] = {"premises": premises, "today": TODAY}
    assert queries.steps_open(cast.officer, **asked) == [Step.REOPEN]
    assert queries.steps_open(cast.leader, **asked) == []


def test_a_new_owner_begins_new_premises_that_name_the_old(cast: Cast) -> None:
    old = closed(cast, opened(cast), day=date(2026, 5, 1))
    said: dict[str, Any] = {"by": cast.officer, "premises": old, "today": TODAY}
    new = actions.reopen(code="SL-9", day=TODAY, owner_name="Chủ mới", **said)
    assert new.follows == old
    assert (new.title, new.address, new.stage) == (
        old.title,
        old.address,
        Status.OPERATING,
    )
    with pytest.raises(ReopenedAlready):
        actions.reopen(by=cast.officer, premises=old, code="X", day=TODAY, today=TODAY)


def test_the_database_keeps_that_closed_premises_say_when(cast: Cast) -> None:
    premises = opened(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Premises.objects.filter(pk=premises.pk).update(closed=TODAY)


def test_premises_pass_on_when_their_unit_ends(cast: Cast) -> None:
    premises = opened(cast)
    said: dict[str, Any] = {"by": cast.specialist, "to": cast.ban_may, "today": TODAY}
    with pytest.raises(UnitStillStands):
        actions.pass_on(place=cast.suoi_lanh, **said)
    ended = places.close(
        by=Operator("Sở"), place=cast.suoi_lanh, until=TODAY, why="Sáp nhập"
    )
    with pytest.raises(PlaceNotInForce):
        opened(cast, place=ended, by=cast.specialist)
    assert actions.pass_on(
        by=cast.specialist, place=ended, to=cast.ban_may, today=TODAY
    )
    premises.refresh_from_db()
    assert premises.place == cast.ban_may


# ── what is told of them ──────────────────────────────────────────────────────────────


def test_no_more_contracts_than_workers(cast: Cast) -> None:
    premises = opened(cast)
    with pytest.raises(ContractsExceedWorkers, match="4 contracts for 3"):
        staffed(cast, premises, contracts_f=4)
    # More were examined than work there now: workers come and go.
    staffed(cast, premises, contracts_f=3, checked_f=5)
    with pytest.raises(StaffingIsTold):
        staffed(cast, premises)


def test_nothing_is_told_of_premises_after_they_closed(cast: Cast) -> None:
    premises = closed(cast, opened(cast), day=date(2026, 5, 1))
    committed(cast, premises, signed=date(2026, 4, 30))
    with pytest.raises(PremisesAreClosed):
        committed(cast, premises, signed=date(2026, 5, 1))


def test_a_commitment_comes_up_when_it_runs_out(cast: Cast) -> None:
    premises = opened(cast)
    with pytest.raises(LastDayTooEarly):
        committed(cast, premises, until=date(2025, 12, 31))
    committed(cast, premises, until=TODAY + timedelta(days=10))
    (due,) = queries.due(cast.officer, TODAY)
    assert (due.due, due.late) == (TODAY + timedelta(days=10), False)
    (counted,) = queries.due(cast.specialist, TODAY)
    assert counted.what.facts == {"n": 1}
    late = TODAY + timedelta(days=11)
    assert next(queries.due(cast.officer, late)).late
    committed(cast, premises, signed=TODAY, until=date(2027, 5, 1))
    assert not list(queries.due(cast.officer, TODAY))


def test_a_licence_for_precursors_comes_up_as_well(cast: Cast) -> None:
    pharmacy = opened(cast, kind="pharmacy_precursor")
    actions.license(
        by=cast.officer,
        premises=pharmacy,
        covers=Covers.PRECURSOR,
        number="12/GP",
        issuer="Sở Công Thương",
        issued=date(2024, 5, 1),
        until=TODAY + timedelta(days=5),
        today=TODAY,
    )
    assert Licence.objects.get().subjects is Covers.PRECURSOR
    assert len(list(queries.due(cast.officer, TODAY))) == 1


# ── how they are counted ──────────────────────────────────────────────────────────────


def test_the_register_answers_for_all_of_its_elements() -> None:
    ours = {code: e for code, e in elements().items() if e.source == "premises"}
    assert set(MEASURES) == set(ours)
    for code, measure in MEASURES.items():
        assert measure.offered == set(ours[code].breakdowns)
        assert registry.is_registered(code)


def test_every_slice_can_be_asked_one_by_one_and_at_once(cast: Cast) -> None:
    staffed(cast, opened(cast), contracts_m=1, checked_f=2)
    asked: dict[str, Any] = {
        "place": cast.lanh_son,
        "period": QUARTER,
        "as_of": QUARTER.last,
    }
    for code in MEASURES:
        by = elements()[code].breakdowns
        for group in [(), *combinations(by, 1), *combinations(by, 2)]:
            together = registry.count_by(code, group, **asked)
            for cell in elements()[code].cells(group):
                number = registry.count(code, **(asked | cell)).number
                assert together[slice_key(cell)] == number
    with pytest.raises(KeyError):
        registry.count("premises.active", **asked, sex="f")


def test_suspended_premises_stand_and_closed_ones_do_not(cast: Cast) -> None:
    suspended = opened(cast)
    actions.suspend(by=cast.officer, premises=suspended, why="QĐ 3", today=TODAY)
    closed(cast, opened(cast), day=date(2026, 5, 10))
    opened(cast, day=TODAY)
    assert at(cast, "premises.active") == 2
    assert at(cast, "premises.closed") == 1
    before = QUARTER.before()
    assert at(cast, "premises.active", before) == 2
    assert at(cast, "premises.closed", before) == 0


def test_a_commitment_counts_while_it_is_in_force(cast: Cast) -> None:
    first, second = opened(cast), opened(cast)
    committed(cast, first)
    committed(cast, first, kind=Pledge.DRUG)
    committed(cast, second, until=date(2026, 4, 1))
    assert at(cast, "premises.committed") == 1


def test_workers_are_those_of_the_last_count(cast: Cast) -> None:
    premises = opened(cast)
    staffed(cast, premises, as_of=date(2026, 2, 1), workers_m=9, contracts_m=5)
    staffed(cast, premises, as_of=date(2026, 4, 1), contracts_m=1, contracts_f=2)
    staffed(cast, closed(cast, opened(cast)), as_of=date(2026, 4, 1))
    assert at(cast, "premises.workers") == 5
    assert at(cast, "premises.workers", sex="f", kind="lodging") == 3
    assert at(cast, "premises.workers_contract") == 3
    assert at(cast, "premises.workers", QUARTER.before(), sex="m") == 9 + 0


def test_quarterly_examinations_of_the_same_people_are_not_added_up(cast: Cast) -> None:
    premises = opened(cast)
    staffed(cast, premises, as_of=date(2026, 2, 1), checked_f=3, checked_m=1)
    staffed(cast, premises, as_of=date(2026, 4, 1), checked_f=2)
    half = Period.decree_09_half(2026, 1)
    assert at(cast, "premises.workers_checked") == 2
    assert at(cast, "premises.workers_checked", half) == 4
    assert at(cast, "premises.workers_checked", half, sex="f") == 3


def test_premises_reached_twice_are_reached_once(cast: Cast) -> None:
    first, second = opened(cast), opened(cast)
    said: dict[str, Any] = {"by": cast.officer, "via": Via.CLASS, "today": TODAY}
    actions.reach(premises=[first, second], day=date(2026, 4, 2), class_no="L1", **said)
    actions.reach(
        by=cast.officer, premises=[first], day=TODAY, via=Via.VISIT, today=TODAY
    )
    assert at(cast, "premises.aware") == 2
    assert at(cast, "premises.aware", QUARTER.before()) == 0
