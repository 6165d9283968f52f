"""Reads the CSV tables that lie beside this package; each is read once."""

import csv
import io
from functools import cache
from importlib.resources import files


@cache
def rows(name: str, package: str = "kakehashi.vocabulary") -> tuple[dict[str, str], ...]:
    """All rows of `name` (UTF-8 CSV with a header) in `package`, as dictionaries of text; blank stays ''.

    The rows are shared: do not change them.
    """
    text = (files(package) / name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text, newline="")))
