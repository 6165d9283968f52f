"""Every fact of a person, and the page on which one of them is put right."""

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import queries as pool
from kakehashi.portal.candidates.entries import Falls
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.editing import actions, bridge
from kakehashi.portal.editing.forms import MOST_NEW, AnyForm, form_of, rebased
from kakehashi.portal.editing.templatetags.editing import record_says
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.portal.ledger import queries as ledger
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.selfservice import queries as selfservice
from kakehashi.portal.selfservice.models import Correction

OFFICERS = (Role.MINISTRY, Role.TRAINING_CENTRE)
NO_LIST = json.dumps(None)
LOOKED_BACK = 50
"""Deeds of a person's history among which it is looked for who was faster."""


def _theirs(request: SignedIn, candidate_id: UUID) -> Candidate:
    return get_object_or_404(pool.whole(pool.visible_to(request.user)), pk=candidate_id)


@gate(*OFFICERS)
def facts(request: SignedIn, candidate_id: UUID) -> HttpResponse:
    """Which fact of this person is to be put right? Every fact of the format, with what the record says."""
    page = {"candidate": _theirs(request, candidate_id), "groups": bridge.GROUPS}
    return render(request, "editing/facts.html", page)


@gate(*OFFICERS)
def fact(request: SignedIn, candidate_id: UUID, fact: str) -> HttpResponse:
    """Put one fact right; what is wrong with it, what falls away and who was faster is told before anything is kept."""
    candidate = _theirs(request, candidate_id)
    try:
        shape = bridge.shape_of(fact)
    except KeyError:
        raise Http404 from None
    word = selfservice.waiting_word(candidate, fact)
    page: dict[str, Any] = {"candidate": candidate, "key": fact, "shape": shape, "word": word}
    if request.method == "POST":
        sent = _Sent(request, candidate, shape)
        page |= {"form": sent.form, "opened": sent.opened, "was": sent.was}
        if request.POST.get("do") == "more":
            page["quiet"] = True
        elif _is_put_right(request, page, sent):
            return _on_from(request, candidate, word)
    else:
        page["form"] = form_of(shape, bridge.kept(candidate, fact))
    answer = render(request, "editing/fact.html", _filled(page))
    answer["Cache-Control"] = "no-store"
    return answer


def _is_put_right(request: SignedIn, page: dict[str, Any], sent: "_Sent") -> bool:
    """Whether what was sent stands in the record now; where not, `page` has what is to be told instead."""
    candidate, key, form = page["candidate"], page["key"], sent.form
    if not form.is_valid():
        return False
    checked = bridge.checked(candidate, key, form.value(), on=today())
    form.take_faults(checked.faults)
    if checked.faults:
        return False
    remarks = [*_taken_out(form, candidate, key), *(said(one.text) for one in checked.remarks)]
    try:
        written = actions.put_right(
            candidate=candidate,
            key=key,
            value=checked.value,
            opened=sent.opened,
            odd=remarks,
            told=request.POST.get("told", ""),
            by=request.user,
            on=today(),
        )
    except actions.ChangedSince:
        page |= _changed(candidate, sent)
        return False
    except actions.NotTold as consequences:
        page |= {"falls": consequences.falls, "told": consequences.token, "remarks": remarks}
        return False
    if not written and sent.opened == bridge.digest(candidate, key):
        messages.info(request, _("Nothing was changed: the record says so already."))
    else:
        messages.success(request, _("Put right. The verdicts were made again."))
    return True


def _taken_out(form: AnyForm, candidate: Candidate, key: str) -> list[str]:
    """What is said of the entries that go though none was taken out by itself."""
    told = record_says(candidate, key)
    gone = [told[place] for place in form.taken_out() if place < len(told)]
    return [_("These entries go: %(entries)s") % {"entries": "; ".join(gone)}] if gone else []


class _Sent:
    """A form that came in: on which state of the fact it was opened, and what was typed."""

    def __init__(self, request: SignedIn, candidate: Candidate, shape: bridge.Shape) -> None:
        self.data, self.shape = request.POST, shape
        self.opened = request.POST.get("opened", "")
        self.now = bridge.kept(candidate, shape.key)
        self.was = request.POST.get("was", NO_LIST)
        self.entries = self._list_it_was(candidate) if shape.is_list else None
        fresh = {name.split("-")[1] for name in request.POST if name.startswith("entry-")}
        room = max(len(fresh) - len(self.entries or []), 1) + (request.POST.get("do") == "more")
        self.room = min(room, MOST_NEW)
        self.form: AnyForm = form_of(shape, self.entries if shape.is_list else self.now, request.POST, room=self.room)

    def _list_it_was(self, candidate: Candidate) -> Any:
        """The list as the form was opened on; one that is not what the form's digest says is no form of ours."""
        try:
            was = json.loads(self.was)
        except ValueError:
            raise Http404 from None
        if bridge.digest_of(candidate, self.shape.key, was) != self.opened:
            raise Http404
        return was


def _changed(candidate: Candidate, sent: _Sent) -> dict[str, Any]:
    """The form again on what the record says now, with all that was typed; and who was faster."""
    key = sent.shape.key
    page: dict[str, Any] = {"changed": True, "opened": "", "was": ""}
    if sent.shape.is_list:
        data, room = rebased(sent.data, shape=sent.shape, was=sent.entries, now=sent.now, room=sent.room)
        page["form"] = form_of(sent.shape, sent.now, data, room=room)
    lines = ledger.history_of("candidates.candidate", candidate.pk)[:LOOKED_BACK]
    return page | {"faster": next((line for line in lines if _is_about(line, key)), None)}


def _is_about(line: Line, key: str) -> bool:
    return any(str(one).partition(".")[0] == key for one in line.detail.get("facts") or ())


def _filled(page: dict[str, Any]) -> dict[str, Any]:
    """With what every state of the page shows: what the record says now, and on what it stands."""
    candidate, key = page["candidate"], page["key"]
    standing = candidate.evidence.filter(key__regex=rf"^{key}(\.|$)").select_related("by", "paper__document")
    filled = {"falls": Falls((), ()), **page, "on": today(), "standing": standing}
    filled["opened"] = page.get("opened") or bridge.digest(candidate, key)
    if page["shape"].is_list:
        filled["was"] = page.get("was") or json.dumps(bridge.kept(candidate, key))
    return filled


def _on_from(request: SignedIn, candidate: Candidate, word: Correction | None) -> HttpResponse:
    """Back to where the officer came from: the person's own words, which are still to be answered, or the dossier."""
    if word is not None and "correction" in request.GET:
        return redirect("selfservice:correction", word.pk)
    return redirect("candidates:dossier", candidate.pk)
