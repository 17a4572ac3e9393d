"""The demo's own plan: the words of `plan.toml` as an official paper."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from lanh.writer.paper import (
    DECIMALS,
    Block,
    Dash,
    Item,
    Kind,
    Paper,
    Paragraph,
    Section,
    Signature,
    Standing,
)

WORDS: Final = Path(__file__).with_name("plan.toml")
SIGNATURE: Final = Signature(
    post="Phó Chủ tịch",
    name="Nông Văn Sơn",
    stead=((Standing.COLLECTIVE, "Ủy ban nhân dân"), (Standing.HEAD, "Chủ tịch")),
)
# The five lines that stand under an activity, in the order of the office.
LINES: Final = (
    ("Nội dung", "content"),
    ("Đơn vị chủ trì", "lead"),
    ("Đơn vị phối hợp", "with"),
    ("Thời gian thực hiện", "time"),
    ("Địa điểm thực hiện", "place"),
)


def plan(year: int) -> Paper:
    """The plan of one year, numbered and signed in its January."""
    words = tomllib.loads(WORDS.read_text("utf-8").replace("{year}", str(year)))
    return Paper(
        kind=Kind.PLAN,
        issuer="Ủy ban nhân dân tỉnh Lành Sơn",
        symbol="UBND",
        place="Lành Sơn",
        subject=words["subject"],
        number=year % 100 + 1,
        day=date(year, 1, 16),
        bases=tuple(words["bases"]),
        body=_body(words),
        numbering=DECIMALS,
        signature=SIGNATURE,
        recipients=tuple(words["recipients"]),
        archive="VT, KGVX",
    )


def _body(words: Mapping[str, Any]) -> tuple[Block, ...]:
    aims = (
        Section("Mục tiêu chung", _items(words["general"])),
        Section("Mục tiêu cụ thể", _items(words["special"])),
    )
    groups = (Section(g["title"], _activities(g["activity"])) for g in words["group"])
    return (
        Section("MỤC TIÊU", aims),
        Section("NỘI DUNG HOẠT ĐỘNG", tuple(groups)),
        Section("NHIỆM VỤ, GIẢI PHÁP", _items(words["ways"])),
        Section("KINH PHÍ THỰC HIỆN", (Paragraph(words["money"]),)),
        Section("TỔ CHỨC THỰC HIỆN", _items(words["who"])),
        Paragraph(words["closing"]),
    )


def _items(sentences: list[str]) -> tuple[Block, ...]:
    return tuple(Item(sentence) for sentence in sentences)


def _activities(activities: list[dict[str, str]]) -> tuple[Block, ...]:
    return tuple(
        Section(
            activity["title"],
            tuple(Dash(f"{name}: {activity[key]}") for name, key in LINES),
        )
        for activity in activities
    )
