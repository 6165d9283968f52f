"""One person, two rows: the second time by another training centre, in another form."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from examples.names import join, respell, shorten, turn
from examples.papers import Standing
from examples.people import Centre, Person, phone_of
from examples.rows import Entry, Typist


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows of one person, and what differs."""

    first: Entry
    second: Entry
    why: str


def _swap(born: date) -> date | None:
    """The day and month of a birthday exchanged, where that is another day that exists."""
    return born.replace(month=born.day, day=born.month) if born.day <= 12 and born.day != born.month else None


NAME_CHANGES: dict[str, Callable[[str], str | None]] = {
    "spelling": respell,
    "word order": turn,
    "words joined": join,
    "last word left out": shorten,
}


def changed_form(entry: Entry, kind: str) -> Person | None:
    """The person of `entry` as another office wrote it, by one `kind` of change; None where it cannot be made.

    Days and months are not exchanged for people under 18, who could come of age by it.
    """
    person = entry.person
    if kind == "day and month exchanged":
        born = None if entry.papers.standing is Standing.UNDER_AGE else _swap(person.born)
        return None if born is None else replace(person, born=born)
    if kind == "same name":
        return person
    name = NAME_CHANGES[kind](person.name)
    return None if name in {None, person.name} else replace(person, name=name or "")


def twice(
    rng: Random, typist: Typist, entries: list[Entry], centres: tuple[Centre, ...], kinds: list[str]
) -> list[Pair]:
    """For each of `kinds`, an entry that takes this change, and its second row; no entry is taken twice."""
    taken: set[int] = set()
    pairs = []
    for number, kind in enumerate(kinds):
        place, person = next(
            (place, changed)
            for place in rng.sample(range(len(entries)), len(entries))
            if place not in taken and (changed := changed_form(entries[place], kind)) is not None
        )
        taken.add(place)
        pairs.append(_pair(rng, typist, entries[place], person, centres, kind, number))
    return pairs


def _pair(
    rng: Random,
    typist: Typist,
    first: Entry,
    person: Person,
    centres: tuple[Centre, ...],
    kind: str,
    number: int,
) -> Pair:
    """The second row: the form of `kind`, another phone and centre in turn, NIK and passport absent in turn."""
    why = [f"{kind}: {first.person.name} / {person.name}" if kind in NAME_CHANGES else kind]
    if number % 4 != 3:
        other = rng.choice([centre for centre in centres if centre.name != person.centre.name])
        person = replace(person, centre=other)
        why.append("other training centre")
    if number % 3 != 2:
        person = replace(person, phone=phone_of(rng))
        why.append("other phone")
    second = typist.entry(person, first.papers)
    first.cells["phone"] = first.cells["phone"] or first.person.phone
    second.cells["phone"] = second.cells["phone"] or person.phone
    first.cells["nik"] = first.cells["nik"] or first.person.nik
    if number % 5 < 3:
        second.cells["nik"] = None
        why.append("NIK absent in one")
    else:
        second.cells["nik"] = person.nik
        if person.born != first.person.born:
            second.warnings.append(("nik", "nik_birth_date_differs"))
    if number % 2:
        second.cells["passport.number"] = second.cells["passport.valid_until"] = None
    if first.cells["passport.number"] and not second.cells["passport.number"]:
        why.append("passport absent in one")
    return Pair(first, second, "; ".join(why))
