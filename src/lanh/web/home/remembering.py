"""What is asked about reminders, and how it is told."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.owed import queries
from lanh.owed.rules import Often
from lanh.web.parts.forms import OfficeForm
from lanh.web.parts.words import words

CHOSEN: Final = _("Your choice is kept.")
CLOSED: Final = _("The calendar address answers nobody any more.")


class MailForm(OfficeForm):
    often = forms.TypedChoiceField(
        label=_("Mail about what is due"),
        choices=lambda: [(one.value, words(one)) for one in Often],
        coerce=Often,
        widget=forms.RadioSelect,
    )
    mail = forms.EmailField(
        label=_("Address"),
        required=False,
        help_text=_("The mail holds numbers only, no names and no titles."),
    )


def chosen(user: User) -> dict[str, Any]:
    """What the person chose before."""
    reminder = queries.reminder(user)
    if reminder is None:
        return {"often": Often.NEVER.value}
    return {"often": reminder.often, "mail": reminder.mail}
