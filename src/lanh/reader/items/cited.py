"""The distinct documents that a plan names, in order of first mention."""

from collections.abc import Sequence
from dataclasses import replace

from lanh.common.text import fold
from lanh.reader.grammar.citations import Mention, mentions
from lanh.reader.layout.blocks import Block
from lanh.reader.reading import Citation

Key = tuple[str, str]


def citations(found: Sequence[Block], own: str | None) -> list[Citation]:
    """Each document once; a law named by name and by number is one law.

    `own` is the number of the document itself, which is no citation.
    """
    kept: dict[Key, Citation] = {}
    names: dict[str, Key] = {}
    for block in found:
        for said in with_names(mentions(block.text), block.text):
            if said.number and own and said.number == own:
                continue
            _keep(kept, names, said, block)
    return list(kept.values())


def with_names(said: list[Mention], text: str) -> list[Mention]:
    """A law's name right behind or before its number is put with it."""
    named: list[Mention] = []
    for mention in said:
        last = named[-1] if named else None
        if last and mention.kind == last.kind == "luat":
            beside = not text[last.end : mention.start].strip(" ,")
            if beside and last.number and not last.name and not mention.number:
                named[-1] = replace(last, name=mention.name)
                continue
            if beside and last.name and not last.number and mention.number:
                named[-1] = replace(mention, name=last.name)
                continue
        named.append(mention)
    return named


def _same_but_year(kept: dict[Key, Citation], key: Key) -> Key:
    """03/NĐ-CP is 03/2019/NĐ-CP where that one was named."""
    kind, number = key
    digits, _, sign = number.partition("/")
    for known_kind, known in kept:
        parts = known.split("/")
        if (
            known_kind == kind
            and len(parts) == 3
            and (parts[0], parts[2]) == (digits, sign)
        ):
            return known_kind, known
    return key


def _keep(
    kept: dict[Key, Citation], names: dict[str, Key], said: Mention, block: Block
) -> None:
    """Put a mention with the document that it names, or keep it as a new one."""
    name = fold(said.name).replace(",", "") if said.name else ""
    key = (said.kind, said.number.lower() if said.number else name)
    key = names.get(name, names.get(key[1], _same_but_year(kept, key)))
    names.setdefault(name or key[1], key)
    before = kept.get(key)
    if before is None:
        printed = None if said.number else said.name
        span, sure = block.span(said.start, said.end), 0.97 if said.number else 0.85
        kept[key] = Citation(said.kind, said.number, said.date, printed, span, sure)
        return
    if said.number and before.number is None:
        before = replace(before, number=said.number, name=None)
        names[said.number.lower()] = key
    kept[key] = replace(before, date=before.date or said.date)
