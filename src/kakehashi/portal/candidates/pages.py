"""The pool and its dossiers."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions, bridge, certificates, issuers, panels, purposes, queries, rights
from kakehashi.portal.candidates.forms import (
    AnswerForm,
    AskIssuerForm,
    DayForm,
    EraseForm,
    EvidenceForm,
    ExportForm,
    InquiriesForm,
    OpenPaperForm,
    PaperForm,
    PoolFilterForm,
    RevealForm,
    ToVerifyForm,
)
from kakehashi.portal.candidates.models import Candidate, Consent, Evidence, Inquiry, Paper, SealedValue
from kakehashi.portal.candidates.narrowing import Narrowed
from kakehashi.portal.candidates.tasks import PATHWAYS, being_judged, finish_erasures
from kakehashi.portal.candidates.templatetags.facts import fact_lines, fact_named
from kakehashi.portal.intake.bridge import named_cells, origins_of
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Stretch, Turned
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.portal.ledger import queries as ledger
from kakehashi.vocabulary import Pathway

OFFICERS = (Role.MINISTRY, Role.TRAINING_CENTRE)
THEMSELVES = (*OFFICERS, Role.CANDIDATE)
"""Pages that a person may also open of their own record."""
SHORT = 20
"""Deeds of a person's history that a dossier shows before it is asked for all."""
WARNED_BEFORE = timedelta(days=180)
"""How long before its last day a passport, a paper or evidence is warned of."""


def _mine(request: SignedIn, candidate_id: UUID) -> Candidate:
    return get_object_or_404(queries.whole(queries.visible_to(request.user)), pk=candidate_id)


def pool_filter(request: SignedIn) -> PoolFilterForm:
    """The filter of the pool in a request's address, with the choices this reader has."""
    return PoolFilterForm(
        request.GET,
        pathways=list(PATHWAYS),
        centres=queries.centres_of(queries.visible_to(request.user)) if request.user.role == Role.MINISTRY else None,
        rules=bridge.rules_of(PATHWAYS),
    )


def narrowed(request: SignedIn) -> tuple[PoolFilterForm, Narrowed]:
    """The filter in a request's address, and whom of this reader's people it leaves: nobody where it has a fault.

    Everybody would be a list that nobody asked for, and an export of it the whole pool.
    """
    form, people = pool_filter(request), queries.visible_to(request.user)
    return form, Narrowed(people if form.is_valid() else people.none(), form.by())


@gate(*OFFICERS)
def pool(request: SignedIn) -> HttpResponse:
    """Who is in the pool that …? Filters combine; the address holds them."""
    people = queries.visible_to(request.user)
    form, found = narrowed(request)
    by = found.by
    form.tell(found.every)
    page = Stretch(found.people, request, within=people, order=("name_searched", "number", "pk"))
    shown = {
        "form": form,
        "page": page,
        "rows": [bridge.listed(candidate, by.lanes) for candidate in page],
        "total": found.total,
        "counts": found.counts.answers,
        **_unjudged(found),
        "all": people.count(),
        "pathway": by.pathway,
        "oldest": queries.oldest_verdicts(people),
    }
    return render(request, "candidates/pool.html", shown)


