"""`kakehashi figures`: published numbers of foreign workers and residents, as tables and charts."""

from pathlib import Path
from typing import Annotated, Any
from unicodedata import east_asian_width

import typer

from kakehashi.cli.options import AsJson, FileNotUsable, Lang, language_or_system, print_json
from kakehashi.figures import (
    EVERYBODY,
    NOT_FOUND,
    Measure,
    Point,
    Series,
    day_written,
    draw,
    numeral,
    read_community,
    read_series,
)
from kakehashi.vocabulary import Language, Text, term

app = typer.Typer(no_args_is_help=True, help="Published figures: foreign workers notified, foreign residents.")

Prefecture = Annotated[str, typer.Option("--prefecture", help="ISO 3166-2 code of a prefecture, or JP for Japan.")]
Nationality = Annotated[str, typer.Option("--nationality", help="ISO 3166-1 code of the community to show.")]

DATE = Text("tanggal", "日付", "date")


@app.command()
def show(prefecture: Prefecture, nationality: Nationality = "ID", lang: Lang = None, as_json: AsJson = False) -> None:
    """Print each measure as a table of its own: all foreign people, then one nationality."""
    everybody = [
        read_series(measure, prefecture, EVERYBODY)
        for measure in (Measure.WORKERS_NOTIFIED, Measure.RESIDENTS_IN_REGISTER)
    ]
    found = [*everybody, *read_community(prefecture, nationality)]
    if as_json:
        print_json([_as_json(series) for series in found])
        return
    language = language_or_system(lang)
    for series in found:
        print(series.title.said_in(language))
        _print_table(series, language)
        for note in series.notes:
            print(f"  {note.said_in(language)}")
        print()


@app.command()
def chart(
    prefecture: Prefecture,
    measure: Annotated[Measure, typer.Option("--measure", help="What is counted; one chart shows one measure.")],
    out: Annotated[Path, typer.Option("--out", help="The SVG file to write.")],
    group: Annotated[
        str, typer.Option("--group", help="all, a nationality (ID) or a status of residence.")
    ] = EVERYBODY,
    width: Annotated[int, typer.Option("--width", help="Pixels: 640 for a page, 328 for a phone.")] = 640,
    lang: Lang = None,
) -> None:
    """Draw one series as bars from zero, each with its number, and write it as SVG."""
    language = language_or_system(lang)
    series = read_series(measure, prefecture, group)
    picture = draw(series, language, width=width)
    try:
        out.write_text(picture, encoding="utf-8")
    except OSError as error:
        raise FileNotUsable([f"{out} cannot be written: {error.strerror}; choose a folder that exists."]) from None
    print(f"{series.title.said_in(language)} → {out}")


def _as_json(series: Series) -> dict[str, Any]:
    return {
        "measure": series.measure.value,
        "register": series.measure.register.value,
        "place": series.place.code,
        "group": series.group.key,
        "title": {language.value: series.title.said_in(language) for language in Language},
        "points": series.records(),
        "not_found": [day.isoformat() for day in series.holes],
    }


def _print_table(series: Series, language: Language) -> None:
    """Day to the left, numbers to the right; the rank stands only where a source gives one."""
    ranked = any(point.rank is not None for point in series.points)
    headings = [DATE, series.measure.unit, *([term("stats.rank")] if ranked else []), term("stats.source")]
    lines = [[heading.said_in(language) for heading in headings]]
    lines += [_cells(point, language, ranked=ranked) for point in series.points]
    widths = [max(_columns(cell) for cell in column) for column in zip(*lines, strict=True)]
    for day, *numbers, source in lines:
        right = [" " * (width - _columns(number)) + number for number, width in zip(numbers, widths[1:-1], strict=True)]
        print("  " + "  ".join([day + " " * (widths[0] - _columns(day)), *right, source]).rstrip())


def _cells(point: Point, language: Language, *, ranked: bool) -> list[str]:
    people = NOT_FOUND.said_in(language) if point.value is None else numeral(point.value, language)
    rank = ["" if point.rank is None else str(point.rank)] if ranked else []
    source = "" if point.source is None else point.source.publisher.said_in(language)
    return [day_written(point.date, language), people, *rank, source]


def _columns(text: str) -> int:
    """Columns of a terminal that `text` takes; a Japanese sign takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
