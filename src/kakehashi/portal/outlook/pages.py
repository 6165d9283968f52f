"""What holds the pool back, and what a change of law does to it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import queries as candidates
from kakehashi.portal.candidates import words
from kakehashi.portal.candidates.bridge import every_open_lane, open_categories, pathways_by_category, pathways_of
from kakehashi.portal.candidates.tasks import PATHWAYS
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Turned
from kakehashi.portal.outlook import bridge
from kakehashi.portal.outlook.forms import OneStepForm, TurnForm, TwoDaysForm
from kakehashi.vocabulary import categories_meant

OFFICERS = (Role.MINISTRY, Role.TRAINING_CENTRE)
COMPARED = 3
"""How many conditions stand beside each other in the table by category; of the others it is told below."""


@gate(*OFFICERS, Role.PREFECTURE)
def one_step(request: SignedIn) -> HttpResponse:
    """Which single step frees most people, and in which work categories?  From the kept verdicts."""
    form = OneStepForm(request.GET, pathways=list(PATHWAYS))
    chosen = form.cleaned_data if form.is_valid() else {}
    pathway = chosen.get("pathway") or PATHWAYS[0].value
    field = chosen.get("field") or ""
    numbers_only = request.user.role == Role.PREFECTURE
    shown = [one for one in open_categories(pathway) if field in {"", one.field.key}]
    every = every_open_lane(pathway)
    people = candidates.countable_by(request.user)
    lanes = every if numbers_only else words.lanes_of(shown)
    alike = [words.Alike(**row) for row in candidates.alike(people, pathway)]
    lines = bridge.held_lines(words.held_back(alike, lanes), lanes, hide=numbers_only)
    compared = [*lines.alone[:COMPARED], lines.cannot_tell]
    page = {
        "form": form,
        "lines": lines,
        "compared": compared,
        "others": [(line, list(zip(shown, line.cells(shown), strict=True))) for line in lines.alone[COMPARED:]],
        "by_category": [
            (one, list(zip(compared, cells, strict=True)))
            for one, *cells in zip(shown, *(line.cells(shown) for line in compared), strict=True)
            if any(cell != 0 for cell in cells)
        ],
        "on": candidates.assessed_on(people, pathway),
        "pathway": pathway,
        "field": field,
        "totals": not (numbers_only and field),
        "sign": bridge.sign_explained() if lines.hides else None,
        "pool": None if numbers_only else f"{reverse('candidates:pool')}?{urlencode({'pathway': pathway})}",
        "most": next(iter(lines.refused), None),
    }
    return render(request, "outlook/one_step.html", page)


@gate(*OFFICERS)
def before_and_after(request: SignedIn, candidate_id: UUID) -> HttpResponse:
    """What does a change of law do to this person, on each pathway, as the law stands and under an assumption?"""
    candidate = get_object_or_404(candidates.whole(candidates.visible_to(request.user)), pk=candidate_id)
    form = TwoDaysForm(request.GET)
    on, then = form.two_days if form.is_valid() else bridge.switch_days()
    not_judged = not candidates.may_be_judged(candidate)
    ways = [] if not_judged else pathways_of(candidate)
    page = {
        "candidate": candidate,
        "not_judged": not_judged,
        "form": form,
        "on": on,
        "then": then,
        "outlooks": [] if not_judged else bridge.outlook_of(candidate, on=on, then=then, pathways=ways),
        "deadlines": bridge.deadlines_from(min(on, today())),
        "law_changes": bridge.changes_of_law(on, then, ways),
    }
    return render(request, "outlook/before_and_after.html", page)


@gate(*OFFICERS, Role.PREFECTURE)
def pool_before_and_after(request: SignedIn) -> HttpResponse:
    """Who gains and who loses by a change of law, by pathway and category, and what must be filed by when?

    A prefecture reads numbers of the days of the next change only: counts of many days could be subtracted.
    """
    numbers_only = request.user.role == Role.PREFECTURE
    ways = pathways_by_category()
    form = TurnForm({} if numbers_only else request.GET, pathways=ways)
    chosen = form.cleaned_data if form.is_valid() else {}
    on, then = form.two_days if form.is_valid() else bridge.switch_days()
    people = list(candidates.judged(candidates.countable_by(request.user)))
    outlooks = bridge.outlook_of_pool(people, on=on, then=then, pathways=ways, hide=numbers_only)
    page: dict[str, Any] = {
        "form": form,
        "on": on,
        "then": then,
        "all": len(people),
        "outlooks": outlooks,
        "turns": bridge.TURNS,
        "numbers_only": numbers_only,
        "sign": bridge.sign_explained() if any(each.hides for each in outlooks) else None,
        "deadlines": bridge.deadlines_from(min(on, today())),
        "law_changes": bridge.changes_of_law(on, then, ways),
    }
    if not numbers_only and chosen.get("pathway") and chosen.get("turn"):
        page["listed_told"] = next(one for one in bridge.tellings() if one.name == chosen["told"])
        page["rows"] = Turned(_listed(people, outlooks, chosen), request)
    return render(request, "outlook/pool_before_and_after.html", page)


def _listed(people: list[Any], outlooks: list[bridge.PoolOutlook], chosen: dict[str, Any]) -> list[Any]:
    """The people of one count of the page, in the order of their names."""
    lanes = [one.lane for one in categories_meant(chosen["category"])] if chosen["category"] else [bridge.ANY_LANE]
    rows = {
        row
        for outlook in outlooks
        if outlook.told.name == chosen["told"]
        for turns in outlook.pathways
        if turns.pathway == chosen["pathway"]
        for lane in lanes
        for row in turns.rows.get((chosen["turn"], lane), ())
    }
    return [people[row] for row in sorted(rows)]
