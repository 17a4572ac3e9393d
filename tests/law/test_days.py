"""Working days, holidays of 2025 to 2027, and the two ways to say by when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanh.law.days import (
    Swaps,
    add_working_days,
    holidays_of,
    is_working_day,
    last_on_time,
    next_working_day,
    table_days,
)

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def _days(*texts: str) -> set[date]:
    return {date.fromisoformat(text) for text in texts}


def test_the_holidays_of_2025() -> None:
    new_year = _days("2025-01-01", "2025-09-01", "2025-09-02", "2025-04-07")
    tet = {date(2025, 1, day) for day in range(27, 32)}
    spring = _days("2025-04-30", "2025-05-01", "2025-05-02")
    assert holidays_of(2025) == new_year | tet | spring


def test_the_holidays_of_2026() -> None:
    tet = {date(2026, 2, day) for day in range(16, 21)}
    spring = _days("2026-04-27", "2026-04-30", "2026-05-01")
    autumn = _days("2026-08-31", "2026-09-01", "2026-09-02")
    assert holidays_of(2026) == (
        _days("2026-01-01", "2026-01-02") | tet | spring | autumn
    )


def test_the_holidays_of_2027_that_are_known() -> None:
    known = _days("2027-01-01", "2027-04-16", "2027-04-30", "2027-05-03", "2027-09-02")
    assert known <= holidays_of(2027)


def test_a_saturday_worked_for_a_day_off_counts() -> None:
    assert not is_working_day(date(2026, 8, 31))
    assert is_working_day(date(2026, 8, 22))
    assert not is_working_day(date(2026, 8, 29))


def test_the_day_of_culture_is_worked_until_the_office_says_otherwise() -> None:
    day = date(2026, 11, 24)
    assert is_working_day(day)
    assert not is_working_day(day, Swaps(off=frozenset({day})))


def test_the_office_works_a_holiday_where_its_table_says_so() -> None:
    day = date(2026, 9, 1)
    both = Swaps(off=frozenset({day}), working=frozenset({day}))
    assert is_working_day(day, Swaps(working=frozenset({day})))
    assert not is_working_day(day, both)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-03-02", 3, "2026-03-05"),
        ("2026-03-05", 3, "2026-03-10"),  # a weekend between
        ("2025-01-24", 3, "2025-02-05"),  # Tết 2025
        ("2026-02-12", 1, "2026-02-13"),
        ("2026-02-13", 1, "2026-02-23"),  # Tết 2026
        ("2026-04-24", 2, "2026-04-29"),  # 26/4 is a Sunday, 27/4 in its place
        ("2026-04-29", 1, "2026-05-04"),
        ("2026-08-28", 1, "2026-09-03"),
        ("2026-08-21", 1, "2026-08-22"),  # the Saturday swapped in
        ("2025-12-31", 1, "2026-01-05"),
        ("2027-04-29", 1, "2027-05-04"),
        ("2027-04-15", 1, "2027-04-19"),
        ("2026-03-02", 0, "2026-03-02"),
    ],
)
def test_working_days_leave_out_the_first_day_and_days_off(
    start: str, n: int, end: str
) -> None:
    assert add_working_days(date.fromisoformat(start), n).isoformat() == end


def test_before_a_day_is_the_day_before() -> None:
    assert last_on_time("before", date(2025, 3, 1)) == date(2025, 2, 28)
    assert last_on_time("by", date(2025, 3, 1)) == date(2025, 3, 1)
    with pytest.raises(ValueError, match="'about'"):
        last_on_time("about", date(2025, 3, 1))  # type: ignore[arg-type]  # what is tested


def test_a_term_does_not_run_backward() -> None:
    with pytest.raises(ValueError, match="-1"):
        add_working_days(date(2026, 3, 2), -1)


@given(DAYS, st.integers(0, 40))
def test_a_term_ends_on_a_working_day_and_grows(day: date, n: int) -> None:
    end = add_working_days(day, n + 1)
    assert is_working_day(end)
    assert end > add_working_days(day, n)


@given(DAYS)
def test_the_next_working_day_is_the_first(day: date) -> None:
    following = next_working_day(day)
    between = (following - day).days
    assert is_working_day(following)
    assert not any(is_working_day(day + timedelta(days=i)) for i in range(between))


def test_every_day_of_our_table_has_a_source() -> None:
    assert all(
        kind in ("off", "working") and source for _, kind, source, _ in table_days()
    )
