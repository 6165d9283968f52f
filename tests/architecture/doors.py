"""Checks of the kernels' front doors: each says truly what it offers, and nobody enters elsewhere."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from tests.architecture.checkout import Checkout, nodes, parsed

EDGES = ("cli", "portal")
"""Packages of `kakehashi` that are no kernels."""

BOOK = "law/book"
"""A front door of its own; what it imports, other than the book itself, are the chapters that it is made of."""

SIDE_DOORS = {
    ("kakehashi.cli.law", "kakehashi.law.arrow"): "people in Parquet alone need pyarrow, which the front door must not "
    "bring along",
    ("kakehashi.contract", "kakehashi.law.scalar"): "terms, rules and findings of one contract; the law of many "
    "people at once, which is `kakehashi.law`, knows none of them",
    ("kakehashi.contract.timeline", "kakehashi.law.book.*.rules"): "chapters on contracts are listed by the contract "
    "kernel, as those on people are by the book",
    (
        "kakehashi.contract",
        "kakehashi.law.book.japan.minimum_wage.values",
    ): "what a vacancy's form offers, the industries with a wage of their own, leaves by the contract kernel's door",
}
"""Who may enter where besides the front door, and why; an exception that nobody uses is a fault."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One import from another package of `kakehashi`: `name` is None for `import module`."""

    importer: str
    where: str
    module: str
    name: str | None


def kernels(checkout: Checkout) -> list[str]:
    """Every package of `kakehashi` that is no edge, `vocabulary` with them."""
    doors = checkout.files("src/kakehashi", endings=("/__init__.py",))
    packages = {path.parent.name for path in doors if path.parent.parent == checkout.package}
    return sorted(packages - set(EDGES))


def find_false_doors(checkout: Checkout) -> list[str]:
    """Kernels whose `__all__` is missing, out of order, or not what `__init__` offers."""
    faults = []
    for door in [*kernels(checkout), BOOK]:
        path = checkout.package / door / "__init__.py"
        module = parsed(path.read_text(encoding="utf-8"))
        offered, where = _offered(module), checkout.short(path)
        if offered is None:
            faults.append(f"{where} has no __all__")
            continue
        bound = dict(_bound(module))
        own = {name for name, is_own in bound.items() if is_own and not name.startswith("_")}
        if door == BOOK:
            own = {name for name in own if name.isupper()}
        if offered != sorted(set(offered), key=_place):
            faults.append(f"{where}: __all__ is not sorted: constants, classes, functions, each once")
        faults += [f"{where}: __all__ names {name}, which is not there" for name in offered if name not in bound]
        faults += [f"{where}: {name} is missing in __all__" for name in sorted(own - set(offered))]
    return faults


def find_side_entries(checkout: Checkout) -> list[str]:
    """Imports that enter a kernel elsewhere than by its front door or `kakehashi.law.book`, and idle exceptions."""
    doors = {
        "kakehashi." + door.replace("/", "."): set(
            _offered(parsed((checkout.package / door / "__init__.py").read_text(encoding="utf-8"))) or ()
        )
        for door in [*kernels(checkout), BOOK]
    }
    rooms = {door.split(".")[1] for door in doors}
    faults, used = [], set()
    for path, module in checkout.modules("src/kakehashi"):
        for entry in _entries(checkout, path, module, rooms):
            if entry.module in doors and (entry.name is None or entry.name in doors[entry.module]):
                continue
            allowed = [
                (who, door) for who, door in SIDE_DOORS if _is_in(entry.importer, who) and fnmatch(entry.module, door)
            ]
            used.update(allowed)
            if not allowed:
                door = f"{entry.module}.{entry.name}" if entry.module in doors else entry.module
                faults.append(f"{entry.where} enters {door}, which is no front door")
    faults += [f"{who} no longer enters {door}; drop the exception" for who, door in SIDE_DOORS.keys() - used]
    return faults


