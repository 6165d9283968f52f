"""What a worked case states and what a value of law says, in words: for readers who know no exchange format.

A key or code without words stays itself, as everywhere in the exchange format; a test says that no worked case of the
book has one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kakehashi.law.facts import Fact, FactList, Kind
from kakehashi.law.person import NOTHING_STATED
from kakehashi.law.questions import FACTS, LISTS, TABLES
from kakehashi.law.scalar import day_written, phrase
from kakehashi.law.shown import UNITS, amount, word
from kakehashi.vocabulary import Text, categories, fields, occupations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kakehashi.law.dated import DatedValue

__all__ = ["expected_in_words", "facts_in_words", "value_in_words", "work_named"]

YES = Text("ya", "はい", "yes")
NO = Text("tidak", "いいえ", "no")
NOTHING = Text("tidak ada", "なし", "none")

_WITH = {
    "from": Text("dari {it}", "{it}から", "from {it}"),
    "to": Text("sampai {it}", "{it}まで", "until {it}"),
    "score": Text("nilai {it}", "{it}点", "score {it}"),
    "percent_of_pass_mark": Text("{it}% dari nilai minimal kelulusan", "合格点の{it}%", "{it}% of the pass mark"),
    "hours": Text("{it} jam", "{it}時間", "{it} hours"),
    "months": Text("{it} bulan", "{it}か月", "{it} months"),
    "permission_from": Text("diizinkan sejak {it}", "許可日: {it}", "permitted from {it}"),
    "excluded_days": Text(
        "{it} hari dimohonkan agar tidak dihitung", "除外を申し出た日数: {it}日", "{it} days asked to be left out"
    ),
    "exclusion_applied_on": Text(
        "dimohonkan agar tidak dihitung pada {it}", "除外の申出日: {it}", "asked on {it} to be left out"
    ),
    "issued": Text("terbit {it}", "発行日: {it}", "issued {it}"),
    "valid_until": Text("berlaku sampai {it}", "有効期限: {it}", "valid until {it}"),
}
"""How an entry of a list says what is under a key, where the value alone would not tell what it is."""

_TRUE_OR_FALSE = {
    "passed": (Text("lulus", "合格", "passed"), Text("tidak lulus", "不合格", "not passed")),
    "booked": (Text("sudah mendaftar", "予約済み", "booked"), Text("belum mendaftar", "予約なし", "not booked")),
    "completed": (
        Text("selesai dengan baik", "良好に修了", "completed properly"),
        Text("tidak selesai dengan baik", "良好に修了していない", "not completed properly"),
    ),
    "evaluation_report": (
        Text("laporan evaluasi ada", "評価調書あり", "evaluation report at hand"),
        Text("laporan evaluasi tidak ada", "評価調書なし", "no evaluation report"),
    ),
    "certified_workshop": (
        Text("di bengkel bersertifikat", "認証工場", "at a certified workshop"),
        Text("bukan di bengkel bersertifikat", "認証工場以外", "not at a certified workshop"),
    ),
    "same_employer_goes_on": (
        Text("tetap di perusahaan yang sama", "同じ受入れ機関で継続", "the same employer goes on"),
        Text("perusahaan lain", "別の受入れ機関", "another employer"),
    ),
    "regional": (
        Text("di luar wilayah metropolitan", "大都市圏以外", "outside the metropolitan list"),
        Text("di wilayah metropolitan", "大都市圏", "in the metropolitan list"),
    ),
    "leading": (
        Text("memimpin beberapa pekerja", "複数の従業員を指導", "leading several workers"),
        Text("tanpa memimpin pekerja lain", "指導の経験なし", "not leading others"),
    ),
    "proof": (Text("ada bukti", "証明書類あり", "with proof"), Text("tanpa bukti", "証明書類なし", "without proof")),
    "present": (Text("ada", "あり", "present"), Text("tidak ada", "なし", "not present")),
    "countersigned_by_village_head": (
        Text(
            "diketahui (ditandatangani) kepala desa atau lurah",
            "村長等(kepala desa/lurah)の副署あり",
            "countersigned by the village head",
        ),
        Text(
            "tanpa tanda tangan kepala desa atau lurah",
            "村長等(kepala desa/lurah)の副署なし",
            "not countersigned by the village head",
        ),
    ),
}
"""What an entry of a list says where a key is true, and where it is false."""

_UNREAD = {
    "sex": Text("Jenis kelamin", "性別", "Sex"),
    "transfer.reason": Text("Alasan pindah", "転籍の理由", "Reason for the transfer"),
}
"""What is stated in a case and read by no rule, so that no question asks for it."""


def facts_in_words(facts: Mapping[str, Any]) -> tuple[tuple[Text, tuple[Text, ...]], ...]:
    """What a case states of a person: each question with its answers, one for each entry of a list.

    @
    """
    return tuple(_told(facts))


def expected_in_words(expected: Any, unit: str) -> Text | None:
    """A day, a word or a number with its unit that a case expects of a computed fact; None for yes, no, unknown."""
    if isinstance(expected, bool) or unit == "yes or no" or expected == "unknown":
        return None
    if isinstance(expected, int) and unit in UNITS:
        return amount(expected, unit)
    return _plain(expected)


def value_in_words(value: DatedValue) -> tuple[Text, ...]:
    """What a value of law says: one text, or one for each member of its list or table; a number with its unit."""
    match value.value:
        case list() as several:
            return tuple(_member(one) for one in several)
        case dict() as table:
            return tuple(
                phrase(Text("{name}: {it}", "{name}: {it}", "{name}: {it}"), name=_member(key), it=_plain(one))
                for key, one in table.items()
            )
        case int() as number if (unit := _unit_of(value)) is not None:
            return (amount(number, unit),)
        case one:
            return (_plain(one),)


def work_named(key: str) -> Text:
    """A work category, a field or an occupation of the training programme by its name; another key stays itself.

    Occupations have no Indonesian names yet: an Indonesian reader sees the English and the Japanese one.
    """
    if key in fields():
        return fields()[key].text
    if key in categories():
        return categories()[key].text
    if key in occupations():
        known = occupations()[key]
        return Text(f"{known.text_english} ({known.text_japanese})", known.text_japanese, known.text_english)
    return _itself(key)


def _unit_of(value: DatedValue) -> str | None:
    """The unit that a value's unit begins with: "months with the employer …" are months; None for another."""
    begins = (unit for unit in UNITS if value.unit == unit or value.unit.startswith(f"{unit} "))
    return None if isinstance(value.value, bool) else next(begins, None)


