"""How a question's `of` is matched with what the clock found, word by word."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from lanh.law.findings import Finding

SAME: Final = {
    "addict": "addicts",
    "addicted": "addicts",
    "administrative": "administrative",
    "after-care": "aftercare",
    "appearance": "appear",
    "applying": "apply",
    "assignment": "assign",
    "begin": "start",
    "begun": "start",
    "cert": "certificate",
    "certification": "certificate",
    "committee": "pc",
    "completed": "complete",
    "completion": "complete",
    "compulsory_rehabilitation": "compulsory",
    "conversion": "transfer",
    "custodial": "custody",
    "deferral": "defer",
    "deferment": "defer",
    "detention": "custody",
    "determine": "determination",
    "electronic": "emonitoring",
    "ended": "end",
    "ending": "end",
    "ends": "end",
    "escorted": "escort",
    "execute": "execution",
    "executing": "execution",
    "exempt": "exemption",
    "facilities": "facility",
    "finish": "complete",
    "finished": "complete",
    "forwarding": "forward",
    "illness": "illness",
    "intake": "start",
    "admission": "start",
    "lists": "list",
    "managed": "management",
    "methadone": "ost",
    "monitoring": "emonitoring",
    "month": "months",
    "move": "move",
    "moved": "move",
    "moving": "move",
    "notification": "notice",
    "notify": "notice",
    "postpone": "defer",
    "postponement": "defer",
    "quitting": "quit",
    "reading": "read",
    "register": "registration",
    "registering": "registration",
    "rehabilitation": "rehab",
    "remainder": "remaining",
    "renew": "renewal",
    "renewed": "renewal",
    "reporting": "report",
    "rest": "remaining",
    "result": "result",
    "resume": "resume",
    "sanction": "sanction",
    "sending": "send",
    "stage": "stages",
    "stopped": "stop",
    "stopping": "stop",
    "substitution": "ost",
    "support": "support",
    "suspend": "suspension",
    "suspending": "suspension",
    "transferring": "transfer",
    "user": "users",
    "waive": "waiver",
    "waiving": "waiver",
    "year": "years",
}
SMALL: Final = {
    *("a", "an", "and", "as", "at", "be", "for", "from"),
    *("in", "is", "of", "on", "the", "to", "with"),
}


@lru_cache(maxsize=8192)
def tokens(text: str) -> frozenset[str]:
    """The words of a name, each in one form.

    >>> sorted(tokens("waive_remaining_term"))
    ['remaining', 'term', 'waiver']
    """
    words = text.lower().replace("-", "_").replace(" ", "_").split("_")
    return frozenset(
        SAME.get(word, word) for word in words if word not in SMALL and word
    )


def score(asked: frozenset[str], found: Finding) -> float:
    """How well a finding fits: words of its name count twice, its other words once."""
    name, also = tokens(found.of), tokens(found.also)
    hit = 2.0 * len(asked & name) + len((asked - name) & also)
    return hit - 0.1 * len(name - asked) if hit else 0.0


def first(text: str) -> str:
    """The first word of a name, in its one form."""
    word = text.lower().partition("_")[0]
    return SAME.get(word, word)


def best(of: str, among: Iterable[Finding]) -> Finding | None:
    """The finding that fits best; the first of equals; None where no word does."""
    asked, found, top = tokens(of), None, 0.0
    for finding in among:
        fits = score(asked, finding)
        fits += 1.25 if fits and first(of) == first(finding.of) else 0.0
        if fits > top:
            found, top = finding, fits
    return found


def named(of: str, among: Sequence[Finding]) -> Finding | None:
    """The finding of exactly that name, else the one that fits best."""
    for finding in among:
        if finding.of == of:
            return finding
    return best(of, among)
