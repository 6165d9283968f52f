"""Cells of several parts: tests, stays, experience, courses, licences."""

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.sheets import parts, words
from kakehashi.sheets.cells import Parse, folded
from kakehashi.sheets.faults import CellFault, Fault
from kakehashi.vocabulary import Language, categories, fields

TODAY = date(2026, 11, 24)
TESTS, STAYS = parts.tests(TODAY, "jlpt N4 2025-12-07"), parts.stays(TODAY, "ssw1 care 2023-05-01")
EXPERIENCE, COURSES, LICENCES = (
    parts.experience("care 14 japan"),
    parts.courses("a1_accredited 100"),
    parts.licences("large JP"),
)


def read(parse: Parse, cell: str) -> Any:
    """What a parser makes of a cell."""
    return parse(cell, folded(cell))


def faults(parse: Parse, cell: str) -> list[tuple[str, str | None]]:
    """Code and part of everything wrong with a cell."""
    with pytest.raises(CellFault) as fault:
        read(parse, cell)
    return [(found.code, found.part) for found in fault.value.found]


def codes(parse: Parse, cell: str) -> list[str]:
    """The codes alone."""
    return [code for code, _ in faults(parse, cell)]


def test_the_tests_of_the_format_are_read_as_the_format_says() -> None:
    cell = (
        "jlpt N4 2025-12-07; jft_basic 212 2026-09-05; ssw1_skill agriculture.crop 2026-07-10 passed; "
        'care_japanese 2026-05-02 passed; trade_grade "Crop farming" 3 practical 2023-02-01 passed'
    )

    assert read(TESTS, cell) == [
        {"test": "jlpt", "level": "N4", "on": date(2025, 12, 7)},
        {"test": "jft_basic", "score": 212, "on": date(2026, 9, 5)},
        {"test": "ssw1_skill", "category": "agriculture.crop", "on": date(2026, 7, 10), "passed": True},
        {"test": "care_japanese", "on": date(2026, 5, 2), "passed": True},
        {
            "test": "trade_grade",
            "grade": "3",
            "part": "practical",
            "occupation": "Crop farming",
            "on": date(2023, 2, 1),
            "passed": True,
        },
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("JLPT Ｎ４ 07-12-2025", {"test": "jlpt", "level": "N4", "on": date(2025, 12, 7)}),
        (
            "日本語能力試験 N4 令和7年12月7日 合格",
            {"test": "jlpt", "level": "N4", "on": date(2025, 12, 7), "passed": True},
        ),
        ("jlpt n4 7 Desember 2025 lulus", {"test": "jlpt", "level": "N4", "on": date(2025, 12, 7), "passed": True}),
        ("jlpt N3 2025-12-07 tidak lulus", {"test": "jlpt", "level": "N3", "on": date(2025, 12, 7), "passed": False}),
        ("jlpt N4", {"test": "jlpt", "level": "N4"}),
        ("JFT-Basic 212 R8.9.5", {"test": "jft_basic", "score": 212, "on": date(2026, 9, 5)}),
        ("JFT Basic 212", {"test": "jft_basic", "score": 212}),
        (
            "ssw1_skill Crop farming 2026-07-10 92% 合格",
            {
                "test": "ssw1_skill",
                "category": "agriculture.crop",
                "on": date(2026, 7, 10),
                "percent_of_pass_mark": 92,
                "passed": True,
            },
        ),
        (
            "特定技能1号評価試験 耕種農業全般 2026年7月10日",
            {"test": "ssw1_skill", "category": "agriculture.crop", "on": date(2026, 7, 10)},
        ),
        ("ssw2_skill care", {"test": "ssw2_skill", "category": "care"}),
        (
            "技能検定 「耕種農業」 3級 実技 合格",
            {"test": "trade_grade", "grade": "3", "part": "practical", "occupation": "Crop farming", "passed": True},
        ),
        (
            "trade_grade agriculture.crop basic written",
            {"test": "trade_grade", "grade": "basic", "part": "written", "category": "agriculture.crop"},
        ),
        ("nat_test 4Q 2026-02-01", {"test": "nat_test", "level": "4Q", "on": date(2026, 2, 1)}),
        ("j_test 520", {"test": "j_test", "score": 520}),
        ("J.TEST D-E", {"test": "j_test", "level": "D-E"}),
        ("business_career 2", {"test": "business_career", "grade": "2"}),
        ("care_worker_exam 2026-01-25 passed", {"test": "care_worker_exam", "on": date(2026, 1, 25), "passed": True}),
        (
            "Ujian keterampilan SSW (i) pertanian tanaman secara umum 10 Juli 2026 lulus",
            {"test": "ssw1_skill", "category": "agriculture.crop", "on": date(2026, 7, 10), "passed": True},
        ),
        ("ujian evaluasi bahasa Jepang bidang kaigo belum lulus", {"test": "care_japanese", "passed": False}),
        (
            'ginou kentei "Crop farming" tingkat 3 praktik lulus',
            {"test": "trade_grade", "grade": "3", "part": "practical", "occupation": "Crop farming", "passed": True},
        ),
    ],
)
def test_tests_are_read_as_offices_write_them(cell: str, expected: dict[str, object]) -> None:
    assert read(TESTS, cell) == [expected]


