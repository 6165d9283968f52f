"""The vacancies and their findings."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.employers import actions, bridge, queries
from kakehashi.portal.employers.forms import CorrectionForm, PublishForm, VacancyFilterForm
from kakehashi.portal.employers.models import Outcome, State, Vacancy
from kakehashi.portal.intake.bridge import named_cells, origins_of
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Turned

READERS = (Role.PREFECTURE, Role.EMPLOYER, Role.MINISTRY)
WRITERS = (Role.PREFECTURE, Role.EMPLOYER)


def _mine(request: SignedIn, vacancy_id: UUID) -> Vacancy:
    mine = queries.visible_to(request.user).select_related("employer", "came_by__document", "came_by__by")
    return get_object_or_404(queries.whole(mine), pk=vacancy_id)


@gate(*READERS)
def vacancies(request: SignedIn) -> HttpResponse:
    """Which vacancies may be offered, and which must change first? Filters combine; the address holds them."""
    mine = queries.visible_to(request.user)
    role = request.user.role
    form = VacancyFilterForm(
        request.GET,
        fields=queries.values_of(mine, "field"),
        regions=queries.values_of(mine, "region"),
        employers=None if role == Role.EMPLOYER else queries.employers_of(mine),
        with_state=role != Role.MINISTRY,
    )
    found = queries.narrowed(mine, form.chosen)
    counts = queries.counted(queries.narrowed(mine, replace(form.chosen, answers=())))
    page = {
        "form": form,
        "page": Turned(found, request),
        "counts": counts,
        "all": mine.count(),
        "seats": queries.seats_in_all(found),
        "may_import": role in WRITERS,
        "with_employer": role != Role.EMPLOYER,
    }
    return render(request, "employers/vacancies.html", page)


@gate(*READERS)
def vacancy(request: SignedIn, vacancy_id: UUID) -> HttpResponse:
    """May this be published, and what must change first? With the rule, its mark, and the days on which it changes."""
    kept = _mine(request, vacancy_id)
    answer = queries.answer_of(kept)
    standing = queries.standing_of(kept)
    may_write = request.user.role in WRITERS and kept.state == State.DRAFT
    page = {
        "vacancy": kept,
        "answer": answer,
        "urgent": [one for one in standing if one.outcome == Outcome.VIOLATION]
        + [one for one in standing if one.outcome == Outcome.UNKNOWN],
        "in_order": [one for one in standing if one.outcome == Outcome.OK],
        "not_applicable": [one for one in standing if one.outcome == Outcome.NOT_APPLICABLE],
        "changes": queries.changes_of(kept),
        "warnings": bridge.warnings_of(kept),
        "may_correct": may_write,
        "may_publish": may_write and request.user.role == Role.PREFECTURE and answer.publishable,
        "form": PublishForm(open_points=answer.to_confirm),
        "history": queries.history_of(kept)[:20],
        "cells": named_cells("vacancies", origins_of(kept.came_by, kept.row)),
    }
    return render(request, "employers/vacancy.html", page)


@gate(*WRITERS)
def correct(request: SignedIn, vacancy_id: UUID) -> HttpResponse:
    """Change what a draft states of its contract; it is checked again at once."""
    kept = _mine(request, vacancy_id)
    if kept.state != State.DRAFT:
        return redirect("employers:vacancy", kept.pk)
    form = CorrectionForm(request.POST if request.method == "POST" else None, vacancy=kept)
    if request.method == "POST" and form.is_valid():
        actions.correct(vacancy=kept, changes=form.changes, by=request.user, on=today())
        messages.success(request, _("Written down. The vacancy was checked again."))
        return redirect("employers:vacancy", kept.pk)
    page = {"vacancy": kept, "form": form, "standing": [one for one in queries.standing_of(kept) if one.fix]}
    return render(request, "employers/correct.html", page)


@gate(Role.PREFECTURE)
def publish(request: SignedIn, vacancy_id: UUID) -> HttpResponse:
    """Publish a draft in which no violation stands; what is open must have been asked about."""
    kept = _mine(request, vacancy_id)
    answer = queries.answer_of(kept)
    if kept.state != State.DRAFT or not answer.publishable:
        return redirect("employers:vacancy", kept.pk)
    form = PublishForm(request.POST if request.method == "POST" else None, open_points=answer.to_confirm)
    if request.method == "POST" and form.is_valid():
        try:
            actions.publish(vacancy=kept, by=request.user, on=today(), asked=form.cleaned_data.get("asked", False))
        except actions.NotPublishable:
            messages.warning(request, _("The check of today found something new, so it was not published."))
        else:
            messages.success(request, _("The vacancy is published."))
        return redirect("employers:vacancy", kept.pk)
    page = {"vacancy": kept, "answer": answer, "form": form}
    return render(request, "employers/publish.html", page)
