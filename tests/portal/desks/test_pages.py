"""Each desk is a queue: what waits is there, and goes when the fact is there."""

import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.models import Candidate
from tests.portal.candidates.make import assess, person_row, taken_in, workbook
from tests.portal.make import make_user, signed_in

ASKED = "For 1 candidate the answer cannot be told: ask them for what is missing"


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def desk_of_a_centre_with(officer, **facts):
    centre = make_user(Role.TRAINING_CENTRE)
    taken_in(officer, workbook([person_row(**facts)]))
    assess(officer)
    Candidate.objects.update(training_centre=centre.organisation)
    return signed_in(centre).get("/desk/").content.decode()


def test_a_centre_is_asked_to_ask_those_whose_answer_cannot_be_told(officer):
    page = desk_of_a_centre_with(officer, tests="")

    assert ASKED in page
    assert 'href="/candidates/?answer=unknown"' in page


def test_a_centre_whose_people_all_have_an_answer_has_nothing_to_ask(officer):
    assert ASKED not in desk_of_a_centre_with(officer)
