"""Shape only: who and where is for the rules."""

from functools import partial
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.conf import settings
from django.contrib.auth.forms import PasswordChangeForm
from django.utils.translation import gettext_lazy as _

from lanh.access.roles import Role, Sector
from lanh.common.words import Worded
from lanh.places.models import Place, PlaceQuerySet
from lanh.web.parts.forms import DayField
from lanh.web.parts.words import words

CODE = _("Code")


class LogInForm(LoginForm):  # type: ignore[misc]  # allauth carries no types
    """allauth's form in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name, password = self.fields["login"], self.fields["password"]
        name.label, password.label = _("Log-in name"), _("Password")
        name.help_text = _("For example: mai.suoilanh")
        password.help_text = _("Forgotten? Ask your administrator for a new one.")
        name.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        for field in (name, password):
            field.widget.attrs.pop("placeholder", None)


class AgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], _("Password"))


class SecondStepForm(AuthenticateForm):  # type: ignore[misc]  # allauth: no types
    def clean_code(self) -> str:
        """A wrong code is told in the trail like a wrong password."""
        try:
            return str(super().clean_code())
        except forms.ValidationError as wrong:
            if wrong.code == "incorrect_code":
                name = self.user.username
                get_adapter().authentication_failed(context.request, username=name)
            raise

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], CODE)


class SecondAgainForm(CodeAgainForm):  # type: ignore[misc]  # allauth carries no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], CODE)


class SetUpForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth carries no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], CODE)


def coded(codes: type[Worded]) -> list[tuple[str, str]]:
    """Codes with their words in the reader's language."""
    return [(code.value, words(code)) for code in codes]


def one_of(codes: type[Worded]) -> list[tuple[str, Any]]:
    """The same for a field in which none is chosen beforehand."""
    return [("", _("Choose")), *coded(codes)]


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not at run time
    """A place with what it lies in, for names come more than once."""

    def label_from_instance(self, place: Place) -> str:
        return f"{place}, {place.parent}" if place.parent else str(place)


class PostForm(forms.Form):
    """A post: which, where, for which sector, from when."""

    role = forms.TypedChoiceField(
        label=_("Role"), choices=partial(one_of, Role), coerce=Role
    )
    sector = forms.TypedChoiceField(
        label=_("Sector"), choices=partial(one_of, Sector), coerce=Sector
    )
    since = DayField(label=_("From"))

    def __init__(self, *args: Any, places: PlaceQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = places.select_related("parent")
        self.fields["place"] = PlaceField(
            rows, label=_("Place"), empty_label=_("Choose")
        )
        self.order_fields(["username", "name", "role", "place"])


class AdmitForm(PostForm):
    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._@-]*$",
        label=_("Log-in name"),
        max_length=64,
        help_text=_("Small letters without marks, digits, dots: mai.suoilanh."),
    )
    name = forms.CharField(label=_("Full name"), max_length=200)


class EndForm(forms.Form):
    until = DayField(label=_("First day without the post"))
    why = forms.CharField(label=_("Reason"), required=False)


class ReasonForm(forms.Form):
    why = forms.CharField(label=_("Reason"), required=False)


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language of my pages"),
        choices=[("", _("as the browser asks")), *settings.LANGUAGES],
        required=False,
    )


class OwnPasswordForm(PasswordChangeForm):
    """Django's, which weighs the new password; the action keeps it."""


def _say(field: forms.Field, label: Any) -> None:
    field.label, field.help_text = label, ""
    field.widget.attrs.pop("placeholder", None)
