from collections import Counter
from datetime import date, timedelta

import pytest

from examples.papers import Standing
from kakehashi.agreement import draft, read_letter
from kakehashi.vocabulary import Pathway, fields, prefectures
from tests.examples.make import FOLDERS, make_example, read_table, read_toml


@pytest.mark.parametrize(("name", "read", "refused"), [("kumamoto", 1200, 24), ("miyagi", 60, 3)])
def test_every_row_is_accepted_or_refused(name, read, refused):
    expected = read_toml(name, "expected.toml")

    assert expected["totals"] == {"read": read, "accepted": read - refused, "refused": refused}
    assert len({fault["row"] for fault in expected["refusal"]}) == refused
    assert all(2 <= fault["row"] <= read + 1 for fault in expected["refusal"])


def test_the_refused_rows_show_nearly_every_code_of_a_candidate_file():
    codes = {fault["code"] for fault in read_toml("kumamoto", "expected.toml")["refusal"]}

    assert codes == {
        "missing_required",
        "name_not_a_person",
        "name_too_long",
        "no_such_date",
        "date_not_understood",
        "year_out_of_range",
        "too_young",
        "date_in_future",
        "unknown_value",
        "unknown_province",
        "unknown_category",
        "unknown_occupation",
        "unknown_test",
        "unknown_level",
        "score_out_of_range",
        "nik_turned_number",
        "nik_length",
        "error_cell",
        "part_not_understood",
        "stay_ends_before_it_begins",
        "stays_overlap",
        "id_twice",
    }


def test_no_row_is_both_warned_of_and_refused():
    expected = read_toml("kumamoto", "expected.toml")

    assert not {one["row"] for one in expected["warning"]} & {one["row"] for one in expected["refusal"]}


def test_the_pool_stands_as_the_demonstration_needs_it():
    accepted = make_example("kumamoto").accepted
    share = {
        standing: count / len(accepted) for standing, count in Counter(e.papers.standing for e in accepted).items()
    }

    assert 0.23 < share[Standing.MEETS] < 0.27
    assert 0.37 < share[Standing.LACKS_LANGUAGE] < 0.43
    assert 0.13 < share[Standing.LACKS_SKILL] < 0.17
    assert 0.13 < share[Standing.UNKNOWN] < 0.17
    assert share[Standing.UNDER_AGE] > 0.02


def test_who_meets_the_rules_has_tests_and_stays_given_and_is_of_age():
    example = make_example("kumamoto")

    for entry in example.accepted:
        if entry.papers.standing is Standing.MEETS:
            assert entry.papers.tests is not None
            assert entry.papers.stays is not None
            assert entry.person.born <= example.recipe.on.replace(year=example.recipe.on.year - 18)
            assert entry.papers.able


@pytest.mark.parametrize("name", FOLDERS)
def test_every_wish_is_of_an_accepted_candidate_for_a_vacancy_that_is_open(name):
    example, wishes = make_example(name), read_table(name, "wishes.csv")
    people = {entry.id for entry in example.accepted}
    offered = {vacancy.id for vacancy in example.open_vacancies}

    assert all(row["candidate"] in people and row["vacancy"] in offered for row in wishes)
    assert len({(row["candidate"], row["vacancy"]) for row in wishes}) == len(wishes)


def test_each_wish_list_is_ranked_from_one_without_a_gap_and_holds_five_at_most():
    lists: dict[str, list[int]] = {}

    for row in read_table("kumamoto", "wishes.csv"):
        lists.setdefault(row["candidate"], []).append(int(row["rank"]))

    assert all(ranks == list(range(1, len(ranks) + 1)) and len(ranks) <= 5 for ranks in lists.values())
    assert {len(ranks) for ranks in lists.values()} == {1, 2, 3, 4, 5}


def test_a_wish_is_for_work_that_the_person_is_trained_for():
    example = make_example("kumamoto")
    people = {entry.id: entry.papers for entry in example.accepted}
    offered = {vacancy.id: vacancy for vacancy in example.open_vacancies}

    for candidate, chosen in example.wishes.items():
        trained = set(people[candidate].able) or {people[candidate].trade.category}
        assert all(trained & set(offered[vacancy].admits) for vacancy in chosen)


