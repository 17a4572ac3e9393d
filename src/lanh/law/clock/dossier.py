"""The dossier for compulsory rehabilitation (L25 35-37, 47; L21 32-34; D116 ch. V)."""

from collections.abc import Iterator
from datetime import date, datetime, time

from lanh.common.clock import HANOI
from lanh.law.clock.say import allowed, find, find_due, refused
from lanh.law.findings import Finding, What
from lanh.law.rules import Rule, required, rule
from lanh.law.story.file import COMPULSORY, NEW, Now, Story, law_on, side
from lanh.law.story.grounds import (
    bar_on,
    current_ground,
    ground_rule,
    is_education,
    limit_on,
    limit_passed,
    step_rule,
    violation_ground,
)
from lanh.law.terms import NOT_SET, Due, due, working_days

OPEN = "compulsory_rehab"
ALSO = (
    "compulsory dossier open file court send measure rehabilitation application ground"
)


def findings(story: Story, now: Now) -> Iterator[Finding]:
    """Everything about the way to a decision."""
    who = side(story, now.day)
    yield from _grounds(story, now)
    yield from _limitation(story, now)
    yield from _steps(story, who, now)
    yield from _deciders(story, who, now)
    yield from _violations(story, now)


def _grounds(story: Story, now: Now) -> Iterator[Finding]:
    serving = story.latest(*COMPULSORY)
    if serving is not None and serving.runs_on(now.day):
        return
    yield _verdict(story, now)
    ground = current_ground(story, now.day)
    if ground is None or ground_rule(story, ground, ground.day) is None:
        return
    found = story.last.get("compulsory_ground_found")
    start = found.at if found is not None else _midnight(ground.day)
    opens = required(f"{side(story, now.day)}.dossier", max(ground.day, start.date()))
    what = What.ACTION_DUE
    yield find_due(what, "open_dossier", opens, start, now, "make compulsory file")


def _verdict(story: Story, now: Now) -> Finding:
    """Whether a dossier may be opened: a bar first, a ground, the limitation."""
    bar = bar_on(story, now.day)
    if bar is not None:
        return refused(OPEN, bar, ALSO)
    ground = current_ground(story, now.day)
    if ground is None:
        return _no_ground(story, now)
    by = ground_rule(story, ground, ground.day)
    if by is None:
        return refused(OPEN, required(f"{side(story, now.day)}.grounds", now.day), ALSO)
    limit = limit_on(story, now.day)
    if limit is not None and limit_passed(story, now.day):
        return refused(OPEN, limit[0], ALSO + " limitation")
    pregnant = "pregnancy_certificate" in story.last and law_on(now.day) == NEW
    return allowed(OPEN, by, ALSO, "no" if pregnant else None)


def _no_ground(story: Story, now: Now) -> Finding:
    """No ground among the points of article 35.1 or 36.1 (32, 33.1)."""
    by = required(f"{side(story, now.day)}.grounds", now.day)
    if any(term.reason == "part" for term in story.terms):
        by = rule("private.continue", now.day) or by
    elif "emonitoring_refused" in story.last:
        by = rule("ground.monitoring", now.day) or by
    elif story.violations:
        at_home = story.latest("voluntary_home", "ost") is not None
        scope = rule("violation.scope", now.day)
        by = (_step(story, now) if at_home else scope) or by
    return refused(OPEN, by, ALSO)


def _step(story: Story, now: Now) -> Rule | None:
    """What a violation that is no ground yet leads to (47.3, 47.4)."""
    counted = [event for event in story.violations if law_on(event.day) == NEW]
    if not counted:
        return None
    last = counted[-1]
    told = int(last.get("number", "count", "nth", "n") or 0)
    number = max(told, sum(not is_education(event.words()) for event in counted))
    return step_rule(is_education(last.words()), number, last.day)


def _limitation(story: Story, now: Now) -> Iterator[Finding]:
    limit = limit_on(story, now.day)
    if limit is None:
        if story.evading:
            by = required("limitation.adult", now.day)
            yield find(What.ENDS_ON, "limitation", NOT_SET, by, also="period measure")
        return
    by, end = limit
    also = "compulsory limit period measure"
    yield find(What.ENDS_ON, "limitation", end.isoformat(), by, also=also)
    yield from _came_of_age(story)


def _came_of_age(story: Story) -> Iterator[Finding]:
    """18 when the evasion ends: the court applies the adults' measure (36.3)."""
    came_of_age = story.of_age_on()
    over = story.evasion_over
    if over is not None and came_of_age is not None and law_on(over) == NEW:
        young = story.grounds and story.is_minor(story.grounds[-1].day)
        if young and came_of_age <= over:
            by = required("turning18.evaded", over)
            yield allowed("compulsory_adult", by, also="adult measure court apply 18")
            yield refused("compulsory_minor", by, also="minor measure reformatory")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), HANOI)


