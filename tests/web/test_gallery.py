"""The gallery shows every part in its states, and the pages of failures; in debug."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from lanh.web.gallery.views import ERRORS
from tests.cast import Cast
from tests.web.test_shell import at_the_desk_of


@pytest.fixture
def desk(cast: Cast, settings: Settings) -> Client:
    settings.DEBUG = True
    return at_the_desk_of(cast.administrator)


def test_a_list_is_shown_full_empty_and_broad(desk: Client) -> None:
    told = desk.get(reverse("parts")).content.decode()
    assert "Chưa có vị trí nào" in told
    assert 'class="rows-box is-wide"' in told
    assert "data-bulk" in told


@pytest.mark.parametrize("page", ERRORS)
def test_each_page_of_a_failure_says_how_to_go_on(desk: Client, page: str) -> None:
    told = desk.get(reverse("parts_error", args=[page])).content.decode()
    assert "<h1>" in told
    assert page == "429" or 'class="btn' in told.partition("<h1>")[2]


def test_outside_of_debug_there_is_no_gallery(cast: Cast) -> None:
    desk = at_the_desk_of(cast.administrator)
    assert desk.get(reverse("parts")).status_code == 404
    assert desk.get(reverse("parts_error", args=["404"])).status_code == 404