def test_lines_and_wide_semicolons_part_the_parts() -> None:
    assert len(read(TESTS, "jlpt N4；jft_basic 212\njlpt N5;;")) == 3


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("topik 2 2026-04-12", "unknown_test"),
        ("jlpt N6 2025-12-07", "unknown_level"),
        ("jlpt 4", "unknown_level"),
        ("nat_test 6Q", "unknown_level"),
        ("jft_basic 260 2026-09-05", "score_out_of_range"),
        ("jft_basic 9", "score_out_of_range"),
        ("jft_basic 212 2027-09-05", "date_in_future"),
        ("jft_basic 212 31-02-2026", "no_such_date"),
        ("jft_basic 212 05-09-26", "date_not_understood"),
        ("jft_basic 212 2026-09-05 2026-09-06", "part_not_understood"),
        ("ssw1_skill agriculture.crops 2026-07-10 passed", "unknown_category"),
        ('trade_grade "Crop farmer" 3', "unknown_occupation"),
        ("N4 lulus bulan Desember", "part_not_understood"),
        ("N4に合格", "part_not_understood"),
        ("2025-12-07", "part_not_understood"),
        ("jlpt", "part_not_understood"),
        ("jlpt lancar", "part_not_understood"),
        ("jft_basic A2", "part_not_understood"),
        ("jlpt N4 besok", "part_not_understood"),
        ("ssw1_skill 2026-07-10", "part_not_understood"),
        ("trade_grade 3 practical", "part_not_understood"),
        ("j_test", "part_not_understood"),
        ("business_career", "part_not_understood"),
        ("care_japanese lulus sekali", "part_not_understood"),
    ],
)
def test_a_test_that_cannot_be_read_says_why(cell: str, code: str) -> None:
    assert codes(TESTS, cell) == [code]


@pytest.mark.parametrize("score", [10, 250])
def test_scores_at_the_ends_of_the_scale_are_read(score: int) -> None:
    assert read(TESTS, f"jft_basic {score}") == [{"test": "jft_basic", "score": score}]


def test_every_part_that_is_wrong_is_named_at_once() -> None:
    found = faults(TESTS, "jlpt N6 2027-12-07; jlpt N4 2025-12-07; topik 2")

    assert found == [
        ("unknown_level", "jlpt N6 2027-12-07"),
        ("date_in_future", "jlpt N6 2027-12-07"),
        ("unknown_test", "topik 2"),
    ]


def test_parts_alike_are_not_one_and_the_same() -> None:
    first, second = read(TESTS, "jlpt N4"), read(TESTS, "jlpt N4")

    first[0]["level"] = "N1"

    assert second == [{"test": "jlpt", "level": "N4"}]
    assert read(TESTS, "jlpt N4") == second


