"""`kakehashi fair`: makes a fair's timetable and checks one."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kakehashi.cli.options import AsJson, Lang, language_or_system, print_json, read_json
from kakehashi.fair import (
    Fair,
    Row,
    Timetable,
    because,
    read_fair,
    read_timetable,
    solve,
    unknown_keys,
    verify,
    view,
    write_timetable,
)
from kakehashi.vocabulary import Language, Text, written

DOES_NOT_HOLD = 1

FairFile = Annotated[Path, typer.Argument(help="fair.json: days, organisations, candidates, interpreters, meetings.")]
TimetableFile = Annotated[Path, typer.Argument(help="What `kakehashi fair schedule --json` printed.")]
Seed = Annotated[int, typer.Option("--seed", help="The number from which the lottery among equals is drawn.")]

_TOTAL = Text(
    indonesian="{held} dari {asked} pertemuan diadakan; paling banyak yang mungkin: {bound}.",
    japanese="申込み{asked}件のうち{held}件を実施します(実施できる上限: {bound}件)。",
    english="{held} of {asked} meetings are held; at most {bound} can be.",
)
_NOT_HELD = Text(indonesian="Tidak diadakan:", japanese="実施しない面接:", english="Not held:")
_ALL_HOLDS = Text(
    indonesian="Jadwal ini benar: {held} pertemuan, batas {bound} terbukti.",
    japanese="時間割に誤りはありません: {held}件、上限{bound}件の証明を確認しました。",
    english="The timetable holds: {held} meetings, the bound of {bound} is proven.",
)

app = typer.Typer(no_args_is_help=True, add_completion=False, help="A fair's timetable: make one, check one.")


@app.command()
def schedule(fair_file: FairFile, seed: Seed = 0, lang: Lang = None, as_json: AsJson = False) -> None:
    """Say who meets whom, when, where and with which interpreter; and for the rest, why not."""
    document = read_json(fair_file)
    fair = read_fair(document)
    for warning in unknown_keys(document):
        print(warning, file=sys.stderr)
    timetable = solve(fair, seed=seed)
    language = language_or_system(lang)
    if as_json:
        print_json(write_timetable(fair, timetable, language))
    else:
        _print_timetable(fair, timetable, language)


@app.command("verify")
def check(fair_file: FairFile, timetable_file: TimetableFile, lang: Lang = None, as_json: AsJson = False) -> None:
    """Check a timetable against its fair, independently of what made it; exit 0 only if all of it holds."""
    fair = read_fair(read_json(fair_file))
    timetable = read_timetable(read_json(timetable_file))
    violations = verify(fair, timetable)
    language = language_or_system(lang)
    if as_json:
        print_json(
            {
                "holds": not violations,
                "held": len(timetable.held),
                "bound": timetable.bound,
                "violations": [
                    {
                        "fault": violation.fault.value,
                        "meetings": list(violation.meetings),
                        "who": violation.who,
                        "because": violation.text.said_in(language),
                    }
                    for violation in violations
                ],
            }
        )
    elif violations:
        for violation in violations:
            print(violation.text.said_in(language))
    else:
        print(_ALL_HOLDS.filled(held=len(timetable.held), bound=timetable.bound).said_in(language))
    if violations:
        raise typer.Exit(DOES_NOT_HOLD)


def _print_timetable(fair: Fair, timetable: Timetable, language: Language) -> None:
    day = None
    for row in view(fair, timetable).rows:
        if row.day != day:
            day = row.day
            print(written(day, language))
        print(_line(row))
    meetings = {meeting.id: meeting for meeting in fair.meetings}
    if timetable.not_held:
        print(_NOT_HELD.said_in(language))
    for waiting in timetable.not_held:
        print(f"  {waiting.meeting}: {because(meetings[waiting.meeting], waiting.reasons).said_in(language)}")
    total = _TOTAL.filled(held=len(timetable.held), asked=len(fair.meetings), bound=timetable.bound)
    print(total.said_in(language))


def _line(row: Row) -> str:
    times = "  ".join(f"{time.starts:%H:%M}–{time.ends:%H:%M} {time.starts:%Z}" for time in row.times)
    return f"  {times}  {row.booth}  {row.guest}" + (f"  ({row.interpreter})" if row.interpreter else "")
