"""What a second reading of the law corrected, as far as it concerns a person: the older account must not come back."""

from datetime import date

import pytest

from kakehashi.law import Answer, Stage
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Mark, Pathway
from tests.law.make import CROP, N3, N4, in_the_way, skill, somebody, verdict_of

DAY = date(2026, 11, 24)
ESD_STARTS = date(2027, 4, 1)
REPAIR = "auto_repair.maintenance"


# SSW1-P-21: a ground for refusal has no time limit that would be computed here; some bar for good


@pytest.mark.parametrize(
    ("pathway", "on", "condition"),
    [
        (Pathway.SSW1, DAY, "SSW1-P-21"),
        (Pathway.SSW1, date(2045, 1, 1), "SSW1-P-21"),
        (Pathway.ESD, ESD_STARTS, "ESD-P-10"),
        (Pathway.ESD, date(2045, 1, 1), "ESD-P-10"),
    ],
)
def test_a_ground_for_refusal_that_stands_refuses_on_every_day_and_never_runs_out_by_itself(pathway, on, condition):
    refused = somebody(on, refusal_ground=True, esd_memorandum_assumed=True)

    verdict = verdict_of(refused, on=on, pathway=pathway)

    assert (verdict.answer, verdict.conditions) == (Answer.NO, (condition,))
    assert verdict.earliest_yes is None


def test_a_ground_for_refusal_refuses_already_in_the_pool_and_an_unknown_one_is_still_to_come():
    refused, unknown = (somebody(DAY, refusal_ground=ground) for ground in (True, None))

    assert verdict_of(refused, on=DAY, stage=Stage.POOL).answer is Answer.NO
    early = verdict_of(unknown, on=DAY, stage=Stage.POOL)
    assert early.answer is Answer.YES
    assert [rule.condition for rule in early.still_to_come] == ["SSW1-P-21"]


# SSW1-P-01: eighteen on landing, not on the day of the application


@pytest.mark.parametrize(("enters_on", "answer"), [("2027-02-09", Answer.NO), ("2027-02-10", Answer.YES)])
def test_the_age_is_that_of_the_day_of_landing_and_the_certificate_may_be_asked_for_before(enters_on, answer):
    person = somebody(DAY, born="2009-02-10", enters_on=enters_on, coe_applied_on="2026-11-24")

    assert verdict_of(person, on=DAY).answer is answer


# SSW1-P-02: three months before the certificate is asked for, a year before a change in Japan


@pytest.mark.parametrize(
    ("application", "examined", "answer"),
    [
        ("coe", "2026-08-24", Answer.YES),
        ("coe", "2026-08-23", Answer.NO),
        ("change_of_status", "2025-11-24", Answer.YES),
        ("change_of_status", "2025-11-23", Answer.NO),
    ],
)
def test_a_medical_certificate_is_good_for_three_months_abroad_and_for_a_year_in_japan(application, examined, answer):
    here = application != "coe"
    day_of = {"change_applied_on" if here else "coe_applied_on": DAY.isoformat()}
    person = somebody(DAY, application=application, in_japan=here, health={"fit": True, "examined": examined}, **day_of)
    person |= {"absconded": False, "expelled_student": False}

    verdict = verdict_of(person, on=DAY)

    assert verdict.answer is answer
    assert in_the_way(verdict) == (() if answer is Answer.YES else ("SSW1-P-02",))


# SSW1-P-07: no paper is asked where the same employer goes on


def test_neither_paper_is_asked_where_the_same_employer_goes_on():
    stay = {"status": "titp2", "occupation": "Crop farming", "from": "2022-04-01", "to": "2025-03-31"}
    stay |= {"completed": True, "evaluation_report": False}
    goes_on, leaves = (
        somebody(DAY, tests=[], stays=[stay | {"same_employer_goes_on": same}]) for same in (True, False)
    )

    assert verdict_of(goes_on, on=DAY).answer is Answer.YES
    assert verdict_of(leaves, on=DAY).conditions == ("SSW1-P-03", "SSW1-P-04")


