"""Whatever is written under the keys of the format: clear faults or an answer, and a sentence on each absurd value."""

import json
import random
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from kakehashi.cli.law import app
from kakehashi.law import Facts, FactsError, assess, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.law.facts import Fact, Kind
from kakehashi.law.person import codes, keys_of
from kakehashi.law.questions import FACTS, KNOWN, LISTS, TABLES
from kakehashi.sheets import check_candidates
from kakehashi.vocabulary import KakehashiError
from tests.law.make import CROP, DAY, days_asked, make_person

EXAMPLE = Path(__file__).parents[2] / "examples" / "miyagi" / "candidates.xlsx"
MUTANTS = 300


@cache
def examples() -> list[dict[str, Any]]:
    """The first people of the example, as files of the exchange format hold them, and one more."""
    rows = check_candidates(EXAMPLE.read_bytes(), filename=EXAMPLE.name, today=date(2026, 11, 24)).rows
    return [make_person(), *(json.loads(json.dumps(row.person, default=str)) for row in rows[:40])]


_odd = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6), st.just("QQ"), st.just("0001-01-01"),
    st.lists(st.integers(), max_size=2), st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)  # fmt: skip
_days = st.one_of(
    st.dates(date(1985, 1, 1), date(2035, 1, 1)).map(lambda day: day.isoformat()),
    st.sampled_from(["1850-01-01", "1990-01-01", "2019-04-01", "2024-06-01", "2027-04-01", "2149-06-05"]),
)
_numbers = st.one_of(st.integers(0, 400), st.sampled_from([900, 8000, 9999, 10**6, 0.5]))


def _values(fact: Fact) -> st.SearchStrategy[Any]:
    """Values of the right kind, likely or absurd; one in many of the wrong kind."""
    match fact.kind:
        case Kind.DAY:
            right = _days
        case Kind.NUMBER:
            right = _numbers
        case Kind.TRUTH:
            right = st.booleans()
        case Kind.TEXT:
            right = st.text(max_size=6)
        case _:
            right = st.sampled_from([*codes(fact), "nonsense"])
    return st.integers(0, 400).flatmap(lambda number: right if number else _odd)


def _table(facts: dict[str, Fact]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={key: _values(fact) for key, fact in facts.items()})


_people = st.fixed_dictionaries(
    {},
    optional={key: _values(fact) for key, fact in FACTS.items() if "." not in key}
    | {table: _table({key.partition(".")[2]: FACTS[key] for key in keys_of(table)}) for table in sorted(TABLES)}
    | {key: st.lists(_table(dict(each.entries)), max_size=3) for key, each in LISTS.items()}
    | {"evidence": st.dictionaries(st.sampled_from(KNOWN), st.sampled_from(["seen", "verified", "sen"]), max_size=2)},
)


def _read(person: dict[str, Any]) -> tuple[Facts | None, tuple[str, ...]]:
    try:
        return columns([person]), ()
    except FactsError as error:
        return None, tuple(error.faults)


@given(_people, days_asked)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_json_of_the_keys_is_refused_with_its_faults_or_answered(person, on):
    facts, faults = _read(person)
    if facts is None:
        assert faults
        assert all("; " in fault or ": correct" in fault for fault in faults)
        return
    explanation = explain(facts, BOOK, on=on, categories=[CROP, "care"], occupations=["Crop farming"])
    judged = assess(facts, BOOK, on=on)

    for verdict in explanation.verdicts:
        assert judged[verdict.pathway].answer(0, verdict.category) is verdict.answer
        explanation.asks(verdict.pathway, verdict.category)


_SKILL = {"test": "ssw1_skill", "category": CROP, "on": "2026-07-10", "passed": True}
_LEAVE = {"status": "ssw1", "from": "2024-01-01", "to": "2025-12-31"}

ABSURD: dict[str, dict[str, Any]] = {
    "tests[{}].score": {"tests": {"test": "jft_basic", "score": 900, "on": "2026-09-01"}},
    "tests[{}].passed": {"tests": {"test": "jft_basic", "score": 220, "passed": False}},
    "tests[{}].percent_of_pass_mark": {"tests": {"test": "ssw2_skill", "percent_of_pass_mark": 8000}},
    "tests[{}].passed ": {"tests": _SKILL | {"percent_of_pass_mark": 40}},
    "tests[{}].on": {"tests": {"test": "jft_basic", "score": 220, "on": "1990-01-01"}},
    "tests[{}].on ": {"tests": _SKILL | {"category": "forestry", "on": "2020-01-01"}},
    "tests[{}].level": {"tests": {"test": "jlpt", "level": "N4", "score": 40}},
    "tests[{}].test = jltp": {"tests": {"test": "jltp"}},
    "experience[{}].months": {"experience": {"category": CROP, "months": 9999}},
    "courses[{}].hours": {"courses": {"course": "a1_accredited", "hours": 99_999}},
    "courses[{}].from": {"courses": {"course": "a1_accredited", "from": "1990-01-01"}},
    "stays[{}].from": {"stays": {"status": "esd", "from": "2024-01-01", "to": "2024-06-30"}},
    "stays[{}].excluded_days": {"stays": _LEAVE | {"excluded_days": 800}},
    "stays[{}] ends on": {"stays": {"status": "titp1", "from": "2023-01-01", "to": "2022-01-01"}},
    "nationality = QQ": {"nationality": "QQ"},
    "health.examined": {"health": {"fit": True, "examined": "1999-01-01"}},
    "home_stay_planned_days": {"home_stay_planned_days": 99_999},
    "coe_issued_on": {"coe_applied_on": "2026-05-02", "coe_issued_on": "2026-05-01"},
    "in_japan": {"in_japan": "no"},
}
"""What the sentence on each begins with ({} is the place in its list), and what is told."""


