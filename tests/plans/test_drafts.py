"""A document on its way to a plan, as the drafter takes it there."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lanh.access.errors import NotPermitted
from lanh.audit.queries import story_of
from lanh.common.actor import Worker
from lanh.files.errors import NotADocument
from lanh.files.models import StoredFile
from lanh.outbox.models import Message
from lanh.plans import actions, queries
from lanh.plans.errors import (
    HeadIncomplete,
    ItemsStillOpen,
    ItemTouched,
    NoReasonToDrop,
    NothingToDo,
    PlanIsKept,
    SameDocument,
    ValueMissing,
    WrongDraftStep,
)
from lanh.plans.models import Draft, Plan
from lanh.plans.rules.life import DraftState, ItemKind, ItemState
from tests.cast import TODAY, Cast
from tests.plans.paper import (
    COVERAGE,
    NOW,
    TEXT,
    accepted,
    confirmed,
    handed_in,
    item,
    left_of,
    quantity,
    reading,
    taken_up,
    was_read,
)

pytestmark = pytest.mark.both


def test_a_document_handed_in_waits_for_the_worker(cast: Cast) -> None:
    draft = handed_in(cast)
    assert draft.stage is DraftState.WAITING
    assert Message.objects.get().payload == {"draft": str(draft.pk)}


def test_the_trail_does_not_know_the_name_of_the_file(cast: Cast) -> None:
    draft = handed_in(cast)
    line = story_of(draft.subject).get()
    assert "ke-hoach" not in str(line.details)


def test_who_drafts_nothing_hands_nothing_in(cast: Cast) -> None:
    with pytest.raises(NotPermitted, match="draft plans"):
        handed_in(cast, by=cast.officer)
    assert not StoredFile.objects.exists()


def test_what_is_no_document_leaves_no_draft(cast: Cast) -> None:
    with pytest.raises(NotADocument):
        handed_in(cast, text="\x00\x01")
    assert not Draft.objects.exists()


def test_the_same_bytes_are_not_reviewed_twice_at_once(cast: Cast) -> None:
    draft = handed_in(cast)
    with pytest.raises(SameDocument, match="Hoàng Thị Thảo"):
        handed_in(cast)
    actions.drop_draft(by=cast.drafter, draft=draft, why="Nhầm tệp", today=TODAY)
    assert handed_in(cast)


def test_a_read_document_lies_ready_item_by_item(cast: Cast) -> None:
    draft = was_read(cast)
    kinds = [one.what for one in queries.items(draft)]
    assert kinds == [
        ItemKind.HEAD,
        *[ItemKind.TARGET] * 3,
        ItemKind.ACTIVITY,
        ItemKind.ASSIGNMENT,
        ItemKind.DUTY,
    ]
    assert left_of(draft) == (7, 7, 2)
    aim = item(draft, 3)
    assert TEXT[aim.begins : aim.ends] == aim.words == COVERAGE


def test_what_cannot_be_read_leaves_only_the_reason(cast: Cast) -> None:
    draft = taken_up(cast)
    path = StoredFile.objects.get().path
    draft = actions.refuse(
        by=Worker(), draft=draft, sentence="{what} is no plan. Go.", facts={"what": "A"}
    )
    assert draft.stage is DraftState.REFUSED
    assert (draft.name, draft.text, draft.file) == ("", "", None)
    assert not StoredFile.objects.filter(pk__isnull=False).exists()
    assert path.exists(), "the content goes when the act is committed"


def test_a_dropped_draft_is_not_filled_any_more(cast: Cast) -> None:
    draft = taken_up(cast)
    actions.drop_draft(by=cast.drafter, draft=draft, why="Bản cũ", today=TODAY)
    with pytest.raises(WrongDraftStep, match="dropped"):
        actions.fill(by=Worker(), draft=draft, text=TEXT, reading={}, at=NOW)


def test_a_measure_that_contradicts_itself_is_left_to_the_person(cast: Cast) -> None:
    broken = {
        "text": "Từ 20 đến 15 lớp",
        "measures": [quantity("range", 20, "lớp", upper=15), quantity("=", 3, "xã")],
        "certainty": 0.4,
    }
    draft = was_read(cast, targets=[broken])
    measures = item(draft, 2).fields["measures"]
    assert [m["value"] for m in measures] == [3]


def test_sure_items_are_accepted_together(cast: Cast) -> None:
    draft = was_read(cast)
    assert actions.accept_sure(by=cast.drafter, draft=draft, at=NOW, today=TODAY) == 5
    assert left_of(draft) == (7, 2, 2)


def test_an_item_is_accepted_dropped_and_brought_back(cast: Cast) -> None:
    draft = was_read(cast)
    one = actions.drop_item(
        by=cast.drafter, item=item(draft, 4), version=1, at=NOW, today=TODAY
    )
    assert one.stage is ItemState.DROPPED
    one = actions.restore_item(
        by=cast.drafter, item=one, version=2, at=NOW, today=TODAY
    )
    assert one.is_open
    one = actions.accept_item(by=cast.drafter, item=one, version=3, at=NOW, today=TODAY)
    assert one.stage is ItemState.ACCEPTED


def edited(cast: Cast, draft: Draft, number: int, version: int, **fields: Any) -> Any:
    return actions.edit_item(
        by=cast.drafter,
        item=item(draft, number),
        version=version,
        words=COVERAGE,
        fields=fields,
        at=NOW,
        today=TODAY,
    )


def test_a_correction_is_kept_beside_what_was_read(cast: Cast) -> None:
    draft = was_read(cast)
    one = edited(cast, draft, 3, 1, measures=[quantity(">=", 95, "%", "xã")])
    assert one.stage is ItemState.EDITED
    assert one.fields["measures"][0]["value"] == 95
    assert one.as_read["measures"][0]["value"] == 90


def test_a_measure_without_a_number_is_refused(cast: Cast) -> None:
    draft = was_read(cast)
    with pytest.raises(ValueMissing, match="at least"):
        edited(cast, draft, 3, 1, measures=[{"comparator": ">=", "unit": "%"}])


def test_the_second_writer_is_told_and_nothing_of_his_is_written(cast: Cast) -> None:
    draft = was_read(cast)
    edited(cast, draft, 3, 1, measures=[quantity(">=", 95, "%")])
    with pytest.raises(ItemTouched, match="Item 3 was changed by Hoàng Thị Thảo"):
        edited(cast, draft, 3, 1, measures=[])
    assert item(draft, 3).fields["measures"][0]["value"] == 95


def test_what_was_overlooked_is_added_and_found_in_the_text(cast: Cast) -> None:
    draft = was_read(cast)
    one = actions.add_item(
        by=cast.drafter,
        draft=draft,
        kind=ItemKind.TARGET,
        path="I.2",
        words="xã, phường được  tuyên truyền",
        fields={"measures": [quantity("=", 3, "xã")]},
        at=NOW,
        today=TODAY,
    )
    assert one.number == 8
    assert TEXT[one.begins : one.ends] == "xã, phường được tuyên truyền"


def test_a_draft_has_one_head(cast: Cast) -> None:
    draft = was_read(cast)
    with pytest.raises(ValidationError, match="one head"):
        actions.add_item(
            by=cast.drafter,
            draft=draft,
            kind=ItemKind.HEAD,
            path="",
            words="Kế hoạch khác",
            fields={},
            at=NOW,
            today=TODAY,
        )


def test_nothing_enters_a_plan_unseen(cast: Cast) -> None:
    draft = was_read(cast)
    said: dict[str, Any] = {"by": cast.drafter, "at": NOW, "today": TODAY}
    with pytest.raises(ItemsStillOpen, match="7 items are still open, 2 of them"):
        actions.confirm(draft=draft, **said)
    accepted(cast, draft)
    assert actions.confirm(by=cast.drafter, draft=draft, at=NOW, today=TODAY)


def test_the_confirmed_plan_holds_what_was_kept(cast: Cast) -> None:
    plan = confirmed(cast)
    assert plan.number == "27/KH-UBND"
    assert plan.draft is not None
    assert plan.draft.stage is DraftState.CONFIRMED
    # One item with two figures is two targets with the same words.
    assert [t.value for t in plan.targets.all()] == [40, 6000, 90, None]
    activity = plan.activities.get()
    assert activity.lead == ["Công an tỉnh"]
    assert [output.value for output in activity.outputs.all()] == [3000, 12]
    assert plan.assignments.get().agencies == ["Sở Y tế"]
    assert plan.duties.get().deadline == "--06-10"


def test_a_plan_aims_at_something_or_does_something(cast: Cast) -> None:
    draft = accepted(cast, was_read(cast, targets=[], activities=[]))
    with pytest.raises(NothingToDo):
        actions.confirm(by=cast.drafter, draft=draft, at=NOW, today=TODAY)


def test_a_plan_without_a_period_is_refused(cast: Cast) -> None:
    head = reading()["document"] | {"period": None}
    draft = accepted(cast, was_read(cast, document=head))
    with pytest.raises(HeadIncomplete, match="first day"):
        actions.confirm(by=cast.drafter, draft=draft, at=NOW, today=TODAY)


def test_a_signed_plan_is_kept_once(cast: Cast) -> None:
    confirmed(cast)
    draft = accepted(cast, was_read(cast))
    with pytest.raises(PlanIsKept, match="27/KH-UBND"):
        actions.confirm(by=cast.drafter, draft=draft, at=NOW, today=TODAY)


def test_a_dropped_draft_says_why_and_keeps_nothing(cast: Cast) -> None:
    draft = was_read(cast)
    with pytest.raises(NoReasonToDrop):
        actions.drop_draft(by=cast.drafter, draft=draft, why=" ", today=TODAY)
    draft = actions.drop_draft(by=cast.drafter, draft=draft, why="Cũ", today=TODAY)
    assert (draft.text, draft.reading, draft.items.count()) == ("", {}, 0)
    with pytest.raises(WrongDraftStep, match="cannot drop this draft: it is dropped"):
        actions.drop_draft(by=cast.drafter, draft=draft, why="Cũ", today=TODAY)


def test_a_draft_is_seen_by_those_who_may_draft_there(cast: Cast) -> None:
    draft = was_read(cast)
    assert queries.draft(cast.drafter, pk=draft.pk, today=TODAY) == draft
    assert queries.draft(cast.specialist, pk=draft.pk, today=TODAY) is None
    assert queries.item(cast.outsider, pk=item(draft, 1).pk, today=TODAY) is None
    late = TODAY - timedelta(days=9999)
    assert not queries.drafts(cast.drafter, today=late)


def test_a_plan_is_seen_by_its_province_and_not_by_another(cast: Cast) -> None:
    plan = confirmed(cast)
    assert queries.plan(cast.leader, plan.pk, TODAY) == plan
    assert queries.plan(cast.outsider, plan.pk, TODAY) is None
    assert Plan.objects.count() == 1
