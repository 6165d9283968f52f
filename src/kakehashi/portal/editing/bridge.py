"""What each fact of the format is made of, and whether a value can be kept: by the rules of the sheets and the law.

Nothing is judged here that they do not judge: a value is read as a cell of a sheet and as a fact of the law, and what
either finds is set beside the box in which it was written.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kakehashi.law import FACTS, LISTS, Fact, Kind, columns
from kakehashi.portal.accounts.sealed import keyed_hash
from kakehashi.portal.candidates.bridge import fact_kept, person_of
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.queries import fact_of
from kakehashi.portal.exchange.bridge import OWN, law_faults
from kakehashi.portal.exchange.bridge import checked as checked_person
from kakehashi.portal.exchange.remarks import Found
from kakehashi.vocabulary import Text

GROUPS: dict[str, tuple[str, ...]] = {
    "person": ("name", "born", "sex", "nationality", "home", "phone", "nik", "passport", "health"),
    "learnt": ("tests", "courses", "experience", "licences", "new_driver_training"),
    "japan": (
        "in_japan", "stays", "leaves", "sixth_year", "refusal_ground", "absconded", "expelled_student",
        "expelled_reason",
    ),
    "home": (
        "home_procedure", "channel", "steps", "documents", "contract_contents", "deposit_or_penalty", "fees_paid",
        "fees_and_deductions_agreed", "sending_body_approved", "home_body_recommends", "departs_on",
    ),
    "plan": (
        "application", "enters_on", "coe_applied_on", "coe_issued_on", "change_applied_on", "change_reason",
        "plan_filed_on", "plan_accredited_on", "plan_starts_on", "training_plan", "titp_purpose_understood",
        "titp_return_plan", "home_stay_planned_days", "employer_qualifies", "employer_excellent", "transfer",
        "home_visits",
    ),
}  # fmt: skip
"""Every fact that an officer can put right, as the pages gather them.

