"""Words of a letter in the language of the letter, not of the reader."""

from datetime import date

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kakehashi.portal.layout.templatetags.spoken import day, said
from kakehashi.portal.programmes import bridge
from kakehashi.portal.programmes.models import Programme

register = template.Library()


@register.filter
def worded(words: dict[str, str], language: str) -> SafeString:
    """Kept words in one language: each line on its own, and what nobody has settled set off."""
    blank = bridge.BLANK.said_in(language)
    lines = [
        format_html("<mark>{}</mark>", blank).join(conditional_escape(part) for part in line.split(blank))
        for line in words[language].split("\n")
    ]
    return mark_safe("<br>".join(lines))  # noqa: S308 - every part was escaped above


@register.filter
def numbered(mark: dict[str, str], language: str) -> str:
    """The mark before a paragraph or an item, with its space; nothing where there is none."""
    return f"{mark[language]} " if mark[language] else ""


@register.filter
def party(side: str, programme: Programme) -> str:
    """Who has to do something: the prefecture, the ministry or both."""
    if side == "both":
        return _("both sides")
    return said((programme.ministry if side == "ministry" else programme.prefecture_office).text)


@register.filter
def iso_day(value: str) -> str:
    """A kept day, as the reader writes it."""
    return day(date.fromisoformat(value))
