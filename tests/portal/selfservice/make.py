"""Builders of the candidates' own pages."""

from django.test import Client

from kakehashi.portal.accounts.models import User
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.selfservice import actions
from kakehashi.portal.selfservice.actions import WaysIn
from tests.portal.candidates.make import make_candidate


def invited(by: User, **more: str) -> tuple[Candidate, WaysIn]:
    """A person of the pool with a link and a code."""
    person = make_candidate(by, **more)
    made = actions.invite(candidate=person, by=by)
    return Candidate.objects.get(pk=person.pk), made


def inside(by: User, **more: str) -> tuple[Candidate, Client]:
    """A person of the pool who has signed in with the code, reading English."""
    person, made = invited(by, **more)
    assert person.account is not None
    person.account.language = "en"
    person.account.save()
    client = Client()
    assert client.post("/me/", {"number": person.number, "code": made.code}).status_code == 302
    return person, client
