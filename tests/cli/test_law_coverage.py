"""`kakehashi law coverage` in a shell: what of the sources is encoded, and what is missing."""

import json
from dataclasses import replace

from typer.testing import CliRunner

from kakehashi.cli.law import app
from kakehashi.law import coverage
from kakehashi.law.book import BOOK

ON = ("--on", "2027-04-05")


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_coverage_says_what_is_encoded_and_why_the_rest_is_not():
    text, value = run("coverage"), json.loads(run("coverage", "--json").stdout)

    covered = coverage(BOOK)
    assert value["conditions"] == sum(each["encoded"] + each["not_encoded"] for each in value["counts"])
    assert value["encoded"] == len(covered.encoded) == len(value["encoded_by"])
    assert "japan.ssw1.old_enough" in value["encoded_by"]["SSW1-P-01"]
    assert f"encodes {value['encoded']} of {value['conditions']} conditions" in text.stdout
    for each in value["left_out"]:
        assert f"- {each['id']} {each['name']}: {each['reason']}" in text.stdout
    head = next(line for line in text.stdout.splitlines() if line.startswith("rules, facts, notes by mark"))
    for name, marks in value["marks"].items():
        counts = [*marks.values(), value["open_when_unknown"][name]]
        line = next(line for line in text.stdout.splitlines() if line.split()[:1] == [name])
        assert line.split()[1:] == [str(count) for count in counts]
        assert len(line) == len(head)
        assert head.endswith("open if unknown")
        assert sum(marks.values()) == len(BOOK.instrument(name).provisions())


def test_coverage_exits_1_and_names_the_condition_of_the_person_that_is_missing(monkeypatch):
    instrument = BOOK.instrument("japan.ssw1")
    kept = {name: each for name, each in instrument.rules.items() if each.condition != "SSW1-P-11"}
    monkeypatch.setattr(instrument, "rules", kept)

    text, value = run("coverage"), run("coverage", "--json")

    assert text.exit_code == value.exit_code == 1
    assert "- SSW1-P-11 Railway crew: N3 (person)" in text.stdout
    assert "SSW1-P-11" in json.loads(value.stdout)["missing_of_persons"]


def test_coverage_exits_1_and_says_where_table_and_book_contradict_each_other(monkeypatch):
    monkeypatch.setattr(BOOK.instrument("japan.esd"), "not_judged", ("ESD-P-7",))

    text, value = run("coverage"), run("coverage", "--json")

    assert text.exit_code == value.exit_code == 1
    assert "- japan.esd says that it does not judge 'ESD-P-7'" in text.stdout
    assert json.loads(value.stdout)["faults"] == list(coverage(BOOK).faults)


def test_coverage_exits_0_where_nothing_is_missing(monkeypatch):
    covered = coverage(BOOK)
    whole = replace(covered, conditions=tuple(each for each in covered.conditions if not each.is_missing))
    monkeypatch.setattr("kakehashi.cli.law.book.coverage", lambda _: whole)

    assert run("coverage").exit_code == run("coverage", "--json").exit_code == 0


def test_coverage_says_of_which_days_the_book_speaks():
    assert "This edition speaks of the days from 1 April 2019 to 31 December 2029." in run("coverage").stdout
    value = json.loads(run("coverage", "--json").stdout)
    assert (value["speaks_from"], value["speaks_to"]) == ("2019-04-01", "2029-12-31")
