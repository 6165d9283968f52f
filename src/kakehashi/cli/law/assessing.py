"""`kakehashi law assess`: many people judged at once, to a table of verdicts."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

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
from kakehashi.cli.options import AsJson, print_json
from kakehashi.law import Assessment, Facts, assess, columns
from kakehashi.law.book import BOOK


def assess_people(
    people: Annotated[Path, typer.Argument(help="People of the exchange format: .json, .parquet, .xlsx or .csv.")],
    out: Annotated[Path, typer.Option("--out", help="Where the verdicts go: .parquet or .csv.")],
    on: Day = None,
    stage: StageNamed = "landing",
    at_least: AtLeast = "claimed",
    as_json: AsJson = False,
) -> None:
    """Judge many people at once; one line a person, pathway and work category, with the first rule that decided."""
    day, due, shown = day_asked(on), stage_named(stage), evidence_named(at_least)
    if out.suffix not in {".parquet", ".csv"}:
        raise QuestionNotUsable([f"{out} is neither .parquet nor .csv; give --out one of these two endings."])
    facts = columns(people_in(people, day))
    for warning in facts.warnings:
        print(warning, file=sys.stderr)
    assessment = assess(facts, BOOK, on=day, stage=due, at_least=shown)
    table = _verdict_table(assessment, facts)
    _write(table, out)
    counted = {
        pathway.value: {answer.value: int(counts.sum()) for answer, counts in each.counts().items()}
        for pathway, each in assessment.pathways.items()
    }
    if as_json:
        print_json({"on": day, "stage": due.key, "people": len(facts), "out": str(out), "pathways": counted})
        return
    print(f"{len(facts)} people, {table.num_rows} verdicts: {out}")
    for name, counts in counted.items():
        print(f"{name}: " + ", ".join(f"{answer} {count}" for answer, count in counts.items()))


def _verdict_table(assessment: Assessment, facts: Facts) -> Any:
    import numpy as np
    import pyarrow as pa

    people = np.arange(len(facts), dtype=np.int64)
    ids = pa.array([name or None for name in facts.ids], pa.string())
    parts = []
    for pathway, answer in assessment.pathways.items():
        rules = pa.array([None, *(rule.id for rule in answer.rules)], pa.string())
        conditions = pa.array([None, *(rule.condition for rule in answer.rules)], pa.string())
        for lane, key in enumerate(answer.instrument.lanes.keys):
            if not int(answer.speaks_of) >> lane & 1:
                continue
            yes, no = (word >> np.uint64(lane) & np.uint64(1) for word in (answer.yes, answer.no))
            number = np.zeros(len(facts), np.int64)
            for plane, word in enumerate(answer.planes):
                number |= (word >> np.uint64(lane) & np.uint64(1)).astype(np.int64) << plane
            said = pa.array(["unknown", "yes", "no"]).take(pa.array((yes + 2 * no).astype(np.int64)))
            parts.append(
                pa.table(
                    {
                        "id": ids,
                        "person": people,
                        "pathway": pa.repeat(pathway.value, len(facts)),
                        "category": pa.repeat(key, len(facts)),
                        "answer": said,
                        "rule": rules.take(pa.array(number)),
                        "condition": conditions.take(pa.array(number)),
                    }
                )
            )
    asked = {
        "on": assessment.on.isoformat(),
        "stage": assessment.stage.key,
        "at_least": assessment.at_least.key,
        "book_version": str(assessment.book_version),
        "law_checked": assessment.law_checked.isoformat(),
    }
    return pa.concat_tables(parts).replace_schema_metadata({"kakehashi": json.dumps(asked)})


def _write(table: Any, out: Path) -> None:
    if out.suffix == ".parquet":
        import pyarrow.parquet

        pyarrow.parquet.write_table(table, out)
        return
    import pyarrow.csv

    with out.open("wb") as file:
        file.write(b"\xef\xbb\xbf")
        pyarrow.csv.write_csv(table, file)
