"""Premises and inspections in the browser's terms: what a person asks, and is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lanh.access.models import User
from lanh.common import clock
from lanh.registers.inspections import queries
from lanh.registers.inspections.models import Session, Violation, Visit
from lanh.registers.inspections.rules import Act, Finding
from lanh.registers.premises.models import Commitment, Premises, Reach
from tests.cast import TODAY, Cast
from tests.registers.inspecting import (
    FINED,
    begun,
    found,
    of_the_province,
    scheduled,
    set_up,
    visited,
)
from tests.registers.test_premises import committed, opened, staffed

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages ask the clock; it stands at TODAY."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)


class Desk:
    """A person's browser."""

    def __init__(self, user: User) -> None:
        self.client = Client()
        self.client.force_login(user)

    def get(self, page: str, *args: object, **asked: Any) -> str:
        answer = self.client.get(reverse(page, args=args), asked)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def post(self, page: str, *args: object, query: str = "", **sent: object) -> Any:
        return self.client.post(f"{reverse(page, args=args)}{query}", dict(sent))


def sent(answer: HttpResponse) -> None:
    """It was done, and one is led on."""
    assert answer.status_code == 302, answer.content.decode()[:4000]


def test_the_register_of_premises_is_seen_where_ones_post_is(cast: Cast) -> None:
    premises = opened(cast)
    staffed(cast, premises, contracts_f=2)
    committed(cast, premises)
    told = Desk(cast.officer).get("premises:list", search="hoa sim")
    assert premises.title in told
    assert premises.title not in Desk(cast.outsider).get("premises:list")
    page = Desk(cast.officer).get("premises:detail", premises.pk)
    assert "không tệ nạn xã hội" in page
    gone = Desk(cast.outsider).client.get(
        reverse("premises:detail", args=[premises.pk])
    )
    assert gone.status_code == 404


@pytest.mark.parametrize("page", ["list", "commitments", "licences"])
def test_lists_of_premises_are_exported(cast: Cast, page: str) -> None:
    committed(cast, opened(cast, kind="pharmacy_precursor"))
    desk = Desk(cast.specialist)
    desk.get(f"premises:{page}")
    answer = desk.client.get(reverse(f"premises:{page}"), {"export": "csv"})
    assert answer.status_code == 200


def test_premises_are_registered_staffed_committed_and_closed(cast: Cast) -> None:
    desk = Desk(cast.officer)
    for page in ("premises:register", "premises:list"):
        desk.get(page)
    told: dict[str, Any] = {
        "title": "Karaoke Đêm Trăng",
        "code": "K1",
        "kind": "karaoke",
    }
    where: dict[str, Any] = {
        "place": cast.suoi_lanh.pk,
        "address": "Thôn 1",
        "day": "01/04/2020",
    }
    sent(desk.post("premises:register", **told, **where))
    pk = Premises.objects.get().pk
    acts = ("commit", "count", "correct", "suspend", "close")
    for name in acts:
        desk.get(f"premises:{name}", pk)
    sent(desk.post("premises:commit", pk, kind="drug", signed="01/02/2026"))
    assert Commitment.objects.get().kind == "drug"
    numbers: dict[str, Any] = {
        f"{what}_{sex}": 1 for what in ("workers", "contracts") for sex in "mf"
    }
    zero: dict[str, Any] = {"checked_m": 0, "checked_f": 0}
    sent(desk.post("premises:count", pk, as_of="01/05/2026", **numbers, **zero))
    sent(desk.post("premises:close", pk, day="10/05/2026", why="Chủ nghỉ"))
    sent(desk.post("premises:reopen", pk, code="K2", day="12/05/2026"))
    assert Premises.objects.get(code="K2").follows_id == pk


def test_many_premises_were_reached_by_one_class(cast: Cast) -> None:
    chosen = [opened(cast), opened(cast)]
    desk = Desk(cast.officer)
    query = "?" + "&".join(f"pick={one.pk}" for one in chosen)
    told: dict[str, Any] = {"day": "01/05/2026", "via": "class", "class_no": "L1"}
    sent(desk.post("premises:reach", query=query, **told))
    assert Reach.objects.count() == 2
    assert "Chưa chọn" in desk.get("premises:reach")


