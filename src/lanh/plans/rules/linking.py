"""A link from a target to the indicator that gives its figure."""

from collections.abc import Collection, Mapping

from lanh.plans.errors import LinkTouched, NoSuchIndicator, NoSuchSlice


def check_link_untouched(*, seen: str, now: str) -> None:
    """The second of two who link is told. Source: HOUSE.md, 'Two databases'."""
    if seen != now:
        raise LinkTouched


def check_indicator(code: str, known: Collection[str]) -> None:
    """Only what is defined can give a figure."""
    if code not in known:
        raise NoSuchIndicator(code=code)


def check_slice(slice: str, *, code: str, known: Mapping[str, Collection[str]]) -> None:
    """The part is one that the indicator's elements can be broken down by.

    `known`: for each dimension that they share, its values. `slice`: `sex=f;age=12_17`.
    """
    for part in filter(None, slice.split(";")):
        dimension, _equals, value = part.partition("=")
        if value not in known.get(dimension, ()):
            raise NoSuchSlice(code=code, slice=part)
