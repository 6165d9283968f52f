"""What spellings of one name share, and what is no name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.identity import clean_name, found_by, heard, is_doubled, name_fault, search_form, sign_in
from kakehashi.identity.names import sound, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soekarno", "SUKARNO"),
        ("Djoko Tjipto", "Joko Cipto"),
        ("Muhammad Rizky", "Moh. Rizky"),
        ("M. Rizky", "mohamad rizky"),
        ("Mhd. Rizky", "Mokhamad Rizky"),
        ("Sjahrir", "Syahrir"),
        ("Njoman", "Nyoman"),
        ("Chairul", "Khairul"),
        ("Abd. Rahman", "Abdul Rahman"),
        ("Abdurrahman", "Abdul Rahman"),
        ("Abdurahman", "Abdul Rahman"),
        ("Abdussalam", "Abdul Salam"),
        ("St. Aminah", "Siti Aminah"),
        ("MOCHAMMAD RIZKY", "Muhamad Rizky"),
        ("Achmad Fauzi", "Ahmad Fauzi"),
        ("Ahmad bin Ali", "Ahmad Ali"),
        ("Siti binti Umar", "SITI UMAR"),
        ("H. Abdul Rahman", "Abdul Rahman"),
        ("Hj. Dr. Siti", "Siti"),
        ("Budi Santoso, S.Kom.", "Budi Santoso"),
        ("Nur'aini", "Nur’aini"),
        ("Nur'aini", "Nuraini"),
        ("Désirée", "Desiree"),
        ("SUPARTI SUPARTI", "Suparti"),
        ("Ｓｕｐａｒｔｉ\u200b", "suparti"),
        ("Al-Fatih", "al fatih"),
        ("Siti\u00a0Aminah", "siti aminah"),
    ],
)
def test_spellings_of_one_name_are_found_together(one: str, other: str) -> None:
    assert search_form(one) == search_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Suparti", "Suparto"),
        ("Abdullah", "Abdul Lah"),
        ("Budi Budiman", "Budi"),
        ("Siti Aminah", "Siti"),
        ("が", "か"),
        ("Bintang", "Tang"),
    ],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert search_form(one) != search_form(other)


@pytest.mark.parametrize("name", ["H", "Hj", "M", "Bin", "Moh"])
def test_a_name_that_looks_like_a_title_is_not_emptied(name: str) -> None:
    assert search_form(name)


def test_what_is_stored_keeps_its_case_and_its_apostrophe() -> None:
    assert clean_name("  Nur'aini   BINTI Umar ") == "Nur'aini BINTI Umar"


@pytest.mark.parametrize(
    "name", ["NULL", ".", "-", "--", "N/A", "n.a.", "nan", "3374", "Budi 2", "", "  ", "tidak ada", "なし", "?"]
)
def test_what_is_no_name_is_said_to_be_none(name: str) -> None:
    assert name_fault(name) == "name_not_a_person"


@pytest.mark.parametrize("name", ["SUPARTI", "Nur'aini", "Ni Luh Ayu", "M. Rizky", "Al-Fatih", "グエン", "Budi,"])
def test_one_word_and_odd_signs_are_a_name(name: str) -> None:
    assert name_fault(name) is None


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("<script>", "<"),
        ("Siti\U0001f600", "\U0001f600"),
        ("SITI (ALM)", "("),
        ("Budi & Ani", "&"),
        ("a@b", "@"),
        ("A=1", "="),
    ],
)
def test_a_sign_that_no_name_has_is_named(name: str, sign: str) -> None:
    assert sign_in(name) == sign
    assert name_fault(name) in {"name_with_sign", "name_not_a_person"}


@pytest.mark.parametrize(
    "name",
    [
        "D’Arta",
        "Siti A. / Aminah",
        "ジョン・スミス",
        "佐々木",
        "अमित",
        "محمّد",
        "Nguyễn Thị Ngọc",
        "นิภา",
        "De`Ari",
        "髙木",
    ],
)
def test_letters_of_any_script_with_their_marks_are_a_name(name: str) -> None:
    assert sign_in(name) == ""
    assert name_fault(name) is None


@given(st.text(max_size=60))
def test_a_name_that_may_be_stored_is_letters_marks_and_the_few_signs_of_names(name: str) -> None:
    if name_fault(name) is None:
        rest = {
            sign for sign in clean_name(name) if not sign.isalpha() and not unicodedata.category(sign).startswith("M")
        }
        assert rest <= set(" .'-,/`´‘’‛′・")


def test_sixty_characters_fit_and_sixty_one_do_not() -> None:
    assert name_fault("A" * 60) is None
    assert name_fault("A" * 61) == "name_too_long"


def test_a_word_that_stands_twice_and_alone_is_doubled() -> None:
    assert is_doubled("SUPARTI  suparti")
    assert not is_doubled("Suparti Supartini")
    assert not is_doubled("Suparti")
    assert not is_doubled("Siti Siti Aminah")


@given(st.text(max_size=60))
def test_the_search_form_of_a_search_form_is_itself_or_shorter(name: str) -> None:
    once = search_form(name)

    assert len(search_form(once)) <= len(once) + len("muhammad")
    assert once == once.strip()


@given(st.text(alphabet="abcdeghijklmnoprstuwy", min_size=2, max_size=12))
def test_case_and_blanks_never_part_a_name_from_itself(name: str) -> None:
    assert search_form(f" {name.upper()}\u3000") == search_form(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [("rizky", "riski"), ("yusuf", "jusuf"), ("khotimah", "hotimah"), ("zainal", "saenal"), ("fatimah", "fatima")],
)
def test_words_that_sound_alike_have_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("slamet", "selamet"), ("sri", "seri"), ("prabowo", "perabowo"), ("khairul", "khoirul"), ("jaya", "djaja")],
)
def test_words_of_old_or_spoken_spelling_have_one_sound(one: str, other: str) -> None:
    assert heard(one) == heard(other)


@pytest.mark.parametrize(("one", "other"), [("rina", "rini"), ("fauzan", "fauzi"), ("yanto", "yanti"), ("eko", "eka")])
def test_names_of_brothers_and_sisters_share_a_stem(one: str, other: str) -> None:
    assert stem(sound(one)) == stem(sound(other))


@pytest.mark.parametrize(("one", "other"), [("hasan", "husen"), ("suparti", "supatri"), ("dwi", "tri"), ("ika", "eka")])
def test_a_stem_is_more_than_a_beginning(one: str, other: str) -> None:
    assert stem(sound(one)) != stem(sound(other))


@given(st.text(max_size=30))
def test_a_name_is_found_by_every_word_that_is_heard_of_it(name: str) -> None:
    kept, asked = found_by(name), heard(name)

    assert all(word in kept for word in asked.split())
    assert kept.startswith(search_form(name))


@given(st.text(max_size=30))
def test_what_is_looked_for_has_no_sign_that_a_database_takes_for_any_letter(name: str) -> None:
    assert not set(heard(name)) & set("%_\\'\"")


@pytest.mark.parametrize(("one", "other"), [("suparti", "suparto"), ("rina", "rini"), ("hasan", "husen")])
def test_other_words_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)
