"""What the pages of drafts show, and where a press leads."""

from datetime import date
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRefresh

from lanh.access.models import User
from lanh.plans import queries
from lanh.plans.models import Draft, DraftItem
from lanh.plans.rules.life import DraftState, ItemKind
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.words import words as word
from lanh.web.plans import words
from lanh.web.plans.forms.items import ItemForm
from lanh.web.plans.review import card, laid_out
from lanh.web.plans.shown.story import story, tell

UNREAD = (DraftState.WAITING, DraftState.READING)


AROUND = 240  # characters of the document shown on each side of an item


def beside_plans(user: User, today: date) -> dict[str, Any]:
    """What the list of plans leads to."""
    told: dict[str, Any] = {
        "may_draft": queries.places_to_draft(user, today=today).exists(),
        "on_their_way": queries.drafts(user, today=today).unfinished().count(),
    }
    if told["may_draft"]:
        way = {
            "empty_act": _("Hand in a document"),
            "empty_address": reverse("plans:upload"),
        }
        told |= way
    return told


def draft_page(request: OfficeRequest, draft: Draft) -> HttpResponse:
    """The page of a draft's state; one that changes is asked for again by itself."""
    if draft.stage is DraftState.CONFIRMED:
        return redirect("plans:detail", draft.plan.pk)
    if draft.stage is DraftState.READY:
        if request.htmx:
            return HttpResponseClientRefresh()
        review = laid_out(draft, queries.items(draft), queries.left(draft))
        return render(request, "plans/review.html", {"review": review, "draft": draft})
    told = {
        "draft": draft,
        "unread": draft.stage in UNREAD,
        "why": words.why_refused(draft),
        "story": story(draft.subject),
    }
    page = "plans/reading.html"
    return render(request, f"{page}#state" if request.htmx else page, told)


def back_to_draft(request: OfficeRequest, pk: UUID, form: Form) -> HttpResponse:
    """The draft again, with what was refused at its head."""
    tell(request, form)
    return redirect("plans:draft", pk)


def to_item(item: DraftItem) -> HttpResponse:
    """The review, at that item."""
    return redirect(f"{reverse('plans:draft', args=[item.draft_id])}#m{item.number}")


def addable(kind: str) -> ItemKind | None:
    """The kind of item that the address names, where one can be added by hand."""
    kinds = {k.value: k for k in ItemKind if k is not ItemKind.HEAD}
    return kinds.get(kind)


def said(form: ItemForm) -> dict[str, Any]:
    """What was typed into an item's form."""
    return {"words": form.cleaned_data["words"], "fields": form.said()}


def edit_page(request: OfficeRequest, item: DraftItem, form: ItemForm) -> HttpResponse:
    """The form, with the words around the item; alone for htmx, in the item's place."""
    told = {"item": item, "shown": card(item), "form": form, "draft": item.draft}
    if request.htmx:
        return render(request, "plans/item_form.html", told)
    return render(request, "plans/edit.html", told | around(item))


def around(item: DraftItem) -> dict[str, str]:
    """The item's words in the document, and what stands before and behind."""
    text, begins, ends = item.draft.text, item.begins, item.ends
    if begins is None or ends is None:
        return {}
    return {
        "before": text[max(0, begins - AROUND) : begins],
        "inside": text[begins:ends],
        "behind": text[ends : ends + AROUND],
    }


def to_confirm(draft: Draft, form: Form) -> dict[str, Any]:
    """What the plan will hold, before it is made."""
    kept = list(draft.items.settled())
    numbers = [
        (word(kind), sum(item.what is kind for item in kept))
        for kind in ItemKind
        if kind is not ItemKind.HEAD
    ]
    heads = [item for item in kept if item.what is ItemKind.HEAD]
    return {
        "draft": draft,
        "form": form,
        "head": card(heads[0]) if heads else None,
        "numbers": numbers,
        "left": queries.left(draft),
    }


def to_drop(draft: Draft, form: Form) -> dict[str, Any]:
    return {
        "heading": _("Drop the draft"),
        "record": draft.name,
        "what": [
            _("The document, its words and everything that was corrected are deleted."),
            _("This cannot be undone; the document can be handed in again."),
        ],
        "form": form,
        "button": _("Drop the draft"),
        "back": reverse("plans:draft", args=[draft.pk]),
    }
