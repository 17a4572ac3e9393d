"""How right a reading is: F1 for each part, an item counting only with what it says.

The same parts and the same strictness as the plans' own `score.py`; spelled anew so
that the tests stand alone. Texts are compared in lower case, marks and blanks as one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

Row = Mapping[str, Any]
Same = Callable[[Any, Any], bool]


@dataclass
class Tally:
    """Labelled, read and rightly read items of one part."""

    gold: int = 0
    read: int = 0
    right: int = 0

    def add(self, gold: int, read: int, right: int) -> None:
        self.gold, self.read, self.right = (
            self.gold + gold,
            self.read + read,
            self.right + right,
        )

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float | None:
        both = self.gold + self.read
        return 2 * self.right / both if both else None


def plain(value: object) -> str:
    """One spelling of a text."""
    text = "" if value is None else str(value).casefold()
    return " ".join(
        "".join(c if c.isalnum() or c == "%" else " " for c in text).split()
    )


def alike(a: object, b: object, least: float = 0.9) -> bool:
    one, two = plain(a), plain(b)
    if one == two or not (one and two):
        return one == two
    if min(len(one), len(two)) < 0.8 * max(len(one), len(two)):
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= least


def matched(gold: Iterable[Any], read: Iterable[Any], same: Same) -> int:
    left = list(read)
    right = 0
    for wanted in gold:
        at = next((i for i, found in enumerate(left) if same(wanted, found)), None)
        if at is not None:
            del left[at]
            right += 1
    return right


def same_unit(a: Row, b: Row) -> bool:
    short, long = sorted((plain(a.get("unit")), plain(b.get("unit"))), key=len)
    near = len(long.split()) <= len(short.split()) + 3
    return short == long or (len(short) > 1 and near and long.startswith(short + " "))


def same_measure(a: Row, b: Row) -> bool:
    keys = ("comparator", "value", "upper", "baseline", "direction")
    return all(a.get(k) == b.get(k) for k in keys) and same_unit(a, b)


def same_output(a: Row, b: Row) -> bool:
    return all(a.get(k) == b.get(k) for k in ("value", "upper")) and same_unit(a, b)


def same_citation(a: Row, b: Row) -> bool:
    if a["type"] != b["type"] or (a["number"] or "") != (b["number"] or ""):
        return False
    named = a["number"] is not None or alike(a.get("name"), b.get("name"), 0.8)
    return named and a["date"] in (None, b["date"])


def same_duty(a: Row, b: Row) -> bool:
    when = all(a[k] == b[k] for k in ("cadence", "deadline"))
    return when and all(alike(a[k], b[k], 0.7) for k in ("from", "to"))


def same_heading(a: Row, b: Row) -> bool:
    level = (plain(a["label"]), a["level"]) == (plain(b["label"]), b["level"])
    return level and alike(a["title"], b["title"], 0.85)


def placed(key: str, least: float) -> Same:
    """The same words at the same path."""
    return lambda a, b: (
        (a["path"] or "") == (b["path"] or "") and alike(a[key], b[key], least)
    )


def same_row(a: Row, b: Row) -> bool:
    agencies = matched(a["agencies"], b["agencies"], alike)
    whole = agencies == len(a["agencies"]) == len(b["agencies"])
    return (a["path"] or "") == (b["path"] or "") and whole


def pairs(gold: list[Row], read: list[Row], same: Same) -> list[tuple[Row, Row]]:
    """Labelled rows with the read ones that are the same, one to one."""
    left, found = list(read), []
    for wanted in gold:
        at = next((i for i, row in enumerate(left) if same(wanted, row)), None)
        if at is not None:
            found.append((wanted, left.pop(at)))
    return found


def score(gold: Row, read: Row, text: str, tallies: dict[str, Tally]) -> None:
    """Add one document to the tallies of all parts."""
    _head(gold["document"], read["document"], tallies)
    for part, same in (
        ("citations", same_citation),
        ("outline", same_heading),
        ("reporting", same_duty),
    ):
        _bag(tallies, part, gold[part], read[part], same)
    for part in ("targets", "results"):
        _with_inner(
            tallies, part, gold, read, placed("text", 0.9), "measures", same_measure
        )
    titled = placed("title", 0.85)
    _with_inner(tallies, "activities", gold, read, titled, "outputs", same_output)
    for key in ("lead", "coordinating"):
        _inner(
            tallies, "activities.agencies", gold, read, "activities", titled, key, alike
        )  # fmt: skip
    _times(tallies, gold, read, titled)
    _bag(tallies, "assignments", gold["assignments"], read["assignments"], same_row)
    _inner(
        tallies, "assignments.tasks", gold, read, "assignments", same_row, "tasks",
        lambda a, b: alike(a[:60], b[:60], 0.8),
    )  # fmt: skip
    _spans(tallies, read, text)


def _head(gold: Row, read: Row, tallies: dict[str, Tally]) -> None:
    tally = tallies.setdefault("head", Tally())
    for key in ("type", "number", "date", "place", "issuer", "subject", "period"):
        a, b = gold[key], read[key]
        right = a == b if key in {"type", "date", "period", "number"} else alike(a, b)
        tally.add(a is not None, b is not None, a is not None and right)
    names = [[one["name"] for one in head["signers"]] for head in (gold, read)]
    tally.add(len(names[0]), len(names[1]), matched(names[0], names[1], alike))
    for key in ("recipients", "addressees"):
        _bag(tallies, "recipients", gold.get(key) or [], read.get(key) or [], alike)


def _bag(
    tallies: dict[str, Tally], part: str, gold: list[Any], read: list[Any], same: Same
) -> None:
    right = matched(gold, read, same)
    tallies.setdefault(part, Tally()).add(len(gold), len(read), right)


def _with_inner(
    tallies: dict[str, Tally], part: str, gold: Row, read: Row, same: Same, key: str,
    same_inner: Same,
) -> None:  # fmt: skip
    _bag(tallies, part, gold[part], read[part], same)
    _inner(tallies, f"{part}.{key}", gold, read, part, same, key, same_inner)


def _inner(
    tallies: dict[str, Tally], name: str, gold: Row, read: Row, part: str, same: Same,
    key: str, same_inner: Same,
) -> None:  # fmt: skip
    right = sum(
        matched(a[key], b[key], same_inner)
        for a, b in pairs(gold[part], read[part], same)
    )
    counts = [sum(len(row[key]) for row in side[part]) for side in (gold, read)]
    tallies.setdefault(name, Tally()).add(counts[0], counts[1], right)


def _times(tallies: dict[str, Tally], gold: Row, read: Row, same: Same) -> None:
    def days(row: Row) -> tuple[str, str] | None:
        time = row["time"]
        return (time["start"], time["end"]) if time and time["start"] else None

    found = pairs(gold["activities"], read["activities"], same)
    counts = [
        sum(days(row) is not None for row in side["activities"])
        for side in (gold, read)
    ]
    right = sum(days(a) is not None and days(a) == days(b) for a, b in found)
    tallies.setdefault("activities.time", Tally()).add(counts[0], counts[1], right)


def _spans(tallies: dict[str, Tally], read: Row, text: str) -> None:
    tally = tallies.setdefault("spans", Tally())
    for part in ("targets", "results", "activities"):
        for item in read[part]:
            words = plain(item.get("text") or item.get("title"))
            start, end = item["span"]
            tally.add(1, 1, words in plain(text[start:end]))
