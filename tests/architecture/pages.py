"""Checks of pages: each has a gate, its names agree, and no template carries script or style."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.checkout import Checkout

INLINE = re.compile(r"<style\b|<script\b(?![^>]*\ssrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)


def find_pages_without_a_gate(checkout: Checkout) -> list[str]:
    """Addresses that anybody may ask for without anybody having said so."""
    return [
        f"{page['name']}: put @gate(Role.…) or @open_to_all on it"
        for page in checkout.ask("pages")
        if not page["gated"]
    ]


def find_names_that_differ(checkout: Checkout) -> list[str]:
    """Pages whose function, address and template are not called the same, each in its own app."""
    faults = []
    functions: dict[str, set[str]] = {}
    for page in checkout.ask("pages"):
        app, _, name = page["name"].partition(":")
        functions.setdefault(app, set()).add(page["function"])
        if page["module"] != f"kakehashi.portal.{app}.pages":
            faults.append(f"{page['name']} stands in {page['module']}; it belongs into portal/{app}/pages.py")
        if page["function"] != name:
            faults.append(f"{page['name']} calls the function {page['function']}; give both one name")
    for path, module in checkout.modules("src/kakehashi/portal"):
        if path.name == "pages.py":
            faults += _wrong_templates(checkout, path, module, functions.get(path.parent.name, set()))
    return faults


def _wrong_templates(checkout: Checkout, path: Path, module: ast.Module, pages: set[str]) -> Iterator[str]:
    app = path.parent.name
    for function in module.body:
        if not isinstance(function, ast.FunctionDef):
            continue
        for line, template in _rendered(function):
            where = f"{checkout.short(path)}:{line}: {function.name}"
            own = f"{app}/{function.name}.html"
            if function.name not in pages:
                yield f"{where} renders {template!r} and is no page; let the page do it"
            elif template != own and not str(template).startswith(f"{app}/_"):
                yield f"{where} renders {template!r}; it should be {own}, or a fragment {app}/_….html"
            elif not (path.parent / "templates" / str(template)).is_file():
                yield f"{where} renders {template!r}, which is not there"


def _rendered(function: ast.FunctionDef) -> Iterator[tuple[int, object]]:
    """The templates that a function names to `render`; None for one that is computed."""
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "render":
            named = call.args[1] if len(call.args) > 1 else None
            yield call.lineno, named.value if isinstance(named, ast.Constant) else None


def find_inline_script_and_style(checkout: Checkout) -> list[str]:
    """Lines of templates that the content security policy would refuse."""
    return [
        f"{checkout.short(path)}:{number}: {found.group().strip()} stands in the page; put it into a static file"
        for path in checkout.files("src", endings=(".html", ".svg"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := INLINE.search(line))
    ]
