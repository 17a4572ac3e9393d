"""From what a paper holds to what the writer lays out. The same, the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from lanh.common.clock import HANOI
from lanh.papers.errors import NotASigningLine
from lanh.papers.rules.figures import Aim, Figure, Frozen
from lanh.papers.rules.templates import Part, Template
from lanh.writer import (
    Align,
    Annex,
    Block,
    Cell,
    Column,
    Paper,
    Paragraph,
    Section,
    Signature,
    Standing,
    Table,
    long_date,
)

JUDGED = {
    "reached": "Đã đạt",
    "on_course": "Đúng tiến độ",
    "behind": "Chậm",
    "over": "Vượt mức cho phép",
    "no_figure": "Chưa có số liệu",
    "not_linked": "Chưa theo dõi bằng số liệu",
    "in_words": "Không có con số",
}


@dataclass(frozen=True, slots=True)
class Seal:
    """The head of the trail on a day, as it is typed to verify the trail: whoever holds
    the paper can prove that the trail was cut or written anew."""

    day: date
    mark: str

    @property
    def words(self) -> str:
        return f"Dấu sổ nhật ký hết {long_date(self.day)}: {self.mark}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """All of a paper that is neither figure nor sentence."""

    issuer: str
    parent: str
    symbol: str
    place: str
    subject: str
    signing: str
    signer: str
    receivers: tuple[str, ...]
    archive: str
    number: int | None
    day: date | None
    year: int


def signature(signing: str, signer: str) -> Signature:
    """The lines as they are typed, one below the other; the last is the signer's post.

    Source: Decree 30/2020, article 13.
    """
    *stead, post = [line.strip() for line in signing.splitlines() if line.strip()]
    return Signature(
        post=post, name=signer.strip(), stead=tuple(_stead(line) for line in stead)
    )


def _stead(line: str) -> tuple[Standing, str]:
    for how in Standing:
        if line.upper().startswith(how):
            return how, line[len(how) :].strip()
    raise NotASigningLine(line=line)


def sheet(
    template: Template,
    head: Head,
    frozen: Frozen,
    said: Sequence[tuple[str, str]],
    *,
    next_words: str,
    known_at: datetime,
    seal: Seal | None,
) -> Paper:
    """The paper for `writer`. said: (part, sentence) in order, numbers printed in."""
    return Paper(
        kind=template.kind,
        issuer=head.issuer,
        parent=head.parent,
        symbol=head.symbol,
        number=head.number,
        place=head.place,
        day=head.day,
        year=head.year,
        subject=head.subject,
        body=tuple(_body(template, frozen, said, next_words)),
        signature=signature(head.signing, head.signer),
        recipients=head.receivers,
        archive=head.archive,
        annexes=(_sources(frozen, known_at, seal),),
    )


def _body(
    template: Template,
    frozen: Frozen,
    said: Sequence[tuple[str, str]],
    next_words: str,
) -> list[Block]:
    blocks: list[Block] = []
    for heading, parts in groupby(template.parts, key=lambda part: part.under):
        inside = [
            block for part in parts for block in _part(part, frozen, said, next_words)
        ]
        blocks += [Section(heading, tuple(inside))] if heading else inside
    return blocks


def _part(
    part: Part, frozen: Frozen, said: Sequence[tuple[str, str]], next_words: str
) -> list[Block]:
    told: list[Block] = [Paragraph(text) for code, text in said if code == part.code]
    if part.table and frozen.aims:
        told.append(progress(frozen.aims))
    if not part.title:
        return told
    title = part.title.replace("{NEXT}", next_words.upper())
    return [Section(title, tuple(told))]


def progress(aims: Sequence[Aim]) -> Table:
    """The table of the plan's targets."""
    return Table(
        caption="Tiến độ thực hiện các chỉ tiêu của kế hoạch",
        columns=(
            Column("STT", Align.CENTRE, share=0.7),
            Column("Chỉ tiêu", share=3.2),
            Column("Đơn vị", Align.CENTRE, share=0.9),
            Column("Kế hoạch", Align.NUMBER, share=0.9),
            Column("Thực hiện", Align.NUMBER, share=0.95),
            Column("Tỷ lệ (%)", Align.NUMBER, share=0.75, places=1),
            Column("Đánh giá", share=1.35),
        ),
        rows=tuple(_aim(number, aim) for number, aim in enumerate(aims, start=1)),
    )


def _aim(number: int, aim: Aim) -> tuple[Cell, ...]:
    share = None if aim.share is None else Decimal(aim.share) * 100
    return (
        str(number),
        aim.words,
        aim.unit,
        _number(aim.wanted),
        _number(aim.achieved),
        share,
        JUDGED[aim.standing],
    )


def _sources(frozen: Frozen, known_at: datetime, seal: Seal | None) -> Annex:
    """Every figure with its source: what a reader asks when two papers differ."""
    at = known_at.astimezone(HANOI)
    frozen_at = f"Số liệu chốt lúc {at:%H:%M} {long_date(at.date())}."
    table = Table(
        columns=(
            Column("STT", Align.CENTRE, share=0.6),
            Column("Số liệu", share=3.4),
            Column("Mã", share=2.6),
            Column("Giá trị", Align.NUMBER, share=1.1),
            Column("Đơn vị", Align.CENTRE, share=1),
            Column("Số liệu đến", Align.CENTRE, share=1.2),
        ),
        rows=tuple(_source(n, f) for n, f in enumerate(_asked(frozen), start=1)),
        note=f"{frozen_at} {seal.words}" if seal else frozen_at,
    )
    return Annex("Số liệu dùng trong báo cáo", (table,), landscape=True)


def _asked(frozen: Frozen) -> list[Figure]:
    """The figures that were asked for; what follows from them has no source."""
    return [figure for figure in frozen.figures if figure.element]


def _source(number: int, figure: Figure) -> tuple[Cell, ...]:
    value: Cell = figure.printed if figure.number is None else figure.number
    label = f"{figure.label} (ước)" if figure.estimate else figure.label
    day = f"{figure.day:%d/%m/%Y}" if figure.day else None
    return str(number), label, figure.element, value, figure.unit, day


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
