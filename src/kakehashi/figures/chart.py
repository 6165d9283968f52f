"""Draws one series as bars that begin at zero, each with its number, as an SVG that a strict page may hold.

The picture carries its own title, unit and source, so that it stays honest when it is copied away from its table.
"""

import re
from collections.abc import Sequence
from typing import Any, Literal
from unicodedata import east_asian_width
from xml.sax.saxutils import escape, quoteattr

from kakehashi.figures.errors import FiguresError
from kakehashi.figures.numerals import day_at_axis, day_of_year_written, day_written, numeral, year_written
from kakehashi.figures.series import NOT_FOUND, Point, Series
from kakehashi.vocabulary import Language, Text

FONTS = ("BIZ UDPGothic", "Hiragino Kaku Gothic ProN", "Noto Sans JP", "Noto Sans", "sans-serif")
"""Families in the order in which a reader's machine tries them; the first is the one the pages ship."""

NARROWEST = 280
"""Pixels; below this a title and a number no longer stand side by side."""

Weight = Literal["normal", "bold"]

_MARGIN, _ROW, _TITLE, _LABEL, _SMALL = 12, 26, 17, 14, 12
"""Pixels: white edge, height of one bar's row, size of the title, of labels, of the line at the foot."""

_INK, _BAR, _PAPER = "#1a1a1c", "#264af4", "#ffffff"
_VEGA_LITE = "6.4"


def draw(series: Series, language: Language | str, *, width: int = 640, fonts: Sequence[str] = FONTS) -> str:
    """The series as an SVG, `width` pixels wide (640 for a page, 328 for a phone), the same bytes for the same input.

    One row a day, oldest first; the newest number in bold.  A hole has no bar and says "not found".  The SVG has the
    role of an image with title and description, no script, no inline style and no link.
    Raises FiguresError when no number is known, or when `width` is under 280.
    """
    faults = []
    if not series.known:
        faults.append(f"{series.title.english}: there is nothing to draw; print the title in place of the chart")
    if width < NARROWEST:
        faults.append(f"width {width} is too narrow to read; use {NARROWEST} pixels or more")
    if faults:
        raise FiguresError(faults)
    speaks = Language(language)
    key = re.sub(r"[^a-z0-9]+", "-", f"{series.measure}-{series.place.code}-{series.group.key}-{width}".lower())
    return _made_accessible(
        _drawn(series, speaks, width, fonts),
        key=f"figure-{key}",
        title=series.title.said_in(speaks),
        description=_described(series, speaks),
        root={"lang": speaks.value, "font-family": ", ".join(fonts)},
    )


def _drawn(series: Series, language: Language, width: int, fonts: Sequence[str]) -> str:
    """The bare SVG.  Every position is given: nothing depends on the fonts of the machine that draws."""
    import altair as alt  # noqa: PLC0415 (heavy: only who draws pays for it)
    import vl_convert  # noqa: PLC0415 (likewise)

    bars = [_bar(point, series, language) for point in series.points]
    inner = width - 2 * _MARGIN
    title = _wrapped(series.title.said_in(language), inner, _TITLE)
    foot = _wrapped(_foot(series, language), inner, _SMALL)
    left = max(_length(bar["when"], _LABEL) for bar in bars) + 8
    longest = max(bar["people"] for bar in bars)
    room = inner - left - _length(numeral(longest, language), _LABEL) - 6
    above = len(title) * _line(_TITLE) + 8
    below = len(foot) * _line(_SMALL) + 10
    height = _ROW * len(bars)

    down = alt.Y(
        "when:O",
        sort=None,
        scale=alt.Scale(domain=[bar["when"] for bar in bars], paddingInner=0.3, paddingOuter=0.15),
        axis=alt.Axis(
            title=None, ticks=False, labelPadding=8, labelLimit=0, labelOverlap=False, domainColor=_INK, domainWidth=1.5
        ),
    )
    over = alt.X("people:Q", scale=alt.Scale(domain=[0, max(longest, 1)], zero=True, nice=False), axis=None)
    rows = alt.Chart(alt.InlineData(values=bars)).encode(y=down)
    by_weight: tuple[tuple[Any, Weight], ...] = ((alt.datum.newest, "bold"), (~alt.datum.newest, "normal"))
    layers = [
        rows.transform_filter(alt.datum.found).mark_bar(color=_BAR, aria=False).encode(x=over),
        *(
            rows.transform_filter(which)
            .mark_text(
                align="left", baseline="middle", dx=6, fontSize=_LABEL, fontWeight=weight, color=_INK, aria=False
            )
            .encode(x=over, text="says:N")
            for which, weight in by_weight
        ),
        _lines(title, _TITLE, "bold", x=-left, y=_TITLE - above),
        _lines(foot, _SMALL, "normal", x=-left, y=height + below - _line(_SMALL) * (len(foot) - 1)),
    ]
    chart = (
        alt.layer(*layers)
        .properties(
            width=room,
            height=height,
            background=_PAPER,
            autosize=alt.AutoSizeParams(type="none"),
            padding={
                "left": _MARGIN + left,
                "right": inner - left - room + _MARGIN,
                "top": above + _MARGIN,
                "bottom": below + _MARGIN,
            },
        )
        .configure(font=", ".join(fonts), aria=False)
        .configure_axis(labelFontSize=_LABEL, labelColor=_INK)
        .configure_view(stroke=None)
    )
    return str(vl_convert.vegalite_to_svg(chart.to_json(), vl_version=_VEGA_LITE))


