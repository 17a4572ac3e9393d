"""How one document stands to another that it names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from lanh.common.span import Span
from lanh.common.text import fold
from lanh.common.words import Worded, _


class Relation(Worded):
    """Source: catalogue 2.3, 'citation'."""

    BASED_ON = "based_on", _("is based on")
    IMPLEMENTS = "implements", _("implements")
    REPLACES = "replaces", _("replaces")
    AMENDS = "amends", _("amends")
    GUIDES = "guides", _("guides the use of")
    MENTIONS = "mentions", _("mentions")

    @property
    def turned(self) -> str:
        """The same, seen from the other document."""
        return _TURNED[self]


_TURNED: Final = {
    Relation.BASED_ON: _("is the basis of"),
    Relation.IMPLEMENTS: _("is implemented by"),
    Relation.REPLACES: _("is replaced by"),
    Relation.AMENDS: _("is amended by"),
    Relation.GUIDES: _("is guided by"),
    Relation.MENTIONS: _("is mentioned by"),
}


class Force(Worded):
    """Whether a text of law had force on a day."""

    HAD = "had", _("in force")
    EARLY = "early", _("not in force yet")
    ENDED = "ended", _("no longer in force")
    UNKNOWN = "unknown", _("force not known")


_VERBS: Final = (
    (Relation.REPLACES, r"thay the|bai bo|het hieu luc cua"),
    (Relation.AMENDS, r"sua doi|bo sung|dinh chinh"),
    (Relation.GUIDES, r"huong dan"),
    (Relation.IMPLEMENTS, r"thuc hien|trien khai|cu the hoa|theo|thi hanh"),
)
# At most a few words lie between the verb and what it takes: "thực hiện các Kế hoạch".
_NEAR: Final = 45
_GOES_ON = re.compile(r"[\s,;:()]*(?:ngay [\d/ a-z]{1,24}|va|cac|so|[;,])*[\s,;:()]*")


def relation(before: str, last: Relation | None, between: str | None) -> Relation:
    """How the words in front of a document's name put it.

    last, between: the relation of the name before it, and the words since, None at the
    head of a paragraph: in a list the verb is said once.

    >>> relation("Thực hiện ", None, None)
    <Relation.IMPLEMENTS: 'implements'>
    >>> relation("Căn cứ ", None, None), relation("Kế hoạch này thay thế ", None, None)
    (<Relation.BASED_ON: 'based_on'>, <Relation.REPLACES: 'replaces'>)
    """
    bare = fold(before)
    if bare.startswith("can cu"):
        return Relation.BASED_ON
    near = bare[-_NEAR:]
    found = [
        (at.end(), -rank, one)
        for rank, (one, verbs) in enumerate(_VERBS)
        for at in re.finditer(rf"\b(?:{verbs})\b", near)
    ]
    if found and not re.search(r"[.!?]\s", near[max(found)[0] :]):
        return _stronger(found)
    if last and between is not None and _GOES_ON.fullmatch(fold(between)):
        return last
    return Relation.MENTIONS


def _stronger(found: list[tuple[int, int, Relation]]) -> Relation:
    """'hướng dẫn thực hiện' guides: the first of verbs side by side decides."""
    end = max(found)[0]
    beside = [one for one in found if end - one[0] <= len("thuc hien viec ")]
    return max(beside, key=lambda one: one[1])[2]


def force(span: Span, day: date) -> Force:
    """Whether what had force in `span` had it on `day`.

    >>> force(Span(date(2022, 1, 1), date(2026, 7, 1)), date(2026, 7, 1))
    <Force.ENDED: 'ended'>
    """
    if day in span:
        return Force.HAD
    return Force.EARLY if day < span.since else Force.ENDED


Facts = dict[str, str | date]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is doubtful in a document, as a marked sentence with its facts."""

    sentence: str
    facts: Facts


TWO_DAYS = _("{number} is cited here with two days, {one} and {two}.")
OTHER_DAY = _("{number} is cited with the day {one}; the register has it with {two}.")
NO_FORCE = _("{number} had no force any more when this was signed ({signed}).")
NO_FORCE_YET = _("{number} was not in force yet when this was signed ({signed}).")
REPLACED = _(
    "{number} had been replaced by {other} ({since}) when this was signed ({signed})."
)


def two_days(cited: Iterable[tuple[str, str, date | None]]) -> list[Doubt]:
    """Numbers that are given two days: (key, number as printed, day).

    Source: catalogue 1, S03; PRODUCT.md, 'arithmetic conscience'.
    """
    first: dict[str, date] = {}
    told: list[Doubt] = []
    for key, number, day in cited:
        if day is None:
            continue
        known = first.setdefault(key, day)
        if known != day:
            facts: Facts = {"number": number, "one": known, "two": day}
            told.append(Doubt(TWO_DAYS, facts))
    return told
