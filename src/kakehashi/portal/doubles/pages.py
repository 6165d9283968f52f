"""Likely doubles: the list, two records side by side, and a question about one of them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Organisation, Role
from kakehashi.portal.candidates.actions import pool_for
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.queries import whole
from kakehashi.portal.candidates.registrations import NotJoined
from kakehashi.portal.doubles import actions, bridge, queries
from kakehashi.portal.doubles.forms import SHOWN, TO_DECIDE, AnswerForm, DecisionForm, EntryForm, ShownForm
from kakehashi.portal.doubles.models import ForbiddenMove, Pair
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Turned
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.portal.ledger import queries as ledger


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody in the pool whom a new record may be, and how likely."""

    candidate: Candidate
    probability: float


OFFICERS = (Role.MINISTRY, Role.TRAINING_CENTRE)


@gate(*OFFICERS)
def doubles(request: SignedIn) -> HttpResponse:
    """Which records look like one person? The likeliest first; and what a centre was asked about its own people."""
    form = ShownForm(request.GET)
    show = (form.cleaned_data.get("show") if form.is_valid() else "") or TO_DECIDE
    pairs = queries.visible_to(request.user)
    page = {
        "form": form,
        "show": show,
        "page": Turned(queries.listed(pairs, SHOWN[show][1]), request),
        "waiting": queries.to_decide(request.user),
        "more": request.user.role == Role.MINISTRY and queries.undecided(request.user) >= actions.AT_MOST,
        "questions": queries.unanswered(request.user),
    }
    return render(request, "doubles/doubles.html", page)


def _mine(request: SignedIn, pair_id: UUID) -> Pair:
    """The pair with both records whole."""
    found = get_object_or_404(queries.visible_to(request.user), pk=pair_id)
    people = whole(Candidate.objects.filter(pk__in=[found.left_id, found.right_id])).select_related("training_centre")
    both = {one.pk: one for one in people}
    found.left, found.right = both[found.left_id], both[found.right_id]
    return found


@gate(*OFFICERS)
def pair(request: SignedIn, pair_id: UUID) -> HttpResponse:
    """Are these one person? Two records side by side, what each field says, and the decision; it can be undone."""
    found = _mine(request, pair_id)
    if request.POST.get("deed") == "reopen" and found.is_decided:
        actions.reopen(pair=found, by=request.user, on=today())
        messages.success(request, _("The decision was undone. The pair waits to be decided again."))
        return redirect("doubles:pair", found.pk)
    may_ask = request.user.role == Role.MINISTRY
    form = DecisionForm(request.POST if request.method == "POST" else None, pair=found, may_ask=may_ask)
    if request.method == "POST" and not found.is_decided and form.is_valid():
        kept = _decide(request, found, form.cleaned_data["decision"], form.cleaned_data["reason"])
        if kept:
            return redirect("doubles:pair", found.pk)
    page = {
        "pair": found,
        "form": form,
        "questions": found.questions.select_related("centre", "asked_by", "answered_by", "candidate"),
        "history": ledger.history_of("doubles.pair", found.pk),
    }
    return render(request, "doubles/pair.html", page)


def _decide(request: SignedIn, found: Pair, decision: str, reason: str) -> bool:
    what, _colon, side = decision.partition(":")
    one = found.right if side == "right" else found.left
    try:
        match what:
            case "same":
                actions.join(pair=found, stays=one, by=request.user, reason=reason)
                told = _("One person: %(number)s stays in the pool.") % {"number": one.number}
            case "apart":
                actions.keep_apart(pair=found, by=request.user, reason=reason)
                told = _("Different people. This pair will not be asked about again.")
            case _:
                actions.ask(pair=found, candidate=one, text=reason, by=request.user)
                told = _("The question was sent. The pair waits for the answer.")
    except NotJoined as refused:
        messages.error(request, said(refused.why))
        return False
    except ForbiddenMove:
        messages.warning(request, _("Somebody decided this pair before you. This is how it stands now."))
        return True
    messages.success(request, told)
    return True


@gate(*OFFICERS)
def question(request: SignedIn, question_id: int) -> HttpResponse:
    """What does the centre know about its own person? The ministry may write down what it was told otherwise."""
    asked = get_object_or_404(queries.questions_for(request.user), pk=question_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not asked.answer and form.is_valid():
        actions.answer(question=asked, by=request.user, **form.cleaned_data)
        messages.success(request, _("The answer was kept."))
        return redirect("doubles:doubles")
    return render(request, "doubles/question.html", {"asked": asked, "form": form, "candidate": asked.candidate})


def _pool(request: SignedIn) -> Organisation:
    if request.user.organisation is None:
        raise PermissionDenied
    return pool_for(request.user.organisation)


def _entry(request: SignedIn, pool: Organisation) -> EntryForm:
    centres = queries.centres(pool) if request.user.role == Role.MINISTRY else None
    return EntryForm(request.POST if request.method == "POST" else None, pool=pool, centres=centres, today=today())


def _likely(request: SignedIn, pool: Organisation, person: dict[str, Any]) -> list[Likely]:
    found = actions.beside(queries.within_sight(request.user, pool), person, "new")
    people = {str(one.pk): one for one in Candidate.objects.filter(pk__in=[one.right for one in found])}
    return [Likely(people[one.right], one.probability) for one in found]


@gate(*OFFICERS)
def new(request: SignedIn) -> HttpResponse:
    """One candidate by hand; whom it may be is said on leaving a box, and again before it is kept."""
    pool = _pool(request)
    form = _entry(request, pool)
    told: list[Likely] = []
    if request.method == "POST" and form.is_valid() and form.row is not None:
        told = _likely(request, pool, form.row.person)
        if request.POST.get("go_on") or not (told or form.warnings):
            own = request.user.organisation if request.user.role == Role.TRAINING_CENTRE else None
            centre = own or form.cleaned_data.get("centre")
            kept = actions.enter(row=form.row, pool=pool, centre=centre, by=request.user, on=today())
            messages.success(request, _("%(name)s is in the pool.") % {"name": kept.name})
            return redirect("candidates:dossier", kept.pk)
    asks = bool(told or form.warnings) and not form.errors
    return render(request, "doubles/new.html", {"form": form, "likely": told, "asks": asks})


@gate(*OFFICERS)
@require_POST
def likely(request: SignedIn) -> HttpResponse:
    """The part of the form that says whom the record may be, while it is still being filled in."""
    pool = _pool(request)
    person = bridge.so_far(_entry(request, pool).typed())
    return render(request, "doubles/_likely.html", {"likely": _likely(request, pool, person)})
