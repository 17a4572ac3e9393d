"""The order in which an invented province comes into being."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from lanh.common import clock
from lanh.common.keys import seeded
from lanh.demo import posts, province
from lanh.demo.act import Act, moment, perform
from lanh.demo.acts import plans as planning
from lanh.demo.acts import rooms
from lanh.demo.posts import Staff
from lanh.demo.province import BEGAN, REFORM, Map
from lanh.demo.size import SEED, TODAY, Size
from lanh.outbox import jobs, registry


class Told(NamedTuple):
    """What was done, how far it is of how much; `aloud`: worth a line of its own."""

    what: str
    done: int
    of: int
    aloud: bool = False


def build(size: Size, plans: Path | None = None) -> Iterator[Told]:
    """Build it all into an empty database; yields what was done.

    plans: a folder of documents to hand in as well.
    """
    # No worker runs beside the build: what acts order is delivered at its end.
    with registry.unwoken(), seeded(SEED):
        with clock.stopped_at(moment(BEGAN)):
            map_ = province.draw(size.layout)
            staff = posts.appoint(map_)
        acts = list(_acts(size, map_, staff))
        for number, act in enumerate(perform(acts), start=1):
            yield Told(act.what, number, len(acts))
        with clock.stopped_at(moment(TODAY)):
            if plans is not None:
                for name, why in planning.read_in(plans, map_.province, staff):
                    said = f"{name}: {why}" if why else f"{name}: đã đọc"
                    yield Told(said, len(acts), len(acts), aloud=True)
            jobs.deliver()


def _acts(size: Size, map_: Map, staff: Staff) -> Iterator[Act]:
    eve = moment(REFORM - timedelta(days=1), 16)
    yield Act(eve, "Sắp xếp đơn vị hành chính", lambda: province.reform(map_))
    yield Act(eve, "Nhận nhiệm vụ ở xã mới", lambda: posts.move(map_, staff))
    for room in rooms():
        yield from room.acts(size, map_, staff)
