"""Which row holds the headers, and what they mean."""

import pytest

from kakehashi.sheets import Kind, SheetError
from kakehashi.sheets.columns import columns
from kakehashi.sheets.headers import find, letter, likeness, meaning, recognise
from kakehashi.vocabulary import Language

REQUIRED = ["Nama", "Tanggal lahir", "Jenis kelamin", "Provinsi asal"]


def keys(*headers: str, kind: Kind = Kind.CANDIDATES) -> list[str | None]:
    """What each header is taken for."""
    return [header.key for header in recognise([headers], kind)[1]]


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("language", list(Language))
def test_every_header_of_every_template_means_its_own_column(kind: Kind, language: Language) -> None:
    offered = [column for column in columns(kind) if column.in_template]

    found = keys(*(column.header.said_in(language) for column in offered), kind=kind)

    assert found == [column.key for column in offered]


def test_no_two_columns_share_a_header() -> None:
    for kind in Kind:
        for column in columns(kind):
            for text in column.also:
                headers = [one.header.english for one in columns(kind) if one.required and one.key != column.key]
                assert keys(text, *headers, kind=kind)[0] == column.key, (kind, text)


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        (Kind.CANDIDATES, "Tes", "tests"),
        (Kind.CANDIDATES, "Tanggal tes", "tests.on"),
        (Kind.CANDIDATES, "Alasan penolakan masuk Jepang", "refusal_ground"),
        (Kind.CANDIDATES, "Prosedur PMI selesai", "home_procedure"),
        (Kind.CANDIDATES, "日本に在住", "in_japan"),
        (Kind.CANDIDATES, "在留歴", "stays"),
        (Kind.CANDIDATES, "送出国手続完了", "home_procedure"),
        (Kind.VACANCIES, "Perusahaan", "employer"),
        (Kind.VACANCIES, "Jumlah pegawai", "employer_staff"),
        (Kind.VACANCIES, "Status tinggal", "scheme"),
        (Kind.VACANCIES, "賃金形態", "pay.basis"),
        (Kind.VACANCIES, "通訳不要の日本語レベル", "interpreter_needed_below"),
        (Kind.VACANCIES, "就業地域", "region"),
        (Kind.VACANCIES, "雇用開始日", "from"),
        (Kind.VACANCIES, "雇用終了日", "to"),
    ],
)
def test_headers_of_earlier_templates_are_still_understood(kind: Kind, text: str, key: str) -> None:
    headers = [one.header.english for one in columns(kind) if one.required and one.key != key]

    assert keys(text, *headers, kind=kind)[0] == key


def test_case_blanks_width_and_marks_do_not_matter() -> None:
    found = keys(
        "NAMA  LENGKAP*", "ｔｇｌ．　ｌａｈｉｒ", "Jenis\nkelamin (P/L)", "PROVINSI asal (wajib)", "NIK (16 digit)"
    )

    assert found == ["name", "born", "sex", "home", "nik"]


def test_japanese_and_english_offices_are_understood() -> None:
    assert keys("氏名", "生年月日", "性別", "出身地") == ["name", "born", "sex", "home"]
    assert keys("Full name", "DOB", "Gender", "Province") == ["name", "born", "sex", "home"]


def test_a_place_and_a_day_of_birth_may_stand_in_one_column() -> None:
    assert keys("Nama siswa", "Tempat, Tgl. Lahir", "L/P", "Provinsi", "No. HP / WA")[1:] == [
        "born",
        "sex",
        "home",
        "phone",
    ]


@pytest.mark.parametrize("text", ["氏名(カナ)", "氏名（フリガナ）", "氏名【ﾌﾘｶﾞﾅ】", "Nama (katakana)"])
def test_how_a_name_is_read_is_not_the_name(text: str) -> None:
    assert keys(*REQUIRED, text) == ["name", "born", "sex", "home", None]
    assert keys("氏名(ローマ字)", *REQUIRED[1:])[0] == "name"


def test_a_fathers_name_is_not_the_candidates() -> None:
    assert keys("Nama Ayah", *REQUIRED) == [None, "name", "born", "sex", "home"]


def test_titles_above_the_headers_are_passed_over() -> None:
    rows = [["Daftar calon"], ["LPK Maju", "Nama"], *[[""]] * 4, REQUIRED, ["SUPARTI"]]

    place, headers = recognise(rows, Kind.CANDIDATES)

    assert place == 6
    assert headers[0].text == "Nama"


