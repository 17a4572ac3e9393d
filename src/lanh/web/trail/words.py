"""How the trail is told on pages."""

from dataclasses import dataclass
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext

from lanh.audit.models import Line
from lanh.audit.queries import verify
from lanh.audit.registry import verbs, words_for
from lanh.audit.rules import Mark
from lanh.common.words import _
from lanh.web.parts.words import number, words

# As many as a page can walk while one waits; the whole trail is for the command.
LAST: Final = 10_000
NO_HEAD: Final = _(
    "A head is a number, a colon and twelve digits or more, as it was printed."
)


@dataclass(frozen=True, slots=True)
class Told:
    """The state of the trail, as a note on the page. `kind`: ok, warn or bad."""

    kind: str
    sentence: str


def verb(line: Line) -> str:
    return gettext(words_for(line.verb))


def verb_choices() -> list[tuple[str, str]]:
    named = [(code, gettext(said)) for code, said in verbs().items()]
    return sorted(named, key=lambda choice: choice[1])


def subject(line: Line) -> str:
    """'user bb241480': enough to tell one from another; the link has it all."""
    kind, _colon, key = line.subject.partition(":")
    return f"{kind} {key[:8]}".strip()


def details(line: Line) -> str:
    """'place 98001, role drafter': what the line says besides."""
    said = [(name, value) for name, value in line.details.items() if value]
    return ", ".join(f"{name} {value}" for name, value in said)


def verdict(asked: QueryDict) -> Told | None:
    """The last lines walked, where the address asks for it, against a printed head."""
    if "verify" not in asked:
        return None
    typed = str(asked.get("head", ""))
    try:
        printed = Mark.parse(typed) if typed else None
    except ValueError:
        return Told("warn", gettext(NO_HEAD))
    found = verify(printed=printed, last=LAST)
    if found.fault is None:
        sentence = gettext("The last {n} lines follow from one another.")
        return Told("ok", sentence.format(n=number(found.lines)))
    sentence = gettext(
        "The trail is not whole at line {n}: {fault}. Call the operator."
    )
    return Told("bad", sentence.format(n=found.broken_at, fault=words(found.fault)))
