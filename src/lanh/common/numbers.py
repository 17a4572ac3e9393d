"""Numbers as Vietnamese offices write them: 1.650, 41,13."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")


def read_number(text: str) -> Decimal:
    """The number that the text is; ValueError where it is none.

    >>> read_number("1.650"), read_number(" 41,13 ")
    (Decimal('1650'), Decimal('41.13'))
    """
    bare = "".join(text.split())
    if not _NUMBER.fullmatch(bare):
        raise ValueError(f"not a number: {text!r}")
    return Decimal(bare.replace(".", "").replace(",", "."))


def write_number(number: Decimal | int | float, places: int | None = None) -> str:
    """With a dot for thousands and a comma for decimals.

    >>> write_number(1153061), write_number(Decimal("41.1300")), write_number(8.5, 2)
    ('1.153.061', '41,13', '8,50')
    """
    exact = Decimal(str(number))
    if places is None:
        text = f"{exact:,f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    else:
        text = f"{exact:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,"))
