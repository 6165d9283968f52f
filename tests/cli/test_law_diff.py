"""`kakehashi law diff` in a shell."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kakehashi.cli.law import QuestionNotUsable, app
from kakehashi.law import DifferenceError, FactsError, Stage, Turn, columns, difference
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Pathway, UnknownKey, categories
from tests.law.make import CROP, make_person

EVE, SWITCH = "2027-03-31", "2027-04-01"
DAYS = ("--on", EVE, "--and", SWITCH)
MEMORANDUM = "esd_memorandum_assumed"
PEOPLE = [
    make_person(id="K-1"),
    make_person(id="K-2", born="2009-04-01"),
    make_person(id=None, esd_memorandum_assumed=True),
]


def run(*arguments):
    return CliRunner().invoke(app, ["diff", *(str(argument) for argument in arguments)])


@pytest.fixture
def write(tmp_path):
    def written(value, name="people.json") -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(value), encoding="utf-8")
        return path

    return written


def told_of(value, pathway):
    """What the JSON says of a pathway, as the law stands and under the assumption."""
    return [next(each for each in answers["pathways"] if each["pathway"] == pathway) for answers in value["answers"]]


def test_esd_is_told_as_the_law_stands_and_under_the_assumption_that_a_memorandum_stood(write):
    value = json.loads(run(write(PEOPLE), *DAYS, "--pathway", "esd", "--category", CROP, "--json").stdout)

    assert [answers["assumed"] for answers in value["answers"]] == [[], [MEMORANDUM]]
    stands, assumed = told_of(value, "esd")
    assert stands["categories"] == [
        {
            "category": CROP,
            "gains": 0,
            "loses": 0,
            "becomes_unknown": 3,
            "comes_to_speak": 0,
            "settled": 0,
            "unchanged": 0,
        }
    ]
    assert assumed["categories"][0]["gains"] == 3
    assert assumed["people"]["gains"] == ["K-1", "K-2", "#3"]
    assert (value["on"], value["and"], value["stage"], value["people"]) == (EVE, SWITCH, "landing", 3)
    assert (value["book_version"], value["law_checked"]) == (BOOK.version, str(BOOK.checked))
    assert "changes" not in value["answers"][0]


def test_the_counts_are_those_of_the_kernel(write):
    value = json.loads(run(write(PEOPLE), *DAYS, "--stage", "pool", "--json").stdout)

    counted = difference(
        columns(PEOPLE), BOOK, on=date.fromisoformat(EVE), then=date.fromisoformat(SWITCH), stage=Stage.POOL
    )
    for answers, (_, pathways) in zip(value["answers"], counted.told(), strict=True):
        for each in answers["pathways"]:
            counts = pathways[Pathway(each["pathway"])].counts()
            for turn in Turn:
                assert sum(line[turn] for line in each["categories"]) == counts[turn].sum()


def test_the_text_of_many_names_who_gains_under_which_heading(write):
    result = run(write(PEOPLE), *DAYS, "--pathway", "esd", "--category", CROP, "--lang", "en")

    stands, assumed = result.stdout.split("== assumed: esd_memorandum_assumed · ")
    assert result.exit_code == 0
    assert "== as the law stands ==" in stands
    assert "no longer refused, and not yet certain" in stands
    assert "comes to meet the conditions" not in stands
    assert "comes to meet the conditions\n  people: 3: Crop farming\n  K-1, K-2, #3" in assumed


def test_a_long_list_of_names_says_how_many_are_left_out_of_the_text(write):
    people = [make_person(id=f"K-{number}", born="2009-04-01") for number in range(23)]

    result = run(write(people), *DAYS, "--pathway", "ssw1", "--lang", "en")
    value = json.loads(run(write(people), *DAYS, "--pathway", "ssw1", "--json").stdout)

    assert "K-19 and 3 more (--json names all)" in result.stdout
    assert len(told_of(value, "ssw1")[0]["people"]["gains"]) == 23


@pytest.mark.parametrize("name", ["person.json", "person.toml"])
def test_one_person_is_told_the_rule_the_fact_and_what_is_still_open(tmp_path, name):
    path = tmp_path / name
    person = make_person(born="2009-04-01", refusal_ground=None)
    path.write_text(
        json.dumps(person)
        if name.endswith("json")
        else 'born = "2009-04-01"\nnationality = "ID"\n[health]\nfit = true\nexamined = "2027-03-01"\n',
        encoding="utf-8",
    )

    text = run(path, *DAYS, "--pathway", "ssw1", "--category", CROP, "--lang", "en").stdout

    assert "no longer refused, and not yet certain: does not meet the conditions → unknown" in text
    assert "- Old enough on the day of landing? (SSW1-P-01): no → yes" in text
    assert "Age on the day of landing? 17 years → 18 years" in text
    assert "… not certain on the second day: No ground for refusal of landing? (SSW1-P-21)" in text


def test_one_person_has_each_change_and_its_causes_as_json(write):
    value = json.loads(run(write(make_person(born="2009-04-01")), *DAYS, "--pathway", "ssw1", "--json").stdout)

    changed = value["answers"][0]["changes"]
    (crop,) = (each for each in changed if each["category"] == CROP)
    assert crop == {
        "pathway": "ssw1",
        "category": CROP,
        "turn": "gains",
        "before": "no",
        "after": "yes",
        "deciding_after": crop["deciding_after"],
        "because": [
            {
                "rule": "japan.ssw1.old_enough",
                "condition": "SSW1-P-01",
                "kind": "turned",
                "before": "no",
                "after": "yes",
                "values": [],
                "facts": [{"fact": "japan.person.age_on_landing", "before": "17", "after": "18"}],
            }
        ],
    }
    others = {each["category"]: (each["turn"], each["after"]) for each in changed if each is not crop}
    planned = [key for key, each in categories().items() if each.planned]
    assert others == dict.fromkeys(planned, ("becomes_unknown", "unknown"))


def test_a_category_that_opens_is_told_with_what_came_to_the_list(write):
    days = ("--on", "2026-01-22", "--and", "2026-01-23", "--pathway", "ssw2", "--category", "forestry")

    text = run(write({}), *days, "--lang", "en").stdout
    value = json.loads(run(write({}), *days, "--json").stdout)

    assert "- Work categories that the pathway covers: came into force" in text
    assert "+ Automobile transport (truck, taxi, bus), + Railway, + Forestry (silviculture, logging)" in text
    (cause,) = value["answers"][0]["changes"][0]["because"]
    assert (cause["rule"], cause["values"][0]["value"]) == (None, "ssw2_categories")
    assert "forestry" in cause["values"][0]["after"]


def test_a_number_of_law_is_told_before_and_after_with_its_mark(write):
    driver = make_person(
        tests=[
            {"test": "jlpt", "level": "N4", "on": "2025-07-06"},
            {"test": "ssw1_skill", "category": "auto_transport.taxi", "on": "2025-09-01", "passed": True},
        ],
        licences=[{"class": "class_2", "country": "JP"}],
        new_driver_training=True,
    )

    days = ("--on", "2026-01-22", "--and", "2026-01-23", "--category", "auto_transport.taxi")
    text = run(write(driver), *days, "--lang", "en").stdout

    assert "Value lower_level_may_do (whether taxi and bus drivers may be let in below B1): False → True [open]" in text


def test_a_fact_that_is_yes_or_no_is_told_in_plain_words(write):
    days = ("--on", "2026-01-22", "--and", "2027-04-05", "--pathway", "ssw2", "--category", "auto_repair.maintenance")

    certificate = {"coe_applied_on": "2026-01-10", "coe_issued_on": "2026-03-01"}
    old = {"health": {"fit": True, "examined": "2025-10-01"}} | certificate

    text = run(write(make_person(born="2009-04-01", tests=None, stays=None, **old)), *days, "--lang", "en").stdout

    assert "Where the application asks for a medical examination: is it recent enough? no → yes" in text


def test_the_last_days_between_the_two_are_told_with_whom_they_concern(write):
    days = ("--on", EVE, "--and", "2027-06-30")

    text = run(write({}), *days, "--lang", "ja").stdout
    value = json.loads(run(write({}), *days, "--json").stdout)
    esd = json.loads(run(write({}), *days, "--pathway", "esd", "--json").stdout)

    assert "期限 · 技能実習1号: 新規の技能実習計画の認定申請" in text
    assert "適用が始まる要件の数: " in text
    assert {(each["day"], each["id"]) for each in value["key_days"] if each["kind"] == "deadline"} >= {
        (EVE, "japan.titp.last_day_to_file"),
        ("2027-06-30", "japan.titp.last_start"),
    }
    assert [each for each in esd["key_days"] if each["kind"] == "deadline"] == []
    assert {each["pathways"][0] for each in esd["key_days"]} == {"esd"}


def test_a_day_on_which_nothing_changes_says_so(write):
    text = run(write([{}]), "--on", EVE, "--and", EVE, "--lang", "id").stdout

    assert text.count("Tidak ada hasil penilaian yang berubah.") == 1 + len(BOOK.assumptions)


def test_what_the_file_says_wrongly_is_printed_as_a_warning(write):
    assert "the nearest known one is born" in run(write({"bron": 1}), *DAYS).stderr


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        (("--on", SWITCH, "--and", EVE), DifferenceError, "give the earlier one first"),
        ((*DAYS, "--stage", "poool"), QuestionNotUsable, "pool, offer, application, landing"),
        ((*DAYS, "--category", "agriculture.corp"), UnknownKey, "agriculture.crop"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(write, options, error, said):
    result = run(write([{}]), *options)

    assert isinstance(result.exception, error)
    assert said in str(result.exception)


def test_two_people_with_one_id_are_refused_with_both_their_places(write):
    result = run(write([make_person(id="K-1"), make_person(id="K-1")]), *DAYS)

    assert isinstance(result.exception, FactsError)
    assert "id K-1 is that of person 1 and of person 2" in str(result.exception)
