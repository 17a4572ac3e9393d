"""What the worker does for this room."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lanh.common.actor import Worker
from lanh.files import queries as files
from lanh.files.models import StoredFile
from lanh.places.models import Place
from lanh.registers.documents import actions, queries


def hand_in(payload: Mapping[str, Any]) -> None:
    """A document of a room above, as its act put it into the outbox.

    Called twice it enters nothing twice: the entry stands by its number and day.
    """
    stored = StoredFile.objects.get(pk=payload["file"])
    read = queries.read(name=stored.name, content=files.content(stored))
    dated = date.fromisoformat(payload["dated"])
    actions.hand_in(
        by=Worker(),
        kind=payload["kind"],
        origin=payload["origin"],
        place=Place.objects.get(pk=payload["place"]),
        number=payload["number"],
        dated=dated,
        day=dated,
        issuer=payload["issuer"],
        title=payload["title"],
        period_first=date.fromisoformat(payload["period_first"]),
        period_last=date.fromisoformat(payload["period_last"]),
        recipients=payload.get("recipients", []),
        file=stored,
        text=read.text,
    )
