"""What a person may agree to: the purposes and recipients of consents.toml, in three languages, by edition."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kakehashi.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose and its recipient; `abroad` says that the data leave the country they are in.

    `without` is what does not happen as long as a person does not agree.  `law` is the recipient's system of data
    protection, `measures` what the recipient does to protect: what the two countries' laws want told before data go
    abroad.
    """

    key: str
    what_for: Text
    recipient: Text
    data: Text
    without: Text
    law: Text
    measures: Text
    country: str

    @property
    def abroad(self) -> bool:
        """Whether the data go to another country."""
        return bool(self.country)


def _text(said: dict[str, str]) -> Text:
    return Text(said["id"], said["ja"], said["en"])


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files("kakehashi.portal.candidates").joinpath("consents.toml").read_text(encoding="utf-8"))


def edition() -> int:
    """The edition of the words that are shown now."""
    return int(_file()["edition"])


@cache
def purposes() -> dict[str, Purpose]:
    """Every purpose by its key, in the order in which a person is asked."""
    file = _file()
    return {
        one["key"]: Purpose(
            key=one["key"],
            what_for=_text(one["what_for"]),
            recipient=_text(one["recipient"]),
            data=_text(one["data"]),
            without=_text(one["without"]),
            law=_text(file["law"][one["law"]]),
            measures=_text(file["measures"]),
            country=one["country"],
        )
        for one in file["purpose"]
    }
