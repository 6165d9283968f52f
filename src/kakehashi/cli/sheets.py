"""`kakehashi sheets`: check a file of candidates, vacancies, wishes or rankings; write a template to fill in."""

import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kakehashi import sheets
from kakehashi.cli.options import AsJson, FileNotUsable, Lang, language_or_system, print_json
from kakehashi.sheets import Fault, Kind, Reading, SheetError
from kakehashi.vocabulary import KakehashiError, Language, Text, term

app = typer.Typer(help="Check the spreadsheets that offices send, and write the ones they fill in.")

CHECKS: dict[Kind, Callable[..., Reading[Any]]] = {
    Kind.CANDIDATES: sheets.check_candidates,
    Kind.VACANCIES: sheets.check_vacancies,
    Kind.WISHES: sheets.check_wishes,
    Kind.RANKINGS: sheets.check_rankings,
}
HOLDS_NOT, NOT_DONE = 1, 2


class HeaderNotUnderstood(KakehashiError):
    """What a header is said to mean is not written as HEADER=KEY."""

    title = "The meaning of a header cannot be read"


ROWS_SHOWN = 20

_READ = Text("dibaca", "読み込み", "read")
_SHEET = Text("lembar: {sheet}", "シート: {sheet}", "sheet: {sheet}")
_ENCODING = Text("pengodean: {encoding}", "文字コード: {encoding}", "encoding: {encoding}")
_HEADERS = Text("baris judul: {row}", "見出しの行: {row}", "row of headers: {row}")
_SAID = Text(
    "baris {row}, kolom {column} ({header}): {value}",
    "{row}行 {column}列({header}): {value}",
    "row {row}, column {column} ({header}): {value}",
)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help=".xlsx, .xls, .ods, or CSV in UTF-8, UTF-16, CP932, EUC-JP.")],
    kind: Annotated[Kind, typer.Option("--as", help="What the rows are.")],
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day of reading; today.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", help="The sheet to read; the one that looks most like it.")
    ] = None,
    means: Annotated[
        list[str] | None,
        typer.Option(
            "--header", help="What a header of the file means, HEADER=KEY; HEADER= is not read. May be repeated."
        ),
    ] = None,
    refused_to: Annotated[Path | None, typer.Option("--refused", help="Write the refused rows, marked, here.")] = None,
    marked_to: Annotated[Path | None, typer.Option("--marked", help="Write the whole sheet, marked, here.")] = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Read a file row by row; exit 0 when every row is taken in, 1 when some are not, 2 when nothing can be read."""
    language = language_or_system(lang)
    data = _bytes_of(file)
    today = on.date() if on else date.today()  # noqa: DTZ011, TID251 - the command line knows today
    try:
        reading = CHECKS[kind](data, filename=file.name, today=today, mapping=_mapping(means or ()), sheet=sheet)
    except SheetError as error:
        _print_refusal(error, language, as_json=as_json)
        raise typer.Exit(NOT_DONE) from None
    if refused_to is not None:
        refused_to.write_bytes(sheets.refused(reading, data, language=language))
    if marked_to is not None:
        marked_to.write_bytes(sheets.marked(reading, data, language=language))
    if as_json:
        print_json(_as_value(reading, language))
    else:
        _print_reading(reading, language)
    raise typer.Exit(HOLDS_NOT if reading.refused else 0)


@app.command()
def template(
    kind: Annotated[Kind, typer.Argument(help="What the rows will be.")],
    lang: Lang = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="The .xlsx to write; without it KIND-LANGUAGE.xlsx, where none is yet.")
    ] = None,
) -> None:
    """Write an empty .xlsx with the headers, a note on each, and a guide."""
    language = language_or_system(lang)
    if out is None:
        out = Path(f"{kind.value}-{language.value}.xlsx")
        if out.exists():
            raise FileNotUsable([f"{out} exists already; move it away, or name another with --out."])
    out.write_bytes(sheets.template(kind, language))
    print(out)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileNotUsable([f"{file} cannot be opened ({error.strerror}); check the name and the folder."]) from None


def _mapping(means: Iterable[str]) -> dict[str, str | None]:
    """Headers and their keys as `HEADER=KEY`; the last sign of equality parts them."""
    mapping: dict[str, str | None] = {}
    wrong = [one for one in means if "=" not in one]
    if wrong:
        raise HeaderNotUnderstood(
            [f"--header {one!r} names no key; write HEADER=KEY, as in 'Nama siswa=name'." for one in wrong]
        )
    for one in means:
        header, _, key = one.rpartition("=")
        mapping[header] = key.strip() or None
    return mapping


def _as_value(reading: Reading[Any], language: Language) -> dict[str, Any]:
    return {
        "read": reading.read,
        "accepted": reading.accepted,
        "refused": reading.refused,
        "warnings": [_fault_as_value(fault, language) for fault in reading.warnings],
        "faults": [_fault_as_value(fault, language) for fault in reading.faults],
        "rows": [row.record for row in reading.rows[:ROWS_SHOWN]],
    }


def _fault_as_value(fault: Fault, language: Language) -> dict[str, Any]:
    return {
        "row": fault.row,
        "column": fault.column,
        "header": fault.header,
        "value": fault.value,
        "code": fault.code,
        "reason": fault.reason.said_in(language),
        "fix": fault.fix.said_in(language),
    }


def _print_refusal(error: SheetError, language: Language, *, as_json: bool) -> None:
    if as_json:
        nowhere = {"row": None, "column": None, "header": None, "value": None}
        said = [
            {**nowhere, "code": one.code, "reason": one.reason.said_in(language), "fix": one.fix.said_in(language)}
            for one in error.found
        ]
        print_json({"read": 0, "accepted": 0, "refused": 0, "warnings": [], "faults": said, "rows": []})
    else:
        print(error.said_in(language), file=sys.stderr)


def _print_reading(reading: Reading[Any], language: Language) -> None:
    accepted, refused = term("ui.accepted_row").said_in(language), term("ui.refused_row").said_in(language)
    print(f"{_READ.said_in(language)}: {reading.read}  {accepted}: {reading.accepted}  {refused}: {reading.refused}")
    about = [_SHEET.filled(sheet=reading.sheet).said_in(language)] if reading.sheet is not None else []
    about += [_ENCODING.filled(encoding=reading.encoding).said_in(language)] if reading.encoding is not None else []
    print("  ".join([*about, _HEADERS.filled(row=reading.header_row).said_in(language)]))
    for fault in (*reading.faults, *reading.warnings):
        if not fault.row:
            print(f"- {fault.said_in(language)}")
            continue
        places = {"row": fault.row, "column": fault.column, "header": fault.header, "value": fault.value}
        print(f"- {_SAID.filled(**places).said_in(language)}")
        print(f"  {fault.said_in(language)}")
