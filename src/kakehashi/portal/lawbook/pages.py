"""The rule book, for everybody: what each rule says, on which day, on what source, and how sure we are."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kakehashi.portal.accounts.gate import open_to_all
from kakehashi.portal.lawbook import bridge
from kakehashi.portal.lawbook.forms import SearchForm
from kakehashi.portal.layout.paging import Turned
from kakehashi.vocabulary import UnknownKey


@open_to_all
def lawbook(request: HttpRequest) -> HttpResponse:
    """The instruments with how firmly each is known; what the search finds where something is searched for."""
    form = SearchForm(request.GET or None)
    searched = form.is_valid() and any(form.cleaned_data.values())
    wanted = form.cleaned_data if searched else {}
    page = {
        "form": form,
        "shelves": bridge.shelves(),
        "all": len(bridge.entries()),
        "spoken_of": bridge.days_spoken_of(),
        "searched": searched,
        "contracts": bridge.contract_rules(**wanted),
    }
    if searched:
        page["condition"] = bridge.condition_called(wanted["q"])
        page["page"] = Turned(bridge.found(**wanted), request)
    return render(request, "lawbook/lawbook.html", page)


@open_to_all
def instrument(request: HttpRequest, instrument_id: str) -> HttpResponse:
    """One instrument in reading order: what must hold, what the law computes, what it states, and its values."""
    try:
        shelf = bridge.shelf(instrument_id)
    except UnknownKey as unknown:
        raise Http404(str(unknown)) from unknown
    page = {
        "shelf": shelf,
        "planned": bridge.planned_in(shelf.instrument),
        "values": bridge.values_of(shelf.instrument),
    }
    return render(request, "lawbook/instrument.html", page)


@open_to_all
def provision(request: HttpRequest, instrument_id: str, entry_name: str) -> HttpResponse:
    """One rule, computed fact or note: its words, period, article, source, values, worked cases and what it reads."""
    try:
        entry = bridge.entry(f"{instrument_id}.{entry_name}")
    except UnknownKey as unknown:
        raise Http404(str(unknown)) from unknown
    page = {
        "entry": entry,
        "version": bridge.version(),
        "applies": bridge.applies_to(entry),
        "values": bridge.values_read_by(entry),
        "behind": bridge.values_behind(entry),
        "cases": bridge.worked_cases_of(entry),
        "reads": bridge.what_is_read_by(entry),
        "readers": bridge.readers_of(entry),
        "earliest": bridge.earliest_of(entry),
    }
    return render(request, "lawbook/provision.html", page)


@open_to_all
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """Lead from an id, as verdicts print it, to its page."""
    del request
    try:
        entry = bridge.entry(rule_id)
    except UnknownKey as unknown:
        raise Http404(str(unknown)) from unknown
    return redirect("lawbook:provision", entry.instrument.id, entry.provision.name)


@open_to_all
def condition(request: HttpRequest, condition: str) -> HttpResponse:
    """Everything in the book that encodes one condition, and where it is not judged yet."""
    encoding = bridge.encoding(condition)
    if not encoding.is_known:
        raise Http404(condition)
    return render(request, "lawbook/condition.html", {"condition": condition, "encoding": encoding})
