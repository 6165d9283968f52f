"""Who has withdrawn the consent to be judged reads, and lets others read, no verdict on any page."""

import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import rights
from tests.portal.candidates.make import make_candidate
from tests.portal.make import make_user, signed_in
from tests.portal.selfservice.make import inside

JUDGING = ("/candidates/{key}/", "/candidates/{key}/before-and-after/", "/desk/")
SAID = ("SSW1-P-", "japan.ssw1.", "Specified skilled worker (i)")
"""What every page that judges says of whoever it judges: a condition, a rule, a pathway."""


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def read(client, address):
    page = client.get(address).content.decode()
    return page.split("<main")[1].split("</main>")[0]


def withdrawn(person, officer):
    rights.give_consent(candidate=person, purpose="assessment", language="id", by=officer)
    rights.withdraw_consent(candidate=person, purpose="assessment", by=officer)


@pytest.mark.parametrize("address", JUDGING)
def test_a_page_that_judges_says_that_it_does_not(officer, address):
    person, own = inside(officer)
    client = own if address == "/desk/" else signed_in(officer)
    address = address.format(key=person.pk)
    assert any(one in read(client, address) for one in SAID)

    withdrawn(person, officer)

    page = read(client, address)
    assert not any(one in page for one in SAID)
    assert "withdrawn" in page


def test_a_pool_before_and_after_counts_only_whom_it_may_judge(officer):
    person = make_candidate(officer)
    make_candidate(officer)

    withdrawn(person, officer)

    assert signed_in(officer).get("/candidates/before-and-after/").context["all"] == 1
