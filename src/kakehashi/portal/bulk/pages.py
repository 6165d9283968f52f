"""Deeds for many: choose, look at what would happen, do it once, look back, undo."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.bulk import actions, bridge, queries
from kakehashi.portal.bulk.forms import DeedForm, DoForm, TickedForm
from kakehashi.portal.bulk.models import BulkDeed
from kakehashi.portal.bulk.queries import Plan
from kakehashi.portal.candidates import queries as candidates
from kakehashi.portal.candidates.narrowing import Narrowed
from kakehashi.portal.candidates.pages import pool_filter
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Turned
from kakehashi.portal.layout.templatetags.spoken import reader, tags_of
from kakehashi.portal.selfservice.actions import LASTS

OFFICERS = (Role.MINISTRY, Role.TRAINING_CENTRE)
SHOWN = 20
"""Rows of a preview on one page."""

REASONS = {
    queries.THERE_ALREADY: gettext_lazy("already of this training centre"),
    queries.HAS_A_WAY_IN: gettext_lazy("link and code still work"),
    queries.ACCOUNT_CLOSED: gettext_lazy("account was closed"),
    queries.NOT_SEEN: gettext_lazy("no longer in your pool (erased, joined with another record, or moved)"),
}
"""Why somebody stays as they are, in words before a number of people."""


@dataclass(frozen=True, slots=True)
class Whom:
    """The people a deed is for: ticked one by one, or a list by its filters.

    `form` has the faults of the address, where there are any; then nothing may be done.  `asked` is what stands behind
    the question mark, as pairs.
    """

    form: django_forms.Form
    people: Any
    ticked: int | None
    asked: list[tuple[str, str]]

    @property
    def query(self) -> str:
        """The same list, to be opened again."""
        return urlencode(self.asked)


def _whom(request: SignedIn) -> Whom:
    if "ticked" in request.GET or "who" in request.GET:
        ticked = TickedForm(request.GET)
        keys = ticked.keys if ticked.is_valid() else frozenset()
        asked = [("ticked", "1"), *(("who", str(key)) for key in sorted(ticked.keys))]
        return Whom(ticked, queries.ticked_of(request.user, ticked.keys if keys else ()), len(keys), asked)
    form = pool_filter(request)
    people = Narrowed(candidates.visible_to(request.user), form.by()).people
    asked = [(key, value) for key in form.fields for value in request.GET.getlist(key) if value]
    return Whom(form, people, None, asked)


@gate(*OFFICERS)
def choose(request: SignedIn) -> HttpResponse:
    """What is to be done for all the people of this list, or for those ticked?"""
    whom = _whom(request)
    page = {
        "whom": whom,
        "faulty": bool(whom.form.errors),
        "form": DeedForm(user=request.user),
        "total": 0 if whom.form.errors else whom.people.count(),
        "days": LASTS.days,
    }
    return render(request, "bulk/choose.html", page)


@gate(*OFFICERS)
def preview(request: SignedIn) -> HttpResponse:
    """What would the deed do, for whom, and who stays as they are, and why?  The button does just this, once."""
    whom, form = _whom(request), DeedForm(request.GET, user=request.user)
    if not form.is_valid() or whom.form.errors:
        faulty = bool(whom.form.errors)
        total = 0 if faulty else whom.people.count()
        page = {"whom": whom, "faulty": faulty, "form": form, "total": total, "days": LASTS.days}
        return render(request, "bulk/preview.html", page)
    plan = Plan(whom.people, form.kind, form.centre, ticked=whom.ticked)
    before: dict[str, Any] | None = None
    if request.method == "POST":
        pressed = DoForm(request.POST)
        if pressed.is_valid():
            told = pressed.cleaned_data
            try:
                done = actions.do(key=told["key"], plan=plan, shown=told["shown"], query=whom.query, by=request.user)
            except actions.ListChanged:
                before = told
            except actions.NotForSoMany:
                before = None  # the preview says why, and has no button
            else:
                return redirect("bulk:deed", done.pk)
        else:
            messages.error(request, _("Nothing was done: the button of this page was not sent as it was shown."))
        plan = Plan(whom.people, form.kind, form.centre, ticked=whom.ticked)
    return render(request, "bulk/preview.html", _previewed(request, whom, form, plan) | {"before": before})


def _previewed(request: SignedIn, whom: Whom, form: DeedForm, plan: Plan) -> dict[str, Any]:
    which = request.GET.get("show", "")
    which = which if which in plan.left and which != queries.NOT_SEEN else ""
    changed = len(plan.changed)
    sent = {"key": uuid4(), "shown": plan.digest, "total": plan.total, "changed": changed}
    return {
        "whom": whom,
        "tags": list(tags_of(whom.form, request)),
        "plan": plan,
        "deed": form.kind,
        "centre": form.centre,
        "changed": changed,
        "reasons": [(reason, REASONS[reason], count) for reason, count in plan.left.items()],
        "listed": queries.NOT_SEEN,
        "which": which,
        "which_words": REASONS.get(which, ""),
        "page": Turned(plan.shown(which), request, SHOWN),
        "too_many": form.kind == BulkDeed.Kind.INVITE and changed > actions.MOST_INVITED,
        "most": actions.MOST_INVITED,
        "days": LASTS.days,
        "button": DoForm(initial=sent),
    }


@gate(*OFFICERS)
def deeds(request: SignedIn) -> HttpResponse:
    """What was done for many at once: by whom, when, for how many?"""
    return render(request, "bulk/deeds.html", {"page": Turned(queries.deeds_of(request.user), request)})


def _own(request: SignedIn, deed_id: UUID) -> BulkDeed:
    return get_object_or_404(queries.deeds_of(request.user), pk=deed_id)


@gate(*OFFICERS)
def deed(request: SignedIn, deed_id: UUID) -> HttpResponse:
    """One deed for many: what it did for whom, its links and codes as long as they are kept, and its undoing."""
    done = _own(request, deed_id)
    waiting = done.kind == BulkDeed.Kind.INVITE and done.undone_at is None
    to_give = len(queries.to_give_out(done, request.user)) if waiting and len(done.given) < len(actions.FORMS) else 0
    page = {
        "deed": done,
        "reasons": [(REASONS[reason], count) for reason, count in done.left.items()],
        "page": Turned(queries.lines_of(done, request.user), request),
        "to_give": to_give,
        "moved": queries.changed_since(done) if done.centre is not None and done.undone_at is None else 0,
        "now": timezone.now(),
    }
    return render(request, "bulk/deed.html", page)


@gate(*OFFICERS)
@require_POST
def undo(request: SignedIn, deed_id: UUID) -> HttpResponse:
    """Take a deed back, for everybody it changed."""
    done = _own(request, deed_id)
    try:
        actions.undo(deed=done, by=request.user)
    except actions.CannotBeUndone:
        messages.error(
            request, _("Nothing was undone: some of them have another training centre by now. Undo that deed first.")
        )
    else:
        messages.success(request, _("Undone, for everybody whom this deed had changed."))
    return redirect("bulk:deed", done.pk)


def _given_out(request: SignedIn, done: BulkDeed, form: str) -> list[dict[str, Any]] | None:
    """Each person with the address of the link; None, and a message, where there is nothing to give out."""
    try:
        slips = actions.give_out(deed=done, form=form, by=request.user)
    except actions.NothingToGiveOut:
        messages.error(
            request,
            _("These links and codes were given out in this form already, or no longer work. Invite the people anew."),
        )
        return None
    return [
        {
            "candidate": one.candidate,
            "address": request.build_absolute_uri(reverse("selfservice:link", args=[one.token])),
            "code": one.code,
            "until": one.until,
            "last_day": timezone.localdate(one.until),
        }
        for one in slips
    ]


@gate(*OFFICERS)
@require_POST
def slips(request: SignedIn, deed_id: UUID) -> HttpResponse:
    """The links and codes of a deed as slips to be printed and cut, once."""
    done = _own(request, deed_id)
    given = _given_out(request, done, "slips")
    if given is None:
        return redirect("bulk:deed", done.pk)
    page = {"deed": done, "slips": given, "code_address": request.build_absolute_uri(reverse("selfservice:code"))}
    answer = render(request, "bulk/slips.html", page)
    answer["Cache-Control"] = "no-store"
    return answer


@gate(*OFFICERS)
@require_POST
def csv(request: SignedIn, deed_id: UUID) -> HttpResponse:
    """The links and codes of a deed as a file, once."""
    done = _own(request, deed_id)
    given = _given_out(request, done, "csv")
    if given is None:
        return redirect("bulk:deed", done.pk)
    rows = (
        [
            one["candidate"].number,
            one["candidate"].name,
            one["candidate"].phone,
            one["address"],
            one["code"],
            one["last_day"],
        ]
        for one in given
    )
    answer = HttpResponse(bridge.csv_of(rows, language=reader()), content_type="text/csv; charset=utf-8")
    name = f"{_('invitations')}-{today().isoformat()}.csv"
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["Cache-Control"] = "no-store"
    return answer
