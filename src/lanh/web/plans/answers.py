"""What is answered after one press on an item."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lanh.common import clock
from lanh.plans import queries
from lanh.plans.models import DraftItem
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say
from lanh.web.plans.review import card


def item_answer(request: OfficeRequest, item: DraftItem, form: Form) -> HttpResponse:
    """The item as it is now: alone for htmx, else the review at that item.

    What was refused is told beside the item, or at the head of the page.
    """
    errors = [str(error) for error in form.non_field_errors()]
    if not request.htmx:
        for error in errors:
            say(request, error, kind="bad")
        return redirect(
            f"{reverse('plans:draft', args=[item.draft_id])}#m{item.number}"
        )
    fresh = found(queries.item(request.user, pk=item.pk, today=clock.today()))
    shown = {
        "shown": card(fresh, errors),
        "left": queries.left(fresh.draft),
        "draft": fresh.draft,
    }
    return render(request, "plans/item_answer.html", shown)
