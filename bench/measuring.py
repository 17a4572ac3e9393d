"""How long things take: medians of runs that take turns, in one process."""

import os
import platform
import resource
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any, Self

RUNS = 9


class Taken(float):
    """The median of some runs in seconds, which knows its fastest and slowest."""

    fastest: float
    slowest: float

    @classmethod
    def of(cls, times: list[float]) -> Self:
        taken = cls(statistics.median(times))
        taken.fastest, taken.slowest = min(times), max(times)
        return taken


def medians(
    contestants: Mapping[str, Callable[[], Any]], runs: int = RUNS
) -> dict[str, Taken]:
    """Seconds by name. They take turns, so that a busy moment hits all of them; the
    first round warms caches and is not counted."""
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for turn in range(runs + 1):
        for name, contestant in contestants.items():
            start = time.perf_counter()
            contestant()
            if turn:
                taken[name].append(time.perf_counter() - start)
    return {name: Taken.of(times) for name, times in taken.items()}


def seconds(act: Callable[[], Any]) -> float:
    """How long it takes once."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def peak_memory() -> float:
    """The most that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def machine() -> str:
    """What the figures were measured on."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return (
        f"{os.cpu_count()} cores, {pages / 2**30:.0f} GiB, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


def table(rows: list[list[str]]) -> str:
    """A markdown table; the first row is its head."""
    head, *body = rows
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
