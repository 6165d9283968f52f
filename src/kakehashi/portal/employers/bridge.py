"""From a vacancy's rows to the kernels and back: spreadsheets, names of firms, and the law over a contract's term."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil
from typing import Any

from kakehashi import contract, identity, law, sheets
from kakehashi.law.book import BOOK
from kakehashi.portal.employers.models import Finding, Vacancy
from kakehashi.vocabulary import Language, Text, categories_meant

OWN_COLUMNS = (
    "id", "employer", "title", "scheme", "category", "field", "region", "seats", "from", "closes_on",
    "interpreter_needed_below",
)  # fmt: skip
"""Keys of the exchange format that stand in columns of their own; all others stay together in `terms`."""

FILE_REFUSED = sheets.SheetError
"""Raised by `read` for a file of which nothing can be taken in."""


def read(data: bytes, filename: str, today: date, **how: Any) -> sheets.Reading[sheets.VacancyRow]:
    """Rows and faults of a vacancies' spreadsheet; `how` as in `sheets`; raises SheetError for a file that is none."""
    return sheets.check_vacancies(data, filename=filename, today=today, **how)


def cited(article: str) -> Text:
    """Where a rule stands, in three languages; UnknownKey for an article the book of today does not cite."""
    return law.cited(article)


def template(language: str) -> bytes:
    """An empty spreadsheet with the headers in one language."""
    return sheets.template("vacancies", language)


def refused(reading: sheets.Reading[Any], data: bytes, language: str, told: Sequence[Any]) -> bytes:
    """The refused rows as a spreadsheet, faults marked; `told` are those that screening found."""
    return sheets.refused(reading, data, language=language, also=told)


def vacancy_of(row: sheets.VacancyRow) -> Vacancy:
    """A vacancy, not yet saved and without programme and employer, from an accepted row of a spreadsheet."""
    said = row.vacancy
    return Vacancy(
        row=row.number,
        row_digest=row.digest,
        number=said["id"],
        title=said["title"],
        scheme=said.get("scheme") or "",
        category=said["category"],
        field=categories_meant(said["category"])[0].field.key,
        region=said.get("region") or "",
        seats=said["seats"],
        starts_on=said.get("from"),
        closes_on=said.get("closes_on"),
        interpreter_needed_below=said.get("interpreter_needed_below") or "",
        terms=_plain({key: value for key, value in said.items() if key not in OWN_COLUMNS}),
    )


def terms_of(vacancy: Vacancy) -> dict[str, Any]:
    """The contract of the exchange format again, with the field that its category lies in."""
    said = dict(vacancy.terms) | {"category": vacancy.category, "field": vacancy.field}
    if vacancy.scheme:
        said["scheme"] = vacancy.scheme
    if vacancy.starts_on:
        said["from"] = vacancy.starts_on.isoformat()
    return said


def corrected(vacancy: Vacancy, changes: Mapping[str, Any]) -> list[str]:
    """Put `changes` (dotted keys of the contract; None: not stated) into the vacancy; gives the keys that changed."""
    before = terms_of(vacancy)
    for key, value in changes.items():
        if key == "from":
            vacancy.starts_on = value
        else:
            _put(vacancy.terms, key.split("."), None if value is None else _plain(value))
    after = terms_of(vacancy)
    return [key for key in changes if stated(before, key) != stated(after, key)]


def stated(terms: Mapping[str, Any], key: str) -> Any:
    """What terms state under a dotted key; None where they are silent."""
    outer, _, inner = key.partition(".")
    value = terms.get(outer)
    return value.get(inner) if inner and isinstance(value, dict) else None if inner else value


def _put(terms: dict[str, Any], path: list[str], value: Any) -> None:
    outer, *inner = path
    if inner:
        table = dict(terms.get(outer) or {})
        _put(table, inner, value)
        value = table or None
    if value is None:
        terms.pop(outer, None)
    else:
        terms[outer] = value


def _plain(value: Any) -> Any:
    """The same in what JSON has: days as ISO text."""
    return json.loads(json.dumps(value, default=date.isoformat))


def findings_of(vacancy: Vacancy, on: date) -> list[Finding]:
    """What the law says of a vacancy on every day of its term, ready to be kept, in reading order.

    Raises ContractError where the terms cannot be read.
    """
    found = contract.check_term(contract.read(terms_of(vacancy)).terms)
    return [_kept(vacancy, place, finding, on) for place, finding in enumerate(found)]


def _kept(vacancy: Vacancy, place: int, finding: contract.Finding, on: date) -> Finding:
    said = finding.judgement
    return Finding(
        vacancy=vacancy,
        place=place,
        rule=finding.rule.id,
        condition=finding.rule.condition,
        article=finding.rule.article,
        level=finding.rule.level.value,
        mark=finding.mark.key,
        outcome=finding.outcome.value,
        part=said.part or "",
        first=finding.first,
        last=finding.last,
        because=_in_languages(said.because),
        fix=_in_languages(said.fix) if said.fix else None,
        shortfall=_in_languages(_short_by(said.shortfall)) if said.shortfall else None,
        checked_on=on,
    )


def _in_languages(text: Text) -> dict[str, str]:
    return {language.value: text.said_in(language) for language in Language}


SHORT_BY = {
    "JPY/h": Text("kurang {amount} yen per jam", "1時間当たり{amount}円不足", "{amount} yen an hour short"),
}
"""How a shortfall reads, by its unit."""
SHORT_BY_A_UNIT = Text("kurang {amount} {unit}", "{amount} {unit} 不足", "{amount} {unit} short")


def _short_by(shortfall: contract.Shortfall) -> Text:
    """How much is missing; a part of a unit is rounded up to hundredths, so that it never reads as nothing."""
    whole, part = divmod(ceil(shortfall.amount * 100), 100)
    written = f"{whole:,}.{part:02}" if part else f"{whole:,}"
    pattern = SHORT_BY.get(shortfall.unit, SHORT_BY_A_UNIT)
    filled = pattern.filled(amount=written, unit=shortfall.unit)
    indonesian = pattern.indonesian.format(amount=written.translate(str.maketrans(",.", ".,")), unit=shortfall.unit)
    return Text(indonesian, filled.japanese, filled.english)


def warnings_of(vacancy: Vacancy) -> tuple[Text, ...]:
    """What of the terms nobody knows and was therefore not read."""
    return contract.read(terms_of(vacancy)).warnings


def read_day(typed: str) -> date | Text:
    """The day that somebody typed, in any form a cell of a sheet may have; else why it is none."""
    return sheets.read_day(typed)


def book() -> tuple[int, date]:
    """Version of the rule book, and the day on which the law was last checked."""
    return BOOK.version, BOOK.checked


def industries_of(prefecture: str) -> dict[str, Text]:
    """The industries of a prefecture that have a minimum wage of their own, by key."""
    return {rate.industry: rate.name for rate in contract.specified(prefecture) if rate.industry and rate.name}


_FORMS = {"株式会社": "(株)", "有限会社": "(有)", "合同会社": "(同)", "合資会社": "(資)", "合名会社": "(名)"}
_GAPS = re.compile(r"[\s・.,、，。]+")


def firm_form(name: str) -> str:
    """What two writings of one firm's name share: ㈱ and 株式会社, wide and narrow signs, spaces."""
    folded = identity.fold(name).casefold()
    for long, short in _FORMS.items():
        folded = folded.replace(long, short)
    return _GAPS.sub("", folded)
