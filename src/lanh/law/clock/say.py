"""How findings are made from rules."""

from datetime import date, datetime

from lanh.law.findings import Certainty, Finding, What
from lanh.law.rules import Rule, required
from lanh.law.story.file import Now
from lanh.law.terms import NOT_SET, due


def find(
    what: What,
    of: str,
    value: str,
    by: Rule,
    *,
    other: str | None = None,
    who: str = "",
    also: str = "",
) -> Finding:
    """One finding that rests on one rule; `other` is its value the other way."""
    sure = Certainty.SURE if other is None else Certainty.ARGUABLE
    certainty = Certainty.SILENT if value == NOT_SET else sure
    return Finding(
        what, of, value, by.article, certainty, other, who or by.who, by.code, also
    )


def find_due(
    what: What, of: str, by: Rule, start: datetime, now: Now, also: str = ""
) -> Finding:
    """When the act that `by` sets is due, counted from `start`."""
    end = due(by, start, now.swaps)
    return find(what, of, end.value, by, other=end.alternative, also=also)


def who(of: str, code: str, day: date, also: str = "") -> Finding:
    """Who decides by the rule in force on `day`."""
    by = required(code, day)
    return find(What.WHO_DECIDES, of, by.who, by, also=also)


def allowed(of: str, by: Rule, also: str = "", other: str | None = None) -> Finding:
    """That an act may lawfully happen now."""
    return find(What.ALLOWED, of, "yes", by, also=also, other=other)


def refused(of: str, by: Rule, also: str = "", other: str | None = None) -> Finding:
    """That an act may not, and by which article."""
    return find(What.REFUSED, of, "yes", by, also=also, other=other)
