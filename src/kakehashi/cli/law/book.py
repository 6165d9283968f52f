"""`kakehashi law verify` and `kakehashi law reference`: the book's own cases, and its pages."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from kakehashi.cli.law.question import HOLDS_NOT
from kakehashi.cli.options import AsJson, print_json
from kakehashi.law import reference, verify
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
        print("Rules by mark: " + ", ".join(f"{mark.key} {marks[mark]}" for mark in Mark) + ".")
        for case in people.failed:
            print(f"- {case.id}: {case.case.title}: expected {case.expected}, found {case.found}")
        for told in contracts.failed:
            print(f"- {told}")
    if failed:
        raise typer.Exit(HOLDS_NOT)


def write_reference(
    out: Annotated[Path, typer.Option("--out", help="The folder of the pages.")] = Path("docs/law"),
) -> None:
    """Write the law reference, one Markdown page an instrument; the same book gives the same pages."""
    out.mkdir(parents=True, exist_ok=True)
    pages = reference(BOOK)
    for name, text in pages.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(pages)} pages: {out}")
