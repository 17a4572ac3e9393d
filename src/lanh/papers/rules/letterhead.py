"""How an office usually signs: the first words of a head, which a person may change."""

from dataclasses import dataclass

KINDS = (
    "tỉnh", "thành phố", "xã", "phường", "thị trấn", "đặc khu", "huyện", "quận",
    "thị xã",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letterhead:
    issuer: str
    symbol: str
    located: str
    signing: str


def letterhead(place: str) -> Letterhead:
    """The head of the people's committee of a unit.

    Source: Decree 30/2020, annex I, part II.2 to II.7; article 13.2.

    >>> letterhead("xã Suối Lành").located
    'Suối Lành'
    """
    return Letterhead(
        issuer=f"Ủy ban nhân dân\n{place}",
        symbol="UBND",
        located=bare(place),
        signing="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    )


def bare(place: str) -> str:
    """The name without the word for the kind of unit.

    >>> bare("thành phố Huế"), bare("Lành Sơn")
    ('Huế', 'Lành Sơn')
    """
    for kind in KINDS:
        if place.lower().startswith(f"{kind} "):
            return place[len(kind) + 1 :]
    return place
