"""Cases in the form of `CLOCK.md`: read, answered, and written in the same form."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lanh.law.answers.answer import answer
from lanh.law.clock.reading import Reading, read
from lanh.law.days import NO_SWAPS, Swaps
from lanh.law.errors import BadCase
from lanh.law.events import read_events, read_moment
from lanh.law.findings import Certainty, Finding


def load(path: Path) -> list[Mapping[str, Any]]:
    """The cases of a file; BadCase says what is wrong with it."""
    try:
        text = json.loads(path.read_text("utf-8"))
    except OSError as fault:
        raise BadCase(f"{path}: {fault.strerror}") from fault
    except ValueError as fault:
        raise BadCase(f"{path}: not JSON ({fault})") from fault
    cases = text.get("cases") if isinstance(text, dict) else text
    if not isinstance(cases, list):
        raise BadCase(f"{path}: no `cases`")
    return cases


def read_case(case: Mapping[str, Any], swaps: Swaps = NO_SWAPS) -> Reading:
    """The reading of one case at its own moment."""
    for key in ("events", "ask_at"):
        if key not in case:
            raise BadCase(f"{case.get('id')}: `{key}` is missing")
    return read(read_events(case["events"]), read_moment(case["ask_at"]), swaps)


def answered(case: Mapping[str, Any], swaps: Swaps = NO_SWAPS) -> dict[str, Any]:
    """One case's answers; a case that cannot be read says why and has none."""
    asked = case.get("expect", case.get("questions", []))
    try:
        reading = read_case(case, swaps)
        answers = [told(answer(reading, ask["what"], ask["of"])) for ask in asked]
    except (BadCase, KeyError, ValueError) as fault:
        return {"id": case.get("id"), "answers": [], "error": str(fault)}
    return {"id": case.get("id"), "answers": answers}


def told(found: Finding) -> dict[str, str]:
    """An answer as JSON holds it; only what is not plain is said of its certainty."""
    said = {
        "what": str(found.what),
        "of": found.of,
        "value": found.value,
        "article": found.article,
    }
    if found.who:
        said["who"] = found.who
    if found.certainty is not Certainty.SURE:
        said["certainty"] = str(found.certainty)
    if found.alternative is not None:
        said["alternative"] = found.alternative
    return said
