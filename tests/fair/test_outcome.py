import pytest

from kakehashi.fair import Candidate, Fair, Held, Interpreter, Meeting, NotHeld, Organisation, Reason, replan, solve
from tests.fair.make import SATURDAY, make_day, make_fair, make_window

MORNING, LATER = (make_window("09:00", "10:00"),), (make_window("10:00", "11:00"),)
ONE_SLOT = (make_day(slots=1),)
SARI = (Interpreter("sari", ("id",)),)


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        (
            {
                "candidates": (Candidate("ani", MORNING),),
                "organisations": (Organisation("takagi", windows=LATER),),
                "meetings": (Meeting("m", "takagi", "ani"),),
            },
            (Reason.NO_COMMON_WINDOW,),
        ),
        ({"meetings": (Meeting("m", "takagi", "ani", interpreter="jv"),)}, (Reason.NO_INTERPRETER,)),
        (
            {
                "interpreters": (Interpreter("sari", ("id",), LATER),),
                "candidates": (Candidate("ani", MORNING),),
                "meetings": (Meeting("m", "takagi", "ani", interpreter="id"),),
            },
            (Reason.NO_INTERPRETER,),
        ),
        (
            {
                "days": ONE_SLOT,
                "meetings": (Meeting("n", "takagi", "budi", weight=2), Meeting("m", "takagi", "ani")),
            },
            (Reason.ORGANISATION_FULL,),
        ),
        (
            {
                "days": ONE_SLOT,
                "meetings": (Meeting("n", "kawashima", "ani", weight=2), Meeting("m", "takagi", "ani")),
            },
            (Reason.CANDIDATE_FULL,),
        ),
        (
            {
                "days": ONE_SLOT,
                "interpreters": SARI,
                "meetings": (
                    Meeting("n", "kawashima", "budi", weight=2, interpreter="id"),
                    Meeting("m", "takagi", "ani", interpreter="id"),
                ),
            },
            (Reason.INTERPRETERS_FULL,),
        ),
        (
            {
                "days": (make_day(slots=2),),
                "candidates": (Candidate("ani"), Candidate("budi", (make_window("09:00", "09:30"),))),
                "organisations": (
                    Organisation("takagi"),
                    Organisation("kawashima", windows=(make_window("09:30", "10:00"),)),
                ),
                "meetings": (
                    Meeting("n", "kawashima", "ani", weight=2),
                    Meeting("o", "takagi", "budi", weight=2),
                    Meeting("m", "takagi", "ani"),
                ),
            },
            (Reason.ORGANISATION_FULL, Reason.CANDIDATE_FULL),
        ),
    ],
)
def test_a_meeting_that_is_not_held_has_the_fewest_reasons_that_explain_it(
    changes: dict[str, object], reasons: tuple[Reason, ...]
) -> None:
    parts = {"candidates": (Candidate("ani"), Candidate("budi"))} | changes

    timetable = solve(make_fair(**parts))

    assert timetable.not_held == (NotHeld("m", reasons),)


def test_booths_of_one_firm_are_numbered_and_never_shared() -> None:
    fair = Fair(
        days=ONE_SLOT,
        organisations=(Organisation("takagi", booths=3),),
        candidates=tuple(Candidate(f"c{n}") for n in range(3)),
        meetings=tuple(Meeting(f"m{n}", "takagi", f"c{n}") for n in range(3)),
    )

    timetable = solve(fair)

    assert [(one.day, one.slot) for one in timetable.held] == [(SATURDAY, 0)] * 3
    assert {one.booth for one in timetable.held} == {"takagi/1", "takagi/2", "takagi/3"}


def test_a_meeting_keeps_its_booth_when_the_day_is_planned_again() -> None:
    fair = make_fair(organisations=(Organisation("takagi", booths=2), Organisation("kawashima")))
    before = solve(fair)
    second = tuple(
        Held(one.meeting, one.day, one.slot, "takagi/2") if one.booth == "takagi/1" else one for one in before.held
    )

    after = replan(fair, type(before)(second, (), before.bound), since=fair.days[0].starts(1))

    assert {one.booth for one in after.held} == {"takagi/2", "kawashima/1"}
