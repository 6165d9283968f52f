"""Writes the generated pages of the documentation; ``--check`` changes nothing and exits 1 where one is out of date."""

import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakehashi.portal.settings")

ROOT = Path(__file__).parent.parent
NOTE = "<!-- Generated from the source by tools/generate_docs.py; do not edit. -->\n\n"


def settings_page() -> str:
    """Every setting, its default and what it does."""
    from kakehashi.portal.settings import SETTINGS

    rows = "\n".join(f"| `{one.name}` | `{one.default or '(empty)'}` | {one.help} |" for one in SETTINGS)
    head = "# Settings\n\nRead from the environment at start.\n\n| name | default | what it does |\n|---|---|---|\n"
    return f"{head}{rows}\n"


def deeds_page() -> str:
    """Every deed the ledger records."""
    from kakehashi.portal.ledger.deeds import Deed

    rows = "\n".join(
        f"| `{deed.value}` | {deed.text.english} | {deed.text.indonesian} | {deed.text.japanese} |" for deed in Deed
    )
    return f"# Deeds of the ledger\n\n| deed | English | Indonesian | Japanese |\n|---|---|---|---|\n{rows}\n"


def commands_page() -> str:
    """Every command with its own help, as the terminal shows it at eighty columns."""
    from typer.main import get_command
    from typer.testing import CliRunner

    from kakehashi.cli.main import COMMANDS, app

    runner = CliRunner(env={"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"})

    def helped(*words: str) -> str:
        output = runner.invoke(app, [*words, "--help"], prog_name="kakehashi").output.strip()
        return "```\n" + "\n".join(line.rstrip() for line in output.splitlines()) + "\n```\n"

    parts = ["# Commands\n"]
    for name, line in COMMANDS.items():
        parts.append(f"## kakehashi {name}\n\n{line}\n")
        command = get_command(app).get_command(None, name)  # type: ignore[attr-defined, arg-type]  # our own group
        below = list(getattr(command, "commands", {}))
        if below:
            parts += [helped(name, sub) for sub in below]
        elif name != "manage":
            parts.append(helped(name))
    return "\n".join(parts)


def api_page() -> str:
    """Every operation of the HTTP interface, with what it takes and answers, read from its own description."""
    import json

    import django
    from django.utils import translation

    django.setup()
    from ninja.responses import NinjaJSONEncoder

    from kakehashi.portal.api import api, gated
    from kakehashi.portal.layout.answers import FAULTY, titles

    with translation.override("en"):
        told = json.loads(json.dumps(api.get_openapi_schema(), cls=NinjaJSONEncoder))
        parts = [
            "# HTTP interface\n",
            f"{told['info']['description']}\n",
            (
                "Each request carries `Authorization: Bearer kkh_…`; an administrator makes and withdraws tokens at "
                "`/tokens/`. The whole description for programs is `/api/v1/openapi.json`.\n"
            ),
        ]
        for path, operation, gate in gated():
            for method in operation.methods:
                parts += _operation_said(method, path, told["paths"][path][method.lower()], gate)
        parts.append("## When a request is not done\n")
        parts.append(
            "Nothing of it was done. The answer is a `Problem`: `status`, `title`, and under `faults` every fault at "
            "once with `code`, `where`, `value` (never a sealed one), `reason`, `expected` and `fix`, in the language "
            "of `Accept-Language`.\n"
        )
        parts.append(
            "| status | meaning |\n|---|---|\n" + "\n".join(f"| {one} | {titles()[one]} |" for one in FAULTY) + "\n"
        )
        parts += _shapes_said(told["components"]["schemas"])
    return "\n".join(parts)


def _operation_said(method: str, path: str, said: dict[str, Any], gate: Any) -> list[str]:
    rights = "a token that may write" if gate.writes else "any token"
    roles = ", ".join(sorted(role.value for role in gate.roles))
    lines = [
        f"## {method} {path}\n",
        f"{said['summary']}. {said.get('description', '')}\n",
        f"For {roles}; {rights}.\n",
    ]
    asked = [
        f"| `{one['name']}` | {one['in']} | {one['schema'].get('description', '')} |"
        for one in said.get("parameters", [])
        if one["in"] == "query"
    ]
    if asked:
        lines.append("| parameter | in | what it is |\n|---|---|---|\n" + "\n".join(asked) + "\n")
    for kind, body in said.get("requestBody", {}).get("content", {}).items():
        keys = ", ".join(f"`{key}`" for key in body["schema"].get("properties", {}))
        shape = body["schema"].get("$ref", "").rpartition("/")[2]
        lines.append(f"Body ({kind}): {f'`{shape}`' if shape else keys}.\n")
    good = [f"{status} {_named(answer)}" for status, answer in said["responses"].items() if str(status).startswith("2")]
    return [*lines, f"Answers: {', '.join(good)}.\n"]


def _named(answer: dict[str, Any]) -> str:
    kind, body = next(iter(answer.get("content", {"": {}}).items()))
    shape = body.get("schema", {}).get("$ref", "").rpartition("/")[2]
    return f"`{shape}`" if shape else kind


def _shapes_said(shapes: dict[str, Any]) -> list[str]:
    parts = ["## Shapes\n"]
    for name, shape in sorted(shapes.items()):
        keys = shape.get("properties", {})
        if not keys or name.startswith("Person"):
            continue  # the person is the exchange format: `kakehashi schema person`
        parts.append(f"### {name}\n\n{shape.get('description', '')}\n")
        parts.append(
            "| key | what it is |\n|---|---|\n"
            + "\n".join(f"| `{key}` | {one.get('description', '')} |" for key, one in keys.items())
            + "\n"
        )
    return parts


def pages() -> dict[Path, str]:
    """Every generated page by its path below docs/."""
    made = {
        Path("reference/settings.md"): settings_page(),
        Path("reference/deeds.md"): deeds_page(),
        Path("reference/commands.md"): commands_page(),
        Path("reference/api.md"): api_page(),
    }
    from kakehashi.law import reference
    from kakehashi.law.book import BOOK

    law = {Path("law") / name: text for name, text in reference(BOOK).items()}
    return {**{path: NOTE + text for path, text in made.items()}, **law}


def main(arguments: list[str]) -> int:
    """See the module's docstring."""
    stale = []
    for path, text in pages().items():
        kept = ROOT / "docs" / path
        if kept.exists() and kept.read_text(encoding="utf-8") == text:
            continue
        stale.append(str(path))
        if "--check" not in arguments:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(text, encoding="utf-8")
    if "--check" in arguments and stale:
        print("Out of date: " + ", ".join(stale) + ". Run: make docs")
        return 1
    print("Documentation is current." if not stale else "Written: " + ", ".join(stale))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
