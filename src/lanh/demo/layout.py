"""Which communes tỉnh Lành Sơn has in each size. All of it is invented.

Small: two districts with sixteen communes; on 1 July 2025 three become one twice, two
are renamed, eight go on as they were. Province: nine districts with 152 communes become
58: 42 of three, 11 of two, three alone, and two of one that is divided (catalogue 7).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final


@dataclass(frozen=True, slots=True)
class District:
    """A district that ended with the reform, and its communes."""

    code: str
    name: str
    communes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Successor:
    """A commune of today and the communes it came from.

    divided: it is one part of a single source, which became several.
    """

    code: str
    name: str
    sources: tuple[str, ...]
    divided: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Which units there were before the reform, and what became of them."""

    districts: tuple[District, ...]
    successors: tuple[Successor, ...]

    def units(self, *, reformed: bool) -> int:
        """How many units report: communes, districts until they end, the province."""
        if reformed:
            return len(self.successors) + 1
        return sum(len(district.communes) + 1 for district in self.districts) + 1


_DISTRICTS: Final = (
    District(
        "TN981",
        "huyện Nậm Lành",
        (
            ("TN98101", "xã Khe Trầm"),
            ("TN98102", "xã Bản Hiên"),
            ("TN98103", "xã Suối Thông"),
            ("TN98104", "xã Thung Xanh"),
            ("TN98105", "xã Ngòi Vông"),
            ("TN98106", "xã Đồi Mận"),
            ("TN98107", "xã Tả Lành"),
            ("TN98108", "xã Bến Sim"),
        ),
    ),
    District(
        "TN982",
        "huyện Phố Lành",
        (
            ("TN98201", "thị trấn Phố Lành"),
            ("TN98202", "xã Hoa Sim"),
            ("TN98203", "xã Gió Ngàn"),
            ("TN98204", "xã Tân Lành"),
            ("TN98205", "xã Đồng Trám"),
            ("TN98206", "xã Cầu Đá"),
            ("TN98207", "xã Nà Mây"),
            ("TN98208", "xã Bình Lành"),
        ),
    ),
)

_SUCCESSORS: Final = (
    Successor("TN98301", "xã Khe Trầm", ("TN98101",)),
    Successor("TN98302", "xã Bản Hiên", ("TN98102",)),
    Successor("TN98303", "xã Suối Thông", ("TN98103",)),
    Successor("TN98304", "xã Thung Xanh", ("TN98104",)),
    Successor("TN98305", "xã Ngòi Vông", ("TN98105",)),
    Successor("TN98306", "xã Lành Thượng", ("TN98106", "TN98107", "TN98108")),
    Successor("TN98307", "phường Phố Lành", ("TN98201", "TN98202", "TN98203")),
    Successor("TN98308", "xã Tân Lành", ("TN98204",)),
    Successor("TN98309", "xã Đồng Trám", ("TN98205",)),
    Successor("TN98310", "xã Cầu Đá Thượng", ("TN98206",)),
    Successor("TN98311", "xã Nà Mây Hạ", ("TN98207",)),
    Successor("TN98312", "xã Bình Lành", ("TN98208",)),
)

SMALL: Final = Layout(_DISTRICTS, _SUCCESSORS)

# 16 × 10 names; the first is the one that the tour shows.
_FIRST: Final = (
    *("Khe", "Bản", "Suối", "Thung", "Ngòi", "Đồi", "Tả", "Bến"),
    *("Nậm", "Pha", "Mường", "Phìn", "Lũng", "Cốc", "Nà", "Hang"),
)
_SECOND: Final = (
    *("Trầm", "Hiên", "Thông", "Xanh", "Vông", "Mận", "Lành", "Sim", "Sen", "Trám"),
)
_DISTRICT_NAMES: Final = (
    *("huyện Nậm Lành", "huyện Phố Lành", "huyện Mường Sim", "huyện Khe Sen"),
    *("huyện Bến Lành", "huyện Tả Thông", "huyện Đồi Trám", "huyện Pha Hiên"),
    "thành phố Lành Sơn",
)
# How many old communes each new one takes up, district by district; 0: half of one.
_AS_MOST: Final = (3, 3, 3, 3, 3, 2)
_WITH_ONE_ALONE: Final = (3, 3, 3, 3, 2, 2, 1)
_WITH_ONE_DIVIDED: Final = (3, 3, 3, 3, 3, 1, 0, 0)
_SMALLEST: Final = (3, 3, 3, 3, 2, 2)
_GROUPS: Final = (
    *(_WITH_ONE_ALONE, _AS_MOST, _WITH_ONE_ALONE, _AS_MOST, _WITH_ONE_DIVIDED),
    *(_AS_MOST, _AS_MOST, _AS_MOST, _SMALLEST),
)


def _province() -> Layout:
    names = (f"xã {first} {second}" for second in _SECOND for first in _FIRST)
    districts: list[District] = []
    successors: list[Successor] = []
    numbers = count(1)
    for number, (name, groups) in enumerate(zip(_DISTRICT_NAMES, _GROUPS, strict=True)):
        code = f"TN98{number + 1}"
        many = sum(groups) + (0 in groups)
        communes = [(f"{code}{n:02}", next(names)) for n in range(1, many + 1)]
        districts.append(District(code, name, tuple(communes)))
        successors += _grouped(communes, groups, numbers)
    return Layout(tuple(districts), tuple(successors))


def _grouped(
    communes: list[tuple[str, str]], groups: tuple[int, ...], numbers: Iterator[int]
) -> Iterator[Successor]:
    """The communes in turn; a new one is named as the first that it takes up."""
    first, halves = 0, iter(("Thượng", "Hạ"))
    for size in groups:
        number = next(numbers)
        taken = communes[first : first + max(1, size)]
        name, divided = taken[0][1], size == 0
        if divided:
            name = f"{name} {next(halves)}"
        yield Successor(
            f"TN980{number:02}", name, tuple(code for code, _name in taken), divided
        )
        first += size


PROVINCE: Final = _province()