def _unjudged(found: Narrowed) -> dict[str, Any]:
    """How many have no answer yet, and whether the answers are being made; and of how many none is made any more."""
    if not (without := found.counts.not_assessed):
        return {"waiting": 0, "not_to_judge": 0}
    not_to_judge = found.unjudged.filter(queries.withdrew("assessment")).count()
    waiting = without - not_to_judge
    return {"waiting": waiting, "not_to_judge": not_to_judge, "judging": bool(waiting) and being_judged()}


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
    origins = origins_of(candidate.came_by, candidate.row)
    consents = _standing(candidate)
    not_judged = not queries.may_be_judged(candidate)
    if not_judged:
        ways = []
    work = {"category": chosen.get("category") or "", "occupation": chosen.get("occupation") or ""}
    shown = panels.panels_of(candidate, on=on, pathways=ways, **work)
    whole = request.GET.get("history") == "all"
    every = ledger.history_of("candidates.candidate", candidate.pk)
    history = list(every if whole else every[: SHORT + 1])
    page = {
        "candidate": candidate,
        "form": form,
        "on": on,
        "panels": shown,
        "not_spoken_of": panels.not_spoken_of(on=on, pathways=ways, **work),
        "not_judged": not_judged,
        "doubts": panels.doubts_of(candidate, on=on),
        "compared": panels.at_each_level(candidate, shown, on=on),
        "papers": queries.papers_of(candidate),
        "consents": consents,
        "origins": origins,
        "cells": named_cells("candidates", origins),
        "others": candidate.others.select_related("training_centre").order_by("number"),
        "running_out": queries.running_out(Candidate.objects.filter(pk=candidate.pk), before=on + WARNED_BEFORE),
        "history": history if whole else history[:SHORT],
        "more": not whole and len(history) > SHORT,
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
            paper=form.cleaned_data["paper"],
            valid_until=form.cleaned_data["valid_until"],
            by=request.user,
            on=today(),
        )
        messages.success(request, _("Written down. The verdicts were made again."))
        return redirect("candidates:dossier", candidate.pk)
    return render(request, "candidates/evidence.html", {"candidate": candidate, "form": form})


@gate(*OFFICERS)
def reveal(request: SignedIn, candidate_id: UUID, kind: str) -> HttpResponse:
    """Ask why, write down who, then show a sealed number, or the statement on health, once."""
    candidate = _mine(request, candidate_id)
    value = get_object_or_404(candidate.sealed_values.all(), kind=kind)
    form = RevealForm(request.POST if request.method == "POST" else None)
    page: dict[str, Any] = {"candidate": candidate, "value": value, "form": form}
    if request.method == "POST" and form.is_valid():
        plain = actions.show_sensitive(value=value, by=request.user, reason=form.cleaned_data["reason"])
        page["opened"] = True
        if value.kind == SealedValue.Kind.HEALTH:
            page["fit"], page["examined"] = bridge.health_told(plain)
        else:
            page["shown"] = bridge.opened(value, plain)
    answer = render(request, "candidates/reveal.html", page)
    answer["Cache-Control"] = "no-store"
    return answer


@gate(*OFFICERS)
def to_verify(request: SignedIn) -> HttpResponse:
    """Which fact should be shown first? The one on which most verdicts hang."""
    people = queries.visible_to(request.user)
    wanted = request.GET.get("level")
    level = wanted if wanted in Evidence.Level.values else Evidence.Level.SEEN.value
    facts = queries.verdicts_by_fact(people, level)
    form = ToVerifyForm(request.GET, facts=[(fact, fact_named(fact)) for fact, _alone, _needed in facts])
    fact = form.cleaned_data["fact"] if form.is_valid() else ""
    page = {
        "form": form,
        "facts": facts,
        "level": Evidence.Level(level),
        "page": Turned(queries.to_show_first(people, level, fact), request),
    }
    return render(request, "candidates/to_verify.html", page)


@gate(*OFFICERS)
def running_out(request: SignedIn) -> HttpResponse:
    """Whose passport, paper or evidence runs out soon, or has? The soonest first."""
    found = queries.running_out(queries.visible_to(request.user), before=today() + WARNED_BEFORE)
    page = {"page": Turned(found, request), "days": WARNED_BEFORE.days}
    return render(request, "candidates/running_out.html", page)


