"""What of this register is taken in from spreadsheets."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_noop as _

from lanh.access.roles import Permission
from lanh.intake.registry import (
    Field,
    Importable,
    choice,
    coded,
    day,
    place,
    text,
    whole,
)
from lanh.registers.events import steps
from lanh.registers.events.models import Broadcast, Event, Material, TrainingClass
from lanh.registers.events.rules import Move, Status
from lanh.registers.records.queries import check_may_record

TITLE: Final = text(
    "title", _("Title"), "nội dung", "tên cuộc", "tên hoạt động", "tên buổi"
)
DAY: Final = day("day", _("Day"), "ngày", "thời gian", "ngày tổ chức", "ngày thực hiện")
PLACE: Final = place(
    "place", _("Place"), "địa bàn", "xã", "xã, phường", "địa điểm", "đơn vị"
)
THEME: Final = coded(
    "theme",
    _("Theme"),
    "theme",
    *("chủ đề", "lĩnh vực"),
    also={"ma túy": "drug", "PCMT": "drug", "mại dâm": "prostitution"}
    | {"HIV/AIDS": "hiv", "mua bán người": "trafficking", "PCMBN": "trafficking"},
)
AUDIENCE: Final = coded(
    "audience",
    _("Audience"),
    "audience",
    *("đối tượng", "người nghe"),
    also={"người dân": "people", "quần chúng": "people", "HS": "pupils"}
    | {"cán bộ": "officials", "CTV": "collaborators", "TNV": "volunteers"},
)
FORM: Final = coded(
    "form",
    _("Form"),
    "form",
    "hình thức",
    also={"nói chuyện": "talk", "tuyên truyền": "talk", "tuyên truyền miệng": "talk"}
    | {"CLB": "club", "loa truyền thanh": "broadcast", "mạng xã hội": "online"},
)
ORGANISER: Final = text(
    "organiser",
    _("Organiser"),
    "đơn vị tổ chức",
    "cơ quan tổ chức",
    "chủ trì",
    most=200,
)
ATTENDED: Final = whole(
    "attended",
    _("People who came"),
    *("số người dự", "số người tham dự", "số người", "tổng số", "lượt người"),
    *("số lượt người", "số học viên", "học viên"),
    required=False,
)
WOMEN: Final = whole(
    "women", _("of whom women"), "nữ", "trong đó nữ", "số nữ", required=False
)
UNDER_18: Final = whole(
    "under_18", _("of whom under 18"), "dưới 18 tuổi", "dưới 18", required=False
)


def may(by: Any, at: Any, on: date, *, today: date) -> None:
    check_may_record(by, Permission.RECORD_EVENTS, at, on, today=today)


def check(record: Any, today: date) -> None:
    steps.checked(record=record, today=today, batch="")


def event(facts: Mapping[str, Any], _of: object) -> Any:
    return _held(Event(**facts))


def lesson(facts: Mapping[str, Any], _of: object) -> Any:
    return _held(TrainingClass(**facts))


def material(facts: Mapping[str, Any], _of: object) -> Material:
    return Material(**facts)


def broadcast(facts: Mapping[str, Any], _of: object) -> Broadcast:
    known = {name: value for name, value in facts.items() if value is not None}
    return Broadcast(**known)


def _held(record: Any) -> Any:
    """Where people are told it was held; else it is a plan."""
    if record.attended is not None:
        record.status = Status.HELD
    return record


def kind(
    code: str, label: str, noun: type[Any], *fields: Field, **more: Any
) -> Importable:
    return Importable(
        code=code,
        label=label,
        needs=Permission.RECORD_EVENTS,
        noun=noun,
        fields=fields,
        check=check,
        may=may,
        same=("place_id", "day", "title_folded"),
        **more,
    )


KINDS: Final = (
    kind(
        "events.events",
        _("Communication events"),
        Event,
        *(TITLE, DAY, PLACE, THEME, AUDIENCE, ORGANISER),
        *(FORM, ATTENDED, WOMEN, UNDER_18),
        make=event,
        told=("attended", "women"),
        standing=lambda: Event.objects.exclude(status=Status.CANCELLED.value),
        page="events:list",
    ),
    kind(
        "events.classes",
        _("Training classes"),
        TrainingClass,
        TITLE,
        day("day", _("First day"), "ngày", "từ ngày", "ngày bắt đầu", "thời gian"),
        day("last_day", _("Last day"), "đến ngày", "ngày kết thúc", required=False),
        coded("level", _("Level"), "level", "cấp", "cấp tổ chức"),
        *(PLACE, THEME, AUDIENCE, ORGANISER, ATTENDED, WOMEN),
        make=lesson,
        told=("attended", "women"),
        standing=lambda: TrainingClass.objects.exclude(status=Status.CANCELLED.value),
        page="events:classes",
    ),
    kind(
        "events.materials",
        _("Materials printed and handed out"),
        Material,
        *(TITLE, DAY, PLACE, THEME),
        choice(
            "move",
            _("Printed or handed out"),
            {
                Move.PRINTED: ("in, sản xuất", "printed"),
                Move.HANDED: ("cấp phát", "handed out"),
            },
            *("in hay cấp phát", "in, cấp phát"),
        ),
        coded("kind", _("Kind of material"), "material", "loại tài liệu", "loại"),
        whole("number", _("Number of pieces"), "số lượng", "số bản", "số tờ"),
        whole("cost", _("Cost (đồng)"), "kinh phí", "chi phí", required=False),
        make=material,
        told=("number",),
        standing=lambda: Material.objects.counted(),
        page="events:materials",
    ),
    kind(
        "events.broadcasts",
        _("Broadcasts and press items"),
        Broadcast,
        *(TITLE, DAY, PLACE, THEME),
        coded("channel", _("Channel"), "channel", "kênh"),
        whole("times", _("Times"), "số lần", "số lượt", "số lượt phát", required=False),
        whole(
            "minutes", _("Minutes each time"), "số phút", "thời lượng", required=False
        ),
        text(
            "outlet",
            _("Newspaper, station, page"),
            "báo, đài, trang",
            "báo, đài",
            required=False,
        ),
        make=broadcast,
        told=("times",),
        standing=lambda: Broadcast.objects.counted(),
        page="events:broadcasts",
    ),
)
