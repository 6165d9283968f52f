import pytest

from kakehashi.portal.accounts.models import Organisation, Role
from kakehashi.portal.employers import actions, tasks
from kakehashi.portal.employers.models import Finding, Vacancy
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.intake.models import State
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.employers.make import (
    DAY,
    make_employer,
    make_officer,
    make_programme,
    make_vacancy,
    read,
    taken_in,
    vacancy_row,
)
from tests.portal.make import make_user


def test_a_prefectures_import_makes_drafts_and_the_employers_it_does_not_know_yet():
    programme = make_programme()

    kept = taken_in(make_officer(programme), [vacancy_row(), vacancy_row(), vacancy_row(employer="川島食品㈱")])

    assert (kept.state, kept.added) == (State.DONE, 3)
    assert set(Vacancy.objects.values_list("programme", "state")) == {(programme.pk, "draft")}
    employers = Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER).order_by("name")
    assert [(one.name, one.place) for one in employers] == [("㈱髙木農園", "JP-43"), ("川島食品㈱", "JP-43")]


def test_what_a_row_states_stands_in_columns_and_terms_and_what_it_does_not_state_is_absent():
    vacancy = make_vacancy(make_programme(), vacancy_row(annual="", level=""))

    assert (vacancy.scheme, vacancy.category, vacancy.field) == ("ssw1", "agriculture.crop", "agriculture")
    assert (vacancy.region, vacancy.seats, vacancy.interpreter_needed_below) == ("八代", 2, "")
    assert vacancy.starts_on.isoformat() == "2027-01-10"
    assert vacancy.terms == {
        "employer_staff": 12,
        "prefecture": "JP-43",
        "to": "2027-09-30",
        "pay": {"basis": "hourly", "base": 1200},
        "hours": {"weekly": 40, "daily": 8},
        "workplace_main_business": "cultivation",
    }


@pytest.mark.parametrize("written", ["㈱髙木農園", "株式会社髙木農園", "(株)髙木農園", "（株） 髙木農園"])
def test_an_employers_own_import_is_its_own_however_the_firm_is_written(written):
    programme, employer = make_programme(), make_employer("㈱髙木農園")

    kept = taken_in(employer, [vacancy_row(employer=written)])

    assert kept.added == 1
    vacancy = Vacancy.objects.get()
    assert (vacancy.employer, vacancy.programme) == (employer.organisation, programme)
    assert Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER).count() == 1


def test_a_row_that_names_another_employer_is_refused_and_says_what_to_write():
    make_programme()
    employer = make_employer("㈱髙木農園")

    kept = read(employer, [vacancy_row(), vacancy_row(employer="川島食品㈱")])

    assert (kept.accepted, kept.refused) == (1, 1)
    fault = kept.faults.get()
    assert (fault.row, fault.code, fault.value) == (3, "other_employer", "川島食品㈱")
    assert all("㈱髙木農園" in fault.fix[language] for language in ("id", "ja", "en"))


def test_a_number_with_other_details_is_refused_and_the_same_row_changes_nothing():
    officer = make_officer(make_programme())
    known = vacancy_row()
    taken_in(officer, [known])

    again = taken_in(officer, [known, vacancy_row()])
    other = read(officer, [{**known, "base": "1,300"}])

    assert (again.committed, again.added) == (2, 1)
    assert [fault.code for fault in other.faults.all()] == ["number_known"]
    assert Vacancy.objects.count() == 2


def test_another_programmes_numbers_are_no_hindrance():
    row = vacancy_row()
    make_vacancy(make_programme(), row)

    kept = taken_in(make_officer(make_programme(prefecture_code="JP-04")), [row])

    assert kept.added == 1


def test_without_a_programme_every_row_is_told_so_and_nothing_is_stored():
    kept = read(make_user(Role.PREFECTURE), [vacancy_row(), vacancy_row()])

    assert (kept.state, kept.accepted, kept.refused) == (State.PREVIEW, 0, 2)
    assert {fault.code for fault in kept.faults.all()} == {"no_programme"}


@pytest.mark.parametrize(
    ("key", "header", "most"),
    [("id", "求人番号", 40), ("title", "職種名", 200), ("region", "就業地域", 100), ("employer", "事業所名", 200)],
)
def test_a_cell_that_is_longer_than_its_place_is_refused_and_names_the_limit(key, header, most):
    officer = make_officer(make_programme())

    kept = read(officer, [vacancy_row(**{key: "A" * most}), vacancy_row(**{key: "A" * (most + 1)})])

    fault = kept.faults.get()
    assert (kept.accepted, fault.code, fault.header) == (1, "too_long", header)
    assert fault.column.isalpha()
    assert str(most) in fault.fix["ja"]


def test_where_a_prefecture_has_several_programmes_the_first_by_key_is_filled():
    later = make_programme(key="b")
    first = make_programme(key="a", prefecture_office=later.prefecture_office)

    taken_in(make_officer(later), [vacancy_row()])

    assert Vacancy.objects.get().programme == first


def test_after_an_import_its_vacancies_are_checked_by_the_worker():
    programme = make_programme()
    taken_in(make_officer(programme), [vacancy_row()])

    count = tasks.check_vacancies.call(str(programme.pk), DAY.isoformat())

    assert count == 1
    assert Vacancy.objects.get().checked_on == DAY
    assert Line.objects.get(deed=Deed.VACANCIES_CHECKED).actor is None


def test_every_programme_with_vacancies_is_checked_each_night():
    make_programme()
    taken_in(make_officer(make_programme()), [vacancy_row()])
    taken_in(make_officer(make_programme()), [vacancy_row(), vacancy_row()])

    assert tasks.check_every_programme() == 2


def test_undoing_an_import_takes_vacancies_and_findings_away_and_leaves_the_employers():
    programme = make_programme()
    officer = make_officer(programme)
    make_vacancy(programme)
    kept = taken_in(officer, [vacancy_row()])
    actions.check_vacancies(programme=programme, on=DAY)

    intake.undo(kept=kept, by=officer)

    assert Vacancy.objects.count() == 1
    assert Finding.objects.count() == 1
    assert Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER).count() == 1


def test_an_import_with_a_published_vacancy_cannot_be_undone_and_names_who_published_it():
    programme = make_programme()
    officer = make_officer(programme)
    vacancy = make_vacancy(programme)
    actions.publish(vacancy=vacancy, by=officer, on=DAY)

    with pytest.raises(intake.StillStoodOn, match=f"{officer.full_name} did vacancy:published"):
        intake.undo(kept=vacancy.came_by, by=officer)

    assert Vacancy.objects.filter(pk=vacancy.pk).exists()
