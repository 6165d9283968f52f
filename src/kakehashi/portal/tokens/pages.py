"""The pages on which an organisation's administrator makes and withdraws tokens."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.layout.context import today
from kakehashi.portal.tokens import actions, queries
from kakehashi.portal.tokens.forms import TokenForm

OFFICES = (Role.MINISTRY, Role.PREFECTURE, Role.TRAINING_CENTRE, Role.EMPLOYER)


def _must_administer(request: SignedIn) -> None:
    if not request.user.administers:
        raise PermissionDenied


@gate(*OFFICES)
def tokens(request: SignedIn) -> HttpResponse:
    """Which programs may ask for our data, since when, until when, and when did they last?"""
    _must_administer(request)
    page = {"tokens": queries.of_organisation(request.user), "form": TokenForm()}
    return render(request, "tokens/tokens.html", page)


@gate(*OFFICES)
def new(request: SignedIn) -> HttpResponse:
    """Make a token and show it, once: it is kept nowhere."""
    _must_administer(request)
    form = TokenForm(request.POST if request.method == "POST" else None)
    page: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        page["token"], page["shown_once"] = actions.make(
            name=form.cleaned_data["name"],
            may_write=form.cleaned_data["scope"] == "write",
            last_day=form.last_day(today()),
            by=request.user,
        )
    answer = render(request, "tokens/new.html", page)
    answer["Cache-Control"] = "no-store"
    return answer


@gate(*OFFICES)
def withdraw(request: SignedIn, token_id: UUID) -> HttpResponse:
    """Ask, then end a token for good."""
    _must_administer(request)
    token = get_object_or_404(queries.of_organisation(request.user), pk=token_id)
    if request.method == "POST":
        actions.withdraw(token=token, by=request.user)
        messages.success(request, _("The token was withdrawn. It opens nothing any more."))
        return redirect("tokens:tokens")
    return render(request, "tokens/withdraw.html", {"token": token})
