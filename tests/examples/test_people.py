from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.names import FEMALE, MALE, SPELLINGS, join, respell, shorten, turn
from examples.people import JAWA, ORIGINS, birthday, nik_of
from kakehashi.vocabulary import provinces
from tests.examples.make import FOLDERS, make_example, read_candidates, read_table

DAYS = st.dates(min_value=date(1985, 1, 1), max_value=date(2009, 12, 31))


def age_on(on: date, born: date) -> int:
    """Full years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@given(born=DAYS, sex=st.sampled_from((FEMALE, MALE)), rng=st.randoms(), origin=st.sampled_from(ORIGINS))
def test_a_nik_says_birthday_and_sex_and_no_district(born, sex, rng, origin):
    nik = nik_of(rng, origin.code, born, sex)

    assert len(nik) == 16
    assert nik.isdecimal()
    assert int(nik[6:8]) == born.day + (40 if sex == FEMALE else 0)
    assert nik[8:12] == f"{born:%m%y}"
    assert nik[4:6] == "00"


@given(youngest=st.integers(17, 30), years=st.integers(0, 6), rng=st.randoms())
def test_a_birthday_keeps_the_ages_asked_for(youngest, years, rng):
    on = date(2026, 11, 24)

    born = birthday(rng, on, youngest, youngest + years)

    assert youngest <= age_on(on, born) <= youngest + years


@given(
    name=st.lists(st.sampled_from([word for pair in SPELLINGS for word in pair]), min_size=1, max_size=3).map(" ".join)
)
def test_another_form_of_a_name_is_never_the_same_writing(name):
    for change in (respell, join, shorten):
        assert change(name) != name
    assert turn(name) is None or sorted((turn(name) or "").split()) == sorted(name.split())


def test_about_four_in_ten_have_one_word_in_the_javanese_provinces():
    people = [entry.person for entry in make_example("kumamoto").entries]
    javanese = [person for person in people if person.province in {"ID-JT", "ID-YO"}]

    one_word = sum(" " not in person.name for person in javanese) / len(javanese)

    assert 0.35 < one_word < 0.47
    assert {len(person.name.split()) for person in people} == {1, 2, 3}


def test_most_people_come_from_jawa_and_both_sexes_are_many():
    people = [entry.person for entry in make_example("kumamoto").entries]
    sexes = Counter(person.sex for person in people)

    assert 0.68 < sum(person.province in JAWA for person in people) / len(people) < 0.85
    assert 0.4 < sexes[FEMALE] / len(people) < 0.55
    assert {person.province for person in people} <= set(provinces())


def test_everybody_is_seventeen_to_thirty_five():
    example = make_example("kumamoto")

    ages = {age_on(example.recipe.on, entry.person.born) for entry in example.entries}

    assert min(ages) == 17
    assert 30 < max(ages) <= 35


def test_sixty_training_centres_send_people():
    centres = {entry.person.centre.name for entry in make_example("kumamoto").entries}

    assert len(centres) == 60
    assert all(name.startswith(("LPK Peraga ", "BLK Peraga ")) for name in centres)


@pytest.mark.parametrize(("name", "pairs"), [("kumamoto", 36), ("miyagi", 3)])
def test_each_person_who_stands_twice_is_named_with_both_rows_and_why(name, pairs):
    example, truth = make_example(name), read_table(name, "truth.csv")
    accepted = {entry.id: entry for entry in example.accepted}

    rows = [row[side] for row in truth for side in ("id_left", "id_right")]

    assert len(truth) == pairs
    assert len(set(rows)) == 2 * pairs
    assert set(rows) <= set(accepted)
    assert all(row["id_left"] < row["id_right"] and row["why"] for row in truth)


def test_people_who_share_name_and_birthday_are_the_same_person():
    example = make_example("kumamoto")
    pairs = {frozenset((pair.first.id, pair.second.id)) for pair in example.pairs}

    alike: dict[tuple[str, date], list[str]] = {}
    for entry in example.accepted:
        alike.setdefault((entry.person.name, entry.person.born), []).append(entry.id)

    assert all(len(ids) == 1 or frozenset(ids) in pairs for ids in alike.values())


def test_most_names_are_shared_by_nobody_and_some_by_several():
    names = Counter(entry.person.name for entry in make_example("kumamoto").accepted)

    assert any(count >= 3 for count in names.values())
    assert sum(count == 1 for count in names.values()) > 500


@pytest.mark.parametrize("name", FOLDERS)
def test_every_nik_in_the_file_fits_its_row_unless_a_warning_or_a_refusal_is_wanted(name):
    for entry in make_example(name).entries:
        written, person = entry.cells["nik"], entry.person
        if not isinstance(written, str) or any(key == "nik" for key, _ in (*entry.refusals, *entry.warnings)):
            continue
        digits = "".join(str(int(sign)) for sign in written if sign.isdigit())

        assert len(digits) == 16
        assert int(digits[6:8]) % 40 == person.born.day
        assert (int(digits[6:8]) > 40) == (person.sex == FEMALE)
        assert digits[8:12] == f"{person.born:%m%y}"


def test_the_workbook_holds_1200_rows_under_21_known_headers_and_one_of_the_office():
    rows = read_candidates("kumamoto")

    assert len(rows) == 1200
    assert len(rows[0]) == 22
    assert list(rows[0])[:2] == ["No. Kandidat", "Nama lengkap sesuai paspor"]


def test_the_workbook_writes_days_in_every_way_that_offices_do():
    born = [row["Tanggal lahir"] for row in read_candidates("kumamoto")]
    texts = [day for day in born if isinstance(day, str)]

    assert sum(isinstance(day, date) for day in born) > 600
    assert sum(isinstance(day, float) and not isinstance(day, bool) for day in born) > 10
    assert any(day.startswith("平成") for day in texts)
    assert any(day.startswith("H") for day in texts)
    assert any(" Mei " in day for day in texts)
    assert any("０" in day for day in texts)


def test_the_workbook_holds_no_break_spaces_and_full_width_digits():
    rows = read_candidates("kumamoto")

    assert any("\u00a0" in str(row["Nama lengkap sesuai paspor"]) for row in rows)
    assert any("０８１０" in str(row["No. HP"]) for row in rows)
