"""The numbers that Word itself puts in front of paragraphs."""

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Numbering:
    """Counts each list of a document as Word does."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._styles = _style_lists(styles)
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._learn(numbering)

    def _learn(self, numbering: Any) -> None:
        kinds = {
            kind.get(f"{_W}abstractNumId"): {
                int(level.get(f"{_W}ilvl")): _level(level)
                for level in kind.findall(f"{_W}lvl")
            }
            for kind in numbering.findall(f"{_W}abstractNum")
        }
        for number in numbering.findall(f"{_W}num"):
            kind = number.find(f"{_W}abstractNumId")
            if kind is not None:
                self._levels[number.get(f"{_W}numId")] = kinds.get(_value(kind), {})

    def label(self, paragraph: Any) -> str:
        """The mark in front of the paragraph with a blank, or nothing."""
        said = _list_of(paragraph) or self._styles.get(_style(paragraph))
        if not said or said[0] not in self._levels:
            return ""
        number, depth = said
        levels = self._levels[number]
        if depth not in levels:
            return ""
        form, text, start = levels[depth]
        if form in {"bullet", "none"}:
            return "- " if form == "bullet" else ""
        counts = self._counts.setdefault(number, {})
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _filled(text, levels, counts) + " "


def _filled(
    text: str, levels: dict[int, tuple[str, str, int]], counts: dict[int, int]
) -> str:
    for depth in range(9):
        if f"%{depth + 1}" in text:
            form, _, start = levels.get(depth, ("decimal", "", 1))
            text = text.replace(
                f"%{depth + 1}", _written(form, counts.get(depth, start))
            )
    return text


def _written(form: str, count: int) -> str:
    if form in {"upperRoman", "lowerRoman"}:
        roman, left = "", count
        for value, sign in _ROMAN:
            while left >= value:
                roman, left = roman + sign, left - value
        return roman if form == "upperRoman" else roman.lower()
    if form in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (count - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    return f"{count:02}" if form == "decimalZero" else str(count)


def _level(level: Any) -> tuple[str, str, int]:
    form, text, start = (
        level.find(f"{_W}{tag}") for tag in ("numFmt", "lvlText", "start")
    )
    first = _value(start) or "1"
    return (
        _value(form) or "decimal",
        _value(text) or "",
        int(first) if first.isdigit() else 1,
    )


def _style_lists(styles: Any) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.findall(f"{_W}style") if styles is not None else ():
        said = _list_of(style)
        if said:
            found[style.get(f"{_W}styleId")] = said
    return found


def _list_of(node: Any) -> tuple[str, int] | None:
    listed = node.find(f"{_W}pPr/{_W}numPr")
    if listed is None:
        return None
    number, depth = listed.find(f"{_W}numId"), listed.find(f"{_W}ilvl")
    level = _value(depth) or "0"
    return (
        (_value(number), int(level)) if number is not None and level.isdigit() else None
    )


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return _value(style)


def _value(node: Any) -> str:
    return str(node.get(f"{_W}val") or "") if node is not None else ""
