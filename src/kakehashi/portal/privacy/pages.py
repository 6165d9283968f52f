"""Requests of persons about their data, and breaches, each with its clock."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import queries as candidates
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.layout.paging import Turned
from kakehashi.portal.privacy import actions, queries
from kakehashi.portal.privacy.clocks import clocks
from kakehashi.portal.privacy.forms import AnswerForm, BreachForm, MomentForm, NoticeForm, RequestForm

OFFICERS = (Role.MINISTRY, Role.TRAINING_CENTRE)
HOLDERS = (*OFFICERS, Role.PREFECTURE)
"""Who holds data of persons and answers for a breach of them."""


@gate(*OFFICERS)
def requests(request: SignedIn) -> HttpResponse:
    """Which requests of persons wait, and until when? The one that is due first at the top."""
    every = queries.requests_to(request.user)
    page = {
        "page": Turned(queries.unanswered(every), request),
        "answered": every.exclude(answer="").order_by("-answered_at", "pk")[:20],
        "clock": clocks()["answer"],
    }
    return render(request, "privacy/requests.html", page)


@gate(*OFFICERS, Role.CANDIDATE)
def ask(request: SignedIn, candidate_id: UUID) -> HttpResponse:
    """A person's request about their data, written by themselves or by an officer; and what became of earlier ones."""
    candidate = get_object_or_404(candidates.visible_to(request.user), pk=candidate_id)
    posted = request.POST if request.method == "POST" else None
    own = request.user.role == Role.CANDIDATE
    form = RequestForm(posted)
    when = None if own else MomentForm(posted, user=request.user)
    if posted is not None and form.is_valid() and (when is None or when.is_valid()):
        came_at = timezone.now() if when is None else when.cleaned_data["moment"]
        made = actions.ask(candidate=candidate, came_at=came_at, by=request.user, **form.cleaned_data)
        messages.success(request, _("The request is kept."))
        return redirect("privacy:ask", candidate.pk) if own else redirect("privacy:answer", made.pk)
    mine = queries.requests_of(Candidate.objects.filter(pk=candidate.pk)).order_by("-came_at", "pk")
    page = {
        "candidate": candidate,
        "form": form,
        "when": when,
        "requests": mine,
        "clock": clocks()["answer"],
    }
    return render(request, "privacy/ask.html", page)


@gate(*OFFICERS)
def answer(request: SignedIn, request_id: UUID) -> HttpResponse:
    """What is asked, until when, where it is done; then how it ended."""
    asked = get_object_or_404(queries.requests_to(request.user), pk=request_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not asked.answer and form.is_valid():
        actions.answer(request=asked, by=request.user, **form.cleaned_data)
        messages.success(request, _("The answer is written down."))
        return redirect("privacy:requests")
    return render(request, "privacy/answer.html", {"asked": asked, "form": form, "candidate": asked.candidate})


@gate(*HOLDERS)
def breaches(request: SignedIn) -> HttpResponse:
    """Which breaches are known, and which notices are still owed?"""
    page = Turned(queries.breaches_of(request.user), request)
    return render(request, "privacy/breaches.html", {"page": page})


@gate(*HOLDERS)
def new_breach(request: SignedIn) -> HttpResponse:
    """What is known of a breach at the first moment; the clocks run from when it became known."""
    posted = request.POST if request.method == "POST" else None
    form, when = BreachForm(posted), MomentForm(posted, user=request.user)
    if posted is not None and form.is_valid() and when.is_valid():
        breach = actions.report(by=request.user, known_at=when.cleaned_data["moment"], **form.cleaned_data)
        messages.success(request, _("The breach is kept. The notices that are owed stand below."))
        return redirect("privacy:breach", breach.pk)
    return render(request, "privacy/new_breach.html", {"form": form, "when": when})


@gate(*HOLDERS)
def breach(request: SignedIn, breach_id: UUID) -> HttpResponse:
    """Whom is this breach to be told to, until when, and what was told? Notices given are written down here."""
    kept = get_object_or_404(queries.breaches_of(request.user), pk=breach_id)
    owed = kept.owed()
    open_kinds = [one.clock.key for one in owed if one.given_at is None]
    form = NoticeForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        since=kept.known_at,
        open_kinds=open_kinds,
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.give_notice(breach=kept, kind=told["kind"], given_at=told["moment"], by=request.user)
        messages.success(request, _("The notice is written down."))
        return redirect("privacy:breach", kept.pk)
    page = {"breach": kept, "owed": owed, "form": form, "left": open_kinds, "japan": kept.reported_in_japan}
    return render(request, "privacy/breach.html", page)


@gate(*HOLDERS)
def breach_facts(request: SignedIn, breach_id: UUID) -> HttpResponse:
    """Complete what is known of a breach; which notices are owed follows from it."""
    kept = get_object_or_404(queries.breaches_of(request.user), pk=breach_id)
    form = BreachForm(request.POST if request.method == "POST" else None, initial=BreachForm.of(kept))
    if request.method == "POST" and form.is_valid():
        actions.learn(breach=kept, by=request.user, **form.cleaned_data)
        messages.success(request, _("What is known is written down."))
        return redirect("privacy:breach", kept.pk)
    return render(request, "privacy/breach_facts.html", {"breach": kept, "form": form})
