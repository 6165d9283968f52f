"""Who administers an organisation, and the page on which somebody is named or stops."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.layout.paging import Turned
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.portal.offices import actions, queries


def _must_administer(request: SignedIn) -> None:
    if not request.user.administers:
        raise PermissionDenied


@gate(*queries.OFFICES)
def administrators(request: SignedIn) -> HttpResponse:
    """Who may make and withdraw access tokens in our office, and in those that we look after?"""
    _must_administer(request)
    page = {"page": Turned(queries.people(request.user), request)}
    return render(request, "offices/administrators.html", page)


@gate(*queries.OFFICES)
def administrator(request: SignedIn, account_id: UUID) -> HttpResponse:
    """Say what follows, then name somebody administrator, or let them stop.

    What was meant stands in the form: a button pressed twice does not turn it round.
    """
    _must_administer(request)
    person = get_object_or_404(queries.people(request.user), pk=account_id)
    match request.POST.get("deed"):
        case "name":
            actions.name_administrator(person=person, by=request.user)
            told = _("%(name)s is an administrator of %(organisation)s now.")
        case "end":
            try:
                actions.end_administrator(person=person, by=request.user)
            except actions.LastAdministrator:
                messages.error(request, _("Nobody else administers your organisation. Name another person first."))
                return redirect("offices:administrator", person.pk)
            told = _("%(name)s does not administer %(organisation)s any more.")
        case _:
            page = {
                "person": person,
                "own": person.organisation_id == request.user.organisation_id,
                "last": queries.is_last(person),
                "tokens": queries.tokens_made_by(person).count(),
            }
            return render(request, "offices/administrator.html", page)
    office = "" if person.organisation is None else said(person.organisation.text)  # an account in the list has one
    messages.success(request, told % {"name": person.full_name, "organisation": office})
    return redirect("offices:administrators") if person.pk != request.user.pk else redirect("desks:home")
