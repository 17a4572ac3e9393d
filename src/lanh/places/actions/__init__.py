"""What an operator does to the map and to the agencies in it. This room stands below
`access`, so nobody else draws here."""

from lanh.places.actions.agencies import end_agency, establish_agency, load_agencies
from lanh.places.actions.map import (
    NewUnit,
    close,
    divide,
    establish,
    load,
    merge,
    rename,
    succeed,
)

__all__ = [
    "NewUnit",
    "close",
    "divide",
    "end_agency",
    "establish",
    "establish_agency",
    "load",
    "load_agencies",
    "merge",
    "rename",
    "succeed",
]
