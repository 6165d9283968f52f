import copy
import json
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.contract import ContractError, check_term, read
from kakehashi.contract.reading import VACANCY_KEYS
from kakehashi.law.scalar import Allowance, Terms
from tests.contract.make import contracts, make_contract, make_terms


def faults_of(contract):
    with pytest.raises(ContractError) as raised:
        read(contract)
    return raised.value.faults


def test_a_contract_becomes_terms():
    contract = make_contract(
        pay={"basis": "monthly", "base": 180000, "allowances": [{"type": "housing", "amount": 5000, "per": "month"}]},
        hours={"annual_scheduled": 2085.7},
        fees=[{"payer": "worker", "for": "training", "on": date(2026, 1, 1)}],
        worker={"name": "SUPARTI"},
        travel=[{"trip": "return", "when": "end of contract"}],
    )

    terms = read(contract).terms

    assert terms.begins == date(2025, 11, 1)
    assert terms.pay.allowances == (Allowance("housing", 5000, "month"),)
    assert terms.hours.annual_scheduled == Fraction(20857, 10)
    assert terms.fees
    assert (terms.fees[0].purpose, terms.fees[0].on) == ("training", date(2026, 1, 1))
    assert terms.worker == {"name": "SUPARTI"}
    assert terms.travel
    assert terms.travel[0].when == "end of contract"


def test_nothing_given_is_nothing_known():
    assert read({}).terms == Terms()


def test_a_null_is_as_silent_as_an_absent_key():
    assert read(make_contract() | {"hours": None, "clauses": None}).terms == make_terms()


def test_an_empty_list_is_complete_and_no_list_is_unknown():
    assert make_terms(deductions=[]).deductions == ()
    assert make_terms().deductions is None


def test_all_faults_are_told_at_once():
    faults = faults_of(
        {
            "prefecture": "JP-99",
            "field": "care",
            "category": "agriculture.crop",
            "from": "2026-02-30",
            "to": "next spring",
            "pay": {"basis": "hourli", "base": "1034", "allowances": [{"amount": -1}]},
            "hours": {"annual_scheduled": 0, "daily": 25},
            "deductions": "none",
            "clauses": [1],
            "worker": "SUPARTI",
            "new_arrival": "yes",
            "premiums": 25,
        }
    )

    assert len(faults) == 14
    assert "from is '2026-02-30' (str); there is no such day; write one that exists, as year-month-day." in faults
    assert "to is 'next spring' (str); write the day as year-month-day, for example 2027-01-10." in faults
    assert "pay.base is '1034' (str); give a number." in faults
    assert "pay.allowances[0].amount is -1 (int); give a number from 0 up." in faults
    assert "hours.annual_scheduled is 0 (int); give a number above 0." in faults
    assert "hours.daily is 25 (int); there are no more than 24 hours in that time." in faults
    assert "category is 'agriculture.crop' (str); it belongs to the field 'agriculture' and not to 'care'." in faults
    assert any(fault.startswith("pay.basis") and fault.endswith("did you mean 'hourly'?") for fault in faults)
    assert any("JP-99" in fault for fault in faults)


@pytest.mark.parametrize("number", [True, "1034", float("nan"), float("inf"), Decimal("NaN"), 1034.5, [], {}])
def test_money_is_a_whole_number_and_nothing_else(number):
    (fault,) = faults_of({"pay": {"base": number}})

    assert fault.startswith("pay.base is ")


@pytest.mark.parametrize("number", [1034, 1034.0, Decimal(1034), Fraction(1034)])
def test_a_whole_number_may_come_in_any_of_its_types(number):
    assert read({"pay": {"base": number}}).terms.pay.base == 1034


@pytest.mark.parametrize("day", [datetime(2026, 1, 1, 12), "20260101", "2026-W01-1", 20260101, "２０２６-01-01"])  # noqa: DTZ001 - the zone is what is wrong with it
def test_a_day_that_is_not_year_month_day_is_a_fault(day):
    (fault,) = faults_of({"from": day})

    assert fault.startswith("from is ")


def test_a_term_that_ends_before_it_begins_is_a_fault():
    (fault,) = faults_of(make_contract(to="2025-10-31"))

    assert fault == "to is 2025-10-31 (date); the term cannot end before it begins, on 2025-11-01."


@pytest.mark.parametrize("value", ["agriculture.corp", "farming"])
def test_an_unknown_category_names_the_nearest(value):
    (fault,) = faults_of({"category": value})

    assert value in fault


def test_an_unknown_field_is_a_fault():
    (fault,) = faults_of({"field": "agricultur"})

    assert "did you mean agriculture" in fault


def test_a_field_key_may_stand_for_all_its_categories():
    assert read({"category": "agriculture", "field": "agriculture"}).warnings == ()


def test_what_is_no_table_is_no_contract():
    (fault,) = faults_of([1, 2])

    assert fault == "the contract is [1, 2] (list); give one table of keys and values."


def test_an_unknown_key_is_a_warning_that_names_the_nearest_and_the_rest_is_read():
    result = read(make_contract(prefectur="JP-04", pay={"basis": "hourly", "bas": 1, "base": 1034}))

    assert result.terms == make_terms()
    assert [one.english for one in result.warnings] == [
        "The key “pay.bas” is not known and was not read. Perhaps “pay.base” was meant.",
        "The key “prefectur” is not known and was not read. Perhaps “prefecture” was meant.",
    ]


def test_a_key_like_no_other_is_a_warning_without_a_guess():
    (warning,) = read({"zzz": 1}).warnings

    assert warning.english == "The key “zzz” is not known and was not read."


def test_what_a_vacancy_says_beside_its_terms_is_no_reason_for_a_warning():
    vacancy = make_contract(**dict.fromkeys(VACANCY_KEYS, "anything"))

    result = read(vacancy)

    assert result.warnings == ()
    assert result.terms == make_terms()


@settings(max_examples=40, deadline=None)
@given(contracts())
def test_reading_changes_nothing_that_was_given_and_takes_json_as_it_takes_python(contract):
    before = copy.deepcopy(contract)

    terms = read(contract).terms

    assert contract == before
    assert read(json.loads(json.dumps(contract))).terms == terms


KEYS = ["pay", "base", "basis", "hours", "from", "to", "prefecture", "clauses", "x"]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner), max_leaves=5
)


@settings(max_examples=40, deadline=None)
@given(ANYTHING)
def test_anything_at_all_is_read_and_judged_or_refused_with_faults(value):
    try:
        terms = read(value).terms
    except ContractError:
        return

    assert check_term(terms)
