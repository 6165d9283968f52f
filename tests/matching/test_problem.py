from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings

from kakehashi.matching import Cap, Market, MarketError, Matching, Vacancy, market_from_dict
from tests.matching.make import make_market, make_market_dict, make_plain_market, markets


def faults(**changes: object) -> list[str]:
    with pytest.raises(MarketError) as refused:
        market_from_dict(make_market_dict(**changes))
    return list(refused.value.faults)


def test_every_fault_of_a_market_is_listed_at_once() -> None:
    found = faults(
        vacancies=[{"id": "takagi", "seats": -1}, {"id": "kawashima", "seats": 1, "caps": ["yatsusiro"], "target": 3}],
        wishes={"anni": ["takagi"], "budi": ["kawasima", "takagi", "takagi"]},
        rankings={"takagi": ["ani", "dewi"]},
        ineligible=[["ani", "sato", "japan.ssw1.old_enough"], ["eko", "takagi", " "]],
        seed=-1,
    )

    assert found == [
        "vacancies: seats of 'takagi' is -1; use 0 to close a vacancy.",
        "vacancies: 'kawashima' names 'yatsusiro', which is not in caps; did you mean 'yatsushiro'?",
        "vacancies: target of 'kawashima' is 3 but it has 1 seats; lower the target or add seats.",
        "wishes: 'anni' is no candidate of this market; did you mean 'ani'?",
        "wishes of 'budi': 'kawasima' is no vacancy of this market; did you mean 'kawashima'?",
        "wishes of 'budi': 'takagi' stands 2 times; keep the one that is meant.",
        "rankings of 'takagi': 'dewi' is no candidate of this market; add it, or take this out.",
        "ineligible: ['ani', 'sato']: 'sato' is no vacancy of this market; add it, or take this out.",
        "ineligible: ['eko', 'takagi']: 'eko' is no candidate of this market; add it, or take this out.",
        "ineligible: ['eko', 'takagi']: the rules are (' ',); write the id of each rule that stands against it.",
        "seed: it is -1; write a whole number from 0 to 9007199254740991.",
    ]


def test_an_id_that_stands_twice_or_cannot_be_written_is_a_fault() -> None:
    found = faults(candidates=["ani", "ani", " ", "half\ud800", "budi", "citra"])

    assert [fault.split(";")[0] for fault in found] == [
        "candidates: the id 'ani' stands 2 times",
        "candidates: the id ' ' is no text",
        "candidates: the id 'half\\ud800' holds half a character and cannot be written as UTF-8",
    ]


def test_targets_that_do_not_fit_into_their_cap_are_a_fault() -> None:
    found = faults(caps=[{"id": "yatsushiro", "seats": 1}], vacancies=[
        {"id": "takagi", "seats": 2, "caps": ["yatsushiro"], "target": 1},
        {"id": "kawashima", "seats": 2, "caps": ["yatsushiro"], "target": 1},
    ])  # fmt: skip

    assert found == [
        (
            "caps: the targets under 'yatsushiro' sum to 2 but the cap has 1 seats; "
            "lower targets until they fit, or raise the cap."
        )
    ]


def test_equal_candidates_without_a_seed_are_a_fault_because_chance_would_decide_unseen() -> None:
    found = faults(rankings={"takagi": [["ani", "budi"]]}, seed=None)

    assert len(found) == 1
    assert found[0].startswith("seed: it is missing, and the ranking of 'takagi' holds equal candidates; publish")


@pytest.mark.parametrize("seats", [True, 1.0, "2", [2]])
def test_seats_that_are_no_whole_number_are_a_fault_and_never_rounded(seats: object) -> None:
    found = faults(vacancies=[{"id": "takagi", "seats": seats}, {"id": "kawashima", "seats": 1}])

    assert found == [f"vacancies: seats of 'takagi' is {seats!r}; write a whole number of people."]


def test_a_target_that_is_no_whole_number_is_a_fault() -> None:
    found = faults(vacancies=[{"id": "takagi", "seats": 2, "target": 0.5}, {"id": "kawashima", "seats": 1}])

    assert found == ["vacancies: target of 'takagi' is 0.5; write a whole number, 0 to its seats."]


def test_seats_of_a_cap_and_its_kind_are_judged_too() -> None:
    found = faults(caps=[{"id": "yatsushiro", "seats": "2", "kind": 7}])

    assert found == [
        "caps: seats of 'yatsushiro' is '2'; write a whole number of people.",
        "caps: kind of 'yatsushiro' is 7; write field, region or agreement.",
    ]


def test_a_market_keeps_its_own_copy_of_what_it_was_given() -> None:
    wishes = {"ani": ("takagi",)}
    market = Market(candidates=("ani",), vacancies=(Vacancy("takagi", 1),), wishes=wishes)

    wishes["ani"] = ()

    assert market.wishes["ani"] == ("takagi",)
    with pytest.raises(FrozenInstanceError):
        market.seed = 2  # type: ignore[misc] # the test is that this is refused


def test_a_market_knows_whether_a_cap_binds_any_vacancy() -> None:
    capped, plain = make_market(), make_plain_market(caps=[{"id": "unused", "seats": 1}])

    answers = capped.has_caps, plain.has_caps

    assert answers == (True, False)


def test_who_holds_a_vacancy_is_listed_by_id() -> None:
    matching = Matching({"citra": "takagi", "ani": "takagi", "budi": None})

    held = matching.held()

    assert held == {"takagi": ["ani", "citra"]}


@given(markets())
@settings(max_examples=60, deadline=None)
def test_a_market_read_back_from_its_own_normal_form_is_the_same(market: Market) -> None:
    again = market_from_dict(market.as_dict())

    assert again == market.__class__(
        **{**vars(market), "candidates": tuple(sorted(market.candidates)), "caps": _sorted(market.caps)}
    )
    assert again.as_dict() == market.as_dict()


def _sorted(caps: tuple[Cap, ...]) -> tuple[Cap, ...]:
    return tuple(sorted(caps, key=lambda cap: cap.id))
