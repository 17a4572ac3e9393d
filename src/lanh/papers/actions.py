"""What a person does with an official paper."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from lanh.access.models import User
from lanh.audit.actions import record
from lanh.common.period import Period
from lanh.files.steps import keep as keep_file
from lanh.papers import queries, steps
from lanh.papers.models import OWN, Paper, Sentence
from lanh.papers.rules import life
from lanh.papers.rules.binding import bind, bound, say
from lanh.papers.rules.compose import compose
from lanh.papers.rules.letterhead import letterhead
from lanh.papers.rules.life import LIFE, Step
from lanh.papers.rules.sheet import signature
from lanh.papers.rules.templates import templates
from lanh.places.models import Place
from lanh.plans.models import Plan


@transaction.atomic(durable=True)
def draft_report(
    *,
    by: User,
    template: str,
    place: Place,
    period: Period,
    plan: Plan | None,
    today: date,
    at: datetime,
) -> Paper:
    """Figures are taken and frozen, and the first words are composed over them."""
    queries.check_can_draft(
        by, template=template, place=place, period=period, today=today
    )
    text, head = templates()[template], letterhead(place.name)
    paper = Paper(
        template=template,
        place=place,
        plan=plan,
        **_period(period),
        **asdict(head) | {"symbol": f"{text.kind.code}-{head.symbol}"},
        drafted_by=by,
        drafted_at=at,
    )
    words = _freeze(paper, today=today, at=at)
    paper.subject_line = say(text.subject, words)
    steps.keep(row=paper)
    steps.write_composed(paper=paper, told=compose(text, paper.frozen, words))
    record(
        by=by,
        verb="papers.draft",
        subject=paper.subject,
        period=period.key,
        place=place.code,
    )
    return paper


@transaction.atomic(durable=True)
def refresh(*, by: User, paper: Paper, today: date, at: datetime) -> Paper:
    """The newest figures are taken; edited words are kept, and marked where they may
    no longer be right."""
    fresh = _take(Step.REFRESH, by=by, paper=paper, today=today)
    before = fresh.frozen
    words = _freeze(fresh, today=today, at=at)
    _keep(fresh)
    told = compose(templates()[fresh.template], fresh.frozen, words)
    steps.recompose(paper=fresh, told=told, before=before)
    record(
        by=by,
        verb="papers.refresh",
        subject=fresh.subject,
        changed=len(fresh.frozen.changed(before)),
    )
    return fresh


@transaction.atomic(durable=True)
def edit_sentence(
    *, by: User, sentence: Sentence, text: str, seen: int, today: date, at: datetime
) -> Sentence:
    """A person's own words over the same figures. seen: the version that was read."""
    row, paper = _sentence(by=by, sentence=sentence, today=today)
    life.check_untouched(seen=seen, now=row.version)
    life.check_says_something(text)
    order = bound(row.pattern)
    row.edited = bind(" ".join(text.split()), queries.printed(paper), order)
    row.edited_by, row.edited_at = by, at
    row.stale = row.left_out = False
    steps.touch(sentence=row)
    _keep(paper)
    record(by=by, verb="papers.edit_sentence", subject=paper.subject, number=row.number)
    return row


@transaction.atomic(durable=True)
def add_sentence(
    *, by: User, paper: Paper, part: str, text: str, today: date, at: datetime
) -> Sentence:
    """A sentence of a person's own, at the end of a part."""
    fresh = _take(Step.WRITE, by=by, paper=paper, today=today)
    life.check_says_something(text)
    last = fresh.sentences.filter(number__gte=OWN).last()
    row = Sentence(
        paper=fresh,
        part=templates()[fresh.template].part(part).code,
        number=last.number + 1 if last else OWN,
        edited=bind(" ".join(text.split()), queries.printed(fresh)),
        edited_by=by,
        edited_at=at,
    )
    steps.keep(row=row)
    _keep(fresh)
    record(by=by, verb="papers.add_sentence", subject=fresh.subject, number=row.number)
    return row


@transaction.atomic(durable=True)
def reset_sentence(*, by: User, sentence: Sentence, seen: int, today: date) -> Sentence:
    """Back to the composed words, whether edited or left out."""
    row, paper = _sentence(by=by, sentence=sentence, today=today)
    life.check_untouched(seen=seen, now=row.version)
    life.check_composed(row.composed)
    row.edited, row.edited_by, row.edited_at = "", None, None
    row.stale = row.left_out = False
    steps.touch(sentence=row)
    _keep(paper)
    record(
        by=by, verb="papers.reset_sentence", subject=paper.subject, number=row.number
    )
    return row


