"""Which registrations look like one person: what is found of each field, and that people are kept apart who are two."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.identity import Registration, RegistrationError, Sense, doubles_of, link, model
from kakehashi.identity.fields import FIELDS
from kakehashi.vocabulary import Language

SUPARTI = Registration(
    "A",
    "SUPARTI",
    date(2001, 2, 14),
    "female",
    "ID-JT",
    "0812-3456-7890",
    "3374015402010021",
    "C1234567",
)
RIZKY = Registration("M", "Muhammad Rizky Pratama", date(1999, 8, 3), "male", "ID-JB", "081311112222")


def finding(one: Registration, other: Registration, field: str) -> str:
    (pair,) = doubles_of(replace(one, id="1"), [replace(other, id="2")], at_least=0.0)
    return next(each.finding for each in pair.evidence if each.field == field)


def chance(one: Registration, other: Registration) -> float:
    (pair,) = doubles_of(replace(one, id="1"), [replace(other, id="2")], at_least=0.0)
    return pair.probability


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SUPARTI", "Suparti"),
        ("SUPARTI SUPARTI", "Suparti"),
        ("Soekarno", "Sukarno"),
        ("Muhammad Rizky", "Moh. Rizky"),
        ("M. Rizky", "Mohamad Rizky"),
        ("Siti binti Umar", "SITI UMAR"),
        ("Hj. Siti Aminah, S.Pd.", "Siti Aminah"),
        ("Rizky Pratama Muhammad", "Muhammad Rizky Pratama"),
    ],
)
def test_spellings_and_orders_of_one_name_are_the_same_name(one: str, other: str) -> None:
    assert finding(replace(SUPARTI, name=one), replace(SUPARTI, name=other), "name") == "same_rare"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Rizky Fauzan", "Riski Pauzan", "heard_alike_few"),
        ("Nur Aini", "Nuraini", "heard_alike_few"),
        ("Siti Nurhaliza", "Siti N.", "initials"),
        ("Siti Nurhaliza", "S Nurhaliza", "initials"),
        ("Melati Trisnawati", "M. Trisnawati", "initials"),
        ("Suparti", "Suparti Slamet", "inside_rare"),
        ("Ahmad", "Ahmad bin Ali", "inside_rare"),
        ("Suparti", "Supatri", "one_slip_alone"),
        ("Asep Malik", "Malki Asep", "one_slip_alone"),
        ("Rina Wati", "Rini Wati", "other_ending_among_few"),
        ("Ahmad Fauzan", "Ahmad Fauzi", "other_ending"),
        ("Suparti", "Suparto", "other_ending_among_few"),
        ("Budi Santoso", "Budi Wijaya", "word_shared"),
        ("Suparti", "Hendra", "other"),
    ],
)
def test_what_is_found_of_two_names(one: str, other: str, found: str) -> None:
    assert finding(replace(SUPARTI, name=one), replace(SUPARTI, name=other), "name") == found


def test_a_name_cut_at_fifty_characters_is_known_as_cut() -> None:
    long = "Raden Mas Bambang Trihatmojo Kusumonegoro Purwodarminto Sastrowijoyo"

    assert finding(replace(RIZKY, name=long), replace(RIZKY, name=long[:50]), "name") == "cut"


def test_near_names_of_a_woman_and_a_man_are_not_a_slip() -> None:
    brother = replace(SUPARTI, name="Suparto", sex="male", nik=None, passport=None)

    assert finding(SUPARTI, brother, "name") == "near_other_sex"


def test_how_many_bear_a_name_decides_how_much_it_says() -> None:
    others = [replace(SUPARTI, id=str(n), born=date(1990, 1 + n % 12, 1 + n % 28)) for n in range(150)]
    pair = next(
        pair for pair in doubles_of(SUPARTI, [*others, replace(SUPARTI, id="B")], at_least=0.0) if pair.right == "B"
    )

    assert pair.evidence[0].finding == "same_very_many"
    assert pair.evidence[0].bits < model().bits("name", "same_rare")


@pytest.mark.parametrize(
    ("born", "found"),
    [
        (date(2001, 2, 14), "same"),
        (date(2001, 2, 15), "next"),
        (date(2000, 2, 14), "next"),
        (date(2001, 2, 24), "one_digit"),
        (date(2001, 2, 20), "two_parts"),
        (date(2001, 1, 1), "year_only"),
        (date(1988, 7, 30), "other"),
        (None, "unknown"),
    ],
)
def test_what_is_found_of_two_birthdays(born: date | None, found: str) -> None:
    without = replace(SUPARTI, nik=None)

    assert finding(without, replace(without, born=born), "born") == found


def test_day_and_month_exchanged_are_known_as_such() -> None:
    without = replace(SUPARTI, nik=None, born=date(2001, 2, 11))

    assert finding(without, replace(without, born=date(2001, 11, 2)), "born") == "exchanged"


def test_the_day_in_a_nik_speaks_where_the_birthdays_do_not_agree() -> None:
    assert finding(SUPARTI, replace(SUPARTI, born=date(1988, 7, 30)), "born") == "nik_says"


def test_the_first_of_january_says_less_than_another_day() -> None:
    weights = model().weights["born"]

    assert finding(*[replace(SUPARTI, born=date(2001, 1, 1), nik=None)] * 2, "born") == "same_first_of_january"
    assert weights["same_first_of_january"] < weights["same"]


@pytest.mark.parametrize(
    ("nik", "found"),
    [
        ("3374 0154 0201 0021", "same"),
        ("3374015402010022", "serial_next"),
        ("3374015402010018", "serial_next"),
        ("3374015402010025", "serial_only"),
        ("3374015402019921", "serial_only"),
        ("3374011402010021", "forty_only"),
        ("3374015402100021", "one_digit"),
        ("3374012402010021", "one_digit"),
        ("1271010101990001", "other"),
        ("0000000000000000", "unknown"),
        ("337401", "unknown"),
    ],
)
def test_what_is_found_of_two_niks(nik: str, found: str) -> None:
    assert finding(SUPARTI, replace(SUPARTI, nik=nik), "nik") == found


@pytest.mark.parametrize(
    ("phone", "found"),
    [
        ("+62 812 3456 7890", "same"),
        ("081234567809", "one_digit"),
        ("081234567891", "neighbouring"),
        ("081234567899", "neighbouring"),
        ("081234567881", "neighbouring"),
        ("081234567880", "one_digit"),
        ("081234567790", "one_digit"),
        ("0812345678901", "one_digit"),
        ("085711112222", "other"),
        ("tidak aktif", "unknown"),
    ],
)
def test_what_is_found_of_two_telephones(phone: str, found: str) -> None:
    assert finding(SUPARTI, replace(SUPARTI, phone=phone), "phone") == found


def test_the_telephone_of_a_whole_centre_says_little() -> None:
    centre = [replace(RIZKY, id=f"{n}", name=f"Orang {n}", phone=SUPARTI.phone) for n in range(9)]
    pair = next(
        pair for pair in doubles_of(SUPARTI, [*centre, replace(SUPARTI, id="B")], at_least=0.0) if pair.right == "B"
    )

    assert {each.field: each.finding for each in pair.evidence}["phone"] == "same_of_many"


def test_two_registrations_of_one_person_are_told_and_a_namesake_is_not() -> None:
    again = replace(SUPARTI, id="B", name="Soeparti", phone=None, passport=None)
    namesake = replace(SUPARTI, id="C", born=date(1994, 11, 3), nik=None, phone="085712345678", passport=None)

    pairs = link([SUPARTI, again, namesake, RIZKY])

    assert [(pair.left, pair.right) for pair in pairs] == [("A", "B")]


def test_twins_on_one_telephone_are_two_people() -> None:
    sister = replace(SUPARTI, name="Sumiyati", nik="3374015402010022", passport=None)

    assert chance(SUPARTI, sister) < 0.01


def test_twins_whose_names_differ_in_their_end_and_niks_in_neighbouring_serials_are_two_people() -> None:
    rina = replace(SUPARTI, name="RINA WATI", born=date(2000, 3, 21), nik="3204016103000001", passport=None)

    assert chance(rina, replace(rina, name="RINI WATI", nik="3204016103000002")) < 0.05


def test_names_that_end_as_those_of_twins_on_one_telephone_stay_below_the_threshold() -> None:
    fauzan = replace(RIZKY, name="AHMAD FAUZAN", born=date(2000, 3, 22), phone="081399990003")

    assert chance(fauzan, replace(fauzan, name="AHMAD FAUZI")) < model().threshold


def test_namesakes_with_neighbouring_telephones_and_unlike_niks_are_two_people() -> None:
    """SIM cards are sold in sequence, and a training centre hands out a pack."""
    one = Registration("1", "SUPRAPTO", date(1999, 6, 14), "male", "ID-JI", "081311110001", "3578011406990001")
    other = replace(one, nik="3515021406990007", phone="081311110002")
    unlike = chance(one, replace(other, phone="085799998888"))

    assert chance(one, other) <= unlike < model().threshold
    assert model().bits("phone", "neighbouring") < 0 < model().bits("phone", "one_digit")


def test_a_serial_that_neighbours_speaks_more_for_twins_than_one_far_away() -> None:
    nik = model().weights["nik"]

    assert nik["serial_next"] < nik["serial_only"] < 0 < nik["one_digit"]


def test_one_person_with_a_slip_in_the_serial_is_still_found() -> None:
    assert chance(SUPARTI, replace(SUPARTI, nik="3374015402010022", passport=None)) > model().threshold


def test_sisters_who_share_a_telephone_are_two_people() -> None:
    sister = replace(SUPARTI, name="Sumiyati", born=date(2003, 5, 9), nik=None, passport=None)

    assert chance(SUPARTI, sister) < 0.01


def test_what_is_not_told_speaks_neither_for_nor_against() -> None:
    bare = Registration("B", name="SUPARTI", born=SUPARTI.born)

    (pair,) = doubles_of(SUPARTI, [bare], at_least=0.0)

    assert [(each.bits, each.sense) for each in pair.evidence[2:]] == [(0.0, Sense.NEITHER)] * 5


def test_the_evidence_adds_up_to_the_probability() -> None:
    (pair,) = doubles_of(SUPARTI, [replace(SUPARTI, id="B", phone="085712345678", home="ID-JB")], at_least=0.0)
    bits = model().prior + sum(each.bits for each in pair.evidence)

    assert pair.probability == pytest.approx(1 / (1 + 2**-bits))
    assert {each.field: each.sense for each in pair.evidence} == {
        "name": Sense.FOR,
        "born": Sense.FOR,
        "sex": Sense.NEITHER,
        "home": Sense.AGAINST,
        "phone": Sense.AGAINST,
        "nik": Sense.FOR,
        "passport": Sense.FOR,
    }


def test_every_finding_has_words_in_three_languages_and_no_field_has_one_twice() -> None:
    for field in FIELDS:
        keys = [level.key for level in field.levels]
        assert keys[0] == "unknown"
        assert len(keys) == len(set(keys))
        for language in Language:
            said = [level.text.said_in(language) for level in field.levels]
            assert len(set(said)) == len(said), field.key


def test_an_id_that_stands_twice_or_is_blank_is_an_error_that_names_it() -> None:
    with pytest.raises(RegistrationError) as raised:
        link([SUPARTI, SUPARTI, replace(RIZKY, id=""), RIZKY])

    assert raised.value.faults == (
        "id 'A' stands 2 times; give each registration its own.",
        "1 registrations have no id; give each its own.",
    )


def test_nobody_and_somebody_alone_have_no_double() -> None:
    assert link([]) == ()
    assert link([SUPARTI]) == ()
    assert doubles_of(SUPARTI, []) == ()


def test_people_of_whom_nothing_is_known_are_not_one_person() -> None:
    assert link([Registration("A"), Registration("B"), Registration("C", name="?")]) == ()


def test_the_order_of_the_registrations_changes_no_pair() -> None:
    people = [
        SUPARTI,
        replace(SUPARTI, id="B", name="Soeparti"),
        RIZKY,
        replace(RIZKY, id="N", name="M. Rizky Pratama"),
    ]
    found = [
        {(frozenset((pair.left, pair.right)), round(pair.probability, 9)) for pair in link(order)}
        for order in (people, people[::-1])
    ]

    assert found[0] == found[1]
    assert len(found[0]) == 2


WORDS = st.sampled_from(
    ["Siti", "Suparti", "Suparto", "Aminah", "M.", "Muhammad", "Nur", "Nuraini", "Aini", "A", "スパルティ"]
)
REGISTRATIONS = st.builds(
    Registration,
    id=st.just("1"),
    name=st.none() | st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    born=st.none() | st.dates(date(2000, 1, 1), date(2001, 12, 31)),
    sex=st.sampled_from([None, "female", "male"]),
    home=st.sampled_from([None, "ID-JT", "ID-JI"]),
    phone=st.sampled_from([None, "081234567890", "081234567809", "085711112222", "?"]),
    nik=st.sampled_from([None, "3374015402010021", "3374015402010022", "3374011402010021", "1"]),
    passport=st.sampled_from([None, "C1234567", "C1234576", "-"]),
)


@settings(deadline=None, max_examples=40)
@given(REGISTRATIONS, REGISTRATIONS)
def test_whichever_comes_first_two_registrations_are_as_likely_one_person(
    one: Registration, other: Registration
) -> None:
    (there,) = doubles_of(one, [replace(other, id="2")], at_least=0.0)
    (back,) = doubles_of(replace(other, id="2"), [one], at_least=0.0)

    assert there.findings == back.findings
    assert 0.0 <= there.probability == back.probability <= 1.0


@settings(deadline=None, max_examples=20)
@given(REGISTRATIONS)
def test_of_anybody_and_the_same_again_nothing_speaks_for_two_people(one: Registration) -> None:
    (pair,) = doubles_of(one, [replace(one, id="2")], at_least=0.0)

    assert Sense.AGAINST not in {each.sense for each in pair.evidence}
