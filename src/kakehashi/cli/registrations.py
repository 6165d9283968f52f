"""People of a file as registrations to be compared: leniently, since who cannot be judged can still stand twice."""

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from kakehashi import sheets
from kakehashi.cli.options import FileNotUsable, read_json
from kakehashi.identity import Registration, fold

_KEYS = ("id", "name", "born", "sex", "home", "phone", "nik", "passport")
_ALIASES = {"province": "home", "passport.number": "passport"}
_SEXES = {
    "female": "female", "f": "female", "p": "female", "perempuan": "female", "wanita": "female", "女": "female",
    "male": "male", "m": "male", "l": "male", "laki-laki": "male", "pria": "male", "男": "male",
}  # fmt: skip
_TOLD = 5

Unread = Counter[str]
"""How many cells of each key said something that could not be read, and count as unknown."""


class People(NamedTuple):
    """Who is compared, and how many rows of a sheet are not, because they were refused."""

    registrations: list[Registration]
    refused: int


def people_in(path: Path, today: date) -> People:
    """The people of a .csv, .xlsx, .json or .parquet file.

    A .csv whose headers are keys of the exchange format is read row by row, whatever is missing in a row; any other
    sheet as `sheets check` reads it, whose refused rows are counted and left out.  A cell that cannot be
    read is unknown, and the error stream counts them.  Who has no id gets the number of the row.
    Raises FileNotUsable, SheetError.
    """
    unread: Unread = Counter()
    refused = 0
    match path.suffix.lower():
        case ".json":
            people = _of_records(_list_in(path), unread)
        case ".parquet":
            people = _of_records(_rows_of_parquet(path), unread)
        case _:
            data = _bytes_of(path)
            rows = _keyed_rows(data) if path.suffix.lower() == ".csv" else None
            if rows is None:
                people, refused = _of_sheet(path, data, today)
            else:
                people = _of_records(rows, unread)
    for key, times in unread.most_common():
        print(f"{path}: {times} cells of {key!r} cannot be read and count as unknown.", file=sys.stderr)
    return People(people, refused)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileNotUsable([f"{path} cannot be opened ({error.strerror}); check the name and the folder."]) from None


def _list_in(path: Path) -> list[Mapping[str, Any]]:
    people = read_json(path)
    if not isinstance(people, list):
        raise FileNotUsable([f"{path} holds a {type(people).__name__}; write a list of people."])
    wrong = [place for place, one in enumerate(people, 1) if not isinstance(one, dict)]
    if wrong:
        more = f" and {len(wrong) - _TOLD} more" if len(wrong) > _TOLD else ""
        raise FileNotUsable([f"{path}: entries {wrong[:_TOLD]}{more} are no people; write each as a table of facts."])
    return people


def _rows_of_parquet(path: Path) -> list[Mapping[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(io.BytesIO(_bytes_of(path)))
    except pa.ArrowInvalid as error:
        raise FileNotUsable([f"{path} is no Parquet file: {error}."]) from None
    wanted = [name for name in table.column_names if name in {*_KEYS, *_ALIASES}]
    rows: list[Mapping[str, Any]] = table.select(wanted).to_pylist()
    return rows


def _keyed_rows(data: bytes) -> Iterable[Mapping[str, Any]] | None:
    """The rows of a UTF-8 .csv whose headers are keys, `id` and `name` among them; None for any other."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    headers = [fold(header).casefold() for header in rows.fieldnames or ()]
    if not {"id", "name"} <= set(headers) or len(set(headers)) < len(headers):
        return None
    rows.fieldnames = headers
    return rows


def _of_records(rows: Iterable[Mapping[str, Any]], unread: Unread) -> list[Registration]:
    return [_registration(number, row, unread) for number, row in enumerate(rows, 1)]


def _registration(number: int, row: Mapping[str, Any], unread: Unread) -> Registration:
    value: dict[str, Any] = {}
    for key, found in row.items():
        if found is not None and found != "":
            value.setdefault(_ALIASES.get(key, key), found)
    passport = value.get("passport")
    return Registration(
        id=str(value.get("id") or f"row {number}"),
        name=_text(value, "name"),
        born=_day(value, unread),
        sex=_sex(value, unread),
        home=_text(value, "home"),
        phone=_text(value, "phone"),
        nik=_text(value, "nik"),
        passport=_text(passport, "number") if isinstance(passport, dict) else _text(value, "passport"),
    )


def _text(value: Mapping[str, Any], key: str) -> str | None:
    found = value.get(key)
    return str(found).strip() or None if found is not None else None


def _day(value: Mapping[str, Any], unread: Unread) -> date | None:
    found = value.get("born")
    if found is None:
        return None
    if isinstance(found, datetime):
        return found.date()
    if isinstance(found, date):
        return found
    day = _read_day(str(found))
    if day is None:
        unread["born"] += 1
    return day


@lru_cache(maxsize=1 << 15)
def _read_day(written: str) -> date | None:
    day = sheets.read_day(written)
    return day if isinstance(day, date) else None


def _sex(value: Mapping[str, Any], unread: Unread) -> str | None:
    found = value.get("sex")
    if found is None:
        return None
    sex = _SEXES.get(fold(str(found)).casefold())
    if sex is None:
        unread["sex"] += 1
    return sex


def _of_sheet(path: Path, data: bytes, today: date) -> People:
    reading = sheets.check_candidates(data, filename=path.name, today=today)
    people = []
    for row in reading.rows:
        person = row.person
        people.append(
            Registration(
                id=str(person.get("id") or f"row {row.number}"),
                name=person.get("name"),
                born=person.get("born"),
                sex=person.get("sex"),
                home=person.get("home"),
                phone=person.get("phone"),
                nik=person.get("nik"),
                passport=person.get("passport", {}).get("number"),
            )
        )
    return People(people, reading.refused)
