"""The rule book as a whole: identity, completeness, form."""

import ast
import inspect
import textwrap
import tomllib
from datetime import date
from pathlib import Path

import pytest

from kakehashi.law.book import BOOK
from kakehashi.law.book.japan.minimum_wage.rules import minimum_wage
from kakehashi.law.cases import cases_of
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Language, Mark, categories

PINNED = tomllib.loads((Path(__file__).parent / "pinned.toml").read_text(encoding="utf-8"))
PROVISIONS = [each for one in BOOK.instruments for each in one.provisions()]
RULES = list(BOOK.rules.values())
DERIVATIONS = list(BOOK.derivations.values())

NEVER = {
    **{f"japan.titp{stage}.in_force": {"no"} for stage in "123"},  # the scheme before 2017-11-01 is not in the book
    **{f"japan.titp{stage}.has_ground": {"no"} for stage in "123"},  # technical cooperation: no fact tells it
    **{f"japan.titp{stage}.has_ground_in_care": {"no"} for stage in "123"},
    "japan.titp3.goes_home": {"no"},  # going home within stage 3 is left, and no fact tells it
    "indonesia.home_procedure.law_of_the_day_is_known": {"no"},  # what held before the law was not read
    "indonesia.home_procedure.channel_is_settled": {"no"},  # that ESD may not use the trainee's channel was not found
    "indonesia.home_procedure.has_individual_papers": {"no"},  # the list for SSW was not read to its end
    "indonesia.home_procedure.reported_to_embassy": {"no"},  # recommended, and no filing waits for it
    "japan.ssw1.has_skill_where_no_test_was_found": {"no"},  # what would do there, nobody has found
    "japan.ssw1.in_force": {"unknown"},  # the day asked about is always known
    "japan.ssw1.machinery_not_stopped": {"no"},  # in which field of then the work lay, no fact tells
    "japan.ssw1.home_visits_are_open": {"unknown"},  # nor what the question is about
    "japan.ssw2.in_force": {"unknown"},
    "japan.ssw2.has_foreman_time": {"yes"},  # the times by trade were not found
    "japan.ssw2.has_repair_experience": {"no"},  # a certificate that nobody can tell may replace it
    "japan.ssw2.has_b1": {"no"},  # neither the day nor whom it binds was found
    "japan.ssw2.passes_skill_on": {"no"},  # what shows the effort was not found
    "japan.esd.in_force": {"unknown"},
    "japan.esd.home_country_has_memorandum": {"no"},  # no list of states without one was found either
    "japan.esd.category_is_open": {"yes", "no"},  # asked only where no opening day was found
    "japan.esd_transfer.category_is_open": {"yes", "no"},
    "japan.esd_transfer.in_force": {"unknown"},
    "japan.esd_transfer.worked_period_in_conflict": {"no"},  # one source is content with the shortest period
}
"""Answers that a rule cannot give, and why."""


def test_the_law_does_not_change_without_a_new_version():
    assert (BOOK.version, BOOK.digest) == (PINNED["version"], PINNED["digest"]), (
        f"raise law/book/VERSION and pin version and digest {BOOK.digest} in pinned.toml"
    )


def test_the_day_of_the_last_check_is_written_down():
    assert BOOK.checked == date(2026, 11, 24)


def test_whether_a_stop_was_lifted_was_looked_for_on_the_day_of_the_last_check():
    reported = BOOK.instrument("japan.ssw1").values.by_name["stop_last_reported_on"][-1]

    assert reported.value <= BOOK.checked
    assert f"no lifting was found on {BOOK.checked}" in reported.unit, "look whether the stop still lasts, and say so"


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda each: each.id)
def test_each_has_a_citation_a_mark_a_condition_and_three_languages(provision):
    assert provision.article.strip()
    assert provision.source.strip()
    assert provision.condition.strip()
    assert isinstance(provision.mark, Mark)
    assert provision.says.endswith(".")
    assert len({provision.asks.said_in(language) for language in Language}) == 3


