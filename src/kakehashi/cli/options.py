"""Options that every command shares: the language, and JSON in place of text."""

import json
import locale
from pathlib import Path
from typing import Annotated, Any

import typer

from kakehashi.vocabulary import KakehashiError, Language

Lang = Annotated[
    Language | None, typer.Option("--lang", help="id, ja or en; without it the system's language, else English.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON in place of text.")]


class FileNotUsable(KakehashiError):
    """A file named on the command line cannot be read as what it should be."""

    title = "The file cannot be used"


def language_or_system(chosen: Language | None) -> Language:
    """The language asked for; else the system's, where it is one of ours; else English."""
    if chosen is not None:
        return chosen
    system = (locale.getlocale()[0] or "")[:2]
    return Language(system) if system in set(Language) else Language.ENGLISH


def print_json(value: Any) -> None:
    """Print `value` as JSON, in UTF-8, in the order of its keys; dates as ISO text."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def read_json(path: Path) -> Any:
    """The JSON value in `path`; FileNotUsable says where reading failed."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise FileNotUsable([f"{path} does not exist; check the name and the folder."]) from None
    except UnicodeDecodeError as error:
        raise FileNotUsable([f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8."]) from None
    except json.JSONDecodeError as error:
        raise FileNotUsable(
            [f"{path} is not JSON at line {error.lineno}, column {error.colno}: {error.msg}."]
        ) from None
