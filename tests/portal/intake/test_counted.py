"""Two imports of one row: what the later one counts as known is not taken away under it."""

import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.intake import actions, queries
from kakehashi.portal.intake.models import Recognised, State
from tests.portal.candidates.make import person_row, taken_in, workbook
from tests.portal.employers.make import make_officer, make_programme, vacancy_row
from tests.portal.employers.make import taken_in as vacancies_taken_in
from tests.portal.fairs.make import CROP_YES, Bench
from tests.portal.make import make_user, signed_in


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def twice(officer):
    """The same list of three taken in twice, one person more in the second."""
    rows = [person_row() for _ in range(3)]
    return taken_in(officer, workbook(rows)), taken_in(officer, workbook([*rows, person_row()]))


def counted(kept):
    return [(one.of_import, one.rows) for one in queries.leaning_on(kept)]


def test_an_import_whose_rows_a_later_one_counts_as_known_is_not_undone_before_that_one(officer, twice):
    first, second = twice

    with pytest.raises(actions.StillStoodOn, match="counts 3 of its rows as known; undo that import first"):
        actions.undo(kept=first, by=officer)

    assert counted(first) == [(second, 3)]
    assert Candidate.objects.count() == 4
    first.refresh_from_db()
    assert first.state == State.DONE


def test_the_later_of_two_imports_is_undone_first_and_then_the_earlier_one(officer, twice):
    first, second = twice

    actions.undo(kept=second, by=officer)
    left = Candidate.objects.count()
    actions.undo(kept=first, by=officer)

    assert left == 3
    assert not Candidate.objects.exists()


def test_an_import_that_knew_no_row_of_another_leaves_it_free(officer):
    first = taken_in(officer, workbook([person_row()]))
    taken_in(officer, workbook([person_row()]))

    actions.undo(kept=first, by=officer)

    assert Candidate.objects.count() == 1
    assert not Recognised.objects.exists()


def test_rows_known_in_several_batches_are_added_up(officer, monkeypatch):
    monkeypatch.setattr(actions, "BATCH", 2)
    rows = [person_row() for _ in range(5)]
    first = taken_in(officer, workbook(rows))

    second = taken_in(officer, workbook(rows))

    assert counted(first) == [(second, 5)]
    assert second.known == 5


def test_both_pages_of_an_import_that_is_counted_on_name_the_later_one_and_take_nothing_back(officer, twice):
    first, second = twice
    client, at = signed_in(officer), f"/imports/{first.pk}/"

    told, asked = client.get(at).content.decode(), client.get(f"{at}undo/").content.decode()
    client.post(f"{at}undo/")

    assert "It cannot be undone yet, because a later import counts its rows as known" in told
    assert f"{at}undo/" not in told
    assert "This import cannot be undone yet" in asked
    for page in (told, asked):
        assert f'href="/imports/{second.pk}/"' in page
        assert "3 rows known" in page
    assert Candidate.objects.count() == 4


def test_the_file_of_another_office_is_not_named_on_the_page(officer):
    centre = make_user(Role.TRAINING_CENTRE)
    data = workbook([person_row()])
    first = taken_in(centre, data)
    second = taken_in(officer, data)

    page = signed_in(centre).get(f"/imports/{first.pk}/undo/").content.decode()

    assert officer.organisation.name in page
    assert str(second.pk) not in page
    assert second.document.filename not in page.replace(f'{first.pk}/">{first.document.filename}', "")


def test_an_import_says_which_of_its_known_rows_are_gone(officer, twice):
    first, second = twice
    type(first).objects.filter(pk=first.pk).update(state=State.UNDONE)

    page = signed_in(officer).get(f"/imports/{second.pk}/").content.decode()

    assert "3 of the known rows are no longer in the programme" in page


def test_vacancies_that_a_later_list_counts_as_known_are_not_undone_before_it():
    office = make_officer(make_programme())
    row = vacancy_row()
    first = vacancies_taken_in(office, [row])
    second = vacancies_taken_in(office, [row, vacancy_row()])

    assert counted(first) == [(second, 1)]
    with pytest.raises(actions.StillStoodOn, match="counts 1 of its rows"):
        actions.undo(kept=first, by=office)


def test_wishes_and_rankings_that_a_later_list_counts_as_known_are_not_undone_before_it():
    bench = Bench()
    (person,), (vacancy, other) = bench.people(CROP_YES), bench.employers(2)
    wishes, rankings = bench.wishes([(person, 1, vacancy)]), bench.rankings([(vacancy, 1, person)])

    more_wishes = bench.wishes([(person, 1, vacancy), (person, 2, other)])
    more_rankings = bench.rankings([(vacancy, 1, person), (other, 1, person)])

    assert counted(wishes) == [(more_wishes, 1)]
    assert counted(rankings) == [(more_rankings, 1)]
    assert counted(more_wishes) == counted(more_rankings) == []