@gate(*THEMSELVES)
def papers(request: SignedIn, candidate_id: UUID) -> HttpResponse:
    """The papers of a person, and one more; its type is read from its content, what carries a macro is refused."""
    candidate = _mine(request, candidate_id)
    form = PaperForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        actions.add_paper(
            candidate=candidate,
            data=file.read(),
            filename=file.name or "file",
            kind=form.cleaned_data["kind"],
            issuer=form.cleaned_data["issuer"],
            valid_until=form.cleaned_data["valid_until"],
            by=request.user,
        )
        messages.success(request, _("The paper is kept."))
        return redirect("candidates:papers", candidate.pk)
    page = {"candidate": candidate, "form": form, "papers": queries.papers_of(candidate)}
    return render(request, "candidates/papers.html", page)


def _paper(request: SignedIn, candidate_id: UUID, paper_id: UUID) -> tuple[Candidate, Paper]:
    candidate = _mine(request, candidate_id)
    return candidate, get_object_or_404(queries.papers_of(candidate), pk=paper_id)


@gate(*THEMSELVES)
def paper(request: SignedIn, candidate_id: UUID, paper_id: UUID) -> HttpResponse:
    """What a paper is and shows; to open it is a deed, and an officer says why where it is sensitive."""
    candidate, one = _paper(request, candidate_id, paper_id)
    asked = one.is_sensitive and request.user.role != Role.CANDIDATE
    form = OpenPaperForm(request.POST if request.method == "POST" else None) if asked else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        answer = HttpResponse(
            actions.open_paper(paper=one, by=request.user, reason=reason), content_type=one.document.media_type
        )
        answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=one.document.filename)
        answer["X-Content-Type-Options"] = "nosniff"
        answer["Cache-Control"] = "no-store"
        return answer
    return render(request, "candidates/paper.html", {"candidate": candidate, "paper": one, "form": form})


@gate(*OFFICERS)
def remove_paper(request: SignedIn, candidate_id: UUID, paper_id: UUID) -> HttpResponse:
    """Ask, then take a paper and its file away; refused while evidence rests on it."""
    candidate, one = _paper(request, candidate_id, paper_id)
    shows = list(one.evidence.values_list("key", flat=True))
    if request.method == "POST" and not shows:
        actions.remove_paper(paper=one, by=request.user)
        messages.success(request, _("The paper and its file were removed."))
        return redirect("candidates:papers", candidate.pk)
    return render(request, "candidates/remove_paper.html", {"candidate": candidate, "paper": one, "shows": shows})


@gate(*OFFICERS)
def certificate(request: SignedIn, candidate_id: UUID, key: str) -> HttpResponse:
    """Where does this certificate stand with its issuer? To ask and to keep the answer are deeds."""
    candidate = _mine(request, candidate_id)
    line = next((one for one in fact_lines(candidate) if one.key == key and one.is_certificate), None)
    if line is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    inquiry, known = line.inquiry, issuers.issuer_of(candidate, key)
    form: AskIssuerForm | AnswerForm
    if inquiry is not None and inquiry.state == Inquiry.State.ASKED:
        form = AnswerForm(posted, inquiry=inquiry, initial={"answered_on": today()})
        if posted is not None and form.is_valid():
            told = dict(form.cleaned_data)
            confirmed = told.pop("answer") == Inquiry.State.CONFIRMED
            certificates.keep_answer(inquiry=inquiry, confirmed=confirmed, by=request.user, on=today(), **told)
            messages.success(request, _("The answer is written down. The verdicts were made again."))
            return redirect("candidates:certificate", candidate.pk, key)
    else:
        form = AskIssuerForm(posted, initial={"asked_on": today(), "issuer": said(known.name) if known else ""})
        if posted is not None and form.is_valid():
            certificates.ask(candidate=candidate, key=key, by=request.user, **form.cleaned_data)
            messages.success(request, _("It is written down that the issuer was asked."))
            return redirect("candidates:certificate", candidate.pk, key)
    page = {
        "candidate": candidate,
        "line": line,
        "on": today(),
        "known": known,
        "form": form,
        "asks": isinstance(form, AskIssuerForm),
        "inquiries": [one for one in candidate.inquiries.all() if one.key == key],
    }
    return render(request, "candidates/certificate.html", page)


