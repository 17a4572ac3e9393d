"""What is known of each kind of record, in the reader's words, and beside it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lanh.access.models import User
from lanh.registers.inspections import queries
from lanh.web.inspections.lists import AGAIN, RESULTS, SHAPES, STANDS, again_shape
from lanh.web.inspections.words import LABELS
from lanh.web.parts.records.kinds import Facts
from lanh.web.parts.records.tables import Row, Table
from lanh.web.parts.shapes import Pace
from lanh.web.parts.words import number, value_of, words

More = Mapping[str, object]


def of_team(team: Any) -> Facts:
    yield LABELS["code"], team.code
    yield LABELS["level"], value_of(team.level, "level")
    yield LABELS["place"], team.place.name
    yield LABELS["standing_agency"], team.agency
    yield LABELS["decision"], team.decision
    yield LABELS["since"], team.day
    yield LABELS["least_present"], f"{team.least_present} ({team.basis})"


def of_plan(plan: Any) -> Facts:
    yield LABELS["team"], plan.team.title
    yield LABELS["first_day"], plan.day
    yield LABELS["last_day"], plan.last
    yield LABELS["n_sessions"], plan.n_sessions
    yield LABELS["held"], plan.held
    yield LABELS["areas"], plan.areas
    yield LABELS["decision"], plan.decision


def of_session(session: Any) -> Facts:
    yield LABELS["team"], session.team.title
    yield LABELS["field"], words(queries.Field(session.field))
    yield LABELS["ground"], words(queries.Ground(session.ground))
    yield LABELS["plan"], str(session.plan or "")
    yield LABELS["present"], ", ".join(str(seat) for seat in session.present.all())
    yield LABELS["minutes_no"], session.minutes_no
    yield LABELS["visited"], session.visited
    yield LABELS["violating"], session.violating


def of_visit(visit: Any) -> Facts:
    yield LABELS["session"], f"{visit.session.title}"
    yield LABELS["place"], visit.premises.place.name
    yield LABELS["kind"], value_of(visit.premises.kind, "kind:premises")
    yield LABELS["minutes_no"], visit.minutes_no
    yield LABELS["result"], words(visit.outcome)
    yield LABELS["action"], words(visit.heaviest) if visit.heaviest else ""
    yield LABELS["decided_on"], visit.settled_on


def of_violation(violation: Any) -> Facts:
    yield LABELS["act"], words(violation.act)
    yield LABELS["text"], violation.text
    yield LABELS["action"], words(violation.measure) if violation.measure else ""
    yield LABELS["decided_on"], violation.decided_on
    yield LABELS["decision_no"], violation.decision_no
    yield LABELS["fine"], violation.fine
    yield LABELS["due"], violation.due
    if violation.fine:
        yield LABELS["paid"], violation.paid
        yield LABELS["owed"], violation.owed


def of_recheck(recheck: Any) -> Facts:
    yield LABELS["act"], words(recheck.violation.act)
    yield LABELS["recheck"], recheck.due
    yield LABELS["done"], recheck.done
    yield LABELS["result"], words(recheck.outcome) if recheck.outcome else ""


# ── beside them ───────────────────────────────────────────────────────────────────────


def beside_team(user: User, team: Any, today: date) -> More:
    return {"tables": list(_of_team(user, team, today))}


def _of_team(user: User, team: Any, today: date) -> Iterator[Table]:
    yield Table(
        "roster",
        _("Members"),
        (LABELS["agency"], LABELS["position"], LABELS["since"]),
        [
            Row((seat.agency, words(seat.rank), seat.since))
            for seat in queries.seats(team, day=today)
        ],
        _("No member yet."),
    )
    yield Table(
        "plans",
        _("Inspection plans"),
        (LABELS["plan"], LABELS["n_sessions"], LABELS["held"]),
        [
            Row((plan.title, plan.n_sessions, plan.held), _to("plan", plan))
            for plan in queries.plans(user, today=today).filter(team=team)
        ],
        _("No plan yet."),
    )
    yield _sessions(queries.sessions(user, today=today).filter(team=team)[:12])


def beside_plan(user: User, plan: Any, today: date) -> More:
    """How far the plan is, and its inspections."""
    whole = (plan.last - plan.day).days + 1
    gone = min(max((today - plan.day).days + 1, 0), whole)
    sessions = queries.sessions(user, today=today).filter(plan=plan)
    pace = Pace.of(plan.held, plan.n_sessions, number_of(gone, whole))
    return {"pace": pace, "tables": [_sessions(sessions)]}


def number_of(part: int, whole: int) -> Decimal:
    return Decimal(part) / Decimal(whole)


def _sessions(sessions: Any) -> Table:
    names = "day", "ground", "visited", "violating", "status"
    heads = [LABELS[name] for name in names]
    rows = [_session(one) for one in sessions]
    return Table("sessions", _("Inspections"), heads, rows, _("No inspection yet."))


def _session(session: Any) -> Row:
    ground = words(queries.Ground(session.ground))
    cells = session.day, ground, number(session.visited), number(session.violating)
    shape = SHAPES[session.stage]
    return Row(cells, _to("session", session), shape, words(session.stage))


def beside_session(user: User, session: Any, today: date) -> More:
    """What is still to be visited, one tap each, and what was."""
    asked: Any = {"session": session, "today": today}
    may = queries.can_visit(user, **asked)
    visits = session.visits.counted().prefetch_related("violations")
    rows = [
        Row(
            (
                visit.title,
                ", ".join(words(one.act) for one in visit.violations.all()),
                words(visit.heaviest) if visit.heaviest else "",
            ),
            _to("visit", visit),
            RESULTS[visit.outcome],
            words(visit.outcome),
        )
        for visit in visits
    ]
    heads = LABELS["title"], LABELS["act"], LABELS["action"], LABELS["result"]
    return {
        "may_visit": may,
        "may_list": queries.can_prepare(user, **asked),
        "stops": queries.to_visit(session),
        "tables": [Table("visits", _("Visited"), heads, rows, _("No visit yet."))],
    }


def beside_visit(user: User, visit: Any, today: date) -> More:
    rows = [
        Row(
            (words(one.act), one.text, words(one.measure) if one.measure else ""),
            _to("violation", one),
            STANDS[one.stage],
            words(one.stage),
        )
        for one in visit.violations.all()
    ]
    heads = LABELS["act"], LABELS["text"], LABELS["action"], LABELS["standing"]
    table = Table("violations", _("Violations found"), heads, rows, _("None."))
    return {"tables": [table]}


def beside_violation(user: User, violation: Any, today: date) -> More:
    return {"tables": list(_of_violation(violation))}


def _of_violation(violation: Any) -> Iterator[Table]:
    if violation.fine:
        rows = [Row((one.day, one.amount)) for one in violation.payments.all()]
        heads = LABELS["paid_on"], LABELS["amount"]
        yield Table("payments", _("Payments"), heads, rows, _("Nothing paid yet."))
    rows = [_recheck(one) for one in violation.rechecks.all()]
    heads_of = LABELS["recheck"], LABELS["done"], LABELS["result"], LABELS["standing"]
    yield Table("rechecks", _("Re-checks"), heads_of, rows, _("None is ordered."))


def _recheck(recheck: Any) -> Row:
    shape = again_shape(recheck)
    result = words(recheck.outcome) if recheck.outcome else ""
    cells = recheck.due, recheck.done, result
    return Row(cells, _to("recheck_of", recheck), shape, AGAIN[shape])


def _to(page: str, record: Any) -> str:
    return reverse(f"inspections:{page}", args=[record.pk])
