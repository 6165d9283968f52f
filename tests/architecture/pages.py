"""Checks of pages: each has a gate, its names agree, and no template carries script or style."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.checkout import Checkout, parsed

INLINE = re.compile(r"<style\b|<script\b(?![^>]*\ssrc=)|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE)


def find_pages_without_a_gate(checkout: Checkout) -> list[str]:
    """Addresses that anybody may ask for without anybody having said so."""
    return [
        f"{page['name']}: put @gate(Role.…) or @open_to_all on it"
        for page in checkout.ask("pages")
        if not page["gated"]
    ]


def find_names_that_differ(checkout: Checkout) -> list[str]:
    """Addresses that are not called as the function behind them, or whose function is another app's."""
    faults = []
    for page in checkout.ask("pages"):
        app, _, name = page["name"].partition(":")
        if page["module"] != f"kakehashi.portal.{app}.pages":
            faults.append(f"{page['name']} stands in {page['module']}; it belongs into portal/{app}/pages.py")
        if page["function"] != name:
            faults.append(f"{page['name']} calls the function {page['function']}; give both one name")
    return faults


def find_templates_of_another_name(checkout: Checkout) -> list[str]:
    """Pages that render what is not called as they are, or is not there; and what renders without being a page.

    A page that answers with a redirect or a file renders nothing and needs no template.
    """
    apps = [path.parent for path in checkout.files("src/kakehashi/portal", endings=("/pages.py",))]
    return [fault for app in apps for fault in _wrong_templates(checkout, app)]


def _wrong_templates(checkout: Checkout, app: Path) -> Iterator[str]:
    file = app / "pages.py"
    pages = {
        node.attr
        for node in ast.walk(parsed((app / "urls.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "pages"
    }
    for function in parsed(file.read_text(encoding="utf-8")).body:
        if not isinstance(function, ast.FunctionDef):
            continue
        for line, template in _rendered(function):
            where = f"{checkout.short(file)}:{line}: {function.name}"
            own = f"{app.name}/{function.name}.html"
            if function.name not in pages:
                yield f"{where} renders {template!r} and is no page; let the page do it"
            elif template != own and not str(template).startswith(f"{app.name}/_"):
                yield f"{where} renders {template!r}; it should be {own}, or a fragment {app.name}/_….html"
            elif not (app / "templates" / str(template)).is_file():
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
