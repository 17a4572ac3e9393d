"""The office's words as lists: one a line, in the text files beside this one."""

from functools import cache
from importlib.resources import files


@cache
def listed(name: str) -> tuple[str, ...]:
    """The lines of a list, longest first, so that the longest name wins."""
    text = (
        files("lanh.reader.grammar.words").joinpath(f"{name}.list").read_text("utf-8")
    )
    lines = (line.strip() for line in text.splitlines())
    kept = {line for line in lines if line and not line.startswith("#")}
    return tuple(sorted(kept, key=lambda line: (-len(line), line)))
