"""Shapes of what is sent and answered about people; the person's keys are those of the published format itself."""

import json
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Body, Schema
from pydantic import Field, StringConstraints, ValidationError, WrapValidator, create_model

from kakehashi.portal.layout.answers import Given, Remark

LONGEST = 500
"""Characters of one text."""
MOST = 200
"""Entries of one list."""
NOT_TAKEN = frozenset({"evidence", "wishes", "esd_memorandum_assumed"})
"""Keys of the format that are told elsewhere: evidence has its own address, wishes theirs, a what-if is no fact."""

Words = Annotated[str, StringConstraints(max_length=LONGEST, pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f]*$")]
"""A text without control signs, which no table keeps."""


@cache
def published(name: str) -> dict[str, Any]:
    """A published format as JSON Schema."""
    found: dict[str, Any] = json.loads(
        (files("kakehashi.vocabulary") / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    )
    return found


def _type(name: str, said: dict[str, Any]) -> Any:
    """The Python type of one key of the format."""
    if "enum" in said:
        return Literal[tuple(said["enum"])]
    kinds = said["type"] if isinstance(said["type"], list) else [said["type"]]
    found: Any = None
    for kind in kinds:
        one = None if kind == "null" else _plain(name, kind, said)
        found = one if found is None else found | one
    return found


def _plain(name: str, kind: str, said: dict[str, Any]) -> Any:
    match kind:
        case "string" if said.get("format") == "date":
            return date
        case "string":
            limits = StringConstraints(pattern=said["pattern"]) if "pattern" in said else None
            return Annotated[str, limits] if limits else Words
        case "boolean":
            return Annotated[bool, Field(strict=True)]
        case "integer" | "number":
            whole = int if kind == "integer" else float
            return Annotated[whole, Field(strict=True, ge=said.get("minimum", 0), le=1e9, allow_inf_nan=False)]
        case "array":
            return Annotated[list[_type(f"{name}Entry", said["items"])], Field(max_length=MOST)]  # type: ignore[misc]  # made from the format
        case _:
            return table(name, said)


def table(name: str, said: dict[str, Any]) -> type[Given]:
    """The shape of one table of the format: every key may be absent or null."""
    made: dict[str, Any] = {
        f"{key}_" if key in {"from", "class"} else key: (
            (Any, Field(None, description="Told elsewhere: left out here, with a warning"))
            if key in NOT_TAKEN
            else (
                _type(f"{name}{key.title().replace('_', '')}", value),
                Field(None, alias=key, description=value.get("description")),
            )
        )
        for key, value in said["properties"].items()
    }
    return create_model(name, __base__=Given, **made)


Person: Any = table("Person", published("person"))
"""What is told of a person; the keys of the exchange format."""


def _as_it_came(told: Any, _reads: Any) -> Any:
    return told


SentPerson = Annotated[Person, WrapValidator(_as_it_came), Body()]
"""The body of a request that tells of a person: described as one and handed over as it came.

`misshapen` says what is wrong with its shape, so that it is told at once with every other fault.
"""

UNKNOWN_KEY = "extra_forbidden"
"""How pydantic calls a key that a table does not have."""
Place = tuple[str | int, ...]
"""Where a value stands: the keys and the places in lists that lead to it."""


def misshapen(told: Any) -> dict[Place, str]:
    """Where the shape of what is told of a person is wrong, and the kind of each fault; () is the whole."""
    try:
        Person.model_validate(told)
    except ValidationError as refused:
        found = {_place(error["loc"], error["type"]): error["type"] for error in refused.errors()}
        inner = {place[:end] for place in found for end in range(len(place))}
        return {place: kind for place, kind in found.items() if place not in inner}
    return {}


def _place(path: tuple[int | str, ...], kind: str) -> Place:
    """The path of pydantic without the names that it gives to the kinds a value may have."""
    said, place = published("person"), []
    for step, part in enumerate(path, start=1):
        if isinstance(part, int):
            said = said.get("items", {})
        elif part in said.get("properties", {}):
            said = said["properties"][part]
        elif kind != UNKNOWN_KEY or step < len(path):
            continue
        place.append(part)
    return tuple(place)


class SealedValue(Schema):
    """A sealed value: that it is there, masked."""

    kind: Literal["nik", "passport", "health"]
    shown: str = Field(description="Masked; empty for a statement on health")
    valid_until: date | None


class OnePerson(Schema):
    """A person of the pool."""

    key: UUID = Field(description="The address of the person; `person.id` is the programme's own number")
    person: dict[str, Any] = Field(
        description="Schema Person, with `evidence`; NIK, passport and health stand masked in `sealed`"
    )
    sealed: list[SealedValue]


class Kept(OnePerson):
    """A person as kept after a write, with what is odd about what was sent."""

    warnings: list[Remark]


class Answered(Schema):
    """A line of the pool: the person and the kept answer for the pathway asked about."""

    key: UUID
    id: str
    name: str
    born: date | None
    home: str
    training_centre: str | None
    answer: Literal["yes", "not_yet", "no", "unknown"] | None = Field(description="null: not assessed yet")
    lacking: list[str] = Field(description="Ids of the rules that decide most; none where the answer is yes")
    on: date | None = Field(description="The day of the kept verdict")


class People(Schema):
    """A page of the pool, in the order of keys."""

    pathway: str
    items: list[Answered]
    next: UUID | None = Field(description="Send it as `after` for the next page; null: this is the last")


class EvidenceOf(Schema):
    """How one fact is known."""

    fact: str
    level: Literal["seen", "verified"]
    paper: UUID | None
    by: str
    at: datetime
    valid_until: date | None


class EvidenceList(Schema):
    """Everything that is shown of a person; what is not named here is claimed."""

    items: list[EvidenceOf]


class EvidenceGiven(Given):
    """Facts that were shown: seen on a paper, or verified with the issuer."""

    facts: Annotated[list[Words], Field(min_length=1, max_length=MOST)] = Field(
        description="Keys of facts: `born`, `tests.0` for the first test, `tests` for the list as a whole"
    )
    level: Literal["seen", "verified"]
    paper: UUID | None = None
    valid_until: date | None = None


class PaperOf(Schema):
    """A paper of a person; its bytes are opened on the pages, where the reason is asked."""

    key: UUID
    kind: str
    filename: str
    media_type: str
    size: int
    sha256: str
    issuer: str
    valid_until: date | None
    kept_at: datetime
    shows: list[str] = Field(description="Facts that rest on it")


class Papers(Schema):
    """The papers of a person, oldest first."""

    items: list[PaperOf]


class Verdict(Schema):
    """A kept verdict on one pathway: every work category that it speaks of stands under one answer."""

    pathway: str
    on: date
    stage: str
    at_least: str
    book_version: int
    book_digest: str
    kept_at: datetime
    yes: list[str]
    not_yet: list[str] = Field(description="No today, and steps of the person can change it")
    no: list[str]
    unknown: list[str]
    deciding: dict[str, list[str]] = Field(description="Rule id: the categories in which it is the first to decide")


class Verdicts(Schema):
    """The current verdicts on a person."""

    items: list[Verdict]
