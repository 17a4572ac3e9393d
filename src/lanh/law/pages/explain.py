"""One case as a page of plain Vietnamese, each sentence with its article."""

from collections.abc import Iterable, Iterator

from lanh.law.clock.reading import Reading
from lanh.law.events import Event
from lanh.law.findings import Certainty, Finding, What
from lanh.law.pages.cite import cited, day
from lanh.law.rules import rules
from lanh.law.terms import NOT_SET, said
from lanh.law.words import word, words

DUES = (What.DECISION_DUE, What.NOTICE_DUE, What.ACTION_DUE)


def explain(title: str, events: Iterable[Event], reading: Reading) -> str:
    """The page: state, what happened, what runs, what is due, what may come next."""
    parts = [
        [title.upper(), f"Thời điểm hỏi: {day(said(reading.now.at))}"],
        _section("TÌNH TRẠNG", [_state(reading.status)]),
        _section("DIỄN BIẾN", [_event(event) for event in events]),
        _section("THỜI HẠN", _terms(reading)),
        _section("VIỆC ĐẾN HẠN", _dues(reading)),
        _section("ĐƯỢC LÀM", _verdicts(reading, What.ALLOWED)),
        _section("KHÔNG ĐƯỢC LÀM", _verdicts(reading, What.REFUSED)),
        _section("DANH SÁCH CỦA XÃ", _lists(reading)),
        _section("LUẬT ÁP DỤNG", _laws(reading)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _section(head: str, lines: Iterable[str]) -> list[str]:
    told = list(dict.fromkeys(lines))
    return [head, *(f"- {line}" for line in told)] if told else []


def _basis(found: Finding) -> str:
    """The article, and what is not plain about it."""
    text = f" ({cited(found.article)})" if found.article else ""
    if found.certainty is Certainty.ARGUABLE and found.alternative:
        other = word("status", day(found.alternative))
        text += f". Có thể hiểu khác: {YES_NO.get(other, other)}"
    return text


YES_NO = {"yes": "được", "no": "không"}


def _state(found: Finding) -> str:
    return f"{word('status', found.value)}{_basis(found)}"


def _event(event: Event) -> str:
    return f"{day(said(event.at))}: {word('event', event.kind)}"


def _terms(reading: Reading) -> Iterator[str]:
    for found in reading.findings:
        if found.what is not What.ENDS_ON or found.of == "last_day_to_submit":
            continue
        name = word("term", found.of)
        name = word("due", found.of) if name == found.of else name
        if found.value == NOT_SET:
            yield f"{name}: luật không quy định thời hạn{_basis(found)}"
        else:
            yield f"{name}: đến hết {day(found.value)}{_basis(found)}"


def _dues(reading: Reading) -> Iterator[str]:
    found = [f for f in reading.findings if f.what in DUES]
    for due in sorted(found, key=lambda f: (f.value == NOT_SET, f.value)):
        yield f"{_until(due)}: {_what(due)}{_by(due)}{_basis(due)}"


def _until(due: Finding) -> str:
    if due.value == NOT_SET:
        return "Luật không quy định thời hạn"
    return "Ngay" if due.value == "at_once" else f"Chậm nhất {day(due.value)}"


def _what(due: Finding) -> str:
    named = words()["due"].get(due.of)
    return named or (rules()[due.rule][0].vi if due.rule in rules() else due.of)


def _by(due: Finding) -> str:
    return f"; {word('authority', due.who)}" if due.who else ""


def _verdicts(reading: Reading, what: What) -> Iterator[str]:
    known = words()["act"]
    for found in reading.findings:
        if found.what is what and found.of in known:
            text = known[found.of]
            yield f"{text[0].upper()}{text[1:]}{_why(found)}{_basis(found)}"


def _why(found: Finding) -> str:
    """What the rule is about, where it says more than the act does."""
    return f": {rules()[found.rule][0].vi.lower()}" if found.rule in rules() else ""


def _lists(reading: Reading) -> Iterator[str]:
    for found in reading.findings:
        if found.what is What.LIST_REMOVED:
            ground = (
                "có căn cứ đưa ra" if found.value == "yes" else "chưa có căn cứ đưa ra"
            )
            yield f"{word('list', found.of)}: {ground}{_basis(found)}"


def _laws(reading: Reading) -> Iterator[str]:
    names = {"rehab_term": "Cai nghiện", "aftercare": "Quản lý sau cai"}
    names |= {"user_management": "Quản lý người sử dụng", "dossier": "Hồ sơ đề nghị"}
    for found in reading.findings:
        if found.what is What.LAW_APPLIES and found.of in names:
            yield f"{names[found.of]}: Luật số {found.value}{_basis(found)}"
