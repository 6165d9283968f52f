"""Accounts of offices that the operator opens: all of it or nothing, with every fault at once."""

import pytest

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.offices import actions
from tests.portal.make import make_user

GIVEN = {
    "sign_in": "Tanaka@example.org",
    "password": "nine clouds over Aso",
    "full_name": "田中 一郎",
    "role": Role.PREFECTURE,
    "office": "Kumamoto Prefecture",
    "names": {"id": "Prefektur Kumamoto", "ja": "熊本県"},
    "place": "JP-43",
    "language": "ja",
    "administers": True,
}


def opened(**more) -> User:
    return actions.open_office_account(**{**GIVEN, **more})


def test_the_first_account_registers_its_office_and_administers_it_and_the_ledger_names_the_system():
    person = opened()

    assert (person.sign_in, person.administers) == ("tanaka@example.org", True)
    assert person.check_password(GIVEN["password"])
    assert (person.organisation.kind, person.organisation.text.japanese, person.organisation.place) == (
        Organisation.Kind.PREFECTURE,
        "熊本県",
        "JP-43",
    )
    assert list(Line.objects.order_by("pk").values_list("deed", "actor", "subject_id")) == [
        (Deed.ACCOUNT_OPENED, None, str(person.pk)),
        (Deed.ADMINISTRATOR_NAMED, None, str(person.pk)),
    ]


def test_the_second_account_joins_the_office_of_that_name_and_leaves_its_names():
    first = opened()

    second = opened(sign_in="sato@example.org", names={}, place="", administers=False)

    assert second.organisation == first.organisation
    assert Organisation.objects.get().name_japanese == "熊本県"
    assert not second.administers


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"password": "short"}, "password: "),
        ({"password": "tanaka@example.org"}, "password: "),
        ({"full_name": " "}, "full_name: "),
        ({"sign_in": ""}, "sign_in: "),
        ({"office": ""}, "name: "),
        ({"office": "x" * 201}, "name: "),
        ({"role": Role.AUDITOR}, "administers: "),
        ({"role": Role.CANDIDATE}, "a candidate is invited"),
    ],
)
def test_what_cannot_be_kept_is_told_and_neither_account_nor_office_is_made(more, fault):
    with pytest.raises(actions.NotOpened, match=fault):
        opened(**more)

    assert not User.objects.exists()
    assert not Organisation.objects.exists()
    assert not Line.objects.exists()


def test_all_faults_are_told_at_once():
    make_user(Role.MINISTRY)
    taken = User.objects.get().sign_in

    with pytest.raises(actions.NotOpened) as refused:
        opened(sign_in=taken, full_name="", office="", password="short")

    assert [fault.split(":")[0] for fault in refused.value.faults] == ["name", "full_name", "sign_in", "password"]


def test_the_operator_cannot_take_back_the_only_administrator_either():
    person = opened()

    with pytest.raises(actions.LastAdministrator):
        actions.end_administrator(person=person, by=None)

    opened(sign_in="sato@example.org")
    assert actions.end_administrator(person=person, by=None)
    assert not actions.end_administrator(person=person, by=None)
