"""Writes the generated pages of the documentation; ``--check`` changes nothing and exits 1 where one is out of date."""

import os
import sys
from pathlib import Path

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


def pages() -> dict[Path, str]:
    """Every generated page by its path below docs/."""
    made = {
        Path("reference/settings.md"): settings_page(),
        Path("reference/deeds.md"): deeds_page(),
        Path("reference/commands.md"): commands_page(),
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
