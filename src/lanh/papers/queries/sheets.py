"""What a paper says in full, as pages and as bytes."""

from dataclasses import dataclass
from datetime import date, timedelta

from lanh.audit.models import Line
from lanh.audit.queries import heads, story_of
from lanh.common.clock import HANOI
from lanh.files import queries as files
from lanh.papers.models import Paper, Sentence
from lanh.papers.rules.binding import bound, loose
from lanh.papers.rules.figures import Figure, day_words, next_period_words
from lanh.papers.rules.sheet import Head, Seal, sheet
from lanh.papers.rules.templates import Part, templates
from lanh.writer import Paper as Sheet
from lanh.writer import write


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence as it is read: its words, the figures in it, and numbers that are no
    figure of the paper."""

    row: Sentence
    text: str
    figures: list[Figure]
    loose: list[str]


def told(paper: Paper) -> list[tuple[Part, list[Told]]]:
    """The whole paper part by part, sentences left out included."""
    said, known = printed(paper), {f.key: f for f in paper.frozen.figures}
    rows = list(paper.sentences.select_related("edited_by"))
    return [
        (part, [_told(row, said, known) for row in rows if row.part == part.code])
        for part in templates()[paper.template].parts
    ]


def told_one(row: Sentence) -> Told:
    """One sentence as it is read."""
    paper = row.paper
    return _told(row, printed(paper), {f.key: f for f in paper.frozen.figures})


def story(paper: Paper) -> list[Line]:
    """What was done to the paper, the newest first."""
    return list(story_of(paper.subject).order_by("-number"))


def laid_out(paper: Paper) -> Sheet:
    """The paper for `writer`, from nothing but what is frozen in it."""
    said = printed(paper)
    rows = paper.sentences.filter(left_out=False)
    return sheet(
        templates()[paper.template],
        _head(paper),
        paper.frozen,
        [(row.part, row.told(said)) for row in rows],
        next_words=next_period_words(paper.period),
        known_at=paper.known_at,
        seal=_seal(paper),
    )


def content(paper: Paper) -> bytes:
    """The .docx: the very file where the paper was issued, else written anew."""
    return files.content(paper.file) if paper.file else write(laid_out(paper))


def seal(today: date) -> dict[str, str]:
    """The head of the trail of the last day before today on which something was done;
    empty where there is none within a year. Source: HOUSE.md, 'Audit'.
    """
    found = heads(until=today - timedelta(days=1), days=366)[:1]
    return (
        {"day": found[0].day.isoformat(), "mark": str(found[0].mark)} if found else {}
    )


def printed(paper: Paper) -> dict[str, str]:
    """Every bound word as it is printed: the figures, and up to which day they go."""
    frozen, taken = paper.frozen, paper.known_at.astimezone(HANOI).date()
    reach = frozen.reach(paper.period.key) or min(taken, paper.last)
    return frozen.printed | {"as_of": day_words(reach)}


def _told(row: Sentence, said: dict[str, str], known: dict[str, Figure]) -> Told:
    figures = [known[key] for key in bound(row.pattern) if key in known]
    mine = loose(row.edited) if row.edited else []
    return Told(row, row.told(said), figures, mine)


def _seal(paper: Paper) -> Seal | None:
    if not paper.seal:
        return None
    return Seal(date.fromisoformat(paper.seal["day"]), paper.seal["mark"])


def _head(paper: Paper) -> Head:
    kind = templates()[paper.template].kind
    return Head(
        issuer=paper.issuer,
        parent=paper.parent,
        symbol=paper.symbol.removeprefix(f"{kind.code}-"),
        place=paper.located,
        subject=paper.subject_line,
        signing=paper.signing,
        signer=paper.signer,
        receivers=tuple(paper.receivers.values_list("name", flat=True)),
        archive=paper.archive,
        number=paper.number,
        day=paper.day,
        year=paper.last.year,
    )
