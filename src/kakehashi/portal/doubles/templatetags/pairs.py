"""Two records side by side, in the reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.utils.translation import gettext as _

from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.templatetags.facts import fact_lines
from kakehashi.portal.doubles import bridge
from kakehashi.portal.doubles.models import Pair
from kakehashi.portal.layout.templatetags.spoken import birthday, said

register = template.Library()

STRONG = 5.0
"""Bits from which a finding is said to speak strongly: thirty to one."""
NEARLY_SURE = 0.995


@dataclass(frozen=True, slots=True)
class Side:
    """One field of both records: what each tells, whether that is the same (None: not told by both), what it says."""

    label: str
    left: str
    right: str
    alike: bool | None
    finding: str
    sign: str
    sense: str


def _value(candidate: Candidate, field: str) -> str:
    match field:
        case "name":
            return candidate.name
        case "born":
            return birthday(candidate.born)
        case "sex":
            return str(candidate.get_sex_display())
        case "home":
            return said(candidate.province.text)
        case _:
            return bridge.shown(candidate, field)


def _sense(evidence: bridge.FieldEvidence) -> tuple[str, str]:
    """A sign and words for which way a finding speaks, and how strongly."""
    strong = abs(evidence.bits) >= STRONG
    match evidence.sense.name:
        case "FOR":
            return ("++", _("speaks strongly for one person")) if strong else ("+", _("speaks for one person"))
        case "AGAINST":
            return ("−−", _("speaks strongly for two people")) if strong else ("−", _("speaks for two people"))
        case _:
            return "0", _("speaks neither way")


def _sides(pair: Pair) -> Iterator[Side]:
    for evidence in bridge.evidence_of(pair):
        sign, sense = _sense(evidence)
        yield Side(
            label=said(evidence.field_text),
            left=_value(pair.left, evidence.field),
            right=_value(pair.right, evidence.field),
            alike=bridge.alike(pair.left, pair.right, evidence.field),
            finding=said(evidence.text),
            sign=sign,
            sense=sense,
        )


@register.filter
def differing(pair: Pair) -> list[Side]:
    """The fields in which the records differ, then those that one of them does not tell."""
    return sorted((side for side in _sides(pair) if not side.alike), key=lambda side: side.alike is None)


@register.filter
def agreeing(pair: Pair) -> list[Side]:
    """The fields in which both records tell the same."""
    return [side for side in _sides(pair) if side.alike]


@dataclass(frozen=True, slots=True)
class Beside:
    """One fact of both records, with how each is known."""

    label: str
    left: list[tuple[str, str]]
    right: list[tuple[str, str]]


@register.filter
def facts_beside(pair: Pair) -> list[Beside]:
    """The other facts that one of the records tells, those of both beside each other."""
    told: dict[str, Beside] = {}
    for place, candidate in enumerate(pair.both):
        for line in fact_lines(candidate):
            name = line.key.partition(".")[0]
            if name != "born" and line.known:
                row = told.setdefault(name, Beside(line.label, [], []))
                known = str(line.evidence.get_level_display()) if line.evidence else _("claimed")
                (row.left, row.right)[place].append((line.text, known))
    return list(told.values())


@register.filter
def likelihood(probability: float) -> str:
    """A likelihood as people say it: never a whole hundred."""
    if probability >= NEARLY_SURE:
        return _("over 99 %%") % {}
    return _("about %(count)s %%") % {"count": int(100 * probability)}
