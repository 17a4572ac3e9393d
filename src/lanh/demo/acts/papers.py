"""The half-year report: drafted from accepted figures, numbered, issued."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from lanh.access.models import User
from lanh.common import clock
from lanh.common.period import Period
from lanh.demo.act import Act, moment
from lanh.demo.posts import Staff
from lanh.demo.province import Map
from lanh.demo.size import Size
from lanh.outbox import jobs
from lanh.papers import actions
from lanh.papers.models import Paper
from lanh.plans.models import Plan

TEMPLATE: Final = "half_year_report"
SIGNER: Final = "Nông Văn Sơn"
RECEIVERS: Final = (
    "Bộ Công an",
    "Thường trực Tỉnh ủy, HĐND tỉnh",
    "UBND các xã, phường",
)
# What no figure says is written by a person.
WRITTEN: Final = {
    "difficulties": "Cán bộ kiêm nhiệm nhiều việc, một số xã ghi sổ còn chậm.",
    "proposals": "Đề nghị bố trí kinh phí truyền thông ngay từ đầu năm.",
    "next": "Tiếp tục truyền thông về tận thôn, bản; đôn đốc các xã ghi sổ kịp thời.",
}


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """Each June a report, once the province's own figures are accepted."""
    for year in size.years:
        at = moment(date(year, 6, 20), 10)
        yield Act(at, f"Báo cáo 6 tháng {year}", partial(_issue, year, map_, staff))


def _issue(year: int, map_: Map, staff: Staff) -> None:
    jobs.deliver()
    by, at, today = staff.office["binh"], clock.now(), clock.today()
    paper = actions.draft_report(
        by=by,
        template=TEMPLATE,
        place=map_.province,
        period=Period.decree_09_half(year, 1),
        plan=Plan.objects.filter(place=map_.province, first__year=year).first(),
        today=today,
        at=at,
    )
    paper = _written(paper, by, today)
    number = 300 + year % 100
    paper = actions.number(
        by=by, paper=paper, number=number, day=today, signer=SIGNER, today=today
    )
    actions.issue(by=by, paper=paper, today=today, at=at + timedelta(hours=1))


def _written(paper: Paper, by: User, today: date) -> Paper:
    """The parts that a person writes, and whom the paper goes to."""
    for part, text in WRITTEN.items():
        actions.add_sentence(
            by=by, paper=paper, part=part, text=text, today=today, at=clock.now()
        )
    paper.refresh_from_db(fields=["version"])
    return actions.change_head(
        by=by,
        paper=paper,
        seen=paper.version,
        issuer=paper.issuer,
        parent=paper.parent,
        located=paper.located,
        subject_line=paper.subject_line,
        signing=paper.signing,
        archive=paper.archive,
        receivers=RECEIVERS,
        places=(),
        today=today,
    )
