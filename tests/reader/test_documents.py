"""Invented documents of many layouts, labelled by hand before they were read."""

import json
from pathlib import Path
from typing import Any

import pytest

from lanh.reader import read
from tests.reader.plans import plans
from tests.reader.scoring import Tally, score

HERE = Path(__file__).parent / "documents"
NAMES = sorted(path.stem for path in HERE.glob("*.txt"))


def scored(text: Path, labels: Path) -> dict[str, Tally]:
    gold: dict[str, Any] = json.loads(labels.read_text("utf-8"))
    reading = read(text)
    tallies: dict[str, Tally] = {}
    score(gold, reading.to_json(), reading.text, tallies)
    return tallies


def test_there_are_twelve_layouts_or_more() -> None:
    assert len(NAMES) >= 12


@pytest.mark.parametrize("name", NAMES)
def test_an_invented_document_is_read_as_labelled(name: str) -> None:
    tallies = scored(HERE / f"{name}.txt", HERE / f"{name}.json")
    weak = {p: t for p, t in tallies.items() if t.f1 is not None and t.f1 < 0.8}
    assert not weak
    known = [t.f1 for t in tallies.values() if t.f1 is not None]
    assert sum(known) / len(known) >= 0.95


@pytest.mark.plans
def test_the_real_plans_are_read_as_labelled() -> None:
    whole: dict[str, Tally] = {}
    for labels in sorted((plans() / "labels").glob("*.json")):
        text = plans() / "texts" / f"{labels.stem}.txt"
        for part, tally in scored(text, labels).items():
            whole.setdefault(part, Tally()).add(tally.gold, tally.read, tally.right)
    weak = {p: t for p, t in whole.items() if t.f1 is not None and t.f1 < 0.8}
    assert not weak
    known = [t.f1 for t in whole.values() if t.f1 is not None]
    assert sum(known) / len(known) >= 0.93
