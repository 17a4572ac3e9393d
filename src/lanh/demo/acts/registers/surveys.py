"""What was asked of people: each autumn officials and adults, invented.

Source: plan 001 I.2.1 (over 90 % of officials, over 70 % of adults); sizes are ours.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Final

from lanh.common import clock
from lanh.common.keys import luck
from lanh.demo.act import Act, moment
from lanh.demo.posts import Staff
from lanh.demo.province import Map
from lanh.demo.size import SEED, TODAY, Size
from lanh.registers.surveys import actions
from lanh.registers.surveys.models import AnswerSheet, Question, Survey

QUESTIONS: Final[list[Question]] = [
    {"asks": "Ma túy tổng hợp gây hại trước hết cho cơ quan nào?", "right": "A"},
    {"asks": "Ai được đăng ký cai nghiện tự nguyện?", "right": "C"},
    {"asks": "HIV lây qua đường nào?", "right": "B"},
    {"asks": "Nạn nhân bị mua bán gọi tổng đài nào?", "right": "D"},
    {"asks": "Người sau cai được hỗ trợ những gì?", "right": "B"},
]
PASS_MARK: Final = 60
# How likely an answer is right; the pass mark makes 9 in 10, and 7 in 10, aware.
KNOWS: Final = {"officials": 0.82, "adults": 0.68}
TITLES: Final = {
    "officials": "Khảo sát hiểu biết của cán bộ về phòng, chống ma túy năm {year}",
    "adults": "Khảo sát hiểu biết của người dân về phòng, chống ma túy năm {year}",
}
FRAMES: Final = {
    "officials": "Cán bộ, công chức, người hoạt động không chuyên trách cấp xã",
    "adults": "Người từ 18 tuổi trở lên cư trú trên địa bàn",
}
METHODS: Final = {
    "officials": "Phát phiếu tại hội nghị giao ban xã",
    "adults": "Phỏng vấn tại nhà, chọn hộ ngẫu nhiên theo thôn, bản",
}


@dataclass
class Asked:
    """One survey on its way through its acts."""

    group: str
    first: date
    wanted: int
    survey: Survey | None = None

    @property
    def now(self) -> Survey:
        if self.survey is None:
            raise LookupError(f"{self.group} {self.first:%Y}: not designed yet")
        return Survey.objects.get(pk=self.survey.pk)


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    """Adults in September, officials in November; the last is still in the field."""
    for year in [year for year in size.years if year > 2024]:
        for group, first in (
            ("adults", date(year, 9, 7)),
            ("officials", date(year, 11, 9)),
        ):
            asked = Asked(group, first, size.of(f"surveys.{group}"))
            yield from _survey(asked, map_, staff)


def _survey(asked: Asked, map_: Map, staff: Staff) -> Iterator[Act]:
    year, binh = asked.first.year, staff.office["binh"]

    def act(after: int, what: str, do: Callable[[], object]) -> Act:
        said = f"{what}: {asked.group} {year}"
        return Act(moment(asked.first + timedelta(days=after), 9), said, do)

    def step(action: Callable[..., object], **told: object) -> None:
        action(by=binh, survey=asked.now, today=clock.today(), **told)

    yield act(-14, "Thiết kế khảo sát", partial(_design, asked, map_, staff))
    yield act(0, "Triển khai khảo sát", partial(step, actions.open_field))
    yield act(12, "Nhập phiếu", partial(_enter, asked, map_, staff))
    if asked.first + timedelta(days=26) > TODAY:
        return
    yield act(20, "Đóng nhận phiếu", partial(step, actions.close))
    yield act(22, "Tính kết quả", partial(_weigh, asked, staff))
    yield act(26, "Công bố khảo sát", partial(step, actions.publish))


def _design(asked: Asked, map_: Map, staff: Staff) -> None:
    group = asked.group
    asked.survey = actions.design(
        by=staff.office["binh"],
        today=clock.today(),
        title=TITLES[group].format(year=asked.first.year),
        group=group,
        place=map_.province,
        day=asked.first,
        last_day=asked.first + timedelta(days=20),
        frame=FRAMES[group],
        method=METHODS[group],
        wanted=asked.wanted,
        pass_mark=PASS_MARK,
        questions=QUESTIONS,
    )


def _enter(asked: Asked, map_: Map, staff: Staff) -> None:
    """The office types what was collected; of the one in the field, half so far."""
    open_ = asked.first + timedelta(days=26) > TODAY
    number = asked.wanted // 2 if open_ else asked.wanted
    draw = luck(f"{SEED} {asked.group} {asked.first.year}")
    communes = map_.communes(asked.first)
    sheets = [
        AnswerSheet(
            title=f"{n + 1:04}",
            place=communes[n % len(communes)],
            day=asked.first + timedelta(days=n % 12),
            sex=draw.choice("fm"),
            age=draw.randint(18, 58 if asked.group == "officials" else 79),
            answers="".join(_answer(question, asked, draw) for question in QUESTIONS),
        )
        for n in range(number)
    ]
    by, today = staff.office["binh"], clock.today()
    actions.enter_many(by=by, survey=asked.now, sheets=sheets, today=today)


def _answer(question: Question, asked: Asked, draw: Random) -> str:
    if draw.random() < KNOWS[asked.group]:
        return question["right"]
    return draw.choice("ABCDE-")


def _weigh(asked: Asked, staff: Staff) -> None:
    """By the people of each commune, which here are as invented as all else."""
    survey, draw = asked.now, luck(f"{SEED} {asked.first.year} people")
    codes = sorted(
        set(survey.answer_sheets.values_list("place__code", flat=True)), key=str
    )
    weights = {code: draw.randrange(2_000, 9_000) for code in codes}
    if asked.group == "officials":
        weights = {}
    by, today = staff.office["binh"], clock.today()
    actions.weigh(by=by, survey=survey, today=today, weights=weights)
