"""`kakehashi law assess`: many people judged at once, to a table of verdicts."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kakehashi.cli.law.people import people_in
from kakehashi.cli.law.question import (
    AtLeast,
    Day,
    QuestionNotUsable,
    StageNamed,
    day_asked,
    evidence_named,
    stage_named,
)
from kakehashi.cli.law.verdict_files import ENDINGS, write
from kakehashi.cli.options import AsJson, print_json
from kakehashi.law import assess, columns
from kakehashi.law.book import BOOK


def assess_people(
    people: Annotated[Path, typer.Argument(help="People of the exchange format: .json, .parquet, .xlsx or .csv.")],
    out: Annotated[
        Path, typer.Option("--out", help="Where the verdicts go: .parquet, .csv, or .json for `law replay` alone.")
    ],
    on: Day = None,
    stage: StageNamed = "landing",
    at_least: AtLeast = "claimed",
    as_json: AsJson = False,
) -> None:
    """Judge many people at once; one line a person, pathway and work category, with the first rule that decided."""
    day, due, shown = day_asked(on), stage_named(stage), evidence_named(at_least)
    if out.suffix not in ENDINGS:
        raise QuestionNotUsable([f"{out} ends in none of {', '.join(ENDINGS)}; give --out one of these endings."])
    facts = columns(people_in(people, day))
    for warning in facts.warnings:
        print(warning, file=sys.stderr)
    assessment = assess(facts, BOOK, on=day, stage=due, at_least=shown)
    verdicts = write(assessment, facts, people, out)
    counted = {
        pathway.value: {answer.value: int(counts.sum()) for answer, counts in each.counts().items()}
        for pathway, each in assessment.pathways.items()
    }
    if as_json:
        print_json({"on": day, "stage": due.key, "people": len(facts), "out": str(out), "pathways": counted})
        return
    print(f"{len(facts)} people, {verdicts} verdicts: {out}")
    for name, counts in counted.items():
        print(f"{name}: " + ", ".join(f"{answer} {count}" for answer, count in counts.items()))
