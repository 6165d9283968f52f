"""The law answers for the examples what their makers meant: each standing shows as it was built."""

from collections import Counter
from datetime import date
from fractions import Fraction
from functools import cache

import pytest

from examples.papers import Standing
from kakehashi.contract import check_on, read
from kakehashi.law import WORK_CATEGORIES, Answer, PathwayAnswer, Stage, assess, columns
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Pathway, categories
from tests.examples.make import FOLDERS, make_example, read_people, read_toml, read_vacancies


@cache
def answers(name: str) -> PathwayAnswer:
    """SSW (i) at stage pool for every accepted row of an example, in the order of the file."""
    facts = columns([row.person for row in read_people(name).rows])
    return assess(facts, BOOK, on=make_example(name).recipe.on, stage=Stage.POOL)[Pathway.SSW1]


OPEN = int(WORK_CATEGORIES.word(key for key, each in categories().items() if each.opened is not None))
"""The lanes of the categories that are open; of planned ones nobody knows the test."""


def in_any_category(answer: PathwayAnswer, row: int) -> Answer:
    """Yes where some open category says yes, no where all say no."""
    yes, no = (word & OPEN for word in answer.words(row))
    if yes:
        return Answer.YES
    return Answer.NO if no == OPEN else Answer.UNKNOWN


@pytest.mark.parametrize("name", FOLDERS)
def test_who_is_built_to_meet_the_rules_meets_them_and_nobody_else_does(name):
    standings = {entry.id: entry.papers.standing for entry in make_example(name).accepted}
    meant = {Standing.MEETS: Answer.YES, Standing.UNKNOWN: Answer.UNKNOWN}

    for place, row in enumerate(read_people(name).rows):
        standing = standings[row.person["id"]]
        assert in_any_category(answers(name), place) == meant.get(standing, Answer.NO), row.person["id"]


@pytest.mark.parametrize("name", FOLDERS)
def test_the_answers_are_as_many_as_expected_toml_says(name):
    counted = Counter(in_any_category(answers(name), place) for place in range(len(read_people(name).rows)))
    pool = read_toml(name, "expected.toml")["pool"]

    assert counted[Answer.YES] == pool["meets"]
    assert counted[Answer.UNKNOWN] == pool["unknown"]
    assert counted[Answer.NO] == len(read_people(name).rows) - pool["meets"] - pool["unknown"]


@pytest.mark.parametrize("name", FOLDERS)
def test_who_is_able_in_a_category_is_answered_yes_in_it(name):
    papers = {entry.id: entry.papers for entry in make_example(name).accepted}

    for place, row in enumerate(read_people(name).rows):
        for category in papers[row.person["id"]].able:
            assert answers(name).answer(place, category) is Answer.YES


@pytest.mark.parametrize(
    ("standing", "rules"),
    [
        (Standing.LACKS_LANGUAGE, {"japan.ssw1.has_basic_japanese", "japan.ssw1.has_care_japanese"}),
        (Standing.LACKS_SKILL, {"japan.ssw1.has_skill"}),
    ],
)
def test_who_lacks_one_test_is_held_back_by_that_rule_alone(standing, rules):
    answer = answers("kumamoto")
    papers = {entry.id: entry.papers for entry in make_example("kumamoto").accepted}

    for place, row in enumerate(read_people("kumamoto").rows):
        mine = papers[row.person["id"]]
        if mine.standing is standing:
            lane = answer.instrument.lanes.lane(mine.trade.category)
            assert answer.first_deciding(place)[mine.trade.category] in rules
            assert int(answer.alone[place]) >> lane & 1


@pytest.mark.parametrize(("name", "on"), [("kumamoto", date(2026, 12, 1)), ("miyagi", date(2026, 11, 24))])
def test_the_minimum_wage_finds_the_vacancies_that_expected_toml_names(name, on):
    expected = {wage["vacancy"]: wage for wage in read_toml(name, "expected.toml")["wage"]}
    meant = {"below": "violation", "exactly": "ok", "unknown": "unknown"}
    least = make_example(name).recipe.wage.next

    for row in read_vacancies(name).rows:
        found = next(one for one in check_on(read(row.vacancy).terms, on) if one.rule.condition == "JP-01")
        wage = expected.get(row.vacancy["id"])
        if wage is None:
            assert found.outcome != "violation"
            continue
        assert found.outcome == meant[wage["standing"]]
        if wage["standing"] == "below":
            assert found.judgement.shortfall is not None
            assert found.judgement.shortfall.amount == least - Fraction(wage["counted"])
