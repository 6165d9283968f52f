"""Programmes and their letters."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Turned
from kakehashi.portal.layout.templatetags.spoken import reader
from kakehashi.portal.ledger import queries as ledger
from kakehashi.portal.programmes import actions, queries, tasks
from kakehashi.portal.programmes.forms import ValuesForm
from kakehashi.portal.programmes.models import Programme
from kakehashi.vocabulary import Language

OFFICERS = (Role.MINISTRY, Role.PREFECTURE)
READERS = (*OFFICERS, Role.AUDITOR)


def _mine(request: SignedIn, programme_id: UUID) -> Programme:
    return get_object_or_404(queries.visible_to(request.user), pk=programme_id)


@gate(*READERS)
def programmes(request: SignedIn) -> HttpResponse:
    """Which programmes does the reader's office take part in?"""
    page = Turned(queries.listed(queries.visible_to(request.user)), request)
    return render(request, "programmes/programmes.html", {"page": page})


@gate(*READERS)
def programme(request: SignedIn, programme_id: UUID) -> HttpResponse:
    """Who works together, on which pathways, and under which caps?"""
    found = _mine(request, programme_id)
    page = {
        "programme": found,
        "caps": found.caps.all(),
        "letter": queries.letter_of(found),
        "history": ledger.history_of("programmes.programme", found.pk)[:20],
    }
    return render(request, "programmes/programme.html", page)


@gate(*READERS)
def letter(request: SignedIn, programme_id: UUID) -> HttpResponse:
    """What do we promise, in both languages, what is undecided, and how did others word the like?

    `?draft=2` shows an earlier draft, `?with=en` the English text too.
    """
    found = _mine(request, programme_id)
    drafts = list(queries.letters_of(found))
    newest = drafts[0] if drafts else None
    wanted = request.GET.get("draft")
    chosen = newest if wanted is None else next((one for one in drafts if str(one.draft) == wanted), None)
    if wanted is not None and chosen is None:
        raise Http404
    first, second = Language.INDONESIAN, Language.JAPANESE
    page = {
        "programme": found,
        "letter": None if chosen is None else queries.letter_of(found, chosen.draft),
        "drafts": drafts,
        "newest": newest,
        "outdated": newest is not None and newest.settled != found.settled,
        "languages_shown": (second, first) if reader() is Language.JAPANESE else (first, second),
        "english": request.GET.get("with") == Language.ENGLISH.value,
        "may_write": request.user.role in OFFICERS,
    }
    return render(request, "programmes/letter.html", page)


@gate(*OFFICERS)
@require_POST
def draft_letter(request: SignedIn, programme_id: UUID) -> HttpResponse:
    """Have the letter drafted again from the values as they are settled now."""
    found = _mine(request, programme_id)
    if actions.ask_for_draft(programme=found):
        tasks.draft_letter.enqueue(str(found.pk), str(request.user.pk), today().isoformat())
    return redirect("programmes:letter", found.pk)


@gate(*OFFICERS)
def letter_values(request: SignedIn, programme_id: UUID) -> HttpResponse:
    """Settle what the letter leaves open; blank is undecided, and printed as a visible blank."""
    found = _mine(request, programme_id)
    form = ValuesForm(request.POST if request.method == "POST" else None, programme=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.settle_letter(
                programme=found,
                values=form.values,
                clauses=form.chosen_clauses,
                by=request.user,
                seen=form.seen,
            )
        except actions.ChangedMeanwhile:
            form.compare(_mine(request, programme_id), queries.last_settled(found))
        else:
            messages.success(request, _("The values are kept."))
            return redirect("programmes:letter", found.pk)
    return render(request, "programmes/letter_values.html", {"programme": found, "form": form})
