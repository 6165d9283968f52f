import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.figures import NOT_FOUND, FiguresError, Measure, Point, draw, read_series
from kakehashi.figures.chart import FONTS, _length, _wrapped
from kakehashi.vocabulary import Language
from tests.figures.make import make_point, make_series, make_source

KUMAMOTO, TOKYO = "JP-43", "JP-13"
SVG = "{http://www.w3.org/2000/svg}"


def texts_in(svg: str) -> list[str]:
    """Every line of text of a picture."""
    return ["".join(node.itertext()) for node in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 (our own picture)


def bars_in(svg: str) -> list[float]:
    """The length of every bar, from the top."""
    return [float(length) for length in re.findall(r'<path d="M0,[\d.]+h([\d.]+)v[^"]*" fill="#264af4"', svg)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("measure", [Measure.WORKERS_NOTIFIED, Measure.RESIDENTS_IN_REGISTER])
@pytest.mark.parametrize("width", [640, 328])
def test_a_chart_is_one_named_image_without_script_or_style(measure: Measure, language: Language, width: int) -> None:
    series = read_series(measure, KUMAMOTO)

    svg = draw(series, language, width=width)

    root = ET.fromstring(svg)  # noqa: S314 (our own picture)
    assert root.get("role") == "img"
    assert root.get("lang") == language
    assert root.get("width") == str(width)
    ids = {node.get("id"): node.text for node in root if node.get("id")}
    assert ids[root.get("aria-labelledby")] == series.title.said_in(language)
    assert root.get("aria-describedby") in ids
    assert "style" not in {name for node in root.iter() for name in node.attrib}
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        "svg", "title", "desc", "rect", "g", "path", "line", "text", "tspan",
    }  # fmt: skip
    assert not re.search(r"href|url\(|\son\w+=|javascript", svg)


def test_the_first_font_is_the_one_that_the_pages_ship() -> None:
    svg = draw(read_series(Measure.WORKERS_NOTIFIED, KUMAMOTO), "ja")

    assert svg.count("font-family") == 1
    assert f'font-family="{FONTS[0]}, ' in svg
    assert FONTS[0] == "BIZ UDPGothic"


def test_bars_begin_at_zero_and_are_as_long_as_their_numbers() -> None:
    svg = draw(make_series(make_point(2023, 100), make_point(2024, 300), make_point(2025, 200)), "en")

    lengths = bars_in(svg)
    assert [round(length / lengths[1], 6) for length in lengths] == [0.333333, 1.0, 0.666667]


@pytest.mark.parametrize(
    ("language", "number", "year"), [("id", "24.076", "2025"), ("ja", "24,076", "2025年"), ("en", "24,076", "2025")]
)
def test_numbers_and_years_stand_as_the_reader_writes_them(language: str, number: str, year: str) -> None:
    said = texts_in(draw(read_series(Measure.WORKERS_NOTIFIED, KUMAMOTO), language))

    assert number in said
    assert year in said


def test_every_number_stands_beside_its_bar() -> None:
    series = read_series(Measure.RESIDENTS_IN_REGISTER, KUMAMOTO)

    said = texts_in(draw(series, "en"))

    assert {f"{point.value:,}" for point in series.points} <= set(said)


def test_the_day_that_differs_is_written_whole() -> None:
    said = texts_in(draw(read_series(Measure.RESIDENTS_IN_REGISTER, KUMAMOTO), "ja"))

    assert "2013年3月31日" in said
    assert "2014年" in said


def test_two_points_in_one_year_are_both_drawn_with_their_days() -> None:
    summer = Point(date(2025, 6, 30), 5, None, make_source())

    said = texts_in(draw(make_series(make_point(2024, 4), summer, make_point(2025, 6)), "en"))

    assert {"2024", "30 June 2025", "31 October 2025"} <= set(said)


@pytest.mark.parametrize("language", Language)
def test_a_hole_has_no_bar_and_says_that_nothing_was_found(language: Language) -> None:
    series = read_series(Measure.WORKERS_NOTIFIED, TOKYO)

    svg = draw(series, language, width=328)

    assert len(bars_in(svg)) == len(series.known)
    assert texts_in(svg).count(NOT_FOUND.said_in(language)) == len(series.holes)
    years = [text for text in texts_in(svg) if re.fullmatch(r"20\d\d年?", text)]
    assert years == sorted(years)


def test_a_zero_is_drawn_as_a_zero_and_not_as_a_hole() -> None:
    said = texts_in(draw(make_series(make_point(2024, 0)), "en"))

    assert "0" in said
    assert NOT_FOUND.english not in said


def test_the_source_travels_with_the_picture() -> None:
    said = texts_in(draw(read_series(Measure.RESIDENTS_COUNTED, KUMAMOTO, "ID"), "ja"))

    assert said[-1] == "単位: 人(12月31日現在)。出典: 出入国在留管理庁。"


def test_the_same_series_is_always_the_same_picture() -> None:
    series = read_series(Measure.WORKERS_NOTIFIED, KUMAMOTO)

    assert draw(series, "id") == draw(series, "id")


def test_pictures_of_one_page_have_ids_of_their_own() -> None:
    series = read_series(Measure.WORKERS_NOTIFIED, KUMAMOTO)
    other = read_series(Measure.RESIDENTS_IN_REGISTER, KUMAMOTO)

    pictures = [draw(series, "id"), draw(series, "id", width=328), draw(other, "id")]

    ids = [found for picture in pictures for found in re.findall(r' id="([^"]+)"', picture)]
    assert len(set(ids)) == len(ids) == 6


def test_a_series_without_a_number_and_a_width_nobody_can_read_are_refused() -> None:
    with pytest.raises(FiguresError) as refused:
        draw(make_series(make_point(2024, None)), "en", width=100)

    assert len(refused.value.faults) == 2


def test_a_line_never_breaks_a_day_or_a_number_from_its_unit() -> None:
    lines = _wrapped("Warga asing dalam daftar penduduk: 31.751 orang per 1 Januari 2026", 200, 17)

    assert "1 Januari 2026" in lines
    assert any("31.751 orang" in line for line in lines)


def test_a_line_never_breaks_a_day_of_the_japanese_calendar() -> None:
    lines = _wrapped("全国で届出のあった外国人労働者: 24,076人(令和7年(2025年)10月31日、3位)", 260, 17)

    assert any("(令和7年(2025年)10月31日、" in line for line in lines)


def test_a_word_longer_than_the_line_is_broken_between_signs() -> None:
    lines = _wrapped("出入国在留管理庁", 60, 17)

    assert lines == ["出入国", "在留管", "理庁"]


@given(
    text=st.text(alphabet="熊本県で、。()のア a3年人,.:x", min_size=1, max_size=60),
    width=st.integers(60, 300),
)
@settings(max_examples=60)
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = _wrapped(text, width, 14)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(_length(line, 14) <= width for line in lines)
