"""An explanation as JSON: what `kakehashi law explain --json` prints and the HTTP interface answers (verdict.json)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kakehashi.law.explanation import Explanation, Verdict
    from kakehashi.law.instrument import Book
    from kakehashi.law.remaining import Remaining
    from kakehashi.law.way import Estimate


def explanation_value(explanation: Explanation, book: Book, warnings: Iterable[str]) -> dict[str, Any]:
    """The explanation in the keys of the exchange format; days stay `date`."""
    return {
        "on": explanation.on,
        "law_checked": explanation.law_checked,
        "book_version": explanation.book_version,
        "warnings": list(warnings),
        "verdicts": [_verdict_value(explanation, verdict) for verdict in explanation.verdicts],
        "not_spoken_of": closed_value(explanation, book),
    }


def closed_value(explanation: Explanation, book: Book) -> list[dict[str, Any]]:
    """What was asked about and is not spoken of on the day, with the list of law that says which lanes are."""
    return [
        {
            "pathway": each.pathway.value,
            each.kind: each.category,
            "value": None if each.value is None else f"{book.instrument_of(each.pathway).id}.{each.value.name}",
            "mark": None if each.value is None else each.value.mark.key,
            "cite": None if each.value is None else each.value.cite,
        }
        for each in explanation.closed
    ]


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
        "remaining": [_remaining_value(left, explanation.on) for left in verdict.remaining],
        "earliest_yes": verdict.earliest_yes,
    }
    if verdict.as_it_stands is not None:
        value["answer_as_the_law_stands"] = verdict.as_it_stands.value
    return value


def _remaining_value(left: Remaining, on: date) -> dict[str, Any]:
    """A step that is left, with the first of its ways; what is not known of it is null."""
    return {
        "step": left.step.key,
        "earliest": left.earliest,
        "earliest_is": None if left.earliest is None else "day" if left.months is None else "month",
        "rule": left.rule.id,
        "way": None if left.way is None else left.way.key,
        "lead_time": _estimate_value(left.lead_time),
        "cost": _estimate_value(left.cost),
        "alternatives": [
            {
                "way": way.key,
                "earliest": way.earliest(on),
                "earliest_is": None if way.earliest(on) is None else "month",
                "lead_time": _estimate_value(way.lead_time),
                "cost": _estimate_value(way.cost),
            }
            for way in left.alternatives
        ],
    }


def _estimate_value(told: Estimate | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return {
        "at_least": told.at_least,
        "at_most": told.at_most,
        "unit": told.unit,
        "of": told.of.english,
        "mark": told.mark.key,
        "cite": told.cite,
        "as_of": told.as_of,
    }
