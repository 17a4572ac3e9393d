"""The demo comes out the same each time, and holds what it promises."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Sum
from pytest_django import Settings

from lanh.access.models import User
from lanh.audit.queries import verify
from lanh.common.period import Period
from lanh.demo import acts
from lanh.demo.acts import rooms
from lanh.demo.build import Told, build
from lanh.demo.plan import plan
from lanh.demo.size import PROVINCE, SMALL, TODAY
from lanh.indicators.queries import value
from lanh.papers.models import Paper
from lanh.places.models import Place
from lanh.plans.models import Draft, Plan
from lanh.reader import check
from lanh.registers.events.models import Event, TrainingClass
from lanh.registers.inspections import queries as inspections
from lanh.reports.models import Duty, Question, Submission
from lanh.writer.document import write

# A little of everything, the reform in the middle.
TINY: Final = replace(SMALL, years=(2025,), share=Fraction(2, 58))
HALF: Final = Period.decree_09_half(2026, 1)


@pytest.fixture(autouse=True)
def folders(settings: Settings, tmp_path: Path) -> None:
    settings.FACTS, settings.UPLOADS = tmp_path / "facts", tmp_path / "uploads"


def built(size: Any, plans: Path | None = None) -> list[Told]:
    return list(build(size, plans))


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the house, without what is salted: the passwords."""
    kept = {}
    for model in apps.get_models():
        if not model.__module__.startswith("lanh."):
            continue
        names = [f.attname for f in model._meta.concrete_fields]
        names = [name for name in names if name != "password"]
        rows = model._base_manager.order_by("pk").values_list(*names)
        kept[model._meta.label] = list(rows)
    return kept


@pytest.mark.slow
@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_two_builds_are_the_same_row_by_row(settings: Settings, tmp_path: Path) -> None:
    built(TINY)
    first = everything()
    call_command("flush", verbosity=0, interactive=False)
    settings.FACTS, settings.UPLOADS = tmp_path / "again", tmp_path / "again-uploads"
    built(TINY)
    second = everything()
    assert {label: len(rows) for label, rows in first.items() if rows}
    for label, rows in first.items():
        assert rows == second[label], label


@pytest.mark.slow
def test_the_small_demo_holds_what_it_promises(db: None, tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "one.docx").write_bytes(write(plan(2027)))
    (plans / "noise.bin").write_bytes(bytes(range(256)) * 8)
    aloud = [told.what for told in built(SMALL, plans) if told.aloud]
    assert aloud[1] == "one.docx: đã đọc"
    assert aloud[0].startswith("noise.bin: ")
    assert aloud[0] != "noise.bin: đã đọc"
    assert Draft.objects.filter(name="one.docx").exists()
    assert verify().whole
    province = Place.objects.get(code="TN98")
    communes = Place.objects.filter(level="commune", path__startswith=province.path)
    assert communes.in_force(date(2025, 6, 30)).count() == 16
    assert communes.in_force(date(2026, 11, 23)).count() == 12
    assert Plan.objects.filter(place__level="province").count() == 3
    assert Paper.objects.filter(issued_at__isnull=False).count() == 3
    late = [duty for duty in Duty.objects.during(HALF) if duty.submission.is_late]
    assert len(late) == 2
    turns = Counter(Question.objects.values_list("state", flat=True))
    assert turns == {"settled": 1, "answered": 1, "asked": 2}
    # Catalogue 7c: 95 of 112 premises were inspected, though 122 visits were paid.
    hanh = User.objects.get(username="hanh")
    covered = inspections.coverage(hanh, today=TODAY)
    assert (covered.inspected, covered.standing, covered.visits) == (95, 112, 122)
    assert covered.percent == Decimal("84.8")
    assert inspections.never_inspected(hanh, today=TODAY).count() == 17
    reached = value("events.commune_coverage", place=province, period=HALF)
    assert reached.number is not None
    assert round(reached.number, 1) == round(reached.numerator / 12 * 100, 1)  # type: ignore[operator]  # it has a number


def test_the_plans_of_the_demo_hold_the_mistakes_that_were_planted(
    tmp_path: Path,
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(write(plan(2026)))
    _reading, found = check(path)
    told = "\n".join(str(finding) for finding in found)
    assert "330" in told
    assert "341" in told
    assert "41,08" in told


def test_every_file_of_acts_is_a_room_of_the_demo() -> None:
    folder = Path(acts.__file__).parent
    files = {file.stem for file in folder.rglob("*.py")} - {"__init__"}
    assert {room.__name__.rpartition(".")[2] for room in rooms()} == files
    assert all(callable(room.acts) for room in rooms())


def test_size_small_has_its_share_of_every_figure_and_at_least_one() -> None:
    kinds = ("lodging", "karaoke", "hotel", "massage", "eatery", "bar", "internet")
    premises = [SMALL.of(f"premises.{kind}") for kind in (*kinds, "other")]
    assert sum(premises) == 112  # catalogue 7, 'small'
    assert SMALL.of("inspections.visited") == 95
    assert SMALL.of("inspections.warned") == 1
    assert SMALL.of("reports.late_communes") == 2
    with pytest.raises(KeyError):
        SMALL.of("events.unheard_of")


def test_size_province_has_the_units_of_the_catalogue() -> None:
    layout = PROVINCE.layout
    assert len(layout.districts) == 9
    assert sum(len(district.communes) for district in layout.districts) == 152
    assert len(layout.successors) == 58
    taken_up = {code for unit in layout.successors for code in unit.sources}
    assert len(taken_up) == 152
    assert sum(unit.divided for unit in layout.successors) == 2
    names = [unit.name for unit in layout.successors]
    assert len(set(names)) == 58
    assert PROVINCE.of("events.commune_events") == 801
    # 7a: 550 accounts; one officer holds several of the 152 communes of before.
    accounts = 3 * 152 + 4 * 9 + PROVINCE.of("accounts.province")
    assert accounts == pytest.approx(550, rel=0.01)


@pytest.mark.slow
def test_a_tenth_of_the_province_has_its_units_and_a_tenth_of_its_work(
    db: None,
) -> None:
    tenth = replace(PROVINCE, years=(2025,), share=Fraction(1, 10))
    built(tenth)
    province = Place.objects.get(code="TN98")
    communes = Place.objects.filter(level="commune", path__startswith=province.path)
    assert communes.in_force(date(2025, 6, 30)).count() == 152
    assert communes.in_force(date(2025, 7, 1)).count() == 58
    at_communes = Event.objects.filter(place__level="commune", day__year=2025)
    assert at_communes.count() == tenth.of("events.commune_events") == 80
    held = at_communes.aggregate(n=Sum("attended"))["n"]
    assert held == pytest.approx(80 * 48, rel=0.1)  # catalogue 7b: a mean of 48
    assert Event.objects.filter(place=province).count() == 4
    assert TrainingClass.objects.count() == 3
    # 7b counts 162 units before the reform and 59 after it, each with its own report.
    quarter, last = (Period.decree_09_quarter(2025, n) for n in (1, 4))
    assert Duty.objects.during(quarter).filter(form="F12").count() == 162
    assert Duty.objects.during(last).filter(form="F12").count() == 59
    assert Submission.objects.exclude(sent_at=None).count() == 3 * 162 + 3 * 59
    assert verify().whole
