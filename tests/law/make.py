"""Plain builders of people for the law's tests, and strategies that make many of them."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from kakehashi.law import Answer, Evidence, Stage, Verdict, assess, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.law.questions_home import CHANNELS, CONTENTS, DOCUMENTS, STEPS
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Pathway

DAY = date(2027, 4, 5)
CROP = "agriculture.crop"


def make_person(**changes: Any) -> dict[str, Any]:
    """Somebody who meets every condition of SSW (i) in crop farming; a change to None drops the key.

    In Japan it is a student, unless the changes tell of other stays.
    """
    person: dict[str, Any] = {
        "id": "K-1",
        "born": "2004-11-04",
        "nationality": "ID",
        "in_japan": False,
        "tests": [
            {"test": "jlpt", "level": "N4", "on": "2025-12-07"},
            {"test": "ssw1_skill", "category": CROP, "on": "2026-07-10", "passed": True},
        ],
        "stays": [],
        "courses": [],
        "health": {"fit": True, "examined": "2027-03-01"},
        "refusal_ground": False,
        "deposit_or_penalty": False,
        "home_procedure": True,
        "fees_and_deductions_agreed": True,
        "sending_body_approved": True,
    }
    person.update(changes)
    if person["in_japan"] and "stays" not in changes:
        person["stays"] = [{"status": "student", "from": "2016-04-01"}]
    return {key: value for key, value in person.items() if value is not None}


def answer_for(
    person: dict[str, Any],
    *,
    on: date = DAY,
    pathway: Pathway = Pathway.SSW1,
    category: str = CROP,
    stage: Stage = Stage.LANDING,
    at_least: Evidence = Evidence.CLAIMED,
) -> Answer | None:
    """What the column engine says of one person."""
    return assess(columns([person]), BOOK, on=on, stage=stage, at_least=at_least)[pathway].answer(0, category)


def same_words(left: np.ndarray, right: np.ndarray) -> bool:
    return np.array_equal(left, right)


YES, NO, UNKNOWN = "yes", "no", "unknown"


def truths(*values: str) -> Ternary:
    """A column of truths about whole people."""
    yes, no = (np.array([value == each for value in values], np.bool_) for each in (YES, NO))
    return Ternary(yes, no)


def said(truth: Ternary) -> list[str]:
    """What a column says in its first lane."""
    return [YES if yes else NO if no else UNKNOWN for yes, no in zip(truth.yes & 1, truth.no & 1, strict=True)]


days_asked = st.sampled_from(
    [
        date(2019, 3, 31),
        date(2022, 5, 10),
        date(2024, 6, 1),
        date(2025, 9, 29),
        date(2026, 4, 13),
        date(2026, 11, 24),
        DAY,
        date(2028, 6, 1),
    ]
)
_past = st.dates(date(2016, 1, 1), date(2027, 6, 30)).map(date.isoformat)
_categories = st.sampled_from(
    [CROP, "agriculture.livestock", "care", "food_service", "construction.building", "auto_transport.taxi"]
)
_occupations = st.sampled_from(["Crop farming", "Carpentry", "Care worker", "Boiler maintenance", "Welding"])
_around_the_switch = st.sampled_from(
    ["2026-04-01", "2026-04-02", "2027-03-31", "2027-04-01", "2027-06-30", "2027-07-01"]
)


FIRST_DAYS = {
    "jft_basic": "2019-04-01",
    "ssw1_skill": "2019-04-01",
    "ssw2_skill": "2019-04-01",
    "care_japanese": "2019-04-01",
    "construction.building": "2022-08-01",
    "auto_transport.taxi": "2024-12-01",
    "titp3": "2017-11-01",
    "ssw1": "2019-04-01",
    "esd": "2027-04-01",
}
"""The first day on which there was such a test, such a category to be tested in, or such a residence status."""


def _can_be_true(person: dict[str, Any]) -> dict[str, Any]:
    """The person as drawn, with days in their order and no test before its time, nor passed below the pass mark.

    Each sitting has a day of its own, and who never stayed in Japan is not there and has not worked there.
    """
    for earlier, later in (("coe_applied_on", "coe_issued_on"), ("plan_filed_on", "plan_accredited_on")):
        person[earlier], person[later] = sorted([person[earlier], person[later]])
    for paper in person.get("documents", []):
        paper["issued"], paper["valid_until"] = sorted([paper["issued"], paper["valid_until"]])
    if not person["stays"]:
        person |= {"in_japan": False, "application": "coe"}
        for work in person["experience"]:
            work["where"] = "abroad"
    for place, test in enumerate(person["tests"]):
        known = (FIRST_DAYS.get(test[key], "") for key in ("test", "category") if key in test)
        test["on"] = (date.fromisoformat(max(test["on"], *known)) + timedelta(days=place)).isoformat()
        if test.get("percent_of_pass_mark", 100) < 100:
            test["passed"] = False
    return person


def _entry(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(keys)


_tests = st.lists(
    st.one_of(
        _entry(test=st.just("jlpt"), level=st.sampled_from(["N5", "N4", "N3"]), on=_past),
        _entry(test=st.just("jft_basic"), score=st.sampled_from([144, 145, 199, 200]), on=_past),
        _entry(test=st.just("ssw1_skill"), category=_categories, passed=st.booleans(), on=_past),
        _entry(test=st.just("care_japanese"), passed=st.booleans(), on=_past),
        _entry(
            test=st.just("trade_grade"),
            occupation=_occupations,
            grade=st.sampled_from(["basic", "3", "2", "1"]),
            part=st.sampled_from(["practical", "written"]),
            passed=st.booleans(),
            on=_past,
        ),
        _entry(
            test=st.just("ssw2_skill"),
            category=_categories,
            passed=st.booleans(),
            percent_of_pass_mark=st.sampled_from([79, 80, 100]),
            on=_past,
        ),
        _entry(
            test=st.just("business_career"), grade=st.sampled_from(["basic", "3", "2"]), passed=st.booleans(), on=_past
        ),
    ),
    max_size=4,
)


@st.composite
def _stays(draw: st.DrawFn) -> list[dict[str, Any]]:
    stays = []
    begun = draw(st.one_of(st.dates(date(2016, 1, 1), date(2022, 1, 1)), st.dates(date(2027, 4, 1), date(2027, 9, 1))))
    for _ in range(draw(st.integers(0, 3))):
        ended = begun + timedelta(days=draw(st.sampled_from([200, 365, 1034, 1825, 1826])))
        status = draw(
            st.sampled_from(
                [
                    status
                    for status in (
                        "titp1",
                        "titp2",
                        "titp3",
                        "esd",
                        "ssw1",
                        "student",
                        "epa_care",
                        "designated",
                        "visitor",
                    )
                    if begun.isoformat() >= FIRST_DAYS.get(status, "")
                ]
            )
        )
        stay: dict[str, Any] = {
            "status": status,
            "from": begun.isoformat(),
            "to": ended.isoformat(),
            "completed": draw(st.booleans()),
            "evaluation_report": draw(st.booleans()),
            "same_employer_goes_on": draw(st.booleans()),
        }
        if status.startswith("titp"):
            stay["occupation"] = draw(_occupations)
            stay["permission_from"] = (begun + timedelta(days=draw(st.integers(0, 20)))).isoformat()
        else:
            stay["category"] = draw(_categories)
        stays.append(stay)
        begun = ended + timedelta(days=draw(st.integers(1, 90)))
    return stays


_work = {
    "months": st.sampled_from([11, 12, 23, 24, 36]),
    "where": st.sampled_from(["abroad", "japan"]),
    "leading": st.booleans(),
}
_experience = st.lists(
    st.one_of(_entry(category=_categories, **_work), _entry(occupation=_occupations, **_work)), max_size=3
)


_steps = st.lists(_entry(kind=st.sampled_from(STEPS), on=_past), max_size=6)
_documents = st.lists(
    _entry(
        kind=st.sampled_from(DOCUMENTS),
        present=st.booleans(),
        issued=_past,
        valid_until=st.dates(date(2019, 1, 1), date(2030, 1, 1)).map(date.isoformat),
        countersigned_by_village_head=st.booleans(),
    ),
    max_size=6,
)


@st.composite
def _home_procedures(draw: st.DrawFn) -> dict[str, Any]:
    """The outbound procedure, told one by one or as a whole: the one settles nothing where the other is told."""
    known = {
        "channel": draw(st.sampled_from(CHANNELS)),
        "departs_on": draw(_past),
        "contract_contents": draw(st.lists(st.sampled_from(CONTENTS), max_size=7)),
        "sending_body_approved": draw(st.booleans()),
    }
    if draw(st.booleans()):
        return known | {"steps": draw(_steps), "documents": draw(_documents)}
    if draw(st.booleans()):
        return known | {"home_procedure": False}
    return known | {"home_procedure": True, "sending_body_approved": True}  # what is done has its parts


@st.composite
def known_people(draw: st.DrawFn) -> dict[str, Any]:
    """Somebody of whom everything is known that the law of TITP, SSW, ESD, a transfer and Indonesia reads."""
    home = draw(_home_procedures())
    in_japan = draw(st.booleans())
    kinds = (
        ["change_of_status", "renewal", "change_of_employer", "extension", "transfer_own_wish", "transfer_unavoidable"]
        if in_japan
        else ["coe"]
    )
    truths = ("refusal_ground", "deposit_or_penalty", "fees_and_deductions_agreed", "absconded", "expelled_student",
              "new_driver_training", "home_visits", "titp_purpose_understood", "titp_return_plan",
              "home_body_recommends", "employer_excellent")  # fmt: skip
    plan = ("coe_issued_on", "plan_filed_on", "plan_accredited_on", "plan_starts_on")
    return _can_be_true(
        {key: draw(st.booleans()) for key in truths}
        | {key: draw(_around_the_switch) for key in plan}
        | home
        | {
            "home_stay_planned_days": draw(st.sampled_from([0, 27, 28, 30, 31])),
            "passport": {"valid_until": "2035-01-01" if home.get("home_procedure") else draw(_around_the_switch)},
            "born": draw(st.dates(date(2007, 1, 1), date(2010, 1, 1))).isoformat(),
            "nationality": draw(st.sampled_from(["ID", "IR", "TR"])),
            "in_japan": in_japan,
            "application": draw(st.sampled_from(kinds)),
            "coe_applied_on": draw(_past),
            "expelled_reason": draw(st.sampled_from(["", "the school closed"])),
            "change_reason": draw(st.sampled_from(["", "the employer went bankrupt"])),
            "tests": draw(_tests),
            "stays": draw(_stays()),
            "courses": draw(
                st.lists(
                    _entry(
                        course=st.sampled_from(["a1_accredited", "care_initial", "care_training_school", "pre_entry"]),
                        hours=st.sampled_from([50, 99, 100, 160]),
                        to=_past,
                        where=st.sampled_from(["abroad", "japan"]),
                    ),
                    max_size=2,
                )
            ),
            "leaves": draw(st.lists(_leaves(), max_size=3)),
            "experience": draw(_experience),
            "licences": draw(
                st.lists(
                    _entry(
                        **{"class": st.sampled_from(["large", "class_2"]), "country": st.sampled_from(["JP", "ID"])}
                    ),
                    max_size=2,
                )
            ),
            "health": {"fit": bool(home.get("home_procedure")) or draw(st.booleans()), "examined": draw(_past)},
            "sixth_year": {"undertaking": draw(st.booleans()), "employer_keeps_and_coaches": draw(st.booleans())},
            "training_plan": {"a1_course_inside": draw(st.booleans())},
            "transfer": {"employer_period_months": draw(st.sampled_from([6, 12, 18, 24, 36]))}
            | {
                key: draw(st.booleans())
                for key in (
                    "same_category",
                    "new_employer_qualifies",
                    "new_plan_accredited",
                    "own_wish_share_within_limit",
                )
            },
            "esd_memorandum_assumed": draw(st.booleans()),
        }
    )


@st.composite
def _leaves(draw: st.DrawFn) -> dict[str, Any]:
    """An absence; one beside another often falls on some of its days."""
    begun = draw(st.dates(date(2021, 1, 1), date(2022, 12, 31)))
    reasons = ["maternity", "child_care", "illness", "work_accident", "unable_to_re_enter", "holiday"]
    told = {
        "reason": draw(st.sampled_from(reasons)),
        "from": begun.isoformat(),
        "to": (begun + timedelta(days=draw(st.integers(0, 800)))).isoformat(),
        "exclusion_applied_on": draw(_past),
        "proof": draw(st.booleans()),
    }
    return {key: value for key, value in told.items() if key in {"from", "reason"} or draw(st.integers(0, 5))}


OF_THE_QUESTION = {
    "plan_starts_on",
    "application",
    "leaves",  # nor are days that nobody claims
    "enters_on",
    "departs_on",
    "contract_contents",
    "passport",  # one of which no end is told holds nobody back
    "coe_applied_on",
    "coe_issued_on",
    "change_applied_on",
    "home_visits",
    "esd_memorandum_assumed",
}
"""Absent, these have a meaning of their own and are not unknown."""
MEANINGFUL_WHEN_ABSENT = {"to", "booked", "permission_from", "issued", "valid_until"}


@st.composite
def people_and_less_known(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Somebody of whom all is known, and the same person with some of it not told."""
    known = draw(known_people())
    assume(not columns([known]).doubts)
    told = deepcopy(known)
    for key in list(told):
        if key in OF_THE_QUESTION or (key == "channel" and "home_procedure" in known):
            continue  # the whole that is told of no channel is that of the pathway asked about
        if draw(st.integers(0, 3)) == 0:
            del told[key]
            continue
        for entry in told[key] if isinstance(told[key], list) else [told[key]]:
            if isinstance(entry, dict):
                for inner in list(entry):
                    if inner not in MEANINGFUL_WHEN_ABSENT and draw(st.integers(0, 5)) == 0:
                        del entry[inner]
    return known, told


