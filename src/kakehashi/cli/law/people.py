"""People of the exchange format, as files hold them: one, many, or block by block."""

import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kakehashi.cli.options import FileNotUsable, read_json
from kakehashi.law import NAMED, Facts, columns


def one_person(path: Path) -> dict[str, Any]:
    """The person that a JSON or TOML file holds; FileNotUsable where it holds no table."""
    if path.suffix == ".toml":
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise FileNotUsable([f"{path} does not exist; check the name and the folder."]) from None
        except OSError as error:
            raise FileNotUsable([f"{path} cannot be read: {error.strerror}; give a file that can."]) from None
        except UnicodeDecodeError as error:
            raise FileNotUsable([f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8."]) from None
        except tomllib.TOMLDecodeError as error:
            raise FileNotUsable([f"{path} is not TOML: {error}."]) from None
    person = read_json(path)
    if not isinstance(person, dict):
        raise FileNotUsable([f"{path} holds a {type(person).__name__}; write one person, as a table of facts."])
    return person


def facts_in(path: Path, today: date) -> Iterator[Facts]:
    """The people of a file as columns, of .parquet some at a time; what nobody knows is told once all were read.

    A .json or .toml file may hold one person alone.
    Raises FileNotUsable as `people_in`, and FactsError, of .parquet after the last block, where anybody is at fault.
    """
    if path.suffix.lower() != ".parquet":
        facts = columns(people_in(path, today, or_one=True))
        tell(warnings_on(facts, today))
        yield facts
        return
    from kakehashi.law.arrow import PeopleFile

    people = PeopleFile(_existing(path))
    before, odd, named = 0, 0, list[str]()
    for facts in people:
        found = facts.not_so_on(today)
        named += [_named(facts, row, before) + text.english for row, text in found[: NAMED - len(named)]]
        before, odd = before + len(facts), odd + len(found)
        yield facts
    more = [f"{odd - len(named)} more values cannot be so on {today}."] if odd > len(named) else []
    tell((*people.warnings, *named, *more))


def warnings_on(facts: Facts, *on: date) -> tuple[str, ...]:
    """What is to be said of the facts beside an answer for the days `on`: with what cannot be true on one of them."""
    found = [(row, text) for day in on for row, text in facts.not_so_on(day)]
    return (*facts.warnings, *(_named(facts, row, 0) + text.english for row, text in found))


def _named(facts: Facts, row: int, before: int) -> str:
    name = facts.ids[row] or ("" if len(facts) == 1 and not before else f"person {before + row + 1}")
    return f"{name}: " if name else ""


def tell(warnings: Iterable[str]) -> None:
    """Print warnings on the error stream, one a line."""
    for warning in warnings:
        print(warning, file=sys.stderr)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise FileNotUsable([f"{path} does not exist; check the name and the folder."])
    return path


def people_in(path: Path, today: date, *, or_one: bool = False) -> Sequence[dict[str, Any]]:
    """The people of a .json, .parquet, .xlsx or .csv file, as the exchange format has them.

    `or_one`: a single person is read too, as `one_person` reads one.  Rows of a sheet that are refused are left out,
    and the error stream says so.  FileNotUsable where the file cannot be read.
    """
    match path.suffix.lower():
        case ".toml" if or_one:
            return [one_person(path)]
        case ".json":
            people = read_json(path)
            if or_one and isinstance(people, dict):
                return [people]
            if not isinstance(people, list):
                raise FileNotUsable([f"{path} holds a {type(people).__name__}; write a list of people."])
            return people
        case ".parquet":
            import pyarrow.parquet

            found: list[dict[str, Any]] = pyarrow.parquet.read_table(_existing(path)).to_pylist()
            return found
        case ".xlsx" | ".csv":
            return _people_of_sheet(path, today)
        case other:
            raise FileNotUsable([f"{path} ends in {other!r}; give .json, .parquet, .xlsx or .csv."])


def _people_of_sheet(path: Path, today: date) -> list[dict[str, Any]]:
    from kakehashi.sheets import check_candidates

    reading = check_candidates(_existing(path).read_bytes(), filename=path.name, today=today)
    if reading.faults:
        print(
            f"{path}: {len(reading.refused_rows)} rows were refused and are not judged; "
            "`kakehashi sheets check` says why.",
            file=sys.stderr,
        )
    return [row.person for row in reading.rows]
