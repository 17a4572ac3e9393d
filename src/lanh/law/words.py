"""What codes are called, in Vietnamese, from `tables/words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache

from lanh.law.instruments import TABLES


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Group → code → words."""
    return tomllib.loads((TABLES / "words.toml").read_text("utf-8"))


def word(group: str, code: str) -> str:
    """The words for a code; the code itself where it has none."""
    return words()[group].get(code, code)
