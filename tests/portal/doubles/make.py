"""Builders of people who are registered twice."""

from datetime import date
from typing import Any

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.candidates import bridge as people
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.doubles import actions
from kakehashi.portal.doubles.models import Pair
from tests.portal.make import make_organisation, make_user

NIK = "3374015703000021"


def make_centre(name: str = "") -> Organisation:
    return make_organisation(Organisation.Kind.TRAINING_CENTRE, **({"name": name} if name else {}))


def registered(pool: Organisation, number: str, *, nik: str = "", passport: str = "", **more: Any) -> Candidate:
    """Somebody in the pool, not assessed."""
    given = {
        "name": "Wahyuni Kusumastuti",
        "born": date(2000, 3, 17),
        "sex": "female",
        "home": "ID-JT",
        "phone": "+6281234567890",
        **more,
    }
    candidate = Candidate.objects.create(
        pool=pool, number=number, name_searched=people.searched(given["name"]), **given
    )
    person = {"nik": nik, "passport": {"number": passport} if passport else None}
    SealedValue.objects.bulk_create(people.sealed_values(candidate, person))
    return candidate


def twice(officer: User, **more: Any) -> tuple[Candidate, Candidate]:
    """One person by two centres: one name, birthday and NIK, another telephone."""
    pool = officer.organisation
    one = registered(pool, "K-0001", nik=NIK, training_centre=make_centre(), **more)
    other = registered(
        pool,
        "K-0002",
        nik=NIK,
        name="Wahyuni Kusumastuti, S.Pd.",
        phone="+6285550001111",
        training_centre=make_centre(),
    )
    return one, other


def found(officer: User, **more: Any) -> Pair:
    """That pair, as the nightly run finds it."""
    twice(officer, **more)
    actions.find(pool=officer.organisation)
    return Pair.objects.get()


def officer_of(centre: Organisation) -> User:
    return make_user(Role.TRAINING_CENTRE, organisation=centre)
