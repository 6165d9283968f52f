"""What the candidates' own pages say: a fact's name and value, the form's ticket, the code of a link as a picture."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kakehashi.portal.candidates.models import Candidate, Evidence, SealedValue, Sex
from kakehashi.portal.candidates.queries import fact_of
from kakehashi.portal.candidates.templatetags.facts import LISTS, fact_named
from kakehashi.portal.layout.templatetags.spoken import birthday, said
from kakehashi.portal.selfservice.forms import CORRECTED
from kakehashi.portal.selfservice.queries import ticket_for
from kakehashi.vocabulary import provinces

register = template.Library()


@register.filter
def own_fact(key: str) -> str:
    """What a fact is called on a person's own page."""
    return fact_named(key)


@register.filter
def in_words(value: Any, key: str) -> str:
    """A value of the exchange format as the reader writes it; a list entry by entry."""
    if value is None:
        return _("not known")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if key in LISTS:
        return "; ".join(LISTS[key](entry) for entry in value) or _("none")
    return _WRITTEN.get(key, str)(value)


_WRITTEN: dict[str, Callable[[str], str]] = {
    "born": lambda value: birthday(date.fromisoformat(value)),
    "sex": lambda value: str(Sex(value).label),
    "home": lambda value: said(provinces()[value].text),
}


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One thing that is known about a person, as they read it; `shown` is how, None where it is claimed.

    What is not `theirs` is not corrected by themselves: their office does.
    """

    key: str
    label: str
    text: str
    shown: Evidence | None
    known: bool
    theirs: bool = True


@register.filter
def own_lines(person: Candidate) -> list[OwnLine]:
    """All that a person can correct, with what is known of it and how; then whether their numbers are known, masked."""
    known = {one.key: one for one in person.evidence.all()}
    lines = [
        OwnLine(
            key,
            own_fact(key),
            in_words(fact_of(person, key), key),
            known.get(key) or next((one for name, one in known.items() if name.startswith(f"{key}.")), None),
            fact_of(person, key) is not None,
        )
        for key in CORRECTED
    ]
    kept = {one.kind: one for one in person.sealed_values.all()}
    return lines + [
        OwnLine(key, own_fact(key), _masked(kept.get(key)), known.get(key), key in kept, theirs=False)
        for key in NUMBERS
    ]


NUMBERS = ("nik", "passport")
"""Sealed values that a person's own page tells of: that they are known, with the last signs, and not in full."""


def _masked(value: SealedValue | None) -> str:
    if value is None:
        return _("not known")
    until = _("valid until %(day)s") % {"day": birthday(value.valid_until)} if value.valid_until else ""
    return " · ".join(filter(None, [value.masked or "••••", until]))


@register.filter
def at_key(several: dict[str, Any], key: str) -> Any:
    """What a table holds at a key; None where it holds nothing."""
    return several.get(key)


@register.filter
def in_fours(code: str) -> str:
    """A code in groups of four, as it is read out."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


@register.simple_tag(takes_context=True)
def ticket(context: template.Context) -> SafeString:
    """The hidden field by which a form's content is kept for its writer who was signed out meanwhile."""
    return format_html('<input type="hidden" name="ticket" value="{}">', ticket_for(context["request"]))


@register.filter
def as_qr(address: str) -> SafeString:
    """An address as a picture that a telephone's camera reads."""
    file = io.BytesIO()
    segno.make(address, error="m").save(
        file, kind="svg", scale=4, border=4, xmldecl=False, svgns=False, lineclass=None, omitsize=True
    )
    return mark_safe(file.getvalue().decode())  # noqa: S308 - drawn by segno: one path and no text