@pytest.mark.parametrize("rule", [*RULES, *minimum_wage.rules], ids=lambda rule: rule.id)
def test_a_rule_reads_as_a_condition_in_japanese(rule):
    assert rule.asks.japanese.endswith("こと")


@pytest.mark.parametrize("provision", PROVISIONS, ids=lambda each: each.id)
def test_esd_never_stands_without_its_name_in_indonesian(provision):
    assert "ESD" not in provision.asks.indonesian.replace("Ikusei Shuro (ESD)", "")


@pytest.mark.parametrize("each", [*RULES, *DERIVATIONS], ids=lambda each: each.id)
def test_the_id_is_the_path(each):
    module = inspect.getmodule(each.body).__name__

    assert module.rpartition(".")[0].removeprefix("kakehashi.law.book.") + "." + each.body.__name__ == each.id


@pytest.mark.parametrize("each", [*RULES, *DERIVATIONS], ids=lambda each: each.id)
def test_a_body_has_at_most_six_lines_and_no_number_of_law(each):
    function = ast.parse(textwrap.dedent(inspect.getsource(each.body))).body[0]
    body = function.body[1:]

    assert 1 <= len([line for line in body if not isinstance(line, ast.Delete)]) <= 6
    for node in (part for line in body for part in ast.walk(line)):
        assert not isinstance(node, ast.For | ast.While | ast.If | ast.comprehension)
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, int | float))
        assert not (isinstance(node, ast.Name) and node.id == "date")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_has_cases_for_yes_no_and_unknown(rule):
    one, _ = BOOK.provision(rule.id)

    shown = {case.expect[rule.name] for case in cases_of(one) if rule.name in case.expect}

    assert {"yes", "no", "unknown"} - NEVER.get(rule.id, set()) <= shown
    assert not shown & NEVER.get(rule.id, set())


@pytest.mark.parametrize("each", DERIVATIONS, ids=lambda each: each.id)
def test_each_computed_fact_has_a_case(each):
    one, _ = BOOK.provision(each.id)

    assert any(each.name in case.expect for case in cases_of(one))


def test_every_value_of_law_is_read():
    for one in BOOK.instruments:
        written = "".join(path.read_text(encoding="utf-8") for path in one.folder.glob("*.py"))
        named = {rule.applies_to for rule in one.rules.values()} | {one.speaks_of}

        for name in one.values.by_name:
            assert f'"{name}"' in written or name in named, name


def test_the_planned_categories_of_esd_are_those_of_the_table():
    lanes = BOOK.instrument("japan.esd").lanes
    values = BOOK.instrument("japan.esd").values.on(date(2027, 4, 1))

    planned = lanes.word(category.key for category in categories().values() if category.planned)
    open_to_esd = lanes.word(category.key for category in categories().values() if category.open_to_esd)
    assert values.lanes("planned_categories") == planned & open_to_esd
    assert values.lanes("esd_categories") == open_to_esd


@pytest.mark.parametrize(
    ("on", "more"),
    [
        ("2023-08-31", []),
        ("2026-01-22", []),
        (
            "2026-01-23",
            ["linen_supply", "warehousing", "resource_circulation", "auto_transport", "railway", "forestry",
             "wood_products"],
        ),
    ],
)  # fmt: skip
def test_ssw2_speaks_of_the_categories_of_the_table_and_of_fields_whose_standing_was_not_found(on, more):
    lanes = BOOK.instrument("japan.ssw2").lanes
    values = BOOK.instrument("japan.ssw2").values.on(date.fromisoformat(on))

    opened = lanes.word(category.key for category in categories().values() if category.open_to_ssw2)
    assert values.lanes("opened_categories") == opened
    assert values.lanes("ssw2_categories") == opened | lanes.word(more)


def test_before_the_11_fields_construction_was_open_to_ssw2_and_shipbuilding_in_categories_not_told():
    lanes = BOOK.instrument("japan.ssw2").lanes
    values = BOOK.instrument("japan.ssw2").values.on(date(2023, 8, 30))

    assert values.lanes("opened_categories") == lanes.word(["construction"])
    assert values.lanes("ssw2_categories") == lanes.word(["construction", "shipbuilding"])


