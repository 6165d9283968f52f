"""How names and sources of the rule book stand on a page and on paper: nothing is cut, and every address is a link."""

import re
from dataclasses import dataclass

from django import template

register = template.Library()

_ADDRESS = re.compile(r"https?://[^\s;,()<>\"']+[^\s;,()<>\"'.:]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a source's text; with an address it is a link."""

    text: str
    address: str = ""


@register.filter
def pieces(source: str) -> tuple[Piece, ...]:
    """The text of a source with every web address in it apart; nothing is left out."""
    parts, end = [], 0
    for found_at in _ADDRESS.finditer(source):
        parts.append(Piece(source[end : found_at.start()]))
        parts.append(Piece(found_at.group(), address=found_at.group()))
        end = found_at.end()
    parts.append(Piece(source[end:]))
    return tuple(part for part in parts if part.text)


@register.filter
def parts(name: str) -> tuple[str, ...]:
    """A name of the book in the parts between which a line may break: `japan.`, `ssw1.`, `old_`, `enough`."""
    return tuple(re.findall(r"[^._]*[._]?", name)[:-1])
