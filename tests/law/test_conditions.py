"""The table of conditions: its form, and what is said of a row that cannot be used."""

from datetime import date

import pytest

from kakehashi.law import BookError, ConditionKind, Family, conditions
from kakehashi.law.conditions import ID, read

ROW = {"id": "D-01", "family": "dates", "kind": "date", "day": "2019-04-01", "name": "SSW starts", "reason": ""}
PREFIX = {
    Family.DATES: ("D-",),
    Family.TITP: ("TITP-", "TR-"),
    Family.SSW1: ("SSW1-",),
    Family.SSW2: ("SSW2-",),
    Family.ESD: ("ESD-",),
    Family.INDONESIA: ("IDN-", "ID-"),
}
COUNTED = {
    "D-": 17, "TITP-P": 17, "TITP-E": 13, "TITP-T": 7, "TITP-D": 2, "TITP-X": 1, "TR-": 8, "SSW1-P": 27, "SSW1-E": 19,
    "SSW1-F": 3, "SSW1-D": 1, "SSW1-X": 1, "SSW2-P": 7, "SSW2-D": 1, "ESD-P": 11, "ESD-E": 11, "ESD-T": 8, "ESD-D": 3,
    "ESD-X": 8, "ESD-O": 2, "IDN-": 8, "ID-": 58,
}  # fmt: skip


def test_the_table_holds_as_many_conditions_of_each_series_as_the_sources():
    assert {key: sum(each.startswith(key) for each in conditions()) for key in COUNTED} == COUNTED
    assert sum(COUNTED.values()) == len(conditions())


def test_a_condition_stands_in_the_family_of_its_id():
    assert [one.id for one in conditions().values() if not one.id.startswith(PREFIX[one.family])] == []


def test_no_two_conditions_of_a_family_and_kind_have_the_same_name():
    names = [(one.family, one.kind, one.name) for one in conditions().values()]

    assert len(set(names)) == len(names)


def test_a_condition_of_the_person_is_left_out_only_where_its_source_is_wrong():
    assert [one.id for one in conditions().values() if one.kind.of_person and one.reason] == ["ESD-X-08"]


def test_the_kinds_that_decide_what_a_person_may_do_are_named():
    assert {kind.value for kind in ConditionKind if kind.of_person} == {
        "person", "period", "transfer", "transition", "field",
    }  # fmt: skip


def test_a_row_is_read_as_it_stands():
    one = read([ROW])["D-01"]

    assert (one.family, one.kind, one.name) == (Family.DATES, ConditionKind.DATE, "SSW starts")
    assert (one.day, one.reason) == (date(2019, 4, 1), None)


def test_everything_that_is_wrong_with_the_table_is_said_at_once():
    wrong = [
        ROW,
        ROW | {"name": "again"},
        ROW | {"id": "D-2", "family": "date"},
        ROW | {"id": "D-03", "day": "", "name": " "},
        ROW | {"id": "D-04", "day": "April"},
        ROW | {"id": "TR-01", "family": "titp", "kind": "transit", "day": ""},
    ]

    with pytest.raises(BookError) as raised:
        read(wrong)

    faults = [fault.removeprefix("conditions.csv: ") for fault in raised.value.faults]
    assert faults[0] == "D-01: stands twice; keep one of the two rows."
    assert faults[1] == "D-2: 'D-2' is no id; write it like SSW1-P-13, TR-06 or ID-18a."
    assert faults[2].startswith("D-2: family 'date' does not exist; use one of dates, titp, ")
    assert faults[3] == "D-03: has no name; give it a short one."
    assert faults[4].startswith("D-03: has a day, or lacks one; ")
    assert faults[5] == "D-04: day 'April' is no day; write it like 2027-04-01."
    assert faults[6].startswith("TR-01: kind 'transit' does not exist; use one of date, person, ")
    assert len(faults) == 7


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("last day to file a new TITP plan (D-14)", ["D-14"]),
        ("SSW1-P-13 to P-16, ID-18a", ["SSW1-P-13", "ID-18a"]),
        ("D-1, XD-01, D-011, ISO 3166-2:ID-05x, ESD-D-01-a", []),
        ("https://example.org/D-01-x", []),
    ],
)
def test_an_id_is_found_as_a_whole_word_only(text, found):
    assert ID.findall(text) == found
