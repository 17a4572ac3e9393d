"""docs/coverage.md names only pages that open and tests that are there."""

import re
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.urls import resolve

from lanh.project.command import INSTRUMENTS, ROOMS
from tests.house import ROOT

ANY = str(UUID(int=0))
STATE = re.compile(r"here|part: .{10,}|step [2-7](: .{10,})?")


@dataclass(frozen=True)
class Row:
    system: str
    state: str
    pages: list[str]
    tests: list[str]


def rows() -> list[Row]:
    text = (ROOT / "docs/coverage.md").read_text("utf-8")
    found = []
    for line in text.splitlines():
        if re.match(r"\| S\d\d \|", line):
            system, _room, _what, state, pages, tests = (
                cell.strip() for cell in line.split("|")[1:7]
            )
            named = [re.findall(r"`([^`]+)`", cell) for cell in (pages, tests)]
            found.append(Row(system, state, *named))
    return found


ROWS = rows()


def test_every_system_has_its_row_once() -> None:
    assert [row.system for row in ROWS] == [f"S{n:02}" for n in range(1, 91)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.system)
def test_a_row_says_where_it_is_and_what_holds_it(row: Row) -> None:
    assert STATE.fullmatch(row.state), row.state
    shown = row.state.startswith(("here", "part"))
    assert bool(row.pages) == bool(row.tests) == shown


@pytest.mark.parametrize(
    "page", sorted({page for row in ROWS for page in row.pages}), ids=str
)
def test_a_named_page_is_an_address_and_a_command_a_word(page: str) -> None:
    if page.startswith("/"):
        assert resolve(page.replace("<uuid>", ANY)).route
    else:
        lanh, word = page.split()[:2]
        assert lanh == "lanh"
        assert word in INSTRUMENTS | ROOMS


@pytest.mark.parametrize(
    "test", sorted({test for row in ROWS for test in row.tests}), ids=str
)
def test_a_named_test_is_there(test: str) -> None:
    path, _, name = test.partition("::")
    assert re.search(rf"^def {name}\(", (ROOT / path).read_text("utf-8"), re.M)
