"""`kakehashi law`: who may go where on a day, and why; the book's cases; the reference pages."""

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from kakehashi.cli.options import AsJson, FileNotUsable, Lang, language_or_system, print_json, read_json
from kakehashi.law import (
    TITP_OCCUPATIONS,
    WORK_CATEGORIES,
    Answer,
    Assessment,
    Coverage,
    Covered,
    Evidence,
    Explanation,
    Facts,
    PathwayAnswer,
    Stage,
    Verdict,
    assess,
    columns,
    counts_by_lane,
    coverage,
    explain,
    lane_of,
    reference,
    verify,
)
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import (
    Language,
    Mark,
    Pathway,
    Text,
    UnknownKey,
    categories,
    categories_meant,
    occupations,
    term,
    written,
)

app = typer.Typer(help="What the law of a day says of people: verdicts, reasons, cases, reference.")

HOLDS_NOT = 1

Day = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day asked about; today.")]
StageNamed = Annotated[str, typer.Option("--stage", help="pool, offer, application or landing: all rules.")]
CategoryNamed = Annotated[
    str | None, typer.Option("--category", help="A work category or a field, and the TITP occupations that lead there.")
]
OccupationNamed = Annotated[
    str | None, typer.Option("--occupation", help="A TITP occupation, and the work categories it leads to.")
]
AtLeast = Annotated[str, typer.Option("--at-least", help="claimed, seen or verified: weaker evidence is unknown.")]


class QuestionNotUsable(FileNotUsable):
    """An option of the command names something that does not exist."""

    title = "The question cannot be answered"


