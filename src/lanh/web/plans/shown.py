"""What the pages of plans show, and where a press leads."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRefresh

from lanh.access.models import User
from lanh.audit.queries import story_of
from lanh.common import clock
from lanh.common.clock import HANOI
from lanh.plans import queries
from lanh.plans.models import Activity, Draft, DraftItem, Plan, Target
from lanh.plans.rules.life import VERBS, DraftState, ItemKind
from lanh.plans.rules.pace import passed
from lanh.web.parts.finding import check_opens
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.shapes import Moment
from lanh.web.parts.telling import say
from lanh.web.parts.words import words as word
from lanh.web.plans import progress, sheet, words
from lanh.web.plans.fields import written
from lanh.web.plans.forms import KnownForm
from lanh.web.plans.item_forms import ItemForm
from lanh.web.plans.review import card, laid_out

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
    _tell(request, form)
    return redirect("plans:draft", pk)


def back_to_target(request: OfficeRequest, pk: UUID, form: Form) -> HttpResponse:
    _tell(request, form)
    return redirect("plans:target", pk)


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


def plan_page(request: OfficeRequest, plan: Plan, today: date) -> dict[str, Any]:
    """Everything that a plan holds, and how far its targets are."""
    known_at = asked_moment(request)
    told = queries.progress(plan, place=plan.place, today=today, known_at=known_at)
    groups = progress.groups(told)
    rows = [row for group in groups for row in group.rows]
    parts = {
        "targets": rows,
        "groups": groups,
        "activities": [told_activity(one) for one in plan.activities.all()],
        "assignments": list(plan.assignments.all()),
        "duties": [(one, words.deadline(one.deadline)) for one in plan.duties.all()],
    }
    return parts | {
        "plan": plan,
        "facts": plan_facts(plan, today),
        "summary": progress.summary(rows),
        "as_of": progress.as_of(rows),
        "known_at": known_at,
        "known_form": KnownForm(request.GET),
        "passed": progress.percent(passed(plan.first, plan.last, today)),
        "lines": sheet.lines(plan.text, sheet.parts_of(plan)),
        "may_link": queries.can_link(request.user, plan=plan, today=today),
        "story": story(plan.subject),
    }


def asked_moment(request: OfficeRequest) -> datetime | None:
    """The end of the day that `?known=2026-06-10` names; None: as known now."""
    form = KnownForm(request.GET)
    day = form.cleaned_data.get("known") if form.is_valid() else None
    return datetime.combine(day, time.max, HANOI) if day else None


def told_activity(one: Activity) -> tuple[Activity, str, str]:
    """An activity with its time and what it delivers in words."""
    outputs = "; ".join(written(output) for output in one.outputs)
    return one, words.days(one.first, one.last) or one.time, outputs


def plan_facts(plan: Plan, today: date) -> list[tuple[Any, Any]]:
    days = (plan.last - plan.first).days + 1
    gone = min(days, max(0, (today - plan.first).days + 1))
    signed = (plan.number, words.dated(plan.dated))
    passed = gettext("{gone} of {days} days").format(gone=gone, days=days)
    return [
        (_("Number, date"), ", ".join(one for one in signed if one)),
        (_("Issued by"), plan.issuer),
        (_("Place"), plan.place.name),
        (_("Period"), words.days(plan.first, plan.last)),
        (_("Passed"), passed),
    ]


def target_page(request: OfficeRequest, target: Target, today: date) -> dict[str, Any]:
    """One target: its figure, that of each unit below, and of one the facts behind."""
    plan, known_at = target.plan, asked_moment(request)
    told = queries.progress(plan, place=plan.place, today=today, known_at=known_at)
    (own,) = (one for one in told if one.target == target)
    below = queries.spread(request.user, target, today=today, known_at=known_at)
    code = request.GET.get("unit")
    asked = [one for one in below if one.place.code == code]
    behind = [fact for one in asked for fact in queries.behind(one, known_at=known_at)]
    return {
        "target": target,
        "plan": plan,
        "known_at": known_at,
        "known_form": KnownForm(request.GET),
        "period": queries.period_of(plan),
        "row": progress.row(own),
        "below": progress.spread(below),
        "unit": asked[0].place if asked else None,
        "behind": progress.facts(behind),
        "may_link": queries.can_link(request.user, plan=plan, today=today),
    }


def link_page(request: OfficeRequest, target: Target, form: Form) -> dict[str, Any]:
    """Indicators that the target may mean; of a chosen one, its parts."""
    may = queries.can_link(request.user, plan=target.plan, today=clock.today())
    check_opens(may or request.method == "POST")  # a refusal is told in its words
    known = queries.known_indicators()
    typed = request.GET.get("q", "").strip()
    found = queries.named(typed) if typed else queries.suggestions(target)
    return {
        "target": target,
        "plan": target.plan,
        "form": form,
        "typed": typed,
        "offered": [known[one.code] for one in found],
        "chosen": known.get(form["indicator"].value() or ""),
    }


def story(subject: str) -> list[Moment]:
    """The trail of a draft or a plan."""
    return [
        Moment(line.at, _line(line), [line.why] if line.why else [])
        for line in story_of(subject)
    ]


def _line(line: Any) -> str:
    done = gettext(VERBS.get(line.verb, line.verb))
    about = line.details.get("item") or line.details.get("indicator")
    return f"{line.actor_name} {done}" + (f" ({about})" if about else "")


def _tell(request: OfficeRequest, form: Form) -> None:
    for error in form.non_field_errors():
        say(request, str(error), kind="bad")
