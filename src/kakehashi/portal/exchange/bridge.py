"""One person between HTTP and the kernels: checked as a row of a sheet is checked, read as the law reads, explained."""

import csv
import io
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from kakehashi import sheets
from kakehashi.law import FACTS, LISTS, Fact, FactsError, Kind, Stage, columns, explain, explanation_value, read
from kakehashi.law import Evidence as Level
from kakehashi.law.book import BOOK
from kakehashi.portal.accounts.sealed import unseal
from kakehashi.portal.candidates import bridge as candidates
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.exchange.remarks import (
    CORRECT_IT,
    EXPECTED,
    LEAVE_OUT,
    NEEDS_A_NUMBER,
    NO_TEXT,
    NOT_USABLE,
    OF_ANOTHER_KIND,
    SAYS_NOTHING,
    SEND_NULL,
    TAKE_OUT,
    UNKNOWN_WORD,
    Found,
    at,
    beside,
    is_within,
    perhaps,
    shape_at,
    spoilt_by,
    told_elsewhere,
    unknown_key,
)
from kakehashi.portal.exchange.shapes import LONGEST as LONGEST_TEXT
from kakehashi.portal.exchange.shapes import MOST, NOT_TAKEN, UNKNOWN_KEY, Place, misshapen
from kakehashi.portal.layout.answers import SEALED
from kakehashi.vocabulary import Pathway, Text, categories, occupations

CELLS = ("id", "name", "born", "sex", "home", "phone", "nik", "training_centre", "in_japan", "refusal_ground")
"""Keys that a sheet of candidates has a cell for, written as they are."""
TOLD = "told"
"""A column that is not read: a row without a cell would be no row, and nobody would be told what is missing."""
INNER = (("passport", "number"), ("passport", "valid_until"), ("health", "fit"), ("health", "examined"))
OWN = ("id", "name", "born", "sex", "home", "phone", "nik", "passport")
"""Keys whose value is kept as the sheet's cell reads it: a name trimmed, a telephone in E.164."""
LONGEST = {"id": 40, "training_centre": 200}
"""Characters that the pool keeps of a number and of the name of a centre."""
READ_BY_PARTS = ("tests", "stays", "courses", "experience", "licences")
"""Lists that a sheet holds in one cell, part by part."""
_WORDS_OF_A_TEST = ("test", "category", "occupation", "level", "score", "grade", "part")
_NEEDED_BY_A_TEST = {
    "jlpt": "level",
    "nat_test": "level",
    "jft_basic": "score",
    "ssw1_skill": "category",
    "ssw2_skill": "category",
    "trade_grade": "occupation",
    "business_career": "grade",
}
"""What a sheet cannot do without.  A test that is kept without it has no cell to be checked in."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A person that was checked: every fault and warning, and the person as it would be kept."""

    person: dict[str, Any]
    faults: tuple[Found, ...]
    warnings: tuple[Found, ...]


_WORDS_OF = {Kind.CATEGORY: tuple(categories()), Kind.OCCUPATION: tuple(occupations())}
FIRST_ROW = 2
"""The row of a sheet below its headers."""


