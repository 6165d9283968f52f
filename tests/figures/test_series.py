from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.figures import FiguresError, Group, GroupKind, Measure, Point, Register, Series
from kakehashi.figures.series import subject_of
from kakehashi.vocabulary import Mark, Text
from tests.figures.make import EVERYBODY, JAPAN, make_point, make_series, make_source


def test_each_measure_has_a_register_of_its_own() -> None:
    registers = [measure.register for measure in Measure]

    assert sorted(registers) == sorted(Register)


def test_every_measure_and_register_has_a_name_a_unit_and_a_note() -> None:
    for measure in Measure:
        assert measure.text != measure.note
        assert measure.unit.japanese == "人"
        assert measure.register.text.english


def test_a_number_from_another_register_is_refused() -> None:
    agency = make_source(Register.RESIDENCE_STATISTICS, key="agency")

    with pytest.raises(FiguresError, match="'agency', which counts in residence_statistics, but workers_notified"):
        make_series(make_point(2024, 10), make_point(2025, 12, source=agency))


def test_the_resident_register_and_the_agency_do_not_share_a_series() -> None:
    agency = make_source(Register.RESIDENCE_STATISTICS)

    with pytest.raises(FiguresError, match="counted in basic_resident_register"):
        make_series(make_point(2025, 12, source=agency), measure=Measure.RESIDENTS_IN_REGISTER)


def test_all_faults_are_named_at_once() -> None:
    points = (
        Point(date(2020, 10, 31), 5),
        make_point(2022, -1, rank=0),
        make_point(2021, None, rank=3, source=make_source()),
    )

    with pytest.raises(FiguresError) as refused:
        make_series(*points)

    assert len(refused.value.faults) == 6


def test_the_same_day_twice_is_refused() -> None:
    with pytest.raises(FiguresError, match="none may come twice"):
        make_series(make_point(2024, 10), make_point(2024, 11))


def test_the_title_is_the_newest_number_in_three_languages() -> None:
    series = make_series(make_point(2024, 21437), make_point(2025, 24076))

    assert series.title == Text(
        "Pekerja asing yang dilaporkan di Jepang: 24.076 orang per 31 Oktober 2025",
        "全国で届出のあった外国人労働者: 24,076人(令和7年(2025年)10月31日)",
        "Foreign workers notified in Japan: 24,076 on 31 October 2025",
    )


def test_a_title_never_takes_a_hole_for_the_newest_number() -> None:
    series = make_series(make_point(2024, 2890, rank=3), make_point(2025, None))

    assert series.title.english == "Foreign workers notified in Japan: 2,890 on 31 October 2024, rank 3"
    assert series.title.japanese.endswith("2,890人(令和6年(2024年)10月31日、3位)")
    assert series.holes == (date(2025, 10, 31),)
    assert series.known == series.points[:1]


def test_a_series_without_numbers_says_so_and_does_not_say_zero() -> None:
    series = make_series(make_point(2024, None))

    assert series.latest is None
    assert series.title.english == "Foreign workers notified in Japan: no number was found"
    assert "0" not in series.title.japanese


def test_a_count_of_zero_is_a_number_and_not_a_hole() -> None:
    series = make_series(make_point(2024, 0))

    assert series.holes == ()
    assert series.title.english.endswith(": 0 on 31 October 2024")


def test_the_notes_name_every_hole_and_every_day_that_differs() -> None:
    series = make_series(
        Point(date(2013, 3, 31), 4, None, make_source()), make_point(2014, None), make_point(2015, 6, rank=1)
    )

    notes = [note.english for note in series.notes]

    assert notes[0] == Measure.WORKERS_NOTIFIED.note.english
    assert notes[1] == "Counted on another day of the year than the rest: 31 March 2013."
    assert notes[2].startswith("The rank is among all nationalities")
    assert notes[3] == "Numbers not found: 31 October 2014. Nothing is estimated in their place."


def test_numbers_read_in_a_copy_are_marked_and_those_of_the_release_are_not() -> None:
    copied = make_series(make_point(2024, 5, source=make_source(mark=Mark.SECONDARY)))
    official = make_series(make_point(2024, 5))

    assert "[secondary]" in copied.notes[1].english
    assert len(official.notes) == 1


def test_a_measure_is_refused_for_a_group_it_is_not_published_by() -> None:
    indonesia = Group("ID", GroupKind.NATIONALITY, Text("Indonesia", "インドネシア", "Indonesia"))

    with pytest.raises(FiguresError, match=r"residents_in_register is not published by nationality .* it is by: all"):
        subject_of(Measure.RESIDENTS_IN_REGISTER, indonesia, JAPAN)


def test_every_record_says_measure_date_and_source_and_a_hole_is_none() -> None:
    series = make_series(make_point(2024, 2890, rank=3), make_point(2025, None))

    known, hole = series.records()

    assert known == {
        "measure": "workers_notified",
        "place": "JP",
        "group": "all",
        "date": "2024-10-31",
        "people": 2890,
        "rank": 3,
        "publisher": "Ministry",
        "mark": "official",
        "source": "The ministry's table 1",
    }
    assert (hole["date"], hole["people"], hole["source"]) == ("2025-10-31", None, None)


def test_a_source_is_listed_once() -> None:
    series = make_series(make_point(2024, 1), make_point(2025, 2))

    assert series.sources == (make_source(),)


@given(values=st.lists(st.none() | st.integers(0, 10**6), max_size=12))
def test_known_points_and_holes_together_are_the_series(values: list[int | None]) -> None:
    series = make_series(*(make_point(2000 + index, value) for index, value in enumerate(values)))

    assert sorted([*(point.date for point in series.known), *series.holes]) == [point.date for point in series.points]


@given(measure=st.sampled_from(Measure), register=st.sampled_from(Register))
def test_a_series_stands_only_in_its_own_register(measure: Measure, register: Register) -> None:
    point = replace(make_point(2024, 1), source=make_source(register))

    if measure.register is register:
        assert Series(measure, JAPAN, EVERYBODY, (point,)).known == (point,)
    else:
        with pytest.raises(FiguresError):
            Series(measure, JAPAN, EVERYBODY, (point,))
