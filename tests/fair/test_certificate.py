from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kakehashi.fair import (
    Candidate,
    Cover,
    Fair,
    Fault,
    Held,
    Interpreter,
    Meeting,
    NotHeld,
    Organisation,
    Reason,
    Timetable,
    replan,
    solve,
    verify,
)
from tests.fair.make import FRIDAY, FRIDAY_PRAYER, SATURDAY, fairs, make_day, make_fair, make_window

PARTS = {
    "days": (make_day(slots=8), make_day(FRIDAY, slots=9, breaks=(FRIDAY_PRAYER,))),
    "organisations": (Organisation("takagi", booths=2), Organisation("kawashima"), Organisation("lpk")),
    "candidates": (Candidate("ani"), Candidate("budi"), Candidate("late", (make_window("11:00", "12:00"),))),
    "interpreters": (Interpreter("sari", ("id",)), Interpreter("joko", ("jv",), (make_window("09:00", "10:00"),))),
    "meetings": (
        Meeting("a", "takagi", "ani", interpreter="id"),
        Meeting("b", "takagi", "budi", interpreter="id"),
        Meeting("c", "kawashima", "ani"),
        Meeting("d", "takagi", "late"),
        Meeting("e", "kawashima", visitor="lpk"),
        Meeting("f", "takagi", visitor="lpk"),
    ),
}
FAIR = Fair(**PARTS)
GOOD = Timetable(
    held=(
        Held("a", SATURDAY, 0, "takagi/1", "sari"),
        Held("b", SATURDAY, 1, "takagi/1", "sari"),
        Held("c", SATURDAY, 1, "kawashima/1"),
        Held("d", SATURDAY, 4, "takagi/2"),
        Held("e", SATURDAY, 2, "kawashima/1"),
        Held("f", SATURDAY, 3, "takagi/1"),
    ),
    not_held=(),
    bound=6,
    proof=Cover(meetings=frozenset("abcdef")),
)


def held_as(name: str, **changes: object) -> Timetable:
    return replace(GOOD, held=tuple(replace(one, **changes) if one.meeting == name else one for one in GOOD.held))


def test_a_timetable_without_a_fault_has_no_violation() -> None:
    assert verify(FAIR, GOOD) == ()


@pytest.mark.parametrize(
    ("timetable", "fault", "meetings", "who"),
    [
        (held_as("c", slot=0), Fault.CANDIDATE_OVERLAP, ("a", "c"), "ani"),
        (held_as("e", slot=1), Fault.BOOTH_OVERLAP, ("c", "e"), "kawashima/1"),
        (held_as("e", slot=3), Fault.ORGANISATION_OVERLAP, ("e", "f"), "lpk"),
        (held_as("b", slot=0, booth="takagi/2"), Fault.INTERPRETER_OVERLAP, ("a", "b"), "sari"),
        (held_as("d", slot=0, booth="takagi/2"), Fault.OUTSIDE_HOURS, ("d",), "late"),
        (held_as("c", day=FRIDAY, slot=5), Fault.IN_BREAK, ("c",), "Friday prayer"),
        (held_as("c", slot=8), Fault.NO_SUCH_SLOT, ("c",), None),
        (held_as("c", booth="takagi/2"), Fault.WRONG_BOOTH, ("c",), "takagi/2"),
        (held_as("a", booth="takagi/3"), Fault.WRONG_BOOTH, ("a",), "takagi/3"),
        (held_as("a", interpreter=None), Fault.NO_INTERPRETER, ("a",), None),
        (held_as("a", interpreter="rini"), Fault.UNKNOWN_INTERPRETER, ("a",), "rini"),
        (held_as("a", interpreter="joko"), Fault.WRONG_LANGUAGE, ("a",), "joko"),
        (held_as("f", interpreter="joko"), Fault.OUTSIDE_HOURS, ("f",), "joko"),
        (held_as("c", meeting="x"), Fault.UNKNOWN_MEETING, ("x",), None),
        (replace(GOOD, held=(*GOOD.held, Held("c", SATURDAY, 6, "kawashima/1"))), Fault.HELD_TWICE, ("c",), None),
        (replace(GOOD, held=GOOD.held[1:]), Fault.NOT_ACCOUNTED_FOR, ("a",), None),
        (
            replace(GOOD, not_held=(NotHeld("a", (Reason.CANDIDATE_FULL,)),)),
            Fault.HELD_AND_NOT_HELD,
            ("a",),
            None,
        ),
        (replace(GOOD, bound=5), Fault.BOUND_EXCEEDED, (), None),
        (replace(GOOD, proof=None), Fault.BOUND_UNPROVEN, (), None),
        (replace(GOOD, proof=Cover(meetings=frozenset("abcde"))), Fault.BOUND_UNPROVEN, (), None),
        (replace(GOOD, proof=Cover(meetings=frozenset("abcdefg"))), Fault.BOUND_UNPROVEN, (), None),
        (
            replace(GOOD, proof=Cover(frozenset("abcde"), frozenset({("nobody", SATURDAY, 0)}))),
            Fault.BOUND_UNPROVEN,
            (),
            None,
        ),
    ],
    ids=lambda value: value.value if isinstance(value, Fault) else "",
)
def test_every_corruption_is_named(
    timetable: Timetable, fault: Fault, meetings: tuple[str, ...], who: str | None
) -> None:
    found = verify(FAIR, timetable)

    assert (fault, meetings, who) in {(one.fault, one.meetings, one.who) for one in found}


