"""Pages that wait for work look again by themselves, until their reader stops that (`?still=1`)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SECONDS = 5
"""Between two looks; long enough to read the page and to press the link that stops it."""

STILL = "still"


def look_again(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a page whose template said `{% looks_again %}` is asked for again after a while."""

    def answered(request: HttpRequest) -> HttpResponse:
        answer = get_response(request)
        if getattr(request, "waits", False) and STILL not in request.GET:
            answer["Refresh"] = str(SECONDS)
        return answer

    return answered
