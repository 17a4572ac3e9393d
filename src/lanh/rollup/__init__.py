"""Facts summed over places and time. What other rooms use; the rest is inside."""

from lanh.rollup.asking import Asked, Kind, Over
from lanh.rollup.engine import Bounds
from lanh.rollup.facts import FactRow, Origin, Reason, TreeRow
from lanh.rollup.files.manifest import Manifest
from lanh.rollup.store import Store
from lanh.rollup.sums import Sum, Sums

__all__ = [
    "Asked",
    "Bounds",
    "FactRow",
    "Kind",
    "Manifest",
    "Origin",
    "Over",
    "Reason",
    "Store",
    "Sum",
    "Sums",
    "TreeRow",
]
