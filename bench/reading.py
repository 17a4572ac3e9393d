"""How right and how fast the reader is: `python -m bench.reading [--planted N]`.

Scores the invented documents in tests/reader/documents and, where real plans are
there (LANH_PLANS or ../shared/plans), these too; prints what certainty means, the
speed of reading, and how many planted errors are named. Standard output is the text
of the tables in docs/reading.md.
"""

import argparse
import json
import platform
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lanh.reader import Grade, check, read
from tests.reader.plans import folder
from tests.reader.scoring import Tally, placed, same_duty, same_heading, same_row, score

INVENTED = Path(__file__).resolve().parents[1] / "tests" / "reader" / "documents"
PAGE = 2500  # letters on a page of an official paper
JUDGED = {
    "targets": placed("text", 0.9),
    "results": placed("text", 0.9),
    "activities": placed("title", 0.85),
    "outline": same_heading,
    "assignments": same_row,
    "reporting": same_duty,
}
BANDS = (0.95, 0.9, 0.8, 0.7, 0.0)
Pair = tuple[Path, dict[str, Any]]
Key = tuple[str, str, bool]
Planted = tuple[Counter[Key], Counter[Key]]


def labelled() -> Iterator[tuple[str, list[Pair]]]:
    """(which documents, each text with its labels)."""
    yield "invented", [_pair(p, INVENTED) for p in sorted(INVENTED.glob("*.json"))]
    plans = folder()
    if plans:
        labels = sorted((plans / "labels").glob("*.json"))
        yield "real", [_pair(path, plans / "texts") for path in labels]


def _pair(labels: Path, texts: Path) -> Pair:
    return texts / f"{labels.stem}.txt", json.loads(labels.read_text("utf-8"))


def scores(pairs: list[Pair]) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for text, gold in pairs:
        reading = read(text)
        score(gold, reading.to_json(), reading.text, tallies)
    return tallies


def show_scores(name: str, tallies: dict[str, Tally]) -> None:
    known = [t.f1 for t in tallies.values() if t.f1 is not None]
    print(f"\n{name}: mean F1 {sum(known) / len(known):.3f} over {len(known)} parts\n")
    print("| part | labelled | precision | recall | F1 |\n|---|---:|---:|---:|---:|")
    for part, tally in tallies.items():
        if tally.f1 is not None:
            shares = f"{tally.precision:.2f} | {tally.recall:.2f} | {tally.f1:.2f}"
            print(f"| {part} | {tally.gold} | {shares} |")


def calibration(pairs: list[Pair]) -> dict[float, list[bool]]:
    """By band of certainty, whether each item was right."""
    bands: dict[float, list[bool]] = defaultdict(list)
    for text, gold in pairs:
        said = read(text).to_json()
        for part, same in JUDGED.items():
            left = list(gold[part])
            for row in said[part]:
                at = next((i for i, one in enumerate(left) if same(one, row)), None)
                if at is not None:
                    del left[at]
                band = next(b for b in BANDS if row["certainty"] >= b)
                bands[band].append(at is not None)
    return bands


def show_calibration(pairs: list[Pair]) -> None:
    print("\n| certainty from | items | right |\n|---:|---:|---:|")
    bands = calibration(pairs)
    for band in BANDS:
        right = bands[band]
        if right:
            print(f"| {band:.2f} | {len(right)} | {sum(right) / len(right):.3f} |")


