"""`kakehashi law diff`: what a change of day changes, for one person with the reasons, for many in numbers."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kakehashi.cli.law.people import all_facts_in, tell, warnings_on
from kakehashi.cli.law.question import (
    LIST_OF,
    AtLeast,
    CategoryNamed,
    Lanes,
    PathwayNamed,
    StageNamed,
    evidence_named,
    lane_name,
    lanes_asked,
    lanes_said,
    stage_named,
)
from kakehashi.cli.options import AsJson, Lang, language_or_system, print_json
from kakehashi.law import (
    TITP_OCCUPATIONS,
    WORK_CATEGORIES,
    Answer,
    Cause,
    CauseKind,
    Change,
    DatedValue,
    Difference,
    Facts,
    KeyDay,
    KeyDayKind,
    PathwayDifference,
    Reason,
    Turn,
    asks,
    changes,
    difference,
    key_days,
)
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Language, Pathway, Text, categories, fields, term, written

_NAMED = 20
"""People named on one line of text; JSON names all."""

_TOLD = (Turn.GAINS, Turn.LOSES, Turn.BECOMES_UNKNOWN, Turn.COMES_TO_SPEAK, Turn.SETTLED)


def compare_days(
    people: Annotated[
        Path,
        typer.Argument(help="People of the exchange format: .json, .parquet, .xlsx, .csv; or one: .json, .toml."),
    ],
    on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], help="The first day.")],
    then: Annotated[datetime, typer.Option("--and", formats=["%Y-%m-%d"], help="The second day.")],
    stage: StageNamed = "landing",
    at_least: AtLeast = "claimed",
    pathway: PathwayNamed = None,
    category: CategoryNamed = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Say whose answers differ between two days, as the law stands and under each assumption; of one person, why.

    All people of the file are held in memory at once, of .parquet too.
    """
    BOOK.span.must_hold(on.date(), then.date())
    facts = all_facts_in(people, on.date())
    asked = None if pathway is None else [pathway]
    keys = lanes_asked(category)
    told = difference(
        facts,
        BOOK,
        on=on.date(),
        then=then.date(),
        stage=stage_named(stage),
        at_least=evidence_named(at_least),
        pathways=asked,
    )
    days = [
        each
        for each in key_days(BOOK, told.on, told.then)
        if asked is None or not each.pathways or set(asked) & set(each.pathways)
    ]
    if as_json:
        print_json(_as_value(told, facts, days, keys))
        return
    tell(warnings_on(facts, told.on, told.then))
    print("\n".join(_said(told, facts, days, keys, language_or_system(lang))))


def _changes(
    told: Difference, facts: Facts, assumed: str | None, pathways: Mapping[Pathway, object], keys: Lanes
) -> tuple[Change, ...]:
    return changes(
        facts,
        BOOK,
        on=told.on,
        then=told.then,
        stage=told.stage,
        at_least=told.at_least,
        assumed=() if assumed is None else [assumed],
        pathways=pathways,
        categories=keys[WORK_CATEGORIES.kind],
        occupations=keys[TITP_OCCUPATIONS.kind],
    )


def _name(facts: Facts, row: int) -> str:
    """The person's own number, else the place in the file, from 1 on."""
    return facts.ids[row] or f"#{row + 1}"


def _spoken(each: PathwayDifference, keys: Lanes) -> list[str]:
    lanes = each.instrument.lanes
    asked = keys[lanes.kind]
    return [key for key in lanes.named(each.speaks_of) if asked is None or key in asked]


def _covered(pathways: Mapping[Pathway, PathwayDifference], keys: Lanes) -> dict[Pathway, list[str] | None]:
    """What each pathway covers on one of the two days; None where only some of it was asked about."""
    return {
        pathway: _spoken(each, keys) if keys[each.instrument.lanes.kind] is None else None
        for pathway, each in pathways.items()
    }


def _rows(each: PathwayDifference, turn: Turn, keys: Lanes) -> list[int]:
    """Who has the turn in one of the categories asked about."""
    asked = keys[each.instrument.lanes.kind]
    if asked is None:
        return [int(row) for row in each.rows(turn)]
    return sorted({int(row) for key in asked for row in each.rows(turn, key)})


