"""How the trail is told on pages."""

from collections.abc import Mapping
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
# What lines are about, and what they say besides; a new kind is shown by its code.
KINDS: Final[Mapping[str, str]] = {
    "batch": _("batch"),
    "broadcast": _("broadcast"),
    "campaign": _("campaign"),
    "class": _("class"),
    "draft": _("draft plan"),
    "event": _("event"),
    "filter": _("filter of a list"),
    "forms": _("forms"),
    "material": _("material"),
    "paper": _("paper"),
    "place": _("place"),
    "plan": _("plan"),
    "submission": _("report"),
    "user": _("account"),
}
DETAILS: Final[Mapping[str, str]] = {
    "as_of": _("as of"),
    "attended": _("people"),
    "cell": _("cell"),
    "cells": _("cells"),
    "code": _("code"),
    "count": _("rows"),
    "digest": _("seal"),
    "document": _("document"),
    "duties": _("reports owed"),
    "element": _("element"),
    "evidence": _("evidence"),
    "first": _("from"),
    "form": _("form"),
    "indicator": _("indicator"),
    "item": _("item"),
    "items": _("items"),
    "last": _("to"),
    "late": _("late"),
    "name": _("name"),
    "number": _("its number"),
    "on": _("on"),
    "origin": _("device"),
    "period": _("period"),
    "place": _("place"),
    "role": _("role"),
    "sector": _("sector"),
    "sha256": _("seal"),
    "since": _("since"),
    "size": _("bytes"),
    "target": _("target"),
    "until": _("until"),
    "username": _("log-in name"),
    "version": _("version"),
    "was": _("before"),
    "women": _("women"),
}
SEAL: Final = 32  # from so many digits on it is a seal: its beginning tells it apart


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
    """'account bb241480': enough to tell one from another; the link has it all."""
    kind, _colon, key = line.subject.partition(":")
    return f"{_named(KINDS, kind)} {key[:8]}".strip()


def details(line: Line) -> str:
    """'place 98001, role drafter': what the line says besides."""
    said = [(name, value) for name, value in line.details.items() if value]
    return ", ".join(f"{_named(DETAILS, name)} {_short(value)}" for name, value in said)


def _named(words_of: Mapping[str, str], code: str) -> str:
    return gettext(words_of[code]) if code in words_of else code


def _short(value: object) -> str:
    text = str(value)
    sealed = len(text) >= SEAL and all(sign in "0123456789abcdef" for sign in text)
    return text[:12] if sealed else text


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