def speed(pairs: list[Pair]) -> None:
    texts = [path.read_text("utf-8") for path, _gold in pairs]
    letters = sum(map(len, texts))
    started = time.process_time()
    rounds = max(1, 400_000 // letters)
    for _round in range(rounds):
        for text in texts:
            read(text)
    seconds = time.process_time() - started
    print(f"\nSpeed: {rounds * letters / PAGE / seconds:.0f} pages/s on one core")
    read("\n\n".join(texts) * max(1, 200 * PAGE // letters))
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"Memory after 200 pages: {kilobytes // 1024} MB")


def changes(member: dict[str, Any]) -> Iterator[str]:
    """The printed forms that break a relation at this member."""
    breaking, printed = member.get("breaking"), member["number"]
    if isinstance(breaking, list):
        yield from breaking
    elif breaking == "all":
        for place, letter in enumerate(printed):
            for digit in "0123456789" if letter.isdigit() else "":
                if digit != letter:
                    yield printed[:place] + digit + printed[place + 1 :]


def planted(plans: Path, per_relation: int) -> Planted:
    """Plant slips: (named, planted) by strength, kind and whether a mere bound."""
    relations = json.loads((plans / "constraints.json").read_text("utf-8"))["relations"]
    draw = random.Random(2026)  # noqa: S311 (the same sample each time)
    named: Counter[Key] = Counter()
    total: Counter[Key] = Counter()
    texts = {r["source"]: _text(plans, r["source"]) for r in relations}
    known = {source: _findings(text) for source, text in texts.items()}
    for relation in (r for r in relations if r["holds"]):
        possible = [(m, form) for m in relation["members"] for form in changes(m)]
        chosen = draw.sample(possible, min(per_relation, len(possible)))
        for member, form in chosen:
            key = (relation["strength"], relation["kind"], _is_cheap(relation))
            total[key] += 1
            source = relation["source"]
            named[key] += _named(texts[source], known[source], relation, member, form)
    return named, total


def _is_cheap(relation: dict[str, Any]) -> bool:
    return relation["rule"] in {"0 <= x <= 100", "a real date", "1 <= month <= 12"}


def _text(plans: Path, source: str) -> str:
    return (plans / "texts" / source).read_text("utf-8")


def _findings(text: str) -> set[tuple[str, tuple[tuple[int, int], ...], str]]:
    found = check(text)[1]
    return {(f.kind, f.spans, f.sentence) for f in found if f.grade is not Grade.NOTE}


def _named(
    text: str,
    known: set[tuple[str, tuple[tuple[int, int], ...], str]],
    relation: dict[str, Any],
    member: dict[str, Any],
    form: str,
) -> bool:
    at, printed = member["offset"], member["number"]
    longer = len(form) - len(printed)
    changed = text[:at] + form + text[at + len(printed) :]
    behind = {m["offset"] for m in relation["members"]}
    places = [place + (longer if place > at else 0) for place in behind]
    return any(
        kind == relation["kind"] and any(a - 1 <= p <= b for p in places)
        for kind, spans, _sentence in _findings(changed) - known
        for a, b in spans
    )


def show_planted(named: Counter[Key], total: Counter[Key]) -> None:
    print("\n| strength | kind | planted | named |\n|---|---|---:|---:|")
    for key in sorted(total):
        strength, kind, cheap = key
        kind += " (bounds)" if cheap else ""
        share = f"{named[key] / total[key]:.2f}"
        print(f"| {strength} | {kind} | {total[key]} | {share} |")
    for strength in ("must", "usual"):
        keys = [k for k in total if k[0] == strength]
        whole, right = sum(total[k] for k in keys), sum(named[k] for k in keys)
        print(f"| {strength} | all | {whole} | {right / max(whole, 1):.2f} |")
    keys = [k for k in total if k[0] == "must" and not k[2]]
    whole, right = sum(total[k] for k in keys), sum(named[k] for k in keys)
    print(f"| must | all without bounds | {whole} | {right / max(whole, 1):.2f} |")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--planted", type=int, default=0, help="changes per relation")
    options = parser.parse_args()
    print(f"{platform.machine()}, Python {platform.python_version()}")
    everything: list[Pair] = []
    for name, pairs in labelled():
        show_scores(name, scores(pairs))
        everything += pairs
    show_calibration(everything)
    speed(everything)
    plans = folder()
    if options.planted and plans:
        show_planted(*planted(plans, options.planted))
    return 0


if __name__ == "__main__":
    sys.exit(main())
