"""The kinds of record in this register, and the acts that their pages ask for."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from lanh.access.models import User
from lanh.access.queries import places_for
from lanh.access.roles import Permission
from lanh.registers.surveys import actions, queries
from lanh.registers.surveys.queries import Step
from lanh.web.parts.records import kinds
from lanh.web.parts.records.acts import correcting, recording, striking, undoing
from lanh.web.parts.records.kinds import Act
from lanh.web.parts.records.lists import stands
from lanh.web.parts.words import words
from lanh.web.surveys import facts, forms, lists
from lanh.web.surveys import words as told

Can = Callable[[User, Any, date], bool]


def may_design(user: User, today: date) -> bool:
    return places_for(user, Permission.RUN_SURVEYS, today=today).exists()


def step(step: Step) -> Can:
    return lambda user, survey, today: queries.can_take(
        step, by=user, survey=survey, today=today
    )


def can(asked: Callable[..., bool], noun: str = "survey") -> Can:
    return lambda user, record, today: asked(user, today=today, **{noun: record})


def state(survey: Any) -> tuple[str, kinds.Said]:
    return lists.SHAPES[survey.stage], words(survey.stage)


def results(user: User, survey: Any, today: date) -> Mapping[str, object]:
    """What came from each commune, and how well each question was answered."""
    if survey.sheets is None:
        return {"questions": survey.questions}
    communes = queries.by_commune(survey).items()
    return {
        "communes": [(place.name, facts.told(share)) for place, share in communes],
        "answered": [
            (asks, facts.told(share)) for asks, share in queries.by_question(survey)
        ],
    }


Kind = partial(
    kinds.Kind,
    book="surveys",
    labels=told.LABELS,
    codes=told.CODES,
    may_begin=may_design,
)

ENTER: Final = Act(
    name="enter",
    act=actions.enter,
    form=forms.SheetForm,
    heading=told.ENTER,
    done=told.ENTERED,
    can=can(queries.can_enter),
    again=True,
    goes=True,
)
STEPS: Final = (
    Act(
        name="open",
        act=actions.open_field,
        heading=told.OPEN,
        done=told.OPENED,
        can=step(Step.OPEN),
        goes=True,
        harm=told.OPEN_HARM,
    ),
    Act(
        name="close",
        act=actions.close,
        form=forms.CloseForm,
        heading=told.CLOSE,
        done=told.CLOSED,
        can=step(Step.CLOSE),
    ),
    Act(
        name="weigh",
        act=actions.weigh,
        form=forms.WeighForm,
        heading=told.WEIGH,
        done=told.WEIGHED,
        can=step(Step.WEIGH),
        goes=True,
    ),
    Act(
        name="publish",
        act=actions.publish,
        heading=told.PUBLISH,
        done=told.PUBLISHED,
        can=step(Step.PUBLISH),
        goes=True,
        harm=told.PUBLISH_HARM,
    ),
)
REDESIGN: Final = Act(
    name="redesign",
    act=actions.redesign,
    form=forms.RedesignForm,
    heading=told.REDESIGN,
    done=told.REDESIGNED,
    can=can(queries.can_redesign),
    filled=True,
)

SURVEY = Kind(
    tab=told.LABELS["survey"],
    listing=lists.SURVEYS,
    rows=queries.surveys,
    facts=facts.of_survey,
    state=state,
    noun="survey",
    list="list",
    page="detail",
    begins=(
        recording(
            "design", actions.design, forms.DesignForm, told.DESIGN, told.DESIGNED
        ),
    ),
    acts=(
        ENTER,
        *STEPS,
        REDESIGN,
        correcting(
            actions.correct, lambda survey: forms.CorrectForm, can(queries.can_correct)
        ),
        undoing(actions.undo, can(queries.can_undo)),
    ),
    template="surveys/detail.html",
    more=results,
)
SHEET = Kind(
    tab=told.LABELS["sheets"],
    listing=lists.SHEETS,
    rows=queries.sheets,
    facts=facts.of_sheet,
    state=stands,
    noun="sheet",
    list="sheets",
    page="sheet",
    ways=((kinds.FROM_SHEET, "intake:hand_in", "kind=surveys.sheets"),),
    under="sheets/",
    suffix="_sheet",
    acts=(
        correcting(
            actions.correct_sheet,
            lambda sheet: forms.CorrectSheetForm,
            can(queries.can_mend, "sheet"),
        ),
        striking(actions.strike, can(queries.can_mend, "sheet")),
    ),
)
KINDS = (SURVEY, SHEET)
