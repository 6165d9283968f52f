"""Signing in by link or code, one's own facts and papers; for officers the invitation and what people correct."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kakehashi.portal.accounts import queries as accounts
from kakehashi.portal.accounts.gate import SignedIn, gate, open_to_all
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions as candidates
from kakehashi.portal.candidates import queries as pool
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.queries import fact_of
from kakehashi.portal.documents.content import FileNotKept, checked
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Turned
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.portal.selfservice import actions, queries
from kakehashi.portal.selfservice.forms import (
    CORRECTED,
    LISTS,
    TESTS,
    BirthdayForm,
    CodeForm,
    DecideForm,
    TestForm,
    UploadForm,
    WhichTestForm,
    form_about,
)
from kakehashi.portal.selfservice.models import Correction, Invitation

OFFICERS = (Role.MINISTRY, Role.TRAINING_CENTRE)
BEGUN = "tests begun"
"""The draft in which a list of tests grows until the person says that it is whole."""

Page = Callable[..., HttpResponse]


def keeps_what_was_typed(page: Page) -> Page:
    """Keep a form's content for its writer who was signed out meanwhile: they sign in again and go on."""

    @wraps(page)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            person = queries.holder_of(request.POST.get("ticket", ""))
            if person is not None and kwargs.get("fact", CORRECTED[0]) in CORRECTED:
                return _kept_for(request, person)
        return page(request, *args, **kwargs)

    return kept


def _kept_for(request: HttpRequest, person: Candidate) -> HttpResponse:
    """Keep the form, and lead to where its writer signs in again, in the language in which they read it."""
    language = person.account.language if person.account else "id"
    with translation.override(language):
        _keep(request, person)
    answer = redirect(f"{reverse('selfservice:code')}?{urlencode({'next': request.get_full_path()})}")
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _keep(request: HttpRequest, person: Candidate) -> None:
    fields = {
        name: [str(each) for each in values]
        for name, values in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", "ticket"}
    }
    filename, data = "", b""
    for file in request.FILES.values():
        if isinstance(file, UploadedFile) and (file.size or 0) <= settings.UPLOAD_BYTES:
            filename, data = file.name or "file", file.read()
    if data:
        try:
            checked(data, limit=settings.UPLOAD_BYTES)
        except FileNotKept as refused:
            messages.error(request, said(refused.refusal.text))
            filename, data = "", b""
    actions.keep_draft(candidate=person, page=request.path, fields=fields, filename=filename[-200:], data=data)
    messages.warning(
        request, _("You were away for a while, so please sign in again. What you wrote is kept and not handed in yet.")
    )


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if own and wanted.startswith("/") else ""


def _in_indonesian_first(request: HttpRequest) -> None:
    """Whoever comes in here reads Indonesian until they choose: telephones are often set to English."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES and not request.user.is_authenticated:
        translation.activate("id")
        request.LANGUAGE_CODE = "id"


@open_to_all
@sensitive_post_parameters("code")
def code(request: HttpRequest) -> HttpResponse:
    """Ask a candidate for number and code; after five failures in a quarter of an hour that number waits.

    After fifty the address waits, whatever the numbers, and whether or not anybody has them.
    """
    _in_indonesian_first(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    crowded = waiting = wrong = False
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        crowded = accounts.address_must_wait(request)
        waiting = crowded or accounts.must_wait(actions.tried_as(number))
        if not waiting:
            if actions.enter_by_code(request=request, number=number, code=form.cleaned_data["code"]):
                return redirect(_next(request) or "desks:home")
            wrong = True
    page = {"form": form, "waiting": waiting, "crowded": crowded, "wrong": wrong, "next": _next(request)}
    return render(request, "selfservice/code.html", page, status=429 if waiting else 200)


@open_to_all
@sensitive_post_parameters("born")
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whoever opens a link for the birth date, then sign them in; to look at the link alone uses nothing up."""
    _in_indonesian_first(request)
    found = queries.open_invitations(timezone.now()).filter(token_hash=actions.token_hash(token)).first()
    over = found is None or found.link_used_at is not None
    form = BirthdayForm(request.POST if request.method == "POST" else None)
    wrong = False
    if found is not None and not over and request.method == "POST" and form.is_valid():
        if actions.enter_by_link(request=request, invitation=found, born=form.cleaned_data["born"]):
            return redirect("desks:home")
        wrong = True
    answer = render(request, "selfservice/link.html", {"form": form, "over": over, "wrong": wrong})
    answer["Cache-Control"] = "no-store"
    return answer


