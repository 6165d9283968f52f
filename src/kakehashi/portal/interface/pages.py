"""What programs can ask: the interface's own description, as a page that needs no script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kakehashi.portal.accounts.gate import open_to_all
from kakehashi.portal.api import ROOT, operations
from kakehashi.portal.layout.answers import FAULTY, titles
from kakehashi.portal.tokens.queries import MOST_A_MINUTE


@open_to_all
def reference(request: HttpRequest) -> HttpResponse:
    """Every operation with who may call it, and how faults are told; read from the code itself."""
    said = titles()
    page = {
        "operations": operations(),
        "root": request.build_absolute_uri(ROOT),
        "openapi": f"{ROOT}openapi.json",
        "statuses": [(status, said[status]) for status in FAULTY],
        "most_a_minute": MOST_A_MINUTE,
    }
    return render(request, "interface/reference.html", page)
