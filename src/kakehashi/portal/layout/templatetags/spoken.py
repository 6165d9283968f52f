"""Filters that say things in the reader's language: texts, days, numbers, moments in both zones, masked values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import forms, template
from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, to_locale

from kakehashi.vocabulary import Language, Mark, Text, weekday, written

register = template.Library()

ZONES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT", "Asia/Tokyo": "JST"}


def reader() -> Language:
    """The language of the page."""
    return Language(to_locale(get_language() or "en")[:2])


@register.filter
def said(text: Text | dict[str, str] | str | None) -> str:
    """A Text, or its kept form {"id", "ja", "en"}, in the reader's language; a text without languages as it is."""
    if text is None or isinstance(text, str):
        return text or ""
    return text.said_in(reader()) if isinstance(text, Text) else text[reader().value]


@register.filter
def day(value: date | None) -> str:
    """A day as the reader writes it; nothing for no day."""
    return "" if value is None else written(value, reader())


@register.filter
def birthday(value: date | None) -> str:
    """A day on which nobody needs the day of the week."""
    return "" if value is None else written(value, reader(), weekday=False)


@register.filter
def listed(several: Iterable[object]) -> str:
    """Several words one after another, with the reader's own comma."""
    return ("、" if reader() is Language.JAPANESE else ", ").join(str(one) for one in several)


@register.filter
def number(value: float | None) -> str:
    """A number with the reader's thousands separator."""
    return "" if value is None else number_format(value, use_l10n=True, force_grouping=True)


def clock(moment: datetime, zone: str) -> str:
    """`09.00 WIB` in Indonesian, `09:00 JST` elsewhere."""
    here = moment.astimezone(ZoneInfo(zone))
    separator = "." if reader() is Language.INDONESIAN else ":"
    return f"{here:%H}{separator}{here:%M} {ZONES[zone]}"


@register.filter
def both_zones(moment: datetime | None, zone: str = "Asia/Jakarta") -> str:
    """A moment on Indonesian and Japanese clocks, the reader's own first."""
    if moment is None:
        return ""
    first, second = ("Asia/Tokyo", zone) if reader() is Language.JAPANESE else (zone, "Asia/Tokyo")
    here = written(moment.astimezone(ZoneInfo(first)).date(), reader())
    if reader() is Language.JAPANESE:
        return f"{here} {clock(moment, first)}({clock(moment, second)})"
    return f"{here}, {clock(moment, first)} ({clock(moment, second)})"


@register.filter
def appointed(moment: datetime | None, zone: str = "Asia/Jakarta") -> str:
    """A moment at which somebody is to be somewhere: with the day of the week in every language."""
    if moment is None or reader() is Language.JAPANESE:
        return both_zones(moment, zone)
    return f"{weekday(moment.astimezone(ZoneInfo(zone)).date(), reader())}, {both_zones(moment, zone)}"


@register.filter
def marked(mark: str | Mark) -> SafeString:
    """A mark as its word in its frame: solid, plain, dashed or dotted."""
    kept = mark if isinstance(mark, Mark) else Mark.named(mark)
    return format_html('<span class="mark mark-{}">{}</span>', kept.key, kept.text.said_in(reader()))


@dataclass(frozen=True, slots=True)
class Tag:
    """One filter that is on: its words, and the address of the same list without it."""

    words: str
    address: str


def tags_of(form: forms.Form, request: HttpRequest) -> Iterator[Tag]:
    """Every filter of a form that narrows the list, in the order of the form; what is blank narrows nothing."""
    for field in form:
        words = dict(getattr(field.field, "choices", ())) if hasattr(field.field, "choices") else {}
        for value in request.GET.getlist(field.html_name):
            if not value or (words and value not in {str(key) for key in words}):
                continue
            left = request.GET.copy()
            left.setlist(field.html_name, [one for one in left.getlist(field.html_name) if one != value])
            for place in ("page", "after", "before"):
                left.pop(place, None)
            named = next((said_of for key, said_of in words.items() if str(key) == value), value)
            yield Tag(f"{field.label}: {named}", f"{request.path}?{left.urlencode()}")


@register.inclusion_tag("layout/_chosen.html", takes_context=True)
def chosen(context: template.Context, form: forms.Form) -> dict[str, object]:
    """The filters that are on, each as a tag that takes it off; printed with the list."""
    return {"tags": list(tags_of(form, context["request"])), "path": context["request"].path}


SHAPES = {"yes": "●", "not_yet": "▲", "no": "■", "unknown": "◆?"}


@register.filter
def shape(answer: str) -> str:
    """The shape that goes before a verdict's word; colour never carries the meaning alone."""
    return SHAPES[answer]


@register.filter
def minus(value: int, other: int) -> int:
    """`value` less `other`."""
    return value - other
