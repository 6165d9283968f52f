"""From the pool's rows to registrations that the kernel compares, and back to pairs with their evidence."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kakehashi import identity, sheets
from kakehashi.portal.accounts.sealed import keyed_hash, unseal
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.doubles.models import Pair
from kakehashi.vocabulary import Text

LIKELY = 0.5
"""The probability from which two registrations are shown to a person: likelier one than two."""

FieldEvidence = identity.Evidence


@dataclass(frozen=True, slots=True)
class Found:
    """Two registrations by their ids and how likely they are one person; `findings` is worked out when asked."""

    pair: identity.Pair

    @property
    def left(self) -> str:
        """The id of the one."""
        return self.pair.left

    @property
    def right(self) -> str:
        """The id of the other."""
        return self.pair.right

    @property
    def probability(self) -> float:
        """That they are one person."""
        return self.pair.probability

    @property
    def findings(self) -> list[list[Any]]:
        """Field, finding and weight in bits of each field."""
        return [[one.field, one.finding, round(one.bits, 3)] for one in self.pair.evidence]


def model_on() -> date:
    """The day of the model by which pairs are judged."""
    return identity.model().trained_on


def registrations(people: Sequence[Candidate], sealed: dict[UUID, dict[str, str]]) -> Iterator[identity.Registration]:
    """Each person as the kernel compares people; the sealed numbers are open in memory only."""
    for one in people:
        kept = sealed.get(one.pk, {})
        passport = kept.get(SealedValue.Kind.PASSPORT)
        nik = kept.get(SealedValue.Kind.NIK)
        yield identity.Registration(
            id=str(one.pk),
            name=one.name,
            born=one.born,
            sex=one.sex or None,
            home=one.home or None,
            phone=one.phone or None,
            nik=unseal(nik) if nik else None,
            passport=(json.loads(unseal(passport)).get("number") or None) if passport else None,
        )


def registration(key: str, person: dict[str, Any]) -> identity.Registration:
    """A person of the exchange format, not yet in the pool, under a key of the caller's."""
    born = person.get("born")
    return identity.Registration(
        id=key,
        name=person.get("name"),
        born=date.fromisoformat(str(born)) if born else None,
        sex=person.get("sex"),
        home=person.get("home"),
        phone=person.get("phone"),
        nik=person.get("nik"),
        passport=(person.get("passport") or {}).get("number"),
    )


def linked(several: Iterable[identity.Registration]) -> list[Found]:
    """Every pair that is likelier one person than two, by one run of Splink; likeliest first."""
    return [Found(pair) for pair in identity.link(list(several), at_least=LIKELY)]


def likely(new: identity.Registration, several: Iterable[identity.Registration]) -> list[Found]:
    """Those of `several` that are likelier the person of `new` than not, without Splink; likeliest first."""
    return [Found(pair) for pair in identity.doubles_of(new, list(several), at_least=LIKELY)]


def shared_by(person: dict[str, Any]) -> dict[str, Any]:
    """By what a new person may be found in the pool, in normal form: arguments of `queries.sharing`."""
    nik, passport = person.get("nik"), (person.get("passport") or {}).get("number")
    return {
        "searched": identity.found_by(person.get("name") or ""),
        "born": person.get("born"),
        "phone": person.get("phone") or "",
        "hashes": [keyed_hash(f"{kind}:{number}") for kind, number in (("nik", nik), ("passport", passport)) if number],
    }


def evidence_of(pair: Pair) -> list[FieldEvidence]:
    """What each field of a kept pair says, in the words of today's kernel."""
    return [identity.evidence(field, finding, bits) for field, finding, bits in pair.findings]


def shown(candidate: Candidate, field: str) -> str:
    """A compared value that is a number of the person's, masked; "" where it is not told."""
    if field == "phone":
        return identity.mask_phone(candidate.phone) if candidate.phone else ""
    return next((value.masked for value in candidate.sealed_values.all() if value.kind == field), "")


def alike(left: Candidate, right: Candidate, field: str) -> bool | None:
    """Whether both registrations tell the same in a field; None where one of them does not tell it."""
    mine, theirs = (_compared(one, field) for one in (left, right))
    return None if not mine or not theirs else mine == theirs


def _compared(candidate: Candidate, field: str) -> object:
    match field:
        case "name":
            return identity.fold(candidate.name)
        case "nik" | "passport":
            return next((value.hashed for value in candidate.sealed_values.all() if value.kind == field), "")
        case _:
            return getattr(candidate, field)


TYPED = ("id", "name", "born", "sex", "home", "phone", "nik", "passport.number")
"""What is typed of one person, by the keys of a spreadsheet's columns."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One person as typed: the row as an import would take it in (None where it is refused), and what is told of it.

    `faults` and `warnings` name the key of the column.
    """

    row: sheets.PersonRow | None
    faults: list[tuple[str, Text, Text]]
    warnings: list[tuple[str, Text, Text]]


def typed(values: dict[str, str], *, today: date) -> Typed:
    """What was typed, read as a row of a spreadsheet is: the same is refused, the same is warned of."""
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(TYPED)
    writer.writerow([" ".join(values.get(key, "").split()) for key in TYPED])
    mapping: dict[str, str | None] = {key: key for key in TYPED}
    data = file.getvalue().encode()
    try:
        found = sheets.check_candidates(data, filename="entered.csv", today=today, mapping=mapping)
    except sheets.SheetError as refused:
        return Typed(None, [("name", one.reason, one.fix) for one in refused.found], [])
    return Typed(
        next(iter(found.rows), None),
        [(one.header, one.reason, one.fix) for one in found.faults],
        [(one.header, one.reason, one.fix) for one in found.warnings if one.row],
    )


def so_far(values: dict[str, str]) -> dict[str, Any]:
    """The person of a form that is still being filled in: what cannot be read yet is not told yet."""
    born = sheets.read_day(values.get("born", "")) if values.get("born") else None
    nik, number = identity.digits(values.get("nik", "")), values.get("passport.number", "")
    return {
        "name": values.get("name") or None,
        "born": born if isinstance(born, date) else None,
        "sex": values.get("sex") or None,
        "home": values.get("home") or None,
        "phone": identity.phone(values["phone"]) if values.get("phone") else None,
        "nik": nik or None,
        "passport": {"number": identity.passport(number)} if number else None,
    }