def test_headers_are_found_down_to_the_fiftieth_row_and_no_further() -> None:
    assert recognise([*[["Daftar"]] * 49, REQUIRED, ["SUPARTI"]], Kind.CANDIDATES)[0] == 49
    rows = [*[["Daftar"]] * 50, REQUIRED]

    with pytest.raises(SheetError) as refused:
        recognise(rows, Kind.CANDIDATES)

    assert refused.value.code == "missing_column"


def test_a_second_table_further_down_takes_no_row_from_the_first() -> None:
    rows = [REQUIRED, *[["SUPARTI"]] * 20, [*REQUIRED, "NIK", "No. HP"], ["BUDI"]]

    assert recognise(rows, Kind.CANDIDATES)[0] == 0


def test_where_nobody_knows_a_header_the_fullest_row_is_taken_for_theirs() -> None:
    rows = [["Daftar"], ["LPK Maju", "Bali"], ["Murid", "Kelas", "Kota", "Wali"], ["SITI", "A", "Solo", "ANI"]]

    assert find(rows, Kind.CANDIDATES)[0] == 2


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("氏名 / Nama", "name"),
        ("Nama／氏名／Name", "name"),
        ("氏名\nNama", "name"),
        ("氏名 Nama lengkap", "name"),
        ("Nama lengkap【氏名】", "name"),
        ("Nama (sesuai paspor) / 氏名", "name"),
        ("生年月日 (Tanggal lahir)", "born"),
        ("Tanggal lahir - 生年月日", "born"),
        ("性別・JK", "sex"),
        ("L/P 性別", "sex"),
        ("出身州 / Provinsi", "home"),
        ("試験2 / Ujian 2", "tests 2"),
        ("氏名 / フリガナ", None),
        ("氏名 / Nama ayah", None),
        ("Nama / Provinsi", None),
        ("試験1 / Ujian 2", None),
    ],
)
def test_a_header_in_several_languages_is_the_column_that_all_of_them_name(header: str, key: str | None) -> None:
    assert meaning(header, Kind.CANDIDATES) == key


def test_every_header_of_a_template_beside_its_translation_means_its_column() -> None:
    for kind in Kind:
        for column in columns(kind):
            if column.in_template:
                both = f"{column.header.japanese} / {column.header.indonesian}"
                assert meaning(both, kind) == column.key, both


def test_every_missing_column_is_named_in_the_readers_language() -> None:
    with pytest.raises(SheetError) as refused:
        recognise([["Nama", "NIK"]], Kind.CANDIDATES)

    assert [fault.code for fault in refused.value.found] == ["missing_column"] * 3
    assert "Tanggal lahir" in refused.value.said_in("id")
    assert "生年月日" in refused.value.said_in("ja")
    assert "Date of birth" in str(refused.value)


def test_two_columns_of_one_meaning_are_named_by_their_letters() -> None:
    with pytest.raises(SheetError) as refused:
        recognise([[*REQUIRED, "Nama lengkap"]], Kind.CANDIDATES)

    assert refused.value.code == "too_many_headers_alike"
    assert refused.value.said_in("id").startswith("Kolom A dan E bermakna sama")


def test_numbered_tests_and_their_days_belong_together() -> None:
    headers = recognise([[*REQUIRED, "Tes 1", "Tanggal tes 1", "test 2", "test 2 date", "試験3"]], Kind.CANDIDATES)[1]

    assert [(header.key, header.number) for header in headers[4:]] == [
        ("tests", 1),
        ("tests.on", 1),
        ("tests", 2),
        ("tests.on", 2),
        ("tests", 3),
    ]


def test_running_numbers_and_our_own_columns_are_known_and_not_read() -> None:
    headers = recognise([["No.", *REQUIRED, "Sebab", "直し方", "Row in the file", "Agama"]], Kind.CANDIDATES)[1]

    assert [header.ignored for header in headers] == [True, False, False, False, False, True, True, True, False]


def test_the_row_most_like_headers_counts() -> None:
    assert likeness([["Daftar"], REQUIRED], Kind.CANDIDATES) == 4
    assert likeness([], Kind.CANDIDATES) == 0


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_columns_have_the_letters_of_excel(index: int, letters: str) -> None:
    assert letter(index) == letters