def test_the_stays_of_the_format_are_read_as_the_format_says() -> None:
    cell = (
        'titp2 "Crop farming" 2020-04-01 2023-03-31 completed evaluation_report; '
        "ssw1 agriculture.crop 2023-05-01 2025-04-30"
    )

    assert read(STAYS, cell) == [
        {
            "status": "titp2",
            "occupation": "Crop farming",
            "from": date(2020, 4, 1),
            "to": date(2023, 3, 31),
            "completed": True,
            "evaluation_report": True,
        },
        {"status": "ssw1", "category": "agriculture.crop", "from": date(2023, 5, 1), "to": date(2025, 4, 30)},
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "技能実習2号 耕種農業 令和2年4月1日 ~ 令和5年3月31日 修了",
            {
                "status": "titp2",
                "occupation": "Crop farming",
                "from": date(2020, 4, 1),
                "to": date(2023, 3, 31),
                "completed": True,
            },
        ),
        (
            "titp2 2020-04-01 - 2023-03-31 not_completed",
            {"status": "titp2", "from": date(2020, 4, 1), "to": date(2023, 3, 31), "completed": False},
        ),
        ("ssw1 care 2026-01-05", {"status": "ssw1", "category": "care", "from": date(2026, 1, 5)}),
        (
            "titp1 care 2026-01-05 regional",
            {"status": "titp1", "category": "care", "from": date(2026, 1, 5), "regional": True},
        ),
        ("ssw1 Casting 2026-01-05", {"status": "ssw1", "occupation": "Casting", "from": date(2026, 1, 5)}),
        (
            "Pemagangan teknis 2 Casting 01-04-2020 31-03-2023 tidak selesai, laporan evaluasi",
            {
                "status": "titp2",
                "occupation": "Casting",
                "from": date(2020, 4, 1),
                "to": date(2023, 3, 31),
                "completed": False,
                "evaluation_report": True,
            },
        ),
        ("SSW (ii) care 2026-01-05", {"status": "ssw2", "category": "care", "from": date(2026, 1, 5)}),
        ("visitor 01-03-2024 10-03-2024", {"status": "visitor", "from": date(2024, 3, 1), "to": date(2024, 3, 10)}),
    ],
)
def test_stays_are_read_as_offices_write_them(cell: str, expected: dict[str, object]) -> None:
    assert read(STAYS, cell) == [expected]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("ssw1 agriculture.crop 2024-05-01 2023-04-30", "stay_ends_before_it_begins"),
        ('titp2 "Crop farmer" 2020-04-01', "unknown_occupation"),
        ("ssw1 agriculture.crops 2020-04-01", "unknown_category"),
        ("magang 2020-04-01", "unknown_value"),
        ("ssw1 agriculture.crop", "part_not_understood"),
        ("ssw1 care 2027-01-05", "date_in_future"),
        ("ssw1 care 2024-01-01 2024-02-01 2024-03-01", "part_not_understood"),
    ],
)
def test_a_stay_that_cannot_be_read_says_why(cell: str, code: str) -> None:
    assert codes(STAYS, cell) == [code]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("titp2 2020-04-01 2023-03-31; ssw1 care 2023-03-31 2024-03-30", date(2023, 3, 31)),
        ("ssw1 care 2023-03-15; titp2 2020-04-01 2023-03-31", date(2023, 3, 15)),
        ("titp1 2020-04-01; ssw1 care 2023-04-01", date(2023, 4, 1)),
        (
            "ssw1 care 2020-01-01 2024-12-31; visitor 2021-01-01 2021-01-05; student 2023-01-01 2023-05-01",
            date(2021, 1, 1),
        ),
    ],
)
def test_two_statuses_on_one_day_are_found_by_their_first_day(cell: str, day: date) -> None:
    overlap = parts.overlap(read(STAYS, cell))

    assert overlap is not None
    assert (overlap.code, overlap.values["day"]) == ("stays_overlap", day)


