from collections import Counter
from fractions import Fraction

import pytest

from examples.vacancies import HEADERS
from kakehashi.vocabulary import categories
from tests.examples.make import FOLDERS, make_example, read_table, read_toml


@pytest.mark.parametrize(("name", "rows", "firms"), [("kumamoto", 300, 120), ("miyagi", 20, 12)])
def test_so_many_vacancies_of_so_many_employers(name, rows, firms):
    vacancies = read_table(name, "vacancies.csv", "cp932")

    assert len(vacancies) == rows
    assert tuple(vacancies[0]) == HEADERS
    assert len({row["求人番号"] for row in vacancies}) == rows
    assert len({row["事業所名"] for row in vacancies} - {""}) == firms


@pytest.mark.parametrize("name", FOLDERS)
def test_the_vacancies_are_cp932_with_crlf_and_no_utf_8(name):
    written = (FOLDERS[name] / "vacancies.csv").read_bytes()

    with pytest.raises(UnicodeDecodeError):
        written.decode("utf-8")
    assert written.decode("cp932").encode("cp932") == written
    assert written.count(b"\r\n") == written.count(b"\n") == len(make_example(name).vacancies) + 1


def test_employers_are_written_with_signs_beyond_the_common_set():
    text = (FOLDERS["kumamoto"] / "vacancies.csv").read_text(encoding="cp932")

    assert all(sign in text for sign in "髙﨑㈱㈲")
    with pytest.raises(UnicodeEncodeError):
        "髙".encode("shift_jis")


def test_fields_are_shared_out_as_workers_are_in_kumamoto():
    vacancies = make_example("kumamoto").vacancies
    share = {field: count / 300 for field, count in Counter(vacancy.firm.field for vacancy in vacancies).items()}

    assert share["manufacturing"] == pytest.approx(0.283, abs=0.001)
    assert share["agriculture"] == pytest.approx(0.241, abs=0.002)
    assert share["food_service"] < 0.01


def test_seven_in_ten_employers_have_fewer_than_thirty_staff():
    staff = {vacancy.firm.name: vacancy.firm.staff for vacancy in make_example("kumamoto").vacancies}

    small = sum(count < 30 for count in staff.values()) / len(staff)

    assert small == pytest.approx(0.699, abs=0.005)


def test_a_firm_has_one_place_one_field_and_one_size():
    rows = read_table("kumamoto", "vacancies.csv", "cp932")

    firms = {(row["事業所名"], row["就業地域"], row["従業員数"]) for row in rows if row["事業所名"]}

    assert len(firms) == 120
    assert {row["就業地域"] for row in rows} == set(make_example("kumamoto").recipe.regions)


def test_seventeen_vacancies_pay_below_the_minimum_wage_and_eight_exactly_it():
    wages = read_toml("kumamoto", "expected.toml")["wage"]
    standing = Counter(wage["standing"] for wage in wages)

    assert standing == {"below": 17, "exactly": 8, "unknown": 14}
    assert sum(str(wage["since"]) == "2026-01-01" for wage in wages if wage["standing"] == "below") == 5
    assert all(Fraction(wage["counted"]) == 1092 for wage in wages if wage["standing"] == "exactly")
    assert any(1091 < Fraction(wage["counted"]) < 1092 for wage in wages if wage["standing"] == "below")


def test_every_other_open_vacancy_pays_more_than_the_minimum_wage():
    named = {wage["vacancy"] for wage in read_toml("kumamoto", "expected.toml")["wage"]}

    for vacancy in make_example("kumamoto").open_vacancies:
        if vacancy.id not in named:
            assert vacancy.pay.per_hour is not None
            assert vacancy.pay.per_hour > 1092


def test_the_sheet_says_what_each_vacancy_pays():
    rows = {row["求人番号"]: row for row in read_table("kumamoto", "vacancies.csv", "cp932")}

    for vacancy in make_example("kumamoto").open_vacancies:
        written = rows[vacancy.id]["基本給(円)"].replace(",", "")
        assert written == "" if vacancy.pay.base is None else int(written) == vacancy.pay.base


@pytest.mark.parametrize(("name", "refused"), [("kumamoto", 4), ("miyagi", 1)])
def test_the_refused_vacancies_are_named_by_row_and_header(name, refused):
    expected, rows = read_toml(name, "expected.toml"), read_table(name, "vacancies.csv", "cp932")

    assert expected["vacancy_totals"]["refused"] == len(expected["vacancy_refusal"]) == refused
    for fault in expected["vacancy_refusal"]:
        assert fault["column"] in rows[fault["row"] - 2]


def test_every_category_offered_is_open_today_to_some_pathway():
    for vacancy in make_example("kumamoto").vacancies:
        assert not categories()[vacancy.category].planned
