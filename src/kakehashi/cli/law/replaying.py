"""`kakehashi law replay`: a stored assessment asked again, and compared word by word."""

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from kakehashi.cli.law.people import people_in, tell, warnings_on
from kakehashi.cli.law.question import HOLDS_NOT, lane_name
from kakehashi.cli.law.verdict_files import digest_of, read
from kakehashi.cli.options import AsJson, FileNotUsable, Lang, language_or_system, print_json
from kakehashi.law import Answer, Mismatch, Replay, columns, replay
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Language, Text, written

_NAMED = 20
"""Answers named in the text; JSON names all."""


def replay_assessment(
    stored: Annotated[Path, typer.Argument(help="What `law assess --out` wrote: .json, .parquet or .csv.")],
    people: Annotated[
        Path | None, typer.Option("--people", help="The people it was made from; without it the file it names.")
    ] = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Ask a stored assessment again of the same people and compare word by word; exit 1 where an answer differs."""
    kept, beside = read(stored)
    BOOK.span.must_hold(kept.on)
    source = _people_file(people, beside, stored)
    facts = columns(people_in(source, kept.on, or_one=True))
    told = replay(kept, facts, BOOK)
    same_people = beside.get("people_digest") == digest_of(source)
    if as_json:
        print_json(_as_value(told, source, same_people))
    else:
        tell(warnings_on(facts, kept.on))
        _print(told, source, same_people, language_or_system(lang))
    if not told.same:
        raise typer.Exit(HOLDS_NOT)


def _people_file(given: Path | None, beside: Any, stored: Path) -> Path:
    named = beside.get("people_file")
    if given is None and not isinstance(named, str):
        raise FileNotUsable([f"{stored} does not say which file of people it was made from; name it with --people."])
    source = Path(str(named)) if given is None else given
    if not source.exists():
        raise FileNotUsable([f"{source} does not exist; name the file of people with --people."])
    return source


def _as_value(told: Replay, source: Path, same_people: bool) -> dict[str, Any]:
    return {
        "same": told.same,
        "on": told.stored.on,
        "stage": told.stored.stage.key,
        "at_least": told.stored.at_least.key,
        "assumed": list(told.stored.assumed),
        "people_file": str(source),
        "same_people_file": same_people,
        "people": len(told.stored.ids),
        "people_who_differ": told.people,
        "same_book": told.same_book,
        "stored_book": {"version": told.stored.book_version, "digest": told.stored.book_digest},
        "book": {"version": told.book_version, "digest": told.book_digest},
        "differs": [
            {
                "id": each.id,
                "person": each.row,
                "pathway": each.pathway.value,
                "category": each.category,
                "stored": None if each.stored is None else each.stored.value,
                "found": None if each.found is None else each.found.value,
            }
            for each in told.mismatches()
        ],
    }


def _print(told: Replay, source: Path, same_people: bool, language: Language) -> None:
    stored = told.stored
    question = (
        written(stored.on, language),
        stored.stage.text.said_in(language),
        stored.at_least.text.said_in(language),
    )
    print(f"{_PEOPLE.filled(n=len(stored.ids)).said_in(language)} · {' · '.join(question)} · {source}")
    made = _MADE.filled(version=stored.book_version, digest=stored.book_digest[:12])
    now = _NOW.filled(version=told.book_version, digest=told.book_digest[:12])
    print(f"{made.said_in(language)}; {(_SAME_BOOK if told.same_book else now).said_in(language)}")
    if not same_people:
        print(_OTHER_FILE.said_in(language))
    if told.same:
        print(_SAME.said_in(language))
        return
    print(_DIFFER.filled(n=told.people).said_in(language))
    counted = Counter((each.pathway, each.stored, each.found) for each in told.mismatches())
    for (pathway, was, becomes), count in counted.items():
        turned = f"{_said(was, language)} → {_said(becomes, language)}"
        print(f"  {pathway.text.said_in(language)} · {turned}: {count}")
    for each in islice(told.mismatches(), _NAMED):
        print(f"  - {_mismatch_said(each, language)}")
    more = counted.total() - _NAMED
    if more > 0:
        print(f"  {_MORE.filled(n=more).said_in(language)}")


def _mismatch_said(each: Mismatch, language: Language) -> str:
    who = each.id or f"#{each.row + 1}"
    where = f"{each.pathway.text.said_in(language)}, {lane_name(each.category, language)}"
    return f"{who} · {where}: {_said(each.stored, language)} → {_said(each.found, language)}"


def _said(answer: Answer | None, language: Language) -> str:
    return (_NOT_SPOKEN if answer is None else answer.text).said_in(language)


_PEOPLE = Text("{n} orang", "{n}人", "people: {n}")
_MADE = Text(
    "dibuat dengan buku aturan edisi {version} ({digest})",
    "規則集第{version}版({digest})による判定",
    "made with edition {version} of the rule book ({digest})",
)
_NOW = Text(
    "sekarang berlaku edisi {version} ({digest})",
    "現在は第{version}版({digest})",
    "edition {version} runs now ({digest})",
)
_SAME_BOOK = Text("buku yang sama berlaku sekarang", "現在も同じ版", "the same book runs now")
_OTHER_FILE = Text(
    "Berkas data orang yang dinilai telah berubah sejak penilaian itu dibuat.",
    "対象者のファイルは判定時から変更されています。",
    "The file of people has changed since the assessment was made.",
)
_SAME = Text(
    "Semua hasil penilaian sama persis.", "全ての判定が一致しました。", "All answers are the same, word by word."
)
_DIFFER = Text("Hasil penilaian {n} orang berbeda:", "{n}人の判定が異なります。", "Answers differ; people: {n}")
_MORE = Text(
    "dan {n} hasil lagi (--json memuat semuanya)", "ほか{n}件(--json は全件を示す)", "and {n} more (--json names all)"
)
_NOT_SPOKEN = Text("tidak dicakup", "対象外", "not covered")
