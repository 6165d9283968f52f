"""Front page, help, each role's desk, and the auditor's ledger."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from kakehashi.portal.accounts.gate import SignedIn, gate, open_to_all
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.bridge import ways_into_japan
from kakehashi.portal.candidates.panels import panels_of
from kakehashi.portal.candidates.queries import may_be_judged
from kakehashi.portal.desks import queries
from kakehashi.portal.desks.forms import LedgerFilter
from kakehashi.portal.fairs.queries import agrees, explanation_of, first_interview_ahead, next_meetings
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Turned
from kakehashi.portal.selfservice.bridge import what_is_missing


@open_to_all
def front(request: HttpRequest) -> HttpResponse:
    """What this is and where to sign in; who is signed in goes to the desk."""
    if request.user.is_authenticated:
        return redirect("desks:home")
    return render(request, "desks/front.html")


@open_to_all
def help(request: HttpRequest) -> HttpResponse:  # noqa: A001 - the page's name is its address
    """The words and signs the pages use, and whom to ask."""
    return render(request, "desks/help.html", {"lines": queries.help_lines(today())})


@gate(*Role)
def home(request: SignedIn) -> HttpResponse:
    """The reader's queue, most urgent first; for a candidate, their own answer, next steps, interviews and result."""
    page: dict[str, Any] = {"tasks": queries.tasks_of(request.user), "figures": queries.figures_of(request.user)}
    if request.user.role == Role.CANDIDATE:
        person = queries.own_record(request.user)
        page["person"] = person
        if person is not None:
            page["not_judged"] = not_judged = not may_be_judged(person)
            ways = [] if not_judged else ways_into_japan(person)
            page["panels"] = panels_of(person, on=today(), pathways=ways, category="")
            page["missing"] = what_is_missing(page["panels"])
            page["meetings"] = next_meetings(person)
            page["agrees"] = agrees(person)
            page["outcome"] = outcome = explanation_of(person)
            page["ahead"] = outcome and first_interview_ahead(outcome.round.programme, timezone.now())
    return render(request, "desks/home.html", page)


@gate(Role.AUDITOR)
def ledger(request: SignedIn) -> HttpResponse:
    """Every deed, newest first, with filters; whether the chain holds."""
    form = LedgerFilter(request.GET or None)
    page = Turned(queries.lines(**(form.cleaned_data if form.is_valid() else {})), request)
    return render(request, "desks/ledger.html", {"form": form, "page": page, "chain": queries.chain()})


@gate(Role.AUDITOR)
def deed(request: SignedIn, line: int) -> HttpResponse:
    """One line whole: what stands on it, its place in the chain, and the other deeds on the same subject."""
    found = get_object_or_404(queries.lines(), pk=line)
    page = {"line": found, "footings": found.footings.all()[:50], "others": queries.beside(found)[:50]}
    return render(request, "desks/deed.html", page)


@gate(Role.AUDITOR)
def ledger_export(request: SignedIn) -> HttpResponse:
    """The sealed ledger as a file that chain.py checks without us."""
    del request
    rows = "".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in queries.exported())
    answer = HttpResponse(rows, content_type="application/jsonl")
    answer["Content-Disposition"] = 'attachment; filename="ledger.jsonl"'
    return answer