def test_two_statuses_on_one_day_are_named_as_each_reader_calls_them() -> None:
    overlap = parts.overlap(read(STAYS, "titp2 2020-04-01 2023-03-31; ssw1 care 2023-03-15"))

    assert overlap is not None
    said = Fault(2, "F", "Riwayat", "", overlap.code, overlap.values).reason
    assert said.indonesian == (
        "Pada 15 Maret 2023 ada dua status izin tinggal: "
        "Pemagangan Teknis No. 2 dan Pekerja Berketerampilan Spesifik (i)"
    )
    assert said.japanese.endswith("在留資格が二つあります: 技能実習2号と特定技能1号")


def test_a_day_may_stand_among_words_as_japanese_officials_write_it() -> None:
    assert read(TESTS, "jlpt N4 令和7年(2025年)12月7日(日) 合格")[0]["on"] == date(2025, 12, 7)


def test_a_stay_may_begin_on_the_day_after_another_ends() -> None:
    assert parts.overlap(read(STAYS, "titp2 2020-04-01 2023-03-31; ssw1 care 2023-04-01")) is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("care 14 japan", {"category": "care", "months": 14, "where": "japan"}),
        (
            "agriculture.crop 24 abroad leading",
            {"category": "agriculture.crop", "months": 24, "where": "abroad", "leading": True},
        ),
        ("介護 2年 日本", {"category": "care", "months": 24, "where": "japan"}),
        ("care 18か月", {"category": "care", "months": 18}),
        ('"Casting" 3 tahun Indonesia', {"occupation": "Casting", "months": 36, "where": "abroad"}),
        ("care 6 bulan Jepang", {"category": "care", "months": 6, "where": "japan"}),
    ],
)
def test_experience_is_read_as_offices_write_it(cell: str, expected: dict[str, object]) -> None:
    assert read(EXPERIENCE, cell) == [expected]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("care japan", "part_not_understood"),
        ("14 japan", "part_not_understood"),
        ("kebun 14 japan", "unknown_category"),
        ("pabrik roti 14", "unknown_occupation"),
        ("care 14 2020-01-01", "part_not_understood"),
    ],
)
def test_experience_that_cannot_be_read_says_why(cell: str, code: str) -> None:
    assert codes(EXPERIENCE, cell) == [code]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "a1_accredited 100 2026-10-01 2026-11-15 abroad",
            {
                "course": "a1_accredited",
                "hours": 100,
                "from": date(2026, 10, 1),
                "to": date(2026, 11, 15),
                "where": "abroad",
            },
        ),
        (
            "care_initial 130 2027-01-05 2027-02-20 japan booked",
            {
                "course": "care_initial",
                "hours": 130,
                "from": date(2027, 1, 5),
                "to": date(2027, 2, 20),
                "where": "japan",
                "booked": True,
            },
        ),
        ("入国前講習 160時間", {"course": "pre_entry", "hours": 160}),
        ("pre_entry 160 jam", {"course": "pre_entry", "hours": 160}),
        ("forklift 12", {"course": "forklift", "hours": 12}),
    ],
)
def test_courses_are_read_as_offices_write_them(cell: str, expected: dict[str, object]) -> None:
    assert read(COURSES, cell) == [expected]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("a1_accredited 100 2026-11-15 2026-10-01", "ends_before_it_begins"),
        ("講習 100", "part_not_understood"),
        ("2026-11-15", "part_not_understood"),
        ("a1_accredited 100 malam", "part_not_understood"),
    ],
)
def test_a_course_that_cannot_be_read_says_why(cell: str, code: str) -> None:
    assert codes(COURSES, cell) == [code]


def test_licences_are_read_with_their_country() -> None:
    assert read(LICENCES, "large JP; ordinary ID; A Indonesia; 普通免許 日本") == [
        {"class": "large", "country": "JP"},
        {"class": "ordinary", "country": "ID"},
        {"class": "a", "country": "ID"},
        {"class": "ordinary", "country": "JP"},
    ]


