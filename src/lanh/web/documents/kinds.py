"""The kind of record in this register, and the acts that its pages ask for."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext

from lanh.access.models import User
from lanh.registers.documents import actions, queries
from lanh.registers.documents.queries import Step
from lanh.web.documents import facts, forms, lists, shown
from lanh.web.documents import words as told
from lanh.web.parts.records import kinds
from lanh.web.parts.records.acts import CORRECT, CORRECTED, STRIKE, STRUCK, recording
from lanh.web.parts.records.fields import WhyForm
from lanh.web.parts.records.kinds import Act, Kind
from lanh.web.parts.words import words

Can = Callable[[User, Any, date], bool]


def may_keep(user: User, today: date) -> bool:
    return queries.places_to_keep(user, today=today).exists()


def step(step: Step) -> Can:
    def can(user: User, document: Any, today: date) -> bool:
        return step in queries.steps_open(user, document=document, today=today)

    return can


def state(document: Any) -> tuple[str, kinds.Said]:
    return lists.SHAPES[document.stage], words(document.stage)


def more(user: User, document: Any, today: date) -> Mapping[str, object]:
    """What it cites and what cites it, and what is doubtful in that."""
    cited = queries.cites(user, document, today=today)
    citing = queries.cited_by(user, document, today=today)
    return {
        "doubts": queries.doubts(document),
        "cites": [(one, shown.shape(one)) for one in cited],
        "cited_by": [(gettext(one.how.turned), one) for one in citing],
        "origin": shown.origin(document),
        "may_relate": queries.may_relate(user, document, today=today),
    }


ACTS: Final = (
    Act(
        name="file",
        act=actions.file,
        form=forms.CheckForm,
        heading=told.FILE,
        done=told.FILED,
        can=step(Step.FILE),
        filled=True,
        goes=True,
    ),
    Act(
        name="answer",
        act=actions.answer,
        form=forms.AnswerForm,
        heading=told.ANSWER,
        done=told.ANSWERED,
        can=step(Step.ANSWER),
        goes=True,
    ),
    Act(
        name="attach",
        act=actions.attach,
        form=forms.AttachForm,
        heading=told.ATTACH,
        done=told.ATTACHED,
        can=step(Step.ATTACH),
    ),
    Act(
        name="correct",
        act=actions.correct,
        form=forms.CorrectForm,
        heading=CORRECT,
        done=CORRECTED,
        can=step(Step.CORRECT),
        filled=True,
    ),
    Act(
        name="strike",
        act=actions.strike,
        form=WhyForm,
        heading=STRIKE,
        done=STRUCK,
        can=step(Step.STRIKE),
        bad=True,
        harm=told.STRIKE_HARM,
    ),
)
DOCUMENT: Final = Kind(
    book="documents",
    tab=lists.DOCUMENTS.title,
    listing=lists.DOCUMENTS,
    rows=queries.documents,
    facts=facts.of_document,
    state=state,
    noun="document",
    list="list",
    page="detail",
    labels=told.LABELS,
    codes=told.CODES,
    may_begin=may_keep,
    begins=(
        recording(
            "send_out",
            actions.send_out,
            forms.SendOutForm,
            told.SEND_OUT,
            told.NUMBERED,
        ),
        recording("enter", actions.enter, forms.EnterForm, told.ENTER, told.ENTERED),
        recording(
            "receive", actions.receive, forms.ReceiveForm, told.RECEIVE, told.RECEIVED
        ),
    ),
    acts=ACTS,
    template="documents/detail.html",
    more=more,
)
