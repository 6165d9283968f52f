import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.figures import (
    EVERYBODY,
    NATION,
    FiguresError,
    GroupKind,
    Measure,
    groups,
    place_named,
    read_breakdowns,
    read_community,
    read_map,
    read_series,
    sources,
)
from kakehashi.figures.publications import group_named, kinds_of, read_points
from kakehashi.vocabulary import Language, UnknownKey, prefectures, rows

KUMAMOTO, MIYAGI, MIE, TOKYO = "JP-43", "JP-04", "JP-24", "JP-13"
ADDRESS = re.compile(r"visualizing-jp/[a-z-]+ [a-z/]+\.json @[0-9a-f]{7}|e-Stat(?: [0-9]{8})?|expydoc|khb-tv|Pacola")
OCTOBER, DECEMBER = date(2025, 10, 31), date(2025, 12, 31)


def published_rows() -> list[tuple[Measure, dict[str, str]]]:
    return [(measure, row) for measure in Measure for row in rows(f"series/{measure}.csv", "kakehashi.figures")]


def test_every_row_has_a_known_place_group_date_and_source_of_its_register() -> None:
    for measure, row in published_rows():
        assert place_named(row["place"])
        assert row["group"] in groups()
        assert date(2010, 1, 1) < date.fromisoformat(row["date"]) < date(2026, 11, 24)
        assert sources()[row["source"]].register is measure.register


def test_every_source_and_every_group_is_used() -> None:
    used = [row for _, row in published_rows()]

    assert {row["source"] for row in used} == set(sources())
    assert {row["group"] for row in used} == set(groups())


def test_no_row_is_a_number_that_somebody_computed() -> None:
    said = {source.key: source.detail.english for source in sources().values()}

    assert not [key for key, detail in said.items() if "derived" in detail or "minus" in detail]


@pytest.mark.parametrize("language", Language)
def test_what_was_read_keeps_its_address_in_every_language(language: Language) -> None:
    for source in sources().values():
        said = source.detail.said_in(language)
        assert set(ADDRESS.findall(said)) == set(ADDRESS.findall(source.detail.english)), said
        assert "  " not in said


def test_kumamotos_notified_workers_run_from_2016_to_2025_without_a_hole() -> None:
    series = read_series(Measure.WORKERS_NOTIFIED, KUMAMOTO)

    assert [point.value for point in series.points] == [
        6422, 7743, 10155, 12345, 12928, 13013, 14522, 18226, 21437, 24076,
    ]  # fmt: skip
    assert (series.points[0].date, series.points[-1].date) == (date(2016, 10, 31), OCTOBER)
    assert series.title.english == "Foreign workers notified in Kumamoto: 24,076 on 31 October 2025"


def test_kumamotos_resident_register_runs_from_2013_to_2026_without_a_hole() -> None:
    series = read_series(Measure.RESIDENTS_IN_REGISTER, KUMAMOTO)

    assert [point.value for point in series.points] == [
        8782, 9410, 9896, 10606, 11498, 13411, 15311, 17665, 17574, 16475, 20230, 25121, 28883, 31751,
    ]  # fmt: skip
    assert series.irregular == (date(2013, 3, 31),)
    assert series.points[-1].date == date(2026, 1, 1)


def test_the_indonesian_community_of_kumamoto_is_two_series_with_their_ranks() -> None:
    workers, residents = read_community(KUMAMOTO, "ID")

    assert [(point.date.isoformat(), point.value, point.rank) for point in workers.known] == [("2024-10-31", 2890, 3)]
    assert [(point.date.isoformat(), point.value, point.rank) for point in residents.known] == [
        ("2023-12-31", 2675, 4),
        ("2024-12-31", 3628, 3),
        ("2025-12-31", 5032, 2),
    ]
    assert (workers.measure, residents.measure) == (Measure.WORKERS_NOTIFIED, Measure.RESIDENTS_COUNTED)


def test_the_nationality_split_of_october_2025_stays_a_hole_in_kumamoto() -> None:
    workers, _ = read_community(KUMAMOTO, "ID")

    assert OCTOBER in workers.holes
    assert "31 October 2025" in workers.notes[-1].english


def test_miyagis_indonesian_workers_were_third_in_2025() -> None:
    workers, _ = read_community(MIYAGI, "ID")

    assert [(point.value, point.rank) for point in workers.points] == [(1526, 4), (2206, 4), (2908, 3)]


def test_mies_indonesian_workers_were_not_found_and_its_residents_were() -> None:
    workers, residents = read_community(MIE, "ID")

    assert workers.latest is None
    assert [point.value for point in residents.known] == [4394, 5640]


def test_a_rank_the_source_does_not_give_is_not_printed() -> None:
    _, residents = read_community("JP-02", "ID")

    assert [(point.value, point.rank) for point in residents.known] == [(969, None), (1478, 2)]


def test_most_prefectures_were_read_for_two_years_and_the_rest_are_holes() -> None:
    series = read_series(Measure.WORKERS_NOTIFIED, TOKYO)

    assert [point.date.year for point in series.known] == [2024, 2025]
    assert [day.year for day in series.holes] == list(range(2016, 2024))


def test_the_nation_has_its_own_days() -> None:
    series = read_series(Measure.WORKERS_NOTIFIED, NATION.code, "ID")

    assert (series.points[0].value, series.points[-1].value) == (41586, 228118)
    assert series.holes == ()


