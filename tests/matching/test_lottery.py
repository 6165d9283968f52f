from kakehashi.matching import draw
from kakehashi.matching.lottery import strict_order
from tests.matching.make import make_plain_market


def test_a_lottery_number_is_the_first_sixteen_digits_that_sha256sum_prints() -> None:
    # printf '20261124:K-001' | sha256sum;  printf '0:花子' | sha256sum
    known = {(20261124, "K-001"): "fb8b33de3c5b901e", (0, "花子"): "4d1bfc92130dc744"}

    drawn = {pair: draw(*pair) for pair in known}

    assert drawn == known


def test_only_equals_are_parted_and_the_rest_of_the_order_stays() -> None:
    market = make_plain_market(rankings={"takagi": ["citra", ["ani", "budi"]]})

    order = strict_order(market, "takagi")

    assert order["citra"] == 0
    assert {order["ani"], order["budi"]} == {1, 2}
    assert (order["ani"] < order["budi"]) == (draw(20261124, "ani") < draw(20261124, "budi"))


def test_an_ineligible_candidate_has_no_place_in_the_order() -> None:
    market = make_plain_market(ineligible=[["ani", "takagi", "japan.ssw1.old_enough"]])

    order = strict_order(market, "takagi")

    assert order == {"budi": 0, "citra": 1}


def test_a_market_without_equals_needs_no_seed() -> None:
    market = make_plain_market(seed=None)

    order = strict_order(market, "takagi")

    assert order == {"ani": 0, "budi": 1, "citra": 2}
