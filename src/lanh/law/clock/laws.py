"""Which of the two laws applies to what (L25 55-56), and how long a spell is by it."""

from collections.abc import Iterator
from datetime import date, timedelta

from lanh.law.clock.aftercare import projected
from lanh.law.clock.say import allowed, find, refused
from lanh.law.findings import Finding, What
from lanh.law.rules import Rule, required
from lanh.law.story.file import (
    NEW,
    NEW_LAW,
    OLD,
    REHAB,
    Now,
    Story,
    Term,
    law_number,
    law_on,
    side,
)

LENGTHS = (6, 12, 24, 36)
DAY_BEFORE = NEW_LAW - timedelta(days=1)


def findings(story: Story, now: Now) -> Iterator[Finding]:
    """The law for rehabilitation, aftercare, management and the act of the moment."""
    rehab = story.rehab()
    if rehab is not None:
        yield from _rehab(story, rehab, now)
        yield from _lengths(story, rehab, now)
    else:
        yield from _lengths_to_come(story, now)
    yield from _aftercare(story, rehab, now)
    yield from _dossier(story, now)
    term = story.latest("user_management")
    if term is not None:
        other = None if law_on(now.day) == term.law else law_number(law_on(now.day))
        by, law = required("transition.force", term.start), law_number(term.law)
        yield find(What.LAW_APPLIES, "user_management", law, by, other=other)
    by = required("transition.force", now.day)
    yield find(What.LAW_APPLIES, "act", law_number(law_on(now.day)), by)


def basis(story: Story, term: Term, now: Now) -> Rule:
    """The article that chooses the law for a spell of rehabilitation."""
    if term.law == OLD:
        after = now.day >= NEW_LAW and term.closed is None
        return required(
            "transition.running" if after else "transition.force", _on(now, after)
        )
    opened = began(story)
    if opened and term.start >= NEW_LAW and term.decided is not None:
        return required("transition.dossier", NEW_LAW)
    return required("transition.force", NEW_LAW)


def _on(now: Now, after: bool) -> date:
    return NEW_LAW if after else min(now.day, DAY_BEFORE)


def began(story: Story) -> bool:
    """Whether the dossier was under way before the new law's first day."""
    kinds = (
        *("dossier_opened", "managed_during_dossier", "dossier_notice_received"),
        *("registered_voluntary_home", "voluntary_registration_request"),
        "dossier_received_by_labour_head",
    )
    early = [story.early[kind] for kind in kinds if kind in story.early]
    return any(event.day < NEW_LAW for event in early)


def _rehab(story: Story, rehab: Term, now: Now) -> Iterator[Finding]:
    by = basis(story, rehab, now)
    # A decision of the old law that nobody has begun to serve: article 56 is silent.
    silent = rehab.law == OLD and now.day >= NEW_LAW and _not_begun(rehab)
    other = law_number(NEW) if silent else None
    also = f"rehabilitation {rehab.kind} term compulsory voluntary"
    value = law_number(rehab.law)
    yield find(What.LAW_APPLIES, "rehab_term", value, by, other=other, also=also)


def _not_begun(rehab: Term) -> bool:
    return rehab.decided is not None and (
        not rehab.executed
        or (rehab.kind != "voluntary_home" and rehab.start >= NEW_LAW)
    )


def _lengths(story: Story, rehab: Term, now: Now) -> Iterator[Finding]:
    by = basis(story, rehab, now)
    for months in LENGTHS:
        right = months == rehab.months
        length = rehab.rule if rehab.rule.unit == "month" else by
        if right:
            yield allowed(f"{months}_month_term", length)
        else:
            changed = by.code == "transition.force"
            yield refused(f"{months}_month_term", length if changed else by)
    other = _other_months(story, rehab)
    value = str(rehab.months)
    also = "months length attempt duration number"
    yield find(What.STATUS, "rehab_months", value, rehab.rule, other=other, also=also)


def _lengths_to_come(story: Story, now: Now) -> Iterator[Finding]:
    """Which lengths a spell that began today could have."""
    if law_on(now.day) == NEW:
        by = required(f"rehab.term.{'later' if story.prior else 'first'}", now.day)
    elif story.grounds:
        by = required(f"{side(story, now.day)}.term", now.day)
    else:
        by = required("home.term", now.day)
    for months in LENGTHS:
        right = (by.least or by.value or 0) <= months <= (by.value or 0)
        yield (allowed if right else refused)(f"{months}_month_term", by)


def _other_months(story: Story, rehab: Term) -> str | None:
    """Whether a time under the old law counts as one is not said (29.1)."""
    old = [
        t for t in story.terms if t.kind in REHAB and t.law == OLD and t is not rehab
    ]
    new = [
        t for t in story.terms if t.kind in REHAB and t.law == NEW and t is not rehab
    ]
    unsure = rehab.law == NEW and rehab.months == 36 and old and not new
    return "24" if unsure else None


def _aftercare(story: Story, rehab: Term | None, now: Now) -> Iterator[Finding]:
    term = story.latest("aftercare") or projected(story)
    if term is None:
        return
    law, other = law_on(term.start), None
    by = required("transition.force", term.start)
    under_way = rehab is not None and rehab.law == OLD and term.start >= NEW_LAW
    if under_way:
        by = required("transition.running", NEW_LAW)
    elif law == OLD and now.day >= NEW_LAW:
        other = law_number(NEW)
    yield find(What.LAW_APPLIES, "aftercare", law_number(law), by, other=other)


def _dossier(story: Story, now: Now) -> Iterator[Finding]:
    opened = story.early.get("dossier_opened")
    if opened is None:
        return
    decided = story.decision()
    day = decided.day if decided is not None else now.day
    if opened.day < NEW_LAW <= day:
        by = required("transition.dossier", NEW_LAW)
        other = None if decided is not None else law_number(OLD)
        yield find(What.LAW_APPLIES, "dossier", law_number(NEW), by, other=other)
    else:
        by = required("transition.force", day)
        yield find(What.LAW_APPLIES, "dossier", law_number(law_on(day)), by)