# SSW1-P-20: Indonesia is not named; one account alone is no refusal


@pytest.mark.parametrize(("state", "answer"), [("ID", Answer.YES), ("TR", Answer.UNKNOWN), ("IR", Answer.NO)])
def test_a_state_named_in_one_account_only_is_open(state, answer):
    assert verdict_of(somebody(DAY, nationality=state), on=DAY).answer is answer


# SSW1-F-01: the act stops certificates only


def test_the_stop_refuses_certificates_and_nothing_else():
    tests = [N4, skill("food_service", on="2026-02-10")]
    kinds = ["coe", "change_of_status", "change_of_employer", "renewal"]
    known = {"absconded": False, "expelled_student": False}
    holds = {"status": "ssw1", "category": "food_service", "from": "2026-03-01"}
    student = {"status": "student", "from": "2024-04-01"}
    stays = {"coe": [], "change_of_status": [student], "change_of_employer": [holds], "renewal": [holds]}
    on = date(2026, 5, 19)

    answers = {
        kind: verdict_of(
            somebody(on, tests=tests, application=kind, in_japan=kind != "coe", stays=stays[kind], **known),
            "food_service",
            on=on,
        ).answer
        for kind in kinds
    }

    assert [kind for kind, answer in answers.items() if answer is Answer.NO] == ["coe"]


# SSW2-P-03: fields set apart; the mechanic's certificate


def worker(category, on=DAY, *, months, leading, **changes):
    both = [
        skill(category, "ssw2_skill"),
        {"test": "business_career", "grade": "3", "on": "2024-02-01", "passed": True},
    ]
    work = {"category": category, "months": months, "where": "japan", "leading": leading, "certified_workshop": True}
    known = {"application": "change_of_status", "in_japan": True, "absconded": False, "tests": [N3, *both]}
    return somebody(on, **(known | {"experience": [work]} | changes))


@pytest.mark.parametrize(
    ("category", "months", "leading", "answer"),
    [
        ("building_cleaning", 24, True, Answer.YES),
        ("building_cleaning", 23, True, Answer.NO),
        ("building_cleaning", 60, False, Answer.NO),
        ("manufacturing.machining", 36, False, Answer.YES),
        ("manufacturing.machining", 35, True, Answer.NO),
        ("shipbuilding.hull", 24, True, Answer.YES),
        ("shipbuilding.hull", 60, False, Answer.NO),
        (REPAIR, 36, False, Answer.YES),
        (REPAIR, 35, True, Answer.UNKNOWN),
        ("aviation.ground_handling", 1, True, Answer.YES),
        ("aviation.ground_handling", 60, False, Answer.NO),
        ("aviation.maintenance", 36, False, Answer.YES),
        ("aviation.maintenance", 35, True, Answer.NO),
        ("accommodation", 24, True, Answer.YES),
        ("accommodation", 23, True, Answer.NO),
        ("fishery.fishing", 24, True, Answer.YES),
        ("food_manufacturing.general", 24, True, Answer.YES),
        ("food_service", 24, True, Answer.YES),
        ("food_service", 60, False, Answer.NO),
        (CROP, 24, True, Answer.YES),
        (CROP, 36, False, Answer.YES),
        (CROP, 35, False, Answer.NO),
        ("construction.civil", 120, True, Answer.UNKNOWN),
        ("construction.civil", 120, False, Answer.NO),
    ],
)
def test_the_experience_that_ssw2_asks_is_that_of_the_field_and_in_car_repair_a_certificate_may_replace_it(
    category, months, leading, answer
):
    verdict = verdict_of(worker(category, months=months, leading=leading), category, on=DAY, pathway=Pathway.SSW2)

    assert verdict.answer is answer
    assert in_the_way(verdict) == (() if answer is Answer.YES else ("SSW2-P-03",))


