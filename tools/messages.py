"""Keeps the interface's translation files in step with the source, without GNU gettext.

``python tools/messages.py`` adds what is new to locale/{id,ja}/LC_MESSAGES/django.po and drops what is gone;
``--check`` changes nothing and exits 1, naming every message that is new, gone, untranslated or fuzzy, or whose
translation lacks a placeholder of the source.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PORTAL = Path(__file__).parent.parent / "src" / "kakehashi" / "portal"
LANGUAGES = ("id", "ja")
KEYWORDS = {
    "_": None,
    "now_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACE = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


def found_in_source() -> Catalog:
    """Every message of the portal's Python files and templates, in the order of files and lines."""
    catalog = Catalog(charset="utf-8")
    for path in sorted([*PORTAL.rglob("*.py"), *PORTAL.rglob("*.html"), *PORTAL.rglob("*.txt")]):
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        source = text if path.suffix == ".py" else templatize(text, origin=str(path))
        where = str(path.relative_to(PORTAL))
        for _line, message, _comments, context in extract(
            "python", io.BytesIO(source.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"}
        ):
            catalog.add(message, locations=[(where, 0)], context=context)
    return catalog


def file_of(language: str) -> Path:
    """The translation file of a language."""
    return PORTAL / "locale" / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The translations so far; an empty catalogue where there is no file yet."""
    path = file_of(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def key(message: Message) -> tuple[str, ...]:
    """What tells two messages apart."""
    ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    return (message.context or "", *ids)


def translated(message: Message) -> tuple[str, ...]:
    """The translation, one text for each plural form."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def faults_of(language: str, source: Catalog) -> Iterator[str]:
    """What is not right in a language's file."""
    kept = {key(message): message for message in read(language) if message.id}
    wanted = {key(message): message for message in source if message.id}
    for gone in kept.keys() - wanted.keys():
        yield f"{language}: {gone[-1]!r} is in no page any more"
    for name in wanted:
        message = kept.get(name)
        if message is None:
            yield f"{language}: {name[-1]!r} is new"
            continue
        texts = translated(message)
        if message.fuzzy or not all(texts):
            yield f"{language}: {name[-1]!r} is not translated"
            continue
        places = {a or b for a, b in PLACE.findall(name[-1])}
        for text in texts:
            missing = places - {a or b for a, b in PLACE.findall(text)}
            if missing:
                yield f"{language}: the translation of {name[-1]!r} lacks {', '.join(sorted(missing))}"


def write(language: str, source: Catalog) -> None:
    """Bring a language's file up to date, keeping every translation that still has its message."""
    kept = {key(message): message for message in read(language) if message.id}
    fresh = Catalog(locale=language, charset="utf-8", project="kakehashi", fuzzy=False)
    fresh.header_comment = "# Interface of Kakehashi; English is the source language."
    for message in source:
        if message.id:
            before = kept.get(key(message))
            string = before.string if before is not None and not before.fuzzy else None
            fresh.add(message.id, string, locations=message.locations, context=message.context)
    path = file_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, fresh, width=110, sort_output=True, include_lineno=False, omit_header=False)
    text = path.read_text(encoding="utf-8")
    lines = [
        line for line in text.splitlines() if not line.startswith(('"POT-Creation', '"PO-Revision', '"Generated-By'))
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """See the module's docstring."""
    settings.configure(USE_I18N=True)
    source = found_in_source()
    if "--check" in arguments:
        faults = [fault for language in LANGUAGES for fault in faults_of(language, source)]
        print("\n".join(faults) or f"{len(source)} messages, complete in {', '.join(LANGUAGES)}")
        return 1 if faults else 0
    for language in LANGUAGES:
        write(language, source)
    print(f"{len(source)} messages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
