"""A page that is opened again asks nothing anew, and never sees an old answer."""

from pathlib import Path

from lanh.rollup.kept import ANSWERS, ROWS, Kept, key_of


def test_an_answer_is_kept_and_handed_out_as_a_copy() -> None:
    kept = Kept()
    kept.keep("a", [(1,)])
    (kept.find("a") or []).append((2,))
    assert kept.find("a") == [(1,)]
    assert kept.find("b") is None


def test_the_one_that_was_asked_for_longest_ago_goes_first() -> None:
    kept = Kept()
    for number in range(ANSWERS):
        kept.keep(number, [(number,)])
    assert kept.find(0) == [(0,)]
    kept.keep("new", [])
    assert kept.find(1) is None
    assert kept.find(0) == [(0,)]


def test_what_is_large_is_asked_anew() -> None:
    kept = Kept()
    kept.keep("large", [(0,)] * (ROWS + 1))
    assert kept.find("large") is None


def test_a_file_that_was_written_anew_is_another_question(tmp_path: Path) -> None:
    kept, file = Kept(), tmp_path / "2026-00000001-delta-000.parquet"
    file.write_bytes(b"one")
    before = key_of("SELECT", [file])
    kept.keep(before, [(1,)])
    assert kept.find(key_of("SELECT", [file])) == [(1,)]
    file.unlink()
    assert key_of("SELECT", [file]) is None
    kept.keep(None, [(1,)])
    assert kept.find(None) is None
    file.write_bytes(b"two!")
    assert kept.find(key_of("SELECT", [file])) is None
