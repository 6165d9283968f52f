"""`kakehashi schema`: the exchange formats as JSON Schema (2020-12)."""

from importlib.resources import files

import typer

from kakehashi.cli.options import FileNotUsable

app = typer.Typer(help="The exchange formats as JSON Schema: person, vacancy, contract, verdict.")

FORMATS = ("person", "vacancy", "contract", "verdict")


@app.command()
def schema(
    name: str = typer.Argument(help="person, vacancy, contract or verdict."),
) -> None:
    """Print the JSON Schema of one exchange format."""
    if name not in FORMATS:
        raise FileNotUsable([f"there is no format {name!r}; the formats are {', '.join(FORMATS)}."])
    print((files("kakehashi.vocabulary") / "schemas" / f"{name}.json").read_text(encoding="utf-8").rstrip())
