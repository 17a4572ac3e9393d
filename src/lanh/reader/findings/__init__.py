"""What is wrong in a document, told and never repaired."""

from collections.abc import Callable, Iterator

from lanh.reader.findings.basis import basis
from lanh.reader.findings.citing import citing
from lanh.reader.findings.counting import counting
from lanh.reader.findings.dating import dating
from lanh.reader.findings.finding import Finding, Grade
from lanh.reader.findings.naming import naming
from lanh.reader.findings.numbering import numbering
from lanh.reader.findings.ordering import ordering
from lanh.reader.findings.seen import Seen
from lanh.reader.findings.sharing import sharing
from lanh.reader.findings.summing import summing
from lanh.reader.findings.wanting import wanting
from lanh.reader.findings.years import years

_RULES: tuple[Callable[[Seen], Iterator[Finding]], ...] = (
    numbering, dating, ordering, years, citing, summing, sharing, counting, naming,
    wanting,
    basis,
)  # fmt: skip

__all__ = ["Finding", "Grade", "Seen", "find"]


def find(seen: Seen) -> list[Finding]:
    """Every finding, in the order of the words, each said once."""
    found = {
        (finding.kind, finding.spans, finding.sentence): finding
        for rule in _RULES
        for finding in rule(seen)
    }
    return sorted(found.values(), key=lambda f: (f.spans, f.kind, f.sentence))
