"""The reader and the examples agree, row by row: what is refused, what is warned of, and what the rest says."""

from fractions import Fraction

import pytest

from kakehashi.sheets import (
    check_rankings,
    check_wishes,
)
from tests.examples.make import FOLDERS, make_example, read_people, read_toml, read_vacancies


def places(found):
    """Row, header and code of each fault, in order."""
    return sorted((fault.row, fault.header, fault.code) for fault in found)


def expected(name, table):
    """The same of a table of expected.toml."""
    return sorted((fault["row"], fault["column"], fault["code"]) for fault in read_toml(name, "expected.toml")[table])


@pytest.mark.parametrize("name", FOLDERS)
def test_the_reader_refuses_the_rows_that_deserve_it_and_no_other(name):
    reading = read_people(name)

    assert {"read": reading.read, "accepted": reading.accepted, "refused": reading.refused} == read_toml(
        name, "expected.toml"
    )["totals"]
    assert places(reading.faults) == expected(name, "refusal")


@pytest.mark.parametrize("name", FOLDERS)
def test_the_reader_warns_of_the_odd_rows_and_of_no_other(name):
    assert places(read_people(name).warnings) == expected(name, "warning")


@pytest.mark.parametrize("name", FOLDERS)
def test_the_reader_refuses_the_faulty_vacancies_and_no_other(name):
    reading = read_vacancies(name)

    assert {"read": reading.read, "accepted": reading.accepted, "refused": reading.refused} == read_toml(
        name, "expected.toml"
    )["vacancy_totals"]
    assert places(reading.faults) == expected(name, "vacancy_refusal")
    in_none = [(one.header, one.code) for one in reading.warnings]
    assert in_none == ([("通訳不要の日本語レベル", "none_not_kept")] if name == "kumamoto" else [])


@pytest.mark.parametrize("name", FOLDERS)
def test_an_accepted_row_says_of_the_person_what_was_typed(name):
    people = {row.person["id"]: row.person for row in read_people(name).rows}

    for entry in make_example(name).accepted:
        read, person, papers = people[entry.id], entry.person, entry.papers
        assert read["born"] == person.born
        assert read["sex"] == person.sex
        assert read["home"] == person.province
        written = person.name_as_written
        assert read["name"] in {written, f"{written} {written}"}
        for key, parts in (("tests", papers.tests), ("stays", papers.stays), ("experience", papers.experience)):
            assert (len(read[key]) if key in read else None) == (None if parts is None else len(parts))
        for key, answer in (("in_japan", papers.in_japan), ("refusal_ground", papers.refusal_ground)):
            assert read.get(key) is answer


@pytest.mark.parametrize("name", FOLDERS)
def test_an_accepted_vacancy_says_what_the_office_wrote(name):
    read = {row.vacancy["id"]: row.vacancy for row in read_vacancies(name).rows}

    for vacancy in make_example(name).open_vacancies:
        found, pay = read[vacancy.id], vacancy.pay
        assert found["employer"] == vacancy.firm.name
        assert found["seats"] == vacancy.seats
        assert found["from"] == vacancy.begins
        assert found.get("to") == vacancy.ends
        assert found["prefecture"] == make_example(name).recipe.prefecture
        assert found.get("pay", {}).get("base") == pay.base
        assert found.get("hours", {}).get("annual_scheduled") == pay.annual
        assert Fraction(str(found["hours"]["daily"])) == Fraction(pay.daily)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_wish_and_every_ranking_is_read(name):
    today = make_example(name).recipe.on

    for file, check in (("wishes.csv", check_wishes), ("rankings.csv", check_rankings)):
        reading = check((FOLDERS[name] / file).read_bytes(), filename=file, today=today)
        assert reading.accepted == reading.read > 0
