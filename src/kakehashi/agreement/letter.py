"""Reads what a programme has settled about its instrument: prefecture, ministry, pathways and the table [letter]."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from kakehashi.agreement.clause import Clause, Instrument, Ministry, Standing
from kakehashi.agreement.library import Library, library
from kakehashi.agreement.parameter import Settled
from kakehashi.vocabulary import KakehashiError, Prefecture, prefectures

KIND, DRAFT, CLAUSES, PARAMETERS = "kind", "draft", "clauses", "parameters"
BESIDE_THE_LETTER = ("pathways",)
"""Parameters that stand at the top of programme.toml, because more than the letter lives on them."""

WORDED = (Instrument.LETTER_OF_INTENT,)
"""The instruments that the library has wording for."""


class LetterError(KakehashiError):
    """What the programme says about its instrument cannot be used."""

    title = "The instrument cannot be drafted"


@dataclass(frozen=True, slots=True)
class Letter:
    """What is settled: the parties, which optional clauses are in, and every value that has been decided.

    `values` holds only what is settled; what is missing stays open.  `number` counts the drafts.
    """

    instrument: Instrument
    prefecture: Prefecture
    ministry: Ministry
    clauses: tuple[Clause, ...]
    values: Mapping[str, Settled]
    number: int | None = None


def read_letter(programme: Mapping[str, Any], book: Library | None = None) -> Letter:
    """The instrument of a programme, from programme.toml (or the same keys in JSON).

    `prefecture` (JP-43), `ministry` (kemnaker, kp2mi) and `pathways` stand at the top.  [letter] has `kind`, `draft` (a
    number), `clauses` (the optional clauses that are in; absent: those that the library proposes) and the parameters of
    parameters.toml, beside these or in [letter.parameters].  A key that is absent is not yet settled.

    Raises LetterError listing every fault: a party missing or unknown, a key without meaning, a value of a wrong kind.
    """
    book = book or library()
    faults: list[str] = []
    given = programme.get("letter", {})
    if not isinstance(given, Mapping):
        raise LetterError([f"[letter] is {given!r}; write a table."])
    prefecture = _known(programme, "prefecture", prefectures(), "a prefecture by its ISO 3166-2 code", faults)
    ministry = _known(programme, "ministry", book.ministries, "a ministry", faults)
    instrument = _instrument(given.get(KIND), faults)
    number = given.get(DRAFT)
    if number is not None and (type(number) is not int or number < 1):
        faults.append(f"[letter] draft is {number!r}; write a whole number from 1.")
    clauses = _chosen(given.get(CLAUSES), instrument, book, faults)
    values = _settled(_parameters(programme, given, faults), book, faults)
    if faults:
        raise LetterError(faults)
    return Letter(instrument, prefecture, ministry, clauses, values, number)


def _known(programme: Mapping[str, Any], key: str, table: Mapping[str, Any], what: str, faults: list[str]) -> Any:
    value = programme.get(key)
    if value is None:
        faults.append(f"{key} is missing; an instrument has two parties: give {what}.")
    elif not isinstance(value, str) or value not in table:
        faults.append(f"{key} is {value!r}; give {what}{_nearest(value, table)}.")
    else:
        return table[value]
    return None


def _instrument(kind: object, faults: list[str]) -> Instrument:
    try:
        instrument = Instrument(kind) if isinstance(kind, str) else None
    except ValueError:
        instrument = None
    if instrument not in WORDED:
        faults.append(f"[letter] kind is {kind!r}; the library has wording for {', '.join(WORDED)}.")
        return WORDED[0]
    return instrument


def _chosen(keys: object, instrument: Instrument, book: Library, faults: list[str]) -> tuple[Clause, ...]:
    """The usual clauses, and the optional ones that are asked for (or proposed, where nothing is asked for)."""
    carried = book.carried_by(instrument)
    if keys is None:
        wanted = {clause.key for clause in carried if clause.proposed}
    elif isinstance(keys, list | tuple) and all(isinstance(key, str) for key in keys):
        wanted = set(keys)
        known = {clause.key: clause for clause in carried}
        faults += [
            f"[letter] clauses names {key!r}, which the library does not have{_nearest(key, known)}."
            for key in keys
            if key not in known
        ]
    else:
        faults.append(f"[letter] clauses is {keys!r}; write a list of clause keys.")
        return ()
    return tuple(it for it in carried if it.carried_by[instrument] is Standing.USUAL or it.key in wanted)


def _parameters(programme: Mapping[str, Any], given: Mapping[str, Any], faults: list[str]) -> dict[str, Any]:
    """Every value given for a parameter, wherever it stands; a null is as good as absent."""
    found = {f"{key}": programme[key] for key in BESIDE_THE_LETTER if programme.get(key) is not None}
    apart = given.get(PARAMETERS, {})
    if not isinstance(apart, Mapping):
        faults.append(f"[letter] parameters is {apart!r}; write a table.")
        apart = {}
    for place, table in (("[letter]", given), ("[letter.parameters]", apart)):
        for key, value in table.items():
            if (table is given and key in (KIND, DRAFT, CLAUSES, PARAMETERS)) or value is None:
                continue
            if key in found:
                faults.append(f"{place} gives {key} a second time; give it once.")
            elif key in BESIDE_THE_LETTER:
                faults.append(f"{place} gives {key}, which stands at the top of the programme; move it there.")
            else:
                found[key] = value
    return found


def _settled(given: Mapping[str, Any], book: Library, faults: list[str]) -> dict[str, Settled]:
    settled = {}
    for key, value in given.items():
        parameter = book.parameters.get(key)
        if parameter is None:
            faults.append(f"[letter] has the key {key!r}, which means nothing here{_nearest(key, book.parameters)}.")
            continue
        try:
            settled[key] = parameter.settle(value)
        except ValueError as error:
            faults.append(f"{key} {error}.")
    return settled


def _nearest(key: object, known: Mapping[str, Any]) -> str:
    near = get_close_matches(str(key), tuple(known), n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(near)}?" if near else f"; known: {', '.join(tuple(known)[:12])}"