def some_people() -> st.SearchStrategy[list[dict[str, Any]]]:
    """A few people, partly unknown."""
    return st.lists(people_and_less_known().map(lambda pair: pair[1]), min_size=1, max_size=6)


def verdict_of(
    person: dict[str, Any],
    category: str = CROP,
    *,
    on: date = DAY,
    pathway: Pathway = Pathway.SSW1,
    stage: Stage = Stage.LANDING,
) -> Verdict | None:
    """The verdict with its reasons, after both ways of asking the law were found to agree on it."""
    facts = columns([person])
    found = explain(facts, BOOK, on=on, stage=stage, pathways=[pathway]).verdict(pathway, category)
    counted = assess(facts, BOOK, on=on, stage=stage, pathways=[pathway])[pathway].answer(0, category)
    assert counted is (None if found is None else found.answer)
    return found


def in_the_way(verdict: Verdict) -> tuple[str, ...]:
    """The conditions that keep a verdict from "yes"; none for "yes", whose deciding rules are all that hold."""
    return () if verdict.answer is Answer.YES else verdict.conditions


N4 = {"test": "jlpt", "level": "N4", "on": "2025-12-07"}
N3 = {"test": "jlpt", "level": "N3", "on": "2025-12-07"}


def somebody(on: date, **changes: Any) -> dict[str, Any]:
    """As `make_person`, examined by a doctor on the day asked about, and of age when SSW began."""
    return make_person(**({"born": "1996-11-04", "health": {"fit": True, "examined": on.isoformat()}} | changes))


def skill(category: str, test: str = "ssw1_skill", **changes: Any) -> dict[str, Any]:
    """A skill test of the category, passed in July 2026."""
    return {"test": test, "category": category, "on": "2026-07-10", "passed": True} | changes
