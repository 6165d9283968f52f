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
from kakehashi.cli.options import AsJson, print_json
from kakehashi.law import assess
from kakehashi.law.book import BOOK


def assess_people(
    people: Annotated[Path, typer.Argument(help="People of the exchange format: .json, .parquet, .xlsx or .csv.")],
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
    print(f"{verdicts.people} people, {verdicts.lines} {'lines of words' if words else 'verdicts'}: {out}")
    for name, each_counted in counted.items():
        print(f"{name}: " + ", ".join(f"{answer} {count}" for answer, count in each_counted.items()))
