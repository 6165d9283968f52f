"""The files of an example, byte for byte the same on every run: workbook, tables, and what a reader should find."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from examples.columns import HEADERS, REMARK, Wording
from examples.rows import Broken, Entry

#: The moment written into a workbook as that of its making.
MADE = datetime(2026, 11, 24, 9, 0, 0)  # noqa: DTZ001 - xlsxwriter takes a moment without zone
FIRST_DATA_ROW = 2


def write_candidates(path: Path, entries: Sequence[Entry], wording: Wording, *, title: str) -> None:
    """Write the candidate workbook: one sheet, headers in row 1, one row a person, blank cells left blank."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd-mm-yyyy"}) as book:
        book.set_properties({"title": title, "author": "Kakehashi", "created": MADE})
        sheet = book.add_worksheet("Kandidat" if wording.language == 0 else "候補者")
        bold = book.add_format({"bold": True, "bg_color": "#E8EEF4", "text_wrap": True, "valign": "top"})
        keys = (*HEADERS, REMARK)
        for column, key in enumerate(keys):
            sheet.write_string(0, column, wording.header(key), bold)
            sheet.set_column(column, column, 28 if key in {"name", "tests", "stays", "training_centre"} else 16)
        sheet.freeze_panes(1, 2)
        for row, entry in enumerate(entries, start=1):
            for column, key in enumerate(keys):
                match entry.cells[key]:
                    case None:
                        pass
                    case Broken(formula, shows):
                        sheet.write_formula(row, column, formula, None, shows)
                    case date() as day:
                        sheet.write_datetime(row, column, day)
                    case int() as number:
                        sheet.write_number(row, column, number)
                    case str() as text:
                        sheet.write_string(row, column, text)


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV in UTF-8 with a header line and LF."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    path.write_bytes(sheet.getvalue().encode("utf-8"))


def toml_value(value: object) -> str:
    """A number, a date or a text as TOML writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | date():
            return str(value)
        case _:
            return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_expected(
    path: Path,
    opening: str,
    tables: Mapping[str, Mapping[str, object]],
    lists: Mapping[str, Sequence[Mapping[str, object]]],
) -> None:
    """Write a TOML file: a comment, then tables, then lists of tables."""
    lines = [f"# {line}" for line in opening.splitlines()]
    for name, table in tables.items():
        lines += ["", f"[{name}]", *(f"{key} = {toml_value(value)}" for key, value in table.items())]
    for name, items in lists.items():
        for item in items:
            lines += ["", f"[[{name}]]", *(f"{key} = {toml_value(value)}" for key, value in item.items())]
    path.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))