def _lines(lines: list[str], size: int, weight: Weight, *, x: float, y: float) -> Any:
    """Text over the picture's own edges, counted from the corner of the bars; the first line's base stands at `y`."""
    import altair as alt  # noqa: PLC0415 (heavy)

    return (
        alt.Chart(alt.InlineData(values=[{"lines": lines}]))
        .mark_text(
            align="left",
            baseline="alphabetic",
            fontSize=size,
            fontWeight=weight,
            lineHeight=_line(size),
            color=_INK,
            aria=False,
        )
        .encode(x=alt.value(x), y=alt.value(y), text="lines:N")
    )


def _bar(point: Point, series: Series, language: Language) -> dict[str, Any]:
    found = point.value is not None
    return {
        "when": _when(point, series, language),
        "people": point.value or 0,
        "says": numeral(point.value, language) if point.value is not None else NOT_FOUND.said_in(language),
        "found": found,
        "newest": point is series.latest,
    }


def _when(point: Point, series: Series, language: Language) -> str:
    """The year, where one point of the series stands in it on the usual day; else the whole day."""
    in_year = [other for other in series.points if other.date.year == point.date.year]
    if len(in_year) == 1 and point.date not in series.irregular:
        return year_written(point.date.year, language)
    return day_at_axis(point.date, language)


def _foot(series: Series, language: Language) -> str:
    publishers = dict.fromkeys(source.publisher.said_in(language) for source in series.sources)
    joined = ("、" if language is Language.JAPANESE else "; ").join(publishers)
    month, day = series.usual_day
    return _FOOT.said_in(language).format(
        unit=series.measure.unit.said_in(language),
        day=day_of_year_written(month, day, language),
        publishers=joined,
    )


def _described(series: Series, language: Language) -> str:
    """All numbers as one sentence, for a reader who hears the picture."""
    said = [
        f"{day_written(point.date, language)}: "
        f"{NOT_FOUND.said_in(language) if point.value is None else numeral(point.value, language)}"
        for point in series.points
    ]
    return f"{'; '.join(said)}. {_foot(series, language)}"


def _made_accessible(svg: str, *, key: str, title: str, description: str, root: dict[str, str]) -> str:
    """One image with a name and a description in place of many nameless marks; the font is named once, at the root."""
    bare = re.sub(r' (?:role|aria-[a-z]+|class|xmlns:xlink|font-family)="[^"]*"', "", svg)
    named = {"role": "img", "aria-labelledby": f"{key}-title", "aria-describedby": f"{key}-description", **root}
    attributes = " ".join(f"{name}={quoteattr(value)}" for name, value in named.items())
    words = f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-description">{escape(description)}</desc>'
    opening, rest = bare.removeprefix("<svg ").split(">", 1)
    return f"<svg {attributes} {opening}>{words}{rest}\n"


def _length(text: str, size: int) -> int:
    """Pixels that `text` takes at most in the first font, whose digits and capitals are wide."""
    return round(sum(size * _width_of(sign) for sign in text))


def _width_of(sign: str) -> float:
    if east_asian_width(sign) in "WFA":
        return 1.0
    return 0.72 if sign.isdigit() or sign.isupper() else 0.6


def _line(size: int) -> int:
    return round(size * 1.4)


def _wrapped(text: str, width: int, size: int) -> list[str]:
    """`text` in lines no wider than `width`: a day, a number with its unit and a Japanese phrase stay whole."""
    lines = [""]
    for piece in _PIECES.findall(text):
        fits = _length(piece.rstrip(), size) <= width
        for part in [piece] if fits else piece:
            if lines[-1] and _length(lines[-1] + part.rstrip(), size) > width:
                lines.append("")
            lines[-1] += part
    return [line.rstrip() for line in lines]


_PIECES = re.compile(
    r"""[(「]?(?:
        [0-9]{1,2}[ ][^\W\d]+[ ][0-9]{4}             # 31 October 2025
        | [一-龠]{2}[0-9元]+年\([0-9]{4}年\)[0-9]+月[0-9]+日  # 令和7年(2025年)10月31日
        | [0-9][0-9,.]*[ ](?:orang|people)           # 24.076 orang
        | (?:[0-9][0-9,.]*[年月日人位]*)+              # 24,076人, 2025年10月31日
        | [!-~\u00a0-\u024f]+                        # a word in Latin letters
        | [^\s!-~ぁ-ん]+[ぁ-ん]* | [ぁ-ん]+           # a Japanese word with what hangs on it
    )[、。:;)」,.]*\s*""",
    re.VERBOSE,
)
"""The parts of a sentence that a line does not break; together they are the whole sentence."""

_FOOT = Text(
    "Satuan: {unit}, dihitung per {day}. Sumber: {publishers}.",
    "単位: {unit}({day}現在)。出典: {publishers}。",
    "Unit: {unit}, counted on {day}. Source: {publishers}.",
)
