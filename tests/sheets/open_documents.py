"""OpenDocument spreadsheets (.ods) as LibreOffice writes them, made from what Python has."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tests.sheets.make import Formula

KIND = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{short}="urn:{long}"'
    for short, long in {
        "office": "oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "oasis:names:tc:opendocument:xmlns:style:1.0",
        "table": "oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "oasis:names:tc:opendocument:xmlns:text:1.0",
        "calcext": "org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }.items()
)
HEAD = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES}><office:automatic-styles>'
SHOWN, HIDDEN = "ta1", "ta2"
STYLES = "".join(
    f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{shown}"/>'
    "</style:style>"
    for name, shown in ((SHOWN, "true"), (HIDDEN, "false"))
)


def make_open_document(
    rows: Sequence[Sequence[Any]],
    *,
    others: dict[str, Sequence[Sequence[Any]]] | None = None,
    hidden: Sequence[str] = (),
    day_zero: date | None = None,
    merged: Sequence[tuple[int, int, int]] = (),
    hidden_rows: Sequence[int] = (),
) -> bytes:
    """An .ods whose cells are what Python has; `merged` are row, column and the number of rows covered."""
    zero = "" if day_zero is None else f'<table:null-date table:date-value="{day_zero}"/>'
    body = f"<table:calculation-settings>{zero}</table:calculation-settings>"
    spans = {(row, column): count for row, column, count in merged}
    for name, content in {"Data": rows, **(others or {})}.items():
        style = HIDDEN if name in hidden else SHOWN
        lines = [
            f"<table:table-row{' table:visibility=' + quoteattr('collapse') if row in hidden_rows else ''}>"
            + "".join(cell_xml(cell, spans.get((row, column), 1)) for column, cell in enumerate(cells))
            + "</table:table-row>"
            for row, cells in enumerate(content)
        ]
        end = (
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
            'table:number-columns-repeated="16384"/></table:table-row>'
        )
        body += (
            f'<table:table table:name={quoteattr(name)} table:style-name="{style}">{"".join(lines)}{end}</table:table>'
        )
    return packed(f"{HEAD}{STYLES}</office:automatic-styles><office:body><office:spreadsheet>{body}"
                  "</office:spreadsheet></office:body></office:document-content>")  # fmt: skip


def packed(content: str, *, kind: str = KIND, manifest: str = "<manifest/>") -> bytes:
    """The archive around content.xml."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def cell_xml(cell: Any, rows_spanned: int = 1) -> str:
    """One cell."""
    span = f' table:number-columns-spanned="1" table:number-rows-spanned="{rows_spanned}"' if rows_spanned > 1 else ""
    if isinstance(cell, Formula):
        return _formula(cell, span)
    said, shown = _said(cell)
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown.split("\n")) if shown else ""
    return f"<table:table-cell{said}{span}>{text}</table:table-cell>"


def _formula(cell: Formula, span: str) -> str:
    formula = f" table:formula={quoteattr('of:' + str(cell))}"
    if cell.shows is None:
        return f"<table:table-cell{formula}{span}/>"
    if str(cell.shows).startswith(("#", "Err:")):
        said = ' office:value-type="string" office:string-value="" calcext:value-type="error"'
        return f"<table:table-cell{formula}{said}{span}><text:p>{cell.shows}</text:p></table:table-cell>"
    said, shown = _said(cell.shows) if cell.shows != "" else (' office:value-type="string" office:string-value=""', "")
    return f"<table:table-cell{formula}{said}{span}><text:p>{escape(shown)}</text:p></table:table-cell>"


def _said(cell: Any) -> tuple[str, str]:
    if isinstance(cell, bool):
        return f' office:value-type="boolean" office:boolean-value="{str(cell).lower()}"', str(cell).upper()
    if isinstance(cell, int | float):
        return f' office:value-type="float" office:value="{cell}" calcext:value-type="float"', "1.000"
    if isinstance(cell, datetime | date):
        return f' office:value-type="date" office:date-value="{cell.isoformat()}"', "01/02/99"
    if isinstance(cell, time):
        return f' office:value-type="time" office:time-value="PT{cell.hour:02}H{cell.minute:02}M00S"', "?"
    if isinstance(cell, timedelta):
        return f' office:value-type="time" office:time-value="PT{cell.total_seconds() // 3600:.0f}H00M00S"', "?"
    return (' office:value-type="string" calcext:value-type="string"', cell) if cell else ("", "")