LISTS = (
    *("list", "visits", "never", "violations", "fines", "rechecks", "repeats"),
    *("plans", "teams"),
)


@pytest.mark.parametrize("page", LISTS)
def test_every_list_of_inspections_opens_and_is_exported(cast: Cast, page: str) -> None:
    found(cast, FINED, recheck=TODAY + timedelta(days=3))
    desk = Desk(cast.inspector)
    desk.get(f"inspections:{page}")
    answer = desk.client.get(reverse(f"inspections:{page}"), {"export": "csv"})
    assert answer.status_code == 200


@pytest.mark.parametrize("page", ["violations", "fines", "rechecks", "visits"])
def test_a_longer_list_asks_no_more_questions(cast: Cast, page: str) -> None:
    desk, session = Desk(cast.inspector), begun(cast)
    asked = []
    for _more in range(2):
        for _row in range(2):
            finding = Finding(Act.STAY, decision=FINED, recheck=TODAY)
            visited(cast, session, finding)
        with CaptureQueriesContext(connection) as questions:
            desk.get(f"inspections:{page}")
        asked.append(len(questions))
    assert asked[0] == asked[1]


def test_a_visit_in_order_is_one_press_from_the_inspection(cast: Cast) -> None:
    session, premises = begun(cast), opened(cast)
    desk = Desk(cast.inspector)
    premises_page = reverse("inspections:look", args=[session.pk, premises.pk])
    assert premises_page in desk.get("inspections:others", session.pk)
    desk.get("inspections:look", session.pk, premises.pk)
    sent(desk.post("inspections:look", session.pk, premises.pk, result="ok"))
    assert Visit.objects.get().result == "ok"
    again = desk.client.get(premises_page)
    assert again.status_code == 404  # it was visited


def looked(desk: Desk, session: Session, at: Premises, **sent: Any) -> Any:
    """What comes of sending the form of a visit."""
    return desk.post("inspections:look", session.pk, at.pk, **sent)


def test_a_violation_opens_more_and_is_fined_on_the_spot(cast: Cast) -> None:
    session, premises, desk = begun(cast), opened(cast), Desk(cast.inspector)
    typed: dict[str, Any] = {"act": "contract", "action": "fined", "fine": "3.000.000"}
    wrong = looked(desk, session, premises, result="ok", **typed)
    assert wrong.status_code == 200  # 'in order' does not throw it away
    unclear = looked(desk, session, premises, result="violation")
    assert unclear.status_code == 200
    day: Any = {"due": "01/06/2026"}
    unnumbered = looked(desk, session, premises, result="violation", **day, **typed)
    assert "quyết định" in unnumbered.content.decode()
    paper: dict[str, Any] = {"decision_no": "45/QĐ", "due": "01/06/2026"}
    sent(looked(desk, session, premises, result="violation", **typed, **paper))
    assert Violation.objects.get().fine == 3_000_000


def test_a_name_found_on_the_spot_is_not_taken(cast: Cast) -> None:
    session, premises, desk = begun(cast), opened(cast), Desk(cast.inspector)
    told: dict[str, Any] = {"act": "contract", "text": "Nhân viên Giàng Thị Pao"}
    answer = looked(desk, session, premises, result="violation", **told)
    assert "Giàng Thị Pao" in answer.content.decode()
    assert not Visit.objects.exists()


def test_the_life_of_an_inspection_by_its_pages(cast: Cast) -> None:
    team, desk = set_up(cast), Desk(cast.officer)
    desk.get("inspections:schedule")
    told: dict[str, Any] = {
        "team": team.pk,
        "day": "20/05/2026",
        "field": "drug",
        "ground": "signs",
    }
    sent(desk.post("inspections:schedule", **told))
    session = Session.objects.get()
    desk.get("inspections:begin", session.pk)
    seats = [seat.pk for seat in queries.seats(team, day=TODAY)]
    few = desk.post("inspections:begin", session.pk, present=seats[:2])
    assert "05/2006" in few.content.decode()
    sent(desk.post("inspections:begin", session.pk, present=seats[:3]))
    visited(cast, session, Finding(Act.STAY))
    desk.get("inspections:session", session.pk)
    sent(desk.post("inspections:sign", session.pk, minutes_no="07/BB"))
    sent(desk.post("inspections:lock", session.pk))
    session.refresh_from_db()
    assert session.status == "locked"


