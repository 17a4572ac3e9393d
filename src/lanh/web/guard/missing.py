"""What was looked for and is not there, or is somebody else's, is a line."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from lanh.access import actions
from lanh.access.models import User


def told(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: an address of a record that answered 404 goes into the trail.

    The answer does not say which of the two it was; the line gives the address.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        match, user = request.resolver_match, request.user
        guessed = response.status_code == 404 and match and match.kwargs
        if guessed and isinstance(user, User):
            actions.miss(by=user, address=request.path, method=request.method or "")
        return response

    return answered