@transaction.atomic(durable=True)
def leave_out(*, by: User, sentence: Sentence, seen: int, today: date) -> Sentence:
    """The sentence is not said; it stays in the draft and can be taken back."""
    row, paper = _sentence(by=by, sentence=sentence, today=today)
    life.check_untouched(seen=seen, now=row.version)
    row.left_out = True
    steps.touch(sentence=row)
    _keep(paper)
    record(by=by, verb="papers.leave_out", subject=paper.subject, number=row.number)
    return row


@transaction.atomic(durable=True)
def change_head(
    *,
    by: User,
    paper: Paper,
    seen: int,
    issuer: str,
    parent: str,
    located: str,
    subject_line: str,
    signing: str,
    archive: str,
    receivers: Iterable[str],
    places: Iterable[Place],
    today: date,
) -> Paper:
    """Who issues it, where, about what, who signs, whom it goes to.

    seen: the version of the paper that was read. receivers: names; places: units in
    Lành, whose people will find the paper there.
    """
    fresh = _take(Step.WRITE, by=by, paper=paper, today=today)
    life.check_paper_untouched(seen=seen, now=fresh.version)
    signature(signing, "")
    fresh.issuer, fresh.parent, fresh.located = issuer, parent, located
    fresh.subject_line, fresh.signing, fresh.archive = subject_line, signing, archive
    _keep(fresh)
    steps.address(paper=fresh, names=receivers, places=places)
    record(
        by=by,
        verb="papers.change_head",
        subject=fresh.subject,
        receivers=fresh.receivers.count(),
    )
    return fresh


@transaction.atomic(durable=True)
def number(
    *, by: User, paper: Paper, number: int, day: date, signer: str, today: date
) -> Paper:
    """The paper takes its place in the office's series; its words stand from now on."""
    fresh = _take(Step.NUMBER, by=by, paper=paper, today=today)
    queries.check_in_order(fresh, signer=signer)
    queries.check_number(fresh, number=number, day=day, today=today)
    fresh.number, fresh.day, fresh.signer = number, day, signer.strip()
    _keep(fresh)
    record(
        by=by,
        verb="papers.number",
        subject=fresh.subject,
        number=fresh.number_words,
        day=day.isoformat(),
    )
    return fresh


@transaction.atomic(durable=True)
def issue(*, by: User, paper: Paper, today: date, at: datetime) -> Paper:
    """The file is written, sealed with the head of the trail, and kept."""
    fresh = _take(Step.ISSUE, by=by, paper=paper, today=today)
    fresh.seal = queries.seal(today)
    written = queries.content(fresh)
    fresh.file = keep_file(name=fresh.file_name, content=written, at=at)
    fresh.issued_at = at
    _keep(fresh)
    steps.hand_in(paper=fresh)
    record(
        by=by,
        verb="papers.issue",
        subject=fresh.subject,
        number=fresh.number_words,
        sha256=fresh.file.sha256,
    )
    return fresh


@transaction.atomic(durable=True)
def withdraw(*, by: User, paper: Paper, why: str, today: date) -> Paper:
    """The paper no longer holds; its number is never given again."""
    fresh = _take(Step.WITHDRAW, by=by, paper=paper, today=today)
    life.check_reason(why)
    _keep(fresh)
    record(by=by, verb="papers.withdraw", subject=fresh.subject, why=why)
    return fresh


def _take(step: Step, *, by: User, paper: Paper, today: date) -> Paper:
    """The paper as it is now, locked and one step on."""
    fresh = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    queries.check_can_take(step, by=by, paper=fresh, today=today)
    fresh.status = LIFE[fresh.stage, step]
    return fresh


def _sentence(*, by: User, sentence: Sentence, today: date) -> tuple[Sentence, Paper]:
    """The sentence as it is now, its paper locked first: one writer at a time."""
    paper = _take(Step.WRITE, by=by, paper=sentence.paper, today=today)
    return Sentence.objects.get(pk=sentence.pk), paper


def _period(period: Period) -> dict[str, Any]:
    """A period as the columns of a paper."""
    return {"regime": period.regime.value, "first": period.first, "last": period.last}


def _freeze(paper: Paper, *, today: date, at: datetime) -> dict[str, str]:
    """The figures as they are known at that moment, and the words that are none."""
    text = templates()[paper.template]
    about: dict[str, Any] = {"period": paper.period, "plan": paper.plan}
    frozen = queries.gather(text, place=paper.place, today=today, known_at=at, **about)
    paper.facts, paper.known_at = frozen.as_json(), at
    return queries.frame(issuer=paper.issuer, template=text, **about)


def _keep(paper: Paper) -> None:
    paper.version += 1
    steps.keep(row=paper)