def test_work_abroad_is_no_experience_for_ssw2():
    abroad = worker(CROP, months=60, leading=True)
    abroad["experience"][0]["where"] = "abroad"

    assert verdict_of(abroad, on=DAY, pathway=Pathway.SSW2).conditions == ("SSW2-P-03",)


# ESD-P-05: the exceptions for former trainees are the ordinance's own


def test_the_exceptions_for_former_trainees_are_told_as_the_ordinance_has_them():
    _, note = BOOK.provision("japan.esd.former_trainees_by_exception")

    assert (note.condition, note.mark) == ("ESD-P-05", Mark.OFFICIAL)
    assert "Ordinance 5 of 2025, art. 5" in note.article


# SSW1-P-10, SSW2-P-05, ESD-X-05: the levels of the decision of 23 January 2026


def test_the_decision_of_23_january_2026_opened_a_way_down_for_drivers_only():
    values = BOOK.instrument("japan.ssw1").values.by_name["lower_level_may_do"]

    assert [(value.since, value.value) for value in values[1:]] == [(date(2026, 1, 23), True)]
    crew = somebody(DAY, tests=[N4, skill("railway.crew")])
    assert verdict_of(crew, "railway.crew", on=DAY).conditions == ("SSW1-P-11",)


def test_a1_which_is_enough_to_enter_esd_is_not_enough_to_move_inside_it():
    a1 = {"test": "jft_basic", "score": 150, "on": "2027-01-10"}
    settled = ("same_category", "new_employer_qualifies", "own_wish_share_within_limit", "new_plan_accredited")
    basic = {"test": "trade_grade", "category": CROP, "grade": "basic", "part": "practical", "on": "2028-04-10"}
    entrant = somebody(ESD_STARTS, tests=[a1], esd_memorandum_assumed=True)
    mover = {
        "in_japan": True,
        "application": "transfer_own_wish",
        "stays": [{"status": "esd", "category": CROP, "from": "2027-05-01"}],
        "tests": [a1, basic | {"passed": True}],
        "transfer": dict.fromkeys(settled, True),
    }

    assert verdict_of(entrant, on=ESD_STARTS, pathway=Pathway.ESD).answer is Answer.YES
    assert verdict_of(mover, on=date(2028, 5, 1), pathway=Pathway.ESD_TRANSFER).conditions == ("ESD-X-05",)


# SSW1-P-15: an older account counts maternity leave; it was right before 30 September 2025 only


def test_maternity_is_left_out_from_30_september_2025_and_the_pandemic_before():
    values = BOOK.instrument("japan.ssw1").values

    before, since = (values.on(day).words("leaves_left_out") for day in (date(2025, 9, 29), date(2025, 9, 30)))

    assert before == {"unable_to_re_enter"}
    assert since == before | {"maternity", "child_care", "illness", "work_accident"}


# D-06: one guide says 2024, another 1 April 2025; both are wrong for SSW (i)


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        (date(2024, 4, 1), Answer.NO),
        (date(2025, 4, 1), Answer.NO),
        (date(2025, 4, 20), Answer.NO),
        (date(2025, 4, 21), Answer.YES),
    ],
)
def test_home_visits_opened_to_ssw1_on_21_april_2025_and_not_before(on, answer):
    sitting = "2023-12-03"
    person = somebody(
        on,
        born="1999-11-04",
        tests=[
            {"test": "jlpt", "level": "N4", "on": sitting},
            skill("care", on=sitting),
            {"test": "care_japanese", "on": sitting, "passed": True},
        ],
        courses=[{"course": "care_initial", "hours": 130, "to": "2023-02-20", "where": "japan"}],
        stays=[{"status": "student", "from": "2020-04-01", "to": "2023-03-20"}],
        experience=[{"category": "care", "months": 12, "where": "japan"}],
        home_visits=True,
    )

    assert verdict_of(person, "care", on=on).answer is answer
    assert verdict_of(person | {"home_visits": False}, "care", on=on).answer is Answer.YES
