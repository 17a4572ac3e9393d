"""What the pages of activities show: a line in time, and what is delivered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lanh.common import clock
from lanh.elements.slices import read_slice
from lanh.plans import queries
from lanh.plans.models import Activity, Output, Plan
from lanh.plans.queries import Delivered
from lanh.plans.rules.work.activities import When
from lanh.plans.rules.work.tasks import Part
from lanh.web.parts.finding import check_opens
from lanh.web.parts.request import OfficeRequest, words_in
from lanh.web.parts.shapes import Pace
from lanh.web.parts.telling import say
from lanh.web.parts.words import number, term, words
from lanh.web.plans.forms.fields import output_words
from lanh.web.plans.lists.activities import SHAPES, when_of
from lanh.web.plans.words import days


@dataclass(frozen=True, slots=True)
class Bar:
    """An activity on the line of time: where it begins and how long it is, in % of the
    plan, and the same as a sentence. `today`: where today lies; '' outside the plan."""

    activity: Activity
    begins: str
    length: str
    today: str
    sentence: str
    state: str
    shape: str


def line(plan: Plan, rows: Iterable[Activity], today: date) -> list[Bar]:
    """The dated activities in the order in which they begin."""
    dated = [one for one in rows if when_of(one, today) is not When.UNDATED]
    ordered = sorted(dated, key=lambda one: (one.first or plan.first, one.number))
    return [_bar(plan, one, today) for one in ordered]


def _bar(plan: Plan, one: Activity, today: date) -> Bar:
    begins, ends = _at(plan, one.first), _at(plan, one.last, after=1)
    state = when_of(one, today)
    time, told = days(one.first, one.last), words(state)
    sentence = gettext("{name}: {time}, {state}.").format(
        name=one.words, time=time, state=told
    )
    now = f"{_at(plan, today):.1f}" if plan.first <= today <= plan.last else ""
    length = f"{max(ends - begins, Decimal(1)):.1f}"
    return Bar(one, f"{begins:.1f}", length, now, sentence, told, SHAPES[state])


def _at(plan: Plan, day: date | None, *, after: int = 0) -> Decimal:
    """Where the day lies in the plan, in %; what reaches beyond it ends at its edge."""
    if day is None:
        return Decimal(0)
    gone = Decimal((day - plan.first).days + after)
    whole = (plan.last - plan.first).days + 1
    return min(max(gone * 100 / whole, Decimal(0)), Decimal(100))


def line_page(request: OfficeRequest, plan: Plan) -> HttpResponse:
    today = clock.today()
    rows = queries.activities(plan, today=today)
    undated = [one for one in rows if when_of(one, today) is When.UNDATED]
    told = {"plan": plan, "bars": line(plan, rows, today), "undated": undated}
    return render(request, "plans/time_line.html", told)


@dataclass(frozen=True, slots=True)
class Row:
    """An output as its line of the table shows it."""

    output: Output
    words: str
    counted: str
    number: str
    share: str
    bar: Pace | None


def activity_page(request: OfficeRequest, one: Activity) -> HttpResponse:
    today = clock.today()
    state = when_of(one, today)
    told = {
        "activity": one,
        "plan": one.plan,
        "state": words(state).capitalize(),
        "shape": SHAPES[state],
        "facts": _facts(one),
        "rows": [row(each) for each in queries.delivered(one, today=today)],
        "today": today,
        "may_link": queries.can_link(request.user, plan=one.plan, today=today),
    }
    return render(request, "plans/activity.html", told)


def row(one: Delivered) -> Row:
    share = "" if one.share is None else f"{number(round(one.share * 100, 1))}%"
    bar = None if one.number is None else Pace.of(one.number, one.output.value)
    counted = _counted(one) if one.element else ""
    told = "" if one.number is None else number(one.number)
    return Row(one.output, output_words(one.output), counted, told, share, bar)


def _counted(one: Delivered) -> str:
    """'Cuộc truyền thông (ma túy)'."""
    if one.element is None:
        return ""
    chosen = read_slice(one.output.slice).items()
    part = ", ".join(term(one.element.dimension(d).value(v)) for d, v in chosen)
    return f"{term(one.element)} ({part})" if part else term(one.element)


def _facts(one: Activity) -> list[tuple[Any, Any]]:
    return [
        (_("Lead"), _named(one, Part.LEAD)),
        (_("Together with"), _named(one, Part.WITH)),
        (_("Time"), days(one.first, one.last) or one.time),
        (_("Where"), one.where),
        (_("Item"), one.path),
    ]


def _named(one: Activity, part: Part) -> str:
    """The agency that is meant, or the name as it is printed."""
    named = (each for each in one.named.all() if each.place_in_plan is part)
    return "; ".join(
        each.agency.name if each.agency else each.printed for each in named
    )


def link_page(request: OfficeRequest, output: Output, form: Form) -> HttpResponse:
    """What registers count; of a chosen element, its parts."""
    plan = output.activity.plan
    may = queries.can_link(request.user, plan=plan, today=clock.today())
    check_opens(may or request.method == "POST")  # a refusal is told in its words
    typed = words_in(request.GET, "q").strip()
    found = queries.asked_for(typed) if typed else queries.suggested(output)
    known = queries.countable()
    told = {
        "output": output,
        "words": output_words(output),
        "plan": plan,
        "form": form,
        "typed": typed,
        "offered": [known[queries.element_of(one.code)] for one in found],
        "chosen": known.get(form["element"].value() or ""),
    }
    return render(request, "plans/link_output.html", told)


def back_to_activity(
    request: OfficeRequest, output: Output, form: Form
) -> HttpResponse:
    for error in form.non_field_errors():
        say(request, str(error), kind="bad")
    return redirect("plans:activity", output.activity_id)
