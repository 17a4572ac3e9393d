"""How the tests of faults sit down at a desk."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time
from typing import Any

import time_machine
from django.test import Client

from lanh.access.models import User
from lanh.common.clock import HANOI
from tests.cast import TODAY

NINE = datetime.combine(TODAY, time(9), HANOI)


@contextmanager
def it_is_today() -> Iterator[None]:
    with time_machine.travel(NINE):
        yield


def at_the_desk_of(user: User, **asked: Any) -> Client:
    """`enforce_csrf_checks=True`: as strict as a browser's visit is."""
    client = Client(headers={"Accept-Language": "vi"}, **asked)
    client.force_login(user)
    return client


def token_in(page: str) -> str:
    """The token that the form on this page carries."""
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    return found[1]
