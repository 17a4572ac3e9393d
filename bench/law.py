"""How many files the law's clock reads in a second: `python -m bench.law [FILES]`.

The claim: 250,000 files with 3 million events in less than 10 minutes on one core, and
one file in less than 1 ms. Events are made before the clock is started.
"""

import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from time import perf_counter

from lanh.common.clock import HANOI
from lanh.law.clock.reading import read
from lanh.law.events import Event

ASKED = datetime(2026, 11, 23, 9, tzinfo=HANOI)
# Twelve events of a life that goes wrong and right again; each file shifts the days.
LIFE: list[tuple[int, str, dict[str, object]]] = [
    (0, "file_opened", {"born": "1995-05-05", "residence": "stable"}),
    (1, "positive_test_received", {"resident": True}),
    (2, "decision_user_management", {}),
    (90, "used_again", {}),
    (95, "determination_result", {"result": "addicted"}),
    (96, "decision_stop_user_management", {"reason": "addicted"}),
    (98, "registered_voluntary_home", {"intake_record": True}),
    (99, "voluntary_home_decision", {"months": 12}),
    (110, "service_started", {}),
    (300, "moved", {"to": "another_commune"}),
    (464, "completed", {"mode": "voluntary_home"}),
    (468, "aftercare_decision", {}),
]


def files(count: int) -> Iterator[list[Event]]:
    """Files over both laws, always the same ones."""
    random = Random(20261123)  # noqa: S311 (the same files each time)
    start = datetime(2023, 1, 2, 9, tzinfo=HANOI)
    for _ in range(count):
        first = start + timedelta(hours=random.randrange(24 * 1300))
        yield [Event(kind, first + timedelta(days=on), d) for on, kind, d in LIFE]


def main(count: int = 250_000) -> None:
    """Print files, events, seconds and milliseconds a file."""
    read(next(files(1)), ASKED)
    spent, worst, left = 0.0, 0.0, files(count)
    for events in left:
        begun = perf_counter()
        read(events, ASKED)
        took = perf_counter() - begun
        spent, worst = spent + took, max(worst, took)
    print(f"{count:,} files, {count * len(LIFE):,} events: {spent:.1f} s on one core")
    print(f"{spent / count * 1000:.3f} ms a file, the slowest {worst * 1000:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 250_000)