@pytest.mark.parametrize("measure", [Measure.WORKERS_NOTIFIED, Measure.RESIDENTS_IN_REGISTER])
def test_the_47_prefectures_add_up_to_the_nation_where_all_were_found(measure: Measure) -> None:
    nation = read_series(measure, NATION.code)

    closed = 0
    for point in nation.known:
        shares = [share.value for _, share in read_map(measure, EVERYBODY, point.date)]
        if None not in shares:
            closed += 1
            assert sum(share or 0 for share in shares) == point.value

    assert closed == {Measure.WORKERS_NOTIFIED: 2, Measure.RESIDENTS_IN_REGISTER: 14}[measure]


@pytest.mark.parametrize(
    ("group", "year", "remainder"), [("ID", 2024, 226), ("ID", 2025, 500), ("all", 2024, 5313), ("all", 2025, 7228)]
)
def test_the_agencys_prefectures_fall_short_by_the_undetermined(group: str, year: int, remainder: int) -> None:
    day = date(year, 12, 31)
    nation = next(p.value for p in read_series(Measure.RESIDENTS_COUNTED, NATION.code, group).points if p.date == day)

    spread = sum(share.value or 0 for _, share in read_map(Measure.RESIDENTS_COUNTED, group, day))

    assert (nation or 0) - spread == remainder


@pytest.mark.parametrize("place", [KUMAMOTO, TOKYO, NATION.code])
def test_the_groups_of_status_add_up_to_all_workers(place: str) -> None:
    breakdowns = read_breakdowns(Measure.WORKERS_NOTIFIED, place, GroupKind.STATUS)

    assert breakdowns
    assert [breakdown.rest for breakdown in breakdowns] == [0] * len(breakdowns)
    assert breakdowns[0].date == OCTOBER


def test_the_largest_nationality_is_the_message_of_a_breakdown() -> None:
    newest = read_breakdowns(Measure.RESIDENTS_COUNTED, KUMAMOTO, GroupKind.NATIONALITY)[0]

    assert newest.title.english.endswith("on 31 December 2025: the largest group is Viet Nam, 7,015")
    assert newest.title.indonesian.endswith("kelompok terbesar Vietnam, 7.015 orang")
    assert [group.key for group, _ in newest.parts[:3]] == ["VN", "ID", "PH"]
    assert newest.rest == 32372 - sum(point.value or 0 for _, point in newest.parts)


def test_a_breakdown_without_a_published_total_has_no_rest() -> None:
    of_2023 = read_breakdowns(Measure.RESIDENTS_COUNTED, KUMAMOTO, GroupKind.NATIONALITY)[-1]

    assert of_2023.date.year == 2023
    assert of_2023.total is None
    assert of_2023.rest is None


def test_one_nationality_alone_is_not_a_breakdown() -> None:
    assert read_breakdowns(Measure.RESIDENTS_COUNTED, TOKYO, GroupKind.NATIONALITY) == ()


def test_ranks_rise_as_people_fall_within_a_day() -> None:
    for place in (KUMAMOTO, MIYAGI, MIE):
        for breakdown in read_breakdowns(Measure.RESIDENTS_COUNTED, place, GroupKind.NATIONALITY):
            ranks = [point.rank for _, point in breakdown.parts]
            assert ranks == list(range(1, len(ranks) + 1))


def test_only_the_measures_published_by_nationality_speak_of_a_community() -> None:
    by_nationality = [measure for measure in Measure if GroupKind.NATIONALITY in kinds_of(measure)]

    assert by_nationality == [Measure.WORKERS_NOTIFIED, Measure.RESIDENTS_COUNTED]


def test_a_map_holds_all_47_prefectures_and_a_day_never_counted_is_all_holes() -> None:
    counted = read_map(Measure.RESIDENTS_COUNTED, "ID", DECEMBER)
    never = read_map(Measure.RESIDENTS_COUNTED, "ID", date(2025, 12, 30))

    assert [place.code for place, _ in counted] == list(prefectures())
    assert all(point.value is not None for _, point in counted)
    assert all(point.value is None for _, point in never)


def test_an_unknown_prefecture_or_group_is_named_with_its_nearest() -> None:
    with pytest.raises(UnknownKey, match="JP-48"):
        read_series(Measure.WORKERS_NOTIFIED, "JP-48")
    with pytest.raises(UnknownKey, match="technical_intern"):
        group_named("technical_inter")


def test_the_resident_register_is_refused_by_nationality() -> None:
    with pytest.raises(FiguresError, match="not published by nationality"):
        read_series(Measure.RESIDENTS_IN_REGISTER, KUMAMOTO, "ID")


def test_a_nationality_nobody_published_gives_a_series_without_days() -> None:
    series = read_series(Measure.WORKERS_NOTIFIED, KUMAMOTO, "PE")

    assert series.points == ()
    assert series.title.english.endswith("no number was found")


def test_rows_with_an_unknown_source_or_a_day_twice_are_refused_together() -> None:
    good = {"place": "JP", "group": "all", "date": "2024-10-31", "people": "1", "rank": "", "source": "mhlw_table_1"}
    table = [good, good, {**good, "date": "2025-10-31", "source": "hearsay"}]

    with pytest.raises(FiguresError) as refused:
        read_points(table, Measure.WORKERS_NOTIFIED)

    assert [fault.split(":")[0] for fault in refused.value.faults] == [
        "workers_notified.csv, line 3",
        "workers_notified.csv, line 4",
    ]


@given(measure=st.sampled_from(Measure), place=st.sampled_from([NATION.code, *prefectures()]))
def test_every_place_can_be_asked_in_every_measure(measure: Measure, place: str) -> None:
    series = read_series(measure, place)

    assert series.known
    assert all(point.source is not None for point in series.known)