def _own(request: SignedIn) -> Candidate:
    person = queries.own_record(request.user)
    if person is None:
        raise Http404
    return person


@gate(Role.CANDIDATE)
def facts(request: SignedIn) -> HttpResponse:
    """What is known about me, how it is known, and what I said about it."""
    person = _own(request)
    said_of = queries.corrections_of(person)
    page = {
        "person": person,
        "waiting": {one.key: one for one in said_of.filter(state=Correction.State.WAITS)},
        "decided": said_of.exclude(state=Correction.State.WAITS)[:20],
        "begun": queries.typed_on(person, BEGUN),
    }
    return render(request, "selfservice/facts.html", page)


@keeps_what_was_typed
@gate(Role.CANDIDATE)
def correct(request: SignedIn, fact: str) -> HttpResponse:
    """Ask for one fact; what nothing shows yet is taken over at once, for the rest an officer looks at both."""
    if fact not in CORRECTED:
        raise Http404
    person = _own(request)
    typed = queries.typed_on(person, request.path)
    test, in_words = request.GET.get("test", ""), "words" in request.GET
    given: dict[str, Any] = {"candidate": person, "key": fact, "on": today(), "test": test, "in_words": in_words}
    if request.method == "POST" and request.POST.get("none") and fact in LISTS and fact_of(person, fact) is None:
        actions.correct(candidate=person, key=fact, said=[], words="", by=request.user, on=today())
        return _told(request, person, taken_over=True)
    if request.method == "POST":
        form = form_about(data=request.POST, **given)
        if form.is_valid():
            return _handed_in(request, person, form)
    else:
        form = form_about(initial=typed.first() if typed else None, **given)
    page = {
        "person": person,
        "key": fact,
        "form": form,
        "typed": typed,
        "is_list": fact in LISTS,
        "unknown": fact_of(person, fact) is None,
        "which": WhichTestForm() if fact == "tests" and test not in TESTS and not in_words else None,
        "test": test if test in TESTS else "",
        "begun": _begun(person) if fact == "tests" else [],
    }
    return render(request, "selfservice/correct.html", page)


def _begun(person: Candidate) -> list[Any]:
    """The tests that the person has listed so far, while the list is not whole."""
    typed = queries.typed_on(person, BEGUN)
    return json.loads(typed.fields["tests"][0]) if typed else []


def _handed_in(request: SignedIn, person: Candidate, form: Any) -> HttpResponse:
    if form.sent_again:
        return _told(request, person, taken_over=True)
    value = form.told()
    if isinstance(form, TestForm) and fact_of(person, form.key) is None:
        begun = _begun(person)
        value = [*begun, *([] if form.entry() in begun else [form.entry()])]
        if form.more_to_come:
            actions.keep_draft(candidate=person, page=BEGUN, fields={"tests": [json.dumps(value)]})
            actions.drop_draft(candidate=person, page=request.path)
            messages.success(request, _("Noted. Add the next test; your list counts once you say that it is whole."))
            return redirect("selfservice:correct", form.key)
        actions.drop_draft(candidate=person, page=BEGUN)
    kept = actions.correct(
        candidate=person,
        key=form.key,
        said=value,
        words=form.cleaned_data.get("words", ""),
        by=request.user,
        on=today(),
        grows=form.grows,
    )
    return _told(request, person, taken_over=kept.state == Correction.State.TAKEN_OVER)


def _told(request: SignedIn, person: Candidate, *, taken_over: bool) -> HttpResponse:
    actions.drop_draft(candidate=person, page=request.path)
    if taken_over:
        messages.success(request, _("Taken over as your own word. The answers on your page were made again."))
    else:
        messages.success(request, _("Sent to your office. Your record stays as it is until they have looked at both."))
    return redirect("selfservice:facts")


