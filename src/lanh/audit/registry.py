"""The trail's verbs in words; rooms above hand theirs in (`project/wiring`)."""

from collections.abc import Mapping

_words: dict[str, object] = {}


def name(verbs: Mapping[str, object]) -> None:
    """From a verb to what was done, after the name of who did it: marked English, or
    words of a page that translate themselves when they are shown."""
    _words.update(verbs)


def verbs() -> Mapping[str, str]:
    """All that was handed in."""
    return {verb: str(said) for verb, said in _words.items()}


def words_for(verb: str) -> str:
    """The marked words; the verb itself where nobody has named it."""
    return str(_words.get(verb, verb))
