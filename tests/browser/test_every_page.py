"""Every page that a post opens, at both widths: found by address and by link.

The table of addresses gives all that need no key; links from there lead to the rest,
one page of a kind. So a new drawer is walked from the day its addresses are there.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from pytest_django import Settings

from lanh.outbox import registry
from tests.browser.conftest import Desk, axe_clean
from tests.browser.test_pages import many_events
from tests.cast import Cast, accepted, held, planned
from tests.papers.test_papers import drafted
from tests.plans.paper import confirmed
from tests.web.test_shell import addresses

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LINK = re.compile(r'href="(/[^"#]*)"')
# Those first to whom most pages show something: an empty list proves little.
POSTS = [
    *("specialist", "officer", "drafter", "leader", "inspector"),
    *("facility_staff", "support_worker", "administrator"),
]
# What only shows who one is, ends the session or sends a file.
ELSEWHERE = {"logout", "parts", "theme", "set_language"}
MOST = 150  # pages of one post: more would be a walk in a circle
# Axe takes a second a page: a page that was clean for one post is not looked at again
# for the next at the same width. The first page is another one for each.
clean: set[tuple[str, str]] = set()


def a_year(cast: Cast) -> None:
    """Something for each page to show, by acts of those who do them."""
    many_events(cast)
    held(cast, planned(cast))
    accepted(cast)
    confirmed(cast)
    drafted(cast)


def kind_of(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return ""


def pages(client: Client) -> Iterator[tuple[str, str]]:
    """(kind, address): what opens for this person, one of each kind."""
    ahead, seen = addresses(), set(ELSEWHERE)
    while ahead and len(seen) < MOST:
        address = ahead.pop(0).replace("&amp;", "&")
        kind = kind_of(address)
        if not kind or kind in seen or "export=" in address:
            continue
        answer = client.get(address)
        html = "text/html" in answer.get("Content-Type", "")
        if answer.status_code != 200 or not html:
            answer.close()  # a file that is left unread is left open
            continue
        seen.add(kind)
        ahead += LINK.findall(answer.content.decode())
        yield kind, address


@pytest.mark.parametrize("who", POSTS)
def test_every_page_of_a_post_is_clean(
    cast: Cast,
    desk: Desk,
    who: str,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.UPLOADS = tmp_path
    # The plan is what the test says was read of it, not what the worker reads.
    monkeypatch.setattr(registry, "wake", lambda: None)
    a_year(cast)
    user, client = getattr(cast, who), Client(headers={"Accept-Language": "vi"})
    client.force_login(user)
    page = desk.of(user)
    found = list(pages(client))
    assert len(found) > 10
    for kind, address in found:
        if kind == "home" or (desk.width, kind) not in clean:
            page.goto(f"{desk.server.url}{address}")
            axe_clean(page)
            clean.add((desk.width, kind))
