import ast
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.contract import read
from kakehashi.law.book.japan.minimum_wage import rules
from kakehashi.law.book.japan.minimum_wage.rules import at_least_the_minimum_wage, minimum_wage
from kakehashi.law.scalar import Allowance, Outcome, Terms
from kakehashi.vocabulary import Language, Mark
from tests.contract.make import contracts, days, hourly, make_terms

DAY = date(2026, 6, 1)


def judged(terms: Terms, day: date | None = DAY):
    (judgement,) = at_least_the_minimum_wage(terms, day)
    return judgement


def test_the_id_of_the_rule_is_its_path():
    (rule,) = minimum_wage.rules

    assert (
        rule.id == f"{rules.__name__.removeprefix('kakehashi.law.book.').removesuffix('.rules')}.{rule.judge.__name__}"
    )
    assert rule.condition == "JP-01"


def test_a_violation_says_in_three_languages_how_much_from_when_and_what_to_do():
    said = judged(make_terms(pay=hourly(960)))

    assert said.because.japanese == (
        "1時間当たり960円は、令和8年(2026年)1月1日から適用される熊本県の最低賃金(1時間当たり1,034円)を74円下回っています。"
    )
    assert said.because.indonesian == (
        "960 yen/jam lebih rendah 74 yen daripada upah minimum Prefektur Kumamoto, yaitu 1.034 yen/jam sejak "
        "1 Januari 2026."
    )
    assert said.because.english == (
        "960 yen an hour is 74 yen below the minimum wage of Kumamoto, 1,034 yen an hour from 1 January 2026."
    )
    assert said.fix
    assert said.fix.japanese.startswith("基本給を時給1,034円以上にしてください。")


def test_a_violation_of_a_specified_rate_names_the_industry_and_the_workers_left_out():
    said = judged(make_terms(pay=hourly(1050), specified_industry="transport_machinery"))

    assert "making of motor vehicles and their parts" in said.because.english
    assert "outside the specified minimum wage" in said.because.english
    assert said.shortfall
    assert said.shortfall.amount == 24


@pytest.mark.parametrize(
    ("pay", "enough"),
    [
        ({"basis": "hourly", "base": 1000}, 1034),
        ({"basis": "daily", "base": 7500}, 7755),
        ({"basis": "monthly", "base": 179858}, 179916),
        ({"basis": "daily", "base": 7500, "allowances": [{"type": "skill", "amount": 174, "per": "month"}]}, 7748),
    ],
)
def test_the_pay_that_is_asked_for_is_the_smallest_that_is_enough(pay, enough):
    hours = {"annual_scheduled": 2088, "daily": 7.5}

    said = judged(make_terms(pay=pay, hours=hours))

    assert said.fix
    assert f"{enough:,} yen" in said.fix.english
    assert judged(make_terms(pay=pay | {"base": enough}, hours=hours)).outcome is Outcome.OK
    assert judged(make_terms(pay=pay | {"base": enough - 1}, hours=hours)).outcome is Outcome.VIOLATION


@pytest.mark.parametrize(("allowances", "asked"), [(None, True), ((), False)])
def test_allowances_are_asked_for_only_where_the_paper_is_silent_about_them(allowances, asked):
    terms = make_terms(pay=hourly(1000))
    terms = replace(terms, pay=replace(terms.pay, allowances=allowances))

    said = judged(terms)

    assert said.fix
    assert ("fixed allowance" in said.fix.english) == asked


def test_pay_below_the_rate_with_an_allowance_that_may_count_is_unknown():
    said = judged(make_terms(pay=hourly(1000, {"type": "skill", "amount": 50})))

    assert said.outcome is Outcome.UNKNOWN
    assert said.missing == ("pay.allowances[0].per",)
    assert said.because.english.startswith("1,000 yen an hour is 34 yen below")


def test_pay_that_reaches_the_rate_needs_no_answer_about_its_allowances():
    assert judged(make_terms(pay=hourly(1034, {"type": "skill", "amount": 50}))).outcome is Outcome.OK


def test_an_unknown_that_rests_on_a_rate_we_do_not_have_is_open():
    said = judged(make_terms(pay=hourly(1092)), date(2027, 10, 1))

    assert (said.outcome, said.mark) == (Outcome.UNKNOWN, Mark.OPEN)
    assert said.missing == ("minimum_wage.csv",)


def test_an_unknown_that_rests_on_a_question_is_as_firm_as_the_rule():
    said = judged(make_terms(pay=hourly(1050), category="manufacturing"))

    assert (said.outcome, said.mark) == (Outcome.UNKNOWN, Mark.OFFICIAL)
    assert "up to 1,074 yen an hour" in said.because.english


@pytest.mark.parametrize("day", [date(2026, 10, 23), date(2026, 10, 24)])
def test_a_start_day_that_was_only_planned_weakens_the_answers_after_it(day):
    said = judged(make_terms(prefecture="JP-45", pay=hourly(1085)), day)

    assert said.outcome is Outcome.OK
    assert (said.mark is Mark.UNCONFIRMED) == (day == date(2026, 10, 24))


@settings(max_examples=100, deadline=None)
@given(contracts(), days, st.integers(1, 100_000), st.booleans())
def test_raising_pay_never_turns_ok_into_violation(contract, day, more, as_allowance):
    terms = read(contract).terms
    pay = terms.pay
    assert pay.base is not None
    added = (*(pay.allowances or ()), Allowance("skill", more, "hour"))
    raised = replace(pay, allowances=added) if as_allowance else replace(pay, base=pay.base + more)

    before, after = judged(terms, day), judged(replace(terms, pay=raised), day)

    order = [Outcome.VIOLATION, Outcome.UNKNOWN, Outcome.OK]
    assert order.index(after.outcome) >= order.index(before.outcome)


@settings(max_examples=100, deadline=None)
@given(contracts(), days)
def test_every_figure_is_an_exact_fraction_and_counted_and_shortfall_make_a_whole_rate(contract, day):
    said = judged(read(contract).terms, day)

    for _, amount in said.counted:
        assert type(amount) is Fraction
    if said.shortfall:
        assert type(said.shortfall.amount) is Fraction
        assert (said.shortfall.amount + said.counted[0][1]).denominator == 1


@settings(max_examples=60, deadline=None)
@given(contracts(), days)
def test_no_sentence_keeps_an_unfilled_place(contract, day):
    said = judged(read(contract).terms, day)

    for text in filter(None, (said.because, said.fix)):
        assert not any(brace in text.said_in(language) for language in Language for brace in "{}")


@pytest.mark.parametrize("name", ["rules", "derivations", "values", "wording"])
def test_no_float_stands_in_the_code(name):
    tree = ast.parse((Path(rules.__file__).parent / f"{name}.py").read_text(encoding="utf-8"))

    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, float)]
