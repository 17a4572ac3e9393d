"""What one tells of a document when it is entered."""

from datetime import date
from typing import NotRequired, TypedDict

from lanh.files.models import StoredFile
from lanh.places.models import Place


class Told(TypedDict):
    """kind: a code of `rules.kinds.Kind`; period_…: the time it speaks of."""

    kind: str
    title: str
    place: Place
    issuer: str
    period_first: NotRequired[date | None]
    period_last: NotRequired[date | None]
    signer: NotRequired[str]
    recipients: NotRequired[list[str]]
    for_below: NotRequired[bool]


class InFacts(Told):
    """day: of arrival; dated: in the document's head."""

    number: str
    dated: date | None
    day: date
    answer_by: NotRequired[date | None]


class OutFacts(Told):
    """day: of issue, on which the number is given."""

    day: date


class HandedFacts(TypedDict):
    """What a room above hands in. day: when it was issued or confirmed here."""

    place: Place
    day: date
    number: str
    dated: date | None
    issuer: str
    title: str
    period_first: NotRequired[date | None]
    period_last: NotRequired[date | None]
    signer: NotRequired[str]
    recipients: NotRequired[list[str]]
    file: NotRequired[StoredFile | None]
    text: NotRequired[str]
