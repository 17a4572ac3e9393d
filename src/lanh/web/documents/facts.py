"""What is known of a document, in the reader's words."""

from typing import Any

from lanh.web.documents.words import LABELS
from lanh.web.parts.records.kinds import Facts
from lanh.web.parts.words import day, words


def of_document(document: Any) -> Facts:
    yield LABELS["direction"], words(document.way)
    yield LABELS["kind"], words(document.what)
    yield LABELS["number"], document.number
    yield LABELS["dated"], document.dated
    yield LABELS["arrival"], document.arrival
    yield LABELS["day"], document.day
    yield LABELS["issuer"], document.issuer
    yield LABELS["signer"], document.signer
    yield LABELS["place"], document.place.name
    if document.period_first and document.period_last:
        first, last = day(document.period_first), day(document.period_last)
        yield LABELS["period"], f"{first} – {last}"
    yield LABELS["recipients"], "; ".join(document.recipients)
    yield LABELS["answer_by"], document.answer_by
    yield LABELS["for_below"], document.for_below
