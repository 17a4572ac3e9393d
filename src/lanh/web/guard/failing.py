"""What breaks on our side is told by a page that needs nothing of what broke."""

import errno
import sys
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token
from django.views.defaults import server_error

# Full; over a quota; larger than this process may write.
NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# SQLite says it in words, PostgreSQL by a code (53100, disk_full).
SAID: Final = ("database or disk is full", "disk i/o error")
DISK_FULL: Final = "53100"


@requires_csrf_token
def failed(request: HttpRequest) -> HttpResponse:
    """Page 507 where the disk took nothing more, else page 500."""
    if not for_want_of_room(sys.exc_info()[1]):
        return server_error(request)
    return HttpResponse(loader.get_template("507.html").render(), status=507)


def for_want_of_room(error: BaseException | None) -> bool:
    """Whether this, or what led to it, is a disk that takes nothing more."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return True
        if getattr(error, "sqlstate", "") == DISK_FULL:
            return True
        if any(words in str(error).lower() for words in SAID):
            return True
        error = error.__cause__ or error.__context__
    return False
