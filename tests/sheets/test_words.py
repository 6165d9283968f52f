"""The words offices write for places and work."""

import pytest

from kakehashi.law.shown import word as word_of_the_law
from kakehashi.sheets import words
from kakehashi.vocabulary import Language, categories, fields, occupations, prefectures, provinces, rows

LISTS = tuple(dict.fromkeys(row["list"] for row in rows("words.csv", "kakehashi.sheets") if row["list"] != "none"))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Jawa Tengah", "ID-JT"),
        ("JAWA TENGAH", "ID-JT"),
        ("ID-JT", "ID-JT"),
        ("id-jt", "ID-JT"),
        ("Prov. Jawa Tengah", "ID-JT"),
        ("Provinsi Jawa Tengah", "ID-JT"),
        ("Jateng", "ID-JT"),
        ("Central Java", "ID-JT"),
        ("中部ジャワ州", "ID-JT"),
        ("D.I. Yogyakarta", "ID-YO"),
        ("DIY", "ID-YO"),
        ("Jakarta", "ID-JK"),
        ("NTB", "ID-NB"),
        ("Papua", "ID-PA"),
    ],
)
def test_a_province_is_known_by_code_name_and_short_form(written: str, code: str) -> None:
    assert words.province(written) == code


@pytest.mark.parametrize(
    "written", ["熊本県", "熊本", "JP-43", "Kumamoto", "kumamoto-ken", "Kumamoto Prefecture", "Prefektur Kumamoto"]
)
def test_a_prefecture_is_known_by_code_and_name(written: str) -> None:
    assert words.prefecture(written) == "JP-43"


def test_places_that_do_not_exist_are_not_known_and_neighbours_are_named() -> None:
    assert words.province("Jawa Selatan") is None
    assert words.prefecture("熊木県") is None
    assert "Jawa Tengah" in words.near_provinces("Jawa Tenggah").indonesian
    assert "熊本県" in words.near_prefectures("熊木県").japanese


def test_every_place_and_every_kind_of_work_is_known_by_its_own_names() -> None:
    for code, place in prefectures().items():
        assert {
            words.prefecture(place.text.japanese),
            words.prefecture(place.text.english),
            words.prefecture(code),
        } == {code}
    for code, province in provinces().items():
        assert {words.province(province.name), words.province(code)} == {code}
    for key in (*categories(), *fields()):
        assert words.category(key) == key
    for key, occupation in occupations().items():
        assert words.occupation(key) == key
        assert words.occupation(occupation.text_japanese) is not None


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("耕種農業全般", "agriculture.crop"),
        ("耕種農業", "agriculture.crop"),
        ("Crop farming", "agriculture.crop"),
        ("Agriculture.Crop", "agriculture.crop"),
        ("農業", "agriculture"),
        ("介護", "care"),
        ("身体介護等", "care"),
        ("漁業", "fishery.fishing"),
        ("Perawatan lansia (kaigo)", "care"),
    ],
)
def test_work_is_known_by_key_and_by_name_in_three_languages(written: str, key: str) -> None:
    assert words.category(written) == key


def test_a_category_nobody_knows_names_its_neighbours() -> None:
    assert words.category("agriculture.crops") is None
    near = words.near_categories("agriculture.crops")
    assert near.indonesian.startswith("pertanian tanaman secara umum (agriculture.crop), pertanian (agriculture), ")
    assert near.japanese.startswith("耕種農業全般 (agriculture.crop)、農業 (agriculture)、")
    assert near.english.startswith("Crop farming (agriculture.crop), Agriculture (agriculture), ")
    assert words.near_categories("zzzzzz").english.count(", ") == 2
    assert "Crop farming" in words.near_occupations("Crop farmer").english


def test_work_is_known_as_a_sentence_offers_it() -> None:
    for key, one in {**fields(), **categories()}.items():
        for language in Language:
            offered = f"{one.text.said_in(language)} ({key})"
            assert offered in words.near_categories(key).said_in(language)
            assert words.category(offered) == key


@pytest.mark.parametrize("name", LISTS)
def test_no_word_stands_for_two_keys_of_its_list(name: str) -> None:
    meant: dict[str, set[str]] = {}
    for row in rows("words.csv", "kakehashi.sheets"):
        if row["list"] == name:
            for written in (row["key"], *row["words"].split("|")):
                meant.setdefault(words.key_form(written) or written, set()).add(row["key"])

    assert {form: keys for form, keys in meant.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("name", ["test", "grade", "exam_part", "where", "course", "licence", "status"])
def test_a_list_says_what_the_law_says(name: str) -> None:
    assert dict(words.names(name)) == {key: word_of_the_law(key) for key in words.keys(name)}


@pytest.mark.parametrize("name", LISTS)
def test_whatever_a_sentence_offers_to_choose_from_is_understood(name: str) -> None:
    assert set(words.names(name)) == set(words.keys(name))
    for key, said in words.names(name).items():
        for language in Language:
            assert words.words(name)[words.key_form(said.said_in(language))] == key


def test_choices_are_listed_as_each_language_lists_them() -> None:
    assert words.choices("sex").indonesian == "P (perempuan), L (laki-laki)"
    assert words.choices("sex").japanese == "女、男"
    assert words.listed(["N1", "N2"]).japanese == "N1、N2"
    assert words.near_prefectures("熊木県").japanese.count("、") == 2


def test_every_status_of_a_stay_has_a_name_for_people() -> None:
    assert set(words.names("status")) == set(words.keys("status"))
    assert words.names("status")["titp2"].indonesian == "Pemagangan Teknis No. 2"
