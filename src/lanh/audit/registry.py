"""The trail's verbs in words; rooms above hand theirs in (`project/wiring`)."""

from collections.abc import Mapping

_words: dict[str, str] = {}


def name(verbs: Mapping[str, str]) -> None:
    """From a verb to what was done, after the name of who did it: marked English."""
    _words.update(verbs)


def verbs() -> Mapping[str, str]:
    """All that was handed in."""
    return _words


def words_for(verb: str) -> str:
    """The marked words; the verb itself where nobody has named it."""
    return _words.get(verb, verb)
