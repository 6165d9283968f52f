"""People in Arrow and Parquet become the same columns as the same people in JSON, and are refused in the same words."""

import re
from collections import Counter
from copy import deepcopy
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi import law
from kakehashi.law import FactsError, arrow
from kakehashi.law.columns import Codes, Numbers, Table
from kakehashi.law.facts import Kind
from kakehashi.law.questions import FACTS, LISTS
from tests.law.make import CROP, make_person, some_people

DAYS = {
    key.rpartition(".")[2]
    for key, fact in [*FACTS.items(), *(pair for each in LISTS.values() for pair in each.entries.items())]
    if fact.kind is Kind.DAY
}
COUNTED = re.compile(r" left out(?:, (\d+) times)?; ")
AT_ODDS = re.compile(r"(?:, (\d+) times)?\.$")


def dated(value):
    """The same people with real days in place of text."""
    if isinstance(value, list):
        return [dated(each) for each in value]
    if isinstance(value, dict):
        return {
            key: date.fromisoformat(each) if key in DAYS and isinstance(each, str) else dated(each)
            for key, each in value.items()
        }
    return value


def tabled(person):
    """The same person with each entry that is written as a word alone in its table."""
    plain = {key: each.plain for key, each in LISTS.items() if each.plain and key in person}
    return person | {
        key: [{word: entry} if isinstance(entry, str) else entry for entry in person[key]]
        for key, word in plain.items()
    }


def typed(people):
    return pa.Table.from_pylist(dated([tabled(one) for one in people]), schema=arrow.schema())


def parts(column):
    if isinstance(column, Numbers):
        return [column.low, column.high]
    if isinstance(column, Codes):
        return [column.code, np.array(column.names)]
    if isinstance(column, Table):
        entries = [each for key in sorted(column.entries) for each in parts(column.entries[key])]
        return [column.first, column.given, *entries]
    return [column.yes, column.no]


def assert_same(one, other):
    assert len(one) == len(other)
    assert one.ids == other.ids
    assert list(one.columns) == list(other.columns)
    for key in one.columns:
        for left, right in zip(parts(one.columns[key]), parts(other.columns[key]), strict=True):
            assert left.dtype == right.dtype, key
            assert np.array_equal(left, right), key
    for mine, theirs in ((one.evidence, other.evidence), (one.entry_evidence, other.entry_evidence)):
        assert set(mine) == set(theirs)
        assert all(np.array_equal(mine[key], theirs[key]) for key in mine)


def said_of_people(warnings):
    """How often each thing that nobody knows is said on the JSON route, whoever it is said of and whichever entry."""
    left_out = [each for each in warnings if " left out" in each or "contradicts" in each]
    return Counter(re.sub(r"\[\d+\]", "[]", re.sub(r"^(person \d+|K-\d+): ", "", each)) for each in left_out)


def counted(warnings):
    """The same from the counted warnings of the Arrow route."""
    found = Counter()
    for each in (said for said in warnings if " left out" in said or "contradicts" in said):
        times = COUNTED.search(each) or AT_ODDS.search(each)
        found[AT_ODDS.sub(".", COUNTED.sub(" left out; ", each))] += int(times[1] or 1)
    return found


levels = st.sampled_from(["claimed", "seen", "verified", "sen"])


def _with_odd_tests(draw, tests):
    """Give some of `tests` a level, a score or a word that nobody knows."""
    for test in tests:
        if draw(st.booleans()):
            test["evidence"] = draw(levels)
        if draw(st.integers(0, 3)) == 0:
            test["test"] = draw(st.sampled_from(["jltp", "jlpt"]))
        if draw(st.integers(0, 3)) == 0:
            test["score"] = draw(st.sampled_from([0, 199, 200, 2**24 - 1]))