@gate(*OFFICERS)
def inquiries(request: SignedIn) -> HttpResponse:
    """Which issuers were asked about which certificates, and who still owes an answer? The longest waiting first."""
    form = InquiriesForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    found = queries.inquiries_of(queries.visible_to(request.user), state)
    page = {"form": form, "page": Turned(found, request), "today": today()}
    return render(request, "candidates/inquiries.html", page)


def _standing(candidate: Candidate) -> list[tuple[purposes.Purpose, Consent | None, Consent | None]]:
    """Each purpose with the consent that stands, and with the newest one that was withdrawn or whose words are old."""
    kept = list(queries.consents_of(candidate))
    found = []
    for one in purposes.purposes().values():
        mine = [consent for consent in kept if consent.purpose == one.key]
        now = [each for each in mine if each.withdrawn_at is None and each.edition == purposes.edition()]
        before = [each for each in mine if each not in now]
        found.append((one, now[0] if now else None, before[0] if before else None))
    return found


@gate(*THEMSELVES)
def consents(request: SignedIn, candidate_id: UUID) -> HttpResponse:
    """What a person agrees to, purpose by purpose; given and withdrawn on this one page."""
    candidate = _mine(request, candidate_id)
    deed, _colon, purpose = request.POST.get("deed", "").partition(":")
    deed = deed if purpose in purposes.purposes() else ""
    signed = request.user.role == Role.CANDIDATE or bool(request.POST.get("signed"))
    if deed == "withdraw":
        rights.withdraw_consent(candidate=candidate, purpose=purpose, by=request.user)
        messages.success(request, _("The consent was withdrawn. It holds from now on."))
        return redirect("candidates:consents", candidate.pk)
    if deed == "give" and signed:
        language = (get_language() or "en")[:2]
        rights.give_consent(candidate=candidate, purpose=purpose, language=language, by=request.user)
        messages.success(request, _("The consent was kept. It can be withdrawn on this page at any time."))
        return redirect("candidates:consents", candidate.pk)
    page = {
        "candidate": candidate,
        "purposes": _standing(candidate),
        "edition": purposes.edition(),
        "not_signed": purpose if deed == "give" else "",
    }
    return render(request, "candidates/consents.html", page)


@gate(*THEMSELVES)
def export(request: SignedIn, candidate_id: UUID) -> HttpResponse:
    """Hand out everything that is held on a person as one archive; a deed, with the digest of what was given."""
    candidate = _mine(request, candidate_id)
    own = request.user.role == Role.CANDIDATE
    form = None if own else ExportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (form is None or form.is_valid()):
        answer = HttpResponse(rights.hand_out(candidate=candidate, by=request.user), content_type="application/zip")
        answer["Content-Disposition"] = content_disposition_header(
            as_attachment=True, filename=f"{candidate.number}.zip"
        )
        answer["Cache-Control"] = "no-store"
        return answer
    page = {"candidate": candidate, "form": form, "papers": candidate.papers.count()}
    return render(request, "candidates/export.html", page)


@gate(Role.MINISTRY)
def erase(request: SignedIn, candidate_id: UUID) -> HttpResponse:
    """Ask, then erase a person everywhere; what stays is a place without a person. It cannot be undone."""
    candidate = _mine(request, candidate_id)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        rights.erase(candidate=candidate, ground=form.cleaned_data["ground"], by=request.user)
        finish_erasures()
        messages.success(
            request, _("The data were erased. The spreadsheets in which the person stood are being cleaned.")
        )
        return redirect("candidates:pool")
    page = {
        "candidate": candidate,
        "form": form,
        "papers": candidate.papers.count(),
        "sealed": candidate.sealed_values.count(),
        "verdicts": candidate.assessments.count(),
    }
    return render(request, "candidates/erase.html", page)
