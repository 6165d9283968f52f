"""`kakehashi schema`: the exchange formats as JSON Schema."""

import json

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from kakehashi.cli import law, schema
from kakehashi.cli.options import FileNotUsable
from kakehashi.law.questions import FACTS, LISTS, TABLES
from tests.law.make import make_person


def read(name):
    result = CliRunner().invoke(schema.app, [name])
    assert result.exit_code == 0
    return json.loads(result.stdout)


@pytest.mark.parametrize("name", schema.FORMATS)
def test_each_format_is_a_schema_of_the_2020_12_draft(name):
    value = read(name)

    Draft202012Validator.check_schema(value)
    assert value["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_format_that_does_not_exist_names_those_that_do():
    result = CliRunner().invoke(schema.app, ["persn"])

    assert isinstance(result.exception, FileNotUsable)
    assert "person, vacancy, contract, verdict" in str(result.exception)


def test_every_key_that_the_law_knows_of_a_person_is_in_the_schema_and_none_is_missing_there():
    properties = read("person")["properties"]

    assert set(properties) == {*(key for key in FACTS if "." not in key), *TABLES, *LISTS, "wishes", "evidence"}
    for key, given in LISTS.items():
        entries = set(properties[key]["items"]["properties"]) - {"evidence"}
        assert entries == set(given.entries), key
    for table in TABLES:
        inner = {key.partition(".")[2] for key in FACTS if key.startswith(f"{table}.")}
        assert set(properties[table]["properties"]) == inner


def test_a_person_as_the_law_reads_it_is_valid():
    validator = Draft202012Validator(read("person"))

    assert validator.is_valid(make_person(evidence={"born": "seen"}, unheard_of=1))
    assert not validator.is_valid({"evidence": {"born": "sure"}})
    assert not validator.is_valid({"in_japan": "no"})


def test_what_explain_prints_is_valid(tmp_path):
    person = tmp_path / "person.json"
    person.write_text(json.dumps(make_person(tests=[], esd_memorandum_assumed=True)), encoding="utf-8")
    printed = CliRunner().invoke(law.app, ["explain", str(person), "--on", "2027-04-05", "--json"]).stdout

    errors = list(Draft202012Validator(read("verdict")).iter_errors(json.loads(printed)))

    assert errors == []
