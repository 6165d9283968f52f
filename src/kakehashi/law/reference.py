"""The law reference: one Markdown page an instrument and one of conditions, made from book and conditions alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kakehashi.law.cases import Case, cases_of
from kakehashi.law.conditions import Family
from kakehashi.law.coverage import Coverage, Covered, coverage
from kakehashi.law.dated import ALWAYS, DatedValue
from kakehashi.law.instrument import Derivation, Note, Rule
from kakehashi.law.lanes import WORK_CATEGORIES
from kakehashi.vocabulary import Language, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kakehashi.law.instrument import Book, Instrument, Provision

GENERATED = "<!-- Made by `kakehashi law reference`; change the rule book, not this page. -->"


def reference(book: Book) -> dict[str, str]:
    """Every page of the reference, by file name (`japan.ssw1.md`, `index.md`); the same book gives the same text.

    `conditions.md` says of every condition what encodes it, or why the book leaves it out.
    """
    covered = coverage(book)
    pages = {f"{one.id}.md": _page(one, book) for one in book.instruments}
    return {"index.md": _index(book, covered), "conditions.md": _conditions(covered, book), **pages}


def _index(book: Book, covered: Coverage) -> str:
    lines = [
        GENERATED,
        "# The law, rule by rule",
        "",
        f"Rule book {book.version}, law last checked on {book.checked}. It helps officers decide and is no authority.",
        book.span.text.english,
        "",
        "| Instrument | Rules | Computed facts | Conditions not judged yet |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| [{one.id}]({one.id}.md): {_cell(one.title.english)} | {len(one.rules)} | {len(one.derivations)} | "
        f"{', '.join(one.not_judged) or 'none'} |"
        for one in book.instruments
    ]
    lines += ["", "## How firmly it is known", ""]
    lines += ["Rules, computed facts and notes by mark. The last column counts the rules whose text is partly open:"]
    lines += ["where such a rule answers unknown, the mark is open. The marks of values stand on each page.", ""]
    lines += [f"| Instrument | {' | '.join(mark.key for mark in Mark)} | open where unknown |"]
    lines += [f"|---|{'---|' * (len(Mark) + 1)}"]
    lines += [
        f"| [{name}]({name}.md) | {' | '.join(str(marks.get(mark, 0)) for mark in Mark)} | "
        f"{covered.open_when_unknown[name]} |"
        for name, marks in covered.marks.items()
    ]
    lines += ["", "[Every condition](conditions.md), and which rules encode it or why none does."]
    return "\n".join(lines) + "\n"


def _conditions(covered: Coverage, book: Book) -> str:
    counted = (
        f"Rule book {book.version} encodes {len(covered.encoded)} of {len(covered.conditions)} conditions; "
        f"{len(covered.left_out)} are left out for a reason, {len(covered.missing)} are missing."
    )
    lines = [GENERATED, "# Every condition", "", counted, ""]
    lines += ["| | Kind | Encoded | Not encoded |", "|---|---|---|---|"]
    lines += [
        f"| {family.heading} | {kind} | {count} | {others} |"
        for (family, kind), (count, others) in covered.counts().items()
    ]
    for family in Family:
        lines += ["", f"## {family.heading}", "", "| Condition | Kind | What it is about | Where it stands |"]
        lines += ["|---|---|---|---|"]
        lines += [_condition(each) for each in covered.conditions if each.condition.family is family]
    return "\n".join(lines) + "\n"


def _condition(each: Covered) -> str:
    one = each.condition
    about = _cell(one.name) if one.day is None else f"{one.day}: {_cell(one.name)}"
    stands = ", ".join(f"{place.what} `{place.id}`" for place in each.places)
    return f"| {one.id} | {one.kind} | {about} | {stands or _left_out(each)} |"


def _left_out(each: Covered) -> str:
    reason = each.condition.reason
    return "Not in this book, and no reason is given." if reason is None else f"Not encoded: {_cell(reason)}."


def _page(one: Instrument, book: Book) -> str:
    cases = cases_of(one)
    lines = [GENERATED, f"# {one.title.english}", ""]
    lines += [f"{one.title.indonesian} · {one.title.japanese} · `{one.id}`", ""]
    lines += [f"Rule book {book.version}, law last checked on {book.checked}.", ""]
    if one.not_judged:
        lines += [f"Not judged yet: {', '.join(one.not_judged)}; every answer is given apart from these.", ""]
    for heading, provisions in (
        ("What must hold", one.rules.values()),
        ("Facts that the law computes", one.derivations.values()),
        ("What the law states and asks of nobody", one.notes.values()),
    ):
        if provisions:
            lines += [f"## {heading}", ""]
            for provision in provisions:
                lines += _provision(provision, one, cases)
    if one.values.by_name:
        lines += ["## Values", "", *_values(one)]
    return "\n".join(lines).rstrip() + "\n"


def _provision(provision: Provision, one: Instrument, cases: Sequence[Case]) -> Iterable[str]:
    yield from (f"### {provision.name}", "")
    if not isinstance(provision, Note):
        yield from (provision.says, "")
    for language in Language:
        yield f"- {language.own_name}: {provision.asks.said_in(language)}"
    yield f"- Id: `{provision.id}`, condition {provision.condition}"
    yield f"- Mark: {_mark(provision)}"
    if isinstance(provision, Rule | Note):
        yield f"- Period: {_period(provision.since, provision.until)}; to be settled by: {provision.stage.key}"
    if isinstance(provision, Rule):
        if provision.applies_to is not None:
            lanes = "categories" if one.lanes is WORK_CATEGORIES else one.lanes.name
            yield f"- Asked only in the {lanes} of the value `{provision.applies_to}`"
        if provision.assumes is not None:
            yield f"- Assumption that it reads: `{provision.assumes}`"
        yield f"- Step: {'none' if provision.step is None else provision.step.text.english}"
    if isinstance(provision, Derivation):
        yield f"- Gives: {provision.unit}"
    yield f"- Article: {provision.article}"
    yield f"- Source: {provision.source}"
    shown = [case for case in cases if provision.name in case.expect]
    if shown:
        yield from ("", f"| Case | On | {one.lanes.kind.capitalize()} | Answer |", "|---|---|---|---|")
        for case in shown:
            yield f"| {_cell(case.title)} | {case.on} | {case.lane or ''} | {case.expect[provision.name]} |"
    yield ""


def _mark(provision: Provision) -> str:
    mark = provision.mark.key
    if isinstance(provision, Rule) and provision.mark_when_unknown is not provision.mark:
        return f"{mark}; where the answer is unknown: {provision.mark_when_unknown.key}"
    return mark


def _period(since: date | None, until: date | None) -> str:
    begun = "on every day" if since is None else f"from {since}"
    return begun if until is None else f"{begun} until the day before {until}"


def _values(one: Instrument) -> Iterable[str]:
    yield from ("| Value | From | | Unit | Mark | Source |", "|---|---|---|---|---|---|")
    for values in one.values.by_name.values():
        for value in values:
            since = "always" if value.since == ALWAYS else value.since.isoformat()
            yield (
                f"| `{value.name}` | {since} | {_cell(_written(value))} | {_cell(value.unit)} | {value.mark.key} | "
                f"{_cell(value.cite)} |"
            )


def _written(value: DatedValue) -> str:
    content: Any = value.value
    if isinstance(content, list):
        return ", ".join(content)
    if isinstance(content, dict):
        return ", ".join(f"{key} {number}" for key, number in content.items())
    return str(content).lower() if isinstance(content, bool) else str(content)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
