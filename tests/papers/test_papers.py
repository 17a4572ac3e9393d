"""The half-year report, from its first figures to the file that goes out."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from lanh.access.errors import NotPermitted
from lanh.common.period import Period
from lanh.papers import actions, queries
from lanh.papers.errors import (
    DraftedAlready,
    NothingToReset,
    NothingWritten,
    PaperTouched,
    PeriodAhead,
    SentenceTouched,
    StaleSentence,
)
from lanh.papers.models import Paper, Sentence
from lanh.papers.rules.life import Status
from lanh.places.models import Place
from lanh.reports import actions as reports
from lanh.reports import jobs
from tests.cast import NOW, Cast, accepted, duty_of, held, planned
from tests.cast import TODAY as REPORTED
from tests.plans.paper import confirmed as a_plan
from tests.plans.paper import linked

pytestmark = pytest.mark.both

HALF = Period.decree_09_half(2026, 1)
TODAY = date(2026, 6, 18)
AT = datetime(2026, 6, 18, 3, 30, tzinfo=UTC)
LATER = AT + timedelta(hours=2)


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Any) -> None:
    settings.UPLOADS = tmp_path


def drafted(cast: Cast, **other: Any) -> Paper:
    said: dict[str, Any] = {
        "template": "half_year_report",
        "place": cast.lanh_son,
        "period": HALF,
        "plan": None,
        "today": TODAY,
        "at": AT,
    }
    author = other.pop("by", cast.specialist)
    return actions.draft_report(by=author, **(said | other))


def written(cast: Cast, paper: Paper) -> Paper:
    """With all that a person has to write."""
    for part in ("difficulties", "proposals", "next"):
        add(cast, paper, part, "Không có.")
    return headed(cast, paper)


def add(cast: Cast, paper: Paper, part: str, text: str) -> Sentence:
    return actions.add_sentence(
        by=cast.specialist, paper=paper, part=part, text=text, today=TODAY, at=AT
    )


def headed(cast: Cast, paper: Paper, **other: Any) -> Paper:
    said: dict[str, Any] = {
        "paper": paper,
        "seen": Paper.objects.get(pk=paper.pk).version,
        "issuer": paper.issuer,
        "parent": "",
        "located": paper.located,
        "subject_line": paper.subject_line,
        "signing": paper.signing,
        "archive": "VT, VX",
        "receivers": ["Bộ Công an", ""],
        "places": [cast.suoi_lanh],
        "today": TODAY,
    }
    return actions.change_head(by=cast.specialist, **(said | other))


def reset(cast: Cast, row: Sentence) -> Sentence:
    said: dict[str, Any] = {"seen": row.version, "today": TODAY}
    return actions.reset_sentence(by=cast.specialist, sentence=row, **said)


def left_out(cast: Cast, row: Sentence) -> Sentence:
    said: dict[str, Any] = {"seen": row.version, "today": TODAY}
    return actions.leave_out(by=cast.specialist, sentence=row, **said)


def numbered(cast: Cast, paper: Paper, number: int = 15, day: date = TODAY) -> Paper:
    return actions.number(
        by=cast.specialist,
        paper=paper,
        number=number,
        day=day,
        signer="Nông Văn Sơn",
        today=TODAY,
    )


def issued(cast: Cast) -> Paper:
    paper = numbered(cast, written(cast, drafted(cast)))
    return actions.issue(by=cast.specialist, paper=paper, today=TODAY, at=AT)


def first(paper: Paper, part: str = "communication") -> Sentence:
    return paper.sentences.filter(part=part).order_by("number")[0]


def edited(cast: Cast, row: Sentence, text: str, seen: int | None = None) -> Sentence:
    return actions.edit_sentence(
        by=cast.specialist,
        sentence=row,
        text=text,
        seen=row.version if seen is None else seen,
        today=TODAY,
        at=AT,
    )


def told(paper: Paper) -> list[str]:
    return [one.text for _part, said in queries.told(paper) for one in said]


def accept(cast: Cast, place: Place | None = None) -> None:
    """The half-year of Suối Lành, or of another unit, is accepted and published."""
    if place is None:
        accepted(cast)
    else:
        accept_of(cast, place)
    jobs.publish_facts()


def texts(paper: Paper) -> list[str]:
    return [p.text for p in Document(BytesIO(queries.content(paper))).paragraphs]


def accept_of(cast: Cast, place: Place) -> None:
    by, duty = cast.specialist, duty_of(cast, place)
    row = reports.start(by=by, duty=duty, today=REPORTED)
    row = reports.nothing_to_report(
        by=by, submission=row, version=row.version, element="", today=REPORTED
    )
    row = reports.send(by=by, submission=row, version=row.version, at=NOW)
    reports.accept(by=by, submission=row, version=row.version, comment="", at=NOW)


# ── drafting ──────────────────────────────────────────────────────────────────────────


def test_the_specialist_drafts_the_half_year_report(cast: Cast) -> None:
    paper = drafted(cast)
    assert paper.stage is Status.DRAFT
    assert paper.issuer.split("\n") == ["Ủy ban nhân dân", "tỉnh Lành Sơn"]
    assert paper.subject_line == (
        "Kết quả 6 tháng đầu năm 2026 và nhiệm vụ trọng tâm 6 tháng cuối năm 2026"
    )
    assert queries.told(paper)[0][1][0].text.startswith(
        "Ủy ban nhân dân tỉnh Lành Sơn báo cáo kết quả 6 tháng đầu năm 2026"
    )


def test_the_commune_officer_writes_no_papers(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        drafted(cast, by=cast.officer, place=cast.suoi_lanh)


def test_nothing_is_reported_of_a_period_that_has_not_begun(cast: Cast) -> None:
    with pytest.raises(PeriodAhead, match="begins on 2026-06-15"):
        drafted(cast, period=Period.decree_09_half(2026, 2), today=date(2026, 6, 14))


def test_one_report_on_a_period_is_written_at_a_time(cast: Cast) -> None:
    paper = drafted(cast)
    with pytest.raises(DraftedAlready):
        drafted(cast)
    actions.withdraw(by=cast.specialist, paper=paper, why="Sai kỳ", today=TODAY)
    assert drafted(cast)


# ── sentences ─────────────────────────────────────────────────────────────────────────


def test_a_sentence_is_edited_and_goes_back_to_the_composed_words(cast: Cast) -> None:
    row = first(drafted(cast))
    mine = edited(cast, row, "Các xã chưa gửi   báo cáo.")
    assert mine.pattern == "Các xã chưa gửi báo cáo."
    assert mine.edited_by == cast.specialist
    with pytest.raises(SentenceTouched):
        reset(cast, row)
    with pytest.raises(SentenceTouched):
        left_out(cast, row)
    back = reset(cast, mine)
    assert back.pattern == row.composed


def test_an_empty_sentence_is_refused(cast: Cast) -> None:
    with pytest.raises(NothingWritten):
        edited(cast, first(drafted(cast)), "  ")


def test_the_second_writer_of_a_sentence_is_told(cast: Cast) -> None:
    row = first(drafted(cast))
    edited(cast, row, "Một.")
    with pytest.raises(SentenceTouched):
        edited(cast, row, "Hai.", seen=1)


def test_the_second_writer_of_a_head_is_told(cast: Cast) -> None:
    paper = drafted(cast)
    headed(cast, paper, archive="VT, TH")
    with pytest.raises(PaperTouched):
        headed(cast, paper, seen=paper.version, archive="VT")
    paper.refresh_from_db()
    assert paper.archive == "VT, TH"


def test_a_sentence_of_ones_own_has_nothing_to_go_back_to(cast: Cast) -> None:
    row = add(cast, drafted(cast), "proposals", "Đề nghị bổ sung kinh phí.")
    with pytest.raises(NothingToReset):
        reset(cast, row)


def test_a_sentence_left_out_is_not_printed_and_can_be_taken_back(cast: Cast) -> None:
    paper = drafted(cast)
    row = left_out(cast, first(paper))
    assert row.composed not in texts(paper)
    reset(cast, row)
    assert row.composed in texts(paper)


def test_newer_figures_leave_edited_words_alone(cast: Cast) -> None:
    paper = drafted(cast)
    edited(cast, first(paper), "Các xã chưa gửi báo cáo.")
    fresh = actions.refresh(by=cast.specialist, paper=paper, today=TODAY, at=LATER)
    assert fresh.known_at == LATER
    assert first(fresh).pattern == "Các xã chưa gửi báo cáo."
    assert not first(fresh).stale


def test_the_report_tells_what_was_accepted_and_only_that(cast: Cast) -> None:
    held(cast, planned(cast), attended=120, women=70)
    assert "Chưa có số liệu về truyền thông trong kỳ." in told(drafted(cast))
    accept(cast)
    again = actions.withdraw(
        by=cast.specialist, paper=Paper.objects.get(), why="Đã có số liệu", today=TODAY
    )
    assert again.stage is Status.WITHDRAWN
    assert (
        "Đã tổ chức 1 cuộc truyền thông, tuyên truyền về phòng, chống tệ nạn xã hội, "
        "với 120 lượt người tham dự, trong đó có 70 lượt nữ, tại 1 xã, phường."
        in told(drafted(cast))
    )


def test_newer_figures_find_their_places_in_edited_words(cast: Cast) -> None:
    held(cast, planned(cast), attended=120, women=70)
    accept(cast)
    paper = drafted(cast)
    edited(cast, first(paper), "Cả tỉnh có 120 lượt người dự 1 cuộc truyền thông.")
    held(cast, planned(cast, place=cast.ban_may), attended=50, women=20)
    accept(cast, cast.ban_may)
    fresh = actions.refresh(by=cast.specialist, paper=paper, today=TODAY, at=LATER)
    assert "Cả tỉnh có 170 lượt người dự 2 cuộc truyền thông." in told(fresh)
    assert first(fresh).stale, "its figures are others now, and a person has to look"
    with pytest.raises(StaleSentence):
        numbered(cast, written(cast, fresh))
    edited(cast, first(fresh), "Cả tỉnh có 170 lượt người dự 2 cuộc truyền thông.")
    assert numbered(cast, fresh)


def test_what_is_frozen_is_what_was_known_at_that_moment(cast: Cast) -> None:
    held(cast, planned(cast))
    accept(cast)
    early = drafted(cast, at=NOW - timedelta(days=1))
    assert "Chưa có số liệu về truyền thông trong kỳ." in told(early)


def test_the_progress_of_the_plan_is_told_and_shown_in_a_table(cast: Cast) -> None:
    held(cast, planned(cast), attended=120, women=70)
    accept(cast)
    plan = a_plan(cast)
    sessions = plan.targets.get(unit="cuộc truyền thông")
    linked(cast, sessions, "n.events.sessions", "theme=drug")
    paper = drafted(cast, plan=plan)
    assert "Kế hoạch số 27/KH-UBND" in paper.subject_line
    (line,) = [text for text in told(paper) if "chỉ tiêu của kế hoạch" in text]
    assert line.startswith(f"Trong {plan.targets.count()} chỉ tiêu của kế hoạch:")
    table = Document(BytesIO(queries.content(paper))).tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0][3:] == ["Kế hoạch", "Thực hiện", "Tỷ lệ (%)", "Đánh giá"]
    (row,) = [row for row in rows if row[2] == "cuộc truyền thông"]
    assert row[3:] == ["40", "1", "2,5", "Chậm"]


def test_a_number_leads_to_the_very_facts_that_it_was_made_of(cast: Cast) -> None:
    held(cast, planned(cast))
    accept(cast)
    paper = drafted(cast)
    found = queries.behind(cast.specialist, paper, "sessions", today=TODAY)
    assert found
    (fact,) = found.facts
    assert (fact.place, fact.value) == (cast.suoi_lanh, found.figure.number)
    assert queries.behind(cast.specialist, paper, "aims", today=TODAY) is None


def test_one_who_does_not_answer_for_a_unit_sees_how_many_facts_and_not_which(
    cast: Cast,
) -> None:
    accept(cast, cast.ban_may)
    paper = drafted(cast)
    found = queries.behind(cast.officer, paper, "sessions", today=TODAY)
    assert found
    assert (list(found.facts), found.all) == ([], 1)
