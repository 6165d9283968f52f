import csv
from dataclasses import replace

from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.figures import Measure, Series, read_series
from kakehashi.portal.statistics import bridge
from kakehashi.vocabulary import prefectures
from tests.figures.make import make_point, make_series
from tests.portal.statistics.make import KUMAMOTO

counts = st.lists(st.none() | st.integers(0, 10_000_000), min_size=1, max_size=12)


def a_series(values: list[int | None], measure: Measure = Measure.WORKERS_NOTIFIED) -> Series:
    return make_series(*(make_point(2010 + year, value) for year, value in enumerate(values)), measure=measure)


@given(counts)
def test_a_file_gives_back_every_number_and_every_hole(values):
    with translation.override("en"):
        written = bridge.written(bridge.Table("any", (a_series(values),)))

    _, *lines = csv.reader(written.decode("utf-8-sig").splitlines())
    assert [None if row[4] == "not found" else int(row[4]) for row in lines] == values


@given(counts, st.data())
def test_one_other_number_makes_another_digest(values, data):
    changed = list(values)
    place = data.draw(st.integers(0, len(values) - 1))
    changed[place] = None if values[place] is not None else 1

    assert bridge.digest_of(a_series(changed)) != bridge.digest_of(a_series(values))
    assert bridge.digest_of(a_series(values)) == bridge.digest_of(a_series(list(values)))


def test_a_series_without_any_number_is_not_waited_for():
    tables = {
        measure.value: bridge.Table(measure.value, (a_series([None, None], measure),)) for measure in bridge.CHARTED
    }

    charts = bridge.charts_of(tables, [])

    assert [(chart.drawn, chart.awaited) for chart in charts] == [(False, False)] * 2


def test_in_every_prefecture_each_table_of_residents_comes_before_workers_and_none_mixes_measures():
    for place in prefectures():
        tables = bridge.tables_of(place)

        assert [series.measure for series in tables[bridge.COMMUNITY].series] == [
            Measure.RESIDENTS_COUNTED,
            Measure.WORKERS_NOTIFIED,
        ]
        assert all(not tables[measure].several for measure in bridge.CHARTED)


def test_a_table_of_numbers_from_two_sources_names_the_source_in_every_row():
    series = read_series(Measure.WORKERS_NOTIFIED, KUMAMOTO)
    first, *rest = series.points
    mixed = replace(series, points=(replace(first, source=replace(first.source, key="another")), *rest))

    assert bridge.Table("one", (series,)).only_source is first.source
    assert bridge.Table("two", (mixed,)).only_source is None


def test_a_source_is_listed_once_however_many_numbers_it_gave():
    found = bridge.sources_of(bridge.tables_of(KUMAMOTO).values())

    assert len(found) == len({source.key for source in found}) == 4
