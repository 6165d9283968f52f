import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.fairs.models import Ranking, Wish
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.vocabulary import Language
from tests.portal.employers.make import make_officer, make_programme, vacancy_row
from tests.portal.employers.make import taken_in as vacancies_taken_in
from tests.portal.fairs.make import CROP_YES, Bench, read, taken_in
from tests.portal.make import make_user, signed_in

WISHES = ("candidate", "rank", "vacancy")
RANKINGS = ("vacancy", "rank", "candidate")


@pytest.fixture
def bench():
    return Bench()


@pytest.fixture
def person(bench):
    return bench.people(CROP_YES)[0]


@pytest.fixture
def vacancies(bench):
    return bench.employers(2)


def faults(kept):
    return [(fault.row, fault.column, fault.code) for fault in kept.faults.filter(is_warning=False)]


def test_wishes_come_in_with_their_ranks(bench, person, vacancies):
    first, second = vacancies

    kept = bench.wishes([(person, 1, second), (person, 3, first)])

    assert (kept.read, kept.added) == (2, 2)
    assert list(Wish.objects.values_list("vacancy", "rank").order_by("rank")) == [(second.pk, 1), (first.pk, 3)]


def test_numbers_that_nobody_has_are_told_by_row_and_column(bench, person, vacancies):
    rows = [("K-NOBODY", 1, vacancies[0].number), (person.number, 1, "V-NONE"), ("K-OTHER", 2, "V-NONE")]

    kept = read(bench.ministry, "wishes", WISHES, rows)

    assert (kept.read, kept.accepted, kept.refused) == (3, 0, 3)
    assert faults(kept) == [
        (2, "A", "unknown_candidate"),
        (3, "C", "unknown_vacancy"),
        (4, "C", "unknown_vacancy"),
        (4, "A", "unknown_candidate"),
    ]


def test_every_fault_is_told_in_three_languages(bench, person, vacancies):
    first, second = vacancies
    bench.wishes([(person, 1, first)])

    kept = read(bench.ministry, "wishes", WISHES, [(person.number, 1, second.number), (person.number, 2, first.number)])

    assert faults(kept) == [(2, "B", "rank_taken"), (3, "C", "wish_known")]
    for fault in kept.faults.all():
        assert all(fault.reason[language] and fault.fix[language] for language in Language)
    assert first.number in kept.faults.get(code="rank_taken").reason["en"]


def test_the_same_vacancy_twice_and_the_same_rank_twice_refuse_the_later_row(bench, person, vacancies):
    first, second = (vacancy.number for vacancy in vacancies)
    rows = [(person.number, 1, first), (person.number, 2, first), (person.number, 1, second)]

    kept = read(bench.ministry, "wishes", WISHES, rows)

    assert [code for _, _, code in faults(kept)] == ["choice_twice", "rank_twice"]
    assert kept.accepted == 1


def test_the_same_file_again_changes_nothing_and_writes_no_second_line(bench, person, vacancies):
    rows = [(person, 1, vacancies[0]), (person, 2, vacancies[1])]
    bench.wishes(rows)

    again = bench.wishes(rows)

    assert (again.committed, again.added, again.known) == (2, 0, 2)
    assert Wish.objects.count() == 2
    assert Line.objects.filter(deed=Deed.WISHES_ENTERED).count() == 1


def test_a_vacancy_of_another_ministrys_programme_is_no_vacancy_of_ours(bench, person):
    other = make_programme(prefecture_code="JP-04")
    vacancies_taken_in(make_officer(other), [vacancy_row(prefecture="宮城県")])

    kept = read(bench.ministry, "wishes", WISHES, [(person.number, 1, Vacancy.objects.get().number)])

    assert [code for _, _, code in faults(kept)] == ["unknown_vacancy"]


def test_a_number_that_two_programmes_use_is_refused_and_not_guessed(bench, person):
    other = make_programme(prefecture_code="JP-04", ministry=bench.programme.ministry)
    vacancies_taken_in(make_officer(other), [vacancy_row(id="V-1", prefecture="宮城県")])
    vacancies_taken_in(bench.prefecture, [vacancy_row(id="V-1")])

    kept = read(bench.ministry, "wishes", WISHES, [(person.number, 1, "V-1")])

    assert [code for _, _, code in faults(kept)] == ["two_vacancies"]


def test_rankings_come_in_and_write_a_line_that_rests_on_people_and_vacancies(bench, person, vacancies):
    bench.rankings([(vacancies[0], 1, person)])

    line = Line.objects.get(deed=Deed.RANKINGS_ENTERED)
    assert Ranking.objects.get().candidate == person
    assert {footing.subject_kind for footing in line.footings.all()} == {"candidates.candidate", "employers.vacancy"}


def test_a_ranking_on_record_and_a_taken_rank_are_told(bench, vacancies):
    first, second = bench.people(CROP_YES, CROP_YES)
    bench.rankings([(vacancies[0], 1, first)])

    kept = read(
        bench.prefecture,
        "rankings",
        RANKINGS,
        [(vacancies[0].number, 2, first.number), (vacancies[0].number, 1, second.number)],
    )

    assert faults(kept) == [(2, "C", "ranking_known"), (3, "B", "place_taken")]
    assert all(first.number not in fault.reason["en"] for fault in kept.faults.all())


def test_an_employer_ranks_who_wishes_its_own_vacancy_and_learns_of_nobody_else(bench, vacancies):
    wishing, other = bench.people(CROP_YES, CROP_YES)
    own, foreign = vacancies
    bench.wishes([(wishing, 1, own), (wishing, 2, foreign)])
    employer = make_user(Role.EMPLOYER, organisation=own.employer)
    rows = [
        (own.number, 1, wishing.number),
        (own.number, 2, other.number),
        (own.number, 3, "K-NOBODY"),
        (foreign.number, 1, wishing.number),
    ]

    kept = read(employer, "rankings", RANKINGS, rows)

    assert faults(kept) == [(3, "C", "not_wished"), (4, "C", "not_wished"), (5, "A", "unknown_vacancy")]
    known, nobody = kept.faults.filter(code="not_wished")
    assert known.reason == nobody.reason
    assert taken_in(employer, "rankings", RANKINGS, rows[:1]).added == 1


@pytest.mark.parametrize(
    ("role", "kind", "status"),
    [
        (Role.MINISTRY, "wishes", 200),
        (Role.PREFECTURE, "wishes", 403),
        (Role.EMPLOYER, "wishes", 403),
        (Role.TRAINING_CENTRE, "wishes", 403),
        (Role.MINISTRY, "rankings", 403),
        (Role.PREFECTURE, "rankings", 200),
        (Role.EMPLOYER, "rankings", 200),
    ],
)
def test_the_ministry_imports_wishes_and_the_employers_side_rankings(role, kind, status):
    assert signed_in(make_user(role)).get(f"/imports/new/{kind}/").status_code == status