def _steps(story: Story, who: str, now: Now) -> Iterator[Finding]:
    notice = story.last.get("dossier_notice_received")
    if notice is not None:
        who = side(story, notice.day)
        by = required(f"{who}.reading", notice.day)
        read = due(by, notice.at, now.swaps)
        also = "dossier read right reading"
        yield find(
            What.ENDS_ON, "dossier_reading", read.value, by, other=read.alternative
        )
        yield find(
            *(What.ACTION_DUE, "read_dossier", read.value, by),
            other=read.alternative,
            also=also,
        )
        yield _forward(who, read, now)
    sent = story.last.get("dossier_received_by_labour_head")
    by_head = rule(f"{who}.labour_head", sent.day) if sent is not None else None
    if sent is not None and by_head is not None:
        also = "dossier decide transfer send forward"
        yield find_due(
            What.DECISION_DUE, "labour_head_to_court", by_head, sent.at, now, also
        )


def _forward(who: str, read: Due, now: Now) -> Finding:
    end = date.fromisoformat(read.value)
    by = required(f"{who}.forward", end)
    after = working_days(end, by.value or 0, now.swaps)
    other = after.alternative
    if read.alternative is not None:
        moved = date.fromisoformat(read.alternative)
        other = working_days(moved, by.value or 0, now.swaps).value
    also = "dossier court transfer send forwarding police"
    of = "forward_dossier"
    if by.span.until is not None:
        of, also = "forward_to_labour_head", "dossier transfer send"
    return find(What.DECISION_DUE, of, after.value, by, other=other, also=also)


def _deciders(story: Story, who: str, now: Now) -> Iterator[Finding]:
    decided = story.last.get("court_decision")
    day = decided.day if decided is not None else now.day
    term = story.latest("compulsory_adult", "compulsory_minor")
    if term is not None:
        who = "minor" if term.kind == "compulsory_minor" else "adult"
    by = required(f"{who}.court", day)
    court = f"compulsory_{who}"
    yield find(
        What.WHO_DECIDES, court, by.who, by, also="compulsory rehab court decision"
    )
    opened = story.last.get("dossier_opened")
    by = required(f"{who}.dossier_who", opened.day if opened is not None else now.day)
    also = "open_dossier make compulsory file request propose opens"
    yield find(What.WHO_DECIDES, "compulsory_dossier", by.who, by, also=also)
    by = required(f"{who}.forward", now.day)
    of = "forward_dossier"
    yield find(What.WHO_DECIDES, of, by.who, by, also="to_court transfer send")
    head = rule(f"{who}.labour_head", now.day)
    if head is not None:
        yield find(
            What.WHO_DECIDES, "transfer_to_court", head.who, head, also="forward"
        )
    yield from _custody(story, who, now)
    yield from _nature(who, day)


def _custody(story: Story, who: str, now: Now) -> Iterator[Finding]:
    held = story.last.get("managed_during_dossier")
    by = required("dossier.custody", held.day if held is not None else now.day)
    also = "custody hold dossier place"
    yield find(What.WHO_DECIDES, "management_during_dossier", by.who, by, also=also)
    also = "hold custody temporary facility"
    yield allowed("management_during_dossier", by, also=also)
    credit = required("dossier.credit", now.day)
    yield allowed("credit_days_held", credit, also="count deduct time term subtract")


def _nature(who: str, day: date) -> Iterator[Finding]:
    nature = required(f"{who}.nature", day)
    minor_or_adult = refused if who == "minor" else allowed
    also = "administrative sanction measure handling"
    yield minor_or_adult("compulsory_as_administrative_sanction", nature, also=also)
    if who == "minor":
        value = "not_an_administrative_sanction"
        also = "nature measure minor compulsory legal"
        yield find(What.STATUS, "compulsory_minor", value, nature, also=also)


def _violations(story: Story, now: Now) -> Iterator[Finding]:
    by = _step(story, now)
    at_home = story.latest("voluntary_home", "ost") is not None
    if by is None or not at_home or violation_ground(story) is not None:
        return
    also = "review record meeting"
    for word in ("reminder", "review_meeting"):
        right = (word == "reminder") == (by.code == "violation.first")
        yield (allowed if right else refused)(word, by, also=also)
    yield find(What.WHO_DECIDES, "review_meeting", by.who, by, also="reminder record")
