"""Questions of `CLOCK.md` answered from a reading."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from lanh.law.answers.words import best, named, tokens
from lanh.law.clock.reading import Reading
from lanh.law.findings import Certainty, Finding, What
from lanh.law.terms import NOT_SET

DUES: Final = (What.DECISION_DUE, What.NOTICE_DUE, What.ACTION_DUE, What.ENDS_ON)
VERDICTS: Final = (What.ALLOWED, What.REFUSED)
FLIP: Final = {"yes": "no", "no": "yes"}
OTHER: Final = {What.ALLOWED: What.REFUSED, What.REFUSED: What.ALLOWED}
BY: Final = re.compile(r"^(.+)_by_(.+)$")
WHO: Final = frozenset(
    {"chair", "pc", "police", "court", "head", "director", "facility", "chief"}
)
NEGATIVE: Final = frozenset(
    {"ignore", "without", "exclude", "not", "no", "deny", "omit", "skip", "lose"}
)
MONTHS: Final = re.compile(r"(?:^|_)(\d+)_?months?(?:_|$)")
YEARS: Final = re.compile(r"(?:^|_)(1|2|one|two|01|02)_?(?:years?|y)(?:_|$)")


def answer(reading: Reading, what: str, of: str) -> Finding:
    """The clock's answer; where nothing fits, that the text of the law has none."""
    asked = What(what)
    found = BY_KIND[asked](reading, asked, of)
    if found is None:
        return Finding(asked, of, _empty(asked), "", Certainty.SILENT)
    return replace(found, what=asked, of=of)


def _empty(what: What) -> str:
    # An authority may do only what the law provides for.
    return {What.ALLOWED: "no", What.REFUSED: "yes"}.get(what, NOT_SET)


def _of_kind(reading: Reading, *kinds: What) -> Sequence[Finding]:
    return [found for found in reading.findings if found.what in kinds]


def _due(reading: Reading, what: What, of: str) -> Finding | None:
    same = _of_kind(reading, what)
    others = _of_kind(reading, *DUES)
    return named(of, same) or named(of, others) or _only(same)


def _only(among: Sequence[Finding]) -> Finding | None:
    return among[0] if len(among) == 1 else None


def _ends(reading: Reading, what: What, of: str) -> Finding | None:
    ends = _of_kind(reading, what)
    found = named(of, ends) or named(of, _of_kind(reading, *DUES))
    return found or (ends[-1] if ends else None)


def _status(reading: Reading, what: What, of: str) -> Finding | None:
    states = _of_kind(reading, what)
    if of == "person":
        return reading.status
    words = tokens(of)
    if "report" in words:
        return reading.get(what, "report")
    if words & {"months", "attempt", "term", "length"}:
        return reading.get(what, "rehab_months") or reading.status
    rest = [found for found in states if found.of not in ("person", "rehab_months")]
    return named(of, rest) or reading.status


def _who(reading: Reading, what: What, of: str) -> Finding | None:
    return named(of, _of_kind(reading, what))


def _list(reading: Reading, what: What, of: str) -> Finding | None:
    lists = _of_kind(reading, what)
    return named(of, lists) or (lists[0] if lists else None)


def _law(reading: Reading, what: What, of: str) -> Finding | None:
    return named(of, _of_kind(reading, what)) or reading.get(what, "act")


def _verdict(reading: Reading, what: What, of: str) -> Finding | None:
    verdicts = _of_kind(reading, *VERDICTS)
    exact = [found for found in verdicts if found.of == of]
    special = _off_list(reading, of) or _by_authority(reading, of)
    special = special or _by_length(reading, of)
    found = next(iter(exact), None) or special or best(of, verdicts)
    if found is None:
        return None
    if not exact and not special and _denies(of, found):
        found = replace(found, what=OTHER[found.what])
    return turned(found, what)


def _denies(of: str, found: Finding) -> bool:
    """Whether the question is about leaving undone what the finding is about."""
    said = tokens(of) & NEGATIVE
    return bool(said) and not said & (tokens(found.of) | tokens(found.also))


def turned(found: Finding, what: What) -> Finding:
    """A verdict as an answer to the other question: what is refused is not allowed."""
    if found.what == what:
        return found
    other = found.alternative and FLIP.get(found.alternative, found.alternative)
    return replace(found, what=what, value=FLIP[found.value], alternative=other)


def _off_list(reading: Reading, of: str) -> Finding | None:
    """'remove_from_users_list': allowed where a ground for removal exists."""
    if not tokens(of) & {"remove", "removal", "delist", "strike"}:
        return None
    found = _list(reading, What.LIST_REMOVED, of)
    return None if found is None else replace(found, what=What.ALLOWED)


def _by_authority(reading: Reading, of: str) -> Finding | None:
    """'X_by_WHO': allowed where WHO is the one who decides X."""
    match = BY.match(of)
    if match is None:
        return None
    act, authority = match.groups()
    if not tokens(authority) & WHO:
        return None
    found = named(act, _of_kind(reading, What.WHO_DECIDES))
    if found is None:
        return None
    right = tokens(authority) == tokens(found.value) or authority == found.value
    verdict = What.ALLOWED if right else What.REFUSED
    return replace(found, what=verdict, value="yes", alternative=None)


def _by_length(reading: Reading, of: str) -> Finding | None:
    months = MONTHS.search(of)
    if months is not None:
        exact = f"{int(months.group(1))}_month_term"
        for what in VERDICTS:
            if found := reading.get(what, exact):
                return found
    years = YEARS.search(of)
    return _aftercare_years(reading, years.group(1)) if years else None


def _aftercare_years(reading: Reading, told: str) -> Finding | None:
    found = reading.get(What.ENDS_ON, "aftercare")
    if found is None:
        return None
    years = 2 if told in ("2", "two", "02") else 1
    right = found.rule.endswith("two") == (years == 2)
    verdict = What.ALLOWED if right else What.REFUSED
    return replace(found, what=verdict, value="yes", alternative=None)


BY_KIND: Final[dict[What, Callable[[Reading, What, str], Finding | None]]] = {
    What.DECISION_DUE: _due,
    What.NOTICE_DUE: _due,
    What.ACTION_DUE: _due,
    What.ENDS_ON: _ends,
    What.STATUS: _status,
    What.WHO_DECIDES: _who,
    What.ALLOWED: _verdict,
    What.REFUSED: _verdict,
    What.LIST_REMOVED: _list,
    What.LAW_APPLIES: _law,
}
