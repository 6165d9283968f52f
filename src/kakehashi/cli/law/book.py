"""`kakehashi law verify`, `coverage` and `reference`: the book's own cases, what it encodes, and its pages."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from kakehashi.cli.law.question import HOLDS_NOT
from kakehashi.cli.options import AsJson, print_json
from kakehashi.law import Coverage, Covered, coverage, reference, verify
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Mark


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
        rules = [*BOOK.rules.values(), *(rule for chapter in contract.CHAPTERS for rule in chapter.rules)]
        print(f"Of {len(rules)} rules by mark: " + ", ".join(f"{mark.key} {marks[mark]}" for mark in Mark) + ".")
        others = Counter(each.mark for one in BOOK.instruments for each in one.provisions())
        others.subtract(rule.mark for rule in BOOK.rules.values())
        print(
            f"Of {others.total()} computed facts and notes, which judge nobody by themselves: "
            + ", ".join(f"{mark.key} {others[mark]}" for mark in Mark)
            + "; `kakehashi law coverage` counts them together with the rules on people."
        )
        for case in people.failed:
            print(f"- {case.id}: {case.case.title}: expected {case.expected}, found {case.found}")
        for told in contracts.failed:
            print(f"- {told}")
    if failed:
        raise typer.Exit(HOLDS_NOT)


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
        "speaks_from": BOOK.span.first,
        "speaks_to": BOOK.span.last,
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
    yield BOOK.span.text.english
    yield from ("", f"{'family':<11}{'kind':<13}{'encoded':>8}{'not':>6}")
    for (family, kind), (encoded, others) in covered.counts().items():
        yield f"{family:<11}{kind:<13}{encoded:>8}{others:>6}"
    yield from (
        "",
        f"{'rules, facts, notes by mark':<30}"
        + "".join(f"{mark.key:>13}" for mark in Mark)
        + f"{'open if unknown':>20}",
    )
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


def write_reference(
    out: Annotated[Path, typer.Option("--out", help="The folder of the pages.")] = Path("docs/law"),
) -> None:
    """Write the law reference, one Markdown page an instrument; the same book gives the same pages."""
    out.mkdir(parents=True, exist_ok=True)
    pages = reference(BOOK)
    for name, text in pages.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(pages)} pages: {out}")
