"""Golden cases as people write them, turned into the form that the command reads."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).parent / "golden"
ZONE = "+07:00"


@dataclass(frozen=True, slots=True)
class Row:
    """One answer that the law gives, with the words that it was read from."""

    what: str
    of: str
    value: str
    other: str | None
    article: str
    quote: str


def cases() -> Iterator[tuple[dict[str, Any], list[Row]]]:
    """Each case with its rows."""
    for path in sorted(GOLDEN.glob("*.toml")):
        for entry in tomllib.loads(path.read_text("utf-8"))["case"]:
            rows = [_row(text) for text in entry["expect"]]
            yield _case(entry, rows), rows


def _case(entry: dict[str, Any], rows: list[Row]) -> dict[str, Any]:
    opened = {
        "born": entry.get("born", "1995-05-05"),
        "sex": entry.get("sex", "male"),
        "residence": entry.get("residence", "stable"),
        "prior_rehab_attempts": entry.get("prior", 0),
    }
    first = {"kind": "file_opened", "at": "2020-01-01T00:00+07:00", "details": opened}
    return {
        "id": entry["id"],
        "events": [first, *(_event(text) for text in entry["events"])],
        "ask_at": entry["ask_at"] + ZONE,
        "expect": [{"what": row.what, "of": row.of} for row in rows],
    }


def _event(text: str) -> dict[str, Any]:
    moment, kind, *details = text.split(" ")
    pairs = (detail.split("=", 1) for detail in details)
    facts = {name: _fact(value.replace("_~_", " ")) for name, value in pairs}
    return {"kind": kind, "at": moment + ZONE, "details": facts}


def _fact(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    return int(text) if text.isdigit() else text


def _row(text: str) -> Row:
    said, article, quote = (part.strip() for part in text.split("|"))
    question, value = said.split(" = ")
    what, of = question.split(" ")
    value, _, other = value.partition(" ~ ")
    return Row(what, of, value, other or None, article, quote)
