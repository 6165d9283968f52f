"""What numbers, days and pairs of facts can be at all: bounds.toml, read once, and the range of a number out of it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def range_of(key: str, entry: Mapping[str, Any] | None = None) -> tuple[int, int] | None:
    """The least and the most that `key` (`courses[].hours`) can be; None where the file has no bounds for it.

    The score of a test is bound by the test: `entry` is the entry it stands in.
    """
    numbers, scores = _ranges()
    if key == "tests[].score":
        return scores.get(str((entry or {}).get("test")))
    return numbers.get(key)


@cache
def written() -> dict[str, Any]:
    """The file as it stands: its tables by name, each entry with its reason."""
    return tomllib.loads((files("kakehashi.law") / "bounds.toml").read_text(encoding="utf-8"))


@cache
def _ranges() -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    numbers, scores = (
        {each[name]: (each["least"], each["most"]) for each in written()[table]}
        for table, name in (("number", "key"), ("score", "test"))
    )
    return numbers, scores
