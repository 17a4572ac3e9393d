"""Drawing the map. This room stands below `access`, so only an operator draws here."""

from datetime import date

from django.db import transaction

from lanh.audit.actions import record
from lanh.common.actor import Operator
from lanh.common.span import Span
from lanh.places import rules
from lanh.places.models import Place


@transaction.atomic(durable=True)
def establish(
    *, by: Operator, code: str, name: str, level: str, parent: Place | None, since: date
) -> Place:
    """A unit begins."""
    holders = [(held.name, held.span) for held in Place.objects.filter(code=code)]
    rules.check_code_is_free(code=code, span=Span(since), holders=holders)
    place = Place(code=code, name=name, level=level, parent=parent, since=since)
    place.full_clean()
    place.save()
    record(
        by=by,
        verb="places.establish",
        subject=f"place:{place.pk}",
        code=code,
        name=name,
        since=since.isoformat(),
    )
    return place


@transaction.atomic(durable=True)
def close(*, by: Operator, place: Place, until: date, why: str) -> Place:
    """A unit ends; `until` is the first day on which it is no more."""
    place = Place.objects.select_for_update().get(pk=place.pk)
    place.until = until
    place.full_clean()
    place.save(update_fields=["until"])
    record(
        by=by,
        verb="places.close",
        subject=f"place:{place.pk}",
        why=why,
        until=until.isoformat(),
    )
    return place
