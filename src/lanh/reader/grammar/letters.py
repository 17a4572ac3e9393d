"""Vietnamese letters for character classes, and texts cut and compared."""

from typing import Final

_SIGNS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
SMALL: Final = "a-z" + _SIGNS
CAPITAL: Final = "A-Z" + _SIGNS.upper()
LETTER: Final = SMALL + CAPITAL


def small_first(text: str) -> bool:
    """Whether the first letter of the text is a small one.

    >>> small_first("quả công tác"), small_first("(xem"), small_first("Đội")
    (True, False, False)
    """
    return text[:1].islower()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without blanks, list marks and final punctuation.

    >>> trimmed("a; b./.", 3, 7)
    (3, 4)
    """
    while start < end and text[start] in " \t:;,.-–—":
        start += 1
    while start < end and text[end - 1] in " \t:;,./-–—":
        end -= 1
    return start, end


def cleaned(text: str) -> str:
    """The text as a value: single blanks, ends trimmed."""
    joined = " ".join(text.split())
    start, end = trimmed(joined, 0, len(joined))
    return joined[start:end]
