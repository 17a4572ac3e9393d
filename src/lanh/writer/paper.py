"""What an official paper says, before anybody thinks of pages.

Text is the office's own, in Vietnamese; the writer adds only what Decree 30/2020/NĐ-CP
prescribes: the national name and motto, numbers of sections, zeros in dates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum


class Kind(Enum):
    """The kinds of paper with a name of their own, and their short form in the symbol.

    Source: Decree 30/2020, article 7 and annex III. A công văn has no name and no code.
    """

    RESOLUTION = "NQ", "Nghị quyết"
    DECISION = "QĐ", "Quyết định"
    DIRECTIVE = "CT", "Chỉ thị"
    REGULATION = "QC", "Quy chế"
    RULE = "QyĐ", "Quy định"
    COMMUNIQUE = "TC", "Thông cáo"
    NOTICE = "TB", "Thông báo"
    GUIDANCE = "HD", "Hướng dẫn"
    PROGRAMME = "CTr", "Chương trình"
    PLAN = "KH", "Kế hoạch"
    SCHEME = "PA", "Phương án"
    PROPOSAL = "ĐA", "Đề án"
    PROJECT = "DA", "Dự án"
    REPORT = "BC", "Báo cáo"
    MINUTES = "BB", "Biên bản"
    SUBMISSION = "TTr", "Tờ trình"
    LETTER = "", "Công văn"

    def __init__(self, code: str, title: str) -> None:
        self.code = code
        self.title = title


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one weight and slant."""

    text: str
    bold: bool = False
    italic: bool = False


Words = str | tuple[str | Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: Words


@dataclass(frozen=True, slots=True)
class Dash:
    """An item under a dash: `- Nội dung: …`."""

    words: Words


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading and what stands under it; its number is the writer's."""

    title: str
    body: "tuple[Block, ...]" = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered paragraph without a heading of its own, and what stands under it."""

    words: Words
    body: "tuple[Block, ...]" = ()


class Align(StrEnum):
    TEXT = "text"
    CENTRE = "centre"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """`share`: its part of the table's width, beside the other columns' shares.

    `places`: decimals of its numbers, as many as each has where None. `total`: whether
    the last row sums it; shares and percentages are never summed.
    """

    title: str
    align: Align = Align.TEXT
    share: float = 1.0
    places: int | None = None
    total: bool = False


Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Table:
    """`total`: words of the sum row, '' for none. A blank cell (None) is no zero."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    unit: str = ""
    total: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(f"{len(self.columns)} columns, but the row {row}")

    def sums(self) -> tuple[Cell, ...]:
        """The cells of the sum row: a column without any number has no sum."""
        cells: list[Cell] = []
        for at, column in enumerate(self.columns):
            numbers = [r[at] for r in self.rows if isinstance(r[at], int | Decimal)]
            cells.append(_sum(numbers) if column.total and numbers else None)
        words = next(i for i, c in enumerate(self.columns) if c.align is Align.TEXT)
        cells[words] = self.total
        return tuple(cells)


Block = Paragraph | Dash | Section | Item | Table


class Standing(StrEnum):
    """In whose stead one signs. Source: Decree 30/2020, article 13."""

    COLLECTIVE = "TM."  # on behalf of the collective
    HEAD = "KT."  # deputy for the head
    ORDER = "TL."  # by order
    DELEGATED = "TUQ."  # by delegation


@dataclass(frozen=True, slots=True)
class Signature:
    """`stead`: lines above the post, ((Standing.HEAD, "Chủ tịch"), …), outermost first.

    `name` carries no academic title and stays empty until it is known who signs.
    """

    post: str
    name: str = ""
    stead: tuple[tuple[Standing, str], ...] = ()
    acting: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        post = f"Q. {self.post}" if self.acting else self.post
        return (*(f"{how} {whose.upper()}" for how, whose in self.stead), post.upper())


class Numbering(StrEnum):
    """How the headings of one depth are numbered."""

    ROMAN = "I."
    ARABIC = "1."
    DECIMAL = "1.1."  # behind the number of the heading above
    LETTER = "a)"


USUAL = (Numbering.ROMAN, Numbering.ARABIC, Numbering.LETTER)
DECIMALS = (Numbering.ROMAN, Numbering.ARABIC, Numbering.DECIMAL, Numbering.LETTER)


@dataclass(frozen=True, slots=True)
class Annex:
    """On pages of its own, numbered from 1; the writer names the paper it goes with."""

    title: str
    body: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One official paper.

    `symbol` is the issuer's part of the symbol: 'UBND' makes 'BC-UBND'; in a công văn
    it is the whole, 'UBND-VX'. Without a `number` or a `day` room is left for the pen,
    and `year` is printed. `addressees` are for công văn and tờ trình. `recipients`
    stand without marks; `archive` is what follows 'Lưu:'.
    """

    kind: Kind
    issuer: str
    symbol: str
    place: str
    subject: str
    body: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...]
    archive: str = "VT"
    parent: str = ""
    number: int | None = None
    day: date | None = None
    year: int | None = None
    addressees: tuple[str, ...] = ()
    bases: tuple[Words, ...] = ()
    annexes: tuple[Annex, ...] = ()
    numbering: tuple[Numbering, ...] = USUAL


def runs(words: Words) -> tuple[Run, ...]:
    """The words as runs, whichever way they were given."""
    parts = (words,) if isinstance(words, str) else words
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def plain(words: Words) -> str:
    """The words alone."""
    return "".join(run.text for run in runs(words))


def _sum(numbers: Sequence[Cell]) -> Cell:
    exact = sum(Decimal(n) for n in numbers if isinstance(n, int | Decimal))
    return Decimal(exact)
