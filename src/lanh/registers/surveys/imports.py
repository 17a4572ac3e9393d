"""Answer sheets from a spreadsheet: of one survey, a column for each question."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_noop as _

from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.intake.registry import Importable, coded, day, place, text, whole
from lanh.registers.records import steps as record_steps
from lanh.registers.records.queries import check_may_record
from lanh.registers.surveys import queries, rules, steps
from lanh.registers.surveys.models import AnswerSheet


def make(facts: Mapping[str, Any], of: Any) -> AnswerSheet:
    return AnswerSheet(survey=of, **facts)


def check(sheet: Any, today: date) -> None:
    """The rules of a single sheet; the survey may have left the field meanwhile."""
    rules.check_in_field(sheet.survey.stage)
    at, survey = sheet.place, sheet.survey
    inside = survey.place.holds(at)
    rules.check_inside(commune=at.name, place=survey.place.name, inside=inside)
    steps.judged(sheet=sheet, today=today)
    record_steps.checked(record=sheet, batch="")


def may(by: User, at: Any, on: date, *, today: date) -> None:
    check_may_record(by, Permission.ENTER_SHEETS, at, on, today=today)


KINDS: Final = (
    Importable(
        code="surveys.sheets",
        label=_("Answer sheets"),
        needs=Permission.ENTER_SHEETS,
        noun=AnswerSheet,
        fields=(
            text(
                "title",
                _("Number of the sheet"),
                "số phiếu",
                "phiếu số",
                "mã phiếu",
                most=40,
            ),
            place("place", _("Commune"), "xã", "xã, phường", "địa bàn"),
            day("day", _("Asked on"), "ngày hỏi", "ngày", "ngày phỏng vấn"),
            coded(
                "sex", _("Sex"), "sex", "giới tính", "giới", "nam/nữ", required=False
            ),
            whole("age", _("Age"), "tuổi", required=False),
            text("answers", _("Answers"), "câu", "câu hỏi", "câu trả lời", joined=True),
        ),
        make=make,
        check=check,
        may=may,
        same=("survey_id", "title"),
        told=("answers",),
        standing=lambda: AnswerSheet.objects.counted(),
        of=lambda user, today: queries.in_field(user, today=today),
        page="surveys:sheets",
    ),
)
