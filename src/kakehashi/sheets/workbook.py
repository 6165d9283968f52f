"""An .xlsx written row by row: no row is kept, so that a hundred thousand cost no more memory than a thousand."""

import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from kakehashi.sheets.cells import Cell, display
from kakehashi.sheets.headers import letter

MOST_ROWS = 1_048_576
"""Rows of a sheet of Excel; what is more goes into a further sheet."""

_FONT = "BIZ UDPGothic"
_MADE_ON = (2000, 1, 1, 0, 0, 0)
"""A property of the file that must not change from run to run."""
_AT_ONCE = 500
_DAY_ZERO, _FIRST_MONTH = date(1899, 12, 30), (1900, 3)
"""Excel holds 1900 for a leap year: days before its March are written as text."""
_PLAIN, _HEAD, _TEXT, _NUMBER, _DAY, _MOMENT, _HOURS, _CLOCK = range(8)
_ESCAPED = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_NEEDS_CARE = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OF_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_XF = '<xf numFmtId="{form}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1"{more}/>'
_STYLES = (
    f'{_START}<styleSheet xmlns="{_MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>'
    f'<fonts count="2"><font><sz val="11"/><name val="{_FONT}"/></font><font><b/><sz val="11"/><name val="{_FONT}"/>'
    '</font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF7"/></patternFill>'
    "</fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>"
    + _XF.format(form=0, font=0, fill=0, more="")
    + _XF.format(form=49, font=1, fill=2, more="")
    + _XF.format(form=49, font=0, fill=0, more=' quotePrefix="1"')
    + "".join(_XF.format(form=form, font=0, fill=0, more="") for form in (0, 164, 165, 166, 21))
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Workbook:
    """A workbook being written into `out`; each sheet is written whole, and `close` ends the file."""

    def __init__(self, out: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4)
        self._names: list[str] = []

    def write(self, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """A sheet with its headers in a frozen first row; rows beyond Excel's last begin a further sheet."""
        left = iter(rows)
        following: Sequence[Cell] | None = next(left, None)
        while True:
            title = name if not self._names else f"{name} ({len(self._names) + 1})"
            self._names.append(title)
            with self._zip.open(self._part(f"xl/worksheets/sheet{len(self._names)}.xml"), "w") as part:
                part.write(_sheet_head(len(heads)).encode())
                part.write(_row(1, heads, _HEAD).encode())
                number, lines = 1, []
                while following is not None and number < MOST_ROWS:
                    number += 1
                    lines.append(_row(number, following, _TEXT))
                    if len(lines) == _AT_ONCE:
                        part.write("".join(lines).encode())
                        lines.clear()
                    following = next(left, None)
                part.write("".join((*lines, "</sheetData></worksheet>")).encode())
            if following is None:
                return

    def close(self) -> None:
        """Write what names the sheets, and end the file."""
        for name, content in _around(self._names):
            self._zip.writestr(self._part(name), f"{_START}{content}" if content[:5] != "<?xml" else content)
        self._zip.close()

    @staticmethod
    def _part(name: str) -> zipfile.ZipInfo:
        part = zipfile.ZipInfo(name, _MADE_ON)
        part.compress_type = zipfile.ZIP_DEFLATED
        return part


def _sheet_head(width: int) -> str:
    columns = f'<cols><col min="1" max="{width}" width="20" customWidth="1"/></cols>' if width else ""
    return (
        f'{_START}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
        f'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>{columns}<sheetData>'
    )


_LETTERS = tuple(letter(index) for index in range(64))


def _row(number: int, cells: Sequence[Cell], text_style: int) -> str:
    written = [f'<row r="{number}">']
    for index, cell in enumerate(cells):
        place = _LETTERS[index] if index < len(_LETTERS) else letter(index)
        if type(cell) is str:
            if cell:
                text = _escaped(cell) if _NEEDS_CARE.search(cell) else cell
                head = f'<c r="{place}{number}" s="{text_style}" t="inlineStr"><is><t xml:space="preserve">'
                written.append(f"{head}{text}</t></is></c>")
        else:
            written.append(_other(f"{place}{number}", cell))
    written.append("</row>")
    return "".join(written)


def _escaped(text: str) -> str:
    return escape(_ESCAPED.sub(_code, text))


def _code(found: re.Match[str]) -> str:
    """A character that XML cannot hold, as Excel writes it; half a pair of UTF-16 is no character at all."""
    number = ord(found[0])
    return "\ufffd" if 0xD800 <= number <= 0xDFFF else f"_x{number:04X}_"


def _other(place: str, cell: Cell) -> str:
    if isinstance(cell, bool):
        return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
    found = _as_number(cell)
    if found is None:
        return f'<c r="{place}" s="{_TEXT}" t="inlineStr"><is><t>{_escaped(display(cell))}</t></is></c>'
    number, style = found
    return f'<c r="{place}" s="{style}"><v>{number!r}</v></c>'


def _as_number(cell: Cell) -> tuple[float, int] | None:
    """A cell as the number that Excel keeps of it, and its style; None where text must say it."""
    if isinstance(cell, float | int):
        return (cell, _NUMBER) if math.isfinite(cell) else None
    if isinstance(cell, date):
        return _day_as_number(cell)
    if isinstance(cell, time):
        passed = timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
        return passed / timedelta(days=1), _CLOCK
    return (cell / timedelta(days=1), _HOURS) if isinstance(cell, timedelta) and cell >= timedelta() else None


def _day_as_number(cell: date) -> tuple[float, int] | None:
    if (cell.year, cell.month) < _FIRST_MONTH:
        return None
    if not isinstance(cell, datetime):
        return (cell - _DAY_ZERO).days, _DAY
    if cell.tzinfo is not None:
        return None
    return (cell - datetime.combine(_DAY_ZERO, time.min)) / timedelta(days=1), _MOMENT


def _around(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every part beside the sheets."""
    numbered = list(enumerate(names, start=1))
    sheet, styles = f"{_OF_OFFICE}/worksheet", f"{_OF_OFFICE}/styles"
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>' for number, name in numbered
    )
    yield "xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OF_OFFICE}"><sheets>{listed}</sheets></workbook>'
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{sheet}" Target="worksheets/sheet{number}.xml"/>'
        for number, _ in numbered
    )
    related += f'<Relationship Id="rId{len(names) + 1}" Type="{styles}" Target="styles.xml"/>'
    yield "xl/_rels/workbook.xml.rels", _relations(related)
    yield "xl/styles.xml", _STYLES
    whole = f'<Relationship Id="rId1" Type="{_OF_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    yield "_rels/.rels", _relations(whole)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{kind}worksheet+xml"/>'
        for number, _ in numbered
    )
    types = (
        f'<Types xmlns="{_OF_PACKAGE}/content-types"><Default Extension="rels" ContentType="'
        'application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{kind}sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}styles+xml"/>{parts}</Types>'
    )
    yield "[Content_Types].xml", types


def _relations(related: str) -> str:
    return f'<Relationships xmlns="{_OF_PACKAGE}/relationships">{related}</Relationships>'