def checked(told: Any, *, on: date, kept: Mapping[str, Any] | None = None) -> Checked:
    """Check what is told of a person: its form, then each value as the law reads it and as the cell of a sheet.

    `told` is what came, of any type.  Where a person is corrected, `kept` is that person as it stands, and what is told
    replaces it key by key; null makes a fact unknown.  Every fault is told at once, with its place, and a single one
    keeps everything out: nothing that was sent is passed over, whatever it is.
    """
    faults = list(_faults_of_form(told))
    if not isinstance(told, Mapping):
        return Checked({}, tuple(faults), ())
    warnings = [told_elsewhere(f"person.{'.'.join(map(str, place))}") for place in _taken_elsewhere(told)]
    if kept is not None and "id" in told and told["id"] is None:
        faults.append(Found("needed", "person.id", None, NEEDS_A_NUMBER, LEAVE_OUT))
    fresh = {key: value for key, value in told.items() if key not in NOT_TAKEN}
    if "province" in fresh:
        fresh.setdefault("home", fresh.pop("province"))
    fresh = {key: _without_evidence_of_entries(value) for key, value in fresh.items()}
    person = {key: value for key, value in {**(kept or {}), **fresh}.items() if value is not None}
    spoilt = spoilt_by(faults)
    sound = {key: _sound(key, value, spoilt) for key, value in person.items() if (key,) not in spoilt}
    try:
        reading = _read_as_rows([_cells(sound, fresh)], on)
        found = [*_with_their_entries(reading.faults, person, fresh, spoilt, on), *_too_long(sound)]
        faults += [one for one in found if tuple(one.where.split(".")[1:2]) not in spoilt]
    except sheets.SheetError as refused:  # text that could stand in no sheet either
        return Checked(person, (*faults, Found(refused.code, "person", None, NO_TEXT, TAKE_OUT)), tuple(warnings))
    warnings += [_found(fault) for fault in reading.warnings if fault.row]
    if reading.rows:
        row = reading.rows[0].person
        not_read = list(_not_read(sound, fresh, row, warnings))
        faults, warnings = faults + not_read, [one for one in warnings if one not in not_read]
        person |= {key: row[key] for key in OWN if key in row and key in sound}
        person = json.loads(json.dumps(person, default=str))
    whole = {key: value for key, value in sound.items() if value == person.get(key)}
    faults += beside(faults, [*law_faults(whole), *_not_true({key: whole[key] for key in fresh if key in whole})])
    return Checked(person, tuple(faults), tuple(warnings))


def _faults_of_form(told: Any) -> Iterator[Found]:
    """Values of another kind than the format has, unknown keys and words, tables and texts that say nothing."""
    wrong = misshapen(told)
    for place, kind in wrong.items():
        yield _misshapen(place, kind, told)
    if not isinstance(told, Mapping):
        return
    for place, table in _tables(told):
        if not any(is_within(place, each) or is_within(each, place) for each in wrong) and _says_nothing(table):
            yield at(place, "says_nothing", table, SAYS_NOTHING, SEND_NULL, _expected(place, "model_type"))
    for place, fact, value in _leaves(told):
        if value is None or any(is_within(place, each) for each in wrong):
            continue
        as_read, expected = read(fact, value), _expected(place, "")
        if isinstance(value, str) and not value.strip():
            yield at(place, "says_nothing", value, SAYS_NOTHING, SEND_NULL, expected)
        elif as_read.unknown:
            yield at(place, "unknown_word", value, UNKNOWN_WORD, _nearest(fact, value), expected)
        elif as_read.wrong:
            yield at(place, "not_usable", value, NOT_USABLE, CORRECT_IT, expected)


def _says_nothing(table: Mapping[str, Any]) -> bool:
    return all(value is None for key, value in table.items() if key not in NOT_TAKEN)


