"""Values of law by date."""

from datetime import date

import numpy as np
import pytest

from kakehashi.law.dated import BookError, DatedValues, Deadline
from kakehashi.vocabulary import Mark, Pathway, Text, UnknownKey

WRITTEN = """
[[years]]
since = 2025-09-30
value = 6
unit = "years"
cite = "a source"
mark = "official"

[[years]]
since = 2019-04-01
value = 5
unit = "years"
cite = "a source"
mark = "official"

[[farms]]
value = ["agriculture"]
unit = "work categories"
cite = "a source"
mark = "secondary"

[[words]]
value = ["N4", "N3"]
unit = "levels"
cite = "a source"
mark = "secondary"

[[trades]]
value = ["Crop farming", "Welding"]
unit = "occupations"
cite = "a source"
mark = "secondary"

[[counts]]
value = true
unit = "yes or no"
cite = "a source"
mark = "secondary"
"""


@pytest.fixture
def values(tmp_path):
    path = tmp_path / "values.toml"
    path.write_text(WRITTEN, encoding="utf-8")
    return DatedValues.read(path)


@pytest.mark.parametrize(("day", "years"), [("2019-04-01", 5), ("2025-09-29", 5), ("2025-09-30", 6), ("2040-01-01", 6)])
def test_the_value_of_the_day_is_the_last_that_began(values, day, years):
    assert values.on(date.fromisoformat(day))["years"] == years


def test_a_value_keeps_what_its_entry_says(values):
    farms, years = (values.on(date(2026, 11, 24)).standing[name] for name in ("farms", "years"))

    assert (years.name, years.value, years.read, years.unit) == ("years", 6, 6, "years")
    assert (years.since, years.cite, years.mark) == (date(2025, 9, 30), "a source", Mark.OFFICIAL)
    assert (farms.name, farms.value, farms.unit, farms.mark) == (
        "farms",
        ["agriculture"],
        "work categories",
        Mark.SECONDARY,
    )


def test_before_its_first_day_a_value_does_not_stand(values):
    with pytest.raises(UnknownKey, match="value of 2019-03-31"):
        values.on(date(2019, 3, 31))["years"]


def test_a_value_without_a_first_day_always_stands(values):
    assert values.on(date(1900, 1, 1)).words("words") == {"N3", "N4"}


def test_categories_are_read_as_a_word_of_lanes(values):
    word = values.on(date(2026, 1, 1)).lanes("farms")

    assert isinstance(word, np.uint64)
    assert int(word).bit_count() == 2
    assert values.on(date(2026, 1, 1)).lanes_or_none("not there") == 0


def test_a_value_is_asked_for_by_what_it_is(values):
    with pytest.raises(BookError, match="'words' is a frozenset"):
        values.on(date(2026, 1, 1)).day("words")
    with pytest.raises(BookError, match="value 'words' is a frozenset, and a uint64 was asked for"):
        values.on(date(2026, 1, 1)).lanes("words")


def test_every_lack_of_every_value_is_said_at_once(tmp_path):
    path = tmp_path / "values.toml"
    path.write_text("[[a]]\nvalue = 1\nunit = 'x'\n[[b]]\ncite = ' '\n", encoding="utf-8")

    with pytest.raises(BookError) as raised:
        DatedValues.read(path)

    assert [fault.split(": ")[1] for fault in raised.value.faults] == [
        f"{name} has no {key}; every value of law needs one."
        for name, key in [("a", "cite"), ("a", "mark"), ("b", "value"), ("b", "unit"), ("b", "cite"), ("b", "mark")]
    ]


def test_an_instrument_may_have_no_values(tmp_path):
    assert DatedValues.read(tmp_path / "values.toml").by_name == {}


def test_a_day_that_is_a_deadline_says_what_must_be_done_by_it_and_on_which_pathways(tmp_path):
    path = tmp_path / "values.toml"
    path.write_text(
        '[[last]]\nvalue = 2027-03-31\nunit = "day"\ncite = "c"\nmark = "official"\n'
        'deadline = { pathways = ["titp1"], indonesian = "ajukan", japanese = "申請", english = "file it" }\n',
        encoding="utf-8",
    )

    (last,) = DatedValues.read(path).by_name["last"]

    assert last.deadline == Deadline(Text("ajukan", "申請", "file it"), (Pathway.TITP1,))