def _as_value(told: Difference, facts: Facts, days: Sequence[KeyDay], keys: Lanes) -> dict[str, Any]:
    return {
        "on": told.on,
        "and": told.then,
        "stage": told.stage.key,
        "at_least": told.at_least.key,
        "people": len(facts),
        "law_checked": told.law_checked,
        "book_version": told.book_version,
        "warnings": list(warnings_on(facts, told.on, told.then)),
        "key_days": [_day_value(each) for each in days],
        "answers": [_answers_value(told, facts, assumed, pathways, keys) for assumed, pathways in told.told()],
    }


def _day_value(each: KeyDay) -> dict[str, Any]:
    return {
        "day": each.day,
        "kind": each.kind.value,
        "id": each.id,
        "pathways": [pathway.value for pathway in each.pathways],
        "what": None if each.what is None else each.what.english,
        "mark": each.mark.key,
        "cite": each.cite,
    }


def _answers_value(
    told: Difference,
    facts: Facts,
    assumed: str | None,
    pathways: Mapping[Pathway, PathwayDifference],
    keys: Lanes,
) -> dict[str, Any]:
    value: dict[str, Any] = {"assumed": [] if assumed is None else [assumed], "pathways": []}
    for pathway, each in pathways.items():
        counts = each.counts()
        value["pathways"].append(
            {
                "pathway": pathway.value,
                "categories": [
                    {each.instrument.lanes.kind: key}
                    | {turn.value: int(counts[turn][each.instrument.lanes.lane(key)]) for turn in Turn}
                    for key in _spoken(each, keys)
                ],
                "people": {turn.value: [_name(facts, row) for row in _rows(each, turn, keys)] for turn in _TOLD},
            }
        )
    if len(facts) == 1:
        value["changes"] = [_change_value(each) for each in _changes(told, facts, assumed, pathways, keys)]
    return value


def _change_value(change: Change) -> dict[str, Any]:
    return {
        "pathway": change.pathway.value,
        BOOK.lanes_of(change.pathway).kind: change.category,
        "turn": change.turn.value,
        "before": _answer_value(None if change.before is None else change.before.answer),
        "after": _answer_value(None if change.after is None else change.after.answer),
        "deciding_after": [] if change.after is None else [rule.id for rule in change.after.deciding],
        "because": [
            {
                "rule": None if cause.rule is None else cause.rule.id,
                "condition": None if cause.rule is None else cause.rule.condition,
                "kind": cause.kind.value,
                "before": _answer_value(cause.before),
                "after": _answer_value(cause.after),
                "values": [
                    {"value": _named(pair), "before": _number(pair[0]), "after": _number(pair[1])}
                    for pair in cause.values
                ],
                "facts": [
                    {
                        "fact": fact.after.id,
                        "before": fact.before.found or _answer_value(fact.before.answer),
                        "after": fact.after.found or _answer_value(fact.after.answer),
                    }
                    for fact in cause.facts
                ],
            }
            for cause in change.because
        ],
    }


def _answer_value(answer: Answer | None) -> str | None:
    return None if answer is None else answer.value


def _named(pair: tuple[DatedValue | None, DatedValue | None]) -> str:
    return next(value.name for value in pair if value is not None)


def _number(value: DatedValue | None) -> Any:
    return None if value is None else value.value


def _said(told: Difference, facts: Facts, days: Sequence[KeyDay], keys: Lanes, language: Language) -> Iterator[str]:
    people = _PEOPLE.filled(n=len(facts)).said_in(language)
    between = f"{written(told.on, language)} → {written(told.then, language)}"
    yield f"{people} · {between} · {told.stage.text.said_in(language)} · {told.at_least.text.said_in(language)}"
    yield from _days_said(days, language)
    for assumed, pathways in told.told():
        yield ""
        yield f"== {_AS_IT_STANDS.said_in(language) if assumed is None else _assumption(assumed, language)} =="
        lines = list(
            _one_said(_changes(told, facts, assumed, pathways, keys), _covered(pathways, keys), language)
            if len(facts) == 1
            else _many_said(facts, pathways, keys, language)
        )
        yield from lines or [_NOTHING.said_in(language)]
    yield ""
    checked = term("ui.law_checked").said_in(language)
    yield f"{checked}: {written(told.law_checked, language)}"


