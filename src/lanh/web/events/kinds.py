"""The kinds of record in this register: where each is listed, shown and changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.registers.events import queries
from lanh.web.events import forms, lists
from lanh.web.events import words as told
from lanh.web.events.words import Said
from lanh.web.parts.finding import found
from lanh.web.parts.forms import OfficeForm
from lanh.web.parts.listing import Listing
from lanh.web.parts.shapes import Tab
from lanh.web.parts.words import words

FormOf = Callable[[Any], type[OfficeForm]]


@dataclass(frozen=True, slots=True)
class Kind:
    """suffix: what the names of its pages end in (`hold_class`). news: the pages that
    record a new one, (words, name), the usual one last."""

    tab: Said
    listing: Listing[Any]
    rows: Callable[..., Any]
    suffix: str
    list_name: str
    detail_name: str
    news: tuple[tuple[Said, str], ...]
    correct: FormOf
    hold: type[OfficeForm] = OfficeForm
    replan: type[OfficeForm] = OfficeForm

    def one(self, user: User, pk: UUID, today: date) -> Any:
        """That record, or page 404."""
        return found(queries.one(self.rows(user, today=today), pk))

    @property
    def back(self) -> str:
        return reverse(self.list_name)


@dataclass(frozen=True, slots=True)
class Act:
    """A button on a record's page."""

    label: str
    address: str
    goes: bool = False
    bad: bool = False


EVENT = Kind(
    _("Events"),
    lists.EVENTS,
    queries.events,
    "",
    "events:list",
    "events:detail",
    ((told.PLAN, "events:plan"), (told.RECORD, "events:record")),
    correct=lambda event: forms.CorrectForm,
    hold=forms.HoldForm,
    replan=forms.ReplanForm,
)
CLASS = Kind(
    _("Training classes"),
    lists.CLASSES,
    queries.classes,
    "_class",
    "events:classes",
    "events:detail_class",
    (
        (told.PLAN_CLASS, "events:plan_class"),
        (told.RECORD_CLASS, "events:record_class"),
    ),
    correct=lambda event: forms.CorrectClassForm,
    hold=forms.HoldClassForm,
    replan=forms.ReplanClassForm,
)
MATERIAL = Kind(
    _("Materials"),
    lists.MATERIALS,
    queries.materials,
    "_material",
    "events:materials",
    "events:material",
    ((told.PRINT, "events:print"), (told.HAND_OUT, "events:hand_out")),
    correct=lambda entry: (
        forms.CorrectPrintForm
        if entry.moved is queries.Move.PRINTED
        else forms.CorrectHandOutForm
    ),
)
BROADCAST = Kind(
    _("Broadcasts, press"),
    lists.BROADCASTS,
    queries.broadcasts,
    "_broadcast",
    "events:broadcasts",
    "events:broadcast",
    ((told.BROADCAST, "events:record_broadcast"),),
    correct=lambda entry: forms.CorrectBroadcastForm,
)
SCHOOL = Kind(
    _("Schools"),
    lists.SCHOOLS,
    queries.schools,
    "_school",
    "events:schools",
    "events:school",
    ((told.SCHOOL, "events:record_school"),),
    correct=lambda entry: forms.CorrectSchoolForm,
)
CAMPAIGN = Kind(
    _("Campaigns"),
    lists.CAMPAIGNS,
    lambda user, today: lists.campaigns(queries.campaigns(user, today=today)),
    "_campaign",
    "events:campaigns",
    "events:campaigns",
    ((told.CAMPAIGN, "events:begin_campaign"),),
    correct=lambda campaign: OfficeForm,
)
KINDS = (EVENT, CLASS, MATERIAL, BROADCAST, SCHOOL, CAMPAIGN)


def tabs(here: Kind) -> list[Tab]:
    return [Tab(kind.back, kind.tab, kind is here) for kind in KINDS]


def happening_acts(kind: Kind, user: User, event: Any, today: date) -> Iterator[Act]:
    """What the person may do with an event or a class now; the next step first."""

    def address(name: str) -> str:
        return reverse(f"events:{name}{kind.suffix}", args=[event.pk])

    asked: dict[str, Any] = {"event": event, "today": today}
    for step in queries.steps_open(user, **asked):
        harm = step is queries.Step.CANCEL
        yield Act(capfirst(words(step)), address(step), not harm, harm)
    if queries.can_replan(user, **asked):
        yield Act(str(told.REPLAN), address("replan"))
    if queries.can_correct(user, **asked):
        yield Act(str(told.CORRECT), address("correct"))
    if queries.can_undo(user, **asked):
        yield Act(str(told.UNDO), address("undo"))


def entry_acts(kind: Kind, user: User, entry: Any, today: date) -> Iterator[Act]:
    """What the person may do with a material, a broadcast or a school's plan."""
    if queries.can_mend(user, entry=entry, today=today):
        args = [entry.pk]
        correct = reverse(f"events:correct{kind.suffix}", args=args)
        strike = reverse(f"events:strike{kind.suffix}", args=args)
        yield Act(str(told.CORRECT), correct)
        yield Act(str(told.STRIKE), strike, bad=True)
