"""Writing what a document changes in a plan."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max

from lanh.plans.models import Activity, Amendment, Change, Plan, Target
from lanh.plans.queries.changes import Edit, fields_of, with_fields
from lanh.plans.rules import amending, content
from lanh.plans.rules.amending import ChangeKind
from lanh.plans.rules.content import Comparator


def changes_of(*, plan: Plan, edits: list[Edit]) -> list[tuple[Edit, Change]]:
    """What really changes, checked and not yet saved."""
    found = []
    for edit in edits:
        _check_fields(edit)
        change = _change(edit)
        if change is not None:
            found.append((edit, change))
    return found


def write_changes(*, amendment: Amendment, changes: list[tuple[Edit, Change]]) -> None:
    """The amendment with all that it changes; the plan is of its version from now."""
    plan = amendment.plan
    amendment.full_clean()
    amendment.save()
    plan.version = amendment.version
    plan.save()
    for edit, change in changes:
        one = edit.of if edit.of is not None else _added(amendment, edit)
        if isinstance(one, Target):
            change.target = one
        else:
            change.activity = one
        _apply(one, change, amendment)
        change.amendment = amendment
        change.full_clean()
        change.save()


def _check_fields(edit: Edit) -> None:
    """A measure or a time that can be."""
    if isinstance(edit.of, Activity):
        days = (content.day(edit.fields[name]) for name in ("first", "last"))
        content.check_days(*days)
    elif edit.of is None:
        content.check_words(edit.words)
        _check_measure(edit.fields)
    elif edit.of.comparator:
        _check_measure(edit.fields)


def _check_measure(fields: Mapping[str, Any]) -> None:
    comparator = Comparator(fields["comparator"])
    value, upper = content.number(fields["value"]), content.number(fields["upper"])
    content.check_measure(comparator, value)
    content.check_upper(comparator, value, upper)
    content.check_order(value, upper)


def _change(edit: Edit) -> Change | None:
    if edit.of is None:
        return Change(kind=ChangeKind.ADDED.value, now=dict(edit.fields))
    if edit.ended:
        return Change(kind=ChangeKind.ENDED.value, was=fields_of(edit.of))
    was, now = amending.difference(fields_of(edit.of), edit.fields)
    return Change(kind=ChangeKind.CHANGED.value, was=was, now=now) if now else None


def _apply(one: Target | Activity, change: Change, amendment: Amendment) -> None:
    if change.kind == ChangeKind.ENDED.value:
        one.until, change.was = amendment.since, {}
    elif change.kind == ChangeKind.ADDED.value:
        change.now = {}
    with_fields(one, change.now)
    one.full_clean()
    one.save()


def _added(amendment: Amendment, edit: Edit) -> Target:
    """A target that the plan did not have; it stands behind the others."""
    plan = amendment.plan
    last = plan.targets.aggregate(last=Max("number"))["last"] or 0
    parts = (plan.activities, plan.assignments, plan.duties)
    others = [rows.aggregate(last=Max("number"))["last"] or 0 for rows in parts]
    target = Target(plan=plan, number=max(last, *others) + 1, words=edit.words.strip())
    target.clause, target.since = target.words, amendment.since
    with_fields(target, edit.fields)
    return target
