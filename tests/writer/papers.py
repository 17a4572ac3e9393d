"""Papers of the invented province that the tests write and open again."""

from datetime import date
from decimal import Decimal
from typing import Any

from lanh.writer import (
    DECIMALS,
    Align,
    Annex,
    Column,
    Dash,
    Item,
    Kind,
    Paper,
    Paragraph,
    Run,
    Section,
    Signature,
    Standing,
    Table,
)

VICE_CHAIR = Signature(
    post="Phó Chủ tịch",
    name="Nông Văn Sơn",
    stead=((Standing.COLLECTIVE, "Ủy ban nhân dân"), (Standing.HEAD, "Chủ tịch")),
)

PROGRESS = Table(
    caption="Tiến độ thực hiện các chỉ tiêu",
    columns=(
        Column("STT", Align.CENTRE, share=0.65),
        Column("Chỉ tiêu", share=3.2),
        Column("Cần đạt", Align.NUMBER, total=True),
        Column("Đạt được", Align.NUMBER, total=True),
        Column("Tỷ lệ (%)", Align.NUMBER, places=1),
        Column("Đánh giá", share=1.3),
    ),
    rows=(
        ("1", "Buổi truyền thông", 15, 9, Decimal(60), "Đúng tiến độ"),
        ("2", "Lượt người dự truyền thông", 38_400, 17_250, Decimal("44.92"), "Chậm"),
        ("3", "Lớp tập huấn cho cán bộ cấp xã", 5, None, None, "Chưa có số liệu"),
    ),
    total="Tổng cộng",
    note="Số liệu đến ngày 14 tháng 6 năm 2026.",
)  # fmt: skip


def report(**other: Any) -> Paper:
    said: dict[str, Any] = {
        "kind": Kind.REPORT,
        "parent": "Ủy ban nhân dân tỉnh Lành Sơn",
        "issuer": "Ban Chỉ đạo phòng, chống\nAIDS và tệ nạn xã hội",
        "symbol": "BCĐ",
        "number": 5,
        "place": "Lành Sơn",
        "day": date(2026, 6, 18),
        "subject": "Kết quả 6 tháng đầu năm 2026 về phòng, chống tệ nạn xã hội "
        "và phương hướng 6 tháng cuối năm",
        "bases": (
            "Căn cứ Luật Phòng, chống ma túy ngày 10 tháng 12 năm 2025",
            "Căn cứ Kế hoạch số 15/KH-UBND ngày 05 tháng 01 năm 2026",
        ),
        "body": (
            Paragraph("Ban Chỉ đạo báo cáo kết quả như sau:"),
            Section(
                "KẾT QUẢ THỰC HIỆN",
                (
                    Section(
                        "Công tác truyền thông",
                        (
                            Item(
                                (
                                    "Đã tổ chức ",
                                    Run("801 buổi", bold=True),
                                    " truyền thông.",
                                ),
                                (Dash("Trong đó, nữ: 20.118 lượt người."),),
                            ),
                        ),
                    ),
                    Section("Tiến độ so với kế hoạch", (PROGRESS,)),
                ),
            ),
            Section("KIẾN NGHỊ", (Paragraph("Không có."),)),
        ),
        "signature": VICE_CHAIR,
        "recipients": ("Ủy ban nhân dân tỉnh", "Các sở, ban, ngành"),
        "archive": "VT, VX",
    }
    return Paper(**(said | other))


def letter(**other: Any) -> Paper:
    said: dict[str, Any] = {
        "kind": Kind.LETTER,
        "parent": "",
        "issuer": "Ủy ban nhân dân\ntỉnh Lành Sơn",
        "symbol": "UBND-VX",
        "subject": "báo cáo kết quả truyền thông 6 tháng đầu năm 2026",
        "addressees": ("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường"),
        "bases": (),
        "body": (Paragraph("Đề nghị gửi báo cáo trước ngày 20 tháng 6 năm 2026"),),
    }
    return report(**(said | other))


def long_report() -> Paper:
    """One whose table runs over pages, with an annex that lies on its side."""
    rows = tuple(
        (str(n), f"Xã, phường thứ {n} của tỉnh Lành Sơn", n * 37, n * 21, None, "Đạt")
        for n in range(1, 59)
    )
    wide = Table(PROGRESS.columns, rows, total="Cộng")
    body = (Section("KẾT QUẢ", (wide, Paragraph("Trên đây là kết quả các xã."))),)
    annexes = (
        Annex("Biểu số liệu", (PROGRESS,), landscape=True),
        Annex("Danh sách lớp", (Paragraph("Không phát sinh."),)),
    )
    return report(body=body, annexes=annexes)


def plan() -> Paper:
    """A plan as drafters write it: targets, activities, who does what, who reports."""
    activity = (
        Dash("Nội dung: Tổ chức 15 buổi truyền thông, in 20.000 tờ rơi."),
        Dash("Cơ quan chủ trì: Công an tỉnh."),
        Dash("Cơ quan phối hợp: Sở Y tế, Ủy ban nhân dân các xã, phường."),
        Dash("Thời gian thực hiện: Quý II năm 2026."),
    )
    return report(
        kind=Kind.PLAN,
        parent="",
        issuer="Ủy ban nhân dân\ntỉnh Lành Sơn",
        symbol="UBND",
        number=15,
        day=date(2026, 1, 5),
        subject="Phòng, chống tệ nạn xã hội năm 2026",
        numbering=DECIMALS,
        body=(
            Section(
                "MỤC TIÊU",
                (Section("Mục tiêu cụ thể", (Item("Trên 90% số xã được nghe."),)),),
            ),
            Section(
                "NỘI DUNG HOẠT ĐỘNG",
                (Section("Cai nghiện ma túy", (Section("Truyền thông", activity),)),),
            ),
            Section(
                "TỔ CHỨC THỰC HIỆN",
                (
                    Item("Công an tỉnh: Chủ trì tổ chức thực hiện Kế hoạch này."),
                    Item("Các xã, phường báo cáo trước ngày 15 tháng 6 năm 2026."),
                ),
            ),
        ),
    )  # fmt: skip
