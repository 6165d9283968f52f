"""`kakehashi law`: who may go where on a day, and why; the book's cases; the reference pages."""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kakehashi.cli.options import AsJson, FileNotUsable, Lang, language_or_system, print_json, read_json
from kakehashi.cli.verdicts import Verdicts
from kakehashi.law import (
    Answer,
    Evidence,
    Explanation,
    Facts,
    PathwayAnswer,
    Stage,
    Verdict,
    assess,
    columns,
    counts_by_lane,
    explain,
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
    category: Annotated[str | None, typer.Option("--category", help="A work category, or a field.")] = None,
    occupation: Annotated[str | None, typer.Option("--occupation", help="A TITP occupation: its categories.")] = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Say of one person what the law of the day answers, in each work category, and why."""
    facts = columns([_one_person(person)])
    explanation = explain(
        facts,
        BOOK,
        on=_day(on),
        stage=_stage(stage),
        at_least=_evidence(at_least),
        pathways=None if pathway is None else [_judged(pathway)],
        categories=_keys(category, occupation),
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
    words: Annotated[
        bool, typer.Option("--words", help="One line a person in place of one a category: a bit a category; .parquet.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Judge many people at once; one line a person, pathway and work category, with the first rule that decided.

    People in .parquet are read, judged and written block by block, however many they are.
    """
    day, due, shown = _day(on), _stage(stage), _evidence(at_least)
    counted: dict[str, Counter[str]] = {}
    judged = 0
    with Verdicts(out, words=words) as verdicts:
        for facts in _blocks(people, day):
            assessment = assess(facts, BOOK, on=day, stage=due, at_least=shown)
            verdicts.write(assessment, facts)
            judged += len(facts)
            for pathway, each in assessment.pathways.items():
                counts = {answer.value: int(count.sum()) for answer, count in each.counts().items()}
                counted.setdefault(pathway.value, Counter()).update(counts)
    if as_json:
        print_json({"on": day, "stage": due.key, "people": judged, "out": str(out), "pathways": counted})
        return
    print(f"{judged} people, {verdicts.lines} {'lines of words' if words else 'verdicts'}: {out}")
    for name, each_counted in counted.items():
        print(f"{name}: " + ", ".join(f"{answer} {count}" for answer, count in each_counted.items()))


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
    found: dict[tuple[str, Answer, Answer], Counter[str]] = {}
    asked = 0
    for facts in _blocks(people, on.date()):
        asked += len(facts)
        before, after = (assess(facts, BOOK, on=day.date(), stage=due, at_least=shown) for day in (on, then))
        for pathway in before.pathways:
            for old, new, counts in _changes(before[pathway], after[pathway]):
                found.setdefault((pathway.value, old, new), Counter()).update(counts)
    changes: list[dict[str, Any]] = [
        {"pathway": pathway, "before": old.value, "after": new.value, **found[pathway, old, new]}
        for pathway, old, new in sorted(found, key=_in_reading_order)
    ]
    if as_json:
        print_json({"on": on.date(), "and": then.date(), "stage": due.key, "people": asked, "changes": changes})
        return
    print(f"{asked} people, {on.date()} and {then.date()}")
    for each in changes:
        counted = f"{each['answers']} answers of {each['people']} people"
        print(f"{each['pathway']}: {each['before']} to {each['after']}: {counted}")


def _in_reading_order(change: tuple[str, Answer, Answer]) -> tuple[int, int, int]:
    """Pathways as in the book; a block may hold a change that none before it held."""
    pathway, old, new = change
    answers = list(Answer)
    return list(BOOK.pathways).index(Pathway(pathway)), answers.index(old), answers.index(new)


def _changes(before: PathwayAnswer, after: PathwayAnswer) -> Iterator[tuple[Answer, Answer, dict[str, int]]]:
    old = {Answer.YES: before.yes, Answer.NO: before.no, Answer.UNKNOWN: before.unknown}
    new = {Answer.YES: after.yes, Answer.NO: after.no, Answer.UNKNOWN: after.unknown}
    for first, words in old.items():
        for second, others in new.items():
            both = words & others
            if first is not second and both.any():
                yield first, second, {"answers": int(counts_by_lane(both).sum()), "people": int((both != 0).sum())}


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


def _judged(pathway: Pathway) -> Pathway:
    if pathway not in BOOK.pathways:
        known = ", ".join(BOOK.pathways)
        raise QuestionNotUsable(
            [f"the rule book {BOOK.version} does not judge {pathway.value} yet; it judges {known}."]
        )
    return pathway


def _keys(category: str | None, occupation: str | None) -> list[str] | None:
    if category is not None:
        return [meant.key for meant in categories_meant(category)]
    if occupation is None:
        return None
    if occupation not in occupations():
        raise UnknownKey.among(occupation, tuple(occupations()), kind="TITP occupation")
    return list(occupations()[occupation].categories)


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


def _blocks(path: Path, today: date) -> Iterator[Facts]:
    """The people of a file, some at a time; what nobody knows in them is printed once all were read."""
    if path.suffix.lower() != ".parquet":
        facts = columns(_people(path, today))
        _print_warnings(facts.warnings)
        yield facts
        return
    if not path.exists():
        raise FileNotUsable([f"{path} does not exist; check the name and the folder."])
    from kakehashi.law.arrow import PeopleFile

    people = PeopleFile(path)
    yield from people
    _print_warnings(people.warnings)


def _print_warnings(warnings: Iterable[str]) -> None:
    for warning in warnings:
        print(warning, file=sys.stderr)


def _people(path: Path, today: date) -> Sequence[dict[str, Any]]:
    match path.suffix.lower():
        case ".json":
            people = read_json(path)
            if not isinstance(people, list):
                raise FileNotUsable([f"{path} holds a {type(people).__name__}; write a list of people."])
            return people
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
        "category": verdict.category,
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
    names = [categories()[verdict.category].text.said_in(language) for verdict in verdicts]
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


_STILL_TO_COME = Text("tahap berikutnya", "今後確認", "still to come")
_ASSUMED = Text("dengan anggapan", "仮定", "assumed")
_AS_IT_STANDS = Text("menurut hukum yang berlaku", "現行法では", "as the law stands")
