"""The two examples, made once for all tests, and the files that lie beside their generators."""

import csv
import tomllib
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import python_calamine

from examples.kumamoto import generate as kumamoto
from examples.miyagi import generate as miyagi
from examples.programme import Example
from kakehashi.sheets import PersonRow, Reading, VacancyRow, check_candidates, check_vacancies

FOLDERS: dict[str, Path] = {"kumamoto": kumamoto.FOLDER, "miyagi": miyagi.FOLDER}
WRITTEN = ("candidates.xlsx", "vacancies.csv", "truth.csv", "wishes.csv", "rankings.csv", "expected.toml")


@cache
def make_example(name: str) -> Example:
    """The example in memory; do not change it."""
    return kumamoto.example() if name == "kumamoto" else miyagi.example()


@cache
def read_table(name: str, file: str, encoding: str = "utf-8") -> tuple[dict[str, str], ...]:
    """A CSV of an example by its header."""
    with (FOLDERS[name] / file).open(encoding=encoding, newline="") as table:
        return tuple(csv.DictReader(table))


@cache
def read_candidates(name: str) -> tuple[dict[str, Any], ...]:
    """The candidate rows as a spreadsheet reader gives them, by header."""
    book = python_calamine.CalamineWorkbook.from_path(str(FOLDERS[name] / "candidates.xlsx"))
    header, *rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    return tuple(dict(zip(map(str, header), row, strict=True)) for row in rows)


@cache
def read_toml(name: str, file: str) -> dict[str, Any]:
    """A TOML file of an example."""
    return tomllib.loads((FOLDERS[name] / file).read_text(encoding="utf-8"))


@cache
def read_people(name: str) -> Reading[PersonRow]:
    """The candidates of an example as the reader gives them."""
    data = (FOLDERS[name] / "candidates.xlsx").read_bytes()
    return check_candidates(data, filename="candidates.xlsx", today=make_example(name).recipe.on)


@cache
def read_vacancies(name: str) -> Reading[VacancyRow]:
    """The vacancies of an example as the reader gives them."""
    data = (FOLDERS[name] / "vacancies.csv").read_bytes()
    return check_vacancies(data, filename="vacancies.csv", today=make_example(name).recipe.on)


def members(workbook: Path) -> dict[str, bytes]:
    """What a workbook says, part by part: the same whatever library packed it."""
    with zipfile.ZipFile(workbook) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
