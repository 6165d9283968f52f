import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.employers import actions, queries
from kakehashi.portal.employers.models import Vacancy
from tests.portal.employers.make import (
    DAY,
    below_the_law,
    make_employer,
    make_officer,
    make_programme,
    make_vacancies,
    make_vacancy,
    past_the_horizon,
    taken_in,
    vacancy_row,
)
from tests.portal.make import make_user


def whole(vacancy: Vacancy) -> Vacancy:
    return queries.whole(Vacancy.objects.filter(pk=vacancy.pk)).get()


def test_a_vacancy_in_which_a_violation_stands_is_not_offered_though_it_is_published():
    programme = make_programme()
    kept, fallen = make_vacancies(programme, [vacancy_row(), vacancy_row()])
    actions.publish_all_without_violation(programme=programme, by=make_officer(programme), on=DAY)
    fallen.refresh_from_db()
    fallen.terms["pay"]["base"] = 900
    fallen.save()

    actions.check_vacancies(programme=programme, on=DAY)

    assert list(queries.published(programme)) == [kept]


def test_the_seats_of_vacancies_are_given_one_by_one_and_in_all():
    programme = make_programme()
    first, second = make_vacancies(programme, [vacancy_row(seats="2"), vacancy_row(seats="5")])

    assert queries.seats_of(programme.vacancies.all()) == {first.pk: 2, second.pk: 5}
    assert queries.seats_in_all(programme.vacancies.all()) == 7
    assert queries.seats_in_all(programme.vacancies.none()) == 0


def test_of_employer_gives_an_employer_its_own_and_others_nothing():
    programme, employer = make_programme(), make_employer("㈱髙木農園")
    own, _other = make_vacancies(programme, [vacancy_row(), vacancy_row(employer="川島食品㈱")])

    assert list(queries.of_employer(employer)) == [own]
    assert not queries.of_employer(make_officer(programme)).exists()
    assert not queries.of_employer(make_employer("別の会社")).exists()


@pytest.mark.parametrize("role", [Role.TRAINING_CENTRE, Role.CANDIDATE, Role.AUDITOR])
def test_other_roles_see_no_vacancy(role):
    make_vacancy(make_programme())

    assert not queries.visible_to(make_user(role)).exists()


def test_a_rule_that_says_the_same_of_several_periods_counts_once():
    programme = make_programme()
    vacancy = make_vacancy(programme, vacancy_row(base="", to="2028/1/9"))
    (finding,) = vacancy.findings.all()
    finding.pk = None
    finding.save()

    answer = queries.answer_of(whole(vacancy))

    assert (answer.checked, answer.to_correct, answer.to_confirm) == (True, 0, 1)


def test_a_vacancy_that_was_not_checked_yet_is_not_publishable():
    programme = make_programme()
    taken_in(make_officer(programme), [vacancy_row()])

    answer = queries.answer_of(whole(Vacancy.objects.get()))

    assert not answer.publishable
    assert not queries.publishable(programme).exists()
    assert queries.counted(programme.vacancies.all())["unchecked"] == 1


def test_the_days_on_which_an_answer_changes_are_told_with_what_holds_from_each():
    vacancy = make_vacancy(make_programme(), past_the_horizon())

    changes = queries.changes_of(whole(vacancy))

    told = [(change.day.isoformat(), [one.outcome for one in change.holding]) for change in changes]
    assert told == [("2027-01-10", ["ok"]), ("2027-10-01", ["unknown"])]


def test_a_beginning_that_is_not_stated_stands_first_among_the_changes():
    vacancy = make_vacancy(make_programme(), vacancy_row(**{"from": ""}))

    changes = queries.changes_of(whole(vacancy))

    assert changes[0].day is None
    assert [one.outcome for one in changes[0].holding] == ["unknown"]
    assert all(len(change.holding) == 1 for change in changes)


def test_an_answer_that_holds_for_the_whole_term_has_no_table_of_changes():
    assert queries.changes_of(whole(make_vacancy(make_programme(), below_the_law()))) == []


def test_a_vacancys_history_holds_the_deeds_on_it_and_those_that_rest_on_it():
    programme = make_programme()
    officer = make_officer(programme)
    vacancy, _other = make_vacancies(programme, [below_the_law(), vacancy_row()])

    actions.correct(vacancy=vacancy, changes={"pay.base": 1300}, by=officer, on=DAY)
    actions.publish_all_without_violation(programme=programme, by=officer, on=DAY)

    deeds = [line.deed for line in queries.history_of(vacancy)]
    assert deeds == ["vacancy:published", "vacancy:checked", "vacancy:corrected"]
