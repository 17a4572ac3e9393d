"""Premises from a spreadsheet: the lists that communes have kept so far."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_noop as _

from lanh.access.models import User
from lanh.access.roles import Permission
from lanh.intake.registry import Importable, coded, day, place, text
from lanh.registers.premises import queries
from lanh.registers.premises.models import Premises
from lanh.registers.records import rules as record_rules
from lanh.registers.records import steps as record_steps


def make(facts: Mapping[str, Any], _of: object) -> Premises:
    return Premises(**facts)


def check(premises: Premises, today: date) -> None:
    """As one that is entered; that its code is free, `same` has seen to for all."""
    record_rules.check_is_done(day=premises.day, today=today)
    record_steps.checked(record=premises, batch="")


def may(by: User, at: Any, _on: date, *, today: date) -> None:
    """In a unit that stands today: premises may be older than their unit."""
    queries.check_can_record(by, place=at, today=today)


KINDS: Final = (
    Importable(
        code="premises.premises",
        label=_("Premises where services are sold"),
        needs=Permission.RECORD_PREMISES,
        noun=Premises,
        fields=(
            text("title", _("Trade name"), "tên cơ sở", "tên biển hiệu", "cơ sở"),
            text("code", _("Code"), "mã", "mã số", "mã cơ sở", most=20),
            coded(
                "kind", _("Kind"), "kind:premises", "loại hình", "loại", "ngành nghề"
            ),
            place("place", _("Place"), "xã", "xã, phường", "địa bàn"),
            text("address", _("Address"), "địa chỉ"),
            text(
                "owner_name",
                _("Owner"),
                *("chủ cơ sở", "họ tên chủ cơ sở", "chủ sở hữu"),
                most=200,
                required=False,
            ),
            text(
                "licence_no",
                _("Number of the licence"),
                *("số giấy phép", "giấy phép kinh doanh", "GPKD"),
                most=60,
                required=False,
            ),
            day("day", _("Opened on"), "ngày mở", "ngày hoạt động", "ngày cấp"),
        ),
        make=make,
        check=check,
        may=may,
        same=("code",),
        everywhere=True,
        told=("title", "kind"),
        page="premises:list",
    ),
)
