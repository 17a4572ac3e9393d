"""The command, the page of one case, its picture, and the tables for a lawyer."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from lanh.law.answers.cases import read_case
from lanh.law.command import main, page
from lanh.law.events import read_events
from lanh.law.findings import What
from lanh.law.pages.tables import law_tables
from lanh.law.pages.timeline import timeline
from lanh.law.words import words
from tests.house import ROOT
from tests.law.table import cases

CASES = {case["id"]: case for case, _rows in cases()}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cases.json"
    path.write_text(json.dumps({"cases": [CASES["U-07"], CASES["C-01"]]}), "utf-8")
    return path


def test_answers_come_in_the_form_of_the_questions(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(file), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["cases"]
    assert [case["id"] for case in said] == ["U-07", "C-01"]
    assert said[0]["answers"][0] == {
        "what": "decision_due",
        "of": "user_management",
        "value": "2026-08-13T22:15+07:00",
        "article": "Law 120/2025 art 24.4a",
        "who": "commune_police_chief",
    }


def test_a_case_that_cannot_be_read_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken: dict[str, Any] = {
        "id": "X",
        "events": [{"kind": "abducted"}],
        "ask_at": "?",
    }
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([broken, CASES["U-07"]]), "utf-8")
    assert main([str(path), "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)["cases"]
    assert "abducted" in first["error"]
    assert len(second["answers"]) == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.json", "--json"], "nowhere.json"),
        (["explain"], "which file"),
        (["explain", "FILE", "Z-99"], "no case called Z-99"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    file: Path,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = [str(file) if word == "FILE" else word for word in arguments]
    assert main(words) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"), [("{", "not JSON"), ("{}", "no `cases`"), ("3", "no `cases`")]
)
def test_a_file_that_holds_no_cases_is_refused(
    tmp_path: Path, text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cases.json"
    path.write_text(text, "utf-8")
    assert main([str(path), "--json"]) == 2
    assert said in capsys.readouterr().err


def test_one_case_is_explained_with_its_picture(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "case.svg"
    assert main(["explain", str(file), "C-01", "--svg", str(picture)]) == 0
    said = capsys.readouterr().out
    assert (
        "Chậm nhất 14/10/2026: Chuyển hồ sơ đến Tòa án; Trưởng Công an cấp xã" in said
    )
    assert "Luật 120/2025/QH15, Điều 35 khoản 3 điểm d" in said
    assert "U-07" not in said
    assert ElementTree.fromstring(picture.read_text("utf-8")).tag.endswith("svg")  # noqa: S314 (our own)


def test_a_page_says_what_may_be_meant_otherwise() -> None:
    assert "Có thể hiểu khác: 10/08/2026" in page(CASES["U-08"])


def test_a_page_says_where_the_law_sets_no_time() -> None:
    assert "Luật không quy định thời hạn: Đăng ký cai nghiện" in page(CASES["U-33"])


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_case_has_a_page_and_a_picture(case: dict[str, Any]) -> None:
    assert "TÌNH TRẠNG" in page(case)
    drawn = timeline(read_events(case["events"]), read_case(case))
    assert "style" not in drawn
    assert ElementTree.fromstring(drawn).get("role") == "img"  # noqa: S314 (our own)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_page_holds_words_for_every_code(case: dict[str, Any]) -> None:
    found = read_case(case).findings
    known = {*words()["status"], "36", "24", "12", "10", "18", "6", "9", "15"}
    states = {f.value for f in found if f.what is What.STATUS and f.of == "person"}
    whole = {state.removesuffix("_completed").removesuffix("_quit") for state in states}
    assert {
        state.removesuffix("_part").removesuffix("_sent") for state in whole
    } <= known
    assert {f.who for f in found} - {""} <= set(words()["authority"])
    ends = {f.of for f in found if f.what is What.ENDS_ON}
    assert ends <= {*words()["term"], *words()["due"]}


def test_the_tables_for_the_lawyer_are_current() -> None:
    kept = (ROOT / "docs" / "law.md").read_text("utf-8")
    assert kept == law_tables(), "run `lanh law tables > docs/law.md`"


def test_what_is_not_verified_comes_first() -> None:
    heads = [line for line in law_tables().splitlines() if line.startswith("## ")]
    assert heads[0] == "## Not verified"


def test_the_tables_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tables"]) == 0
    assert capsys.readouterr().out == law_tables()
