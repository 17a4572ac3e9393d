"""Questions about the register of documents and the library of law."""

from lanh.registers.documents.queries.graph import (
    Cited,
    cited_by,
    cites,
    doubts,
)
from lanh.registers.documents.queries.law import citing, law, laws, times_cited
from lanh.registers.documents.queries.owing import due
from lanh.registers.documents.queries.register import (
    ReadFile,
    Series,
    books,
    can_take,
    check_can_keep,
    check_can_take,
    check_entry,
    check_not_filed,
    document,
    documents,
    hits,
    holding,
    is_phrase,
    missing,
    places_seen,
    places_to_keep,
    read,
    sent_after,
    steps_open,
)
from lanh.registers.documents.rules.citing import Doubt, Force, Relation
from lanh.registers.documents.rules.kinds import Kind, symbol
from lanh.registers.documents.rules.life import Degree, Direction, State, Step
from lanh.registers.documents.rules.wording import Hit

__all__ = [
    "Cited",
    "Degree",
    "Direction",
    "Doubt",
    "Force",
    "Hit",
    "Kind",
    "ReadFile",
    "Relation",
    "Series",
    "State",
    "Step",
    "books",
    "can_take",
    "check_can_keep",
    "check_can_take",
    "check_entry",
    "check_not_filed",
    "cited_by",
    "cites",
    "citing",
    "document",
    "documents",
    "doubts",
    "due",
    "hits",
    "holding",
    "is_phrase",
    "law",
    "laws",
    "missing",
    "places_seen",
    "places_to_keep",
    "read",
    "sent_after",
    "steps_open",
    "symbol",
    "times_cited",
]
