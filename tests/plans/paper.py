"""An invented plan of an invented province, and what a reader finds in it."""

from datetime import UTC, datetime
from typing import Any

from lanh.access.models import User
from lanh.common.actor import Worker
from lanh.plans import actions, queries, steps
from lanh.plans.models import Draft, DraftItem, Plan, Target, Task
from tests.cast import TODAY, Cast, agencies

NOW = datetime(2026, 5, 20, 2, tzinfo=UTC)

TEXT = """\
ỦY BAN NHÂN DÂN TỈNH LÀNH SƠN
Số: 27/KH-UBND
Lành Sơn, ngày 16 tháng 01 năm 2026

KẾ HOẠCH
Truyền thông phòng, chống ma túy trong cộng đồng năm 2026

I. CHỈ TIÊU
1. Tổ chức ít nhất 40 cuộc truyền thông về phòng, chống ma túy; có 6.000 lượt người dự.
2. Trên 90% xã, phường được tuyên truyền.
3. Nâng cao ý thức cảnh giác của người dân với các loại ma túy mới.

II. HOẠT ĐỘNG
1. Tuyên truyền lưu động tại các chợ phiên
- Đơn vị chủ trì: Công an tỉnh. Phối hợp: Tỉnh đoàn, UBND các xã, phường.
- Thời gian: Quý II năm 2026. Sản phẩm: 3.000 tờ rơi, 12 buổi tuyên truyền.

III. TỔ CHỨC THỰC HIỆN
1. Sở Y tế: Cử báo cáo viên dự các buổi truyền thông.
Các xã, phường báo cáo kết quả về Công an tỉnh trước ngày 10/6 và 10/12 hằng năm.
"""


def span(words: str) -> list[int]:
    begins = TEXT.index(words)
    return [begins, begins + len(words)]


def quantity(
    comparator: str, value: float, unit: str, of: str = "", **more: Any
) -> dict[str, Any]:
    given = {"comparator": comparator, "value": value, "unit": unit, "of": of}
    return given | more


def aim(words: str, sure: float, *measures: dict[str, Any]) -> dict[str, Any]:
    return {
        "path": f"I.{TEXT[TEXT.index(words) - 3]}",
        "text": words,
        "measures": list(measures),
        "span": span(words),
        "certainty": sure,
    }


SESSIONS = (
    "Tổ chức ít nhất 40 cuộc truyền thông về phòng, chống ma túy; "
    "có 6.000 lượt người dự"
)
COVERAGE = "Trên 90% xã, phường được tuyên truyền"
IN_WORDS = "Nâng cao ý thức cảnh giác của người dân với các loại ma túy mới"
MARKETS = "Tuyên truyền lưu động tại các chợ phiên"
REPORT = "Các xã, phường báo cáo kết quả về Công an tỉnh trước ngày 10/6"
SUBJECT = "Truyền thông phòng, chống ma túy trong cộng đồng năm 2026"


def reading() -> dict[str, Any]:
    """Seven items: the head, three targets, an activity, an assignment, a duty. The
    reader is unsure of the target in words and of the duty."""
    return {
        "document": {
            "type": "ke_hoach",
            "number": "27/KH-UBND",
            "date": "2026-01-16",
            "issuer": "Ủy ban nhân dân tỉnh Lành Sơn",
            "subject": SUBJECT,
            "period": {"start": "2026-01-01", "end": "2026-12-31"},
            "spans": {"subject": span(SUBJECT)},
            "certainties": {"number": 0.98, "subject": 0.95, "period": 0.97},
        },
        "targets": [
            aim(
                SESSIONS,
                0.96,
                quantity(">=", 40, "cuộc truyền thông", span=span("40 cuộc")),
                quantity("=", 6000, "lượt người", span=span("6.000 lượt")),
            ),
            aim(COVERAGE, 0.95, quantity(">", 90, "%", "xã, phường")),
            aim(IN_WORDS, 0.55),
        ],
        "activities": [
            {
                "path": "II.1",
                "title": MARKETS,
                "content": None,
                "lead": ["Công an tỉnh"],
                "coordinating": ["Tỉnh đoàn", "UBND các xã, phường"],
                "time": {
                    "text": "Quý II năm 2026",
                    "start": "2026-04-01",
                    "end": "2026-06-30",
                },
                "place": "các chợ phiên",
                "outputs": [
                    {"value": 3000, "unit": "tờ rơi"},
                    {"value": 12, "unit": "buổi tuyên truyền"},
                ],
                "span": span(MARKETS),
                "certainty": 0.93,
            }
        ],
        "assignments": [
            {
                "path": "III.1",
                "agencies": ["Sở Y tế"],
                "tasks": ["Cử báo cáo viên dự các buổi truyền thông"],
                "span": span("Sở Y tế"),
                "certainty": 0.97,
            }
        ],
        "reporting": [
            {
                "from": "Các xã, phường",
                "to": "Công an tỉnh",
                "cadence": "semiannual",
                "deadline": "--06-10",
                "text": REPORT,
                "span": span(REPORT),
                "certainty": 0.7,
            }
        ],
    }


