"""`kakehashi where`: from a name to the lines that make it."""

import json
from pathlib import Path

import pytest
from django.urls import reverse
from typer.testing import CliRunner

from kakehashi.cli.where import ROOT, NotFoundAnywhere, app
from kakehashi.law.book import BOOK


def places(thing):
    result = CliRunner().invoke(app, [thing, "--json"])
    assert result.exit_code == 0, result.exception
    return json.loads(result.stdout)


def line_at(place):
    return (ROOT / place["file"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]


@pytest.mark.parametrize("name", [*BOOK.rules, *(each.id for each in BOOK.derivations.values())])
def test_every_rule_is_found_with_its_cases(name):
    found = places(name)

    assert line_at(found[0]).startswith(f"def {name.rpartition('.')[2]}(")
    assert any(place["what"] == "case" for place in found)


def test_a_rule_shows_the_values_it_reads():
    values = [place for place in places("japan.ssw1.old_enough") if place["what"] == "value"]

    assert [line_at(place) for place in values] == ["[[minimum_age]]"]


def test_a_condition_leads_to_all_that_encodes_it():
    text = CliRunner().invoke(app, ["SSW1-P-12"]).stdout
    found = [line_at(place) for place in places("SSW1-P-12") if place["what"] == "rule"]

    assert [line.partition("(")[0] for line in found] == ["def has_licence", "def trained_as_new_driver"]
    assert "src/kakehashi/law/book/japan/ssw1/rules.py:" in text


@pytest.mark.parametrize("name", [*BOOK.rules, "japan.person.reached_a2", "japan.ssw1.family_stays_behind"])
def test_a_rule_a_computed_fact_and_a_note_name_the_address_of_their_page(name):
    instrument, provision = BOOK.provision(name)
    shown = [place for place in places(name) if place["what"] == "page"]

    assert [line_at(place) for place in shown] == [
        "def provision(request: HttpRequest, instrument_id: str, entry_name: str) -> HttpResponse:"
    ]
    assert [place["address"] for place in shown] == [reverse("lawbook:provision", args=(instrument.id, provision.name))]
    assert shown[0]["address"] in CliRunner().invoke(app, [name]).stdout


def test_a_note_is_found_too():
    assert "family_stays_behind" in line_at(places("SSW1-P-23")[0])


def test_a_rule_of_pay_is_found_with_its_cases():
    for name in ("JP-01", "japan.minimum_wage.at_least_the_minimum_wage"):
        found = places(name)

        assert line_at(found[0]).startswith("def at_least_the_minimum_wage(")
        assert len([place for place in found if place["what"] == "case"]) > 10


@pytest.mark.parametrize(("condition", "value"), [("D-14", "last_day_to_file"), ("D-16", "last_start")])
def test_a_date_of_the_law_leads_to_its_value(condition, value):
    assert {line_at(place) for place in places(condition)} == {f"[[{value}]]"}


def test_a_date_that_a_rule_reads_is_named_once():
    found = [(place["file"], place["line"], place.get("address")) for place in places("D-15")]

    assert len(found) == len(set(found))


def test_a_path_leads_to_page_template_and_test():
    found = {place["what"]: place for place in places("/candidates/")}

    assert line_at(found["page"]).startswith("def ")
    assert Path(found["template"]["file"]).suffix == ".html"


def test_a_deed_leads_to_its_word_and_to_where_it_is_recorded():
    by_value, by_name = places("import:committed"), places("IMPORT_COMMITTED")

    assert by_value == by_name
    assert by_value[0]["what"] == "deed"
    assert all("Deed.IMPORT_COMMITTED" in line_at(place) for place in by_value[1:])


@pytest.mark.parametrize("thing", ["japan.ssw1.old_enuogh", "/no/such/page/"])
def test_a_name_of_nothing_is_said(thing):
    result = CliRunner().invoke(app, [thing])

    assert isinstance(result.exception, NotFoundAnywhere)
