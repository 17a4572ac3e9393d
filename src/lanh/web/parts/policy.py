"""What a browser may load for our pages: ours only, and nothing inline."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Icons are masks in `data:` addresses, hence `img-src`; all else is a file of ours.
POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)


def content_policy(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: every answer carries the policy (Django has its own from 6.0)."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.setdefault("Content-Security-Policy", POLICY)
        return response

    return answered
