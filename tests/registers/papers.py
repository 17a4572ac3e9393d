"""Invented papers that come in, and entries of the register of documents."""

from datetime import date
from typing import Any

from lanh.places.models import Place
from lanh.registers.documents import actions, queries
from lanh.registers.documents.models import Document
from lanh.registers.documents.queries import Degree, ReadFile
from tests.cast import NOW, TODAY, Cast

PROVINCE_PLAN = """\
ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LÀNH SƠN                      Độc lập - Tự do - Hạnh phúc

Số: 30/KH-UBND                     Lành Sơn, ngày 14 tháng 02 năm 2026

KẾ HOẠCH

Phòng, chống ma túy năm 2026

Căn cứ Luật Phòng, chống ma túy năm 2021;

Căn cứ Quyết định số 28/2025/QĐ-TTg ngày 24/8/2025 của Thủ tướng Chính phủ;

I. CHỈ TIÊU

- Mở 24 lớp tập huấn cho 1.250 lượt người.

II. TỔ CHỨC THỰC HIỆN

1. Công an tỉnh chủ trì, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.
"""

COMMUNE_PLAN = """\
ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ SUỐI LÀNH                       Độc lập - Tự do - Hạnh phúc

Số: 07/KH-UBND                     Suối Lành, ngày 02 tháng 3 năm 2026

KẾ HOẠCH

Phòng, chống ma túy trên địa bàn xã năm 2026

Căn cứ Luật Phòng, chống ma túy năm 2000;

Thực hiện Kế hoạch số 30/KH-UBND ngày 14/02/2026 của Ủy ban nhân dân tỉnh về phòng, \
chống ma túy năm 2026, Ủy ban nhân dân xã ban hành kế hoạch như sau:

I. NỘI DUNG

1. Tuyên truyền tại các bản theo Kế hoạch số 30/KH-UBND ngày 12/02/2026.

2. Kế hoạch này thay thế Kế hoạch số 05/KH-UBND ngày 10/01/2026 của Ủy ban nhân dân xã.

3. Rà soát người cai nghiện tự nguyện tại gia đình, cộng đồng.
"""


def read(text: str, name: str = "van-ban.txt") -> ReadFile:
    return queries.read(name=name, content=text.encode())


def received(
    cast: Cast, text: str, *, place: Place | None = None, by: Any = None
) -> Document:
    """A document came in with its file; it waits to be checked."""
    return actions.receive(
        by=by or cast.specialist,
        place=place or cast.lanh_son,
        day=TODAY,
        file=read(text),
        degree=Degree.OPEN,
        today=TODAY,
        at=NOW,
    )


def filed(cast: Cast, document: Document, **facts: Any) -> Document:
    return actions.file(
        by=cast.specialist,
        document=document,
        version=document.version,
        today=TODAY,
        **facts,
    )


def entered(cast: Cast, *, number: str, dated: date, **facts: Any) -> Document:
    """A letter from outside, on paper, in the province's register."""
    told: dict[str, Any] = {
        "kind": "cong_van",
        "title": "Về việc rà soát người nghiện",
        "issuer": "Công an tỉnh Lành Sơn",
        "place": cast.lanh_son,
        "day": TODAY,
    }
    return actions.enter(
        by=cast.specialist,
        degree=Degree.OPEN,
        today=TODAY,
        number=number,
        dated=dated,
        **(told | facts),
    )


def sent_out(cast: Cast, *, day: date = TODAY, **facts: Any) -> Document:
    """A document of the province takes its number."""
    told: dict[str, Any] = {
        "kind": "ke_hoach",
        "title": "Phòng, chống mại dâm năm 2026",
        "issuer": "Ủy ban nhân dân tỉnh Lành Sơn",
        "place": cast.lanh_son,
        "symbol": "KH-UBND",
    }
    return actions.send_out(
        by=cast.specialist,
        degree=Degree.OPEN,
        today=TODAY,
        at=NOW,
        day=day,
        **(told | facts),
    )
