from hypothesis import given, settings

from kakehashi.fair import (
    Candidate,
    Cover,
    Fair,
    Interpreter,
    Meeting,
    Organisation,
    Timetable,
    bound,
    solve,
    verify,
)
from tests.fair.make import SATURDAY, fairs, make_day, make_fair, make_two_days, make_window, most_held


@settings(max_examples=60, deadline=None)
@given(fairs(small=True))
def test_the_bound_is_never_less_than_what_a_search_through_all_timetables_finds(fair: Fair) -> None:
    most, _ = most_held(fair)

    value, _ = bound(fair)

    assert value >= most


@settings(max_examples=60, deadline=None)
@given(fairs())
def test_the_bound_of_a_timetable_is_never_above_that_of_the_fair_alone(fair: Fair) -> None:
    value, proof = bound(fair)

    assert len(solve(fair).held) <= solve(fair).bound <= value
    assert not [v for v in verify(fair, Timetable((), (), value, proof)) if v.fault == "bound_unproven"]


def test_a_firm_asked_by_more_people_than_it_has_slots_is_the_whole_proof() -> None:
    people = tuple(Candidate(f"c{n}") for n in range(5))
    fair = make_fair(candidates=people, meetings=tuple(Meeting(f"m{n}", "takagi", f"c{n}") for n in range(5)))

    value, proof = bound(fair)

    assert value == 4
    assert proof == Cover(organisations=frozenset(("takagi", SATURDAY, slot) for slot in range(4)))


def test_a_candidate_who_stays_an_hour_meets_two() -> None:
    firms = tuple(Organisation(f"o{n}") for n in range(4))
    ani = Candidate("ani", (make_window("09:00", "10:00"),))
    fair = make_fair(
        organisations=firms, candidates=(ani,), meetings=tuple(Meeting(f"m{n}", f"o{n}", "ani") for n in range(4))
    )

    value, proof = bound(fair)

    assert value == 2
    assert proof.candidates == {("ani", SATURDAY, 0), ("ani", SATURDAY, 1)}


def test_interpreters_bind_before_booths_do() -> None:
    fair = Fair(
        days=(make_day(slots=2),),
        organisations=tuple(Organisation(f"o{n}") for n in range(6)),
        candidates=tuple(Candidate(f"c{n}") for n in range(6)),
        interpreters=(Interpreter("sari", ("id",)), Interpreter("joko", ("id",), (make_window("09:30", "10:00"),))),
        meetings=tuple(Meeting(f"m{n}", f"o{n}", f"c{n}", interpreter="id") for n in range(6)),
    )

    value, proof = bound(fair)

    assert value == 3
    assert proof.interpreters == {("sari", SATURDAY, 0), ("sari", SATURDAY, 1), ("joko", SATURDAY, 1)}


def test_without_a_conflict_the_meetings_themselves_are_the_bound() -> None:
    fair = make_two_days()

    value, _ = bound(fair)

    assert value == len(fair.meetings)


def test_a_fair_without_meetings_is_bounded_by_nothing() -> None:
    fair = make_fair(meetings=())

    assert bound(fair) == (0, Cover())
