"""Files of people that cannot be used are refused, and all that is wrong is named."""

import pytest
from typer.testing import CliRunner

from kakehashi.cli.law import app
from kakehashi.cli.options import FileNotUsable

ON = ("--on", "2027-04-05")


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{"born": "2004-01-01", "born": "2005-01-01"}', 'born stands 2 times in one table, as "2004-01-01" and as'),
        ('{"tests": [{"test": "jlpt", "level": "N4", "level": "N5"}]}', "level stands 2 times in one table"),
        ('{"id": "\\ud800"}', "holds half of an escaped character"),
        ("[" * 100_000, "is nested too deeply to be read"),
        ('{"born": ' + "9" * 5_000 + "}", "holds a number of thousands of digits"),
    ],
)
def test_json_that_says_two_things_or_cannot_be_used_is_refused_and_named(tmp_path, written, said):
    path = tmp_path / "person.json"
    path.write_text(written, encoding="utf-8")

    result = run("explain", path, *ON)

    assert isinstance(result.exception, FileNotUsable)
    assert said in result.exception.faults[0]


def test_every_key_that_stands_twice_is_named_at_once(tmp_path):
    path = tmp_path / "person.json"
    path.write_text('{"born": 1, "born": 2, "health": {"fit": true, "fit": false}}', encoding="utf-8")

    faults = run("explain", path, *ON).exception.faults

    assert [each.partition(": ")[2].partition(" ")[0] for each in faults] == ["fit", "born"]