def _tables(told: Mapping[str, Any]) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Every table within the person, and every entry of a list that is one."""
    for key, value in told.items():
        if isinstance(value, Mapping) and key not in NOT_TAKEN:
            yield (key,), value
        elif isinstance(value, list) and key in LISTS:
            yield from (((key, place), entry) for place, entry in enumerate(value) if isinstance(entry, Mapping))


def _leaves(told: Mapping[str, Any]) -> Iterator[tuple[Place, Fact, Any]]:
    """Every value that the format knows, where it stands and what it is."""
    for key, value in told.items():
        if key in FACTS:
            yield (key,), FACTS[key], value
        elif key in LISTS and isinstance(value, list):
            plain = LISTS[key].plain
            for place, entry in enumerate(value):
                if plain is not None and isinstance(entry, str):
                    yield (key, place), LISTS[key].entries[plain], entry
    for path, table in _tables(told):
        within = str(path[0])
        facts = LISTS[within].entries if within in LISTS else FACTS
        for inner, value in table.items():
            if (fact := facts.get(inner if within in LISTS else f"{within}.{inner}")) is not None:
                yield (*path, inner), fact, value


def _misshapen(place: Place, kind: str, told: Any) -> Found:
    if kind == UNKNOWN_KEY:
        said = shape_at(place[:-1])
        return unknown_key(".".join(["person", *map(str, place)]), str(place[-1]), list(said.get("properties", {})))
    value = told
    for part in place:
        value = value[part]
    reason = NO_TEXT if kind == "string_unicode" else OF_ANOTHER_KIND
    return at(place, kind, value, reason, CORRECT_IT, _expected(place, kind))


def _expected(place: Place, kind: str) -> Text | None:
    """What may stand at a place of the format, in words."""
    if kind == "too_long":
        return Text(f"paling banyak {MOST} isian", f"{MOST}件まで", f"at most {MOST} entries")
    if kind == "string_too_long":
        return Text(
            f"paling banyak {LONGEST_TEXT} huruf", f"{LONGEST_TEXT}文字まで", f"at most {LONGEST_TEXT} characters"
        )
    shape = shape_at(place)
    kinds = [one for one in [shape.get("type")] if isinstance(one, str)] or shape.get("type") or []
    for name in ("integer", "array", "object"):
        if name in kinds:
            return EXPECTED[name]
    names = [str(part) for part in place if isinstance(part, str)]
    facts = LISTS[names[0]].entries if names[0] in LISTS and len(names) > 1 else FACTS
    fact = facts.get(names[-1] if facts is not FACTS else ".".join(names))
    if fact is None:
        return None
    if fact.kind is Kind.WORD:
        words = ", ".join(fact.words)
        return Text(f"salah satu dari: {words}", f"次のいずれか：{words}", f"one of: {words}")
    return EXPECTED[fact.kind.name.lower()]


def _nearest(fact: Fact, value: str) -> Text:
    near = get_close_matches(value, fact.words or _WORDS_OF.get(fact.kind, ()), n=1, cutoff=0.5)
    return perhaps(near[0]) if near else CORRECT_IT


def _taken_elsewhere(told: Mapping[str, Any]) -> Iterator[Place]:
    """Keys of the format that are told elsewhere: whoever sends back what was read need not take them out."""
    yield from ((key,) for key in told if key in NOT_TAKEN)
    yield from ((*place, key) for place, table in _tables(told) for key in table if key in NOT_TAKEN)


def _without_evidence_of_entries(value: Any) -> Any:
    """Entries without what is told elsewhere, tables without what is not told."""
    if isinstance(value, Mapping):
        return {key: one for key, one in value.items() if one is not None and key not in NOT_TAKEN}
    if isinstance(value, list):
        return [_without_evidence_of_entries(entry) for entry in value]
    return value


def _sound(key: str, value: Any, spoilt: Collection[Place]) -> Any:
    if not isinstance(value, list):
        return value
    return [entry for place, entry in enumerate(value) if (key, place) not in spoilt]


def _with_their_entries(
    faults: Sequence[sheets.Fault],
    person: Mapping[str, Any],
    fresh: Collection[str],
    spoilt: Collection[Place],
    on: date,
) -> Iterator[Found]:
    """What a sheet finds wrong; of the entries of a list that is told, at the entry, by a row for each."""
    entries = [
        (key, place, entry)
        for key in READ_BY_PARTS
        if key in fresh and (key,) not in spoilt and any(fault.header == key for fault in faults)
        for place, entry in enumerate(person.get(key) or ())
        if (key, place) not in spoilt
    ]
    if not entries:
        yield from map(_found, faults)
        return
    alone = _read_as_rows([_cells({key: [entry]}, fresh) for key, _place, entry in entries], on)
    placed = set()
    for fault in alone.faults:
        key, place, _entry = entries[fault.row - FIRST_ROW]
        if fault.header == key:
            placed.add(key)
            yield replace(_found(fault), where=f"person.{key}.{place}")
    yield from (_found(fault) for fault in faults if fault.header not in placed)


def _not_read(
    sound: Mapping[str, Any], fresh: Collection[str], row: Mapping[str, Any], warnings: Sequence[Found]
) -> Iterator[Found]:
    """What was told and a sheet's cell leaves out (a dash, a telephone that is none): it would fall away unsaid."""
    told = {key: (sound[key], row.get(key)) for key in (*OWN, "training_centre") if key in fresh and key in sound}
    if passport := told.pop("passport", None):
        told |= {f"passport.{key}": (one, (passport[1] or {}).get(key)) for key, one in passport[0].items()}
    for key, (value, as_read) in told.items():
        if value is not None and as_read is None:
            where = f"person.{key}"
            plain = at(tuple(key.split(".")), "not_usable", value, NOT_USABLE, SEND_NULL, None)
            yield next((one for one in warnings if one.where == where), plain)


