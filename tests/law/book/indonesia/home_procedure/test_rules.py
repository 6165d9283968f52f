"""Stories of the Indonesian procedure: whole people by each channel, and what one gap does."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import Answer, Evidence, Stage, assess, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.law.questions_home import CHANNELS, DOCUMENT_ALIASES, DOCUMENTS, STEPS
from kakehashi.vocabulary import Mark, Pathway
from tests.law.make import CROP, answer_for, days_asked, make_person, people_and_less_known, verdict_of

DAY = date(2026, 11, 24)
PAPERS = (
    "marital_status", "family_permission", "competence_certificate", "health_certificate", "passport", "visa",
    "employment_contract", "placement_agreement", "e_kpmi",
)  # fmt: skip
ALONE = ("health_insurance", "call_letter", "employer_profile", "risk_statement")
WAY = {
    "registered": "2026-06-01",
    "job_order_verified": "2026-06-10",
    "contract_signed": "2026-07-01",
    "coe_issued": "2026-08-20",
    "documents_verified": "2026-09-01",
    "social_security_paid": "2026-09-02",
    "orientation": "2026-09-05",
    "card_issued": "2026-09-10",
    "visa_issued": "2026-10-01",
}
WITHOUT_CARD = {kind: day for kind, day in WAY.items() if kind != "card_issued"}
ASKED_STEPS = ("registered", "job_order_verified", "documents_verified", "social_security_paid", "orientation")


def papers(kinds):
    return [{"kind": kind, "present": True, "countersigned_by_village_head": True} for kind in kinds]


def way(days):
    return [{"kind": kind, "on": day} for kind, day in days.items()]


def by_p3mi(**changes):
    """Somebody placed by P3MI who has done everything before the departure."""
    whole = {"channel": "p_to_p", "sending_body_approved": True, "home_procedure": None,
             "documents": papers(PAPERS), "steps": way(WAY)}  # fmt: skip
    return make_person(**(whole | changes))


def answer(person, **asked):
    return answer_for(person, pathway=Pathway.HOME_PROCEDURE, **({"on": DAY} | asked))


def deciding(person, on=DAY):
    explanation = explain(columns([person]), BOOK, on=on, pathways=[Pathway.HOME_PROCEDURE])
    return {rule.name for rule in explanation.verdicts[0].deciding}


def test_who_has_every_paper_and_took_every_step_by_p3mi_may_leave():
    assert answer(by_p3mi()) is Answer.YES


@pytest.mark.parametrize("gone", PAPERS)
def test_without_any_one_paper_nobody_leaves_by_p3mi(gone):
    person = by_p3mi(documents=papers(kind for kind in PAPERS if kind != gone), steps=way(WITHOUT_CARD))

    assert answer(person) is Answer.NO
    assert len(deciding(person)) == 1


@pytest.mark.parametrize("gone", ASKED_STEPS)
def test_without_any_one_step_nobody_leaves_by_p3mi(gone):
    person = by_p3mi(steps=way({kind: day for kind, day in WAY.items() if kind != gone}))

    assert answer(person) is Answer.NO
    assert len(deciding(person)) == 1


def test_who_goes_alone_needs_no_p3mi_and_no_placement_agreement_but_other_papers():
    own = [kind for kind in PAPERS if kind != "placement_agreement"]
    steps = way({kind: day for kind, day in WAY.items() if kind != "job_order_verified"})
    alone = by_p3mi(channel="direct", sending_body_approved=None, steps=steps, documents=papers([*own, *ALONE]))

    assert answer(alone) is Answer.UNKNOWN
    assert deciding(alone) == deciding(alone | {"documents": papers(own)}) == {"has_individual_papers"}


def test_a_trainee_needs_the_trainee_papers_and_none_of_the_worker_s():
    trainee = make_person(
        channel="trainee",
        sending_body_approved=True,
        home_procedure=None,
        documents=papers(["passport", "visa", "trainee_agreement", "kemnaker_recommendation"]),
        steps=way({"plan_accredited": "2026-07-01", "visa_issued": "2026-09-01"}),
    )

    assert answer(trainee) is Answer.YES
    assert answer(trainee | {"departs_on": "2027-03-31"}) is Answer.YES
    assert answer(trainee | {"departs_on": "2027-04-01"}) is Answer.UNKNOWN


def test_the_channel_matters_where_it_decides_what_is_asked():
    untold = by_p3mi(channel=None)

    assert answer(untold) is Answer.UNKNOWN
    assert deciding(untold) == {"has_individual_papers", "has_trainee_agreement", "recommended_by_kemnaker"}


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_whole_told_as_done_settles_every_channel_on_a_day_before_esd(channel):
    person = make_person(channel=channel)

    assert answer(person) is Answer.YES
    assert answer(person | {"home_procedure": False}) is Answer.NO


def test_who_changes_status_in_japan_registers_gets_the_card_and_reports_to_the_embassy():
    person = make_person(
        in_japan=True,
        application="change_of_status",
        channel="direct",
        home_procedure=None,
        documents=papers(["e_kpmi"]),
        steps=way({"registered": "2026-10-01", "reported_to_embassy": "2026-10-10"}),
    )

    assert answer(person) is Answer.YES
    assert deciding(person | {"steps": way({"registered": "2026-10-01"})}) == {"reported_to_embassy"}
    assert answer(person | {"steps": way({"registered": "2026-10-01"})}) is Answer.UNKNOWN


@pytest.mark.parametrize("application", ["renewal", "change_of_employer"])
def test_who_holds_ssw1_and_did_everything_on_leaving_home_is_not_sent_to_the_embassy(application):
    stay = {"status": "ssw1", "category": CROP, "from": "2026-10-15"}
    holder = by_p3mi(in_japan=True, application=application, stays=[stay])

    assert answer_for(holder) is Answer.YES
    assert answer(holder) is Answer.YES


@pytest.mark.parametrize("application", ["renewal", "change_of_status", "change_of_employer"])
def test_no_gap_in_what_was_done_at_home_refuses_somebody_who_is_in_japan(application):
    status = "student" if application == "change_of_status" else "ssw1"
    stay = {"status": status, "category": CROP, "from": "2026-10-15"}
    person = by_p3mi(in_japan=True, application=application, stays=[stay], documents=[], steps=[])

    assert answer_for(person) is Answer.UNKNOWN


def test_before_a_departure_that_is_planned_every_gap_is_still_to_come_at_the_offer_and_not_yet_at_the_landing():
    facts = columns([by_p3mi(departs_on="2027-01-24", documents=[], steps=[])])

    offer = explain(facts, BOOK, on=DAY, stage=Stage.OFFER, pathways=[Pathway.HOME_PROCEDURE]).verdicts[0]
    landing = assess(facts, BOOK, on=DAY, pathways=[Pathway.HOME_PROCEDURE])[Pathway.HOME_PROCEDURE]

    assert offer.answer is Answer.YES
    assert {"has_visa", "is_registered", "has_contract"} <= {rule.name for rule in offer.still_to_come}
    assert np.array_equal(landing.mendable, landing.no)
    assert landing.no.any()


def test_the_pool_asks_for_nationality_and_age_alone():
    young = {"nationality": "ID", "born": "2008-11-25", "channel": "p_to_p"}

    assert answer({"nationality": "ID", "born": "2008-11-24"}, stage=Stage.POOL) is Answer.YES
    assert answer(young, stage=Stage.POOL) is Answer.NO
    assert answer({"nationality": "IR", "born": "1990-01-01"}, stage=Stage.POOL) is Answer.NO


def test_papers_that_are_only_claimed_are_unknown_where_they_must_be_seen():
    seen = dict.fromkeys((*by_p3mi(), "health"), "seen")

    assert answer(by_p3mi(evidence=seen), at_least=Evidence.SEEN) is Answer.YES
    assert answer(by_p3mi(evidence=seen | {"documents": "claimed"}), at_least=Evidence.SEEN) is Answer.UNKNOWN


def test_ssw1_takes_the_procedure_as_told_one_by_one_and_before_the_visa():
    fit = {"fit": True, "examined": "2026-11-01"}
    without_visa = by_p3mi(documents=papers(kind for kind in PAPERS if kind != "visa"), health=fit)
    without_card = without_visa | {
        "documents": papers(kind for kind in PAPERS if kind not in {"visa", "e_kpmi"}),
        "steps": way(WITHOUT_CARD),
    }

    refused = explain(columns([without_card]), BOOK, on=DAY, pathways=[Pathway.SSW1]).verdict(Pathway.SSW1, CROP)
    assert answer_for(without_visa, on=DAY) is Answer.YES
    assert (refused.answer, refused.conditions) == (Answer.NO, ("SSW1-P-19",))


@pytest.mark.parametrize("channel", ["p_to_p", "g_to_g"])
def test_the_open_list_of_who_goes_alone_weakens_no_answer_to_who_is_placed(channel):
    verdict = verdict_of(by_p3mi(channel=channel, health={"fit": True, "examined": "2026-11-01"}), on=DAY)

    assert (verdict.answer, verdict.mark) == (Answer.YES, Mark.SECONDARY)


def test_who_goes_alone_with_every_paper_meets_the_open_list():
    alone = by_p3mi(channel="direct", documents=papers((*PAPERS, *ALONE)))

    verdict = verdict_of(alone | {"health": {"fit": True, "examined": "2026-11-01"}}, on=DAY)

    assert (verdict.answer, verdict.mark) == (Answer.UNKNOWN, Mark.OPEN)


def test_the_trainees_procedure_done_as_a_whole_is_not_the_workers():
    fit = {"fit": True, "examined": "2026-11-01"}
    trainee = make_person(channel="trainee", home_procedure=True, sending_body_approved=True, health=fit)

    asked_of_a_worker = verdict_of(trainee, on=DAY)

    assert (asked_of_a_worker.answer, asked_of_a_worker.conditions) == (Answer.UNKNOWN, ("SSW1-P-19",))
    assert verdict_of(trainee | {"channel": None}, on=DAY).answer is Answer.YES


def test_ssw1_takes_the_whole_as_told_where_nothing_is_told_one_by_one():
    assert answer_for(make_person(channel="p_to_p")) is Answer.YES
    assert answer_for(make_person(home_procedure=False)) is Answer.NO
    assert answer_for(make_person(home_procedure=None)) is Answer.UNKNOWN


@given(st.sets(st.sampled_from(PAPERS)))
@settings(max_examples=60, deadline=None)
def test_the_answer_is_yes_exactly_when_no_paper_is_missing(kinds):
    person = by_p3mi(documents=papers(sorted(kinds)), steps=way(WITHOUT_CARD))

    assert (answer(person) is Answer.YES) == (kinds == set(PAPERS))


@given(st.integers(-400, 400))
@settings(max_examples=60, deadline=None)
def test_the_card_comes_no_later_than_the_visa(apart):
    card = date(2025, 6, 1)
    days = {"card_issued": card.isoformat(), "visa_issued": (card + timedelta(apart)).isoformat()}
    person = by_p3mi(steps=way({"registered": "2024-01-01", "job_order_verified": "2024-01-01",
                                "documents_verified": "2024-01-01", "social_security_paid": "2024-01-01",
                                "orientation": "2024-01-01"} | days))  # fmt: skip

    assert answer(person) is (Answer.YES if apart >= 0 else Answer.NO)


@given(people_and_less_known(), days_asked)
@settings(max_examples=40, deadline=None)
def test_the_procedure_is_the_same_in_every_category(pair, on):
    whole = assess(columns(list(pair)), BOOK, on=on, pathways=[Pathway.HOME_PROCEDURE])[Pathway.HOME_PROCEDURE]
    every = int(whole.speaks_of)

    assert {int(word) for word in (*whole.yes, *whole.no)} <= {0, every}


@pytest.mark.parametrize(("name", "kind"), DOCUMENT_ALIASES.items())
def test_a_paper_has_one_meaning_under_all_its_names(name, kind):
    facts = columns([{"documents": [{"kind": name.upper().replace("_", " ")}, {"kind": kind}]}])

    assert facts.warnings == ()
    assert len(set(facts.list("documents").codes("kind").code.tolist())) == 1


def test_every_paper_and_step_that_a_value_names_is_a_word_of_the_format():
    words = {*DOCUMENTS, *STEPS}
    for one in ("indonesia.person", "indonesia.home_procedure"):
        values = BOOK.instrument(one).values.on(DAY)
        named = {
            word for name in values.standing if name.startswith(("papers_", "before_")) for word in values.words(name)
        }

        assert named
        assert named <= words


def test_every_condition_on_the_person_stands_in_the_book():
    covered = {each.condition for one in BOOK.instruments for each in one.provisions()}

    assert {
        "ID-05", "ID-07", "ID-08", "ID-09", "ID-10", "ID-11", "ID-12", "ID-13", "ID-14", "ID-15", "ID-16", "ID-18a",
        "ID-18b", "ID-18c", "ID-18d", "ID-18e", "ID-19", "ID-20", "ID-21", "ID-34", "ID-36", "ID-37", "ID-38", "ID-39",
        "ID-40", "ID-42", "ID-43", "ID-44", "ID-45", "ID-46",
    } | {f"IDN-0{number}" for number in range(1, 9)} <= covered  # fmt: skip


@pytest.mark.parametrize("told", [{"documents": [], "steps": []}, {"home_procedure": False}])
def test_a_paper_or_step_that_is_still_to_come_refuses_nobody_before_it_is_due(told):
    person = {"nationality": "ID", "born": "2000-11-24", "in_japan": False, "channel": "direct"} | told

    assert answer(person, stage=Stage.POOL) is Answer.YES
    assert answer(person, stage=Stage.LANDING) is Answer.NO


@pytest.mark.parametrize("told", [{"documents": [], "steps": []}, {"home_procedure": False}])
def test_ssw1_asks_for_the_papers_of_home_at_the_landing_and_not_before_the_certificate(told):
    person = make_person(**({"home_procedure": None} | told))

    pooled, filed, landed = (verdict_of(person, stage=each) for each in (Stage.POOL, Stage.APPLICATION, Stage.LANDING))

    assert (pooled.answer, filed.answer) == (Answer.YES, Answer.YES)
    for each in (pooled, filed):
        assert "japan.ssw1.did_home_procedure" in {rule.id for rule in each.still_to_come}
    assert landed.answer is Answer.NO
    assert landed.conditions == ("SSW1-P-19",)
