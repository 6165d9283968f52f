from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.matching import Market, solve
from tests.matching.make import make_market, make_plain_market, markets
from tests.matching.oracle import (
    is_stable_by_kamada_and_kojima,
    likes_more,
    reports,
    stable_placings,
)


def test_each_candidate_gets_the_best_wish_that_the_employers_order_leaves() -> None:
    market = make_plain_market()

    matching = solve(market)

    assert matching.vacancy_of == {"ani": "takagi", "budi": None, "citra": "kawashima"}


def test_a_candidate_whom_nobody_ranks_stays_without_a_place_and_nothing_is_raised() -> None:
    market = make_plain_market(rankings={})

    matching = solve(market)

    assert set(matching.vacancy_of.values()) == {None}


def test_an_ineligible_pair_is_never_matched_although_both_want_it() -> None:
    market = make_plain_market(ineligible=[["ani", "takagi", "japan.ssw1.old_enough"]])

    matching = solve(market)

    assert matching.vacancy_of["ani"] != "takagi"


def test_without_targets_the_seats_of_a_cap_are_dealt_one_each_in_turn() -> None:
    market = make_market()

    matching = solve(market)

    assert matching.vacancy_of == {"ani": "takagi", "budi": None, "citra": "kawashima"}


def test_a_target_is_filled_before_the_rest_of_the_cap_is_shared_out() -> None:
    vacancies = [
        {"id": "takagi", "seats": 2, "caps": ["yatsushiro"], "target": 2},
        {"id": "kawashima", "seats": 2, "caps": ["yatsushiro"]},
    ]
    market = make_market(vacancies=vacancies)

    matching = solve(market)

    assert matching.vacancy_of == {"ani": "takagi", "budi": "takagi", "citra": None}


def test_when_turns_are_equal_the_vacancy_first_in_the_list_takes_the_last_seat_of_a_cap() -> None:
    vacancies = [
        {"id": "kawashima", "seats": 2, "caps": ["yatsushiro"]},
        {"id": "takagi", "seats": 2, "caps": ["yatsushiro"]},
    ]
    caps = [{"id": "yatsushiro", "kind": "region", "seats": 1}]
    wishes = {"ani": ["takagi"], "citra": ["kawashima"]}

    first = solve(make_market(vacancies=vacancies, caps=caps, wishes=wishes))
    second = solve(make_market(vacancies=vacancies[::-1], caps=caps, wishes=wishes))

    assert first.held() == {"kawashima": ["citra"]}
    assert second.held() == {"takagi": ["ani"]}


def test_equal_candidates_are_parted_by_the_seed_alone() -> None:
    rankings = {"takagi": [["ani", "budi", "citra"]]}

    winners = {seed: solve(make_plain_market(rankings=rankings, seed=seed)).held()["takagi"] for seed in range(12)}

    assert winners == {
        seed: solve(make_plain_market(rankings=rankings, seed=seed)).held()["takagi"] for seed in winners
    }
    assert len({who for held in winners.values() for who in held}) == 3


@given(markets(capped=False))
@settings(max_examples=150, deadline=None)
def test_without_caps_no_candidate_and_employer_would_both_rather_have_each_other(market: Market) -> None:
    matching = solve(market)

    assert is_stable_by_kamada_and_kojima(market, dict(matching.vacancy_of))


@given(markets())
@settings(max_examples=200, deadline=None)
def test_no_stable_result_is_better_for_any_candidate_with_or_without_caps(market: Market) -> None:
    matching = solve(market)

    stable = stable_placings(market)
    assert dict(matching.vacancy_of) in stable
    assert not any(
        likes_more(market, candidate, other[candidate], matching.vacancy_of[candidate])
        for other in stable
        for candidate in market.candidates
    )


@given(markets())
@settings(max_examples=150, deadline=None)
def test_under_caps_the_result_is_stable_as_kamada_and_kojima_define_it(market: Market) -> None:
    matching = solve(market)

    assert is_stable_by_kamada_and_kojima(market, dict(matching.vacancy_of))


@given(markets(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_in_which_candidates_and_caps_are_listed_changes_nothing(market: Market, chance) -> None:
    candidates, caps = list(market.candidates), list(market.caps)
    chance.shuffle(candidates)
    chance.shuffle(caps)
    other = replace(
        market,
        candidates=tuple(candidates),
        caps=tuple(caps),
        rankings={vacancy: tuple(group[::-1] for group in groups) for vacancy, groups in market.rankings.items()},
    )

    matching = solve(other)

    assert matching.vacancy_of == solve(market).vacancy_of


@given(markets(most_candidates=3))
@settings(max_examples=60, deadline=None)
def test_no_candidate_gains_by_handing_in_a_wish_list_that_is_not_true(market: Market) -> None:
    honest = solve(market)

    for candidate in market.candidates:
        for report in reports(market):
            told = solve(replace(market, wishes={**market.wishes, candidate: report})).vacancy_of[candidate]
            if told in market.wishes[candidate]:
                assert not likes_more(market, candidate, told, honest.vacancy_of[candidate])


@given(markets())
@settings(max_examples=50, deadline=None)
def test_solving_leaves_the_market_as_it_was_and_answers_the_same_again(market: Market) -> None:
    before = market.as_dict()

    matching = solve(market)

    assert market.as_dict() == before
    assert solve(market) == matching
