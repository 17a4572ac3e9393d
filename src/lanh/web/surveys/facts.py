"""What is known of a survey and of a sheet, in the reader's words."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from lanh.registers.surveys import queries
from lanh.registers.surveys.queries import SHOWN_FROM, Share
from lanh.web.parts.records.kinds import Facts
from lanh.web.parts.words import day, number, value_of, words
from lanh.web.surveys.words import LABELS


def of_survey(survey: Any) -> Facts:
    yield LABELS["group"], words(survey.asked)
    yield LABELS["place"], survey.place.name
    yield LABELS["first_day"], survey.day
    yield LABELS["last_day"], survey.last_day
    yield LABELS["frame"], survey.frame
    yield LABELS["method"], survey.method
    sheets = queries.sheets_of(survey).count()
    yield LABELS["sheets"], _of(sheets, survey.wanted)
    yield LABELS["pass_mark"], survey.pass_mark
    yield LABELS["closed_on"], survey.closed_on
    if survey.sheets is not None:
        yield from _results(survey)


def _results(survey: Any) -> Facts:
    whole = Share(survey.sheets, survey.aware)
    yield LABELS["share"], told(whole)
    if survey.weighted_share is not None:
        yield LABELS["weighted_share"], f"{number(survey.weighted_share)} %"
    yield LABELS["sheets_f"], told(Share(survey.sheets_f, survey.aware_f))
    yield LABELS["sheets_m"], told(Share(survey.sheets_m, survey.aware_m))


def told(share: Share) -> str:
    """'66,7 % (40 of 60; ± 11,9 points)'; of a group that is too small, only that."""
    if share.sheets < SHOWN_FROM:
        return gettext("fewer than {n} sheets: not shown").format(n=SHOWN_FROM)
    found = _of(share.aware, share.sheets)
    if share.margin is not None:
        found += "; " + gettext("± {n} points").format(n=number(share.margin))
    return f"{number(share.rate or Decimal(0))} % ({found})"


def of_sheet(sheet: Any) -> Facts:
    yield LABELS["survey"], sheet.survey.title
    yield LABELS["commune"], sheet.place.name
    yield LABELS["asked_on"], day(sheet.day)
    yield LABELS["sex"], value_of(sheet.sex, "sex") if sheet.sex else ""
    yield LABELS["age"], sheet.age
    yield LABELS["answers"], " ".join(sheet.answers)
    yield LABELS["aware"], sheet.aware


def _of(part: int, whole: int) -> str:
    return gettext("{part} of {whole}").format(part=number(part), whole=number(whole))
