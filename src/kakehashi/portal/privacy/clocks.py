"""The clocks of clocks.toml: how long an answer or a notice may take, by which law, how firmly that is known."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from kakehashi.vocabulary import Mark, Text


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit; `hours_if_wrongful` where a breach may have been meant to do wrong."""

    key: str
    text: Text
    hours: int
    hours_if_wrongful: int
    source: str
    mark: Mark

    def due(self, since: datetime, *, wrongful: bool = False) -> datetime:
        """The moment at which it has run out; nights and holidays count."""
        return since + timedelta(hours=self.hours_if_wrongful if wrongful else self.hours)


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files("kakehashi.portal.privacy").joinpath("clocks.toml").read_text(encoding="utf-8"))


@cache
def clocks() -> dict[str, Clock]:
    """Every clock by its key, in the order of the file."""
    return {
        key: Clock(
            key=key,
            text=Text(one["text"]["id"], one["text"]["ja"], one["text"]["en"]),
            hours=one["hours"],
            hours_if_wrongful=one.get("hours_if_wrongful", one["hours"]),
            source=one["source"],
            mark=Mark.named(one["mark"]),
        )
        for key, one in _file().items()
        if "hours" in one
    }


def many() -> int:
    """The number of people above which a breach is reported in Japan whatever the data are."""
    return int(_file()["many"]["people"])
