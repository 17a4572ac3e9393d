"""What the pages of papers are shown with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.papers import queries
from lanh.papers.models import Paper, Sentence
from lanh.papers.rules.life import Step
from lanh.papers.rules.sheet import progress
from lanh.papers.rules.templates import Part
from lanh.web.papers import words
from lanh.web.parts.finding import check_opens
from lanh.web.parts.request import OfficeRequest
from lanh.web.parts.telling import say
from lanh.web.parts.words import day, sentence
from lanh.writer import Line, Table, date_line, flow, number_line
from lanh.writer import Paper as Sheet
from lanh.writer.flow import listed
from lanh.writer.paper import plain
from lanh.writer.tables import shown


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of the paper with its sentences. under: the heading over it, where it is
    the first below that heading."""

    part: Part
    title: str | Promise
    under: str
    sentences: list[queries.Told]


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of the sheet, or a table with its cells as they are printed."""

    line: Line | None = None
    table: Table | None = None

    @property
    def heads(self) -> list[tuple[str, str]]:
        """(title, alignment) of each column."""
        columns = self.table.columns if self.table else ()
        return [(column.title, column.align.value) for column in columns]

    @property
    def rows(self) -> list[list[tuple[str, str, str]]]:
        """(cell, alignment, title) in each row."""
        if self.table is None:
            return []
        columns = self.table.columns
        return [
            [
                (shown(cell, column), column.align.value, column.title)
                for cell, column in zip(row, columns, strict=True)
            ]
            for row in self.table.rows
        ]


def choices(user: User, today: date) -> dict[str, Any]:
    """What a new report can be about; it begins with one's own place and the plan in
    force there."""
    places = queries.places_to_write(user, today=today)
    plans = queries.plans_of(user, today=today)
    own = places.order_by("path").first()
    check_opens(own is not None)
    now = plans.filter(place=own, first__lte=today, last__gte=today).first()
    return {
        "places": places,
        "plans": plans,
        "periods": queries.periods_to_report(today),
        "initial": {"place": own, "plan": now},
    }


def next_number(paper: Paper, today: date) -> dict[str, Any]:
    """What the form of the number holds before anything is typed."""
    number = queries.next_number(paper, year=today.year)
    return {"number": number, "day": today, "signer": paper.signer}


def paper_page(user: User, paper: Paper, today: date) -> dict[str, Any]:
    steps = queries.steps_open(user, paper=paper, today=today)
    may_write = Step.WRITE in steps
    return {
        "paper": paper,
        "facts": words.facts(paper),
        "parts": placed(paper),
        "aims": Piece(table=_progress(paper)),
        "figures": [f for f in paper.frozen.figures if f.element],
        "shape": words.SHAPES[paper.stage],
        "may_write": may_write,
        "may": {step.value for step in steps},
        "missing": [sentence(r) for r in queries.missing(paper)] if may_write else [],
        "story": words.story(queries.story(paper)),
    }


def placed(paper: Paper) -> list[Placed]:
    """The parts in order, each heading said once."""
    said: list[Placed] = []
    before = ""
    for part, sentences in queries.told(paper):
        title = part.heading or words.NO_TITLE[part.code]
        under = part.under if part.under != before else ""
        before = part.under
        said.append(Placed(part, title, under, sentences))
    return said


def figure_page(paper: Paper, behind: queries.Behind) -> dict[str, Any]:
    """One number of the paper with where it is from."""
    figure = behind.figure
    facts = [
        (_("Value"), f"{figure.printed} {figure.unit}"),
        (_("Element"), figure.element),
        (_("Period"), f"{day(behind.period.first)} – {day(behind.period.last)}"),
        (_("As of"), figure.day),
        (_("As known at"), paper.known_at),
        (_("Facts"), behind.all),
    ]
    told = {"paper": paper, "behind": behind, "facts": facts}
    return told | {"others": behind.all - len(behind.facts)}


def sheet_page(paper: Paper) -> dict[str, Any]:
    """The paper as it will be printed."""
    sheet = queries.laid_out(paper)
    return {
        "paper": paper,
        "sheet": sheet,
        "issuer": sheet.issuer.upper().splitlines(),
        "number": number_line(sheet),
        "date": date_line(sheet),
        "pieces": pieces(sheet),
        "receivers": [plain(text) for text in listed(sheet.recipients)],
        "annexes": [(a, [_piece(p) for p in flow(a.body)]) for a in sheet.annexes],
    }


def pieces(sheet: Sheet) -> list[Piece]:
    return [_piece(part) for part in flow(sheet.body, sheet.numbering)]


def sentence_answer(request: OfficeRequest, row: Sentence, form: Form) -> HttpResponse:
    """The sentence in its place for htmx; else the paper, at that sentence."""
    if request.htmx:
        row.refresh_from_db()
        told = {"told": queries.told_one(row), "may_write": True}
        return render(request, "papers/sentence.html", told)
    return back(request, row.paper, form, at=f"s{row.number}")


def edit_page(request: OfficeRequest, row: Sentence, form: Form) -> HttpResponse:
    """The form; alone for htmx, in the sentence's place."""
    page = "papers/sentence_form.html" if request.htmx else "papers/edit.html"
    told = {"told": queries.told_one(row), "form": form, "heading": words.EDIT}
    return render(request, page, told | {"paper": row.paper})


def first_words(row: Sentence) -> dict[str, Any]:
    """What the form of a sentence holds before anything is typed."""
    return {"text": queries.told_one(row).text, "seen": row.version}


def back(
    request: OfficeRequest,
    paper: Paper,
    form: Form | None = None,
    *,
    at: str = "",
    done: str | Promise = "",
) -> HttpResponse:
    """The paper's page, with what was done or refused at its head."""
    errors = form.non_field_errors() if form else []
    for error in errors:
        say(request, str(error), kind="bad")
    if done and not errors:
        say(request, done)
    anchor = f"#{at}" if at else ""
    return redirect(reverse("papers:detail", args=[paper.pk]) + anchor)


def record_page(
    request: OfficeRequest, paper: Paper, form: Form, heading: Promise
) -> HttpResponse:
    told = {"paper": paper, "form": form, "heading": heading}
    return render(request, "papers/record.html", told)


def confirm_page(
    request: OfficeRequest,
    paper: Paper,
    form: Form,
    heading: Promise,
    what: Sequence[str | Promise],
) -> HttpResponse:
    told: dict[str, object] = {"form": form, "heading": heading, "what": what}
    told["button"] = heading
    told |= {
        "record": paper.subject_line,
        "back": reverse("papers:detail", args=[paper.pk]),
    }
    return render(request, "parts/confirm.html", told)


def _piece(part: Line | Table) -> Piece:
    return Piece(table=part) if isinstance(part, Table) else Piece(line=part)


def _progress(paper: Paper) -> Table | None:
    aims = paper.frozen.aims
    return progress(aims) if aims else None
