"""`kakehashi contract`: an offer, a contract or a vacancy against the law, on one day or over its whole term."""

import sys
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from kakehashi.cli.options import AsJson, FileNotUsable, Lang, language_or_system, print_json, read_json
from kakehashi.vocabulary import Language, Text, written

if TYPE_CHECKING:
    from kakehashi.contract import Finding

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Offers and contracts against the law.")

HELD_NOT = 1
"""Exit code where a violation stands."""

PERIOD = Text("{first} – {last}", "{first}〜{last}", "{first} – {last}")
NOT_STATED = Text("(tidak dicantumkan)", "(記載なし)", "(not stated)")
OUTSIDE_THE_TERM = Text(
    "{day} di luar periode perjanjian kerja; seluruh periode perjanjian kerja diperiksa dengan --term.",
    "{day}は契約期間の外です。契約期間の全体は --term で点検できます。",
    "{day} lies outside the term; --term checks the whole term.",
)

Contract = Annotated[Path, typer.Argument(help="A contract or a vacancy of the exchange format, .json or .toml.")]
On = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day asked about; without it today.")]
Term = Annotated[bool, typer.Option("--term", help="Every day of the contract's term, with the days of change.")]


@app.callback()
def contract() -> None:
    """Offers and contracts against the law."""


@app.command()
def check(path: Contract, on: On = None, term: Term = False, lang: Lang = None, as_json: AsJson = False) -> None:
    """Say what the law says of the contract, and what to do about it; exit 1 where a violation stands."""
    from kakehashi.contract import check_on, check_term, read, stands

    if on is not None and term:
        raise typer.BadParameter("give --on or --term, not both")
    language = language_or_system(lang)
    given = read(_contract_in(path))
    terms = given.terms
    day = on.date() if on else _today_in_japan()
    findings = check_term(terms) if term else check_on(terms, day)
    warnings = list(given.warnings)
    if not term and ((terms.begins and day < terms.begins) or (terms.ends and terms.ends < day)):
        warnings.append(OUTSIDE_THE_TERM.filled(day=day))
    for warning in warnings:
        print(warning.said_in(language), file=sys.stderr)
    if as_json:
        print_json({"findings": [finding.in_format(language) for finding in findings]})
    else:
        for finding in findings:
            print("\n".join(_lines(finding, language)))
    if stands(findings):
        raise typer.Exit(HELD_NOT)


def _lines(finding: "Finding", language: Language) -> list[str]:
    """A finding as people read it: what, why, when, by which rule, and what to do."""
    said, rule = finding.judgement, finding.rule
    days = (
        written(finding.first, language)
        if finding.first and finding.first == finding.last
        else PERIOD.said_in(language).format(
            first=_day(finding.first, language),
            last=_day(finding.last, language),
        )
    )
    lines = [
        f"{finding.outcome.sign} {finding.outcome.text.said_in(language)}: {said.because.said_in(language)}",
        f"  {days} · {rule.condition} · {rule.level.text.said_in(language)} · [{finding.mark.text.said_in(language)}]",
    ]
    return [*lines, f"  → {said.fix.said_in(language)}"] if said.fix else lines


def _day(day: date | None, language: Language) -> str:
    return NOT_STATED.said_in(language) if day is None else written(day, language)


def _contract_in(path: Path) -> object:
    if path.suffix.lower() != ".toml":
        return read_json(path)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise FileNotUsable([f"{path} does not exist; check the name and the folder."]) from None
    except UnicodeDecodeError as error:
        raise FileNotUsable([f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8."]) from None
    except tomllib.TOMLDecodeError as error:
        raise FileNotUsable([f"{path} is not TOML: {error}."]) from None


def _today_in_japan() -> date:
    return datetime.now(ZoneInfo("Asia/Tokyo")).date()  # noqa: TID251 - the command line is where today is known
