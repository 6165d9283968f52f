"""Why the law answers as it does for one person."""

import time
from datetime import date

import pytest

from kakehashi.law import Answer, Evidence, Stage, columns, explain, who_settles
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Mark, Pathway, Text, UnknownKey, term, written
from tests.law.make import CROP, DAY, make_person

NO_LANGUAGE = make_person(tests=[{"test": "ssw1_skill", "category": CROP, "on": "2026-07-10", "passed": True}])


def explained(person, **how):
    how.setdefault("on", DAY)
    return explain(columns([person]), BOOK, **how)


def verdict_on(person, pathway=Pathway.SSW1, category=CROP, **how):
    return explained(person, **how).verdict(pathway, category)


def test_a_refusal_names_rule_condition_mark_and_step():
    verdict = verdict_on(NO_LANGUAGE)

    assert verdict.answer is Answer.NO
    assert [rule.id for rule in verdict.deciding] == ["japan.ssw1.has_basic_japanese"]
    assert verdict.conditions == ("SSW1-P-04",)
    assert verdict.mark is Mark.SECONDARY
    assert [left.step.key for left in verdict.remaining] == ["sit_jft_basic"]
    assert verdict.earliest_yes is None


def test_a_yes_shows_the_weakest_mark_of_all_it_rests_on():
    before = make_person(health={"fit": True, "examined": "2026-11-01"})

    assert verdict_on(before, on=date(2026, 11, 24)).mark is Mark.SECONDARY
    assert verdict_on(make_person()).mark is Mark.UNCONFIRMED


def test_somebody_whose_stays_are_unknown_is_told_each_step_once():
    keys = [left.step.key for left in verdict_on(make_person(stays=None)).remaining]

    assert keys == list(dict.fromkeys(keys))
    assert "finish_training_plan" in keys


def test_a_yes_leaves_nothing_to_be_done():
    verdict = verdict_on(make_person())

    assert verdict.answer is Answer.YES
    assert verdict.remaining == ()
    assert verdict.earliest_yes == DAY


def test_an_open_text_shows_as_open_only_where_it_leaves_the_answer_unknown():
    n3 = make_person(
        tests=[
            {"test": "jlpt", "level": "N3", "on": "2025-12-07"},
            {"test": "ssw1_skill", "category": "auto_transport.taxi", "on": "2026-07-10", "passed": True},
        ],
        licences=[{"class": "class_2", "country": "JP"}],
        new_driver_training=True,
    )
    n4 = n3 | {"tests": [n3["tests"][0] | {"level": "N4"}, n3["tests"][1]]}

    assert verdict_on(n3, category="auto_transport.taxi").answer is Answer.YES
    assert verdict_on(n3, category="auto_transport.taxi").mark is not Mark.OPEN
    assert verdict_on(n4, category="auto_transport.taxi").mark is Mark.OPEN
    assert verdict_on(n4, category="auto_transport.taxi").conditions == ("SSW1-P-10",)


def test_in_the_pool_later_rules_are_still_to_come():
    verdict = verdict_on(make_person(refusal_ground=None), stage=Stage.POOL)

    assert verdict.answer is Answer.YES
    assert [rule.id for rule in verdict.still_to_come] == ["japan.ssw1.free_to_land"]


def test_the_answer_as_the_law_stands_is_beside_an_assumed_one():
    told = verdict_on(make_person(esd_memorandum_assumed=True), Pathway.ESD)
    asked = verdict_on(make_person(), Pathway.ESD, assumed=["esd_memorandum_assumed"])

    for verdict in (told, asked):
        assert verdict.answer is Answer.YES
        assert verdict.assumed == ("esd_memorandum_assumed",)
        assert verdict.as_it_stands is Answer.UNKNOWN


def test_an_assumption_stays_out_of_pathways_that_do_not_read_it():
    verdict = verdict_on(make_person(esd_memorandum_assumed=True))

    assert verdict.assumed == ()
    assert verdict.as_it_stands is None


def test_indonesias_memorandum_is_open_and_no_step_of_the_person():
    verdict = verdict_on(make_person(), Pathway.ESD)

    assert verdict.answer is Answer.UNKNOWN
    assert verdict.conditions == ("ESD-P-09",)
    assert verdict.mark is Mark.OPEN
    assert verdict.remaining == ()
    assert verdict.earliest_yes is None


