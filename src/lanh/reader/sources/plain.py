"""Plain text in the encodings that offices still send."""

import unicodedata

_BINARY = frozenset(range(9)) | frozenset(range(14, 27)) | frozenset(range(28, 32))


def decoded(content: bytes) -> str | None:
    """The text of the bytes; None where they are no text."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return _tried(content, encoding)
    if b"\0" in content[:4096]:
        return None
    text = _tried(content, "utf-8")
    if text is None:
        text = _tried(content, "cp1258")
        text = unicodedata.normalize("NFC", text) if text else text
    if text is None or _is_binary(text):
        return None
    return text


def _tried(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None


def _is_binary(text: str) -> bool:
    first = text[:8192]
    strange = sum(ord(letter) in _BINARY or letter == "\ufffd" for letter in first)
    return strange > 0.01 * max(len(first), 1)