@keeps_what_was_typed
@gate(Role.CANDIDATE)
def upload(request: SignedIn) -> HttpResponse:
    """Take a photograph of a paper with the telephone, or choose a file, and hand it in."""
    person = _own(request)
    typed = queries.typed_on(person, request.path)
    kept = (typed.filename, typed.data) if typed and typed.filename else None
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES, kept=kept)
        if form.is_valid():
            filename, data = form.cleaned_data["sent"]
            candidates.add_paper(
                candidate=person, data=data, filename=filename, kind=form.cleaned_data["kind"], by=request.user
            )
            actions.drop_draft(candidate=person, page=request.path)
            messages.success(request, _("Your paper has arrived. Your office will look at it."))
            return redirect("selfservice:upload")
    else:
        form = UploadForm(kept=kept, initial=typed.first() if typed else None)
    page = {"person": person, "form": form, "typed": typed, "papers": pool.papers_of(person)}
    return render(request, "selfservice/upload.html", page)


def _theirs(request: SignedIn, candidate_id: UUID) -> Candidate:
    return get_object_or_404(pool.visible_to(request.user).select_related("account", "pool"), pk=candidate_id)


@gate(*OFFICERS)
def invite(request: SignedIn, candidate_id: UUID) -> HttpResponse:
    """Make a link and a code for a person, show them once, ready to be sent, printed or read over the telephone."""
    candidate = _theirs(request, candidate_id)
    page: dict[str, Any] = {"candidate": candidate, "standing": queries.invitation_of(candidate)}
    page["days"] = actions.LASTS.days
    if request.method == "POST":
        made = actions.invite(candidate=candidate, by=request.user)
        page["made"] = made
        page["address"] = request.build_absolute_uri(reverse("selfservice:link", args=[made.token]))
        page["code_address"] = request.build_absolute_uri(reverse("selfservice:code"))
    answer = render(request, "selfservice/invite.html", page)
    answer["Cache-Control"] = "no-store"
    return answer


@gate(*OFFICERS)
@require_POST
def take_back(request: SignedIn, candidate_id: UUID) -> HttpResponse:
    """End the link and the code of a person."""
    candidate = _theirs(request, candidate_id)
    standing: Invitation | None = queries.invitation_of(candidate)
    if standing is not None:
        actions.end_invitation(invitation=standing, by=request.user, why="taken_back")
        messages.success(request, _("Link and code no longer work."))
    return redirect("selfservice:invite", candidate.pk)


@gate(*OFFICERS)
def corrections(request: SignedIn) -> HttpResponse:
    """Who says that a fact of their record is wrong? Those that wait first, the oldest on top."""
    page: dict[str, Any] = {"page": Turned(queries.corrections_seen_by(request.user), request)}
    page["waiting"] = queries.waiting_for(request.user)
    return render(request, "selfservice/corrections.html", page)


@gate(*OFFICERS)
def correction(request: SignedIn, correction_id: int) -> HttpResponse:
    """The record and what the person says, side by side; an officer decides."""
    one = get_object_or_404(queries.corrections_seen_by(request.user), pk=correction_id)
    candidate = one.candidate
    form = DecideForm(request.POST if request.method == "POST" else None)
    waits = one.state == Correction.State.WAITS
    if request.method == "POST" and waits and form.is_valid():
        try:
            actions.decide(
                correction=one,
                accept=form.cleaned_data["answer"] == "accept",
                reason=form.cleaned_data["reason"],
                by=request.user,
                on=today(),
            )
        except actions.Changed:
            form.add_error("answer", _("The record was changed after the person wrote this. Ask the person again."))
        else:
            messages.success(request, _("Decided. The person reads it on their page."))
            return redirect("selfservice:corrections")
    shown = candidate.evidence.filter(key__regex=rf"^{one.key}(\.|$)").select_related("by", "paper__document")
    page = {"one": one, "candidate": candidate, "form": form, "waits": waits, "shown": shown}
    page["now"] = fact_of(candidate, one.key)
    page["papers"] = pool.papers_of(candidate)
    return render(request, "selfservice/correction.html", page)
