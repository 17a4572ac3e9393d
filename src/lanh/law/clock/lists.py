"""The three lists of the commune, and what a move asks for (L25 27, 48; L21 26, 43)."""

from collections.abc import Iterator
from datetime import date, timedelta

from lanh.law.clock.aftercare import projected
from lanh.law.clock.say import find, find_due
from lanh.law.clock.users import custody_outlasts
from lanh.law.findings import Finding, What
from lanh.law.rules import Rule, required, rule
from lanh.law.story.file import (
    COMPULSORY,
    OLD,
    REHAB,
    VOLUNTARY,
    Now,
    Story,
    Term,
    law_on,
)

DAY = timedelta(days=1)


def findings(story: Story, now: Now) -> Iterator[Finding]:
    """Each list with whether a ground to take the person off it exists."""
    yield removal("users_list", *_users(story, now))
    yield removal("addicts_list", *_addicts(story, now))
    yield removal("aftercare_list", *_aftercare(story, now))
    by = required("user.list", now.day)
    yield find(What.WHO_DECIDES, "users_list", by.who, by, also="keep list")
    by = required("list.keeper", now.day)
    yield find(What.WHO_DECIDES, "addicts_list", by.who, by, also="keep list")
    yield from _moves(story, now)


def removal(of: str, by: Rule, ground: bool, other: str | None = None) -> Finding:
    """Whether a ground for removal exists at the moment."""
    value = "yes" if ground else "no"
    return find(What.LIST_REMOVED, of, value, by, other=other, also="list")


Ground = tuple[Rule, bool] | tuple[Rule, bool, str | None]


def _users(story: Story, now: Now) -> Ground:
    moved, term = story.last.get("moved"), story.latest("user_management")
    if moved is not None:
        return required("users_list.moved", moved.day), True
    day = now.day
    if term is None:
        return required("users_list.clean", day), False
    if term.closed is not None and term.reason != "renewed":
        return required("users_list.stopped", term.closed), True
    if term.reason and rule(f"user.stop.{term.reason}", day) is not None:
        return required("users_list.stopped", day), True
    if custody_outlasts(story, term, now) and rule("user.stop.custody", day):
        return required("users_list.stopped", day), True
    if term.over_by(day) and term.end is not None and not _used_in(story, term):
        return required("users_list.clean", term.end + DAY), True
    return required("users_list.clean", day), False


def _used_in(story: Story, term: Term) -> bool:
    used = story.last.get("used_again")
    return used is not None and term.start <= used.day <= (term.end or used.day)


def _addicts(story: Story, now: Now) -> Ground:
    moved, day = story.last.get("moved"), now.day
    jailed = _jailed(story)
    decided, rehab = story.decision(), story.rehab()
    if moved is not None:
        return required("addicts_list.moved", moved.day), True
    if jailed is not None:
        return required("addicts_list.prison", jailed), True
    if decided is not None and rehab is not None and rehab.decided is decided:
        return _sent(rehab, now)
    if law_on(day) == OLD:
        after = story.latest("aftercare")
        clean = after is not None and (after.reason == "ended" or after.over_by(day))
        return required("addicts_list.done", day), clean
    return _done(story, rehab, now)


def _jailed(story: Story) -> date | None:
    event = story.last.get("prison_started") or story.last.get("prison_sentence")
    if event is None:
        return None
    result = story.result
    again = result is not None and story.addicted and result.at > event.at
    return None if again else event.day


def _sent(rehab: Term, now: Now) -> Ground:
    """A decision to a facility; for one under the old law article 56 is silent."""
    if law_on(now.day) == OLD:
        return required("addicts_list.done", now.day), False
    by = required("addicts_list.sent", now.day)
    unsure = rehab.law == OLD or rehab.kind == "voluntary_public"
    return by, True, "no" if unsure else None


def _done(story: Story, rehab: Term | None, now: Now) -> Ground:
    by = required("addicts_list.done", now.day)
    ost = story.latest("ost")
    completed = any(
        term is not None and term.reason == "completed" for term in (rehab, ost)
    )
    if completed and rehab is not None and rehab.kind in COMPULSORY:
        return required("addicts_list.sent", now.day), True
    lapsed = rehab is not None and rehab.kind in VOLUNTARY and rehab.over_by(now.day)
    return by, completed or lapsed or _after_new(story, now)


def _after_new(story: Story, now: Now) -> bool:
    after = story.latest("aftercare")
    return after is not None and after.reason != "addicted"


def _aftercare(story: Story, now: Now) -> Ground:
    moved, day = story.last.get("moved"), now.day
    term = story.latest("aftercare") or projected(story)
    jailed = _jailed(story)
    if moved is not None:
        return required("aftercare_list.moved", moved.day), True
    if jailed is not None and term is not None and jailed >= term.start:
        return required("aftercare_list.prison", jailed), True
    if term is not None and term.reason == "addicted":
        by = rule("aftercare_list.addicted", day)
        return (by, True) if by else (required("aftercare_list.done", day), False)
    over = term is not None and (term.reason == "ended" or term.over_by(day))
    return required("aftercare_list.done", day), over


def _moves(story: Story, now: Now) -> Iterator[Finding]:
    """Old police tell the new; a managed person appears before the new police."""
    moved = story.last.get("moved")
    if moved is None:
        return
    term = story.latest()
    listed = story.addicted or (term is not None and term.kind in REHAB | {"aftercare"})
    code = "list.move_notice" if listed else "user.move_notice"
    by = required(code, moved.day)
    also = "residence change transfer new police commune"
    yield find_due(What.NOTICE_DUE, "move_notice", by, moved.at, now, also)
    appear = rule("user.move_appear", moved.day)
    if appear is not None and not listed:
        also = "present new police commune person"
        of = "appear_at_new_commune_police"
        yield find_due(What.ACTION_DUE, of, appear, moved.at, now, also)
    file = rule("user.move_file", moved.day)
    if file is not None and not listed:
        also = "hand over management dossier"
        yield find_due(What.ACTION_DUE, "transfer_file", file, moved.at, now, also)
