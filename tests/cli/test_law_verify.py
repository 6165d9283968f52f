"""`kakehashi law verify` in a shell: what the book's own cases say, and what is counted."""

import json
import re
from dataclasses import replace

from typer.testing import CliRunner

from kakehashi.cli.law import app
from kakehashi.law.book import BOOK


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_verify_runs_every_case():
    text, value = run("verify"), json.loads(run("verify", "--json").stdout)

    assert text.exit_code == 0
    assert value["cases"] == value["held"] > 150
    assert value["failed"] == []
    assert f"{value['held']} of {value['cases']} cases hold" in text.stdout


def test_verify_and_coverage_count_the_same_provisions_as_open_and_say_what_they_count():
    lines, value = run("verify").stdout.splitlines(), json.loads(run("coverage", "--json").stdout)

    rules = next(line for line in lines if "rules by mark" in line)
    others = next(line for line in lines if "computed facts and notes" in line)
    open_rules, open_others = (int(re.search(r"open (\d+)", line).group(1)) for line in (rules, others))
    assert open_rules + open_others == sum(marks["open"] for marks in value["marks"].values()) > 0


def test_verify_exits_1_when_a_case_does_not_hold(monkeypatch):
    rule = BOOK.rules["japan.ssw1.old_enough"]
    instrument = BOOK.instrument("japan.ssw1")
    broken = {**instrument.rules, "old_enough": _answering_no(rule)}
    monkeypatch.setattr(instrument, "rules", broken)

    text, value = run("verify"), run("verify", "--json")

    assert text.exit_code == value.exit_code == 1
    assert "- japan.ssw1.old_enough: Eighteen on the day of landing: expected yes, found no" in text.stdout
    assert json.loads(value.stdout)["failed"][0]["rule"] == "japan.ssw1.old_enough"


def _answering_no(rule):
    return replace(rule, body=lambda person, _: ~person.everyone())
