"""Results: one row a sentence in run-on text, elsewhere the whole item."""

import re
from collections.abc import Iterator, Sequence

from lanh.reader.grammar.sentences import sentences
from lanh.reader.items.measured import measures
from lanh.reader.layout.outline import Entry
from lanh.reader.reading import Item

_PLANNED = re.compile(r"(?<!\w)(?:dự kiến|sẽ|trong thời gian tới)(?!\w)", re.IGNORECASE)


def results(entries: Sequence[Entry]) -> list[Item]:
    """Rows with quantities from the parts that look back."""
    return [
        item
        for entry in entries
        if entry.section == "results" and entry.block.kind == "text"
        for item in _results(entry)
    ]


def _results(entry: Entry) -> Iterator[Item]:
    for start, end in _rows(entry):
        planned = _PLANNED.search(entry.block.text, start, end)
        found = measures(entry, start, planned.start() if planned else end)
        if found:
            sure = min(m.certainty for m in found)
            yield Item(
                path=entry.path,
                text=entry.block.text[start:end],
                measures=found,
                span=entry.block.span(start, end),
                certainty=round(0.5 + sure / 2, 2),
            )


def _rows(entry: Entry) -> Iterator[tuple[int, int]]:
    if entry.start >= entry.end:
        return
    mark = entry.block.mark
    if mark is None or entry.is_heading:
        yield from sentences(entry.block.text, entry.start, entry.end)
    else:
        yield entry.start, entry.end
