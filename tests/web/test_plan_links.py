"""A target gets its indicator, page by page."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.plans.paper import confirmed
from tests.web.test_events import at_the_desk_of
from tests.web.test_plans import page, pressed


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> None:
    settings.UPLOADS = tmp_path


def test_the_specialist_links_a_target_from_its_suggestions(cast: Cast) -> None:
    binh, target = (
        at_the_desk_of(cast.specialist),
        confirmed(cast).targets.get(value=90),
    )
    told = page(binh, "link", target.pk)
    assert "?indicator=events.commune_coverage" in told
    told = page(binh, "link", target.pk, indicator="events.commune_coverage")
    assert "Gắn chỉ số này" in told
    typed = {"indicator": "events.commune_coverage", "part-theme": "drug"}
    pressed(binh, "link", target.pk, **typed)
    target.refresh_from_db()
    assert target.linked == "events.commune_coverage{theme=drug}"
    told = page(binh, "target", target.pk)
    assert "phòng, chống ma túy" in told
    assert "Chưa có số liệu" in told
    late = pressed(binh, "link", target.pk, **typed)
    assert "Người khác vừa đổi chỉ số" in late.content.decode()
    pressed(binh, "unlink", target.pk, seen="")
    assert "Chưa gắn chỉ số" not in page(binh, "target", target.pk)
    pressed(binh, "unlink", target.pk, seen=target.linked)
    assert "Chưa gắn chỉ số nên chưa có số liệu" in page(binh, "target", target.pk)


def test_an_indicator_is_found_by_other_words(cast: Cast) -> None:
    target = confirmed(cast).targets.get(value=90)
    told = page(at_the_desk_of(cast.specialist), "link", target.pk, q="lớp tập huấn")
    assert "n.events.classes" in told
    told = page(at_the_desk_of(cast.specialist), "link", target.pk, q="xyz")
    assert "Không có chỉ số nào có từ khớp" in told


def test_an_indicator_that_does_not_exist_is_told(cast: Cast) -> None:
    target = confirmed(cast).targets.get(value=90)
    answer = pressed(
        at_the_desk_of(cast.specialist), "link", target.pk, indicator="n.hats"
    )
    assert "Không có chỉ số" in answer.content.decode()


def test_a_commune_reads_but_does_not_link(cast: Cast) -> None:
    mai, target = at_the_desk_of(cast.officer), confirmed(cast).targets.get(value=90)
    assert "Gắn chỉ số" not in page(mai, "target", target.pk)
    assert mai.get(reverse("plans:link", args=[target.pk])).status_code == 403
    answer = pressed(mai, "link", target.pk, indicator="events.commune_coverage")
    assert "Bạn không giữ vị trí nào" in answer.content.decode()