def _cells(person: Mapping[str, Any], fresh: Collection[str]) -> dict[str, str]:
    """The cells of a person in a sheet whose headers are the keys themselves."""
    cells = {key: _cell(person.get(key)) for key in CELLS}
    cells |= {f"{table}.{key}": _cell((person.get(table) or {}).get(key)) for table, key in INNER}
    return cells | {
        key: "; ".join(write(entry) for entry in person.get(key) or () if key in fresh or is_whole(entry))
        for key, (write, is_whole) in _PARTS.items()
    }


def _read_as_rows(several: Sequence[Mapping[str, str]], on: date) -> sheets.Reading[sheets.PersonRow]:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*several[0], TOLD])
    writer.writerows([*cells.values(), "1"] for cells in several)
    data = text.getvalue().encode("utf-8-sig")
    mapping: dict[str, str | None] = {key: key for key in several[0]} | {TOLD: None}
    return sheets.check_candidates(data, filename="person.csv", today=on, mapping=mapping)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _test(test: Mapping[str, Any]) -> str:
    if test.get("test") == "j_test":  # its levels are written in many ways, and no rule reads them
        return ""
    words = [_quoted(test[key]) for key in _WORDS_OF_A_TEST if test.get(key) is not None]
    return " ".join([*words, _cell(test.get("on"))]).strip()


def _is_whole_test(test: Mapping[str, Any]) -> bool:
    needed = _NEEDED_BY_A_TEST.get(test.get("test") or "")
    return bool(test.get("test")) and (needed is None or test.get(needed) is not None)


