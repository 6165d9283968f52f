"""Stories of a change of employer within ESD."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import Answer, Stage, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Mark, Pathway, categories, rows
from tests.law.make import CROP, answer_for

BEGUN = "2027-05-01"
A_YEAR, TWO_YEARS = date(2028, 5, 1), date(2029, 5, 1)
LAST_DAY_OF_A_YEAR, LAST_DAY_OF_TWO = date(2028, 4, 30), date(2029, 4, 30)
IN_CONFLICT = ["auto_repair.maintenance", "food_manufacturing.general", "food_service", "resource_circulation"]
N4 = {"test": "jlpt", "level": "N4", "on": "2027-12-05"}
A2_COURSE = {"course": "a2_accredited", "hours": 100, "from": "2027-06-01", "to": "2028-03-31", "where": "japan"}


def worker(category=CROP, **changes):
    """Somebody under ESD since `BEGUN` who asks for a transfer at their own wish and lacks nothing but time."""
    basic = {"test": "trade_grade", "category": category, "grade": "basic", "part": "practical", "on": "2028-04-10"}
    person = {
        "in_japan": True,
        "application": "transfer_own_wish",
        "stays": [{"status": "esd", "category": category, "from": BEGUN}],
        "tests": [basic | {"passed": True}, N4],
        "transfer": {
            "same_category": True,
            "new_employer_qualifies": True,
            "own_wish_share_within_limit": True,
            "new_plan_accredited": True,
        },
    }
    person.update(changes)
    return person


def with_language(**sitting):
    person = worker()
    return person | {"tests": [person["tests"][0], sitting]}


def verdict_on(person, category=CROP, on=A_YEAR, **how):
    return explain(columns([person]), BOOK, on=on, **how).verdict(Pathway.ESD_TRANSFER, category)


def answer_on(person, category=CROP, on=A_YEAR):
    return answer_for(person, on=on, pathway=Pathway.ESD_TRANSFER, category=category)


def test_in_farming_a_year_with_the_employer_is_enough():
    assert verdict_on(worker(), on=A_YEAR).answer is Answer.YES
    assert verdict_on(worker(), on=LAST_DAY_OF_A_YEAR).conditions == ("ESD-X-02",)


def test_who_lacks_nothing_but_time_is_told_the_day():
    verdict = verdict_on(worker(), on=LAST_DAY_OF_A_YEAR)

    assert [(left.step.key, left.earliest) for left in verdict.remaining] == [("work_until_period_is_over", A_YEAR)]
    assert verdict.earliest_yes == A_YEAR


def test_care_asks_two_years_unless_the_employer_chose_less():
    chosen = worker("care")["transfer"] | {"employer_period_months": 12}
    kept = chosen | {"employer_period_months": 24}

    assert answer_on(worker("care"), "care", LAST_DAY_OF_A_YEAR) is Answer.NO
    assert answer_on(worker("care"), "care", A_YEAR) is Answer.UNKNOWN
    assert answer_on(worker("care", transfer=chosen), "care", A_YEAR) is Answer.YES
    assert answer_on(worker("care", transfer=kept), "care", LAST_DAY_OF_TWO) is Answer.NO
    assert answer_on(worker("care"), "care", TWO_YEARS) is Answer.YES


def test_what_the_employer_keeps_is_asked_for_in_a_two_year_field():
    explanation = explain(columns([worker("care")]), BOOK, on=A_YEAR)

    assert set(explanation.asks(Pathway.ESD_TRANSFER, "care")) == {"transfer.employer_period_months"}
    assert explanation.verdict(Pathway.ESD_TRANSFER, "care").mark is Mark.SECONDARY


def test_who_waits_for_two_years_is_told_the_later_day():
    kept = worker("care")["transfer"] | {"employer_period_months": 24}

    assert verdict_on(worker("care", transfer=kept), "care", LAST_DAY_OF_A_YEAR).earliest_yes == TWO_YEARS


@pytest.mark.parametrize("category", IN_CONFLICT)
def test_where_sources_conflict_it_is_open_between_one_year_and_two(category):
    answers = {on: answer_on(worker(category), category, on) for on in (
        LAST_DAY_OF_A_YEAR, A_YEAR, LAST_DAY_OF_TWO, TWO_YEARS
    )}  # fmt: skip

    in_the_end = Answer.UNKNOWN if categories()[category].planned else Answer.YES
    assert list(answers.values()) == [Answer.NO, Answer.UNKNOWN, Answer.UNKNOWN, in_the_end]
    assert verdict_on(worker(category), category, A_YEAR).mark is Mark.OPEN


@pytest.mark.parametrize("category", IN_CONFLICT)
def test_an_employer_who_keeps_two_years_does_not_settle_the_conflict(category):
    kept = worker(category)["transfer"] | {"employer_period_months": 24}

    assert answer_on(worker(category, transfer=kept), category, A_YEAR) is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("score", "on", "answer"),
    [
        (174, "2026-08-01", Answer.NO),
        (175, "2026-08-01", Answer.UNKNOWN),
        (199, "2026-08-01", Answer.UNKNOWN),
        (200, "2026-08-01", Answer.YES),
        (174, "2026-07-31", Answer.NO),
        (175, "2026-07-31", Answer.UNKNOWN),
        (200, "2026-07-31", Answer.YES),
    ],
)
def test_own_wish_asks_a2_1_and_which_fields_ask_a2_2_was_not_found(score, on, answer):
    verdict = verdict_on(with_language(test="jft_basic", score=score, on=on))

    assert verdict.answer is answer
    assert answer is Answer.YES or verdict.conditions == ("ESD-X-05",)


def test_the_band_of_a2_1_is_open_by_the_text_and_a_sitting_before_august_2026_by_the_test():
    block = columns([with_language(test="jft_basic", score=190, on=on) for on in ("2026-08-01", "2026-07-31")])

    found = [_derived(explain(block, BOOK, on=A_YEAR, row=row), "japan.person.reached_a2_1") for row in (0, 1)]

    assert found == [Answer.YES, Answer.UNKNOWN]
    assert verdict_on(with_language(test="jft_basic", score=190, on="2026-08-01")).mark is Mark.OPEN


def _derived(explanation, id):  # noqa: A002  # the word of the book
    reasons = explanation.reasons(Pathway.ESD_TRANSFER, CROP)
    return next(each.answer for reason in reasons for each in reason.because if each.id == id)


def test_the_a2_course_is_no_test():
    person = with_language(test="jlpt", level="N5", on="2027-12-05") | {"courses": [A2_COURSE]}

    assert verdict_on(person).conditions == ("ESD-X-05",)


def test_for_unavoidable_reasons_it_is_any_time_and_in_the_same_category_only():
    person = worker("care", application="transfer_unavoidable", tests=[])

    assert answer_on(person, "care", date(2027, 5, 2)) is Answer.YES
    assert verdict_on(person, "building_cleaning", date(2027, 5, 2)).conditions == ("ESD-X-06",)


def test_for_unavoidable_reasons_the_share_of_own_wish_is_not_asked_and_the_plan_is():
    told = {"same_category": True, "new_employer_qualifies": True}
    person = worker(application="transfer_unavoidable", tests=[], transfer=told)

    verdict = verdict_on(person)

    assert (verdict.answer, verdict.conditions) == (Answer.UNKNOWN, ("ESD-X-06",))
    assert [rule.name for rule in verdict.deciding] == ["new_plan_accredited"]


@pytest.mark.parametrize("key", ["same_category", "new_employer_qualifies", "own_wish_share_within_limit",
                                 "new_plan_accredited"])  # fmt: skip
def test_each_fact_of_the_new_employer_can_refuse_and_is_asked_for(key):
    person = worker()
    refused, untold = person["transfer"] | {key: False}, person["transfer"] | {key: None}

    assert verdict_on(worker(transfer=refused)).conditions == ("ESD-X-06",)
    explanation = explain(columns([worker(transfer=untold)]), BOOK, on=A_YEAR)
    assert set(explanation.asks(Pathway.ESD_TRANSFER, CROP)) == {f"transfer.{key}"}


def test_in_the_pool_the_new_employer_is_still_to_come():
    verdict = verdict_on(worker(transfer=None), stage=Stage.POOL)

    assert verdict.answer is Answer.YES
    assert [rule.name for rule in verdict.still_to_come] == [
        "same_category", "new_employer_qualifies", "own_wish_share_within_limit", "new_plan_accredited",
    ]  # fmt: skip


def test_three_years_in_all_are_not_begun_anew_by_a_transfer():
    first = {"status": "esd", "category": CROP, "from": BEGUN, "to": "2028-08-31", "same_employer_goes_on": False}
    second = {"status": "esd", "category": CROP, "from": "2028-09-01"}
    person = worker(stays=[first, second])

    assert answer_on(person, on=date(2030, 4, 30)) is Answer.YES
    assert verdict_on(person, on=date(2030, 5, 1)).conditions == ("ESD-D-03",)


def test_who_is_not_under_esd_has_nobody_to_leave():
    verdict = verdict_on({"in_japan": False, "stays": [], "tests": []})

    assert verdict.answer is Answer.NO
    assert verdict.deciding[0].id == "japan.esd_transfer.is_in_esd"
    assert not verdict.remaining


@pytest.mark.parametrize(("on", "condition"), [("2027-03-31", "D-15"), ("2027-04-01", "ESD-X-06")])
def test_before_its_first_day_nothing_but_the_day_is_in_the_way(on, condition):
    verdict = verdict_on({"stays": [], "tests": []}, on=date.fromisoformat(on))

    assert verdict.answer is Answer.NO
    assert verdict.conditions[0] == condition


@pytest.mark.parametrize("category", ["aviation.maintenance", "aviation.ground_handling", "auto_transport.truck",
                                      "auto_transport.taxi", "auto_transport.bus"])  # fmt: skip
def test_there_is_no_line_for_fields_that_esd_does_not_know(category):
    assert verdict_on(worker(), category) is None
    assert explain(columns([worker()]), BOOK, on=A_YEAR).verdict(Pathway.ESD, category) is None


def test_the_periods_are_those_of_the_table_of_fields():
    transfer, esd = (BOOK.instrument(f"japan.{name}").values.on(A_YEAR) for name in ("esd_transfer", "esd"))
    lanes = BOOK.instrument("japan.esd_transfer").lanes
    years = {row["key"]: row["esd_transfer_years"] for row in rows("fields.csv") if row["esd"] == "yes"}

    two, conflict = (lanes.word(key for key, each in years.items() if each == said) for said in ("2", ""))
    assert transfer.lanes("two_year_fields") == two
    assert transfer.lanes("fields_in_conflict") == conflict
    assert transfer.lanes("esd_categories") == esd.lanes("esd_categories")
    assert {each.key for each in categories().values() if each.open_to_esd} == set(
        lanes.named(transfer.lanes("esd_categories"))
    )
    assert transfer.day("in_force_from") == esd.day("in_force_from")


def test_every_condition_of_a_transfer_is_judged_or_stated():
    covered = {each.condition for each in BOOK.instrument("japan.esd_transfer").provisions()}

    assert {f"ESD-X-0{number}" for number in range(1, 8)} | {"ESD-D-03"} <= covered
    assert "ESD-X-08" not in covered, "a list that is wrong on its face is left aside"


def test_that_brokers_may_not_handle_it_is_said_and_not_confirmed():
    note = BOOK.instrument("japan.esd_transfer").notes["no_private_broker"]

    assert (note.condition, note.mark) == ("ESD-X-07", Mark.UNCONFIRMED)


@st.composite
def workers_and_less_told(draw):
    """A worker of whom everything is told that a transfer reads, and the same with some of it not told."""
    category = draw(st.sampled_from([CROP, "care", "food_service"]))
    known = worker(category, application=draw(st.sampled_from(["transfer_own_wish", "transfer_unavoidable"])))
    known["transfer"] |= {"employer_period_months": draw(st.sampled_from([6, 12, 18, 24]))}
    sitting = draw(st.sampled_from([{}, {"level": "N5"}, {"on": "2029-12-02", "passed": False}]))
    known["tests"][1] = known["tests"][1] | sitting
    second = {"status": "esd", "category": category, "from": "2028-01-01"}
    before = {"to": "2027-12-31", "same_employer_goes_on": draw(st.booleans())}
    known["stays"] = draw(st.sampled_from([known["stays"], [known["stays"][0] | before, second]]))
    told = {key: [dict(each) for each in value] if isinstance(value, list) else value for key, value in known.items()}
    told["transfer"] = {key: value for key, value in known["transfer"].items() if draw(st.integers(0, 3))}
    for entry in (*told["stays"], *told["tests"]):
        for key in [each for each in entry if each not in {"to", "passed"}]:
            if not draw(st.integers(0, 5)):
                del entry[key]
    return known, {key: value for key, value in told.items() if draw(st.integers(0, 4))}, category


@given(workers_and_less_told(), st.sampled_from([LAST_DAY_OF_A_YEAR, A_YEAR, LAST_DAY_OF_TWO, TWO_YEARS]))
@settings(max_examples=100, deadline=None)
def test_telling_more_of_a_worker_never_turns_an_answer_around(pair, on):
    known, told, category = pair

    assert answer_on(told, category, on) in {answer_on(known, category, on), Answer.UNKNOWN}
