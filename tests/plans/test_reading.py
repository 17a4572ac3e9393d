"""The worker reads what was handed in."""

from io import BytesIO

import pytest

from lanh.files.models import StoredFile
from lanh.outbox.jobs import deliver
from lanh.owed.queries import owed
from lanh.plans import actions, jobs, queries
from lanh.plans.models import Draft
from lanh.plans.rules.life import DraftState, ItemKind
from lanh.reader.errors import NothingInFile, StampedSecret
from tests.cast import TODAY, Cast
from tests.plans.paper import NOW, TEXT, handed_in

pytestmark = pytest.mark.both


def as_word(text: str) -> bytes:
    from docx import Document

    document, made = Document(), BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(made)
    return made.getvalue()


def fresh(draft: Draft) -> Draft:
    return Draft.objects.get(pk=draft.pk)


def test_the_worker_finds_targets_and_where_they_stand(cast: Cast) -> None:
    draft = handed_in(cast)
    assert deliver() == 1
    draft = fresh(draft)
    assert draft.stage is DraftState.READY
    head, *others = queries.items(draft)
    assert head.fields["number"] == "27/KH-UBND"
    assert head.fields["start"] == "2026-01-01"
    targets = [one for one in others if one.what is ItemKind.TARGET]
    assert targets
    for one in targets:
        assert one.begins is not None
        assert draft.text[one.begins : one.ends].split() == one.words.split()


def test_a_word_document_is_read_like_a_text(cast: Cast) -> None:
    draft = actions.upload(
        by=cast.drafter,
        place=cast.lanh_son,
        name="ke-hoach.docx",
        content=as_word(TEXT),
        at=NOW,
        today=TODAY,
    )
    deliver()
    items = queries.items(fresh(draft))
    assert items[0].fields["number"] == "27/KH-UBND"


def test_reading_twice_does_no_harm(cast: Cast) -> None:
    draft = handed_in(cast)
    deliver()
    number = fresh(draft).items.count()
    jobs.read({"draft": str(draft.pk)})
    assert fresh(draft).items.count() == number


def test_a_worker_that_was_stopped_begins_anew(cast: Cast) -> None:
    draft = handed_in(cast)
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.READING.value)
    deliver()
    assert fresh(draft).stage is DraftState.READY


def test_a_draft_dropped_meanwhile_is_left_alone(cast: Cast) -> None:
    draft = handed_in(cast)
    actions.drop_draft(by=cast.drafter, draft=draft, why="Nhầm tệp", today=TODAY)
    assert deliver() == 1
    assert fresh(draft).stage is DraftState.DROPPED


def test_of_a_secret_paper_nothing_is_kept(cast: Cast) -> None:
    with pytest.raises(StampedSecret):
        handed_in(cast, text=f"TUYỆT MẬT\n{TEXT}")
    assert not Draft.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_document_without_words_is_refused_at_once(cast: Cast) -> None:
    with pytest.raises(NothingInFile):
        handed_in(cast, text=" \n 12 \n")
    assert not StoredFile.objects.exists()


def test_a_file_that_was_changed_on_the_disk_is_not_read(cast: Cast) -> None:
    draft = handed_in(cast)
    StoredFile.objects.get().path.write_text("Khác")
    deliver()
    draft = fresh(draft)
    assert draft.stage is DraftState.REFUSED
    assert "check sum" in draft.refusal["sentence"]
    assert draft.name == ""


def test_a_draft_waits_for_the_one_who_handed_it_in(cast: Cast) -> None:
    handed_in(cast)
    assert not list(queries.due(cast.drafter, TODAY))
    deliver()
    (item,) = queries.due(cast.drafter, TODAY)
    assert item.what.facts == {"document": "ke-hoach-2026.txt"}
    assert item.url_name in [one.url_name for one in owed(cast.drafter, TODAY)]
    assert not list(queries.due(cast.specialist, TODAY))
