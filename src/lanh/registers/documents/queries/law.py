"""The library: texts of law with their days of force, and who cites them."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from lanh.access.models import User
from lanh.common.text import fold, sort_key
from lanh.law.instruments import Instrument, instruments
from lanh.registers.documents.models import Citation, Document


def laws(*, day: date | None = None, search: str = "") -> list[Instrument]:
    """The texts of law that we know, newest first; `day`: only those in force then."""
    found = [
        law
        for law in instruments().values()
        if (day is None or day in law.force)
        and fold(search) in fold(f"{law.number} {law.vi}")
    ]
    return sorted(
        found, key=lambda law: (-law.force.since.toordinal(), sort_key(law.vi))
    )


def law(code: str) -> Instrument | None:
    return instruments().get(code)


def citing(for_user: User, code: str, *, today: date) -> list[Citation]:
    """Where a text of law is cited, in documents that the reader may see."""
    seen = Document.objects.visible_to(for_user, today=today).standing()
    rows = Citation.objects.filter(instrument=code, source__in=seen)
    return list(rows.select_related("source").order_by("-source__dated", "pk"))


def times_cited(for_user: User, *, today: date) -> Mapping[str, int]:
    """By code, in how many documents a text of law is cited."""
    seen = Document.objects.visible_to(for_user, today=today).standing()
    rows = Citation.objects.filter(source__in=seen).exclude(instrument="")
    return Counter(code for code, _by in set(rows.values_list("instrument", "source")))
