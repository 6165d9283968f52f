"""Counts and values of law as pages print them."""

from datetime import date
from typing import Any

from django import template

from kakehashi.portal.layout.templatetags.spoken import birthday, number
from kakehashi.portal.outlook.bridge import HIDDEN

register = template.Library()


@register.filter
def or_hidden(count: int | None) -> str:
    """A count with the reader's separators; the sign of a hidden one for None."""
    return HIDDEN if count is None else number(count)


@register.filter
def value_of_law(dated: Any) -> str:
    """A number or a day of the law; nothing for a list or a table, and a dash where no value stands."""
    if dated is None:
        return "–"
    if isinstance(dated.value, date):
        return birthday(dated.value)
    return number(dated.value) if isinstance(dated.value, int) and not isinstance(dated.value, bool) else ""


@register.filter
def held_as(answer: str) -> str:
    """How the pool's filter calls a condition that alone is in the way with this answer."""
    return "not_known" if answer == "unknown" else "not_met"
