"""`kakehashi law assess`: many people judged at once, to a table of verdicts."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kakehashi.cli.law.people import facts_in
from kakehashi.cli.law.question import (
    AtLeast,
    Day,
    StageNamed,
    day_asked,
    evidence_named,
    stage_named,
)
from kakehashi.cli.law.verdicts import Verdicts
from kakehashi.cli.options import AsJson, Lang, language_or_system, print_json
from kakehashi.law import Answer, assess
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Pathway, Text


def assess_people(
    people: Annotated[
        Path, typer.Argument(help="People of the exchange format: .json, .parquet, .xlsx, .csv; or one: .json, .toml.")
    ],
    out: Annotated[
        Path, typer.Option("--out", help="Where the verdicts go: .parquet, .csv, or .json for `law replay` alone.")
    ],
    on: Day = None,
    stage: StageNamed = "landing",
    at_least: AtLeast = "claimed",
    words: Annotated[
        bool,
        typer.Option(
            "--words",
            help="One line a person in place of one a category: a bit a category, of TITP (two words) an occupation, "
            "in columns such as ssw1_yes, titp1_yes_0 and titp1_yes_1; the file's metadata names the bits. .parquet.",
        ),
    ] = False,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Judge many people at once; one line a person, pathway and work category, with the first rule that decided.

    People in .parquet are read, judged and written block by block, however many they are; a .json holds all in memory.
    """
    day, due, shown = day_asked(on), stage_named(stage), evidence_named(at_least)
    counted: dict[str, Counter[str]] = {}
    with Verdicts(out, people, words=words) as verdicts:
        for facts in facts_in(people, day):
            assessment = assess(facts, BOOK, on=day, stage=due, at_least=shown)
            verdicts.write(assessment, facts)
            for pathway, each in assessment.pathways.items():
                counts = {answer.value: int(count.sum()) for answer, count in each.counts().items()}
                counted.setdefault(pathway.value, Counter()).update(counts)
    if as_json:
        print_json({"on": day, "stage": due.key, "people": verdicts.people, "out": str(out), "pathways": counted})
        return
    language = language_or_system(lang)
    written = _WORDS if words else _VERDICTS
    print(written.filled(people=verdicts.people, lines=verdicts.lines, out=out).said_in(language))
    for name, each_counted in counted.items():
        answers = (f"{Answer(answer).text.said_in(language)} {count}" for answer, count in each_counted.items())
        print(f"{Pathway(name).text.said_in(language)} ({name}): {', '.join(answers)}")


_VERDICTS = Text(
    "{people} orang, {lines} hasil penilaian: {out}",
    "{people}人、判定{lines}件: {out}",
    "{people} people, {lines} verdicts: {out}",
)
_WORDS = Text(
    "{people} orang, {lines} baris berisi bit hasil penilaian: {out}",
    "{people}人、判定をビットで示した{lines}行: {out}",
    "{people} people, {lines} lines of words: {out}",
)
