"""What the commands ask of the law: the day, the stage, the evidence, the pathway and the categories, as typed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated

import typer

from kakehashi.cli.options import FileNotUsable
from kakehashi.law import TITP_OCCUPATIONS, WORK_CATEGORIES, Evidence, Stage
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Language, Pathway, Text, UnknownKey, categories, categories_meant, occupations

HOLDS_NOT = 1

Lanes = Mapping[str, "list[str] | None"]
"""The keys asked about, by the kind of their lanes; None for all."""

Day = Annotated[
    datetime | None,
    typer.Option(
        "--on",
        formats=["%Y-%m-%d"],
        help=f"The day asked about, from {BOOK.span.first} to {BOOK.span.last}; today.",
    ),
]
StageNamed = Annotated[str, typer.Option("--stage", help="pool, offer, application or landing: all rules.")]
AtLeast = Annotated[str, typer.Option("--at-least", help="claimed, seen or verified: weaker evidence is unknown.")]
PathwayNamed = Annotated[Pathway | None, typer.Option("--pathway", help="One pathway only.")]
CategoryNamed = Annotated[
    str | None, typer.Option("--category", help="A work category or a field, and the TITP occupations that lead there.")
]
OccupationNamed = Annotated[
    str | None, typer.Option("--occupation", help="A TITP occupation, and the work categories it leads to.")
]


class QuestionNotUsable(FileNotUsable):
    """An option of the command names something that does not exist."""

    title = "The question cannot be answered"


def day_asked(on: datetime | None) -> date:
    """The day typed, today where none was; DayOutsideBook where the rule book does not speak of it."""
    day = on.date() if on else date.today()  # noqa: DTZ011, TID251 - the command line knows today
    BOOK.span.must_hold(day)
    return day


def stage_named(key: str) -> Stage:
    """The stage typed; QuestionNotUsable names the four."""
    try:
        return Stage.named(key)
    except ValueError as error:
        raise QuestionNotUsable([f"{error}."]) from None


def evidence_named(key: str) -> Evidence:
    """The level of evidence typed; QuestionNotUsable names the three."""
    try:
        return Evidence.named(key)
    except ValueError as error:
        raise QuestionNotUsable([f"{error}."]) from None


def lanes_asked(category: str | None, occupation: str | None = None) -> Lanes:
    """The work categories and the occupations asked about, by the kind of their lanes; None for all.

    A category stands for the TITP occupations that lead there, and an occupation for the categories it leads to.
    Raises UnknownKey naming the nearest for either.
    """
    if occupation is not None and occupation not in occupations():
        raise UnknownKey.among(occupation, tuple(occupations()), kind="TITP occupation")
    keys = None if category is None else [each.key for each in categories_meant(category)]
    trades = None if occupation is None else [occupation]
    if keys is None and occupation is not None:
        keys = list(occupations()[occupation].categories)
    elif keys is not None and trades is None:
        trades = [each.key for each in occupations().values() if set(keys) & set(each.categories)]
    return {WORK_CATEGORIES.kind: keys, TITP_OCCUPATIONS.kind: trades}


def lane_name(key: str, language: Language) -> str:
    """The name of a work category, or of an occupation: its table has English and Japanese names only."""
    if key in categories():
        return categories()[key].text.said_in(language)
    occupation = occupations()[key]
    return occupation.text_japanese if language is Language.JAPANESE else occupation.text_english


def lanes_said(keys: Sequence[str], among: Sequence[str] | None, language: Language) -> str:
    """The names of `keys`; said once as all where they are all of `among`, what the pathway covers (None: a choice)."""
    if among is not None and len(among) > 1 and set(keys) == set(among):
        return _ALL[WORK_CATEGORIES.kind if keys[0] in categories() else TITP_OCCUPATIONS.kind].said_in(language)
    return LIST_OF[language].join(lane_name(key, language) for key in keys)


LIST_OF = {Language.INDONESIAN: ", ", Language.JAPANESE: "、", Language.ENGLISH: ", "}
"""What stands between the members of a list."""

_ALL = {
    WORK_CATEGORIES.kind: Text(
        "semua kategori pekerjaan yang dicakup",
        "対象となる全ての業務区分",
        "all work categories that the pathway covers",
    ),
    TITP_OCCUPATIONS.kind: Text(
        "semua jenis pekerjaan yang dicakup", "対象となる全ての職種・作業", "all occupations that the pathway covers"
    ),
}