def test_prayer_is_named_in_the_readers_language() -> None:
    found = verify(FAIR, held_as("c", day=FRIDAY, slot=5))

    assert (
        found[0].text.indonesian == "Pertemuan c (2027-02-05, slot 5) bertabrakan dengan waktu istirahat: Salat Jumat."
    )
    assert "金曜礼拝" in found[0].text.japanese


def not_held(fair: Fair, name: str, *reasons: Reason, held: tuple[Held, ...] = ()) -> Timetable:
    rest = tuple(NotHeld(one.id, ()) for one in fair.meetings if one.id not in {name, *(h.meeting for h in held)})
    return Timetable(held, (NotHeld(name, reasons), *rest), len(fair.meetings), Cover(frozenset("abcdef")))


@pytest.mark.parametrize(
    "reasons",
    [
        (),
        (Reason.NO_COMMON_WINDOW,),
        (Reason.TOO_LATE,),
        (Reason.NO_INTERPRETER,),
        (Reason.ORGANISATION_FULL,),
        (Reason.CANDIDATE_FULL,),
        (Reason.VISITOR_FULL,),
        (Reason.INTERPRETERS_FULL,),
    ],
)
def test_a_reason_that_is_not_so_is_refused(reasons: tuple[Reason, ...]) -> None:
    timetable = not_held(FAIR, "a", *reasons)

    found = verify(FAIR, timetable)

    assert Fault.UNTRUE_REASON in {one.fault for one in found if one.meetings == ("a",)}


def test_a_reason_beside_one_that_needs_no_help_must_still_be_true_of_some_moment() -> None:
    fair = make_fair(
        days=(make_day(slots=1),), meetings=(Meeting("a", "takagi", "ani"), Meeting("b", "takagi", "budi"))
    )
    held = (Held("b", SATURDAY, 0, "takagi/1"),)

    found = verify(fair, not_held(fair, "a", Reason.ORGANISATION_FULL, Reason.CANDIDATE_FULL, held=held))

    assert Fault.UNTRUE_REASON in {one.fault for one in found}


def test_a_full_booth_does_not_excuse_a_meeting_that_could_never_be() -> None:
    fair = make_fair(meetings=(Meeting("a", "takagi", "ani", interpreter="xx"),))

    found = verify(fair, not_held(fair, "a", Reason.ORGANISATION_FULL))

    assert Fault.UNTRUE_REASON in {one.fault for one in found}


def test_what_began_before_the_day_was_planned_again_must_be_in_the_proof() -> None:
    fair = make_fair()
    after = replan(fair, solve(fair), since=fair.days[0].starts(2))
    begun = {one.meeting for one in after.held if one.slot < 2}
    assert after.proof is not None
    thin = replace(after.proof, meetings=after.proof.meetings - begun)

    found = verify(fair, replace(after, proof=thin))

    assert begun
    assert [one.fault for one in found] == [Fault.BOUND_UNPROVEN]


Corruption = Callable[[st.DataObject, Fair, Timetable], Timetable]


def double_booked(data: st.DataObject, fair: Fair, timetable: Timetable) -> Timetable:
    one, other = data.draw(st.permutations(timetable.held))[:2]
    moved = replace(one, day=other.day, slot=other.slot, booth=other.booth)
    return replace(timetable, held=tuple(moved if held is one else held for held in timetable.held))


def forgotten(data: st.DataObject, fair: Fair, timetable: Timetable) -> Timetable:
    one = data.draw(st.sampled_from(timetable.held))
    return replace(timetable, held=tuple(held for held in timetable.held if held is not one))


def repeated(data: st.DataObject, fair: Fair, timetable: Timetable) -> Timetable:
    return replace(timetable, held=(*timetable.held, data.draw(st.sampled_from(timetable.held))))


def out_of_the_day(data: st.DataObject, fair: Fair, timetable: Timetable) -> Timetable:
    one = data.draw(st.sampled_from(timetable.held))
    moved = replace(one, slot=data.draw(st.sampled_from([-1, 99])))
    return replace(timetable, held=tuple(moved if held is one else held for held in timetable.held))


def turned_away(data: st.DataObject, fair: Fair, timetable: Timetable) -> Timetable:
    one = data.draw(st.sampled_from(timetable.held))
    reasons = tuple(data.draw(st.lists(st.sampled_from(Reason), max_size=3, unique=True)))
    return replace(
        timetable,
        held=tuple(held for held in timetable.held if held is not one),
        not_held=(*timetable.not_held, NotHeld(one.meeting, reasons)),
    )


def bound_lowered(data: st.DataObject, fair: Fair, timetable: Timetable) -> Timetable:
    return replace(timetable, bound=timetable.bound - 1)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(fairs(), st.data())
@pytest.mark.parametrize("corrupt", [double_booked, forgotten, repeated, out_of_the_day, turned_away, bound_lowered])
def test_no_corruption_is_accepted(corrupt: Corruption, fair: Fair, data: st.DataObject) -> None:
    timetable = solve(fair)
    assume(len(timetable.held) > 1)

    corrupted = corrupt(data, fair, timetable)

    assert verify(fair, corrupted) != ()
