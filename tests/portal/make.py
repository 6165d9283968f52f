"""Plain builders of the portal's rows; each gives a row that is right unless told otherwise."""

from itertools import count
from typing import Any

from django.test import Client

from kakehashi.portal.accounts.models import Organisation, Role, User

PASSWORD = "a long enough secret"
_numbers = count(1)

KIND_OF_ROLE = {
    Role.MINISTRY: Organisation.Kind.MINISTRY,
    Role.PREFECTURE: Organisation.Kind.PREFECTURE,
    Role.TRAINING_CENTRE: Organisation.Kind.TRAINING_CENTRE,
    Role.EMPLOYER: Organisation.Kind.EMPLOYER,
    Role.AUDITOR: Organisation.Kind.AUDIT,
}


def make_organisation(kind: str = Organisation.Kind.MINISTRY, **more: Any) -> Organisation:
    number = next(_numbers)
    return Organisation.objects.create(kind=kind, **{"name": f"Office {number}", **more})


def make_user(role: Role = Role.MINISTRY, **more: Any) -> User:
    number = next(_numbers)
    if role != Role.CANDIDATE and "organisation" not in more:
        more["organisation"] = make_organisation(KIND_OF_ROLE[role])
    given = {"full_name": f"Person {number}", "language": "en", **more}
    return User.objects.create_user(f"person{number}", PASSWORD, role=role, **given)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
