"""`kakehashi agreement`: draft the instrument of a programme as docx and PDF, in three languages."""

import sys
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from kakehashi.agreement import Draft, Letter, LetterError, draft, read_letter
from kakehashi.cli.options import AsJson, FileNotUsable, Lang, language_or_system, print_json
from kakehashi.paper import FONTS, Edition, print_pdf, write_docx
from kakehashi.vocabulary import Language, Text

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Letters of intent, from clauses in three languages."
)

FILE_NAMES = {"letter_of_intent": "letter", "memorandum": "memorandum", "arrangement": "arrangement"}
NOTHING_OPEN = Text("Semua nilai sudah ditentukan.", "未定の値はありません。", "Every value is settled.")
STILL_OPEN = Text("Belum ditentukan ({count}):", "未定の値({count}件):", "Still undecided ({count}):")
WARNINGS = Text("Perhatian ({count}):", "注意({count}件):", "Warnings ({count}):")
OBLIGATIONS = Text("Tindak lanjut ({count}):", "実施事項({count}件):", "To be done ({count}):")
NO_DAY_YET = Text("tanggal belum dapat ditentukan", "期日は未定", "no day yet")
SOURCE = Text("sumber", "出典", "source")
WRITTEN = Text("Ditulis:", "作成したファイル:", "Written:")


@app.callback()
def agreement() -> None:
    """Letters of intent, from clauses in three languages."""


@app.command("draft")
def draft_instrument(
    programme: Annotated[Path, typer.Argument(help="programme.toml: prefecture, ministry, pathways and its letter.")],
    out: Annotated[
        Path, typer.Option("--out", help="Folder for letter.docx and letter.pdf; made where it is missing.")
    ],
    lang: Lang = None,
    columns: Annotated[
        bool, typer.Option("--columns", help="Indonesian and Japanese side by side, English after them.")
    ] = False,
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Day of the draft; today.")] = None,
    fonts: Annotated[
        Path,
        typer.Option("--fonts", help="Folder with the BIZ UDPGothic font files.", show_default="the package's own"),
    ] = FONTS,
    as_json: AsJson = False,
) -> None:
    """Draft the instrument: all languages one after another, one (--lang), or two in columns (--columns).

    What nobody has settled is printed as a visible blank and listed; warnings are printed and never stop the draft.
    """
    if columns and lang is not None:
        raise LetterError(["--columns and --lang exclude each other; give one of them."])
    edition = _edition(lang, columns=columns)
    drafted = draft(_letter(programme), on=on.date() if on else _today())
    papers = {
        "docx": write_docx(drafted.document, edition),
        "pdf": print_pdf(drafted.document, edition, fonts=fonts),
    }
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / f"{FILE_NAMES[drafted.letter.instrument]}.{ending}" for ending in papers]
    for path, content in zip(paths, papers.values(), strict=True):
        path.write_bytes(content)
    language = language_or_system(lang)
    if as_json:
        print_json(_as_data(drafted, paths, language))
    else:
        _print_lines(drafted, paths, language)


def _edition(lang: Language | None, *, columns: bool) -> Edition:
    if lang is not None:
        return Edition.of(lang)
    return Edition.in_columns() if columns else Edition.one_after_another()


def _letter(path: Path) -> Letter:
    try:
        return read_letter(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        raise FileNotUsable([f"{path} does not exist; check the name and the folder."]) from None
    except UnicodeDecodeError as error:
        raise FileNotUsable([f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8."]) from None
    except tomllib.TOMLDecodeError as error:
        raise FileNotUsable([f"{path} is not TOML: {error}."]) from None


def _today() -> date:
    return datetime.now(ZoneInfo("Asia/Tokyo")).date()  # noqa: TID251 - the command line is where today is known


def _as_data(drafted: Draft, paths: list[Path], language: Language) -> dict[str, Any]:
    return {
        "files": [str(path) for path in paths],
        "open_values": [
            {"key": it.key, "meaning": it.meaning.said_in(language), "clauses": list(it.clauses)}
            for it in drafted.open_values
        ],
        "warnings": [
            {
                "key": it.key,
                "mark": it.mark.key,
                "clause": it.clause,
                "text": it.text.said_in(language),
                "source": it.source.said_in(language),
            }
            for it in drafted.cautions
        ],
        "obligations": [
            {
                "key": it.key,
                "clause": it.clause,
                "what": it.what.said_in(language),
                "who": it.who.value,
                "due": None if it.due is None else it.due.isoformat(),
                "shown_by": it.shown_by.said_in(language),
            }
            for it in drafted.obligations
        ],
    }


def _print_lines(drafted: Draft, paths: list[Path], language: Language) -> None:
    print(WRITTEN.said_in(language), *paths, sep="\n  ")
    if drafted.open_values:
        print(STILL_OPEN.filled(count=len(drafted.open_values)).said_in(language))
        for value in drafted.open_values:
            print(f"  {value.key}: {value.meaning.said_in(language)}")
    else:
        print(NOTHING_OPEN.said_in(language))
    print(OBLIGATIONS.filled(count=len(drafted.obligations)).said_in(language))
    for duty in drafted.obligations:
        day = NO_DAY_YET.said_in(language) if duty.due is None else duty.due.isoformat()
        print(f"  {day}: {duty.what.said_in(language)}")
    if drafted.cautions:
        print(WARNINGS.filled(count=len(drafted.cautions)).said_in(language), file=sys.stderr)
        for caution in drafted.cautions:
            words, mark = caution.text.said_in(language), caution.mark.text.said_in(language)
            print(
                f"  [{mark}] {words} ({SOURCE.said_in(language)}: {caution.source.said_in(language)})", file=sys.stderr
            )
