"""The kinds of record in this register, and the acts that their pages ask for."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.access.queries import places_for
from lanh.access.roles import Permission
from lanh.registers.missions import actions, queries
from lanh.registers.missions.queries import Step
from lanh.web.missions import facts, forms, lists
from lanh.web.missions import words as told
from lanh.web.parts.records import kinds
from lanh.web.parts.records.acts import (
    STRIKE_HARM,
    STRUCK,
    correcting,
    recording,
    striking,
)
from lanh.web.parts.records.fields import WhyForm
from lanh.web.parts.records.kinds import Act
from lanh.web.parts.records.lists import stands
from lanh.web.parts.words import words

Can = Callable[[User, Any, date], bool]


def may_plan(user: User, today: date) -> bool:
    return places_for(user, Permission.RUN_MISSIONS, today=today).exists()


def can(asked: Callable[..., bool], noun: str) -> Can:
    return lambda user, record, today: asked(user, today=today, **{noun: record})


def step(step: Step) -> Can:
    return lambda user, mission, today: queries.can_take(
        step, by=user, mission=mission, today=today
    )


def state_of_mission(mission: Any) -> tuple[str, kinds.Said]:
    return lists.SHAPES[mission.stage], words(mission.stage)


def state_of_finding(finding: Any) -> tuple[str, kinds.Said]:
    if finding.struck:
        return stands(finding)
    return lists.STANDING[finding.stage], words(finding.stage)


def of_mission(user: User, mission: Any, today: date) -> Mapping[str, object]:
    """Its units, and what was found with those that the user may see."""
    return {
        "visits": queries.visits_of(mission, user, today=today),
        "findings": told_of(queries.findings_of(mission, user, today=today), today),
    }


def of_visit(user: User, visit: Any, today: date) -> Mapping[str, object]:
    rows = queries.findings(user, today=today).filter(visit=visit)
    return {"findings": told_of(rows, today)}


def told_of(findings: Any, today: date) -> list[tuple[Any, str, str, bool]]:
    """Each finding with the shape of its level, of its standing, and if it is late."""
    return [
        (one, lists.HOW[one.how], lists.STANDING[one.stage], one.is_late(today))
        for one in findings
        if not one.struck
    ]


Kind = partial(
    kinds.Kind,
    book="missions",
    labels=told.LABELS,
    codes=told.CODES,
    may_begin=may_plan,
)
NAME_UNIT: Final = Act(
    name="name_unit",
    act=actions.name_unit,
    form=forms.UnitForm,
    heading=told.NAME_UNIT,
    done=told.NAMED,
    can=can(queries.can_change, "mission"),
    again=True,
)
CHANGE: Final = Act(
    name="change",
    act=actions.change,
    form=forms.ChangeForm,
    heading=told.CHANGE,
    done=told.CHANGED,
    can=can(queries.can_change, "mission"),
    filled=True,
)
STEPS: Final = (
    Act(
        name="announce",
        act=actions.announce,
        form=forms.AnnounceForm,
        heading=told.ANNOUNCE,
        done=told.ANNOUNCED,
        can=step(Step.ANNOUNCE),
        goes=True,
        harm=told.ANNOUNCE_HARM,
    ),
    Act(
        name="finish",
        act=actions.finish,
        heading=told.FINISH,
        done=told.FINISHED,
        can=step(Step.FINISH),
        goes=True,
    ),
    Act(
        name="send",
        act=actions.send,
        heading=told.SEND,
        done=told.SENT,
        can=step(Step.SEND),
        goes=True,
        harm=told.SEND_HARM,
    ),
    Act(
        name="follow",
        act=actions.follow,
        heading=told.FOLLOW,
        done=told.FOLLOWED,
        can=step(Step.FOLLOW),
        goes=True,
    ),
    Act(
        name="close",
        act=actions.close,
        heading=told.CLOSE,
        done=told.CLOSED,
        can=step(Step.CLOSE),
        goes=True,
    ),
)
CANCEL: Final = Act(
    name="cancel",
    act=actions.cancel,
    form=WhyForm,
    heading=told.CANCEL,
    done=told.CANCELLED,
    can=step(Step.CANCEL),
    bad=True,
    harm=told.CANCEL_HARM,
)
MISSION = Kind(
    tab=_("Missions"),
    listing=lists.MISSIONS,
    rows=queries.missions,
    facts=facts.of_mission,
    state=state_of_mission,
    noun="mission",
    list="list",
    page="detail",
    begins=(
        recording("plan", actions.plan, forms.MissionForm, told.PLAN, told.PLANNED),
    ),
    acts=(*STEPS, NAME_UNIT, CHANGE, CANCEL),
    template="missions/detail.html",
    more=of_mission,
)
VISIT = Kind(
    tab=_("Units"),
    listing=lists.VISITS,
    rows=queries.visits,
    facts=facts.of_visit,
    state=stands,
    noun="visit",
    list="visits",
    page="visit_page",
    under="visits/",
    suffix="_at",
    acts=(
        Act(
            name="visit",
            act=actions.visit,
            form=forms.VisitForm,
            heading=told.VISIT,
            done=told.VISITED,
            can=can(queries.can_visit, "visit"),
            goes=True,
        ),
        Act(
            name="find",
            act=actions.find,
            form=forms.FindingForm,
            heading=told.FIND,
            done=told.FOUND,
            can=can(queries.can_find, "visit"),
            again=True,
            goes=True,
        ),
        Act(
            name="strike",
            act=actions.strike_visit,
            form=WhyForm,
            heading=told.STRIKE_VISIT,
            done=STRUCK,
            can=can(queries.can_strike, "part"),
            bad=True,
            harm=STRIKE_HARM,
        ),
    ),
    template="missions/visit.html",
    more=of_visit,
)
FINDING = Kind(
    tab=_("Findings"),
    listing=lists.FINDINGS,
    rows=queries.findings,
    facts=facts.of_finding,
    state=state_of_finding,
    noun="finding",
    list="findings",
    page="finding",
    under="findings/",
    suffix="",
    acts=(
        Act(
            name="answer",
            act=actions.answer,
            form=forms.AnswerForm,
            heading=told.ANSWER,
            done=told.ANSWERED,
            can=can(queries.can_answer, "finding"),
            goes=True,
        ),
        Act(
            name="settle",
            act=actions.settle,
            form=forms.SettleForm,
            heading=told.SETTLE,
            done=told.SETTLED,
            can=can(queries.can_settle, "finding"),
            goes=True,
        ),
        Act(
            name="ask_again",
            act=actions.ask_again,
            form=WhyForm,
            heading=told.ASK_AGAIN,
            done=told.ASKED,
            can=can(queries.can_settle, "finding"),
        ),
        correcting(
            actions.correct_finding,
            lambda finding: forms.CorrectFindingForm,
            can(queries.can_mend, "finding"),
        ),
        striking(actions.strike_finding, can(queries.can_strike, "part")),
    ),
)
KINDS = (MISSION, VISIT, FINDING)
