"""Checks that the reference tells the truth: settings, deeds, generated pages, and where the environment is read."""

import ast
import re
import sys
from collections.abc import Iterator

from tests.architecture.checkout import Checkout, nodes, parsed

READERS_OF_THE_ENVIRONMENT = {
    "src/kakehashi/portal/settings.py": "the one place that reads it",
    "src/kakehashi/cli/demo.py": "names the demonstration's home and empties it before the settings are read",
}
"""Files that may read the environment, and why."""


def find_undocumented_settings(checkout: Checkout) -> list[str]:
    """Settings that docs/reference/settings.md lacks, and those that only stand there."""
    page = checkout.root / "docs" / "reference" / "settings.md"
    documented = set(re.findall(r"^\| `(\w+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE))
    settings = parsed((checkout.portal / "settings.py").read_text(encoding="utf-8"))
    known = {
        str(call.args[0].value)
        for call in ast.walk(settings)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "Setting"
        and isinstance(call.args[0], ast.Constant)
    }
    return [
        *(f"{name} is not in {checkout.short(page)}; run make docs" for name in sorted(known - documented)),
        *(f"{name} in {checkout.short(page)} is no setting; run make docs" for name in sorted(documented - known)),
    ]


WRITES = ("actions.py", "rights.py", "certificates.py")
"""Where an app writes: its actions, and what of them stands apart because it is about one thing of its own."""


def find_unused_deeds(checkout: Checkout) -> list[str]:
    """Deeds of the vocabulary that no action records."""
    vocabulary = parsed((checkout.portal / "ledger" / "deeds.py").read_text(encoding="utf-8"))
    deeds = {
        target.id: line.lineno
        for enum in vocabulary.body
        if isinstance(enum, ast.ClassDef) and enum.name == "Deed"
        for line in enum.body
        if isinstance(line, ast.Assign)
        for target in line.targets
        if isinstance(target, ast.Name)
    }
    recorded = {
        node.attr
        for path, module in checkout.modules("src/kakehashi/portal")
        if path.name in WRITES
        for node in nodes(module)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Deed"
    }
    return [
        f"src/kakehashi/portal/ledger/deeds.py:{line}: no action records {name}"
        for name, line in deeds.items()
        if name not in recorded
    ]


def find_readers_of_the_environment(checkout: Checkout) -> list[str]:
    """Lines outside the settings that read the environment; writing it for what is started next is no reading."""
    return [
        f"{checkout.short(path)}:{line} reads the environment; make it a setting"
        for path, module in checkout.modules()
        if checkout.short(path) not in READERS_OF_THE_ENVIRONMENT
        for line in _readings(module)
    ]


def _readings(module: ast.Module) -> Iterator[int]:
    written = {place for node in nodes(module) for place in _written(node)}
    for node in nodes(module):
        match node:
            case ast.Attribute(value=ast.Name(id="os"), attr="environ" | "environb" | "getenv" | "getenvb"):
                if node not in written:
                    yield node.lineno
            case ast.ImportFrom(module="os", names=names):
                yield from (node.lineno for name in names if name.name.startswith(("environ", "getenv")))
            case ast.Import(names=names):
                yield from (node.lineno for name in names if name.name == "environ")


def _written(node: ast.AST) -> Iterator[ast.expr]:
    """`os.environ` in `os.environ[…] = …`, and in `os.environ.setdefault(…)` where nobody takes what it gives."""
    match node:
        case ast.Subscript(value=place, ctx=ast.Store()):
            yield place
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=place, attr="setdefault"))):
            yield place


def find_stale_pages(checkout: Checkout) -> list[str]:
    """Generated pages of the documentation that are not what the source makes of them."""
    told = checkout.run(sys.executable, "tools/generate_docs.py", "--check")
    stale = re.match(r"Out of date: (.+)\. Run: make docs$", told.stdout)
    if told.returncode and not stale:
        raise RuntimeError(told.stdout + told.stderr)
    return [f"docs/{name} is out of date; run make docs" for name in stale.group(1).split(", ")] if stale else []
