"""The page on which a plan's reports are handed down to units."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lanh.common import clock
from lanh.plans import actions
from lanh.plans.queries import duties
from lanh.web.parts.finding import check_opens, found
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in
from lanh.web.plans.forms.duties import HandDownForm
from lanh.web.plans.shown import duties as shown

form_page = require_http_methods(["GET", "POST"])


@form_page
def hand_down(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    duty = found(duties.report_duty(request.user, pk=pk, today=today))
    check_opens(duties.can_hand_down(request.user, plan=duty.plan, today=today))
    form = HandDownForm(request.POST or None, duty=duty)
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data
            owed = actions.hand_down(by=request.user, duty=duty, today=today, **said)
            say(request, shown.handed(len(owed)))
            return redirect("plans:detail", duty.plan_id)
    return render(request, "plans/hand_down.html", shown.page(duty, form))
