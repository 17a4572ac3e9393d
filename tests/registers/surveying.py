"""A survey among the cast: adults of Lành Sơn, three questions, two right to pass."""

from typing import Any

from lanh.places.models import Place
from lanh.registers.surveys import actions
from lanh.registers.surveys.models import AnswerSheet, Survey
from tests.cast import TODAY, Cast

QUESTIONS: list[Any] = [
    {"asks": "Ma túy gây hại gì?", "right": "A"},
    {"asks": "Gọi tổng đài nào?", "right": "B"},
    {"asks": "Ai được hỗ trợ?", "right": "C"},
]


def designed(cast: Cast, **other: Any) -> Survey:
    facts: dict[str, Any] = {
        "title": "Khảo sát hiểu biết về phòng, chống ma túy",
        "group": "adults",
        "place": cast.lanh_son,
        "day": TODAY,
        "last_day": TODAY,
        "frame": "Người từ 18 tuổi ở hai xã",
        "method": "Phỏng vấn tại nhà, chọn hộ ngẫu nhiên",
        "wanted": 2,
        "pass_mark": 60,
        "questions": QUESTIONS,
    }
    return actions.design(by=cast.specialist, today=TODAY, **facts | other)


def in_field(cast: Cast, **other: Any) -> Survey:
    survey = designed(cast, **other)
    return actions.open_field(by=cast.specialist, survey=survey, today=TODAY)


def entered(
    cast: Cast,
    survey: Survey,
    number: str,
    answers: str = "ABC",
    *,
    place: Place | None = None,
    **other: Any,
) -> AnswerSheet:
    return actions.enter(
        by=cast.specialist,
        survey=survey,
        title=number,
        place=place or cast.suoi_lanh,
        day=other.pop("day", TODAY),
        answers=answers,
        today=TODAY,
        **other,
    )


def closed(cast: Cast) -> Survey:
    """Suối Lành: 2 of 2 aware, women; Bản Mây: 0 of 1, a man."""
    survey = in_field(cast)
    entered(cast, survey, "01", "ABC", sex="f", age=30)
    entered(cast, survey, "02", "AB-", sex="f", age=41)
    entered(cast, survey, "03", "CCC", place=cast.ban_may, sex="m")
    return actions.close(by=cast.specialist, survey=survey, today=TODAY)


def weighed(cast: Cast, weights: dict[str, int] | None = None) -> Survey:
    return actions.weigh(
        by=cast.specialist, survey=closed(cast), today=TODAY, weights=weights or {}
    )
