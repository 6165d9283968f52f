"""Every page has a gate, a name that is its function's name, a template of the same stem, and whole languages."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

SOURCE = Path(__file__).parents[2] / "src" / "kakehashi"
PORTAL = SOURCE / "portal"
NO_TEMPLATE = {"sign_out", "language", "file", "commit", "resume", "refused", "ledger_export", "draft_letter"}
"""Pages that answer with a redirect or a file."""


def pages(resolver: URLResolver | None = None, names: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from pages(pattern, (*names, pattern.namespace or ""))
        else:
            yield ":".join([*(name for name in names if name), pattern.name or ""]), pattern


PAGES = dict(pages())


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_a_gate(name):
    assert hasattr(PAGES[name].callback, "roles"), f"{name}: put @gate(Role.…) or @open_to_all on it"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_its_address_and_its_template_share_a_name(name):
    app, _, stem = name.partition(":")
    page = PAGES[name].callback

    assert page.__name__ == stem
    assert page.__module__ == f"kakehashi.portal.{app}.pages"
    if stem not in NO_TEMPLATE and not stem.endswith("_file"):
        assert (PORTAL / app / "templates" / app / f"{stem}.html").exists()


def python_files() -> list[Path]:
    return [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


@pytest.mark.parametrize("path", [*SOURCE.rglob("*.py"), *(SOURCE.parents[1] / "tests").rglob("*.py")], ids=str)
def test_no_source_file_is_longer_than_five_hundred_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 500


@pytest.mark.parametrize("template", [*PORTAL.rglob("*.html")], ids=lambda path: path.name)
def test_no_template_has_inline_script_or_style(template):
    text = template.read_text(encoding="utf-8")

    assert "<script" not in text.replace("<script src=", "")
    assert "<style" not in text
    assert " style=" not in text
    assert " onclick=" not in text


def test_every_deed_is_used():
    from kakehashi.portal.ledger.deeds import Deed

    used = {
        node.attr
        for path in python_files()
        if path.name != "deeds.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Deed"
    }

    assert {deed.name for deed in Deed} == used


def test_every_setting_is_documented():
    from kakehashi.portal.settings import SETTINGS

    text = (SOURCE.parents[1] / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")

    assert [setting.name for setting in SETTINGS if f"`{setting.name}`" not in text] == []


def test_the_environment_is_read_in_the_settings_alone():
    readers = [
        path.relative_to(SOURCE)
        for path in python_files()
        if re.search(r"os\.environ\[[^]]+\](?! =)|os\.environ\.get|getenv\(", path.read_text(encoding="utf-8"))
    ]

    assert readers == [Path("portal/settings.py")]