@app.command("explain")
def explain_person(
    person: Annotated[Path, typer.Argument(help="A person of the exchange format, JSON or TOML.")],
    on: Day = None,
    stage: StageNamed = "landing",
    at_least: AtLeast = "claimed",
    pathway: Annotated[Pathway | None, typer.Option("--pathway", help="One pathway only.")] = None,
    category: CategoryNamed = None,
    occupation: OccupationNamed = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Say of one person what the law of the day answers, in each work category or occupation, and why."""
    facts = columns([_one_person(person)])
    asked = _keys(category, occupation)
    explanation = explain(
        facts,
        BOOK,
        on=_day(on),
        stage=_stage(stage),
        at_least=_evidence(at_least),
        pathways=None if pathway is None else [pathway],
        categories=asked[WORK_CATEGORIES.kind],
        occupations=asked[TITP_OCCUPATIONS.kind],
    )
    if as_json:
        print_json(_as_value(explanation, facts))
    else:
        for warning in facts.warnings:
            print(warning, file=sys.stderr)
        _print_explanation(explanation, language_or_system(lang))


@app.command("assess")
def assess_people(
    people: Annotated[Path, typer.Argument(help="People of the exchange format: .json, .parquet, .xlsx or .csv.")],
    out: Annotated[Path, typer.Option("--out", help="Where the verdicts go: .parquet or .csv.")],
    on: Day = None,
    stage: StageNamed = "landing",
    at_least: AtLeast = "claimed",
    category: CategoryNamed = None,
    occupation: OccupationNamed = None,
    as_json: AsJson = False,
) -> None:
    """Judge many people at once; one line a person, pathway and lane, with the first rule that decided."""
    asked = _keys(category, occupation)
    day, due, shown = _day(on), _stage(stage), _evidence(at_least)
    if out.suffix not in {".parquet", ".csv"}:
        raise QuestionNotUsable([f"{out} is neither .parquet nor .csv; give --out one of these two endings."])
    facts = columns(_people(people, day))
    for warning in facts.warnings:
        print(warning, file=sys.stderr)
    assessment = assess(facts, BOOK, on=day, stage=due, at_least=shown)
    table = _verdict_table(assessment, facts, asked)
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


@app.command("diff")
def compare_days(
    people: Annotated[Path, typer.Argument(help="People of the exchange format: .json, .parquet, .xlsx or .csv.")],
    on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], help="The first day.")],
    then: Annotated[datetime, typer.Option("--and", formats=["%Y-%m-%d"], help="The second day.")],
    stage: StageNamed = "landing",
    at_least: AtLeast = "claimed",
    as_json: AsJson = False,
) -> None:
    """Say how many answers differ between two days, by pathway: before and after a change of law."""
    due, shown = _stage(stage), _evidence(at_least)
    facts = columns(_people(people, on.date()))
    before, after = (assess(facts, BOOK, on=day.date(), stage=due, at_least=shown) for day in (on, then))
    changes = [
        {"pathway": pathway.value, "before": old.value, "after": new.value, "answers": count, "people": who}
        for pathway in before.pathways
        for old, new, count, who in _changes(before[pathway], after[pathway])
    ]
    if as_json:
        print_json({"on": on.date(), "and": then.date(), "stage": due.key, "people": len(facts), "changes": changes})
        return
    print(f"{len(facts)} people, {on.date()} and {then.date()}")
    for each in changes:
        counted = f"{each['answers']} answers of {each['people']} people"
        print(f"{each['pathway']}: {each['before']} to {each['after']}: {counted}")


def _changes(before: PathwayAnswer, after: PathwayAnswer) -> Iterable[tuple[Answer, Answer, int, int]]:
    old = {Answer.YES: before.yes, Answer.NO: before.no, Answer.UNKNOWN: before.unknown}
    new = {Answer.YES: after.yes, Answer.NO: after.no, Answer.UNKNOWN: after.unknown}
    for first, words in old.items():
        for second, others in new.items():
            both = words & others
            if first is not second and both.any():
                yield first, second, int(counts_by_lane(both).sum()), int(np.atleast_2d(both).any(axis=0).sum())


@app.command("verify")
def verify_book(as_json: AsJson = False) -> None:
    """Run every worked case of the rule book on this installed copy; exit 1 when one does not hold."""
    from kakehashi import contract

    people, contracts = verify(BOOK), contract.verify()
    failed: list[dict[str, object] | str] = [
        {"rule": each.id, "case": each.case.title, "on": each.case.on, "expected": each.expected, "found": each.found}
        for each in people.failed
    ]
    failed += contracts.failed
    cases, held = people.cases + contracts.cases, people.held + contracts.held
    if as_json:
        print_json({"cases": cases, "held": held, "failed": failed})
    else:
        print(f"{held} of {cases} cases hold (rule book {BOOK.version}).")
        marks = Counter(rule.mark for rule in BOOK.rules.values())
        marks.update(rule.mark for chapter in contract.CHAPTERS for rule in chapter.rules)
        print("Rules by mark: " + ", ".join(f"{mark.key} {marks[mark]}" for mark in Mark) + ".")
        for case in people.failed:
            print(f"- {case.id}: {case.case.title}: expected {case.expected}, found {case.found}")
        for told in contracts.failed:
            print(f"- {told}")
    if failed:
        raise typer.Exit(HOLDS_NOT)


@app.command("coverage")
def cover_conditions(as_json: AsJson = False) -> None:
    """Say which conditions of the sources the book encodes, why not the others, and how firmly; exit 1 for a gap."""
    covered = coverage(BOOK)
    if as_json:
        print_json(_coverage_value(covered))
    else:
        print("\n".join(_coverage_lines(covered)))
    if covered.missing or covered.faults:
        raise typer.Exit(HOLDS_NOT)


def _coverage_value(covered: Coverage) -> dict[str, Any]:
    return {
        "book_version": BOOK.version,
        "law_checked": BOOK.checked,
        "conditions": len(covered.conditions),
        "encoded": len(covered.encoded),
        "counts": [
            {"family": family.value, "kind": kind.value, "encoded": encoded, "not_encoded": others}
            for (family, kind), (encoded, others) in covered.counts().items()
        ],
        "marks": {name: {mark.key: marks.get(mark, 0) for mark in Mark} for name, marks in covered.marks.items()},
        "open_when_unknown": dict(covered.open_when_unknown),
        "encoded_by": {each.condition.id: [place.id for place in each.places] for each in covered.encoded},
        "left_out": [_condition_value(each) | {"reason": each.condition.reason} for each in covered.left_out],
        "missing": [_condition_value(each) for each in covered.missing],
        "missing_of_persons": [each.condition.id for each in covered.missing_of_persons],
        "faults": list(covered.faults),
    }


def _condition_value(each: Covered) -> dict[str, Any]:
    one = each.condition
    return {"id": one.id, "family": one.family.value, "kind": one.kind.value, "name": one.name}


def _coverage_lines(covered: Coverage) -> Iterable[str]:
    yield f"Rule book {BOOK.version} encodes {len(covered.encoded)} of {len(covered.conditions)} conditions."
    yield from ("", f"{'family':<11}{'kind':<13}{'encoded':>8}{'not':>6}")
    for (family, kind), (encoded, others) in covered.counts().items():
        yield f"{family:<11}{kind:<13}{encoded:>8}{others:>6}"
    yield from ("", f"{'provisions by mark':<30}" + "".join(f"{mark.key:>13}" for mark in Mark))
    for name, marks in covered.marks.items():
        yield (
            f"{name:<30}"
            + "".join(f"{marks.get(mark, 0):>13}" for mark in Mark)
            + (f"{covered.open_when_unknown[name]:>20}")
        )
    if covered.left_out:
        yield from ("", "Not encoded:")
    for each in covered.left_out:
        yield f"- {each.condition.id} {each.condition.name}: {each.condition.reason}"
    if covered.missing:
        yield from ("", f"Missing, {len(covered.missing_of_persons)} of them conditions of the person:")
    for each in covered.missing:
        yield f"- {each.condition.id} {each.condition.name} ({each.condition.kind})"
    if covered.faults:
        yield from ("", "The table and the book contradict each other:")
    for fault in covered.faults:
        yield f"- {fault}"


@app.command("reference")
def write_reference(
    out: Annotated[Path, typer.Option("--out", help="The folder of the pages.")] = Path("docs/law"),
) -> None:
    """Write the law reference, one Markdown page an instrument; the same book gives the same pages."""
    out.mkdir(parents=True, exist_ok=True)
    pages = reference(BOOK)
    for name, text in pages.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(pages)} pages: {out}")


def _day(on: datetime | None) -> date:
    return on.date() if on else date.today()  # noqa: DTZ011, TID251 - the command line knows today


def _stage(key: str) -> Stage:
    try:
        return Stage.named(key)
    except ValueError as error:
        raise QuestionNotUsable([f"{error}."]) from None


def _evidence(key: str) -> Evidence:
    try:
        return Evidence.named(key)
    except ValueError as error:
        raise QuestionNotUsable([f"{error}."]) from None


def _keys(category: str | None, occupation: str | None) -> dict[str, list[str] | None]:
    """The categories and the occupations asked about: those named, and those that answer to what was named."""
    meant = None if category is None else [each.key for each in categories_meant(category)]
    named = None if occupation is None else [occupation]
    if occupation is not None and occupation not in occupations():
        raise UnknownKey.among(occupation, tuple(occupations()), kind="TITP occupation")
    if meant is None and occupation is not None:
        meant = list(occupations()[occupation].categories)
    elif meant is not None and named is None:
        named = [each.key for each in occupations().values() if set(meant) & set(each.categories)]
    return {WORK_CATEGORIES.kind: meant, TITP_OCCUPATIONS.kind: named}


def _one_person(path: Path) -> dict[str, Any]:
    if path.suffix == ".toml":
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise FileNotUsable([f"{path} does not exist; check the name and the folder."]) from None
        except tomllib.TOMLDecodeError as error:
            raise FileNotUsable([f"{path} is not TOML: {error}."]) from None
    person = read_json(path)
    if not isinstance(person, dict):
        raise FileNotUsable([f"{path} holds a {type(person).__name__}; write one person, as a table of facts."])
    return person


def _people(path: Path, today: date) -> Sequence[dict[str, Any]]:
    match path.suffix.lower():
        case ".json":
            people = read_json(path)
            if not isinstance(people, list):
                raise FileNotUsable([f"{path} holds a {type(people).__name__}; write a list of people."])
            return people
        case ".parquet":
            import pyarrow.parquet

            if not path.exists():
                raise FileNotUsable([f"{path} does not exist; check the name and the folder."])
            found: list[dict[str, Any]] = pyarrow.parquet.read_table(path).to_pylist()
            return found
        case ".xlsx" | ".csv":
            return _people_of_sheet(path, today)
        case other:
            raise FileNotUsable([f"{path} ends in {other!r}; give .json, .parquet, .xlsx or .csv."])


def _people_of_sheet(path: Path, today: date) -> list[dict[str, Any]]:
    from kakehashi.sheets import check_candidates

    if not path.exists():
        raise FileNotUsable([f"{path} does not exist; check the name and the folder."])
    reading = check_candidates(path.read_bytes(), filename=path.name, today=today)
    if reading.faults:
        print(
            f"{path}: {len(reading.refused_rows)} rows were refused and are not judged; "
            "`kakehashi sheets check` says why.",
            file=sys.stderr,
        )
    return [row.person for row in reading.rows]


def _as_value(explanation: Explanation, facts: Facts) -> dict[str, Any]:
    return {
        "on": explanation.on,
        "law_checked": explanation.law_checked,
        "book_version": explanation.book_version,
        "warnings": list(facts.warnings),
        "verdicts": [_verdict_value(explanation, verdict) for verdict in explanation.verdicts],
    }


def _verdict_value(explanation: Explanation, verdict: Verdict) -> dict[str, Any]:
    value: dict[str, Any] = {
        "pathway": verdict.pathway.value,
        verdict.kind: verdict.category,
        "answer": verdict.answer.value,
        "mark": verdict.mark.key,
        "stage": verdict.stage.key,
        "assumed": list(verdict.assumed),
        "still_to_come": [rule.id for rule in verdict.still_to_come],
        "deciding": [rule.id for rule in verdict.deciding],
        "conditions": list(verdict.conditions),
        "asks": list(explanation.asks(verdict.pathway, verdict.category)),
        "remaining": [
            {"step": left.step.key, "earliest": left.earliest, "rule": left.rule.id} for left in verdict.remaining
        ],
        "earliest_yes": verdict.earliest_yes,
    }
    if verdict.as_it_stands is not None:
        value["answer_as_the_law_stands"] = verdict.as_it_stands.value
    return value


def _print_explanation(explanation: Explanation, language: Language) -> None:
    """Each pathway with its answers; categories that are decided alike stand together."""
    alike: dict[tuple[Any, ...], list[Verdict]] = {}
    for verdict in explanation.verdicts:
        key = (verdict.pathway, verdict.answer, verdict.deciding, verdict.still_to_come, verdict.as_it_stands)
        alike.setdefault(key, []).append(verdict)
    for verdicts in alike.values():
        print("\n".join(_said(explanation, verdicts, language)))
        print()
    checked = term("ui.law_checked").said_in(language)
    print(f"{checked}: {written(explanation.law_checked, language)}")


def _said(explanation: Explanation, verdicts: Sequence[Verdict], language: Language) -> Iterable[str]:
    one = verdicts[0]
    names = [_lane_text(verdict, language) for verdict in verdicts]
    answer, mark = one.answer.text.said_in(language), one.mark.text.said_in(language)
    yield f"{one.pathway.text.said_in(language)} · {answer} [{mark}]"
    yield f"  {', '.join(names)}"
    if one.answer != "yes":
        for rule in one.deciding:
            yield f"  - {rule.asks.said_in(language)} ({rule.condition})"
        for question in explanation.asks(one.pathway, one.category).values():
            yield f"  ? {question.said_in(language)}"
    for left in one.remaining:
        day = f" ({written(left.earliest, language)})" if left.earliest else ""
        yield f"  → {left.step.text.said_in(language)}{day}"
    for rule in one.still_to_come:
        yield f"  … {_STILL_TO_COME.said_in(language)}: {rule.asks.said_in(language)} ({rule.condition})"
    if one.as_it_stands is not None:
        stands = one.as_it_stands.text.said_in(language)
        yield f"  {_ASSUMED.said_in(language)}: {', '.join(one.assumed)}; {_AS_IT_STANDS.said_in(language)}: {stands}"


def _lane_text(verdict: Verdict, language: Language) -> str:
    """The category's name; an occupation's in Japanese or English, the two languages of its table."""
    if verdict.kind == WORK_CATEGORIES.kind:
        return categories()[verdict.category].text.said_in(language)
    one = occupations()[verdict.category]
    return one.text_japanese if language is Language.JAPANESE else one.text_english


_STILL_TO_COME = Text("tahap berikutnya", "今後確認", "still to come")
_ASSUMED = Text("dengan anggapan", "仮定", "assumed")
_AS_IT_STANDS = Text("menurut hukum yang berlaku", "現行法では", "as the law stands")


def _verdict_table(assessment: Assessment, facts: Facts, asked: Mapping[str, Sequence[str] | None]) -> Any:
    """One line a person, pathway and lane; `asked` narrows the lanes of each kind, None to all."""
    import pyarrow as pa

    people = np.arange(len(facts), dtype=np.int64)
    ids = pa.array([name or None for name in facts.ids], pa.string())
    parts = []
    for pathway, answer in assessment.pathways.items():
        rules = pa.array([None, *(rule.id for rule in answer.rules)], pa.string())
        conditions = pa.array([None, *(rule.condition for rule in answer.rules)], pa.string())
        lanes = answer.instrument.lanes
        keys = asked[lanes.kind]
        for key in lanes.keys if keys is None else keys:
            lane = lanes.lane(key)
            if not answer.speaks_of_lane(lane):
                continue
            yes, no = (lane_of(words, lane) for words in (answer.yes, answer.no))
            number = answer.first_numbers(lane)
            said = pa.array(["unknown", "yes", "no"]).take(pa.array(yes + 2 * no.astype(np.int64)))
            names = {
                kind: pa.repeat(key, len(facts)) if kind == lanes.kind else pa.nulls(len(facts), pa.string())
                for kind in asked
            }
            parts.append(
                pa.table(
                    {
                        "id": ids,
                        "person": people,
                        "pathway": pa.repeat(pathway.value, len(facts)),
                        **names,
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
    if not parts:
        raise QuestionNotUsable(["no pathway speaks of the category and occupation named; name another of the two."])
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