@st.composite
def people_as_they_come(draw):
    """Some people with evidence, unknown keys and words among them."""
    people = deepcopy(draw(some_people()))
    for number, one in enumerate(people):
        if draw(st.booleans()):
            one["id"] = f"K-{number}"
        if draw(st.booleans()):
            one["evidence"] = {key: draw(levels) for key in draw(st.sets(st.sampled_from(["tests", "health", "brn"])))}
            one["evidence"] = one["evidence"] or None
        if draw(st.booleans()):
            one["bron"] = "2004"
        if draw(st.booleans()):
            one["sex"] = draw(st.sampled_from(["female", "f"]))
        _with_odd_tests(draw, one.get("tests") or ())
        if draw(st.booleans()):
            one["channel"] = draw(st.sampled_from(["P3MI", "G-to-G", " pmi perseorangan ", "p to q", "P/to/Q"]))
        if draw(st.booleans()):
            one["contract_contents"] = draw(st.lists(st.sampled_from(["Employer", "rights and duties", "pay"])))
        for step in one.get("steps") or ():
            step["kind"] = draw(st.sampled_from(["departed", "E-KTKLN", "BPJS ketenagakerjaan", "nap"]))
        one.update(
            draw(st.sampled_from([{}, *({"in_japan": False, "application": each} for each in ("coe", "renewal"))]))
        )
        if draw(st.booleans()):
            one["leaves"] = [{"reason": "illness", "from": "2026-01-01", "to": "2026-02-01", "prof": True}]
    return people


@given(people_as_they_come())
@settings(deadline=None, max_examples=60)
def test_the_same_people_give_the_same_columns_whichever_way_they_come(people):
    told = law.columns(people)

    inferred = arrow.columns(pa.Table.from_pylist(people, schema=_inferred(people)))

    assert_same(inferred, told)
    assert counted(inferred.warnings) == said_of_people(told.warnings)


@given(people_as_they_come())
@settings(deadline=None, max_examples=60)
def test_days_truths_and_words_in_their_own_types_give_the_same_columns_too(people):
    for one in people:
        one.pop("bron", None)
        (one.get("evidence") or {}).pop("brn", None)
        for leave in one.get("leaves") or ():
            leave.pop("prof", None)

    assert_same(arrow.columns(typed(people)), law.columns(people))


def _inferred(people):
    """The schema of all keys of these people, whoever has them; `from_pylist` alone looks at the first one only."""
    keys = sorted({key for one in people for key in one})
    return pa.schema([(key, pa.array([one.get(key) for one in people]).type) for key in keys])


def test_a_file_is_read_block_by_block_and_counts_what_nobody_knows_once(tmp_path, monkeypatch):
    people = [make_person(id=f"K-{each}", bron=each) for each in range(10)]
    path = tmp_path / "people.parquet"
    pyarrow.parquet.write_table(pa.Table.from_pylist(people), path, row_group_size=4)
    monkeypatch.setattr(arrow, "BLOCK", 3)

    read = arrow.PeopleFile(path)
    blocks = list(read)

    assert len(read) == 10
    assert [name for block in blocks for name in block.ids] == [f"K-{each}" for each in range(10)]
    assert max(len(block) for block in blocks) == 3
    assert read.warnings == ("bron is not known and was left out, 10 times; the nearest known one is born.",)
    start = 0
    for block in blocks:
        assert_same(block, law.columns(people[start : start + len(block)]))
        start += len(block)


def test_a_schema_written_from_the_exchange_format_reads_back_as_nothing_told():
    facts = arrow.columns(arrow.schema().empty_table())

    assert len(facts) == 0
    assert set(facts.columns) == {key for key, fact in FACTS.items() if fact.asks} | set(LISTS)


