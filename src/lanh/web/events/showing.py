"""What the views of this drawer show around a form or a record."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from lanh.access.models import User
from lanh.web.events.kinds import Act, Kind
from lanh.web.events.lists import SHAPES
from lanh.web.events.story import facts_of, moments_of
from lanh.web.events.words import Said
from lanh.web.parts.forms import OfficeForm, initial_of
from lanh.web.parts.request import OfficeRequest

SAVE = _("Save")
form_page = require_http_methods(["GET", "POST"])


def of_record(
    kind: Kind, record: Any, acts: Iterable[Act], *, today: date
) -> dict[str, object]:
    """The page of one record."""
    return {
        "kind": kind,
        "record": record,
        "acts": list(acts),
        "shape": SHAPES[record.stage] if hasattr(record, "stage") else "",
        "facts": facts_of(record),
        "moments": moments_of(record, today=today),
        "trail": [(kind.back, kind.listing.title)],
    }


def changing(
    form: type[OfficeForm],
    sent: QueryDict | None,
    record: Any,
    *,
    user: User,
    today: date,
) -> OfficeForm:
    """A form that changes a record, filled with what it says now."""
    start = {**initial_of(record, record.FACTS), "version": record.version}
    asked: dict[str, Any] = {"user": user, "today": today, "initial": start}
    return form(sent, **asked)


def asked(
    request: OfficeRequest,
    kind: Kind,
    form: OfficeForm,
    heading: Said,
    record: Any = None,
    *,
    harm: Iterable[Said] = (),
) -> HttpResponse:
    """A page that asks: a form, over the facts of the record it is about.

    harm: what will happen that is not easily brought back; told before it is asked.
    """
    back = reverse(kind.detail_name, args=[record.pk]) if record else kind.back
    shown = {
        "form": form,
        "heading": heading,
        "record": record,
        "facts": facts_of(record) if record else [],
        "back": back,
        "what": list(harm),
        "button": heading if harm else SAVE,
        "trail": [(kind.back, kind.listing.title)],
    }
    page = "parts/confirm.html" if harm else "events/record.html"
    return render(request, page, shown)