def _days_said(days: Sequence[KeyDay], language: Language) -> Iterator[str]:
    """Each deadline in full; of rules and values that change how many a day, as the rest of the answer names them."""
    rest: dict[tuple[Any, KeyDayKind], int] = {}
    for each in days:
        if each.kind is KeyDayKind.DEADLINE and each.what is not None:
            whom = LIST_OF[language].join(pathway.text.said_in(language) for pathway in each.pathways)
            mark = each.mark.text.said_in(language)
            what = f"{whom}: {each.what.said_in(language)} [{mark}]"
            yield f"  ! {written(each.day, language)} · {each.kind.text.said_in(language)} · {what}"
        else:
            rest[each.day, each.kind] = rest.get((each.day, each.kind), 0) + 1
    for (day, kind), count in rest.items():
        yield f"  · {written(day, language)} · {_COUNTED.get(kind, kind.text).said_in(language)}: {count}"


def _many_said(
    facts: Facts, pathways: Mapping[Pathway, PathwayDifference], keys: Lanes, language: Language
) -> Iterator[str]:
    for pathway, each in pathways.items():
        counts = each.counts()
        for turn in _TOLD:
            alike: dict[int, list[str]] = {}
            for key in _spoken(each, keys):
                count = int(counts[turn][each.instrument.lanes.lane(key)])
                if count:
                    alike.setdefault(count, []).append(lane_name(key, language))
            if alike:
                yield f"{pathway.text.said_in(language)} · {turn.text.said_in(language)}"
                for count, names in sorted(alike.items(), reverse=True):
                    yield f"  {_PEOPLE.filled(n=count).said_in(language)}: {', '.join(names)}"
                yield f"  {_who(facts, _rows(each, turn, keys), language)}"


def _who(facts: Facts, rows: Sequence[int], language: Language) -> str:
    named = ", ".join(_name(facts, row) for row in rows[:_NAMED])
    more = len(rows) - _NAMED
    return named if more <= 0 else f"{named} {_MORE.filled(n=more).said_in(language)}"


def _one_said(
    changed: Sequence[Change], covered: Mapping[Pathway, Sequence[str] | None], language: Language
) -> Iterator[str]:
    """Each change; categories that change alike, and for the same causes, stand together."""
    alike: dict[tuple[Any, ...], list[Change]] = {}
    for change in changed:
        causes = tuple((cause.rule, cause.kind, cause.before, cause.after) for cause in change.because)
        left = () if change.after is None else change.after.deciding
        alike.setdefault((change.pathway, change.was, change.becomes, causes, left), []).append(change)
    for group in alike.values():
        one = group[0]
        turned = " → ".join(_OF_PERSON[answer].said_in(language) for answer in (one.was, one.becomes))
        yield f"{one.pathway.text.said_in(language)} · {one.turn.text.said_in(language)}: {turned}"
        yield f"  {lanes_said([change.category for change in group], covered[one.pathway], language)}"
        for cause in one.because:
            yield from _cause_said(cause, language)
        if one.after is not None and one.becomes is not Answer.YES:
            held = _IN_THE_WAY[one.becomes].said_in(language)
            for rule in one.after.deciding:
                yield f"  … {held}: {rule.asks.said_in(language)} ({rule.condition})"


def _cause_said(cause: Cause, language: Language) -> Iterator[str]:
    kind = cause.kind.text.said_in(language)
    if cause.rule is None:
        yield f"  - {_SCOPE.said_in(language)}: {kind}"
    else:
        answers = " → ".join(
            (_ASKS_NOTHING if each is None else _OF_RULE[each]).said_in(language)
            for each in (cause.before, cause.after)
        )
        begun = "" if cause.kind is CauseKind.TURNED else f"{kind}; "
        yield f"  - {cause.rule.asks.said_in(language)} ({cause.rule.condition}): {begun}{answers}"
    for fact in cause.facts:
        turned = " → ".join(_fact_said(each, language) for each in (fact.before, fact.after))
        yield f"    {fact.asks.said_in(language)} {turned}"
    for was, now in cause.values:
        value = now if now is not None else was
        if value is not None:
            mark = value.mark.text.said_in(language)
            said = f"{value.name} ({value.unit}): {_numbers_said((was, now), language)} [{mark}]"
            yield f"    {_VALUE.said_in(language)} {said}"