@pytest.mark.parametrize("cell", ["large", "2020-01-01", "large Jepun", "large JP baru", "large JP 2020-01-01"])
def test_a_licence_without_a_country_is_not_understood(cell: str) -> None:
    assert codes(LICENCES, cell) == ["part_not_understood"]


RESULT = {"jlpt": "N4", "jft_basic": "212", "ssw1_skill": "care", "ssw2_skill": "care", "trade_grade": "care"} | {
    "j_test": "520",
    "nat_test": "4Q",
    "business_career": "2",
}
"""What a test must give beside its name."""


OFFERED: tuple[tuple[str, Parse, str, str], ...] = (
    ("grade", TESTS, "trade_grade care {}", "grade"),
    ("exam_part", TESTS, "trade_grade {} care", "part"),
    ("status", STAYS, "{} care 2024-01-05", "status"),
    ("where", EXPERIENCE, "care 14 {}", "where"),
    ("course", COURSES, "{} 100 2026-01-05", "course"),
    ("licence", LICENCES, "{} JP", "class"),
)
"""A list, a cell with a place for a word of it, and the key of what is read there."""


@pytest.mark.parametrize(("name", "parse", "cell", "place"), OFFERED)
@pytest.mark.parametrize("language", Language)
def test_a_word_that_a_sentence_offers_is_read_among_others(
    language: Language, name: str, parse: Parse, cell: str, place: str
) -> None:
    plain = {key: read(parse, cell.format(key)) for key in words.keys(name)}

    for key, named in words.names(name).items():
        assert read(parse, cell.format(named.said_in(language))) == plain[key]
        assert plain[key][0][place] == key


@pytest.mark.parametrize("language", Language)
def test_a_test_that_a_sentence_offers_is_read_with_what_it_gives(language: Language) -> None:
    for key, named in words.names("test").items():
        cell = f"{named.said_in(language)} {RESULT.get(key, '')} 2026-01-05"

        assert read(TESTS, cell) == read(TESTS, f"{key} {RESULT.get(key, '')} 2026-01-05")


@pytest.mark.parametrize("language", Language)
def test_a_mark_that_a_sentence_offers_is_read(language: Language) -> None:
    for key, named in words.names("stay_mark").items():
        marks = {"completed": False} if key == "not_completed" else {key: True}
        stay = {"status": "ssw1", "category": "care", "from": date(2024, 1, 5)}
        assert read(STAYS, f"ssw1 care {named.said_in(language)} 2024-01-05") == [stay | marks]
    for key, named in words.names("passed").items():
        assert read(TESTS, f"jlpt N4 {named.said_in(language)}")[0]["passed"] is (key == "yes")
    booked, leading = (words.names(name)[name].said_in(language) for name in ("booked", "leading"))
    assert read(COURSES, f"a1_accredited 100 {booked}")[0]["booked"] is True
    assert read(EXPERIENCE, f"care 14 {leading}")[0]["leading"] is True


@pytest.mark.parametrize("language", Language)
def test_a_kind_of_work_that_a_sentence_offers_is_read_among_others(language: Language) -> None:
    for key, one in {**fields(), **categories()}.items():
        assert read(TESTS, f"ssw1_skill {one.text.said_in(language)} ({key}) lulus") == [
            {"test": "ssw1_skill", "category": key, "passed": True}
        ]


WORDS = st.sampled_from(
    [
        *("jlpt", "N4", "jft_basic", "212", "2026-01-05", "31-02-2026", "ssw1", "titp2", '"Crop farming"', '"', "care"),
        *("passed", "14", "japan", "completed", "a1_accredited", "large", "JP", ";", "\n", "tidak", "lulus", "92%"),
        *("7 Mei 2020", "R8.1.2"),
    ]
)


@given(st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=40)))
def test_any_cell_is_parts_or_a_fault(cell: str) -> None:
    for parse in (TESTS, STAYS, EXPERIENCE, COURSES, LICENCES):
        with suppress(CellFault):
            assert isinstance(read(parse, cell), list)
