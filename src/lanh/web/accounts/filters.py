"""One's own filters of lists: saved under a name, shown over the list, deleted."""

from typing import ClassVar
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from lanh.access import actions, queries
from lanh.web.parts.finding import found
from lanh.web.parts.forms import OfficeForm, PressedForm
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in

form_page = require_http_methods(["GET", "POST"])
SAVED = _("The filter is saved; it stands over the list from now on.")
DELETED = _("The filter is deleted; no record has changed.")


class PageField(forms.CharField):
    """The page to go back to: an address of ours, else the first page."""

    widget = forms.HiddenInput

    def clean(self, value: object) -> str:
        page = str(value or "")
        ours = url_has_allowed_host_and_scheme(page, None) and page.startswith("/")
        return page if ours else "/"


class FilterForm(OfficeForm):
    name = forms.CharField(
        label=_("Name of the filter"),
        max_length=60,
        help_text=_("For example: held, not confirmed yet"),
    )
    of_list = forms.CharField(max_length=60, widget=forms.HiddenInput)
    asked = forms.CharField(max_length=1_000, required=False, widget=forms.HiddenInput)
    page = PageField()

    FACTS: ClassVar = ("name", "of_list", "asked")

    @property
    def facts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.FACTS}

    @property
    def back(self) -> str:
        page, asked = self.cleaned_data["page"], self.cleaned_data["asked"]
        return f"{page}?{asked}" if asked else str(page)


class DeleteForm(PressedForm):
    page = PageField()


@form_page
def save(request: OfficeRequest) -> HttpResponse:
    form = FilterForm(request.POST or None, initial=request.GET.dict())
    if form.is_valid():
        with told_in(form):
            actions.save_filter(by=request.user, **form.facts)
            say(request, SAVED)
            return redirect(form.back)
    return render(request, "accounts/filter.html", {"form": form})


@form_page
def delete(request: OfficeRequest, pk: UUID) -> HttpResponse:
    saved = found(queries.filter_of(request.user, pk))
    form = DeleteForm(request.POST or None, initial=request.GET.dict())
    if form.is_valid():
        with told_in(form):
            actions.delete_filter(by=request.user, saved=saved)
            say(request, DELETED)
            return redirect(form.cleaned_data["page"])
    return render(
        request, "accounts/filter_delete.html", {"form": form, "saved": saved}
    )
