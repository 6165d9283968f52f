"""The rooms each role finds in the navigation."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.desks import queries
from kakehashi.portal.employers.bridge import book
from kakehashi.portal.layout.context import today

ROOMS: tuple[tuple[str, Any, frozenset[Role]], ...] = (
    ("desks:home", _("My page"), frozenset({Role.CANDIDATE})),
    ("desks:home", _("Desk"), frozenset(Role) - {Role.CANDIDATE}),
    ("programmes:programmes", _("Programmes"), frozenset({Role.MINISTRY, Role.PREFECTURE, Role.AUDITOR})),
    ("candidates:pool", _("Candidates"), frozenset({Role.MINISTRY, Role.TRAINING_CENTRE})),
    ("outlook:one_step", _("What is missing"), frozenset({Role.PREFECTURE})),
    ("outlook:pool_before_and_after", _("Change of law"), frozenset({Role.PREFECTURE})),
    ("employers:vacancies", _("Vacancies"), frozenset({Role.PREFECTURE, Role.EMPLOYER, Role.MINISTRY})),
    (
        "intake:imports",
        _("Imports"),
        frozenset({Role.MINISTRY, Role.PREFECTURE, Role.TRAINING_CENTRE, Role.EMPLOYER}),
    ),
    ("fairs:fairs", _("Fairs"), frozenset({Role.MINISTRY, Role.PREFECTURE, Role.AUDITOR})),
    ("fairs:own", _("Interviews"), frozenset({Role.EMPLOYER, Role.TRAINING_CENTRE, Role.CANDIDATE})),
    ("statistics:statistics", _("Statistics"), frozenset(Role)),
    ("lawbook:lawbook", _("Law"), frozenset(Role)),
    ("desks:ledger", _("Ledger"), frozenset({Role.AUDITOR})),
)
"""Address, name and the roles that find it; in the order of the navigation."""


def rooms(request: HttpRequest) -> dict[str, Any]:
    """The reader's rooms, with the one they are in; the law's day; for a candidate whom to call."""
    role = getattr(request.user, "role", None)
    found = [(reverse(name), label) for name, label, roles in ROOMS if role in roles]
    if getattr(request.user, "administers", False):
        found.append((reverse("tokens:tokens"), _("Access tokens")))
    inside = max((address for address, _label in found if request.path.startswith(address)), key=len, default=None)
    first = queries.help_lines(today())[0] if role == Role.CANDIDATE else None
    return {
        "law": book(),
        "help_line": first,
        "rooms": [{"address": address, "name": label, "here": address == inside} for address, label in found],
    }
