"""The pool and its dossiers."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions, bridge, queries, words
from kakehashi.portal.candidates.forms import DayForm, EvidenceForm, PoolFilterForm, RevealForm
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.candidates.tasks import PATHWAYS
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Turned
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.portal.ledger import queries as ledger
from kakehashi.vocabulary import Pathway, categories_meant

OFFICERS = (Role.MINISTRY, Role.TRAINING_CENTRE)


def _mine(request: SignedIn, candidate_id: UUID) -> Candidate:
    return get_object_or_404(queries.whole(queries.visible_to(request.user)), pk=candidate_id)


@gate(*OFFICERS)
def pool(request: SignedIn) -> HttpResponse:
    """Who is in the pool that …? Filters combine; the address holds them."""
    people = queries.visible_to(request.user)
    form = PoolFilterForm(
        request.GET,
        pathways=list(PATHWAYS),
        centres=queries.centres_of(people) if request.user.role == Role.MINISTRY else None,
        rules=bridge.rules_of(PATHWAYS),
    )
    chosen = form.cleaned_data if form.is_valid() else {}
    pathway = chosen.get("pathway") or PATHWAYS[0].value
    category = chosen.get("category") or ""
    lanes = bridge.every_open_lane(pathway)
    if category:
        lanes &= words.lanes_of(categories_meant(category))
    by = queries.PoolFilter(
        pathway=pathway,
        lanes=lanes,
        answers=chosen.get("answer") or (),
        provinces=[chosen["province"]] if chosen.get("province") else (),
        centres=[chosen["centre"]] if chosen.get("centre") else (),
        lacking=chosen.get("lacking") or "",
        one_step=chosen.get("one_step") or "",
        name=bridge.searched(chosen.get("name") or ""),
    )
    page = Turned(queries.narrowed(people, by), request)
    rows = [bridge.listed(candidate, lanes) for candidate in page]
    return render(
        request,
        "candidates/pool.html",
        {
            "form": form,
            "page": page,
            "rows": rows,
            "counts": queries.counted(queries.narrowed(people, replace(by, answers=())), by),
            "all": people.count(),
            "pathway": pathway,
            "category": category,
        },
    )


@gate(*OFFICERS)
def dossier(request: SignedIn, candidate_id: UUID) -> HttpResponse:
    """What can this person do now, and what is missing? With the reason, the rule and its mark."""
    candidate = _mine(request, candidate_id)
    form = DayForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    on: date = chosen.get("on") or today()
    asked = chosen.get("pathway")
    ways = [Pathway(asked)] if asked else bridge.pathways_of(candidate)
    if (told := bridge.not_answered(on)) is not None:  # no day was typed, and today is past the edition's last one
        messages.warning(request, said(told))
        ways = []
    panels = bridge.panels_of(candidate, on=on, pathways=ways, category=chosen.get("category") or "")
    page = {
        "candidate": candidate,
        "form": form,
        "on": on,
        "panels": panels,
        "not_spoken_of": bridge.not_spoken_of(on=on, pathways=ways, category=chosen.get("category") or ""),
        "doubts": bridge.doubts_of(candidate, on=on),
        "compared": bridge.at_each_level(candidate, panels, on=on),
        "history": ledger.history_of("candidates.candidate", candidate.pk)[:20],
    }
    return render(request, "candidates/dossier.html", page)


@gate(*OFFICERS)
def evidence(request: SignedIn, candidate_id: UUID) -> HttpResponse:
    """Write down that a paper was seen, or that its issuer confirmed it; the verdicts are made again at once."""
    candidate = _mine(request, candidate_id)
    form = EvidenceForm(request.POST if request.method == "POST" else None, candidate=candidate)
    if request.method == "POST" and form.is_valid():
        actions.record_evidence(
            candidate=candidate,
            keys=form.cleaned_data["facts"],
            level=form.cleaned_data["level"],
            document=None,
            by=request.user,
            on=today(),
        )
        messages.success(request, _("Written down. The verdicts were made again."))
        return redirect("candidates:dossier", candidate.pk)
    return render(request, "candidates/evidence.html", {"candidate": candidate, "form": form})


@gate(*OFFICERS)
def reveal(request: SignedIn, candidate_id: UUID, kind: str) -> HttpResponse:
    """Ask why, write down who, then show a sealed number once."""
    candidate = _mine(request, candidate_id)
    allowed = [SealedValue.Kind.NIK, SealedValue.Kind.PASSPORT]
    value = get_object_or_404(candidate.sealed_values.filter(kind__in=allowed), kind=kind)
    form = RevealForm(request.POST if request.method == "POST" else None)
    shown = None
    if request.method == "POST" and form.is_valid():
        shown = bridge.opened(
            value, actions.show_sensitive(value=value, by=request.user, reason=form.cleaned_data["reason"])
        )
    answer = render(
        request, "candidates/reveal.html", {"candidate": candidate, "value": value, "form": form, "shown": shown}
    )
    answer["Cache-Control"] = "no-store"
    return answer