def test_exactly_one_rule_asks_for_experience_in_each_category_that_is_open_to_ssw2():
    one = BOOK.instrument("japan.ssw2")
    values = one.values.on(date(2026, 11, 24))

    asking = [
        category
        for rule in one.rules.values()
        if rule.condition == "SSW2-P-03"
        for category in one.lanes.named(rule.lanes(values, values.lanes("opened_categories")))
    ]
    assert sorted(asking) == sorted(one.lanes.named(values.lanes("opened_categories")))


def test_the_dates_of_the_switch_stand_in_the_book():
    esd, titp = (BOOK.instrument(name).values.on(date(2026, 11, 24)) for name in ("japan.esd", "japan.titp"))

    assert esd.day("in_force_from") == titp.day("switch") == date(2027, 4, 1)
    assert titp.day("last_day_to_file") == date(2027, 3, 31)
    assert titp.day("last_start") == date(2027, 6, 30)


def test_ssw1_covers_every_condition_of_the_person_and_of_the_fields():
    covered = {each.condition for each in PROVISIONS}

    assert {f"SSW1-P-{number:02}" for number in range(1, 28)} | {f"SSW1-F-0{number}" for number in (1, 2, 3)} <= covered


def test_ssw2_covers_every_condition_of_the_person():
    covered = {each.condition for each in BOOK.instrument("japan.ssw2").provisions()}

    assert {f"SSW2-P-0{number}" for number in range(1, 8)} | {"SSW2-D-01"} <= covered


def test_what_ssw2_asks_as_ssw1_does_is_due_by_the_same_stage():
    ssw1, ssw2 = (BOOK.instrument(f"japan.{key}").rules for key in ("ssw1", "ssw2"))
    both = ssw1.keys() & ssw2.keys() - {"category_is_open"}  # where it is open at all is asked at once

    assert len(both) == 11
    assert {name: ssw1[name].stage for name in both} == {name: ssw2[name].stage for name in both}
    assert ssw2["category_is_open"].stage is Stage.POOL


def test_titp_covers_every_condition_of_the_person_and_of_the_transition():
    stages = ("titp", "titp1", "titp2", "titp3")
    covered = {each.condition for key in stages for each in BOOK.instrument(f"japan.{key}").provisions()}

    person = {f"TITP-P-{number:02}" for number in range(1, 18)}
    others = {"TITP-D-01", "TITP-D-02", "TITP-X-01", "TITP-E-10", "TITP-E-13", "D-15"}
    assert person | others | {f"TR-0{number}" for number in range(1, 8)} <= covered
    assert "TR-08" in {each.condition for each in BOOK.instrument("japan.ssw1").provisions()}


def test_what_the_stages_of_titp_ask_alike_is_due_by_the_same_stage_and_known_as_firmly():
    one, two, three = (BOOK.instrument(f"japan.titp{stage}").rules for stage in "123")
    alike = one.keys() & two.keys() & three.keys() - {"has_care_japanese"}

    assert len(alike) == 18
    for name in alike:
        assert one[name].stage is two[name].stage is three[name].stage, name
        assert one[name].mark is two[name].mark is three[name].mark, name
        assert one[name].condition == two[name].condition == three[name].condition, name


def test_each_condition_is_due_by_its_stage():
    ssw1 = BOOK.instrument("japan.ssw1").provisions()
    due = {each.condition: each.stage for each in ssw1 if hasattr(each, "stage")}
    pool = ["01", "03", "04", "08", "10", "11", "12", "13", "22", "24", "25", "26"]
    by_stage = {Stage.POOL: pool, Stage.OFFER: ["17", "18"], Stage.APPLICATION: ["02", "20", "23", "27"]}

    for stage, conditions in by_stage.items():
        assert {due[f"SSW1-P-{condition}"] for condition in conditions} == {stage}
    assert {due[f"SSW1-F-0{number}"] for number in (1, 2, 3)} == {Stage.APPLICATION}
    assert due["SSW1-P-19"] is Stage.LANDING  # the certificate comes before the Indonesian steps (ID-37)
    assert due["SSW1-P-21"] is Stage.LANDING
