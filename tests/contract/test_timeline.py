from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kakehashi.contract import check_on, check_term, flip_days, read, stands
from kakehashi.contract.timeline import CHAPTERS
from kakehashi.law.scalar import Chapter, Judgement, Level, Outcome, Terms
from kakehashi.vocabulary import Mark, Text
from tests.contract.make import contracts, hourly, make_terms

ONE_DAY = timedelta(days=1)
SAID = Text("id", "ja", "en")


def days_of(terms: Terms) -> list[date]:
    assert terms.begins
    assert terms.ends
    return [terms.begins + timedelta(days=n) for n in range((terms.ends - terms.begins).days + 1)]


def spans(terms: Terms) -> list[tuple[str, str | None, str | None]]:
    return [
        (str(one.outcome), one.first and one.first.isoformat(), one.last and one.last.isoformat())
        for one in check_term(terms)
    ]


def test_a_wage_that_was_enough_is_a_violation_from_the_day_the_rate_rises():
    terms = make_terms()

    found = spans(terms)

    assert found == [("ok", "2025-11-01", "2026-11-30"), ("violation", "2026-12-01", "2027-10-31")]


def test_a_wage_stays_in_order_as_one_finding_across_a_rise_that_it_reaches():
    terms = make_terms(pay=hourly(1092), to="2027-09-30")

    found = spans(terms)

    assert found == [("ok", "2025-11-01", "2027-09-30")]


def test_a_wage_that_reaches_the_last_known_rate_is_unknown_past_the_horizon():
    terms = make_terms(pay=hourly(1092))

    found = spans(terms)

    assert found == [("ok", "2025-11-01", "2027-09-30"), ("unknown", "2027-10-01", "2027-10-31")]


def test_a_wage_below_the_last_known_rate_is_one_violation_across_the_horizon():
    terms = make_terms(**{"from": "2027-01-10", "to": "2028-01-09", "pay": hourly(1000)})

    (finding,) = check_term(terms)

    assert (finding.first, finding.last) == (date(2027, 1, 10), date(2028, 1, 9))
    assert finding.judgement.shortfall
    assert finding.judgement.shortfall.amount == 92
    assert "令和9年(2027年)10月1日以降の最低賃金額は登録されていません" in (finding.judgement.fix or SAID).japanese


def test_two_violations_with_different_shortfalls_stay_two():
    terms = make_terms(pay=hourly(1000))

    findings = check_term(terms)

    short = [one.judgement.shortfall.amount for one in findings if one.judgement.shortfall]
    assert short == [Fraction(34), Fraction(58 + 34)]
    assert flip_days(findings) == (date(2026, 1, 1), date(2026, 12, 1))


def test_days_after_the_first_are_unknown_where_the_last_day_is_not_stated():
    terms = make_terms(to=None)

    found = spans(terms)

    assert found == [("ok", "2025-11-01", "2025-11-01"), ("unknown", "2025-11-02", None)]
    assert check_term(terms)[-1].judgement.missing == ("to",)


def test_days_before_the_last_are_unknown_where_the_first_day_is_not_stated():
    terms = make_terms(**{"from": None, "to": "2026-12-01"})

    found = spans(terms)

    assert found == [("unknown", None, "2026-11-30"), ("violation", "2026-12-01", "2026-12-01")]


def test_an_undated_contract_names_everything_that_is_missing_at_once():
    terms = Terms()

    (finding,) = check_term(terms)

    assert (finding.outcome, finding.first, finding.last) == (Outcome.UNKNOWN, None, None)
    assert set(finding.judgement.missing) == {"from", "to", "prefecture", "pay.basis", "pay.base"}


def test_a_term_that_ends_with_the_calendar_has_no_day_after_it():
    terms = make_terms(**{"from": "9999-12-31", "to": None, "pay": hourly(1)})

    found = spans(terms)

    assert found == [("violation", "9999-12-31", "9999-12-31")]


def test_a_term_that_begins_with_the_calendar_has_no_day_before_it():
    terms = make_terms(**{"from": None, "to": "0001-01-01"})

    found = spans(terms)

    assert found == [("unknown", "0001-01-01", "0001-01-01")]


def test_a_day_asked_about_is_judged_whether_or_not_the_contract_runs_on_it():
    terms = make_terms(to="2026-11-30")

    (finding,) = check_on(terms, date(2026, 12, 1))

    assert finding.outcome is Outcome.VIOLATION
    assert finding.holds_on(date(2026, 12, 1))
    assert not finding.holds_on(date(2026, 12, 2))


def test_each_part_of_a_contract_has_findings_of_its_own_and_a_banned_clause_needs_no_day():
    chapter = Chapter("japan.made_up")

    @chapter.rule(condition="X-1", article="none", mark=Mark.OPEN, level=Level.LAW, asks=SAID)
    def each_clause(terms: Terms, day: date | None) -> tuple[Judgement, ...]:
        del day
        clauses = enumerate(terms.clauses or ())
        return tuple(Judgement(Outcome.VIOLATION, SAID, SAID, part=f"clauses[{place}]") for place, _ in clauses)

    findings = check_term(make_terms(to=None, clauses=[{"kind": "penalty"}, {"kind": "curfew"}]), (chapter,))

    assert [one.judgement.part for one in findings] == ["clauses[0]", "clauses[1]"]
    assert [(one.first, one.last) for one in findings] == [(date(2025, 11, 1), None)] * 2
    assert stands(findings)


@settings(max_examples=60, deadline=None)
@given(contracts())
def test_every_day_of_the_term_lies_in_exactly_one_finding_a_part(contract):
    terms = read(contract).terms

    findings = check_term(terms)

    for part in {one.judgement.part for one in findings}:
        own = [one for one in findings if one.judgement.part == part]
        assert (own[0].first, own[-1].last) == (terms.begins, terms.ends)
        assert all(left.last and left.last + ONE_DAY == right.first for left, right in pairwise(own))


@settings(max_examples=15, deadline=None)
@given(contracts())
def test_judging_every_single_day_finds_nothing_that_the_days_of_change_missed(contract):
    terms = read(contract).terms

    findings = check_term(terms)

    for day in days_of(terms):
        assert [one.judgement for one in findings if one.holds_on(day)] == [
            one.judgement for one in check_on(terms, day)
        ]


@settings(max_examples=60, deadline=None)
@given(contracts())
def test_findings_side_by_side_are_never_the_same(contract):
    terms = read(contract).terms

    findings = check_term(terms)

    assert all(left.judgement != right.judgement for left, right in pairwise(findings))


@settings(max_examples=60, deadline=None)
@given(contracts(), st.sampled_from(["prefecture", "category", "specified_industry", "hours", "pay", "from", "to"]))
def test_what_is_not_stated_never_turns_a_violation_into_ok_nor_ok_into_a_violation(contract, key):
    day = read(contract).terms.begins
    assert day
    # a farm or a home that states a factory's industry contradicts itself: stated, that is unknown; else it has none
    assume(key != "specified_industry" or contract.get("category") not in {"agriculture.crop", "care"})
    (known,) = check_on(read(contract).terms, day)

    (asked,) = check_on(read({name: value for name, value in contract.items() if name != key}).terms, day)

    assert asked.outcome in {known.outcome, Outcome.UNKNOWN}


def test_every_rule_of_the_chapters_carries_the_id_of_its_path():
    ids = [rule.id for chapter in CHAPTERS for rule in chapter.rules]

    assert ids == ["japan.minimum_wage.at_least_the_minimum_wage"]
