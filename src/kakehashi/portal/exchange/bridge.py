"""One person between HTTP and the kernels: checked as a row of a sheet is checked, read as the law reads, explained."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from kakehashi import sheets
from kakehashi.law import Evidence as Level
from kakehashi.law import FactsError, Stage, columns, explain, explanation_value
from kakehashi.law.book import BOOK
from kakehashi.portal.accounts.sealed import unseal
from kakehashi.portal.candidates import bridge as candidates
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.exchange.shapes import NOT_TAKEN, published
from kakehashi.portal.layout.answers import SEALED
from kakehashi.vocabulary import Pathway, Text

CELLS = ("id", "name", "born", "sex", "home", "phone", "nik", "training_centre", "in_japan", "refusal_ground")
"""Keys that a sheet of candidates has a cell for, written as they are."""
TOLD = "told"
"""A column that is not read: a row without a cell would be no row, and nobody would be told what is missing."""
INNER = (("passport", "number"), ("passport", "valid_until"), ("health", "fit"), ("health", "examined"))
OWN = ("id", "name", "born", "sex", "home", "phone", "nik", "passport")
"""Keys whose value is kept as the sheet's cell reads it: a name trimmed, a telephone in E.164."""
LONGEST = {"id": 40, "training_centre": 200}
"""Characters that the pool keeps of a number and of the name of a centre."""
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
"""What a sheet cannot do without; in JSON it may stay unknown, and the test then has no cell to be checked in."""


@dataclass(frozen=True, slots=True)
class Found:
    """A fault or a warning about a key of a person."""

    code: str
    where: str
    value: str | None
    reason: Text
    fix: Text


@dataclass(frozen=True, slots=True)
class Checked:
    """A person that was checked: every fault and warning, and the person as it would be kept."""

    person: dict[str, Any]
    faults: tuple[Found, ...]
    warnings: tuple[Found, ...]


NO_TEXT = Text(
    "Salah satu nilai memuat tanda yang tidak mungkin ada dalam teks, atau terlalu panjang",
    "いずれかの値に、文字として扱えない記号が含まれるか、長すぎる値があります",
    "One of the values holds a sign that no text has, or is too long",
)
TAKE_OUT = Text(
    "Hapus tanda kendali dari nilai-nilai itu, lalu kirim lagi",
    "値から制御文字を取り除き、もう一度送ってください",
    "Take control characters out of the values and send it again",
)


def checked(told: Mapping[str, Any], *, sent: bytes, on: date) -> Checked:
    """Check a person by the cells of a sheet, with their faults and words, then by the law's own reading of facts.

    `told` holds what was read under known keys, `sent` is the JSON it came in: keys nobody knows are warned of and
    left out.  A fault keeps everything out.
    """
    person, _none = _known_keys(told, published("person"), "person")
    _known, warnings = _known_keys(json.loads(sent), published("person"), "person")
    if person.get("province") is not None:
        person.setdefault("home", person["province"])
    person.pop("province", None)
    try:
        reading = _as_a_row(person, on)
    except sheets.SheetError as refused:  # text that could stand in no sheet either
        return Checked(person, (Found(refused.code, "person", None, NO_TEXT, TAKE_OUT),), tuple(warnings))
    faults = [_found(fault) for fault in reading.faults] + list(_too_long(person))
    warnings += [_found(fault) for fault in reading.warnings if fault.row]
    if not faults:
        row = reading.rows[0].person
        person |= {key: row[key] for key in OWN if key in row and key in person}
        person = json.loads(json.dumps(person, default=str))
        faults = list(law_faults(person))
    return Checked(person, tuple(faults), tuple(warnings))


def _known_keys(told: Mapping[str, Any], said: dict[str, Any], where: str) -> tuple[dict[str, Any], list[Found]]:
    """What is told under keys of the format, nulls left out; a warning for every key that is none."""
    known = {key: value for key, value in said["properties"].items() if key not in NOT_TAKEN}
    kept: dict[str, Any] = {}
    warnings: list[Found] = []
    for key, value in told.items():
        if key not in known:
            warnings.append(_unknown_key(f"{where}.{key}", key, list(known)))
        elif isinstance(value, Mapping) and "properties" in known[key]:
            kept[key], more = _known_keys(value, known[key], f"{where}.{key}")
            warnings += more
        elif isinstance(value, list) and "properties" in known[key].get("items", {}):
            kept[key] = []
            for place, entry in enumerate(value):
                if isinstance(entry, Mapping):
                    entry, more = _known_keys(entry, known[key]["items"], f"{where}.{key}.{place}")  # noqa: PLW2901
                    warnings += more
                kept[key].append(entry)
        elif value is not None:
            kept[key] = value
    return kept, warnings


def _unknown_key(where: str, key: str, known: Sequence[str]) -> Found:
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    fix = (
        Text(f"Mungkin yang dimaksud: {near[0]}", f"「{near[0]}」ではありませんか", f"Perhaps {near[0]} is meant")
        if near
        else Text("Lihat daftar kunci pada format", "形式の説明でキーを確かめてください", "See the keys of the format")
    )
    told_elsewhere = Text(
        "Kunci ini tidak diterima di sini", "このキーはここでは受け付けていません", "This key is not taken here"
    )
    unknown = Text(
        "Kunci ini tidak dikenal dan diabaikan",
        "このキーは定義されていないため、無視しました",
        "This key is not known and was left out",
    )
    return Found("unknown_key", where, None, told_elsewhere if key in NOT_TAKEN else unknown, fix)


def _as_a_row(person: Mapping[str, Any], on: date) -> sheets.Reading[sheets.PersonRow]:
    """The person as the one row of a sheet whose headers are the keys themselves."""
    cells = {key: _cell(person.get(key)) for key in CELLS}
    cells |= {f"{table}.{key}": _cell((person.get(table) or {}).get(key)) for table, key in INNER}
    cells["tests"] = "; ".join(_tests(person.get("tests") or ()))
    cells["stays"] = "; ".join(_stays(person.get("stays") or ()))
    cells["courses"] = "; ".join(_courses(person.get("courses") or ()))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*cells, TOLD])
    writer.writerow([*cells.values(), "1"])
    data = text.getvalue().encode("utf-8-sig")
    mapping: dict[str, str | None] = {key: key for key in cells} | {TOLD: None}
    return sheets.check_candidates(data, filename="person.csv", today=on, mapping=mapping)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _tests(tests: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for test in tests:
        needed = _NEEDED_BY_A_TEST.get(test.get("test") or "")
        if not test.get("test") or (needed and test.get(needed) is None) or test["test"] == "j_test":
            continue
        words = [_quoted(test[key]) for key in _WORDS_OF_A_TEST if test.get(key) is not None]
        yield " ".join([*words, _cell(test.get("on"))]).strip()


def _stays(stays: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for stay in stays:
        if stay.get("status") and stay.get("from"):
            yield " ".join([str(stay["status"]), _cell(stay["from"]), _cell(stay.get("to"))]).strip()


def _courses(courses: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for course in courses:
        if course.get("course") and course.get("from"):
            yield " ".join([str(course["course"]), _cell(course["from"]), _cell(course.get("to"))]).strip()


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
                Text("Persingkat, lalu kirim lagi", "短くして、もう一度送ってください", "Shorten it and send it again"),
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
                    f"Fakta ini tidak dapat dipakai: {sentence}",
                    f"この事実は判定に使えません：{sentence}",
                    f"This fact cannot be used: {sentence}",
                ),
                Text("Perbaiki, lalu kirim lagi", "直してから、もう一度送ってください", "Correct it and send it again"),
            )


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
