"""`kakehashi`: finds the command's file by name and imports it only when it is called, so that each starts quickly."""

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from kakehashi import __version__
from kakehashi.vocabulary import KakehashiError

NOT_DONE = 2
"""Exit code of a command that could not do what was asked; 1 means done, and something does not hold."""

COMMANDS: dict[str, str] = {
    "demo": "Fill an example programme and serve it.",
    "serve": "Serve the portal: one web process and one worker.",
    "worker": "Do the background work: what `serve` starts beside the web process.",
    "nightly": "Start the work of the night: assess, check, draw, seal.",
    "account": "Open accounts of offices on the server; name the first administrator.",
    "manage": "Django's own commands, for operators and developers.",
    "law": "What the law of a day says of one person or of many, and why.",
    "contract": "Check an offer, a contract or a payslip against the law over its whole term.",
    "sheets": "Check a spreadsheet; write an empty one.",
    "identity": "Find people who stand in a file twice.",
    "match": "Match people and vacancies; check a matching certificate.",
    "fair": "Plan the interviews of a fair; check a timetable.",
    "agreement": "Draft the instrument of a programme as docx and PDF.",
    "figures": "Published figures: foreign workers notified, foreign residents.",
    "schema": "The exchange formats as JSON Schema.",
    "where": "Find a rule, a page, a deed or a condition in the source.",
}
"""Each command and the line that `kakehashi --help` shows for it; the module is `kakehashi.cli.<command>`."""


class LateCommands(TyperGroup):
    """A group that imports `kakehashi.cli.<command>` when, and only when, that command is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, with its file imported now; None when the table has none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = get_command(import_module(f"kakehashi.cli.{cmd_name}").app)
        command.name, command.short_help = cmd_name, COMMANDS[cmd_name]
        return command


app = typer.Typer(cls=LateCommands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback(invoke_without_command=True)
def kakehashi(version: bool = typer.Option(False, "--version", help="Print the version and stop.")) -> None:
    """Kakehashi runs a labour-cooperation programme between Indonesia and a Japanese prefecture."""
    if version:
        print(f"kakehashi {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command; an error of ours, or of a file, is printed whole and exits 2, without a traceback."""
    try:
        app()
    except KakehashiError as error:
        print(error, file=sys.stderr)
        sys.exit(NOT_DONE)
    except OSError as error:
        print(f"{error.filename or 'A file'} cannot be used: {error.strerror}. Name another file.", file=sys.stderr)
        sys.exit(NOT_DONE)
    except RecursionError:
        print("The file is nested too deeply to be read; it is none of ours.", file=sys.stderr)
        sys.exit(NOT_DONE)
