"""Who in the pool has no answer: not judged yet, or not to be judged; the counts add up to the pool."""

import re

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import rights, tasks
from kakehashi.portal.candidates.models import Candidate
from tests.portal.candidates.make import make_candidate, person_row, taken_in, workbook
from tests.portal.make import make_user, signed_in

GOING_ON, TONIGHT = "The answers are being made now", "made in the coming night"


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def three_wait(officer):
    """One person with an answer, three taken in since."""
    make_candidate(officer)
    DBTaskResult.objects.all().delete()
    taken_in(officer, workbook([person_row(home="Bali"), person_row(), person_row()]))


def figures(page):
    told = page.split('class="figures"')[1].split("</dl>")[0]
    return [int(re.sub(r"<[^>]+>", "", one).strip()) for one in re.findall(r"<dd>(.*?)</dd>", told)]


@pytest.mark.usefixtures("three_wait")
def test_the_counts_of_a_pool_add_up_while_some_wait_for_their_answers(officer):
    page = signed_in(officer).get("/candidates/").content.decode()

    assert "Not judged yet" in page
    assert figures(page)[4:] == [3]
    assert sum(figures(page)) == Candidate.objects.count() == 4


@pytest.mark.usefixtures("three_wait")
@pytest.mark.parametrize(("status", "said"), [("READY", GOING_ON), ("RUNNING", GOING_ON), ("SUCCESSFUL", TONIGHT)])
def test_the_pool_says_whether_the_missing_answers_are_being_made(officer, status, said):
    DBTaskResult.objects.all().delete()
    DBTaskResult.objects.create(
        task_path=tasks.assess_pool.module_path,
        args_kwargs={},
        status=status,
        run_after=timezone.now(),
        backend_name="default",
    )

    page = signed_in(officer).get("/candidates/").content.decode()

    assert [words for words in (GOING_ON, TONIGHT) if words in page] == [said]


@pytest.mark.usefixtures("three_wait")
def test_who_waits_is_counted_within_the_filters_of_places(officer):
    page = signed_in(officer).get("/candidates/?province=ID-BA").content.decode()

    assert figures(page) == [0, 0, 0, 0, 1]


def test_who_has_withdrawn_the_consent_does_not_wait_and_is_counted_apart(officer):
    person = make_candidate(officer)
    rights.give_consent(candidate=person, purpose="assessment", language="id", by=officer)
    rights.withdraw_consent(candidate=person, purpose="assessment", by=officer)

    page = signed_in(officer).get("/candidates/").content.decode()

    assert "Not judged: consent withdrawn" in page
    assert "Not judged yet" not in page
    assert figures(page) == [0, 0, 0, 0, 1]
    assert GOING_ON not in page


def test_a_pool_in_which_everybody_has_an_answer_says_nothing_of_it(officer):
    make_candidate(officer)

    page = signed_in(officer).get("/candidates/").content.decode()

    assert len(figures(page)) == 4
    assert "Not judged" not in page
