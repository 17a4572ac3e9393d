"""Questions to single cells, their answers, and what becomes of them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from lanh.access.models import User
from lanh.reports import rules
from lanh.reports.models import Cell, Question, Submission
from lanh.reports.queries import duties
from lanh.reports.queries import questions as asked
from lanh.reports.rules import THREAD, Answer, Word


def ask(
    *,
    submission: Submission,
    questions: Mapping[str, str],
    by: User,
    at: datetime,
    day: date,
) -> list[Question]:
    """A question at each cell that has words."""
    made = []
    for name, text in questions.items():
        if not text.strip():
            continue
        cell = duties.cell_called(name, submission=submission)
        rules.check_not_asked(cell=name, is_open=cell.questions.open().exists())
        question = Question(
            cell=cell,
            text=text.strip(),
            asked_by=by,
            asked_at=at,
            answer_by=day,
            before=cell.value,
            before_reason=cell.reason,
        )
        question.full_clean()
        question.save()
        made.append(question)
    return made


def ask_again(
    *,
    submission: Submission,
    questions: Mapping[str, str],
    by: User,
    at: datetime,
    day: date,
) -> list[Question]:
    """Answers that do not do are closed, each with a further question after it."""
    more = {name: text for name, text in questions.items() if text.strip()}
    answered = asked.open_at(submission, Word.AGAIN, more)
    close(questions=answered, word=Word.AGAIN, by=by, at=at)
    return ask(submission=submission, questions=more, by=by, at=at, day=day)


def answer(
    *,
    questions: Iterable[Question],
    answers: Mapping[str, Answer],
    by: User,
    at: datetime,
) -> None:
    """The words, the figure they stand by, and what the register holds now."""
    for question in questions:
        said = answers[question.cell.name]
        rules.check_size(said.value)
        rules.check_decimals(said.value)
        question.state = THREAD[question.turn, Word.ANSWER]
        question.answer = said.text.strip()
        question.answered_by, question.answered_at = by, at
        question.value = said.value if said.applies else None
        question.reason = rules.reason_of(said.value, applies=said.applies)
        question.difference = said.difference or ""
        question.held = asked.held_now(question.cell, at=at)
        question.full_clean()
        question.save()


def settle(*, questions: Collection[Question], by: User, at: datetime) -> list[Cell]:
    """The cells take what the answers stand by; those whose figure changed."""
    changed = []
    for question in questions:
        cell = asked.as_answered(question)
        cell.full_clean()
        cell.save()
        if question.is_changed:
            changed.append(cell)
    close(questions=questions, word=Word.SETTLE, by=by, at=at)
    return changed


def close(*, questions: Iterable[Question], word: Word, by: User, at: datetime) -> None:
    """Nothing more is said to these questions."""
    for question in questions:
        question.state = THREAD[question.turn, word]
        question.closed_by, question.closed_at = by, at
        question.full_clean()
        question.save()


def take_back(*, submission: Submission, by: User, at: datetime) -> None:
    """Whatever is open is closed: the whole report goes back."""
    open_ = Question.objects.open().filter(cell__submission=submission)
    close(questions=open_, word=Word.WITHDRAW, by=by, at=at)
