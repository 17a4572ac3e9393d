"""`docs/law.md`: every rule with its article, what is unverified first."""

import tomllib
from collections.abc import Iterable, Iterator

from lanh.common.span import Span
from lanh.law.days import table_days
from lanh.law.instruments import TABLES, Instrument, instruments
from lanh.law.rules import TEXTS, Rule, Unit, rules

HEADS = {
    "user": "Management of users and determination of addiction",
    "rehab": "Voluntary rehabilitation, substitution, change of law",
    "compulsory": "Compulsory rehabilitation",
    "aftercare": "Aftercare and the lists",
}
START = """# The law's tables

Written by `lanh law tables` from the texts in `src/lanh/law/tables/`; a test keeps it
current. Each rule stands with its article, the days on which it had force, what it
sets, who acts, and a few words of the article to find it by. Not legal advice.
"""


def law_tables() -> str:
    """The whole page, ending in one line break."""
    parts = [START, *_unverified(), *_readings(), *_instruments(), *_rules()]
    return "\n".join(parts).rstrip() + "\n"


def _unverified() -> Iterator[str]:
    yield "## Not verified\n"
    yield "What no text before us shows. Check these first.\n"
    rows = [
        *(("instrument", i.name, i.source) for i in _known() if not i.verified),
        *(
            ("rule", f"{r.article}: {r.en}", _words(r))
            for r in _all()
            if not r.verified
        ),
        *(
            ("day", str(d), source)
            for d, _kind, source, sure in table_days()
            if not sure
        ),
        ("table", "Law 53/2024 art 37", "support of victims, `tables/support.toml`"),
        ("table", "Decision 28/2025 art 4-6", "rating, `tables/rating.toml`"),
    ]
    yield from _table(("what", "which", "on what it rests"), rows)
    yield "### Force not known\n"
    noted = [(i.name, i.note) for i in _known() if i.note]
    yield from _table(("instrument", "what is not known"), noted)


def _words(rule: Rule) -> str:
    return rule.quote or "from knowledge; the text was not seen"


def _readings() -> Iterator[str]:
    yield "## Where the text leaves room\n"
    yield "The clock answers `arguable` and gives both.\n"
    text = tomllib.loads((TABLES / "readings.toml").read_text("utf-8"))
    keys = ("about", "ours", "other", "article")
    rows = [tuple(reading[key] for key in keys) for reading in text["reading"]]
    yield from _table(("question", "we take", "it may be", "article"), rows)


def _instruments() -> Iterator[str]:
    yield "## Instruments\n"
    rows = [
        (i.name, i.number, i.vi, _days(i.force), "yes" if i.verified else "no")
        for i in _known()
    ]
    yield from _table(("name", "number", "title", "force", "verified"), rows)


def _rules() -> Iterator[str]:
    for name in TEXTS:
        yield f"## {HEADS[name]}\n"
        codes = tomllib.loads((TABLES / f"{name}.toml").read_text("utf-8"))
        for code in codes:
            first = rules()[code][0]
            yield f"### {first.en}\n"
            yield f"{first.vi} (`{code}`)\n"
            rows = [_row(version) for version in rules()[code]]
            yield from _table(("article", "force", "sets", "who", "words"), rows)


def _row(rule: Rule) -> tuple[str, ...]:
    mark = "" if rule.verified else " (not verified)"
    return rule.article + mark, _days(rule.span), _sets(rule), rule.who, rule.quote


def _sets(rule: Rule) -> str:
    if rule.value is None:
        return "at once" if rule.unit is Unit.AT_ONCE else ""
    least = f"{rule.least} to " if rule.least else ""
    return f"{least}{rule.value} {rule.unit.replace('_', ' ')}{'s' * (rule.value > 1)}"


def _days(span: Span) -> str:
    return (
        f"{span.since} to before {span.until}" if span.until else f"from {span.since}"
    )


def _known() -> Iterable[Instrument]:
    return instruments().values()


def _all() -> Iterator[Rule]:
    for versions in rules().values():
        yield from versions


def _table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    heads = tuple(heads)
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "/") for cell in row) + " |"
    yield ""
