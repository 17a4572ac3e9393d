"""The plan of one commune, as its office writes it. All invented."""

from datetime import date
from typing import Final

from lanh.writer.paper import (
    DECIMALS,
    Dash,
    Item,
    Kind,
    Paper,
    Section,
    Signature,
    Standing,
)

SIGNATURE: Final = Signature(
    post="Phó Chủ tịch",
    stead=((Standing.COLLECTIVE, "Ủy ban nhân dân"), (Standing.HEAD, "Chủ tịch")),
)


def commune_plan(commune: str, year: int, *, sessions: int) -> Paper:
    """What the commune makes of the province's plan; `sessions`: what it was given."""
    bare = commune.split(maxsplit=1)[1]
    return Paper(
        kind=Kind.PLAN,
        issuer=f"Ủy ban nhân dân {commune}",
        symbol="UBND",
        place=bare,
        subject=f"Cai nghiện ma túy, phòng, chống mại dâm, mua bán người năm {year}",
        number=1,
        day=date(year, 2, 6),
        bases=(f"Căn cứ kế hoạch năm {year} của Ủy ban nhân dân tỉnh Lành Sơn",),
        body=(
            Section("MỤC TIÊU", _aims(sessions)),
            Section("NỘI DUNG HOẠT ĐỘNG", (_talks(year, sessions),)),
            Section("TỔ CHỨC THỰC HIỆN", _who(year)),
        ),
        numbering=DECIMALS,
        signature=SIGNATURE,
        recipients=("UBND tỉnh", "Công an tỉnh", "Các thôn, bản"),
    )


def _aims(sessions: int) -> tuple[Item, ...]:
    return (
        Item(f"Tổ chức ít nhất {sessions} buổi truyền thông tại các thôn, bản."),
        Item("Trên 70% người dân trưởng thành hiểu biết về điều trị nghiện."),
        Item("100% người nghiện có hồ sơ quản lý."),
    )


def _who(year: int) -> tuple[Item, ...]:
    return (
        Item(
            "Công an xã: Chủ trì, theo dõi, báo cáo Ủy ban nhân dân xã trước ngày "
            f"05/6 và trước ngày 05/12/{year}."
        ),
        Item("Trạm y tế: Phối hợp tư vấn, chuyển gửi người cần điều trị."),
    )


def _talks(year: int, sessions: int) -> Section:
    told = (
        f"Nội dung: Tổ chức {sessions} buổi truyền thông tại thôn, bản, trường học.",
        "Đơn vị chủ trì: Công an xã",
        "Đơn vị phối hợp: Trạm y tế, Đoàn Thanh niên xã",
        f"Thời gian thực hiện: Quý II năm {year}",
        "Địa điểm thực hiện: các thôn, bản",
    )
    return Section("Truyền thông tại cơ sở", tuple(Dash(line) for line in told))
