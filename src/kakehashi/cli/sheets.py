"""`kakehashi sheets`: check a file of candidates, vacancies, wishes or rankings; write a template to fill in."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kakehashi import sheets
from kakehashi.cli.options import AsJson, FileNotUsable, Lang, language_or_system, print_json
from kakehashi.sheets import Fault, Kind, Reading, SheetError
from kakehashi.vocabulary import Language, Text, term

app = typer.Typer(help="Check the spreadsheets that offices send, and write the ones they fill in.")

CHECKS: dict[Kind, Callable[..., Reading[Any]]] = {
    Kind.CANDIDATES: sheets.check_candidates,
    Kind.VACANCIES: sheets.check_vacancies,
    Kind.WISHES: sheets.check_wishes,
    Kind.RANKINGS: sheets.check_rankings,
}
HOLDS_NOT, NOT_DONE = 1, 2
ROWS_SHOWN = 20

_READ = Text("dibaca", "読み込み", "read")
_SAID = Text(
    "baris {row}, kolom {column} ({header}): {value}",
    "{row}行 {column}列({header}): {value}",
    "row {row}, column {column} ({header}): {value}",
)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help=".xlsx, or CSV in UTF-8, UTF-16, CP932, EUC-JP.")],
    kind: Annotated[Kind, typer.Option("--as", help="What the rows are.")],
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day of reading; today.")
    ] = None,
    refused_to: Annotated[Path | None, typer.Option("--refused", help="Write the refused rows, marked, here.")] = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Read a file row by row; exit 0 when every row is taken in, 1 when some are not, 2 when nothing can be read."""
    language = language_or_system(lang)
    data = _bytes_of(file)
    today = on.date() if on else date.today()  # noqa: DTZ011, TID251 - the command line knows today
    try:
        reading = CHECKS[kind](data, filename=file.name, today=today)
    except SheetError as error:
        _print_refusal(error, language, as_json=as_json)
        raise typer.Exit(NOT_DONE) from None
    if refused_to is not None:
        refused_to.write_bytes(sheets.refused(reading, data, language=language))
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


def _as_value(reading: Reading[Any], language: Language) -> dict[str, Any]:
    return {
        "read": reading.read,
        "accepted": reading.accepted,
        "refused": reading.refused,
        "sheet": reading.sheet,
        "encoding": reading.encoding,
        "header_row": reading.header_row,
        "headers": [
            {"column": header.letter, "header": header.text, "key": header.key}
            for header in reading.headers
            if header.text
        ],
        "warnings": [_fault_as_value(fault, language) for fault in reading.warnings],
        "faults": [_fault_as_value(fault, language) for fault in reading.faults],
        "rows": [{"row": row.number, "digest": row.digest, **row.record} for row in reading.rows[:ROWS_SHOWN]],
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
        said = [
            {"code": one.code, "reason": one.reason.said_in(language), "fix": one.fix.said_in(language)}
            for one in error.found
        ]
        print_json({"file_faults": said})
    else:
        print(error.said_in(language), file=sys.stderr)


def _print_reading(reading: Reading[Any], language: Language) -> None:
    accepted, refused = term("ui.accepted_row").said_in(language), term("ui.refused_row").said_in(language)
    print(f"{_READ.said_in(language)}: {reading.read}  {accepted}: {reading.accepted}  {refused}: {reading.refused}")
    for fault in (*reading.faults, *reading.warnings):
        places = {"row": fault.row, "column": fault.column, "header": fault.header, "value": fault.value}
        print(f"- {_SAID.filled(**places).said_in(language)}")
        print(f"  {fault.said_in(language)}")