def test_who_only_waits_for_a_birthday_is_told_the_day():
    verdict = verdict_on(make_person(born="2009-06-01"))

    assert [(left.step.key, left.earliest) for left in verdict.remaining] == [
        ("wait_until_birthday", date(2009 + 18, 6, 1))
    ]
    assert verdict.earliest_yes == date(2027, 6, 1)


def test_before_its_first_day_esd_is_waited_for():
    verdict = verdict_on(make_person(), Pathway.ESD, on=date(2026, 11, 24))

    assert [rule.condition for rule in verdict.deciding] == ["D-15"]
    assert verdict.mark is Mark.OFFICIAL
    assert verdict.earliest_yes == date(2027, 4, 1)


def test_what_is_missing_is_asked_for():
    explanation = explained(make_person(born=None, refusal_ground=None))

    assert set(explanation.asks(Pathway.SSW1, CROP)) == {"born", "refusal_ground"}
    assert "tanggal lahir" in explanation.asks(Pathway.SSW1, CROP)["born"].indonesian


def test_where_only_an_entry_lacks_something_its_list_is_asked_for():
    undated = make_person(tests=[{"test": "jlpt", "level": "N4"}, make_person()["tests"][1]])

    assert set(explained(undated).asks(Pathway.SSW1, CROP)) == {"tests"}


def test_nobody_can_be_asked_for_a_text_that_was_not_found():
    assert explained(make_person()).asks(Pathway.ESD, CROP) == {}


def test_nothing_is_asked_behind_a_definite_answer():
    assert explained(NO_LANGUAGE).asks(Pathway.SSW1, CROP) == {}
    assert explained(NO_LANGUAGE).asks(Pathway.ESD, "aviation.maintenance") == {}


def test_the_tree_goes_from_the_rule_to_the_facts_and_values():
    reasons = {reason.id: reason for reason in explained(make_person()).reasons(Pathway.SSW1, CROP)}

    age = reasons["japan.ssw1.old_enough"]
    computed = age.because[0]
    assert age.answer is Answer.YES
    assert [(value.name, value.value) for value in age.values] == [("minimum_age", 18)]
    assert (computed.id, computed.found) == ("japan.person.age_on_landing", "22")
    assert [(fact.id, fact.found) for fact in computed.because] == [
        ("born", "2004-11-04"),
        ("japan.person.landing", "2027-04-05"),
    ]


def test_the_tree_shows_words_counts_and_bounds():
    stays = [{"status": "designated", "from": "2021-04-01", "to": "2021-07-31"}]
    reasons = explained(make_person(stays=stays)).reasons(Pathway.SSW1, CROP)

    found = {}

    def walk(reason):
        found[reason.id] = reason.found
        for each in reason.because:
            walk(each)

    for reason in reasons:
        walk(reason)
    assert found["japan.person.application_kind"] == "coe"
    assert found["tests"] == "2"
    assert found["japan.ssw1.ssw1_days_counted"] == "0 to 122"
    assert found["enters_on"] is None
    assert found["nationality"] == "ID"
    assert explained(make_person()).reasons(Pathway.SSW1, CROP)[4].because[0].found == "–"


def test_each_reader_sees_in_their_own_words_what_was_found():
    stays = [{"status": "designated", "from": "2021-04-01", "to": "2021-07-31"}]
    reasons = explained(make_person(stays=stays, coe_applied_on="2027-03-02")).reasons(Pathway.SSW1, CROP)

    seen = {}

    def walk(reason):
        seen[reason.id] = reason.shown
        for each in reason.because:
            walk(each)

    for reason in reasons:
        walk(reason)
    assert seen["born"] == Text("4 November 2004", written(date(2004, 11, 4), "ja", weekday=False), "4 November 2004")
    assert seen["coe_applied_on"].indonesian == "2 Maret 2027"
    assert seen["japan.person.age_on_landing"] == Text("22 tahun", "22歳", "22 years")
    assert seen["japan.person.application_kind"] == term("immigration.coe")
    assert seen["nationality"] == Text("Indonesia", "インドネシア", "Indonesia")
    assert seen["tests"] == Text("2 data", "2件", "2 entries")
    assert seen["leaves"] == Text("tidak ada", "なし", "none")
    assert seen["japan.ssw1.ssw1_days_counted"] == Text("0–122 hari", "0–122日", "0–122 days")
    assert seen["enters_on"] is None
    assert seen["japan.ssw1.has_skill"] is None


