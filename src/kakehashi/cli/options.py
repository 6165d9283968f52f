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
    """The JSON value in `path`; FileNotUsable says where reading failed, and names every key that stands twice."""
    try:
        value, twice = _parsed(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise FileNotUsable([f"{path} does not exist; check the name and the folder."]) from None
    except OSError as error:
        raise FileNotUsable([f"{path} cannot be read: {error.strerror}; give a file that can."]) from None
    except UnicodeDecodeError as error:
        raise FileNotUsable([f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8."]) from None
    except json.JSONDecodeError as error:
        raise FileNotUsable(
            [f"{path} is not JSON at line {error.lineno}, column {error.colno}: {error.msg}."]
        ) from None
    except (RecursionError, ValueError) as error:
        raise FileNotUsable([f"{path} {_why_not(error)}"]) from None
    if twice:
        raise FileNotUsable([f"{path}: {each}" for each in twice])
    return value


def _parsed(written: str) -> tuple[Any, list[str]]:
    """The value, and a sentence on each key that one of its tables holds more than once."""
    twice: list[str] = []

    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            twice.extend(_told_twice(pairs))
        return made

    value = json.loads(written, object_pairs_hook=table)
    if "\\ud" in written.lower():  # half a pair of escaped characters is no text, and cannot be printed
        json.dumps(value, ensure_ascii=False).encode()
    return value, twice


def _why_not(error: RecursionError | ValueError) -> str:
    """What is wrong with JSON that can be read and not be used."""
    if isinstance(error, RecursionError):
        return "is nested too deeply to be read; write it as the format has it."
    if isinstance(error, UnicodeEncodeError):
        return "holds half of an escaped character (\\ud800 to \\udfff); write it whole."
    return "holds a number of thousands of digits; write the number that is meant."


def _told_twice(pairs: list[tuple[str, Any]]) -> list[str]:
    """What is said of each key that one table holds more than once."""
    told: dict[str, list[str]] = {}
    for key, value in pairs:
        told.setdefault(key, []).append(json.dumps(value, ensure_ascii=False, default=str)[:_SHOWN])
    return [
        f"{key} stands {len(values)} times in one table, as {' and as '.join(values)}; leave the one that is right."
        for key, values in told.items()
        if len(values) > 1
    ]


_SHOWN = 40
"""Letters shown of a value that stands twice."""
