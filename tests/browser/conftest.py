"""A real browser for tests: Debian's Chromium, at a desk and on a phone.

    def test_…(cast, desk: Desk) -> None:
        page = desk.of(cast.officer)          # logged in, 1440 px
        page.goto(desk.at("events:list"))
        axe_clean(page)

`desk` comes twice, at both widths; a page that breaks the content policy or throws in
a script fails its test. LANH_SHOTS=folder keeps a picture of each page axe looked at.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Playwright's loop runs in this thread, and Django would take it for an async view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from lanh.access.models import User

CHROMIUM = "/usr/bin/chromium"
ARGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-dev-shm-usage", "--lang=vi-VN"),
]
WIDTHS = {
    "desk": {"width": 1440, "height": 900},
    "phone": {"width": 390, "height": 844},
}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> Any:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ARGS}


class Desk:
    """Where somebody sits: a browser window at one width, and the server."""

    def __init__(self, browser: Browser, server: LiveServer, width: str) -> None:
        self.browser, self.server, self.width = browser, server, width
        self.wrong: list[str] = []

    def at(self, name: str, *args: object, query: str = "") -> str:
        return f"{self.server.url}{reverse(name, args=args)}{query}"

    def of(self, user: User | None = None, **asked: Any) -> Page:
        """A page of that person, logged in; of a stranger without one."""
        told = {"locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"} | asked
        window = self.browser.new_context(viewport=WIDTHS[self.width], **told)  # type: ignore[arg-type]  # a plain dict is what it takes
        if user is not None:
            client = Client()
            client.force_login(user)
            name = settings.SESSION_COOKIE_NAME
            value = client.cookies[name].value
            cookie = {"name": name, "value": value, "url": self.server.url}
            window.add_cookies([cookie])  # type: ignore[list-item]  # the same
        page = window.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.wrong.append(message.text)


@pytest.fixture(params=WIDTHS)
def desk(
    request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer
) -> Iterator[Desk]:
    made = Desk(browser, live_server, request.param)
    yield made
    for window in list(browser.contexts):
        window.close()
    assert not made.wrong, "the browser complained"


def axe_clean(page: Page) -> None:
    """No serious finding of axe, and nothing that scrolls the page sideways."""
    keep_picture(page)
    found = Axe().run(page).response["violations"]
    serious = [
        f"{f['id']}: {f['help']}: {[node['html'][:160] for node in f['nodes'][:3]]}"
        for f in found
        if f["impact"] in ("serious", "critical")
    ]
    assert not serious, "\n".join(serious)
    wide, shown = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= shown, f"{page.url} is {wide - shown} px too wide"


def keep_picture(page: Page) -> None:
    """LANH_SHOTS=folder: a picture of the whole page, named by address and width."""
    folder = os.environ.get("LANH_SHOTS")
    if folder and page.viewport_size:
        path = re.sub(r"[0-9a-f-]{36}", "x", page.url.partition("//")[2])
        name = re.sub(r"\W+", "-", path.partition("/")[2]).strip("-") or "home"
        width = page.viewport_size["width"]
        page.screenshot(path=Path(folder) / f"{name[:80]}-{width}.png", full_page=True)
