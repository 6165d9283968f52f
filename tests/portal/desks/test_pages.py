"""Each desk is a queue: what waits is there, and goes when the fact is there."""

from datetime import date

import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.desks.queries import help_lines
from kakehashi.portal.layout.context import today
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


def test_a_desk_counts_who_is_one_step_away_and_leads_to_them(officer):
    taken_in(officer, workbook([person_row(), person_row(tests="jlpt N4 2025-12-07")]))
    assess(officer)

    page = signed_in(officer).get("/desk/").content.decode()

    assert '<a href="/candidates/?one_step=any">1</a>' in page


def test_a_candidate_sees_on_every_page_whom_to_call():
    for address in ("/desk/", "/statistics/"):
        page = signed_in(make_user(Role.CANDIDATE)).get(address).content.decode()

        assert 'href="tel:0800' in page
        assert "from Indonesia, 24 hours)" in page


def test_an_officer_has_no_strip_of_help():
    assert 'class="help-strip"' not in signed_in(make_user(Role.MINISTRY)).get("/desk/").content.decode()


def test_the_help_page_names_source_and_age_of_each_number(client):
    page = client.get("/help/").content.decode()

    assert 'href="tel:+8180' in page
    assert page.count("Older than a year") == sum(line.old for line in help_lines(today()))


@pytest.mark.parametrize(("on", "old"), [(date(2026, 12, 1), False), (date(2026, 12, 2), True)])
def test_a_number_is_old_after_a_year(on, old):
    kp2mi = next(line for line in help_lines(on) if line.key == "kp2mi")

    assert kp2mi.as_of == date(2025, 12, 1)
    assert kp2mi.old is old


def test_a_number_that_was_not_looked_up_says_so_and_is_called_neither_fresh_nor_old(client):
    police = next(line for line in help_lines(date(2030, 1, 1)) if line.key == "police_japan")

    assert (police.as_of, police.old) == (None, False)
    assert "The source was not looked up." in client.get("/help/").content.decode()