def _period(name: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda entry: " ".join(_cell(entry.get(key)) for key in (name, "from", "to")).strip()


def _experience(one: Mapping[str, Any]) -> str:
    """Work for which a sheet would ask more; what it would not is read by the law."""
    work = one.get("category") or one.get("occupation")
    return "" if work and one.get("months") is not None else _quoted(work or "12")


def _licence(one: Mapping[str, Any]) -> str:
    return " ".join(_quoted(one[key]) for key in ("class", "country") if one.get(key))


def _never(_kept: Mapping[str, Any]) -> bool:
    return False


_PARTS: dict[str, tuple[Callable[[Mapping[str, Any]], str], Callable[[Mapping[str, Any]], bool]]] = {
    "tests": (_test, _is_whole_test),
    "stays": (_period("status"), lambda stay: bool(stay.get("status") and stay.get("from"))),
    "courses": (_period("course"), lambda course: bool(course.get("course") and course.get("from"))),
    "experience": (_experience, _never),
    "licences": (_licence, _never),
}
"""How an entry is written in its cell; and whether it has all that a sheet asks for: one that is kept may have less."""


def _quoted(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace('"', "").replace(";", " ")
    return f'"{text}"' if " " in text else text


def _found(fault: sheets.Fault) -> Found:
    key = fault.header
    sealed = any(part in SEALED for part in key.split("."))
    return Found(fault.code, f"person.{key}", None if sealed else fault.value, fault.reason, fault.fix)


def _too_long(person: Mapping[str, Any]) -> Iterator[Found]:
    """Texts that fit a sheet's cell and not the pool's columns."""
    for key, most in LONGEST.items():
        if len(str(person.get(key) or "")) > most:
            yield Found(
                "too_long",
                f"person.{key}",
                None,
                Text(f"Lebih dari {most} huruf", f"{most}文字を超えています", f"Longer than {most} characters"),
                Text(
                    "Persingkat isinya, lalu kirim lagi",
                    "短くして、もう一度送ってください",
                    "Shorten it and send it again",
                ),
            )


def law_faults(person: Mapping[str, Any]) -> Iterator[Found]:
    """What the law cannot read; its sentences name the place, what stands there and what to write."""
    try:
        columns([{key: value for key, value in person.items() if key != "id"}])
    except FactsError as error:
        for sentence in error.faults:
            where = sentence.split(" ", 1)[0]
            yield Found(
                "facts_not_usable",
                f"person.{where.replace('[', '.').replace(']', '')}",
                None,
                Text(
                    f"Data ini tidak dapat dipakai: {sentence}",
                    f"この事項は判定に使えません: {sentence}",
                    f"This fact cannot be used: {sentence}",
                ),
                Text("Perbaiki, lalu kirim lagi", "直してから、もう一度送ってください", "Correct it and send it again"),
            )


def _not_true(person: Mapping[str, Any]) -> Iterator[Found]:
    """What cannot be true by itself; its words name the place, what stands there and what can stand there."""
    for key, value in person.items():
        try:
            doubts = columns([{key: value}]).doubts
        except FactsError:  # told by `law_faults`
            continue
        for text in doubts:
            where = text.english.split(" ", 1)[0].replace("[", ".").replace("]", "")
            yield Found("not_possible", f"person.{where}", None, text, CORRECT_IT)


def row_of(one: Checked) -> sheets.PersonRow:
    """The person as the row of a sheet that was accepted, which `candidates.bridge` makes a candidate of."""
    return sheets.PersonRow(number=0, record=one.person, cells=(), headers=())


def whole_person(candidate: Candidate) -> dict[str, Any]:
    """The person of the exchange format with every sealed value open and without evidence: for a correction to change.

    What goes out of the portal is `shown_person`.
    """
    person: dict[str, Any] = candidates.person_of(candidate)
    for value in candidate.sealed_values.all():
        if value.kind == SealedValue.Kind.NIK:
            person["nik"] = unseal(value.sealed)
    kept = person | {"phone": candidate.phone or None}
    if candidate.training_centre is not None:
        kept["training_centre"] = candidate.training_centre.name
    return _without_evidence(kept)


def _without_evidence(person: dict[str, Any]) -> dict[str, Any]:
    plain = {key: value for key, value in person.items() if key != "evidence" and value is not None}
    for key, value in plain.items():
        if isinstance(value, list):
            plain[key] = [
                {inner: one for inner, one in entry.items() if inner != "evidence"}
                if isinstance(entry, dict)
                else entry
                for entry in value
            ]
    return plain


def shown_person(candidate: Candidate, *, on: date) -> dict[str, Any]:
    """The person of the exchange format with evidence, sealed values left out; needs `queries.whole`."""
    person = candidates.person_of(candidate, on=on)
    shown = {key: value for key, value in person.items() if key not in SEALED and value is not None}
    if candidate.phone:
        shown["phone"] = candidate.phone
    if candidate.training_centre is not None:
        shown["training_centre"] = candidate.training_centre.name
    return shown


def changed_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The keys of evidence whose fact is another: `born`; `tests` and `tests.1` where the second of a list changed."""
    changed = []
    for key in sorted({*before, *after}):
        one, other = before.get(key), after.get(key)
        if one == other:
            continue
        changed.append(key)
        if isinstance(one, list) or isinstance(other, list):
            old, new = one or [], other or []
            changed += [
                f"{key}.{place}"
                for place in range(max(len(old), len(new)))
                if place >= len(old) or place >= len(new) or old[place] != new[place]
            ]
    return changed


def not_answered(on: date) -> Text | None:
    """Why the rule book answers nothing on that day; None where it does."""
    return BOOK.span.outside(on)


def explained(
    candidate: Candidate,
    *,
    on: date,
    stage: str,
    at_least: str,
    pathways: Sequence[Pathway],
    keys: Sequence[str] | None,
) -> dict[str, Any]:
    """What `kakehashi law explain --json` prints, of a person of the pool; days are text already."""
    facts = columns([candidates.person_of(candidate, on=on)])
    explanation = explain(
        facts,
        BOOK,
        on=on,
        stage=next(one for one in Stage if one.key == stage),
        at_least=next(one for one in Level if one.key == at_least),
        pathways=pathways,
        categories=keys,
    )
    warnings = [*facts.warnings, *(text.english for _row, text in facts.not_so_on(on))]
    made: dict[str, Any] = json.loads(json.dumps(explanation_value(explanation, BOOK, warnings), default=str))
    return made