def _told(facts: Mapping[str, Any], above: str = "") -> Iterator[tuple[Text, tuple[Text, ...]]]:
    for name, value in facts.items():
        key = f"{above}{name}"
        if value is None:
            continue
        if key in LISTS:
            known = LISTS[key]
            told = tuple(_entry(one, known) for one in value) or (NOTHING,)
            yield known.asks or _itself(key), told
        elif key in TABLES:
            yield from _told(value, f"{key}.")
        else:
            fact = FACTS.get(key)
            asked = None if fact is None else fact.asks or _UNREAD.get(key)
            yield asked or _itself(key), (_value(value, fact),)


def _entry(entry: Mapping[str, Any] | str, known: FactList) -> Text:
    told = {known.plain or "": entry} if isinstance(entry, str) else entry
    said = [_of_entry(key, value, known.entries.get(key)) for key, value in told.items() if value is not None]
    return Text(
        " · ".join(one.indonesian for one in said),
        " · ".join(one.japanese for one in said),
        " · ".join(one.english for one in said),
    )


def _of_entry(key: str, value: Any, fact: Fact | None) -> Text:
    if isinstance(value, bool):
        if key not in _TRUE_OR_FALSE:
            return phrase(Text("{key}: {it}", "{key}: {it}", "{key}: {it}"), key=_itself(key), it=YES if value else NO)
        return _TRUE_OR_FALSE[key][0 if value else 1]
    return phrase(_WITH.get(key, Text("{it}", "{it}", "{it}")), it=_value(value, fact))


def _value(value: Any, fact: Fact | None) -> Text:
    kind = None if fact is None else fact.kind
    if kind in {Kind.CATEGORY, Kind.OCCUPATION}:
        return work_named(str(value))
    return word(value) if kind in {Kind.WORD, Kind.STATE} and isinstance(value, str) else _plain(value)


def _member(one: Any) -> Text:
    """A member of a value's list: work, or a word."""
    if isinstance(one, str) and (one in fields() or one in categories() or one in occupations()):
        return work_named(one)
    return _plain(one)


def _plain(value: Any) -> Text:
    match value:
        case bool():
            return YES if value else NO
        case date():
            return day_written(value)
        case int():
            grouped = f"{value:,}"
            return Text(grouped.replace(",", "."), grouped, grouped)
        case str():
            return NOTHING if value.strip() in NOTHING_STATED else word(value)
        case _:
            return _itself(str(value))


def _itself(code: str) -> Text:
    return Text(code, code, code)
