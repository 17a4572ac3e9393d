"""A commune's own table, handed in on the demo's day and waiting to be looked at."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from lanh.common import clock
from lanh.demo.act import Act, moment
from lanh.demo.posts import Staff
from lanh.demo.province import Map
from lanh.demo.size import TODAY, Size
from lanh.intake import actions
from lanh.places.models import Place

HEADS: Final = (
    "STT;Noi dung;Ngay;Xa;Linh vuc;Hinh thuc;Doi tuong;Don vi to chuc;Tong so;Nu"
)
# Two are wrong: a day that is none, and more women than people.
ROWS: Final = (
    "Nói chuyện ở chợ phiên;{0};{xa};ma túy;nói chuyện;người dân;UBND xã;85;40",
    "Sinh hoạt câu lạc bộ bản Nà;{1};{xa};ma túy;CLB;người dân;Hội Phụ nữ;1.050;700",
    "Truyền thông tại Trường THCS;{2};{xa};HIV/AIDS;tọa đàm;học sinh;Đoàn xã;210;",
    "Phát tờ rơi đầu năm học;đầu tháng 9;{xa};ma túy;nói chuyện;học sinh;Đoàn xã;60;",
    "Họp thôn 3;{3};{xa};mua bán người;tọa đàm;người dân;Công an xã;35;40",
    "Tổng cộng;;;;;;;;1.440;",
)


def acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    do = partial(_hand_in, map_, staff)
    yield Act(moment(TODAY, 8), "Nộp bảng truyền thông của xã", do)


def _hand_in(map_: Map, staff: Staff) -> None:
    place = map_.communes(TODAY)[0]
    days = [TODAY - timedelta(days=n) for n in (40, 33, 26, 19)]
    lines = [HEADS, *(_line(n, row, days, place) for n, row in enumerate(ROWS, 1))]
    actions.hand_in(
        by=staff.officer(place),
        kind="events.events",
        place=place,
        name="truyen-thong-quy-4.csv",
        content="\r\n".join(lines).encode("utf-8-sig"),
        at=clock.now(),
        today=clock.today(),
    )


def _line(number: int, row: str, days: list[date], place: Place) -> str:
    told = row.format(*(f"{day:%d/%m/%Y}" for day in days), xa=place.name)
    return f"{number};{told}"