def test_what_becomes_of_a_violation_by_its_pages(cast: Cast) -> None:
    violation, desk = found(cast), Desk(cast.inspector)
    desk.get("inspections:decide", violation.pk)
    told: dict[str, Any] = {
        "action": "fined",
        "decided_on": "20/05/2026",
        "decision_no": "1/QĐ",
    }
    due: dict[str, Any] = {
        "fine": "2.000.000",
        "due": "01/06/2026",
        "version": violation.version,
    }
    sent(desk.post("inspections:decide", violation.pk, **told, **due))
    assert "2.000.000" in desk.get("inspections:pay", violation.pk)
    money: dict[str, Any] = {"day": "20/05/2026", "amount": "2.000.000"}
    sent(desk.post("inspections:pay", violation.pk, **money))
    sent(desk.post("inspections:order_recheck", violation.pk, due="30/05/2026"))
    recheck = violation.rechecks.get()
    desk.get("inspections:recheck_of", recheck.pk)
    done: dict[str, Any] = {"done": "20/05/2026", "result": "mended"}
    sent(desk.post("inspections:recheck", recheck.pk, **done))
    violation.refresh_from_db()
    assert violation.standing == "closed"
    desk.get("inspections:violation", violation.pk)
    desk.get("inspections:visit", violation.visit_id)


def test_more_is_added_to_a_visit_or_it_is_struck(cast: Cast) -> None:
    visit, desk = visited(cast, begun(cast)), Desk(cast.inspector)
    sent(desk.post("inspections:find", visit.pk, act="health", action="reminded"))
    visit.refresh_from_db()
    assert (visit.result, visit.action) == ("violation", "reminded")
    told: dict[str, Any] = {"why": "Nhầm cơ sở", "version": visit.version}
    sent(desk.post("inspections:strike", visit.pk, **told))
    visit.refresh_from_db()
    assert visit.struck


def test_who_was_never_inspected_goes_into_the_next_inspection(cast: Cast) -> None:
    seen, never = opened(cast), opened(cast, title="Karaoke Chưa Ai Đến")
    visited(cast, begun(cast), premises=seen)
    session = scheduled(cast, of_the_province(cast), day=TODAY + timedelta(days=3))
    desk = Desk(cast.inspector)
    page = desk.get("inspections:never")
    assert never.title in page
    assert "50" in page
    query = f"?pick={never.pk}"
    assert (
        never.title
        in desk.client.get(reverse("inspections:put") + query).content.decode()
    )
    sent(desk.post("inspections:put", query=query, session=session.pk))
    assert queries.to_visit(session) == [never]
    assert "Chưa chọn" in desk.get("inspections:put")


def test_the_plan_of_a_team_shows_how_far_it_is(cast: Cast) -> None:
    team, desk = set_up(cast), Desk(cast.officer)
    told: dict[str, Any] = {"team": team.pk, "name": "Kế hoạch 2026", "n_sessions": 4}
    days: dict[str, Any] = {"first": "01/01/2026", "last": "31/12/2026"}
    answer = desk.post("inspections:new_plan", **told, **days)
    sent(answer)
    assert "Kế hoạch 2026" in desk.client.get(answer["Location"]).content.decode()
    desk.get("inspections:team", team.pk)
    for page in ("set_up", "new_plan"):
        desk.get(f"inspections:{page}")
    member: dict[str, Any] = {
        "agency": "Ban CHQS xã",
        "position": "member",
        "since": "01/01/2026",
    }
    sent(desk.post("inspections:seat", team.pk, **member))
