"""`kakehashi where`: from a rule, a condition, a page's path or a deed to the lines that make it."""

import inspect
import re
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import typer

from kakehashi.cli.options import AsJson, print_json
from kakehashi.vocabulary import KakehashiError

app = typer.Typer(help="Where a thing stands: a rule id, a condition, a path like /candidates/, or a deed.")

SOURCE = Path(str(files("kakehashi")))
ROOT = SOURCE.parent.parent


class NotFoundAnywhere(KakehashiError):
    """Nothing in this copy is called that."""

    title = "Nothing is called that"


@app.command()
def where(
    thing: str = typer.Argument(help="japan.ssw1.old_enough, SSW1-P-04, D-14, /candidates/, import:committed."),
    as_json: AsJson = False,
) -> None:
    """Print file and line of everything that makes a thing; exit 2 when nothing is called that."""
    places = list(_page(thing) if thing.startswith("/") else _named(thing))
    if not places:
        raise NotFoundAnywhere(
            [f"{thing!r} is no rule, condition, path or deed; write it as in japan.ssw1.old_enough or /candidates/."]
        )
    if as_json:
        print_json([one.in_format() for one in places])
        return
    for one in places:
        print(f"{one.what:<10} {one.path}:{one.line}  {one.address}".rstrip())


class Place(NamedTuple):
    """One line that makes a thing; `address` where a page of the portal shows it."""

    what: str
    path: Path
    line: int
    address: str = ""

    def in_format(self) -> dict[str, Any]:
        """As JSON: `address` only where there is one."""
        told: dict[str, Any] = {"what": self.what, "file": str(self.path), "line": self.line}
        return told | ({"address": self.address} if self.address else {})


def _named(thing: str) -> Iterable[Place]:
    """A thing that is no path; each place once."""
    return dict.fromkeys([*_law(thing), *_chapters(thing), *_values_of(thing), *_deed(thing)])


def _law(thing: str) -> Iterable[Place]:
    """Rule, its values and its cases, for an id or for every provision that encodes a condition."""
    from kakehashi.law.book import BOOK

    for one in BOOK.instruments:
        for provision in one.provisions():
            if thing not in {provision.id, provision.condition}:
                continue
            body: Callable[..., Any] | None = getattr(provision, "body", None)
            if body is None:
                yield from _lines("note", one.folder / "notes.py", rf'^    "{provision.name}",$')
                yield from _shown(one.id, provision.name)
                continue
            yield Place("rule" if provision.name in one.rules else "computed", _short(_file(body)), _line(body))
            for name in _values_in(body):
                yield from _lines("value", one.folder / "values.toml", rf"^\[\[{name}\]\]$")
            yield from _lines("case", one.folder / "cases.toml", rf"^expect\b.*\b{provision.name} =")
            yield from _shown(one.id, provision.name)


def _shown(instrument: str, name: str) -> Iterable[Place]:
    """The page that shows a rule, computed fact or note to everybody."""
    for place in _lines("page", SOURCE / "portal" / "lawbook" / "pages.py", r"^def provision\("):
        yield place._replace(address=f"/law/{instrument}/{name}/")


def _chapters(thing: str) -> Iterable[Place]:
    """A rule of pay, its dated values and its cases, for an id or a condition."""
    from kakehashi.contract import CHAPTERS

    for chapter in CHAPTERS:
        for rule in chapter.rules:
            if thing in {rule.id, rule.condition}:
                file = _file(rule.judge)
                yield Place("rule", _short(file), _line(rule.judge))
                yield from _lines("case", file.parent / "cases.toml", rf"^expect\b.*\b{rule.judge.__name__} =")


def _values_of(condition: str) -> Iterable[Place]:
    """The dated values whose unit names a condition, such as D-14."""
    if not re.fullmatch(r"[A-Z]+\d*(-[A-Z]+)?-\d+", condition):
        return
    for path in sorted((SOURCE / "law" / "book").rglob("values.toml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if re.search(rf"^unit\b.*\b{condition}\b", line):
                head = max(at for at, text in enumerate(lines[:number], start=1) if text.startswith("[["))
                yield Place("value", _short(path), head)


def _values_in(body: Callable[..., Any]) -> list[str]:
    read = re.findall(r'value(?:\.\w+\(|\[)"(\w+)"', inspect.getsource(body))
    return list(dict.fromkeys(read))


def _deed(thing: str) -> Iterable[Place]:
    """Where a deed is named and where it is recorded, by its value or its name in the vocabulary of the ledger."""
    named = SOURCE / "portal" / "ledger" / "deeds.py"
    for line in named.read_text(encoding="utf-8").splitlines():
        found = re.match(r'    (\w+) = "([\w:]+)"$', line)
        if found and thing in found.groups():
            name = found.group(1)
            yield from _lines("deed", named, rf"^    {name} = ")
            for path in sorted((SOURCE / "portal").rglob("*.py")):
                if path != named:
                    yield from _lines("recorded", path, rf"\bDeed\.{name}\b")


def _page(path: str) -> Iterable[Place]:
    """The page function of a path, its template and its test."""
    import os

    import django
    from django.urls import Resolver404, resolve

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakehashi.portal.settings")
    django.setup()
    try:
        page = inspect.unwrap(resolve(path).func)
    except Resolver404:
        raise NotFoundAnywhere([f"no page has the path {path}; end it with / and give ids as they are."]) from None
    file = _file(page)
    app_folder = file.parent
    yield Place("page", _short(file), _line(page))
    template = app_folder / "templates" / app_folder.name / f"{page.__name__}.html"
    if template.exists():
        yield Place("template", _short(template), 1)
    test = ROOT / "tests" / "portal" / app_folder.name / f"test_{file.stem}.py"
    if test.exists():
        yield Place("test", _short(test), 1)


def _lines(what: str, path: Path, pattern: str) -> Iterable[Place]:
    if path.exists():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if re.search(pattern, line):
                yield Place(what, _short(path), number)


def _file(thing: Callable[..., Any]) -> Path:
    return Path(inspect.getsourcefile(thing) or "")


def _line(thing: Callable[..., Any]) -> int:
    lines, first = inspect.getsourcelines(thing)
    return first + next(
        number for number, line in enumerate(lines) if line.startswith(("def ", "class ", "async def "))
    )


def _short(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
