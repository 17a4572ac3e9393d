"""What the pages of story show, and where a press leads."""

from datetime import datetime, time
from typing import Any

from django.forms import Form
from django.utils.translation import gettext

from lanh.audit.queries import story_of
from lanh.common.clock import HANOI
from lanh.plans.rules.verbs import VERBS
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.shapes import Moment
from lanh.web.parts.telling import say
from lanh.web.plans.forms.targets import KnownForm


def story(subject: str) -> list[Moment]:
    """The trail of a draft or a plan."""
    return [
        Moment(line.at, _line(line), [line.why] if line.why else [])
        for line in story_of(subject)
    ]


def _line(line: Any) -> str:
    done = gettext(VERBS.get(line.verb, line.verb))
    about = line.details.get("item") or line.details.get("indicator")
    return f"{line.actor_name} {done}" + (f" ({about})" if about else "")


def tell(request: OfficeRequest, form: Form) -> None:
    for error in form.non_field_errors():
        say(request, str(error), kind="bad")


def asked_moment(request: OfficeRequest) -> datetime | None:
    """The end of the day that `?known=2026-06-10` names; None: as known now."""
    form = KnownForm(request.GET)
    day = form.cleaned_data.get("known") if form.is_valid() else None
    return datetime.combine(day, time.max, HANOI) if day else None
