"""Pages that other registers have not: the file, the graph, the library, the books."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from lanh.common import clock
from lanh.files import queries as files
from lanh.registers.documents import actions, queries
from lanh.web.documents import shown
from lanh.web.documents import words as told
from lanh.web.documents.forms import LawsForm, RelateForm
from lanh.web.documents.kinds import DOCUMENT
from lanh.web.documents.lists import DOCUMENTS, with_hits
from lanh.web.parts.exporting import attached
from lanh.web.parts.finding import found
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say, told_in

form_page = require_http_methods(["GET", "POST"])


@require_safe
def documents(request: OfficeRequest) -> HttpResponseBase:
    today = clock.today()
    rows = queries.documents(request.user, today=today)
    listed = DOCUMENTS.found(request, rows)
    with_hits(listed, request.GET.get("search", ""))
    news = list(DOCUMENT.news(request.user, today))
    around = {"kind": DOCUMENT, "tabs": shown.tabs("list"), "news": news}
    return listed.answer("parts/records/list.html", around)


@require_safe
def content(request: OfficeRequest, pk: UUID) -> HttpResponse:
    """The file itself, never shown: only sent."""
    document = found(queries.document(request.user, pk=pk, today=clock.today()))
    stored = found(document.file)
    kept = files.content(stored)
    return attached(kept, stored.name, stored.what.media_type)


@require_safe
def graph(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today = clock.today()
    document = found(queries.document(request.user, pk=pk, today=today))
    around = shown.graph(request.user, document, today)
    return render(request, "documents/graph.html", around)


@form_page
def relate(request: OfficeRequest, pk: UUID) -> HttpResponse:
    today, user = clock.today(), request.user
    one = found(queries.citation(user, pk=pk, today=today))
    sent = request.POST if request.method == "POST" else None
    form = RelateForm(sent, initial={"relation": one.relation})
    if form.is_valid():
        with told_in(form):
            said = form.cleaned_data
            actions.relate(by=user, citation=one, today=today, **said)
            say(request, told.RELATED)
            return redirect("documents:detail", one.source_id)
    around = {"form": form, "citation": one, "heading": told.RELATE}
    return render(request, "documents/relate.html", around)


@require_safe
def laws(request: OfficeRequest) -> HttpResponse:
    form = LawsForm(request.GET or {"day": clock.today()})
    asked = form.cleaned_data if form.is_valid() else {}
    around = shown.laws(request.user, clock.today(), **asked)
    return render(request, "documents/laws.html", {"form": form, **around})


@require_safe
def law(request: OfficeRequest, code: str) -> HttpResponse:
    today = clock.today()
    one = found(queries.law(code))
    around = shown.law(request.user, one, today)
    return render(request, "documents/law.html", around)


@require_safe
def books(request: OfficeRequest) -> HttpResponse:
    today = clock.today()
    year = shown.year_of(request.GET.get("year", ""), today)
    series = queries.books(request.user, today=today, year=year)
    around = {"series": series, "year": year, "tabs": shown.tabs("books")}
    title = gettext("Books of numbers of {year}").format(year=year)
    return render(request, "documents/books.html", around | {"title": title})
