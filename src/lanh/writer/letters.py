"""Small things that Decree 30/2020/NĐ-CP wants written in one way only."""

from datetime import date

from lanh.writer.paper import Kind, Numbering, Paper

# Clauses are lettered by the Vietnamese alphabet, đ included. Source: Decree 30/2020,
# annex I, part II.6.
ALPHABET = "abcdđeêghiklmnoôơpqrstuưvxy"
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
PEN = " " * 8


def roman(number: int) -> str:
    """
    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    text = ""
    for value, sign in ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def letter(number: int) -> str:
    """
    >>> [letter(n) for n in (1, 4, 5)]
    ['a', 'd', 'đ']
    """
    return ALPHABET[number - 1]


def label(how: Numbering, number: int, above: str) -> str:
    """The label of the n-th heading; `above` is the label that it stands under.

    >>> label(Numbering.DECIMAL, 2, "1."), label(Numbering.LETTER, 5, "2.")
    ('1.2.', 'đ)')
    """
    match how:
        case Numbering.ROMAN:
            return f"{roman(number)}."
        case Numbering.ARABIC:
            return f"{number}."
        case Numbering.DECIMAL:
            return f"{above}{number}."
        case Numbering.LETTER:
            return f"{letter(number)})"


def two(number: int) -> str:
    """Numbers under 10 get a zero in front of them.

    >>> two(5), two(12)
    ('05', '12')
    """
    return f"{number:02d}"


def symbol(paper: Paper) -> str:
    """`BC-UBND`; a công văn has no type in front: `UBND-VX`."""
    return f"{paper.kind.code}-{paper.symbol}" if paper.kind.code else paper.symbol


def number_line(paper: Paper) -> str:
    """`Số: 05/BC-UBND`, with room for the pen while there is no number."""
    number = PEN if paper.number is None else two(paper.number)
    return f"Số: {number}/{symbol(paper)}"


def long_date(day: date) -> str:
    """Days under 10 and the months 1 and 2 with a zero, other months without.

    Source: Decree 30/2020, annex I, part II.4.

    >>> long_date(date(2026, 1, 5)), long_date(date(2026, 3, 15))
    ('ngày 05 tháng 01 năm 2026', 'ngày 15 tháng 3 năm 2026')
    """
    month = two(day.month) if day.month < 3 else str(day.month)
    return f"ngày {two(day.day)} tháng {month} năm {day.year}"


def date_line(paper: Paper) -> str:
    if paper.day is not None:
        return f"{paper.place}, {long_date(paper.day)}"
    return f"{paper.place}, ngày{PEN}tháng{PEN}năm {paper.year or PEN}"


def enclosed_with(paper: Paper) -> str:
    """The line under an annex's title that ties it to its paper."""
    number = PEN if paper.number is None else two(paper.number)
    day = long_date(paper.day) if paper.day else f"ngày{PEN}tháng{PEN}năm {paper.year}"
    issuer = " ".join(paper.issuer.split())
    title = paper.kind.title
    return f"(Kèm theo {title} số {number}/{symbol(paper)} {day} của {issuer})"


def subject_line(paper: Paper) -> str:
    """The subject; in a công văn behind `V/v`."""
    return f"V/v {paper.subject}" if paper.kind is Kind.LETTER else paper.subject