def _fact_said(reason: Reason, language: Language) -> str:
    if reason.shown is not None:
        return reason.shown.said_in(language)
    return _PLAIN[reason.answer or Answer.UNKNOWN].said_in(language)


def _numbers_said(pair: tuple[DatedValue | None, DatedValue | None], language: Language) -> str:
    """Both values; of two lists what came and what went."""
    old, new = (None if value is None else value.value for value in pair)
    if isinstance(old, list) and isinstance(new, list):
        came = [f"+ {_member(word, language)}" for word in new if word not in old]
        return LIST_OF[language].join([*came, *(f"− {_member(word, language)}" for word in old if word not in new)])
    return " → ".join(_NOT_STANDING.said_in(language) if each is None else str(each) for each in (old, new))


def _member(word: str, language: Language) -> str:
    """A member of a list of law: a field or work category by its name, any other as it is written."""
    if word in categories():
        return lane_name(word, language)
    return fields()[word].text.said_in(language) if word in fields() else word


def _assumption(name: str, language: Language) -> str:
    asked = asks(name)
    made = f"{_ASSUMED.said_in(language)}: {name}"
    return made if asked is None else f"{made} · {asked.said_in(language)}"


_PEOPLE = Text("{n} orang", "{n}人", "people: {n}")
_AS_IT_STANDS = Text("menurut peraturan yang berlaku", "法令による判定(仮定なし)", "as the law stands")
_ASSUMED = Text("dengan anggapan", "仮定を置いた判定", "assumed")
_NOTHING = Text("Tidak ada hasil penilaian yang berubah.", "変わる判定はありません。", "No answer changes.")
_MORE = Text(
    "dan {n} orang lagi (--json memuat semuanya)", "ほか{n}人(--json は全員を示す)", "and {n} more (--json names all)"
)
_SCOPE = Text("Kategori pekerjaan yang dicakup", "対象となる業務区分", "Work categories that the pathway covers")
_ASKS_NOTHING = Text("tidak disyaratkan", "要件なし", "not asked")
_NOT_STANDING = Text("tidak ada", "定めなし", "none")
_COUNTED = {
    KeyDayKind.RULE_BEGINS: Text("syarat yang mulai berlaku", "適用が始まる要件の数", "rules that begin"),
    KeyDayKind.RULE_ENDS: Text("syarat yang tidak berlaku lagi", "適用が終わる要件の数", "rules that end"),
    KeyDayKind.VALUE_CHANGES: Text("nilai peraturan yang berubah", "変わる法令上の値の数", "values of law that change"),
}
_OF_PERSON = {
    Answer.YES: Text("memenuhi syarat", "要件を満たす", "meets the conditions"),
    Answer.NO: Text("tidak memenuhi syarat", "要件を満たさない", "does not meet the conditions"),
    Answer.UNKNOWN: Text("belum dapat dipastikan", "判定できない", "unknown"),
}
_OF_RULE = {
    Answer.YES: Text("ya", "満たす", "yes"),
    Answer.NO: Text("tidak", "満たさない", "no"),
    Answer.UNKNOWN: Text("belum dapat dipastikan", "判定できない", "unknown"),
}
_IN_THE_WAY = {
    Answer.NO: Text("pada hari kedua tidak terpenuhi", "後の日に満たさない要件", "not met on the second day"),
    Answer.UNKNOWN: Text(
        "pada hari kedua belum dapat dipastikan", "後の日に判定できない要件", "not certain on the second day"
    ),
}
_PLAIN = {
    Answer.YES: Text("ya", "はい", "yes"),
    Answer.NO: Text("tidak", "いいえ", "no"),
    Answer.UNKNOWN: Text("belum diketahui", "情報なし", "unknown"),
}
_VALUE = Text("Nilai menurut peraturan", "法令上の値", "Value")