def test_about_five_hundred_interviews_are_wished_by_people_who_may_have_them():
    example = make_example("kumamoto")
    meets = {entry.id for entry in example.accepted if entry.papers.standing is Standing.MEETS}

    wished = sum(len(chosen) for candidate, chosen in example.wishes.items() if candidate in meets)

    assert 470 <= wished <= 530


@pytest.mark.parametrize("name", FOLDERS)
def test_a_vacancy_ranks_only_people_who_wish_it(name):
    wished = {(row["vacancy"], row["candidate"]) for row in read_table(name, "wishes.csv")}
    ranked = [(row["vacancy"], row["candidate"]) for row in read_table(name, "rankings.csv")]

    assert set(ranked) <= wished
    assert len(set(ranked)) == len(ranked)


@pytest.mark.parametrize(("name", "prefecture"), [("kumamoto", "JP-43"), ("miyagi", "JP-04")])
def test_a_programme_names_its_prefecture_ministry_pathways_and_day(name, prefecture):
    programme = read_toml(name, "programme.toml")

    assert programme["prefecture"] == prefecture
    assert prefecture in prefectures()
    assert programme["ministry"] == programme["organisations"]["ministry"]["key"]
    assert {Pathway(pathway) for pathway in programme["pathways"]} >= {Pathway.SSW1, Pathway.ESD}
    assert programme["today"] == date(2026, 11, 24)
    for organisation in programme["organisations"].values():
        assert set(organisation["name"]) == {"id", "ja", "en"}


@pytest.mark.parametrize("name", FOLDERS)
def test_the_letter_can_be_drafted_and_its_signatures_stay_blank(name):
    programme = read_toml(name, "programme.toml")

    drafted = draft(read_letter(programme), on=programme["today"])

    open_values = {value.key for value in drafted.open_values}
    assert open_values >= {"prefecture_signatory", "ministry_signatory", "prefecture_signed_on", "ministry_place"}
    assert drafted.letter.number == 1


@pytest.mark.parametrize("name", FOLDERS)
def test_a_cap_names_a_field_once_and_binds_below_the_seats_offered(name):
    offered: Counter[str] = Counter()
    for vacancy in make_example(name).open_vacancies:
        offered[vacancy.firm.field] += vacancy.seats

    caps = read_toml(name, "programme.toml")["cap"]

    assert len({cap["key"] for cap in caps}) == len(caps)
    for cap in caps:
        assert cap["kind"] == "field"
        assert cap["key"] in fields()
        assert 0 < cap["seats"] < offered[cap["key"]]


def test_the_kumamoto_fair_is_held_on_a_friday_and_a_saturday_around_prayer():
    friday, saturday = read_toml("kumamoto", "programme.toml")["fair"]

    assert (friday["date"], friday["date"].weekday()) == (date(2027, 2, 5), 4)
    assert saturday["date"] - friday["date"] == timedelta(days=1)
    assert str(friday["breaks"][0]["from"]) == "11:30:00"
    assert str(friday["breaks"][0]["to"]) == "13:00:00"
    for day in (friday, saturday):
        assert day["zone"] == "Asia/Jakarta"
        assert day["booths"] == len({vacancy.firm.name for vacancy in make_example("kumamoto").vacancies})


@pytest.mark.parametrize("name", FOLDERS)
def test_every_break_lies_inside_its_day_and_the_hours_are_whole_slots(name):
    for day in read_toml(name, "programme.toml")["fair"]:
        minutes = (day["closes"].hour - day["opens"].hour) * 60 + day["closes"].minute - day["opens"].minute
        assert minutes % day["slot_minutes"] == 0
        assert all(day["opens"] < rest["from"] < rest["to"] < day["closes"] for rest in day["breaks"])


def test_eight_interpreters_speak_indonesian_and_some_are_there_for_a_part_only():
    interpreters = read_toml("kumamoto", "programme.toml")["interpreter"]

    assert len(interpreters) == 8
    assert all("id" in one["languages"] for one in interpreters)
    assert sum("windows" in one for one in interpreters) == 3