def test_of_somebody_unknown_nothing_is_shown_as_found():
    seen = {}

    def walk(reason):
        if not reason.known:
            seen[reason.id] = reason.shown
        for each in reason.because:
            walk(each)

    explanation = explained({})
    for pathway in (Pathway.SSW1, Pathway.ESD):
        for reason in explanation.reasons(pathway, CROP):
            walk(reason)

    assert "japan.person.age_on_landing" in seen
    assert set(seen.values()) == {None}


def test_a_rule_that_asks_nothing_in_a_category_is_not_in_its_tree():
    ids = [reason.id for reason in explained(make_person()).reasons(Pathway.SSW1, CROP)]

    assert "japan.ssw1.has_care_japanese" not in ids


def test_weak_evidence_is_explained_as_unknown():
    verdict = verdict_on(make_person(), at_least=Evidence.VERIFIED, stage=Stage.POOL)

    assert verdict.answer is Answer.UNKNOWN


def test_one_person_of_several_is_explained():
    facts = columns([NO_LANGUAGE, make_person()])

    answers = [explain(facts, BOOK, on=DAY, row=row).verdict(Pathway.SSW1, CROP).answer for row in (0, 1)]

    assert answers == [Answer.NO, Answer.YES]


def test_only_what_was_asked_for_is_explained():
    explanation = explained(make_person(), pathways=[Pathway.SSW1], categories=["care", CROP])

    assert [(verdict.pathway, verdict.category) for verdict in explanation.verdicts] == [
        (Pathway.SSW1, "care"),
        (Pathway.SSW1, CROP),
    ]


def test_an_unknown_category_names_the_nearest():
    with pytest.raises(UnknownKey, match=r"agriculture\.crop"):
        explained(make_person(), categories=["agriculture.corp"])


def test_the_explanation_says_under_which_book_it_was_made():
    explanation = explained(make_person(), stage=Stage.OFFER, at_least=Evidence.SEEN)

    assert (explanation.on, explanation.stage, explanation.at_least) == (DAY, Stage.OFFER, Evidence.SEEN)
    assert (explanation.law_checked, explanation.book_version) == (BOOK.checked, BOOK.version)


def test_one_person_is_explained_in_some_milliseconds():
    facts = columns([make_person()])
    explain(facts, BOOK, on=DAY)

    began = time.process_time()
    for _ in range(10):
        explain(facts, BOOK, on=DAY)
    took = (time.process_time() - began) / 10

    assert took < 0.25


def test_a_number_that_was_given_is_shown_with_its_unit_in_the_tree_of_reasons():
    person = {"application": "transfer_own_wish", "transfer": {"employer_period_months": 18}}
    told = explain(columns([person]), BOOK, on=date(2028, 4, 3), pathways=[Pathway.ESD_TRANSFER])

    def nodes(reasons):
        for reason in reasons:
            yield reason
            yield from nodes(reason.because)

    shown = {
        each.shown
        for key in ("care", "construction.building")
        for each in nodes(told.reasons(Pathway.ESD_TRANSFER, key))
        if each.id == "transfer.employer_period_months"
    }
    assert [each.japanese for each in shown] == ["18か月"]


def test_a_list_that_was_told_is_not_asked_for_and_the_rule_is_left_to_who_can_settle_it():
    told = make_person() | {"experience": [], "courses": [], "stays": [], "titp_purpose_understood": True}

    explanation = explain(columns([told]), BOOK, on=DAY, pathways=[Pathway.TITP1], occupations=["Crop farming"])

    assert not {"courses", "experience", "stays"} & set(explanation.asks(Pathway.TITP1, "Crop farming"))


def test_a_memorandum_that_was_not_found_is_for_the_two_governments_to_settle():
    verdicts = explain(columns([make_person()]), BOOK, on=date(2027, 4, 5), pathways=[Pathway.ESD], categories=[CROP])

    left = {rule.condition: who_settles(rule).english for rule in verdicts.left_open(Pathway.ESD, CROP)}

    assert left["ESD-P-09"] == "the two governments"


def test_no_step_is_named_where_nothing_mends_the_answer():
    barred = explain(
        columns([make_person() | {"tests": [], "refusal_ground": True}]),
        BOOK,
        on=DAY,
        pathways=[Pathway.SSW1],
        categories=[CROP],
    )

    assert barred.verdict(Pathway.SSW1, CROP).remaining == ()
