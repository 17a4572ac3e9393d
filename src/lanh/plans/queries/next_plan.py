"""The next period's plan as it begins: results written in, aims as they stood.

It is a paper of the office, so its words are the office's, in Vietnamese.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lanh.common.numbers import write_number
from lanh.plans.models import Activity, Plan, Review
from lanh.plans.queries.changes import activities_on
from lanh.plans.queries.reviews import Reviewed, last_figure, reviewed
from lanh.plans.rules.pace import Standing
from lanh.plans.rules.reviewing import next_years
from lanh.writer.paper import (
    DECIMALS,
    Align,
    Block,
    Column,
    Dash,
    Item,
    Kind,
    Paper,
    Paragraph,
    Section,
    Signature,
    Table,
)

TOLD: Final = {
    Standing.REACHED: "đạt",
    Standing.ON_COURSE: "đúng tiến độ",
    Standing.BEHIND: "chưa đạt",
    Standing.OVER: "vượt mức cho phép",
    Standing.NO_FIGURE: "chưa có số liệu",
    Standing.NOT_LINKED: "chưa có chỉ số",
    Standing.IN_WORDS: "đánh giá bằng lời",
}
COLUMNS: Final = (
    Column("Chỉ tiêu", share=3.2),
    Column("Kết quả", Align.NUMBER),
    Column("Đánh giá", Align.CENTRE, share=1.2),
    Column("Lý do", share=1.8),
)


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class NextPlan:
    """What the next plan says at its beginning, part by part."""

    subject: str
    sections: Sequence[Part]


def next_words(review: Review, rows: Sequence[Reviewed], *, today: date) -> NextPlan:
    """The next plan in words, as a page shows it."""
    plan = review.plan
    aims = _aims(plan, rows)
    told = [f"{one.target.clause or one.target.words}: {_result(one)}" for one in rows]
    done = [_moved(plan, one.words) for one in activities_on(plan, today)]
    work = [_work(one.agencies, one.tasks) for one in plan.assignments.all()]
    parts = (
        Part(f"Kết quả thực hiện {_period(review)}", told),
        Part("Kết luận", review.conclusions.splitlines()),
        Part(f"Chỉ tiêu {_moved(plan, _period(review))}", aims),
        Part("Hoạt động", done),
        Part("Tổ chức thực hiện", work),
    )
    subject = _moved(plan, plan.subject_line)
    return NextPlan(subject, [part for part in parts if part.lines])


def next_document(review: Review, *, today: date) -> tuple[str, bytes]:
    """Its name and its content as a .docx after Decree 30/2020."""
    from lanh.writer.document import write

    plan = review.plan
    years = _moved(plan, _period(review)).replace(" ", "-")
    return f"Dự thảo kế hoạch {years}.docx", write(paper(review, today=today))


def paper(review: Review, *, today: date) -> Paper:
    """The next plan as an official paper, without number, day and signature."""
    plan, rows = review.plan, reviewed(review, today=today)
    work = (_work(one.agencies, one.tasks) for one in plan.assignments.all())
    there = (_activity(plan, one) for one in activities_on(plan, today))
    done = f"KẾT QUẢ THỰC HIỆN {_period(review).upper()}"
    return Paper(
        kind=Kind.PLAN,
        issuer=plan.issuer,
        symbol="UBND",
        place=plan.place.name,
        subject=_moved(plan, plan.subject_line),
        year=plan.last.year + 1,
        body=(
            Section(done, _results(review, rows)),
            Section("MỤC TIÊU, CHỈ TIÊU", tuple(map(Item, _aims(plan, rows)))),
            Section("NỘI DUNG HOẠT ĐỘNG", tuple(there)),
            Section("TỔ CHỨC THỰC HIỆN", tuple(map(Item, work))),
        ),
        numbering=DECIMALS,
        signature=Signature(post="Chủ tịch"),
        recipients=("Như phần tổ chức thực hiện",),
    )


def _aims(plan: Plan, rows: Sequence[Reviewed]) -> list[str]:
    """The words of the aims; a clause with two figures once."""
    said = (_moved(plan, one.target.clause or one.target.words) for one in rows)
    return list(dict.fromkeys(said))


def _results(review: Review, rows: Sequence[Reviewed]) -> tuple[Block, ...]:
    table = Table(
        COLUMNS,
        tuple(
            (
                one.target.clause or one.target.words,
                last_figure(one),
                TOLD[one.progress.standing],
                one.reason,
            )
            for one in rows
        ),
    )
    said = tuple(Paragraph(line) for line in review.conclusions.splitlines() if line)
    return (table, *said)


def _activity(plan: Plan, one: Activity) -> Section:
    told = (
        ("Nội dung", _moved(plan, one.content)),
        ("Đơn vị chủ trì", ", ".join(one.lead)),
        ("Đơn vị phối hợp", ", ".join(one.coordinating)),
        ("Thời gian thực hiện", _moved(plan, one.time)),
        ("Địa điểm thực hiện", one.where),
    )
    lines = tuple(Dash(f"{name}: {said}") for name, said in told if said)
    return Section(_moved(plan, one.words), lines)


def _result(one: Reviewed) -> str:
    """'38 cuộc, chưa đạt; mưa lũ kéo dài'."""
    number, figure = last_figure(one), ""
    if number is not None:
        unit = one.target.unit
        space = "" if unit == "%" else " "
        figure = f"{write_number(round(number, 1))}{space}{unit}".strip()
    told = ", ".join(filter(None, (figure, TOLD[one.progress.standing])))
    return f"{told}; {one.reason}" if one.reason else told


def _work(agencies: Sequence[str], tasks: Sequence[str]) -> str:
    return f"{'; '.join(agencies)}: {'; '.join(tasks)}"


def _period(review: Review) -> str:
    first, last = review.first_year, review.last_year
    return f"năm {first}" if first == last else f"giai đoạn {first}-{last}"


def _moved(plan: Plan, words: str) -> str:
    return next_years(words, first=plan.first.year, last=plan.last.year)
