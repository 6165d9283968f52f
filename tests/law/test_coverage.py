"""What encodes a condition is read off the book, and contradictions between book and table are said."""

from collections.abc import Mapping
from datetime import date

import pytest

from kakehashi.law import Book, Condition, ConditionKind, Coverage, Family, Instrument, Place, conditions, coverage
from kakehashi.law.book import BOOK
from kakehashi.law.dated import DatedValues
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

SAYS = Text("a", "b", "c.")
VALUE = '[[first_day]]\nvalue = 2027-04-01\nunit = "%s"\ncite = "%s"\nmark = "official"\n'


def condition(id, kind=ConditionKind.PERSON, *, reason=None, day=None):  # noqa: A002  # the word of the table
    return Condition(id=id, family=Family.ESD, kind=kind, name=id, day=day, reason=reason)


def book_with(tmp_path, *, notes: Mapping[str, str], unit="", cite="", not_judged=(), mark=Mark.OFFICIAL) -> Book:
    one = Instrument("bare", folder=tmp_path, title=Text("a", "b", "c"), not_judged=not_judged)
    for name, named in notes.items():
        one.note(
            name, article="x", source="x", since=date(2027, 4, 1), says=SAYS, stage=Stage.POOL, mark=mark,
            condition=named,
        )  # fmt: skip
    if unit:
        (tmp_path / "values.toml").write_text(VALUE % (unit, cite or "x"), encoding="utf-8")
        one.values = DatedValues.read(tmp_path / "values.toml")
    return Book([one], version=1, checked=BOOK.checked)


def covered_by(book: Book, *table: Condition) -> Coverage:
    return coverage(book, {each.id: each for each in table})


def test_what_encodes_a_condition_is_found_in_provisions_and_values(tmp_path):
    book = book_with(tmp_path, notes={"one": "ESD-P-01, ESD-P-02"}, unit="day (ESD-P-02)", cite="law, ESD-P-03")

    covered = covered_by(book, *(condition(f"ESD-P-0{number}") for number in (1, 2, 3, 4)))

    note, value = Place("bare.one", "note"), Place("bare.first_day", "value")
    assert [each.places for each in covered.conditions] == [(note,), (note, value), (value,), ()]
    assert [each.condition.id for each in covered.missing] == ["ESD-P-04"]
    assert len(covered.encoded) == 3
    assert covered.faults == ()


def test_a_date_is_encoded_by_what_begins_or_stands_on_it_unless_there_is_a_reason_against_it(tmp_path):
    book = book_with(tmp_path, notes={"one": "ESD-P-01"}, unit="day")
    first, later = date(2027, 4, 1), date(2027, 4, 2)

    covered = covered_by(
        book,
        condition("ESD-P-01"),
        condition("D-15", ConditionKind.DATE, day=first),
        condition("D-16", ConditionKind.DATE, day=later),
        condition("D-17", ConditionKind.DATE, day=first, reason="held against nobody"),
    )

    places = {each.condition.id: each.places for each in covered.conditions}
    assert places["D-15"] == (Place("bare.one", "note"), Place("bare.first_day", "value"))
    assert places["D-16"] == places["D-17"] == ()
    assert [each.condition.id for each in covered.left_out] == ["D-17"]
    assert [each.condition.id for each in covered.missing] == ["D-16"]


def test_a_condition_that_is_encoded_and_has_a_reason_is_a_fault(tmp_path):
    covered = covered_by(book_with(tmp_path, notes={"one": "ESD-P-01"}), condition("ESD-P-01", reason="too hard"))

    assert covered.faults == (
        "ESD-P-01 is encoded by bare.one, and conditions.csv gives a reason for leaving it out; strike the reason.",
    )


def test_a_condition_that_the_table_lacks_is_a_fault_however_it_is_written(tmp_path):
    covered = covered_by(book_with(tmp_path, notes={"one": "ESD-P-1", "two": "ESD-P-01"}), condition("ESD-P-01"))

    assert covered.faults == (
        "bare.one: condition 'ESD-P-1' is not in conditions.csv; mend the id, or add the condition there.",
    )


def test_only_conditions_of_the_person_count_as_missing_of_persons(tmp_path):
    covered = covered_by(
        book_with(tmp_path, notes={}),
        *(condition(f"ESD-P-{number:02}", kind) for number, kind in enumerate(ConditionKind, 1)),
    )

    assert len(covered.missing) == len(ConditionKind)
    assert {each.condition.kind for each in covered.missing_of_persons} == {
        kind for kind in ConditionKind if kind.of_person
    }


def test_conditions_are_counted_by_family_and_kind(tmp_path):
    covered = covered_by(
        book_with(tmp_path, notes={"one": "ESD-P-01"}),
        condition("ESD-P-01"),
        condition("ESD-P-02"),
        condition("ESD-E-01", ConditionKind.EMPLOYER, reason="of the employer"),
    )

    assert covered.counts() == {
        (Family.ESD, ConditionKind.PERSON): (1, 1),
        (Family.ESD, ConditionKind.EMPLOYER): (0, 1),
    }


def test_provisions_are_counted_by_mark(tmp_path):
    covered = covered_by(book_with(tmp_path, notes={"one": "ESD-P-01", "two": "ESD-P-01"}, mark=Mark.UNCONFIRMED))

    assert covered.marks == {"bare": {Mark.UNCONFIRMED: 2}}
    assert covered.open_when_unknown == {"bare": 0}


def test_what_is_not_judged_must_be_known_and_not_judged(tmp_path):
    known = covered_by(book_with(tmp_path, notes={}, not_judged=("ESD-P-07",)), condition("ESD-P-07", reason="x"))
    stranger = covered_by(book_with(tmp_path, notes={}, not_judged=("ESD-P-7",)))

    assert known.faults == ()
    assert stranger.faults == ("bare says that it does not judge 'ESD-P-7', which conditions.csv lacks; mend the id.",)


def test_a_rule_that_judges_what_its_instrument_says_it_does_not_is_a_fault(monkeypatch):
    monkeypatch.setattr(BOOK.instrument("japan.esd"), "not_judged", ("ESD-P-08",))

    assert coverage(BOOK).faults == (
        "japan.esd says that it does not judge ESD-P-08, and a rule of it does; strike it from not_judged.",
    )


def test_book_and_table_do_not_contradict_each_other():
    assert coverage(BOOK).faults == ()


def test_every_provision_of_the_book_stands_under_its_condition():
    places = {place.id for each in coverage(BOOK).conditions for place in each.places}

    assert {each.id for one in BOOK.instruments for each in one.provisions()} <= places


@pytest.mark.parametrize("id", ["D-03", "D-04", "D-06", "D-07", "D-08", "D-09", "D-11", "D-14", "D-15", "D-16"])
def test_the_dates_that_switch_a_rule_on_or_off_stand_in_the_book(id):  # noqa: A002  # the word of the table
    covered = {each.condition.id: each for each in coverage(BOOK).conditions}

    assert covered[id].is_encoded
    assert conditions()[id].reason is None
