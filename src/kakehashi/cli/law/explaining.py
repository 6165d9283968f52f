"""`kakehashi law explain`: what the law of a day says of one person, and why."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from kakehashi.cli.law.people import one_person, tell, warnings_on
from kakehashi.cli.law.question import (
    LIST_OF,
    AtLeast,
    CategoryNamed,
    Day,
    Lanes,
    OccupationNamed,
    PathwayNamed,
    QuestionNotUsable,
    StageNamed,
    day_asked,
    evidence_named,
    lane_name,
    lanes_asked,
    lanes_said,
    stage_named,
)
from kakehashi.cli.options import AsJson, Lang, language_or_system, print_json
from kakehashi.law import (
    NOT_SPOKEN_OF,
    STAYS_OPEN,
    TITP_OCCUPATIONS,
    WORK_CATEGORIES,
    Answer,
    ByEvidence,
    Closed,
    Evidence,
    Explanation,
    Facts,
    Reason,
    Remaining,
    Rule,
    Verdict,
    Way,
    by_evidence,
    closed_value,
    columns,
    explain,
    explanation_value,
    who_settles,
)
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Language, Mark, Pathway, Text, term, written


def explain_person(
    person: Annotated[Path, typer.Argument(help="A person of the exchange format, JSON or TOML.")],
    on: Day = None,
    stage: StageNamed = "landing",
    at_least: AtLeast = "claimed",
    pathway: PathwayNamed = None,
    category: CategoryNamed = None,
    occupation: OccupationNamed = None,
    levels: Annotated[
        bool, typer.Option("--levels", help="The answers at claimed, seen and verified, side by side.")
    ] = False,
    tree: Annotated[
        bool, typer.Option("--tree", help="Below each answer the tree of reasons: rules, and what each rests on.")
    ] = False,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Say of one person what the law of the day answers, in each work category or occupation, and why."""
    facts = columns([one_person(person)])
    pathways, asked = None if pathway is None else [pathway], lanes_asked(category, occupation)
    keys, trades = asked[WORK_CATEGORIES.kind], asked[TITP_OCCUPATIONS.kind]
    day, due, shown = day_asked(on), stage_named(stage), evidence_named(at_least)
    if levels and shown is not Evidence.CLAIMED:
        raise QuestionNotUsable([f"--levels shows every level of evidence; leave --at-least {at_least} out."])
    if not as_json:
        tell(warnings_on(facts, day))
    if levels:
        told = by_evidence(facts, BOOK, on=day, stage=due, pathways=pathways, categories=keys, occupations=trades)
        if as_json:
            print_json(_levels_value(told, facts))
        else:
            print("\n".join(_levels_said(told, asked, language_or_system(lang))))
        return
    explanation = explain(
        facts, BOOK, on=day, stage=due, at_least=shown, pathways=pathways, categories=keys, occupations=trades
    )
    if as_json:
        print_json(explanation_value(explanation, BOOK, warnings_on(facts, day)))
    else:
        _print_explanation(explanation, asked, language_or_system(lang), tree=tree)