@pytest.mark.parametrize(
    "person",
    [
        {"born": "2001-02-31"},
        {"born": date(1066, 10, 14)},
        {"born": date(2150, 1, 1)},
        {"born": datetime.fromisoformat("2004-11-04")},
        {"born": 5},
        {"born": {"day": 4}},
        {"in_japan": "no"},
        {"in_japan": 1},
        {"transfer": {"employer_period_months": Decimal("12.0")}},
        {"tests": [{"score": "200"}]},
        {"tests": [{"score": True}]},
        {"tests": [{"score": -1}]},
        {"tests": [{"score": 2**24}]},
        {"tests": [{"score": float("nan")}]},
        {"tests": [{"score": float("inf")}]},
        {"tests": [{"score": 199.5}]},
        {"tests": [{"test": 7}]},
        {"tests": [{"test": "jlpt"}, None]},
        {"tests": "jlpt N4"},
        {"tests": ["jlpt N4"]},
        {"contract_contents": [7]},
        {"contract_contents": "employer"},
        {"wishes": "V-1"},
        {"health": True},
        {"evidence": "seen"},
        {"stays": [{"from": "2025-01-01", "to": "2024-12-31"}]},
        {"stays": [{"from": date(2025, 1, 1), "to": date(2024, 12, 31)}]},
        {"courses": [{"from": "2025-01-01", "to": "2024-12-31"}]},
        {"leaves": [{"from": "2025-01-01"}, {"from": "2025-01-01", "to": "2024-12-31"}]},
        {"stays": [{"from": "2024-01-01", "to": "2024-06-30"}, {"from": "2024-06-30", "to": None}]},
        {"stays": [{"from": "2025-06-30", "to": "2025-12-31"}, {"from": "2024-01-01", "to": None}]},
    ],
    ids=str,
)
def test_what_cannot_be_used_is_refused_in_the_same_words(person):
    people = [person, make_person(id="K-2", **dict.fromkeys(person)), person]

    with pytest.raises(FactsError) as by_person:
        law.columns(people)
    with pytest.raises(FactsError) as by_column:
        arrow.columns(pa.Table.from_pylist(people, schema=_inferred(people)))

    assert by_column.value.faults == by_person.value.faults


def test_one_person_alone_needs_no_number():
    with pytest.raises(FactsError, match=r"^The facts cannot be used:\n- born is"):
        arrow.columns(pa.table({"born": ["x"]}))


def test_a_stay_that_begins_the_day_after_is_no_overlap():
    stays = [{"from": "2024-07-01", "to": "2024-12-31"}, {"from": "2024-01-01", "to": "2024-06-30"}]

    facts = arrow.columns(pa.Table.from_pylist([{"stays": stays}, {"stays": stays}]))

    assert facts.list("stays").first.tolist() == [0, 2, 4]


def test_a_hundred_people_at_fault_are_named_and_the_others_counted(tmp_path, monkeypatch):
    path = tmp_path / "people.parquet"
    monkeypatch.setattr(arrow, "BLOCK", 60)
    pyarrow.parquet.write_table(pa.table({"born": ["x"] * 150 + ["2004-11-04"]}), path)
    read = arrow.PeopleFile(path)

    with pytest.raises(FactsError) as raised:
        list(read)

    assert len(raised.value.faults) == 101
    assert raised.value.faults[99].startswith("person 100: born is 'x'")
    assert raised.value.faults[100] == "50 more people are at fault; mend these first and run it again."


def test_a_block_with_somebody_at_fault_is_never_handed_out(tmp_path, monkeypatch):
    path = tmp_path / "people.parquet"
    monkeypatch.setattr(arrow, "BLOCK", 1)
    pyarrow.parquet.write_table(pa.table({"born": ["2004-11-04", "x", "2004-11-04"]}), path)
    blocks = iter(arrow.PeopleFile(path))

    assert len(next(blocks)) == 1
    with pytest.raises(FactsError, match="person 2: born"):
        next(blocks)


def test_words_alone_are_read_from_a_file_as_the_tables_they_stand_for(tmp_path):
    path = tmp_path / "people.parquet"
    people = [{"contract_contents": ["Employer", "job"]}, {"contract_contents": []}, {"contract_contents": None}]
    people += [{"contract_contents": ["duration", "pay"]}]
    pyarrow.parquet.write_table(pa.Table.from_pylist(people), path)

    read = arrow.PeopleFile(path)
    (facts,) = read

    assert_same(facts, law.columns(people))
    assert facts.list("contract_contents").first.tolist() == [0, 2, 2, 2, 4]
    assert counted(read.warnings) == said_of_people(law.columns(people).warnings)


