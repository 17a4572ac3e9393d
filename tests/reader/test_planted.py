"""Errors planted in real plans are named; the plans as they are raise no alarm."""

import json

import pytest

from bench.reading import planted
from lanh.reader import Grade, check
from tests.reader.plans import plans

pytestmark = pytest.mark.plans


@pytest.mark.slow
def test_nine_of_ten_planted_errors_that_must_be_named_are() -> None:
    named, total = planted(plans(), 2)
    keys = [key for key in total if key[0] == "must" and not key[2]]
    share = sum(named[key] for key in keys) / sum(total[key] for key in keys)
    assert share >= 0.9


def test_only_what_is_known_to_be_wrong_is_reported() -> None:
    said = json.loads((plans() / "constraints.json").read_text("utf-8"))
    wrong = [r for r in said["relations"] if not r["holds"]]
    for path in sorted((plans() / "texts").glob("*.txt")):
        _reading, findings = check(path)
        places = [
            (m["offset"], m["offset"] + len(m["number"]))
            for relation in wrong
            if relation["source"] == path.name
            for m in relation["members"]
        ]
        for finding in findings:
            if finding.grade is not Grade.NOTE:
                assert any(
                    a <= end and start <= b
                    for a, b in finding.spans
                    for start, end in places
                ), str(finding)