@pytest.mark.parametrize(
    ("value", "deadline", "said"),
    [
        ("3", 'pathways = ["titp1"], indonesian = "a", japanese = "b", english = "c"', "is no day"),
        (
            "2027-03-31",
            'pathways = ["titp9", "titp8"], indonesian = "a", japanese = "b", english = "c"',
            rf"the deadline of last names titp8, titp9; pathways are {', '.join(Pathway)}\.$",
        ),
        ("2027-03-31", 'pathways = ["titp1"], indonesian = "a", english = "c"', "write english, indonesian, japanese"),
    ],
)
def test_a_deadline_that_cannot_be_used_is_refused(tmp_path, value, deadline, said):
    path = tmp_path / "values.toml"
    path.write_text(
        f'[[last]]\nvalue = {value}\nunit = "day"\ncite = "c"\nmark = "official"\ndeadline = {{ {deadline} }}\n',
        encoding="utf-8",
    )

    with pytest.raises(BookError, match=said):
        DatedValues.read(path)


def test_every_fault_of_a_deadline_is_said(tmp_path):
    path = tmp_path / "values.toml"
    head = "value = 2027-05-31\nunit = 'last day'\ncite = 'a source'\nmark = 'official'\n"
    path.write_text(f"[[a]]\n{head}deadline = {{ english = 'x', japanese = 'y' }}\n", encoding="utf-8")

    with pytest.raises(BookError) as raised:
        DatedValues.read(path)

    said = "the deadline of a has english, japanese; write english, indonesian, japanese, pathways."
    assert [fault.partition(": ")[2] for fault in raised.value.faults] == [said]


def forgotten(values, *names):
    """What the law of 2026-11-24 can be once the values called `names` are forgotten, least first."""
    law = values.on(date(2026, 11, 24))
    return law, law.forgetting([law.standing[name] for name in names])


def test_a_list_of_words_that_is_forgotten_is_empty_or_has_a_word_more_that_nobody_has(values):
    law, (least, most) = forgotten(values, "words")

    assert least.words("words") == frozenset()
    assert most.words("words") > law.words("words")
    assert len(most.words("words")) == len(law.words("words")) + 1


def test_a_yes_that_is_forgotten_is_no_and_yes(values):
    _, laws = forgotten(values, "counts")

    assert [law["counts"] for law in laws] == [False, True]


@pytest.mark.parametrize("name", ["farms", "trades"])
def test_a_list_of_lanes_that_is_forgotten_is_empty_and_no_more_than_that(values, name):
    law, laws = forgotten(values, name)

    assert np.any(law.lanes(name))
    assert [np.any(each.lanes(name)) for each in laws] == [False]


def test_values_that_are_forgotten_together_are_at_their_least_and_at_their_most_together(values):
    _, (least, most) = forgotten(values, "words", "farms", "counts")

    assert (least.words("words"), most.words("words")) == (frozenset(), {"N4", "N3", "no word of any list"})
    assert [law["counts"] for law in (least, most)] == [False, True]
    assert [int(law.lanes("farms")) for law in (least, most)] == [0, 0]


def test_what_is_not_forgotten_is_read_as_it_stands_and_on_the_same_day(values):
    law, laws = forgotten(values, "words")

    assert [(each["years"], each.on, each.standing) for each in laws] == [(6, law.on, law.standing)] * 2
    assert law.words("words") == {"N4", "N3"}


def test_where_nothing_is_forgotten_there_is_no_other_law(values):
    assert forgotten(values)[1] == ()


def test_only_a_list_or_a_yes_or_no_can_be_forgotten(values):
    standing = values.on(date(2026, 11, 24)).standing

    assert {name for name, value in standing.items() if value.can_be_forgotten} == {
        "farms",
        "words",
        "trades",
        "counts",
    }
