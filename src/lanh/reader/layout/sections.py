"""What part of a plan an item stands in, told from the titles above it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lanh.common.text import fold
from lanh.reader.layout.outline import CLOSES, Entry, Head

# Patterns over folded titles, so that a slip in a diacritic does no harm. First wins.
_KINDS = (
    ("tasks", re.compile(r"(mot so )?(nhiem vu|giai phap)\b")),
    ("forecast", re.compile(r"du bao")),
    ("targets", re.compile(r"(?<!thuc hien )(?<!theo )\b(muc tieu|chi tieu)\b")),
    (
        "results",
        re.compile(
            r"ket qua (thuc hien|dat duoc|cong tac|chu yeu|nam|hoat dong|trien khai"
            r"|noi bat)|^ket qua$"
            r"|danh gia (ket qua|tinh hinh|chung|viec)|^(dac diem )?tinh hinh"
            r"|thuc trang"
            r"|nhung mat (lam|da|da lam) duoc|mat duoc|uu diem|kho khan|ton tai"
            r"|han che|nguyen nhan"
            r"|bai hoc kinh nghiem|tom tat ket qua|bao cao ket qua"
        ),
    ),
    (
        "purpose",
        re.compile(
            r"muc dich|yeu cau|quan diem|nguyen tac|can cu|su can thiet|pham vi"
            r"|doi tuong"
        ),
    ),
    (
        "reports",
        re.compile(
            r"(che do|cong tac) (thong tin,? )?(bao cao)|thong tin,? bao cao|^bao cao"
        ),
    ),
    (
        "assign",
        re.compile(
            r"to chuc thuc hien|phan cong|trach nhiem|to chuc trien khai|de xuat"
            r"|kien nghi"
        ),
    ),
    (
        "tasks",
        re.compile(
            r"nhiem vu|giai phap|noi dung|hoat dong|bien phap|to chuc\b|trong tam"
            r"|ke hoach"
        ),
    ),
    ("money", re.compile(r"kinh phi|nguon luc|nguon von|du toan|dieu kien thuc hien")),
)
_STAYS = {"assign", "results"}


def with_sections(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the part they stand in, and the closing words marked."""
    known: dict[tuple[Head, ...], str] = {(): "preamble"}
    placed = []
    for entry in entries:
        section = _section(entry.above, known)
        placed.append(replace(entry, section=section))
    return _closed(placed)


def _section(above: tuple[Head, ...], known: dict[tuple[Head, ...], str]) -> str:
    if above in known:
        return known[above]
    parent = _section(above[:-1], known)
    known[above] = _kind(above[-1], parent if len(above) > 1 else "")
    return known[above]


def _kind(head: Head, parent: str) -> str:
    if head.title is None or parent in _STAYS:
        return parent or "body"
    title = fold(head.title)
    if not head.title.isupper() and parent in {"tasks", "money", "targets", "purpose"}:
        aims = re.match(r"(cac |mot so )?(muc tieu|chi tieu)", title)
        return "targets" if aims else _turned(title, parent)
    for kind, pattern in _KINDS:
        if pattern.search(title):
            return kind
    return parent or "body"


def _turned(title: str, parent: str) -> str:
    """Inside tasks or aims a title opens another part only by its first words."""
    if re.match(
        r"(to chuc thuc hien|phan cong (nhiem vu|trach nhiem|thuc hien))", title
    ):
        return "assign"
    if parent == "targets" and re.match(r"(yeu cau|muc dich|quan diem)", title):
        return "purpose"
    if parent in {"targets", "purpose"} and re.match(r"(nhiem vu|giai phap)", title):
        return "tasks"
    return parent


def _closed(entries: list[Entry]) -> list[Entry]:
    """The last paragraphs without a mark belong to no heading."""
    last = len(entries)
    while last and entries[last - 1].block.mark is None:
        last -= 1
    found = list(entries[:last])
    closing = False
    for entry in entries[last:]:
        closing = closing or bool(CLOSES.match(entry.text))
        found.append(
            replace(entry, above=(), section="closing", closing=True)
            if closing
            else entry
        )
    return found
