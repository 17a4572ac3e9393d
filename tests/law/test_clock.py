"""What the clock promises whatever happened on a file."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lanh.law.clock.reading import changes, read
from lanh.law.errors import BadCase
from lanh.law.events import Event, read_events
from lanh.law.findings import What
from lanh.law.story.file import law_on
from lanh.law.words import words

START = datetime(2024, 1, 1, tzinfo=UTC)
OPENED = Event("file_opened", START, {"born": "2009-05-05", "residence": "stable"})
DETAILS = st.sampled_from(
    [
        {},
        {"result": "addicted"},
        {"result": "not_addicted"},
        {"attempt": 2},
        {"months": 12},
        {"mode": "voluntary_private", "facility": "private"},
        {"measure": "compulsory_minor"},
        {"stages": "abc"},
        {"renewed": True},
        {"ground": "35.1b"},
        {"child_born": "2025-01-05"},
        {"resident": False},
    ]
)
KINDS = sorted(set(words()["event"]) - {"file_opened", "obligation"})


def _events(hours: int) -> st.SearchStrategy[Event]:
    moments = st.integers(0, hours).map(lambda hour: START + timedelta(hours=hour))
    return st.builds(Event, st.sampled_from(KINDS), moments, DETAILS)


# The holidays of a year are read at their first use, which may take a second.
unhurried = settings(deadline=None)
FILES = st.lists(_events(30_000), max_size=12).map(lambda found: [OPENED, *found])
MOMENTS = st.integers(0, 40_000).map(lambda hour: START + timedelta(hours=hour))


@unhurried
@given(FILES, _events(30_000), MOMENTS)
def test_what_is_added_later_changes_no_earlier_answer(
    events: list[Event], more: Event, at: datetime
) -> None:
    later = Event(more.kind, max(more.at, at + timedelta(minutes=1)), more.details)
    assert read([*events, later], at).findings == read(events, at).findings


@unhurried
@given(FILES, MOMENTS)
def test_a_term_never_ends_before_it_begins(events: list[Event], at: datetime) -> None:
    for term in read(events, at).story.terms:
        assert term.end is None or term.end >= term.start
        assert term.closed is None or term.closed >= term.start


@unhurried
@given(FILES, MOMENTS)
def test_no_act_stands_under_both_laws(events: list[Event], at: datetime) -> None:
    reading = read(events, at)
    applied = [f.value for f in reading.findings if f.of == "act"]
    assert applied == [{"L73": "73/2021", "L120": "120/2025"}[law_on(reading.now.day)]]
    for what in (What.DECISION_DUE, What.WHO_DECIDES):
        laws = [f.article.split(" art")[0] for f in reading.findings if f.what is what]
        names = [f.of for f in reading.findings if f.what is what]
        assert len(names) == len(laws)
        assert len(set(names)) == len(names)


@unhurried
@given(FILES, MOMENTS)
def test_nothing_is_both_allowed_and_refused(events: list[Event], at: datetime) -> None:
    found = read(events, at).findings
    allowed = {f.of for f in found if f.what is What.ALLOWED}
    refused = {f.of for f in found if f.what is What.REFUSED}
    assert not allowed & refused


@unhurried
@given(FILES, MOMENTS)
def test_every_answer_has_its_article(events: list[Event], at: datetime) -> None:
    assert all(found.article and found.value for found in read(events, at).findings)


def test_a_correction_says_what_it_changed() -> None:
    decided = Event("decision_user_management", datetime(2026, 8, 4, 2, tzinfo=UTC))
    mended = Event("decision_user_management", datetime(2026, 8, 3, 2, tzinfo=UTC))
    at = datetime(2026, 9, 1, tzinfo=UTC)
    changed = changes(read([OPENED, decided], at), read([OPENED, mended], at))
    ends = [change for change in changed if change.of == "user_management"]
    assert [change.before.value for change in ends if change.before] == ["2027-08-04"]
    assert [change.after.value for change in ends if change.after] == ["2027-08-03"]


def test_the_running_terms_are_told() -> None:
    decided = Event("decision_user_management", datetime(2026, 8, 4, 2, tzinfo=UTC))
    running = read([OPENED, decided], datetime(2026, 9, 1, tzinfo=UTC)).terms()
    assert [term.kind for term in running] == ["user_management"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"kind": "abducted", "at": "2026-01-01"}, "abducted"),
        ({"kind": "moved"}, "`at` is missing"),
        ({"kind": "moved", "at": "yesterday"}, "yesterday"),
    ],
)
def test_an_event_that_is_none_is_refused(row: dict[str, str], words: str) -> None:
    with pytest.raises(BadCase, match=words):
        read_events([row])
