"""Acts that every register asks for in the same words."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.registers.records import queries
from lanh.web.parts.forms import OfficeForm
from lanh.web.parts.records.fields import WhyForm
from lanh.web.parts.records.kinds import Act, Said

FormOf = Callable[[Any], type[OfficeForm]]
Can = Callable[[User, Any, date], bool]

CORRECT: Final = _("Correct with a reason")
STRIKE: Final = _("Strike it out of the register")
UNDO: Final = _("Take the last step back")
RECORDED: Final = _("Recorded. It is counted from now on.")
CORRECTED: Final = _("Corrected. The old values stay in its history.")
STRUCK: Final = _("Struck out. It is no longer counted, and stays readable.")
UNDONE: Final = _("The last step is taken back.")
STRIKE_HARM: Final = (
    _("The entry no longer counts in any report from now on."),
    _("It stays readable, with the reason that you write here."),
)
UNDO_HARM: Final = (_("It will stand as it did before your last step."),)


def recording(
    name: str,
    act: Callable[..., Any],
    form: type[OfficeForm],
    heading: Said,
    done: Said = RECORDED,
) -> Act:
    """A page that records a new one."""
    return Act(name=name, act=act, form=form, heading=heading, done=done)


def correcting(act: Callable[..., Any], form_of: FormOf, can: Can) -> Act:
    return Act(
        name="correct",
        act=act,
        form_of=form_of,
        heading=CORRECT,
        done=CORRECTED,
        can=can,
        filled=True,
    )


def striking(act: Callable[..., Any], can: Can) -> Act:
    return Act(
        name="strike",
        act=act,
        form=WhyForm,
        heading=STRIKE,
        done=STRUCK,
        can=can,
        bad=True,
        harm=STRIKE_HARM,
    )


def undoing(act: Callable[..., Any], can: Can) -> Act:
    return Act(name="undo", act=act, heading=UNDO, done=UNDONE, can=can, harm=UNDO_HARM)


def on_entry(
    correct: Callable[..., Any], strike: Callable[..., Any], form_of: FormOf
) -> tuple[Act, ...]:
    """What can be done with an entry: its two actions, and the form to correct it."""

    def can(user: User, entry: Any, today: date) -> bool:
        return queries.can_mend(user, entry=entry, today=today)

    return correcting(correct, form_of, can), striking(strike, can)
