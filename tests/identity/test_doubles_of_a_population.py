"""What finding doubles is worth, on drawn people whose doubles are known, with errors that the model never saw."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from bench.errors_of_offices import EVALUATION, TRAINING
from bench.linkage import Measure, best_at, fit, known, measured, wilson
from bench.population import Population, draw_population
from kakehashi.identity import Pair, doubles_of, link, model, search_form
from kakehashi.identity.doubles import scored
from kakehashi.identity.fields import FIELDS
from kakehashi.identity.names import sound, stem

RECALL, PRECISION = 0.97, 0.995


@pytest.fixture(scope="module")
def drawn() -> Population:
    return draw_population(20_000, seed=501, families=EVALUATION)


@pytest.fixture(scope="module")
def pairs(drawn: Population) -> tuple[Pair, ...]:
    return link(drawn.registrations, at_least=0.01)


def test_at_the_precision_promised_enough_doubles_are_found(drawn: Population, pairs: tuple[Pair, ...]) -> None:
    told = [(pair.left, pair.right, pair.probability) for pair in pairs]

    _, found = best_at(drawn, told, PRECISION)
    print(found)  # noqa: T201 - the interval is what a reader of the run looks for

    assert found.precision >= PRECISION
    assert found.recall >= RECALL


def test_the_models_own_threshold_keeps_both(drawn: Population, pairs: tuple[Pair, ...]) -> None:
    threshold = model().threshold

    found = measured(drawn, ((pair.left, pair.right) for pair in pairs if pair.probability >= threshold))
    print(found)  # noqa: T201 - the interval is what a reader of the run looks for

    assert found.precision >= PRECISION
    assert found.recall >= RECALL


def test_twins_siblings_and_namesakes_are_kept_apart(drawn: Population, pairs: tuple[Pair, ...]) -> None:
    beside = Counter(drawn.alike.values())
    told = {tuple(sorted((pair.left, pair.right))) for pair in pairs if pair.probability >= model().threshold}

    false = Counter(kind for pair, kind in drawn.alike.items() if pair in told)

    assert min(beside[kind] for kind in ("twins", "siblings", "namesakes")) > 5
    assert false["siblings"] == 0
    assert false["twins"] <= 0.1 * beside["twins"]


def test_twins_with_other_endings_and_siblings_with_neighbouring_telephones_are_set_beside(drawn: Population) -> None:
    people = {one.id: one for one in drawn.registrations}
    beside = [(people[one], people[other], kind) for (one, other), kind in drawn.alike.items()]

    alike = [kind for one, other, kind in beside if one.name and other.name and _stems(one.name) == _stems(other.name)]
    neighbours = [kind for one, other, kind in beside if one.phone and other.phone and _near(one.phone, other.phone)]

    assert alike.count("twins") > 10
    assert neighbours.count("siblings") > 10


def _stems(name: str) -> list[str]:
    return [stem(sound(word)) for word in search_form(name).split()]


def _near(one: str, other: str) -> bool:
    return one != other and one[:-2] == other[:-2]


def test_where_many_are_compared_an_end_between_two_names_in_use_is_a_twin_and_an_unheard_one_a_slip(
    drawn: Population, pairs: tuple[Pair, ...]
) -> None:
    found = {pair.evidence[0].finding for pair in pairs}

    assert "one_slip_alone" in found
    assert "other_ending_among_few" not in found  # so many are compared that rarity can be told
    assert model().bits("name", "other_ending") < model().bits("name", "other_ending_among_few")
    assert model().bits("name", "other_ending") < 0 < model().bits("name", "one_slip_alone")


def test_one_by_one_and_all_together_are_judged_alike(drawn: Population, pairs: tuple[Pair, ...]) -> None:
    """A page asks with DuckDB alone, the nightly run with Splink: same findings, same probability."""
    twice = {one for pair in sorted(drawn.doubles)[:60] for one in pair}
    some = [one for one in drawn.registrations if one.id in twice]
    together = {(pair.left, pair.right): pair for pair in link(some, at_least=0.01)}

    for new in some[:40]:
        rest = [one for one in some if one.id != new.id]
        for pair in doubles_of(new, rest, at_least=0.01):
            other = together.get((new.id, pair.right)) or together[pair.right, new.id]
            assert pair.findings == other.findings
            assert pair.probability == pytest.approx(other.probability)
    assert len(together) > 40


def test_pairs_come_likeliest_first(pairs: tuple[Pair, ...]) -> None:
    assert all(one.probability >= other.probability for one, other in pairwise(pairs))


def test_the_families_of_error_measured_with_were_not_trained_on() -> None:
    assert not set(TRAINING) & set(EVALUATION)
    assert model().families == tuple(sorted(TRAINING))


def test_the_model_says_its_day_and_what_it_was_measured_at() -> None:
    assert model().trained_on == date(2026, 11, 25)
    assert model().measured["recall_between"][0] <= model().measured["recall"] <= model().measured["recall_between"][1]
    assert model().measured["families"] == "training"


def test_the_population_is_the_one_described(drawn: Population) -> None:
    count = len(drawn.registrations)
    whole = draw_population(5_000, seed=1, families={})
    single = sum(" " not in (one.name or "") for one in whole.registrations)

    assert single / len(whole.registrations) == pytest.approx(0.40, abs=0.03)
    assert sum(one.nik is None for one in drawn.registrations) / count == pytest.approx(0.40, abs=0.02)
    assert 0.08 < len(drawn.doubles) / count < 0.12


def test_the_same_seed_draws_the_same_people_and_another_seed_others() -> None:
    one, again, other = (draw_population(500, seed=seed, families=EVALUATION) for seed in (7, 7, 8))

    assert one == again
    assert one.registrations != other.registrations


@pytest.mark.parametrize("families", [TRAINING, EVALUATION], ids=["training", "evaluation"])
def test_every_family_of_errors_spoils_somebody(families) -> None:
    drawn = draw_population(40_000, seed=9, families=families)

    assert set(families) == {family for found in drawn.errors.values() for family in found}


def test_weights_learnt_again_from_few_people_point_the_same_way() -> None:
    drawn = draw_population(8_000, seed=3, families=TRAINING)
    table = scored(drawn.registrations, 0.0, {}, at_least=0.0)
    rows = zip(*(column.to_pylist() for column in table.itercolumns()), strict=True)

    prior, weights = fit(known(drawn, rows))

    assert prior < 0
    for field, good, bad in (("name", "same_rare", "other"), ("born", "same", "other"), ("phone", "same", "other")):
        assert weights[field][good] > 0 > weights[field][bad]
    assert {field.key for field in FIELDS} == set(weights)


def test_the_interval_is_wilsons() -> None:
    assert wilson(95, 100) == pytest.approx((0.8882, 0.9785), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_the_best_threshold_never_parts_pairs_of_one_probability() -> None:
    drawn = draw_population(300, seed=2, families={})
    right = sorted(drawn.doubles)[:2]
    told = [(*right[0], 0.9), (*right[1], 0.5), ("X", "Y", 0.5)]

    assert best_at(drawn, told, 0.99) == (0.9, Measure(1, 1, len(drawn.doubles)))
