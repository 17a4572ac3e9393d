"""The order in which an invented province comes into being."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from pathlib import Path

from lanh.common import clock
from lanh.common.keys import seeded
from lanh.demo import papers, planning, posts, province, returns, work
from lanh.demo.acts import Act, moment, perform
from lanh.demo.posts import Staff
from lanh.demo.province import BEGAN, REFORM, Map
from lanh.demo.size import SEED, TODAY, Size
from lanh.outbox import jobs, registry


def build(size: Size, plans: Path | None = None) -> Iterator[tuple[str, int, int]]:
    """Build it all into an empty database; yields what was done, how far, of how much.

    plans: a folder of documents to hand in as well.
    """
    # No worker runs beside the build: what acts order is delivered at its end.
    registry.wake_with(lambda: None)
    with seeded(SEED):
        with clock.stopped_at(moment(BEGAN)):
            map_ = province.draw()
            staff = posts.appoint(map_)
        acts = list(_acts(size, map_, staff))
        for number, act in enumerate(perform(acts), start=1):
            yield act.what, number, len(acts)
        with clock.stopped_at(moment(TODAY)):
            if plans is not None:
                planning.read_in(plans, map_.province, staff)
            jobs.deliver()


def _acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    eve = moment(REFORM - timedelta(days=1), 16)
    yield Act(eve, "Sắp xếp đơn vị hành chính", lambda: province.reform(map_))
    yield Act(eve, "Nhận nhiệm vụ ở xã mới", lambda: posts.move(map_, staff))
    yield from chain(
        planning.acts(map_, staff),
        work.acts(size, map_, staff),
        returns.acts(map_, staff),
        papers.acts(map_, staff),
    )