def handed_in(cast: Cast, *, by: User | None = None, text: str = TEXT) -> Draft:
    """The paper as it waits for the worker."""
    return actions.upload(
        by=by or cast.drafter,
        place=cast.lanh_son,
        name="ke-hoach-2026.txt",
        content=text.encode(),
        at=NOW,
        today=TODAY,
    )


def taken_up(cast: Cast) -> Draft:
    """The paper as the worker reads it."""
    draft = handed_in(cast)
    steps.begin(draft=draft)
    return draft


def was_read(cast: Cast, **changed: Any) -> Draft:
    """The paper as it waits for its review."""
    found = reading() | changed
    return actions.fill(
        by=Worker(), draft=taken_up(cast), text=TEXT, reading=found, at=NOW
    )


def item(draft: Draft, number: int) -> DraftItem:
    return draft.items.get(number=number)


def accepted(cast: Cast, draft: Draft) -> Draft:
    """Every item was looked at and taken."""
    actions.accept_sure(by=cast.drafter, draft=draft, at=NOW, today=TODAY)
    for one in draft.items.still_open():
        actions.accept_item(
            by=cast.drafter, item=one, version=one.version, at=NOW, today=TODAY
        )
    return draft


def confirmed(cast: Cast) -> Plan:
    """The plan of the paper."""
    draft = accepted(cast, was_read(cast))
    return actions.confirm(by=cast.drafter, draft=draft, at=NOW, today=TODAY)


WORK = [
    "Cử báo cáo viên dự các buổi truyền thông",
    "Tổ chức truyền thông, hoàn thành trước ngày 10/6",
    "Lồng ghép nội dung phòng, chống ma túy",
]


def handed_out(cast: Cast) -> Plan:
    """The plan with three assignments: to a service in which nobody logs in, to the
    committee of each commune, and to nobody who is known."""
    agencies(cast)
    names = ["Sở Y tế", "UBND các xã, phường", "Các sở, ban, ngành"]
    given = [
        {
            "path": f"III.{number}",
            "agencies": [name],
            "tasks": [words],
            "span": span("Sở Y tế"),
            "certainty": 0.97,
        }
        for number, (name, words) in enumerate(zip(names, WORK, strict=True), start=1)
    ]
    draft = accepted(cast, was_read(cast, assignments=given))
    return actions.confirm(by=cast.drafter, draft=draft, at=NOW, today=TODAY)


def told_to(plan: Plan, agency: str) -> Task:
    """The task of the agency with that code."""
    return plan.tasks.get(agency__code=agency)


def said_done(cast: Cast, task: Task, *, by: User | None = None) -> Task:
    return actions.finish(
        by=by or cast.officer,
        task=task,
        version=task.version,
        words="Đã tổ chức 3 buổi",
        sent=[],
        at=NOW,
        today=TODAY,
    )


def linked(cast: Cast, target: Target, indicator: str, slice: str = "") -> Target:
    return actions.link_target(
        by=cast.specialist,
        target=target,
        seen=target.linked,
        indicator=indicator,
        slice=slice,
        at=NOW,
        today=TODAY,
    )


def left_of(draft: Draft) -> tuple[int, int, int]:
    left = queries.left(draft)
    return left.items, left.open, left.unsure
