"""Our own table of cases, read from the articles, answered by the clock."""

from typing import Any

import pytest

from lanh.law.answers.cases import answered
from tests.law.table import Row, cases

ALL = list(cases())


@pytest.mark.parametrize(
    ("case", "rows"), [pytest.param(*pair, id=pair[0]["id"]) for pair in ALL]
)
def test_the_clock_answers_as_the_articles_say(
    case: dict[str, Any], rows: list[Row]
) -> None:
    said = answered(case)
    assert "error" not in said
    got = [(a["value"], a.get("alternative"), a["article"]) for a in said["answers"]]
    assert got == [(row.value, row.other, row.article) for row in rows]


def test_a_case_is_named_once_and_quotes_little() -> None:
    names = [case["id"] for case, _rows in ALL]
    assert len(set(names)) == len(names)
    assert all(len(row.quote.split()) <= 15 for _case, rows in ALL for row in rows)
