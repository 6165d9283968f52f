import json

import pytest
from typer.testing import CliRunner

from kakehashi.cli.contract import app
from kakehashi.cli.options import FileNotUsable
from kakehashi.contract import ContractError
from tests.contract.make import hourly, make_contract

TOML = """
prefecture = "JP-43"
category = "agriculture.crop"
from = 2025-11-01
to = 2026-10-31
[pay]
basis = "hourly"
base = 960
"""


@pytest.fixture
def contract(tmp_path):
    def written(name="contract.json", text=None, **changes):
        path = tmp_path / name
        path.write_text(json.dumps(make_contract(**changes)) if text is None else text, encoding="utf-8")
        return str(path)

    return written


def run(*arguments):
    return CliRunner().invoke(app, ["check", *arguments])


def test_a_violation_over_the_term_is_printed_as_the_format_says_and_exits_1(contract):
    result = run(contract(pay=hourly(960), to="2026-10-31"), "--term", "--lang", "en", "--json")

    assert result.exit_code == 1
    in_order, violation = json.loads(result.stdout)["findings"]
    assert in_order["finding"] == "ok"
    assert {key: violation[key] for key in ("rule", "finding", "from", "to", "level", "mark", "part", "shortfall")} == {
        "rule": "JP-01",
        "finding": "violation",
        "from": "2026-01-01",
        "to": "2026-10-31",
        "level": "law",
        "mark": "secondary",
        "part": None,
        "shortfall": {"amount": 74, "unit": "JPY/h"},
    }
    assert violation["counted"] == {"hourly": "960"}


def test_a_day_is_judged_alone_and_exits_0_where_the_wage_is_enough(contract):
    result = run(contract(), "--on", "2026-11-30", "--lang", "en", "--json")

    assert result.exit_code == 0
    (finding,) = json.loads(result.stdout)["findings"]
    assert (finding["finding"], finding["from"], finding["to"]) == ("ok", "2026-11-30", "2026-11-30")


def test_an_unknown_is_no_violation_and_exits_0(contract):
    result = run(contract(prefecture=None), "--on", "2026-11-30", "--json")

    assert result.exit_code == 0
    assert json.loads(result.stdout)["findings"][0]["finding"] == "unknown"


def test_people_read_why_when_by_which_rule_and_what_to_do(contract):
    result = run(contract(), "--term", "--lang", "ja")

    assert result.stdout.splitlines()[:4] == [
        "● 適合: 1時間当たり1,034円は、熊本県の最低賃金以上です。",
        "  令和7年(2025年)11月1日(土)〜令和8年(2026年)11月30日(月) · JP-01 · 法令 · [二次資料]",
        (
            "■ 違反: 1時間当たり1,034円は、令和8年(2026年)12月1日から適用される熊本県の最低賃金(1時間当たり1,092円)を"
            "58円下回っています。"
        ),
        "  令和8年(2026年)12月1日(火)〜令和9年(2027年)10月31日(日) · JP-01 · 法令 · [二次資料]",
    ]
    assert result.stdout.splitlines()[4].startswith("  → 基本給を時給1,092円以上にしてください。")


def test_a_day_not_stated_is_said_to_be_so(contract):
    result = run(contract(to=None), "--term", "--lang", "en")

    assert "2 November 2025 – (not stated)" in result.stdout
    assert "1 November 2025 · JP-01" in result.stdout


def test_a_day_outside_the_term_is_judged_with_a_warning(contract):
    result = run(contract(to="2026-10-31"), "--on", "2026-12-01", "--lang", "en")

    assert result.exit_code == 1
    assert result.stderr == "2026-12-01 lies outside the term; --term checks the whole term.\n"


def test_without_a_day_the_day_is_today(contract):
    result = run(contract(**{"from": "2020-01-01", "to": None}), "--json")

    (finding,) = json.loads(result.stdout)["findings"]
    assert finding["from"] == finding["to"] != "2020-01-01"


def test_an_unknown_key_is_a_warning_beside_the_answer(contract):
    result = run(contract(prefectur="JP-04"), "--on", "2026-06-01", "--lang", "en", "--json")

    assert result.exit_code == 0
    assert "Perhaps “prefecture” was meant." in result.stderr


def test_a_toml_file_is_read_as_well(contract):
    result = run(contract("contract.toml", TOML), "--on", "2026-06-01", "--json")

    assert json.loads(result.stdout)["findings"][0]["shortfall"]["amount"] == 74


def test_a_day_and_the_whole_term_cannot_both_be_asked_for(contract):
    result = run(contract(), "--on", "2026-06-01", "--term")

    assert result.exit_code == 2


def test_a_file_with_faults_gives_no_findings(contract):
    result = run(contract(pay={"base": "1034"}))

    assert isinstance(result.exception, ContractError)
    assert result.stdout == ""


@pytest.mark.parametrize("name", ["no.toml", "no.json"])
def test_a_file_that_is_not_there_is_named(tmp_path, name):
    result = run(str(tmp_path / name))

    assert isinstance(result.exception, FileNotUsable)
    assert name in str(result.exception)


def test_a_file_that_is_not_toml_says_where(contract):
    result = run(contract("contract.toml", "pay = "))

    assert isinstance(result.exception, FileNotUsable)
    assert "is not TOML" in str(result.exception)


def test_a_toml_file_in_another_encoding_says_so(tmp_path):
    path = tmp_path / "contract.toml"
    path.write_bytes("title = '髙'".encode("utf-16"))

    result = run(str(path))

    assert isinstance(result.exception, FileNotUsable)
    assert "is not UTF-8" in str(result.exception)