def test_a_hole_among_words_alone_is_refused_as_elsewhere():
    people = [{"contract_contents": ["employer", None]}, {"contract_contents": ["job"]}]

    with pytest.raises(FactsError) as by_person:
        law.columns(people)
    with pytest.raises(FactsError) as by_column:
        arrow.columns(pa.Table.from_pylist(people))

    assert by_column.value.faults == by_person.value.faults


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("tests", pa.map_(pa.string(), pa.string())),
        ("tests", pa.list_(pa.struct([("test", pa.string()), ("test", pa.string())]))),
        ("stays", pa.list_(pa.struct([("from", pa.date32())]), 2)),
        ("born", pa.run_end_encoded(pa.int32(), pa.date32())),
    ],
)
def test_a_type_that_people_are_not_written_in_is_refused_with_its_name(key, kind):
    with pytest.raises(FactsError) as raised:
        arrow.columns(pa.schema([(key, kind)]).empty_table())

    assert raised.value.faults[0].startswith(f"{key} is {kind} in the file; write values")


def test_a_key_that_stands_twice_is_refused():
    born = pa.array([date(2004, 11, 4)])

    with pytest.raises(FactsError, match="born stands twice in the file; leave one out"):
        arrow.columns(pa.Table.from_arrays([born, born], ["born", "born"]))


def test_a_file_that_is_no_parquet_is_refused(tmp_path):
    path = tmp_path / "people.parquet"
    path.write_text("[]")

    with pytest.raises(FactsError, match=r"is not a Parquet file"):
        arrow.PeopleFile(path)


def test_what_is_in_a_dictionary_and_told_of_nobody_is_not_warned_of():
    words = pa.DictionaryArray.from_arrays(pa.array([0, None]), ["ID", "Indonesia"])
    holes = pa.DictionaryArray.from_arrays(pa.array([0, 1]), pa.array(["coe", None]))

    facts = arrow.columns(pa.table({"nationality": words, "application": holes}))

    assert facts.warnings == ()
    assert facts.code("nationality").is_("ID").yes.astype(bool).tolist() == [True, False]
    assert (
        facts.code("application").code.tolist()
        == law.columns([{"application": "coe"}, {}]).code("application").code.tolist()
    )


@given(people_as_they_come(), st.integers(0, 3), st.integers(0, 3))
@settings(deadline=None, max_examples=20)
def test_a_part_of_a_table_is_read_as_if_the_rest_were_not_there(people, before, after):
    for one in people:
        for key in ("bron", "evidence", "leaves"):
            one.pop(key, None)
    whole = typed([make_person()] * before + people + [make_person()] * after)

    assert_same(arrow.columns(whole.slice(before, len(people))), law.columns(people))


def test_ids_need_not_be_text():
    assert arrow.columns(pa.table({"id": [7, None]})).ids == law.columns([{"id": "7"}, {}]).ids == ("7", "")


def test_a_level_that_is_no_word_is_not_known_and_counts_as_claimed():
    people = [{"evidence": {"tests": ["seen"]}}, {"evidence": {"tests": ["seen"]}}]

    facts = arrow.columns(pa.Table.from_pylist(people))

    assert counted(facts.warnings) == said_of_people(law.columns(people).warnings)
    assert facts.evidence["tests"].tolist() == [0, 0]


def test_a_path_may_stand_for_its_table():
    facts = arrow.columns(pa.table({"health.fit": [True, None]}))

    assert facts.truth("health.fit").yes.astype(bool).tolist() == [True, False]


def test_a_part_beyond_the_whole_is_cut_as_elsewhere():
    work = [{"category": CROP, "months": 23.5}]

    assert_same(arrow.columns(pa.Table.from_pylist([{"experience": work}])), law.columns([{"experience": work}]))
