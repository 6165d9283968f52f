"""Checks of names and words: what may not stand in the project's files, and how long they may be."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.checkout import Checkout, nodes, parsed

LONGEST = 500
"""Lines of a source file."""

CODE = (".py", ".html", ".css", ".js", ".typ", ".sh")
FORBIDDEN_ROOM = re.compile(r"(^|/)(utils?|helpers?|common|misc|services)(/|\.py$)")
EXCUSE = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|\bNotImplementedError\b")
ADDRESS = re.compile(r"\bhttps?://\S+")

WORKPLACE = re.compile(
    r"(?<![\w.~/<-])/work(?![\w-])|(?<![\w-])shared/|\bissues? ?#\d*|\bsessions?\b|\bagents?\b", re.IGNORECASE
)
"""Words of the place where the project was made; a reader of the project knows none of it."""

OWN_WORDS = re.compile(
    r"django\.contrib\.sessions[\w.]*"  # the framework's app
    r"|\b(request|client)\.session\b"  # and what it hands to a page
    r"|\bimport Session$|\bSession\.objects\b"  # its table of them
    r"|scope=[\"']session[\"']"  # pytest's word for once in a run
    r"|\b(begin a|end the|signed-in|browser) sessions?\b"  # being signed in
    r"|\b(group|training|interview|briefing|information|exam|test|mock) sessions?\b"  # meetings of a programme
    r"|\buser[- ]agents?\b",  # a browser
    re.IGNORECASE,
)
"""The same words where they are the project's own."""

SAY_WHAT_IS_FORBIDDEN = {f"tests/architecture/{name}.py" for name in ("words", "test_words", "breaches")}
"""Files that must name the words in order to forbid them and to prove it."""


def find_rooms_that_exclude_nothing(checkout: Checkout) -> list[str]:
    """Folders and modules with a name under which everything could stand."""
    names = map(checkout.short, checkout.files())
    return [f"{name}: name the idea instead" for name in names if FORBIDDEN_ROOM.search(name)]


def find_long_files(checkout: Checkout) -> list[str]:
    """Source files of more than 500 lines; a migration is written by Django and is as long as its tables."""
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for folder in ("src", "tests", "tools", "examples", "bench")
        for path in checkout.files(folder, endings=CODE)
        if path.parent.name != "migrations"
    }
    return [
        f"{checkout.short(path)} has {length} lines, {LONGEST} at most; split it by meaning"
        for path, length in lengths.items()
        if length > LONGEST
    ]


def find_excuses(checkout: Checkout) -> list[str]:
    """Stubs, promises to come back, and errors that are caught and forgotten."""
    faults = [
        f"{checkout.short(path)}:{number}: {found.group()} stands where the work should"
        for path in checkout.files("src", endings=(*CODE, ".toml"))
        for number, line in _numbered(path)
        if (found := EXCUSE.search(line))
    ]
    faults += [
        f"{checkout.short(path)}:{node.lineno}: an error is caught and forgotten"
        for path, module in checkout.modules()
        for node in nodes(module)
        if isinstance(node, ast.ExceptHandler) and [type(line) for line in node.body] == [ast.Pass]
    ]
    return faults


def find_words_of_the_workplace(checkout: Checkout) -> list[str]:
    """Lines that speak of where and how the project was made instead of the project."""
    return [
        f"{checkout.short(path)}:{number}: {word!r} is no word of the project"
        for path in checkout.files()
        if checkout.short(path) not in SAY_WHAT_IS_FORBIDDEN and WORKPLACE.search(_text(path))
        for number, line in _numbered(path)
        for word in words_of_the_workplace(line)
    ]


def words_of_the_workplace(line: str) -> list[str]:
    """Those in one line, addresses and the project's own senses left aside."""
    return [found.group() for found in WORKPLACE.finditer(OWN_WORDS.sub(" ", ADDRESS.sub(" ", line)))]


def find_addresses_in_locks(checkout: Checkout) -> list[str]:
    """Lines of the files of pinned versions that name a registry."""
    locks = [path for path in checkout.files() if path.parent == checkout.root and path.name.startswith("requirements")]
    named = [(path, re.compile(r"\S*://\S*|--(extra-)?index-url|--find-links")) for path in locks]
    named.append((checkout.root / "package-lock.json", re.compile(r'"resolved"')))
    return [
        f"{checkout.short(path)}:{number}: {found.group()} has no place in a lock"
        for path, address in named
        for number, line in _numbered(path)
        if (found := address.search(line))
    ]


def find_prefecture_codes(checkout: Checkout) -> list[str]:
    """Prefectures named in the source: which ones there are is data, and which one is meant an argument.

    Docstrings and comments may give an example.  A condition of the law may be called as a prefecture is (`JP-01`):
    where the law and the contract kernel name a condition, the same name is the condition's.
    """
    table = checkout.package / "vocabulary" / "prefectures.csv"
    with table.open(encoding="utf-8", newline="") as file:
        codes = {row["iso_3166_2"] for row in csv.DictReader(file)}
    meant = re.compile(rf"\b({'|'.join(sorted(codes))})\b")
    found: list[tuple[Path, int, str]] = []
    modules = {
        path: parsed(source)
        for path in checkout.files("src", endings=(".py",))
        if meant.search(source := path.read_text(encoding="utf-8"))
    }
    conditions = {name for module in modules.values() for name in _conditions(module)}
    for path, module in modules.items():
        law = path.relative_to(checkout.package).parts[0] in {"law", "contract"}
        found += [(path, line, text) for line, text in _texts(module) if not (law and text in conditions)]
    for path in checkout.files("src", endings=(".html", ".css", ".js", ".typ", ".txt")):
        found += [(path, line, re.sub(r"\{#.*?#\}", "", text)) for line, text in _numbered(path)]
    return [
        f"{checkout.short(path)}:{line} names the prefecture {code.group()}"
        for path, line, text in found
        if (code := meant.search(text))
    ]


def _conditions(module: ast.Module) -> Iterator[str]:
    """The names of conditions that a module declares: `condition="JP-01"`."""
    for node in nodes(module):
        if isinstance(node, ast.keyword) and node.arg == "condition" and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def _texts(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Every text of a module that is not only there to be read: docstrings are left out, comments are none."""
    documentation = {node.value for node in nodes(module) if isinstance(node, ast.Expr)}
    for node in nodes(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documentation:
            yield node.lineno, node.value


def _text(path: Path) -> str:
    """What is written in the file; nothing where it is none of text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def _numbered(path: Path) -> Iterator[tuple[int, str]]:
    yield from enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
