"""A paper gets its number, is issued, is withdrawn."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from lanh.audit import queries as audit
from lanh.audit.rules import Mark
from lanh.common import clock
from lanh.papers import actions, queries
from lanh.papers.errors import (
    NumberTaken,
    PartEmpty,
    WrongPaperStep,
)
from lanh.papers.models import Paper
from lanh.papers.rules.life import Step
from tests.cast import Cast
from tests.papers.test_papers import (
    AT,
    TODAY,
    drafted,
    edited,
    first,
    headed,
    issued,
    numbered,
    texts,
    written,
)

pytestmark = pytest.mark.both


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Any) -> None:
    settings.UPLOADS = tmp_path


def test_a_paper_with_an_empty_part_gets_no_number(cast: Cast) -> None:
    with pytest.raises(PartEmpty, match="KHÓ KHĂN"):
        numbered(cast, headed(cast, drafted(cast)))


def test_a_numbered_paper_is_edited_no_more(cast: Cast) -> None:
    paper = numbered(cast, written(cast, drafted(cast)))
    assert queries.steps_open(cast.specialist, paper=paper, today=TODAY) == [
        Step.ISSUE,
        Step.WITHDRAW,
    ]
    with pytest.raises(WrongPaperStep):
        edited(cast, first(paper), "Thêm.")


def test_a_number_is_never_given_again(cast: Cast) -> None:
    paper = numbered(cast, written(cast, drafted(cast)))
    actions.withdraw(by=cast.specialist, paper=paper, why="Sai số liệu", today=TODAY)
    again = written(cast, drafted(cast))
    with pytest.raises(NumberTaken, match="Take 16"):
        numbered(cast, again)
    assert queries.next_number(again, year=2026) == 16


def test_the_issued_paper_opens_in_word_with_all_that_was_said(cast: Cast) -> None:
    paper = issued(cast)
    document = Document(BytesIO(queries.content(paper)))
    head = document.tables[0]
    assert head.cell(1, 0).text == "Số: 15/BC-UBND"
    assert head.cell(1, 1).text == "Lành Sơn, ngày 18 tháng 6 năm 2026"
    told = [line.text for line in document.paragraphs]
    for title in (
        "I. KẾT QUẢ THỰC HIỆN",
        "1. Công tác truyền thông, tập huấn",
        "II. KHÓ KHĂN, VƯỚNG MẮC",
        "IV. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2026",
    ):
        assert title in told
    foot = document.tables[1]
    assert "- Bộ Công an;" in foot.cell(0, 0).text
    assert "- Ủy ban nhân dân xã Suối Lành;" in foot.cell(0, 0).text
    assert foot.cell(0, 1).text.endswith("Nông Văn Sơn")


def test_the_issued_paper_is_the_same_bytes_when_it_is_written_again(
    cast: Cast,
) -> None:
    paper = issued(cast)
    again = Paper.objects.get(pk=paper.pk)
    kept = queries.content(again)
    again.file = None
    assert queries.content(again) == kept


def test_the_trail_is_verified_with_what_an_issued_paper_carries(cast: Cast) -> None:
    paper = numbered(cast, written(cast, drafted(cast)))
    tomorrow = clock.today() + timedelta(days=1)
    done = actions.issue(by=cast.specialist, paper=paper, today=tomorrow, at=AT)
    (note,) = [text for text in texts(done) if "Dấu sổ nhật ký" in text]
    printed = Mark.parse(note.rpartition(" ")[2].rstrip("."))
    assert audit.verify(printed=printed).whole


def test_whoever_a_paper_is_issued_to_finds_it(cast: Cast) -> None:
    draft = drafted(cast)
    assert queries.paper(cast.officer, pk=draft.pk, today=TODAY) is None
    paper = numbered(cast, written(cast, draft))
    actions.issue(by=cast.specialist, paper=paper, today=TODAY, at=AT)
    assert queries.paper(cast.officer, pk=paper.pk, today=TODAY) == paper
    assert queries.paper(cast.outsider, pk=paper.pk, today=TODAY) is None
