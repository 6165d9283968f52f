"""What the commands ask of the law: the day, the stage, the evidence, the pathway and the categories, as typed."""

from datetime import date, datetime
from typing import Annotated

import typer

from kakehashi.cli.options import FileNotUsable
from kakehashi.law import Evidence, Stage
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Language, Pathway, UnknownKey, categories, categories_meant, occupations

HOLDS_NOT = 1

Day = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day asked about; today.")]
StageNamed = Annotated[str, typer.Option("--stage", help="pool, offer, application or landing: all rules.")]
AtLeast = Annotated[str, typer.Option("--at-least", help="claimed, seen or verified: weaker evidence is unknown.")]
PathwayNamed = Annotated[Pathway | None, typer.Option("--pathway", help="One pathway only.")]
CategoryNamed = Annotated[
    str | None, typer.Option("--category", help="A work category or a field, and the TITP occupations that lead there.")
]
OccupationNamed = Annotated[
    str | None, typer.Option("--occupation", help="A TITP occupation, and the work categories that it leads to.")
]


class QuestionNotUsable(FileNotUsable):
    """An option of the command names something that does not exist."""

    title = "The question cannot be answered"


def day_asked(on: datetime | None) -> date:
    """The day typed; today where none was."""
    return on.date() if on else date.today()  # noqa: DTZ011, TID251 - the command line knows today


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


def pathways_named(pathway: Pathway | None) -> list[Pathway] | None:
    """The one pathway typed; None for all."""
    return None if pathway is None else [pathway]


def category_keys(category: str | None, occupation: str | None = None) -> list[str] | None:
    """The work categories typed, or those of the occupation; None for all."""
    if category is not None:
        return [meant.key for meant in categories_meant(category)]
    if occupation is None:
        return None
    if occupation not in occupations():
        raise UnknownKey.among(occupation, tuple(occupations()), kind="TITP occupation")
    return list(occupations()[occupation].categories)


def occupation_keys(category: str | None, occupation: str | None = None) -> list[str] | None:
    """The TITP occupation typed, or those that lead to the work categories; None for all."""
    if occupation is not None or category is None:
        return None if occupation is None else [occupation]
    meant = {each.key for each in categories_meant(category)}
    return [each.key for each in occupations().values() if meant & set(each.categories)]


def lane_kind(pathway: Pathway) -> str:
    """What a verdict on the pathway is about, as its line names it: a `category`, or of TITP an `occupation`."""
    return next(one.lanes.kind for one in BOOK.instruments if one.pathway == pathway)


def lane_name(key: str, language: Language) -> str:
    """The name of a work category, or of an occupation: its table has English and Japanese names only."""
    if key in categories():
        return categories()[key].text.said_in(language)
    occupation = occupations()[key]
    return occupation.text_japanese if language is Language.JAPANESE else occupation.text_english
