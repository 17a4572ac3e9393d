"""The kinds of record in this register, and the acts that their pages ask for."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.registers.events import actions, queries
from lanh.registers.events.queries import Move, Step
from lanh.web.events import facts, forms, lists
from lanh.web.events import words as told
from lanh.web.parts.forms import OfficeForm
from lanh.web.parts.records import kinds
from lanh.web.parts.records.acts import (
    RECORDED,
    correcting,
    on_entry,
    recording,
    undoing,
)
from lanh.web.parts.records.fields import WhyForm
from lanh.web.parts.records.kinds import Act, ManyAct
from lanh.web.parts.records.lists import stands
from lanh.web.parts.words import words

Can = Callable[[User, Any, date], bool]


def may_begin(user: User, today: date) -> bool:
    return queries.places_to_plan(user, today=today).exists()


Kind = partial(
    kinds.Kind,
    book="events",
    labels=told.LABELS,
    codes=told.CODES,
    may_begin=may_begin,
)


def taking(kind: str) -> tuple[kinds.Said, str, str]:
    """The way to take rows of that kind in from a spreadsheet."""
    return kinds.FROM_SHEET, "intake:hand_in", f"kind=events.{kind}"


# ── what happens: planned, held, confirmed ────────────────────────────────────────────


def step(step: Step) -> Can:
    """Open where the life of the event allows the step and the person may."""
    return lambda user, event, today: queries.can_take(
        step, by=user, event=event, today=today
    )


def can(asked: Callable[..., bool]) -> Can:
    return lambda user, event, today: asked(user, event=event, today=today)


def state(event: Any) -> tuple[str, kinds.Said]:
    return lists.SHAPES[event.stage], words(event.stage)


CONFIRM = Act(
    name="confirm",
    act=actions.confirm,
    form=forms.ConfirmForm,
    heading=told.CONFIRM,
    done=told.CONFIRMED,
    can=step(Step.CONFIRM),
    button=_("confirm"),
    goes=True,
)
CONFIRM_MANY = ManyAct(
    name="confirm_many",
    act=actions.confirm_many,
    form=forms.ConfirmManyForm,
    heading=told.CONFIRM_MANY,
    done=told.CONFIRMED_MANY,
    button=_("Confirm"),
    waiting=lambda user, rows, today: queries.to_confirm(user, rows, today=today),
    can=queries.can_confirm_some,
)
CANCEL = Act(
    name="cancel",
    act=actions.cancel,
    form=WhyForm,
    heading=told.CANCEL,
    done=told.CANCELLED,
    can=step(Step.CANCEL),
    button=_("cancel"),
    bad=True,
    harm=told.CANCEL_HARM,
)


def holding(form: type[OfficeForm]) -> Act:
    return Act(
        name="hold",
        act=actions.hold,
        form=form,
        heading=told.HOLD,
        done=RECORDED,
        can=step(Step.HOLD),
        button=_("record as held"),
        goes=True,
    )


def replanning(form: type[OfficeForm]) -> Act:
    return Act(
        name="replan",
        act=actions.replan,
        form=form,
        heading=told.REPLAN,
        done=told.CHANGED,
        can=can(queries.can_replan),
        filled=True,
    )


def acts_on_happening(
    hold: type[OfficeForm], replan: type[OfficeForm], correct: type[OfficeForm]
) -> tuple[Act, ...]:
    correction = correcting(
        actions.correct, lambda event: correct, can(queries.can_correct)
    )
    undo = undoing(actions.undo, can(queries.can_undo))
    return holding(hold), CONFIRM, CANCEL, replanning(replan), correction, undo


EVENT = Kind(
    tab=_("Events"),
    listing=lists.EVENTS,
    rows=queries.events,
    facts=facts.of_event,
    state=state,
    noun="event",
    ways=(taking("events"),),
    list="list",
    page="detail",
    begins=(
        recording("plan", actions.plan, forms.PlanForm, told.PLAN, told.PLANNED),
        recording("record", actions.record_held, forms.RecordForm, told.RECORD),
    ),
    acts=acts_on_happening(forms.HoldForm, forms.ReplanForm, forms.CorrectForm),
    many=(CONFIRM_MANY,),
)
CLASS = Kind(
    tab=_("Training classes"),
    listing=lists.CLASSES,
    rows=queries.classes,
    facts=facts.of_class,
    state=state,
    noun="event",
    ways=(taking("classes"),),
    list="classes",
    page="detail_class",
    under="classes/",
    suffix="_class",
    begins=(
        recording(
            "plan_class",
            actions.plan_class,
            forms.ClassForm,
            told.PLAN_CLASS,
            told.PLANNED,
        ),
        recording(
            "record_class",
            actions.record_class,
            forms.RecordClassForm,
            told.RECORD_CLASS,
        ),
    ),
    acts=acts_on_happening(
        forms.HoldClassForm, forms.ReplanClassForm, forms.CorrectClassForm
    ),
    many=(CONFIRM_MANY,),
)

# ── what was told in one go: corrected or struck out ──────────────────────────────────


entry_acts = partial(on_entry, actions.correct_entry, actions.strike)


def correct_material(material: Any) -> type[OfficeForm]:
    printed = material.moved is Move.PRINTED
    return forms.CorrectPrintForm if printed else forms.CorrectHandOutForm


MATERIAL = Kind(
    tab=_("Materials"),
    listing=lists.MATERIALS,
    rows=queries.materials,
    facts=facts.of_material,
    state=stands,
    list="materials",
    page="material",
    under="materials/",
    suffix="_material",
    ways=((told.STOCK, "events:stock", ""), taking("materials")),
    begins=(
        recording("print", actions.record_printing, forms.PrintForm, told.PRINT),
        recording("send", actions.send_material, forms.SendForm, told.SEND),
        recording("hand_out", actions.hand_out, forms.HandOutForm, told.HAND_OUT),
    ),
    acts=entry_acts(correct_material),
)
BROADCAST = Kind(
    tab=_("Broadcasts, press"),
    listing=lists.BROADCASTS,
    rows=queries.broadcasts,
    facts=facts.of_broadcast,
    state=stands,
    list="broadcasts",
    page="broadcast",
    under="broadcasts/",
    suffix="_broadcast",
    ways=(taking("broadcasts"),),
    begins=(
        recording(
            "record_broadcast",
            actions.record_broadcast,
            forms.BroadcastForm,
            told.BROADCAST,
        ),
    ),
    acts=entry_acts(lambda entry: forms.CorrectBroadcastForm),
)
SCHOOL = Kind(
    tab=_("Schools"),
    listing=lists.SCHOOLS,
    rows=queries.schools,
    facts=facts.of_school,
    state=stands,
    list="schools",
    page="school",
    under="schools/",
    suffix="_school",
    begins=(
        recording(
            "record_school", actions.record_school, forms.SchoolForm, told.SCHOOL
        ),
    ),
    acts=entry_acts(lambda entry: forms.CorrectSchoolForm),
)
CAMPAIGN = Kind(
    tab=_("Campaigns"),
    listing=lists.CAMPAIGNS,
    rows=lambda user, today: lists.campaigns(queries.campaigns(user, today=today)),
    facts=facts.of_campaign,
    state=stands,
    list="campaigns",
    page="campaign",
    under="campaigns/",
    suffix="_campaign",
    begins=(
        recording(
            "begin_campaign",
            actions.begin_campaign,
            forms.CampaignForm,
            told.CAMPAIGN,
            told.BEGUN,
        ),
    ),
    acts=entry_acts(lambda entry: forms.CorrectCampaignForm),
)
KINDS = (EVENT, CLASS, MATERIAL, BROADCAST, SCHOOL, CAMPAIGN)
