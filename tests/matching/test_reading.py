import pytest

from kakehashi.matching import Cap, MarketError, Vacancy, market_from_dict, market_from_rows
from tests.matching.make import make_market, make_market_dict


def faults(value: object) -> list[str]:
    with pytest.raises(MarketError) as refused:
        market_from_dict(value)
    return list(refused.value.faults)


def test_groups_are_refused_by_name_with_what_to_do_in_place_of_them() -> None:
    found = faults(make_market_dict(groups=[["ani", "budi"]]))

    assert len(found) == 1
    assert found[0].startswith("groups: friends and couples who go together")
    assert "take the key `groups` out" in found[0]


def test_an_empty_list_of_groups_is_no_fault() -> None:
    market = market_from_dict(make_market_dict(groups=[]))

    assert market == make_market()


def test_a_vacancy_in_two_caps_is_refused_and_the_caps_are_named() -> None:
    value = make_market_dict(
        caps=[{"id": "yatsushiro", "seats": 2}, {"id": "farming", "seats": 2}],
        vacancies=[{"id": "takagi", "seats": 1, "caps": ["yatsushiro", "farming"]}, {"id": "kawashima", "seats": 1}],
    )

    found = faults(value)

    assert found == [
        (
            "vacancies: 'takagi' is in 2 caps ('yatsushiro', 'farming'), and caps that overlap cannot be kept yet: "
            "no fair answer is promised for them; leave it in one."
        )
    ]


def test_what_has_the_wrong_form_is_listed_beside_what_has_the_wrong_meaning() -> None:
    value = make_market_dict(
        candidates=["ani", 7, "budi", "citra"],
        vacancies=["takagi", {"seats": 1}, {"id": "takagi"}, {"id": "kawashima", "seats": 1, "taget": 1}],
        wishes=[["ani", "takagi"]],
        rankings={"takagi": "ani", "sato": ["ani"]},
        ineligible=[["ani", "takagi"], {"candidate": "ani"}],
        caps={"yatsushiro": 2},
        colour=None,
    )

    found = faults(value)

    assert found == [
        (
            "the market: the key 'colour' is unknown; the keys are candidates, vacancies, caps, wishes, rankings, "
            "ineligible, groups, seed."
        ),
        "candidates[1]: it is the number 7; write an id, as text.",
        "vacancies[0]: it is text; write an object with id and seats.",
        "vacancies[1]: id is None; write an id, as text.",
        "vacancies: 'takagi': the key 'seats' is missing; write a number of people.",
        "vacancies: 'kawashima': the key 'taget' is unknown; did you mean 'target'?",
        "caps: it is an object; write a list.",
        "wishes: it is a list; write an object, one key for each.",
        "rankings of 'takagi': it is text; write a list.",
        "ineligible[0]: it is ['ani', 'takagi']; write [candidate, vacancy, rule], each as text.",
        "ineligible[1]: it is {'candidate': 'ani'}; write [candidate, vacancy, rule], each as text.",
        "rankings: 'sato' is no vacancy of this market; add it, or take this out.",
    ]


@pytest.mark.parametrize(
    ("value", "kind"),
    [([], "a list"), ("market", "text"), (None, "null"), (3, "the number 3"), (True, "true or false"), ((), "()")],
)
def test_what_is_no_object_is_no_market(value: object, kind: str) -> None:
    found = faults(value)

    assert found == [f"it is {kind}; give an object with the keys candidates, vacancies, wishes, rankings."]


def test_a_list_that_is_missing_is_asked_for_and_not_taken_as_empty() -> None:
    found = faults({"candidates": [], "vacancies": None})

    assert found == [
        f"the market: the key {key!r} is missing; write it, empty if need be."
        for key in ("vacancies", "wishes", "rankings")
    ]


def test_caps_ineligible_and_seed_may_be_left_out() -> None:
    market = market_from_dict(
        {
            "candidates": ["ani"],
            "vacancies": [{"id": "takagi", "seats": 1}],
            "wishes": {"ani": ["takagi"]},
            "rankings": {"takagi": ["ani"]},
        }
    )

    assert (market.caps, dict(market.ineligible), market.seed) == ((), {}, None)


def test_rows_give_the_same_market_as_json_and_ranks_need_not_be_consecutive() -> None:
    market = market_from_rows(
        candidates=["ani", "budi", "citra"],
        vacancies=[Vacancy("takagi", 2, "yatsushiro"), Vacancy("kawashima", 2, "yatsushiro")],
        caps=[Cap("yatsushiro", 2, "region")],
        wishes=[(c, rank, v) for c in ("ani", "budi", "citra") for rank, v in ((9, "kawashima"), (2, "takagi"))],
        rankings=[("takagi", 1, "ani"), ("takagi", 5, "budi"), ("takagi", 7, "citra"),
                  ("kawashima", 3, "ani"), ("kawashima", 1, "citra"), ("kawashima", 2, "budi")],
        seed=20261124,
    )  # fmt: skip

    assert market == make_market()


def test_two_rows_of_one_rank_are_equals_in_a_ranking() -> None:
    market = market_from_rows(
        candidates=["ani", "budi"],
        vacancies=[Vacancy("takagi", 1)],
        wishes=[],
        rankings=[("takagi", 1, "budi"), ("takagi", 1, "ani")],
        ineligible=[("ani", "takagi", "b"), ("ani", "takagi", "a"), ("ani", "takagi", "a")],
        seed=1,
    )

    assert market.rankings["takagi"] == (("ani", "budi"),)
    assert market.ineligible["ani", "takagi"] == ("a", "b")


def test_two_wishes_of_one_rank_and_a_rank_that_is_no_number_are_faults() -> None:
    with pytest.raises(MarketError) as refused:
        market_from_rows(
            candidates=["ani"],
            vacancies=[Vacancy("takagi", 1), Vacancy("kawashima", 1)],
            wishes=[("ani", 1, "takagi"), ("ani", 1, "kawashima")],
            rankings=[("takagi", "1", "ani")],  # type: ignore[list-item] # the test is that this is refused
            seed=1,
        )

    assert refused.value.faults == (
        "wishes of 'ani': rank 1 is given to 'takagi', 'kawashima'; give each its own rank.",
        "rankings of 'takagi': rank of 'ani' is '1'; write a whole number, 1 for the best.",
    )