def remaining_steps(
    person: Annotated[Path, typer.Argument(help="A person of the exchange format, JSON or TOML.")],
    on: Day = None,
    stage: StageNamed = "landing",
    at_least: AtLeast = "claimed",
    pathway: PathwayNamed = None,
    category: CategoryNamed = None,
    occupation: OccupationNamed = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Say of one person what is still to be done on each pathway: the steps of `law explain`, and nothing else."""
    facts, day = columns([one_person(person)]), day_asked(on)
    pathways, asked = None if pathway is None else [pathway], lanes_asked(category, occupation)
    explanation = explain(
        facts,
        BOOK,
        on=day,
        stage=stage_named(stage),
        at_least=evidence_named(at_least),
        pathways=pathways,
        categories=asked[WORK_CATEGORIES.kind],
        occupations=asked[TITP_OCCUPATIONS.kind],
    )
    if as_json:
        value = explanation_value(explanation, BOOK, warnings_on(facts, day))
        kept = ("pathway", WORK_CATEGORIES.kind, TITP_OCCUPATIONS.kind, "answer", "mark", "remaining", "earliest_yes")
        steps = [{key: each[key] for key in kept if key in each} for each in value["verdicts"]]
        print_json(value | {"verdicts": steps})
        return
    tell(warnings_on(facts, day))
    language = language_or_system(lang)
    alike: dict[tuple[Any, ...], list[Verdict]] = {}
    for verdict in explanation.verdicts:
        alike.setdefault((verdict.pathway, verdict.answer, verdict.remaining), []).append(verdict)
    for verdicts in alike.values():
        one = verdicts[0]
        covered = [verdict.category for verdict in explanation.verdicts if verdict.pathway is one.pathway]
        among = _all_of(covered, one.pathway, asked)
        print(f"{one.pathway.text.said_in(language)} · {one.answer.text.said_in(language)}")
        print(f"  {lanes_said([verdict.category for verdict in verdicts], among, language)}")
        print("\n".join([*_remaining_said(one, day, language)] or [f"  {_NO_STEP.said_in(language)}"]))
        print()
    print(_checked(explanation, language))


def _levels_value(told: ByEvidence, facts: Facts) -> dict[str, Any]:
    one = told.explanations[Evidence.CLAIMED]
    return {
        "on": one.on,
        "law_checked": one.law_checked,
        "book_version": one.book_version,
        "stage": one.stage.key,
        "warnings": list(warnings_on(facts, one.on)),
        "levels": [
            {"pathway": place[0].value, BOOK.lanes_of(place[0]).kind: place[1]}
            | {level.key: answer.value for level, answer in told.answers(*place).items()}
            | {"to_show": {level.key: list(told.to_show(*place, level)) for level in _STRONGER}}
            for place in told.places
        ],
        "not_spoken_of": closed_value(one, BOOK),
    }


def _levels_said(told: ByEvidence, keys: Lanes, language: Language) -> Iterable[str]:
    """The answers at each level; categories that are answered alike stand together."""
    alike: dict[tuple[Any, ...], list[tuple[Pathway, str]]] = {}
    for place in told.places:
        asked = tuple(tuple(told.to_show(*place, level)) for level in _STRONGER)
        alike.setdefault((place[0], *told.answers(*place).values(), asked), []).append(place)
    for places in alike.values():
        one = places[0]
        answers = [
            f"{level.text.said_in(language)}: {answer.text.said_in(language)}"
            for level, answer in told.answers(*one).items()
        ]
        yield f"{one[0].text.said_in(language)} · {' · '.join(answers)}"
        covered = [category for pathway, category in told.places if pathway is one[0]]
        yield f"  {lanes_said([category for _, category in places], _all_of(covered, one[0], keys), language)}"
        for level in _STRONGER:
            for question in told.to_show(*one, level).values():
                yield f"  ? {level.text.said_in(language)}: {question.said_in(language)}"
        yield ""
    yield from _closed_said(told.explanations[Evidence.CLAIMED], language)
    yield _checked(told.explanations[Evidence.CLAIMED], language)


def _checked(explanation: Explanation, language: Language) -> str:
    return f"{term('ui.law_checked').said_in(language)}: {written(explanation.law_checked, language)}"


def _closed_said(explanation: Explanation, language: Language) -> Iterable[str]:
    """One sentence a pathway, of all its lanes that were asked about and are not spoken of."""
    alike: dict[Pathway, list[Closed]] = {}
    for each in explanation.closed:
        alike.setdefault(each.pathway, []).append(each)
    for pathway, closed in alike.items():
        names = LIST_OF[language].join(lane_name(each.category, language) for each in closed)
        yield NOT_SPOKEN_OF.filled(pathway=pathway.text.said_in(language), name=names).said_in(language)
        value = closed[0].value
        if value is not None:
            yield f"  {_SOURCE.said_in(language)}: {value.cite} [{value.mark.text.said_in(language)}]"
        yield ""


def _all_of(covered: Sequence[str], pathway: Pathway, keys: Lanes) -> Sequence[str] | None:
    """What the pathway covers, where all of it was asked about."""
    return covered if keys[BOOK.lanes_of(pathway).kind] is None else None


def _print_explanation(explanation: Explanation, keys: Lanes, language: Language, *, tree: bool) -> None:
    """Each pathway with its answers; categories that are decided alike stand together."""
    alike: dict[tuple[Any, ...], list[Verdict]] = {}
    for verdict in explanation.verdicts:
        held = (verdict.answer, verdict.mark, verdict.deciding, verdict.still_to_come, verdict.as_it_stands)
        key = (verdict.pathway, *held)
        alike.setdefault(key, []).append(verdict)
    for verdicts in alike.values():
        pathway = verdicts[0].pathway
        covered = [verdict.category for verdict in explanation.verdicts if verdict.pathway is pathway]
        print("\n".join(_said(explanation, verdicts, _all_of(covered, pathway, keys), language)))
        if tree:
            print("\n".join(_tree_said(explanation.reasons(pathway, verdicts[0].category), language)))
        print()
    for line in _closed_said(explanation, language):
        print(line)
    print(_checked(explanation, language))


def _said(
    explanation: Explanation, verdicts: Sequence[Verdict], among: Sequence[str] | None, language: Language
) -> Iterable[str]:
    one = verdicts[0]
    answer, mark = one.answer.text.said_in(language), one.mark.text.said_in(language)
    yield f"{one.pathway.text.said_in(language)} · {answer} [{mark}]"
    yield f"  {lanes_said([verdict.category for verdict in verdicts], among, language)}"
    yield f"  {_JUDGED_FOR.said_in(language)}: {one.stage.text.said_in(language)}"
    if one.mark is Mark.OPEN and one.answer != "unknown":
        yield f"  ! {_RESTS_ON_OPEN.said_in(language)}"
    if one.answer != "yes":
        for rule in one.deciding:
            yield f"  - {rule.asks.said_in(language)} ({rule.condition})"
            yield f"      {_founded_on(rule, one.answer, language)}"
        for question in explanation.asks(one.pathway, one.category).values():
            yield f"  ? {question.said_in(language)}"
        for rule in explanation.left_open(one.pathway, one.category):
            who = STAYS_OPEN.said_in(language).format(who=who_settles(rule).said_in(language))
            yield f"  ?! {rule.condition}: {who}"
    yield from _remaining_said(one, explanation.on, language)
    for rule in one.still_to_come:
        yield f"  … {_STILL_TO_COME.said_in(language)}: {rule.asks.said_in(language)} ({rule.condition})"
    if one.as_it_stands is not None:
        stands = one.as_it_stands.text.said_in(language)
        yield f"  {_ASSUMED.said_in(language)}: {', '.join(one.assumed)}; {_AS_IT_STANDS.said_in(language)}: {stands}"


def _founded_on(rule: Rule, answer: Answer, language: Language) -> str:
    """The rule by its id, how firmly it is known, the article, and where it was read."""
    mark = rule.mark_of(answer).text.said_in(language)
    return f"{rule.id} [{mark}] {rule.cited.said_in(language)} | {rule.source}"


def _tree_said(reasons: Iterable[Reason], language: Language, depth: int = 2) -> Iterable[str]:
    """Each rule or fact with its answer, and indented below it what it rests on."""
    for reason in reasons:
        told = reason.shown.said_in(language) if reason.shown is not None else ""
        found = (
            reason.answer.text.said_in(language) if reason.answer is not None else told or _UNKNOWN.said_in(language)
        )
        mark = "" if reason.provision is None else f" [{reason.provision.mark.text.said_in(language)}]"
        yield f"{'  ' * depth}{reason.id}: {found}{mark} {reason.asks.said_in(language)}"
        yield from _tree_said(reason.because, language, depth + 1)


def _remaining_said(one: Verdict, on: date, language: Language) -> Iterable[str]:
    """The steps that are left, each with the ways to take it."""
    for left in one.remaining:
        day = f" ({_day_said(left, left.earliest, language)})" if left.earliest else ""
        yield f"  → {left.step.text.said_in(language)}{day}"
        for way in left.ways:
            known = "; ".join(_way_said(way, on, language))
            if left.alternatives:
                either = "" if way is left.way else f"{_OR.said_in(language)} "
                yield f"      {either}{way.says.said_in(language)}: {known or _NOT_KNOWN.said_in(language)}"
            elif known:
                yield f"      {known}"


def _way_said(way: Way, on: date, language: Language) -> Iterable[str]:
    """What is known of a way: how long it usually takes, what it costs, when its test is held."""
    for told in (way.lead_time, way.cost):
        if told is not None:
            mark = told.mark.text.said_in(language)
            yield f"{told.text.said_in(language)} ({told.of.said_in(language)}) [{mark}]"
    if way.sittings is not None:
        yield _SITTINGS.filled(n=way.sittings.a_year).said_in(language)
        months = way.months(on)
        if months is not None:
            when = _NEXT_SITTING if way.ready(on) == on else _SITTING_AFTER
            yield when.filled(months=months.said_in(language)).said_in(language)


def _day_said(left: Remaining, earliest: date, language: Language) -> str:
    """The first day of a step; of a test the months of its next sitting, since the day was not read."""
    if left.months is None:
        return f"{_NOT_BEFORE.said_in(language)} {written(earliest, language)}"
    return _NEXT_SITTING.filled(months=left.months.said_in(language)).said_in(language)


_STRONGER = (Evidence.SEEN, Evidence.VERIFIED)
_JUDGED_FOR = Text("dinilai untuk tahap", "判定の段階", "judged for the stage")
_SOURCE = Text("sumber daftar kategorinya", "対象業務の一覧の出典", "source of the list of categories")
_UNKNOWN = Text("belum diketahui", "情報なし", "not known")
_NO_STEP = Text("tidak ada langkah yang diketahui", "残る手続は把握されていません", "no step is known to be left")
_NOT_BEFORE = Text("paling cepat", "最短の日:", "not before")
_OR = Text("atau", "又は", "or")
_NEXT_SITTING = Text("ujian berikutnya {months}", "次回の試験は{months}", "next sitting {months}")
_SITTING_AFTER = Text(
    "ujian pertama sesudah masa itu {months}",
    "その期間の後の最初の試験は{months}",
    "first sitting after that time {months}",
)
_NOT_KNOWN = Text("lama dan biayanya belum diketahui", "期間・費用は情報なし", "time and cost not known")
_SITTINGS = Text("ujian {n} kali setahun", "試験は年{n}回", "held {n} times a year")
_STILL_TO_COME = Text("syarat tahap berikutnya", "今後の要件", "still to come")
_RESTS_ON_OPEN = Text(
    "jawaban ini bertumpu pada hal yang belum pasti menurut sumber: tanyakan kepada instansi yang berwenang",
    "この判定は、資料が食い違う点又は資料に記載のない点に基づいています。所管の機関に確認してください",
    "this answer rests on a point on which sources conflict or are silent: ask the authority",
)
_ASSUMED = Text("dengan anggapan", "仮定", "assumed")
_AS_IT_STANDS = Text("menurut peraturan yang berlaku", "法令による判定(仮定なし)", "as the law stands")
