import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.fairs import actions, bridge, queries
from kakehashi.vocabulary import Language
from tests.portal.candidates.make import DAY
from tests.portal.employers.make import vacancy_row
from tests.portal.fairs.make import CROP_YES, FILE, Bench, plain

N5, N4, N3 = (bridge.JLPT.index(level) for level in ("N5", "N4", "N3"))
NO_LEVEL = -1

tests_taken = st.lists(
    st.one_of(
        st.fixed_dictionaries({"test": st.just("jlpt"), "level": st.sampled_from(bridge.JLPT)}),
        st.fixed_dictionaries({"test": st.just("jft_basic"), "score": st.integers(10, 250)}),
        st.fixed_dictionaries({"test": st.just("nat_test"), "level": st.sampled_from(bridge.JLPT)}),
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("tests", "level"),
    [
        (None, None),
        ([], NO_LEVEL),
        ([{"test": "jlpt", "level": "N4"}, {"test": "jlpt", "level": "N5"}], N4),
        ([{"test": "jlpt", "level": "N3", "passed": False}], NO_LEVEL),
        ([{"test": "jlpt", "level": "N3", "passed": True}], N3),
        ([{"test": "jft_basic", "score": 200}], N4),
        ([{"test": "jft_basic", "score": 199}], NO_LEVEL),
        ([{"test": "jft_basic"}], NO_LEVEL),
        ([{"test": "ssw1_skill", "category": "agriculture.crop", "passed": True}], NO_LEVEL),
    ],
)
def test_a_level_is_that_of_the_best_certificate_and_not_known_without_a_list_of_tests(tests, level):
    assert bridge.level_of(tests, DAY) == level


@given(tests_taken, tests_taken)
def test_one_more_test_never_lowers_a_level(taken, more):
    assert bridge.level_of(taken + more, DAY) == max(bridge.level_of(taken, DAY), bridge.level_of(more, DAY))


@given(st.none() | tests_taken, st.sampled_from(("", *bridge.JLPT)))
def test_an_interpreter_is_left_out_only_where_the_level_is_known_and_reached(tests, stated):
    person = Candidate(facts={} if tests is None else {"tests": tests})

    needed = bridge.needs_interpreter(Vacancy(interpreter_needed_below=stated), person, DAY)

    known = tests is not None and stated != ""
    assert needed == (not known or bridge.level_of(tests, DAY) < bridge.JLPT.index(stated))


def test_dates_as_such_and_dates_as_text_plan_the_same_day():
    bench = Bench()
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(person, 1, vacancy)])
    asked, booths = queries.wishes_of(bench.programme), {vacancy.employer_id: 1}
    typed = tomllib.loads(FILE)

    plans = [bridge.planned(file, asked, booths, on=DAY, seed=0) for file in (typed, plain(typed))]

    assert plans[0].days == plans[1].days
    assert [(one.starts_at, one.zone, one.interpreter) for one in plans[0].meetings] == [
        (one.starts_at, one.zone, one.interpreter) for one in plans[1].meetings
    ]


def test_a_calendar_names_the_employer_and_the_booth_and_nobody_else():
    bench = Bench()
    person, other = bench.people(CROP_YES, CROP_YES)
    first, second = bench.vacancies(vacancy_row(employer="甲"), vacancy_row(employer="乙", level="N1"))
    bench.wishes([(person, 1, first), (person, 2, second), (other, 1, first)])
    made = actions.make_timetable(programme=bench.programme, by=None, on=DAY)
    meetings = list(queries.meetings_of(made).filter(candidate=person))

    text = bridge.calendar(made, meetings, language=Language.INDONESIAN)

    unfolded = text.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == 2
    assert f"Wawancara: {first.employer.name}" in unfolded
    assert "Stan 1." in unfolded
    assert unfolded.count("Juru bahasa: ada.") == 1
    assert "interpreter-" not in unfolded
    assert "WIB" in unfolded
    assert "JST" in unfolded
    assert "LOCATION:Jakarta" in unfolded
    assert other.name not in unfolded
    assert f"UID:{person.pk}.{first.pk}@" in unfolded


def test_a_certificate_that_does_not_hold_is_an_error_that_says_what_is_broken():
    bench = Bench()
    better, other = bench.people(CROP_YES, CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row(seats="1"))
    bench.wishes([(better, 1, vacancy), (other, 1, vacancy)])
    bench.rankings([(vacancy, 1, better), (vacancy, 2, other)])
    made = actions.run_round(programme=bench.programme, by=None, on=DAY, seed=1)
    certificate = json.loads(made.certificate.data())
    certificate["matching"] = {better.number: None, other.number: vacancy.number}

    with pytest.raises(bridge.NotMade) as refusal:
        bridge.checked(json.dumps(certificate).encode())

    (text,) = bridge.told(refusal.value)
    assert vacancy.number in text["en"]
    assert text["id"] != text["en"] != text["ja"]
