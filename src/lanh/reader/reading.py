"""What a read document is: the layout that `lanh read --json` writes."""

from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Period:
    """The years that a plan covers, both days counted, as ISO days."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, with the title that stands above the name as printed."""

    name: str
    title: str | None
    span: Span
    certainty: float


@dataclass(frozen=True, slots=True)
class Document:
    """The head of the document; null where the text does not say.

    `spans` and `certainties` hold, by field name, where the words stand and how sure
    the reader is.
    """

    type: str | None
    number: str | None
    date: str | None
    place: str | None
    issuer: str | None
    subject: str | None
    period: Period | None
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()
    addressees: tuple[str, ...] | None = None
    spans: dict[str, Span] = field(default_factory=dict)
    certainties: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document that is named; a law without a number has its `name`."""

    type: str
    number: str | None
    date: str | None
    name: str | None
    span: Span
    certainty: float


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; `level` 1 is the outermost that this document uses."""

    label: str
    level: int
    title: str
    span: Span
    certainty: float


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity: `comparator` one of = >= > <= < range decrease increase vs_baseline.

    Money is in đồng. `upper` ends a range. `of` is what is counted, as printed.
    """

    comparator: str
    value: int | float | None
    unit: str | None
    of: str | None
    span: Span
    certainty: float
    upper: int | float | None = None
    baseline: str | None = None
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A target or a result: the whole item as printed, and its quantities."""

    path: str | None
    text: str
    measures: tuple[Measure, ...]
    span: Span
    certainty: float


@dataclass(frozen=True, slots=True)
class Time:
    """When: the words, and the days where they name them."""

    text: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Output:
    """What is to be delivered."""

    value: int | float
    unit: str | None
    span: Span
    certainty: float
    upper: int | float | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """Something to be done, with who leads, who helps, when, where and how much."""

    path: str | None
    title: str
    content: str | None
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    time: Time | None
    place: str | None
    outputs: tuple[Output, ...]
    span: Span
    certainty: float


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who does what, in the part that hands out the work."""

    path: str | None
    agencies: tuple[str, ...]
    tasks: tuple[str, ...]
    task_spans: tuple[Span, ...]
    span: Span
    certainty: float


@dataclass(frozen=True, slots=True)
class Report:
    """A duty to report. `from_` is written as "from"."""

    from_: str | None
    to: str | None
    cadence: str
    deadline: str | None
    text: str
    span: Span
    certainty: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as read. `text` is what every span counts characters in."""

    source: str
    text: str
    document: Document
    citations: tuple[Citation, ...]
    outline: tuple[Heading, ...]
    targets: tuple[Item, ...]
    activities: tuple[Activity, ...]
    assignments: tuple[Assignment, ...]
    reporting: tuple[Report, ...]
    results: tuple[Item, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain dicts, lists, numbers and texts, ready for `json.dumps`."""
        found: dict[str, Any] = plain(self)
        del found["text"]
        return found


# Written only where they say something, so that files stay as SCHEMA shows them.
_OPTIONAL = {"upper", "baseline", "direction", "addressees", "name"}


def plain(value: Any) -> Any:
    """The value as JSON knows it."""
    if is_dataclass(value):
        return {
            f.name.rstrip("_"): plain(getattr(value, f.name))
            for f in fields(value)
            if not (f.name in _OPTIONAL and getattr(value, f.name) is None)
        }
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value
