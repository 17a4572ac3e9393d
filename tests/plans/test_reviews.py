"""A look back on a plan, its closing, and the next plan that begins from it."""

from datetime import date, timedelta
from typing import Any

import pytest

from lanh.access.errors import NotPermitted
from lanh.plans import actions, jobs, queries
from lanh.plans.errors import (
    NotConcluded,
    NothingConcluded,
    NotReviewed,
    ReviewIsConcluded,
    ReviewIsOpen,
    ReviewTouched,
    YearsOutsideThePlan,
)
from lanh.plans.models import Plan, Review
from lanh.plans.queries import Reviewed
from lanh.plans.rules.amending import PlanState
from lanh.plans.rules.life import DraftState
from lanh.plans.rules.pace import Standing
from lanh.plans.rules.reviewing import ReviewKind
from tests.cast import NOW, TODAY, Cast
from tests.plans.paper import confirmed, linked
from tests.plans.test_progress import reported

pytestmark = pytest.mark.both
LATER = NOW + timedelta(hours=1)


def begun(
    cast: Cast,
    plan: Plan,
    *,
    kind: str = "final",
    years: tuple[int, int] = (2026, 2026),
) -> Review:
    return actions.begin_review(
        by=cast.specialist,
        plan=plan,
        kind=ReviewKind(kind),
        first_year=years[0],
        last_year=years[1],
        at=NOW,
        today=TODAY,
    )


def written(cast: Cast, review: Review, **said: Any) -> Review:
    given = {"reasons": {}, "conclusions": "Đạt phần lớn chỉ tiêu."} | said
    return actions.write_review(
        by=cast.specialist,
        review=review,
        version=review.version,
        today=TODAY,
        **given,
    )


def concluded(cast: Cast, review: Review) -> Review:
    return actions.conclude(
        by=cast.specialist,
        review=review,
        version=review.version,
        at=LATER,
        today=TODAY,
    )


def measured(cast: Cast) -> Plan:
    plan = confirmed(cast)
    linked(cast, plan.targets.get(value=40), "n.events.sessions", "theme=drug")
    return plan


def line(review: Review, value: int) -> Reviewed:
    rows = queries.reviewed(review, today=TODAY)
    (found,) = (one for one in rows if one.target.value == value)
    return found


def test_each_year_stands_beside_the_year_before_the_plan(cast: Cast) -> None:
    plan = measured(cast)
    reported(cast, sessions=3)
    one = line(begun(cast, plan), 40)
    assert one.base_year == 2025
    assert one.baseline is not None
    assert one.baseline.number is None, "nothing is known of 2025"
    assert [value.number for value in one.by_year] == [3]
    assert one.progress.standing is Standing.BEHIND


def test_several_years_stand_side_by_side(cast: Cast) -> None:
    plan = measured(cast)
    Plan.objects.filter(pk=plan.pk).update(first=date(2025, 1, 1))
    plan.refresh_from_db()
    reported(cast, sessions=3)
    one = line(begun(cast, plan, years=(2025, 2026)), 40)
    assert [value.number for value in one.by_year] == [None, 3]
    assert queries.last_figure(one) == 3


def test_a_target_without_an_indicator_has_no_years(cast: Cast) -> None:
    one = line(begun(cast, measured(cast)), 6000)
    assert (one.baseline, list(one.by_year)) == (None, [])


def test_the_figures_of_a_concluded_review_stay(cast: Cast) -> None:
    plan = measured(cast)
    review = concluded(cast, written(cast, begun(cast, plan)))
    Review.objects.filter(pk=review.pk).update(concluded_at=NOW - timedelta(hours=1))
    review.refresh_from_db()
    reported(cast, sessions=3)
    assert [value.number for value in line(review, 40).by_year] == [None]


def test_each_target_has_its_reason(cast: Cast) -> None:
    plan = measured(cast)
    target = plan.targets.get(value=40)
    review = written(cast, begun(cast, plan), reasons={target.pk: "Mưa lũ kéo dài"})
    assert line(review, 40).reason == "Mưa lũ kéo dài"
    review = written(cast, review, reasons={target.pk: " "})
    assert line(review, 40).reason == ""


def test_a_review_looks_at_years_of_the_plan(cast: Cast) -> None:
    plan = measured(cast)
    for years in ((2025, 2026), (2026, 2027), (2026, 2025)):
        with pytest.raises(YearsOutsideThePlan, match="2026 to 2026"):
            begun(cast, plan, years=years)


def test_one_review_is_written_at_a_time_by_one(cast: Cast) -> None:
    plan = measured(cast)
    review = begun(cast, plan)
    with pytest.raises(ReviewIsOpen):
        begun(cast, plan)
    written(cast, review)
    with pytest.raises(ReviewTouched):
        actions.write_review(
            by=cast.drafter,
            review=review,
            version=1,
            reasons={},
            conclusions="Khác",
            today=TODAY,
        )


def test_a_concluded_review_says_what_and_stays(cast: Cast) -> None:
    review = begun(cast, measured(cast))
    with pytest.raises(NothingConcluded):
        concluded(cast, review)
    review = concluded(cast, written(cast, review))
    with pytest.raises(ReviewIsConcluded):
        written(cast, review)


def test_a_plan_is_closed_after_its_final_review(cast: Cast) -> None:
    plan = measured(cast)
    concluded(cast, written(cast, begun(cast, plan, kind="interim")))
    with pytest.raises(NotReviewed):
        actions.close(by=cast.specialist, plan=plan, version=1, today=TODAY)
    concluded(cast, written(cast, begun(cast, plan)))
    plan = actions.close(by=cast.specialist, plan=plan, version=1, today=TODAY)
    assert plan.stage is PlanState.CLOSED


def test_the_officer_reviews_no_plan_of_the_province(cast: Cast) -> None:
    with pytest.raises(NotPermitted):
        actions.begin_review(
            by=cast.officer,
            plan=measured(cast),
            kind=ReviewKind.FINAL,
            first_year=2026,
            last_year=2026,
            at=NOW,
            today=TODAY,
        )


# ── the next plan ─────────────────────────────────────────────────────────────────────


def test_the_next_plan_begins_with_the_results_written_in(cast: Cast) -> None:
    plan = measured(cast)
    reported(cast, sessions=3)
    target = plan.targets.get(value=40)
    review = written(cast, begun(cast, plan), reasons={target.pk: "Mưa lũ kéo dài"})
    review = concluded(cast, review)
    rows = queries.reviewed(review, today=TODAY)
    told = queries.next_words(review, rows, today=TODAY)
    assert told.subject.endswith("trong cộng đồng năm 2027")
    results = told.sections[0]
    assert results.title == "Kết quả thực hiện năm 2026"
    assert results.lines[0].endswith(": 3 cuộc truyền thông, chưa đạt; Mưa lũ kéo dài")


def test_the_next_plan_is_handed_in_and_read_like_any_other(cast: Cast) -> None:
    review = begun(cast, measured(cast))
    with pytest.raises(NotConcluded):
        actions.start_next(by=cast.drafter, review=review, at=LATER, today=TODAY)
    review = concluded(cast, written(cast, review))
    draft = actions.start_next(by=cast.drafter, review=review, at=LATER, today=TODAY)
    jobs.read(payload={"draft": str(draft.pk)})
    draft.refresh_from_db()
    assert draft.stage is DraftState.READY
    read = " ".join(item.words for item in draft.items.all())
    assert "40 cuộc truyền thông" in read
    assert "Tuyên truyền lưu động tại các chợ phiên" in read
    assert "2027" in draft.items.get(kind="head").words