@given(st.lists(st.sampled_from(sorted(ABSURD)), min_size=1, max_size=5, unique=True))
@settings(max_examples=150, deadline=None)
def test_each_absurd_value_has_a_sentence_of_its_own_however_many_there_are(chosen):
    person, expected = make_person(), []
    for name in chosen:
        for key, told in ABSURD[name].items():
            if key in LISTS:
                person[key] = [*person.get(key, []), told]
            else:
                person[key] = told
        place = next((len(person[key]) - 1 for key in ABSURD[name] if key in LISTS), 0)
        expected.append(name.strip().format(place))
    if "stays[{}].from" in chosen and "stays[{}].excluded_days" in chosen:
        return  # the two stays overlap, which is refused before anything else is looked at

    try:
        said = columns([person]).warnings
    except FactsError as error:
        refused = set(error.faults)
        assert any(each in fault for each in expected for fault in refused)
        assert {"stays[{}] ends on", "in_japan"} & set(chosen)
        return
    for each in expected:
        assert any(each in sentence for sentence in said), each


@given(st.sampled_from(sorted(name for name in ABSURD if name.startswith("tests"))))
@settings(deadline=None, max_examples=len(ABSURD))
def test_an_absurd_test_alone_is_never_the_ground_of_a_yes(name):
    person = make_person(tests=[ABSURD[name]["tests"]])

    explanation = explain(columns([person]), BOOK, on=DAY)

    assert [each for each in explanation.verdicts if each.answer == "yes" and each.pathway in {"ssw1", "ssw2"}] == []


def _mutated(draw: random.Random, person: dict[str, Any]) -> str:
    """The example written as JSON with a few values, keys or letters changed."""
    changed = deepcopy(person)
    for _ in range(draw.randint(1, 4)):
        _change(draw, changed)
    written = json.dumps(changed, ensure_ascii=draw.random() < 0.5)
    if draw.random() < 0.25:
        place = draw.randrange(len(written))
        written = written[:place] + draw.choice('{}[],:"\\0e-N\ud800ü') + written[place + draw.randint(0, 2) :]
    return written


def _change(draw: random.Random, value: Any) -> None:
    """Change one value somewhere in a table or a list."""
    if not value:
        return
    place = draw.choice(list(value)) if isinstance(value, dict) else draw.randrange(len(value))
    if isinstance(value[place], dict | list) and draw.random() < 0.7:
        _change(draw, value[place])
    elif draw.random() < 0.2 and isinstance(value, dict):
        value[draw.choice(KNOWN) if draw.random() < 0.7 else "bron"] = value.pop(place)
    else:
        value[place] = draw.choice(
            [None, True, -1, 0, 9999, 10**40, 0.5, float("nan"), float("inf"), "", "QQ", "1990-01-01", "2149-06-05",
             "2026-02-30", [], [[]], {}, {"a": {}}, [None], "\ud800", "\u0000", "N4", "jft_basic"]
        )  # fmt: skip


@pytest.mark.parametrize("part", range(3))
def test_explain_of_mutated_examples_ends_in_an_answer_or_in_sentences_and_never_in_a_traceback(part, tmp_path):
    draw = random.Random(part)  # noqa: S311  # the same mutants at every run, no secret
    path = tmp_path / "person.json"
    ends = set()

    for _ in range(MUTANTS // 3):
        written = _mutated(draw, draw.choice(examples()))
        path.write_bytes(written.encode("utf-8", "surrogatepass"))
        arguments = ["explain", str(path), "--on", "2027-04-05", "--category", CROP]
        result = CliRunner().invoke(app, [*arguments, *(["--json"] if draw.random() < 0.5 else [])])
        refused = result.exception is not None and not isinstance(result.exception, SystemExit)
        assert not refused or isinstance(result.exception, KakehashiError), written
        ends.add("refused" if refused else "answered")

    assert ends == {"refused", "answered"}
