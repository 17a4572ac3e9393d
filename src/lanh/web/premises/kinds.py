"""The kinds of record in this register, and the acts that their pages ask for."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.registers.premises import actions, queries
from lanh.registers.premises.queries import Status, Step
from lanh.web.parts.records import kinds
from lanh.web.parts.records.acts import correcting, recording
from lanh.web.parts.records.fields import WhyForm
from lanh.web.parts.records.kinds import Act
from lanh.web.parts.words import words
from lanh.web.premises import facts, forms, lists
from lanh.web.premises import words as told

Can = Callable[[User, Any, date], bool]


def may_begin(user: User, today: date) -> bool:
    return queries.places_to_record(user, today=today).exists()


def never(_user: User, _today: date) -> bool:
    """What is told of premises is told on their own page."""
    return False


def step(step: Step) -> Can:
    return lambda user, premises, today: (
        step in queries.steps_open(user, premises=premises, today=today)
    )


def can_mend(user: User, premises: Any, today: date) -> bool:
    return queries.can_mend(user, premises=premises, today=today)


def can_tell(user: User, premises: Any, today: date) -> bool:
    """Something new is told of premises that still stand."""
    return premises.stage is not Status.CLOSED and can_mend(user, premises, today)


def may_hold(user: User, premises: Any, today: date) -> bool:
    """Whoever may hold precursors shows a licence."""
    kind = premises.kind in ("pharmacy_precursor", "other")
    return kind and can_tell(user, premises, today)


def state(premises: Any) -> tuple[str, kinds.Said]:
    return lists.SHAPES[premises.stage], words(premises.stage)


def of_premises(told_of: Any) -> tuple[str, kinds.Said]:
    return state(told_of.premises)


Kind = partial(kinds.Kind, book="premises", labels=told.LABELS, codes=told.CODES)


def stepping(name: str, to: Step, act: Callable[..., Any], **asked: Any) -> Act:
    return Act(name=name, act=act, can=step(to), **({"form": WhyForm} | asked))


TELLING: Sequence[Act] = (
    Act(
        name="commit",
        act=actions.commit,
        form=forms.CommitForm,
        heading=told.COMMIT,
        done=told.COMMITTED,
        can=can_tell,
        goes=True,
    ),
    Act(
        name="count",
        act=actions.count_workers,
        form=forms.WorkersForm,
        heading=told.COUNT,
        done=told.COUNTED,
        can=can_tell,
    ),
    Act(
        name="license",
        act=actions.license,
        form=forms.LicenceForm,
        heading=told.LICENSE,
        done=told.LICENSED,
        can=may_hold,
    ),
)
PREMISES = Kind(
    tab=_("Premises"),
    listing=lists.PREMISES,
    rows=queries.premises,
    facts=facts.of_premises,
    state=state,
    may_begin=may_begin,
    noun="premises",
    list="list",
    page="detail",
    begins=(
        recording(
            "register",
            actions.register,
            forms.PremisesForm,
            told.REGISTER,
            told.REGISTERED,
        ),
    ),
    acts=(
        *TELLING,
        correcting(actions.correct, lambda premises: forms.CorrectForm, can_mend),
        stepping(
            "suspend",
            Step.SUSPEND,
            actions.suspend,
            heading=told.SUSPEND,
            done=told.SUSPENDED,
        ),
        stepping(
            "resume",
            Step.RESUME,
            actions.resume,
            heading=told.RESUME,
            done=told.RESUMED,
            goes=True,
        ),
        stepping(
            "close",
            Step.CLOSE,
            actions.close,
            form=forms.CloseForm,
            heading=told.CLOSE,
            done=told.CLOSED,
            bad=True,
            harm=told.CLOSE_HARM,
        ),
        stepping(
            "reopen",
            Step.REOPEN,
            actions.reopen,
            form=forms.ReopenForm,
            heading=told.REOPEN,
            done=told.REOPENED,
            goes=True,
        ),
    ),
    more=facts.beside,
    template="parts/records/tables.html",
)
COMMITMENT = Kind(
    tab=_("Commitments"),
    listing=lists.COMMITMENTS,
    rows=queries.commitments,
    facts=lambda row: [],
    state=of_premises,
    may_begin=never,
    list="commitments",
    page="detail",
    under="commitments/",
)
LICENCE = Kind(
    tab=_("Licences for precursors"),
    listing=lists.LICENCES,
    rows=queries.licences,
    facts=lambda row: [],
    state=of_premises,
    may_begin=never,
    list="licences",
    page="detail",
    under="licences/",
)
KINDS = (PREMISES, COMMITMENT, LICENCE)