def find_kernels_left_out(checkout: Checkout) -> list[str]:
    """Kernels that a contract on kernels does not name, so that it says nothing of them."""
    settings = tomllib.loads((checkout.root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {one["name"]: one for one in settings["tool"]["importlinter"]["contracts"]}
    every = {f"kakehashi.{name}" for name in kernels(checkout)}
    named = {
        "Kernels know no framework": ("source_modules", every),
        "The portal reaches a kernel only over a bridge": ("protected_modules", every - {"kakehashi.vocabulary"}),
    }
    return [
        f"pyproject.toml: the contract {contract!r} does not name {kernel}"
        for contract, (key, wanted) in named.items()
        for kernel in sorted(wanted - set(contracts[contract][key]))
    ]


def find_core_modules_that_read_the_book(checkout: Checkout) -> list[str]:
    """Modules of the law's core that import the book, also those that the import contract does not list."""
    return [
        f"{checkout.short(path)}:{line} reads the book; take it as an argument"
        for path, module in checkout.modules("src/kakehashi/law")
        if "book" not in path.relative_to(checkout.package / "law").parts
        for line, target, name in _imports(module, _module_of(checkout, path), is_package=path.name == "__init__.py")
        if _is_in(target, "kakehashi.law.book") or (target, name) == ("kakehashi.law", "book")
    ]


def _entries(checkout: Checkout, path: Path, module: ast.Module, rooms: set[str]) -> Iterator[Entry]:
    importer = _module_of(checkout, path)
    others = rooms - set(importer.split(".")[1:2])
    for line, target, name in _imports(module, importer, is_package=path.name == "__init__.py"):
        parts = target.split(".")
        if parts[0] == "kakehashi" and len(parts) > 1 and parts[1] in others:
            yield Entry(importer, f"{checkout.short(path)}:{line}", target, name)
    names = _names_of_kernels(module, others)
    for node in nodes(module):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
            yield Entry(importer, f"{checkout.short(path)}:{node.lineno}", names[node.value.id], node.attr)


def _names_of_kernels(module: ast.Module, rooms: set[str]) -> dict[str, str]:
    """Names that mean a kernel all through a module: `from kakehashi import sheets`, and no variable is called so."""
    names = {
        name.asname or name.name: f"kakehashi.{name.name}"
        for node in nodes(module)
        if isinstance(node, ast.ImportFrom) and node.module == "kakehashi"
        for name in node.names
        if name.name in rooms
    }
    for node in nodes(module):
        if isinstance(node, ast.arg):
            names.pop(node.arg, None)
        elif isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names.pop(node.id, None)
    return names


def _imports(module: ast.Module, importer: str, *, is_package: bool) -> Iterator[tuple[int, str, str | None]]:
    """Line, module and name of each import; relative ones written out."""
    for node in nodes(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name, None) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = importer.split(".")[: -node.level or None] if not is_package else importer.split(".")
            if is_package and node.level > 1:
                above = above[: 1 - node.level]
            target = ".".join([*above, *filter(None, [node.module])]) if node.level else node.module or ""
            yield from ((node.lineno, target, name.name) for name in node.names)


def _module_of(checkout: Checkout, path: Path) -> str:
    parts = path.relative_to(checkout.root / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def _offered(module: ast.Module) -> list[str] | None:
    for line in module.body:
        if isinstance(line, ast.Assign) and any(isinstance(to, ast.Name) and to.id == "__all__" for to in line.targets):
            return [str(name) for name in ast.literal_eval(line.value)]
    return None


def _bound(module: ast.Module) -> Iterator[tuple[str, bool]]:
    """Names at the top of a module, and whether they are the project's rather than a library's."""
    for line in module.body:
        match line:
            case ast.ImportFrom():
                own = bool(line.level) or (line.module or "").partition(".")[0] == "kakehashi"
                yield from ((name.asname or name.name, own) for name in line.names)
            case ast.Import():
                yield from (((name.asname or name.name).partition(".")[0], False) for name in line.names)
            case ast.FunctionDef() | ast.ClassDef():
                yield line.name, True
            case ast.Assign():
                yield from ((to.id, to.id != "__all__") for to in line.targets if isinstance(to, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, True


def _place(name: str) -> tuple[int, str]:
    """Constants before classes before functions, each by the alphabet."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2), name
