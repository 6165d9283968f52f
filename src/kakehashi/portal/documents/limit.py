"""Refuses a body that is larger than any file we take, before it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class LargestBody:
    """Middleware: a request that announces too large a body gets a page that names the limit (413)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the announced length only; what has no length the server itself cuts off."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if int(announced) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            page = {"limit": settings.SHEET_BYTES // (1024 * 1024), "size": -(-int(announced) // (1024 * 1024))}
            return render(request, "documents/too_large.html", page, status=413)
        return self.get_response(request)