Not here: the number and the centre, which say whose the record is; wishes, which come by their own lists; evidence,
which has its own page; and what is assumed for a question.
"""
NEEDED = frozenset({"name", "born", "sex", "home"})
"""Without these nobody stands in a pool."""
SEALED = ("nik", "passport", "health")
"""Never shown on these pages: they are written anew."""
COUNTED = {("fees_paid", "amount"): Kind.NUMBER}
"""Keys that the law keeps as words, since no rule reads them, and that are numbers in the format."""
_AT_ENTRY = re.compile(r"^(\w+)\[(\d+)\](?:\.(\w+))?|^(\w+)\.(\w+) ")
_AT_PART = re.compile(r"^person\.(\w+)(?:\.(\d+))?(?:\.(\w+))?$")


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a form: `key` within the fact, the `kind` of the law's fact in small letters, the words it offers."""

    key: str
    kind: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """What a fact is made of: one box with its own key, the boxes of a table, or those of each entry of a list."""

    key: str
    boxes: tuple[Box, ...]
    is_list: bool = False
    is_table: bool = False

    @property
    def is_sealed(self) -> bool:
        """Whether what is kept is shown to nobody without a reason."""
        return self.key in SEALED


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong or odd about a value: at which entry, in which box ("" where it is about the whole)."""

    place: int | None
    box: str
    text: Text


@dataclass(frozen=True, slots=True)
class Checked:
    """A value that was looked at: as it would be kept, what keeps it out, and what is odd about it and may be so."""

    value: Any
    faults: tuple[Told, ...]
    remarks: tuple[Told, ...]


def shape_of(key: str) -> Shape:
    """What a fact is made of; KeyError where it is none that an officer puts right."""
    if key not in {one for several in GROUPS.values() for one in several}:
        raise KeyError(key)
    if key in LISTS:
        return Shape(key, tuple(_box(key, one) for one in LISTS[key].entries.values()), is_list=True)
    if key in FACTS:
        return Shape(key, (_box(key, FACTS[key]),))
    parts = [one for path, one in FACTS.items() if path.startswith(f"{key}.")]
    return Shape(key, tuple(_box(key, one) for one in parts), is_table=True)


def _box(key: str, fact: Fact) -> Box:
    name = fact.key.removeprefix(f"{key}.")
    return Box(name, COUNTED.get((key, name), fact.kind).name.lower(), fact.words)


def asked(key: str, box: str) -> Text | None:
    """What the law asks about one box of a table; None where it asks nothing."""
    fact = FACTS.get(f"{key}.{box}")
    return fact.asks if fact is not None else None


def kept(candidate: Candidate, key: str) -> Any:
    """What is kept of a fact, sealed values open: to be compared and never to be shown."""
    return fact_kept(candidate, key)


def digest(candidate: Candidate, key: str, *more: Any) -> str:
    """By which it is told that a fact is still what it was, without telling what it is."""
    return digest_of(candidate, key, kept(candidate, key), *more)


def digest_of(candidate: Candidate, key: str, *told: Any) -> str:
    """The digest that a fact of this person would have if it were what is `told`."""
    return keyed_hash(f"fact:{candidate.pk}:{key}:{_JSON.encode(list(told))}")


_JSON = json.JSONEncoder(sort_keys=True, default=str)


def checked(candidate: Candidate, key: str, value: Any, *, on: date) -> Checked:
    """Look at a value that is to be kept of a fact; `candidate` as `queries.whole` gives it.

    Faults: what a sheet's cell refuses, what the law cannot read, what cannot be true by itself.  Remarks: what a sheet
    warns of, and what cannot be true beside the other facts: one of them is wrong, and it need not be this one.
    """
    if value is None:
        return Checked(None, (), ())
    faults: list[Told] = []
    if key in LISTS:
        for place, entry in enumerate(value):
            faults += _told(_by_the_sheet(candidate, key, [entry], on).faults, key, place)
    whole = _by_the_sheet(candidate, key, value, on)
    known = {one.text for one in faults}
    every = [*_told(whole.faults, key, None), *_told(law_faults({key: value}), key, None)]
    faults += list({one.text: one for one in every if one.text not in known}.values())
    remarks = [
        Told(None, "", _reason_and_fix(one))
        for one in whole.warnings
        if one.code != "unknown_key" and (one.where.split(".")[1] == key or one.code.startswith("nik_"))
    ]
    if key == "phone" and remarks:  # a sheet leaves such a number out; here it would stay as it was written
        faults, remarks = [*faults, *(Told(None, key, one.text) for one in remarks)], []
    if not faults:
        faults += [_at(key, text) for text in _doubts({key: value})]
        remarks += [Told(None, "", text) for text in _new_doubts(candidate, key, value, faults)]
    return Checked(whole.person.get(key, value) if key in OWN else value, tuple(faults), tuple(remarks))


def _by_the_sheet(candidate: Candidate, key: str, value: Any, on: date) -> Any:
    """The fact alone beside what every row of a sheet must have, and what the NIK repeats of it."""
    person = {one: fact_of(candidate, one) for one in sorted(NEEDED)}
    if key in NEEDED and (nik := kept(candidate, "nik")):
        person["nik"] = nik
    person[key] = value
    return checked_person({}, kept=json.loads(_JSON.encode(person)), on=on)


def _told(found: Iterable[Found], key: str, place: int | None) -> Iterator[Told]:
    for one in found:
        match = _AT_PART.match(one.where)
        if match is None or match[1] != key:
            continue
        there = place if place is not None else (int(match[2]) if match[2] else None)
        yield Told(there, match[3] or ("" if key in LISTS else key), _reason_and_fix(one))


def _reason_and_fix(one: Found) -> Text:
    return Text(
        f"{one.reason.indonesian}. {one.fix.indonesian}.",
        f"{one.reason.japanese}。{one.fix.japanese}。",
        f"{one.reason.english}. {one.fix.english}.",
    )


def _doubts(person: Mapping[str, Any]) -> list[Text]:
    return list(columns([person]).doubts)


def _new_doubts(candidate: Candidate, key: str, value: Any, alone: Sequence[Told]) -> Iterator[Text]:
    """What cannot be true of the person with this value and could before."""
    before = person_of(candidate)
    known = {*_doubts(before), *(one.text for one in alone)}
    yield from (text for text in _doubts({**before, key: value}) if text not in known)


def _at(key: str, text: Text) -> Told:
    """Where a doubt of the law belongs: its words begin with the path to the value."""
    match = _AT_ENTRY.match(text.english)
    if match is None:
        return Told(None, "" if key in LISTS else key, text)
    if match[2] is not None:
        return Told(int(match[2]), match[3] or "", text)
    return Told(None, match[5], text)
