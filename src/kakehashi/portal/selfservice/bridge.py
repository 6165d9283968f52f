"""Names and telephone numbers as they are typed, and what a verdict still asks of a person, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kakehashi import identity
from kakehashi.portal.candidates.bridge import question
from kakehashi.portal.candidates.panels import Panel
from kakehashi.vocabulary import Pathway, Text

ANSWERED_HERE = (
    "born", "in_japan", "refusal_ground", "deposit_or_penalty", "home_procedure",
    "tests", "stays", "experience", "courses", "licences",
)  # fmt: skip
"""Facts that the law asks for and that a person can tell on their own page."""


def name_of(typed: str) -> tuple[str, str | None]:
    """A name as it is kept, and what is wrong with it; None where nothing is."""
    cleaned = identity.clean_name(typed)
    return cleaned, identity.name_fault(cleaned)


def phone_of(typed: str) -> str:
    """A telephone number in E.164; "" where it cannot be read as one."""
    return identity.phone(typed) or ""


@dataclass(frozen=True, slots=True)
class ToDo:
    """One step that remains: what to do, from which day on where that is known, and for which pathways it counts."""

    text: Text
    earliest: date | None
    pathways: tuple[Pathway, ...]


@dataclass(frozen=True, slots=True)
class ToTell:
    """One question that is open; `key` is the fact where the person can answer it here, "" where somebody else must."""

    text: Text
    key: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands between a person and a yes, over all their verdicts, each thing once."""

    steps: tuple[ToDo, ...]
    questions: tuple[ToTell, ...]


def what_is_missing(panels: Iterable[Panel]) -> Missing:
    """The steps and the open questions of these verdicts, those of the first verdict first."""
    here = {question(key): key for key in ANSWERED_HERE}
    steps: dict[str, ToDo] = {}
    questions: dict[Text, ToTell] = {}
    for panel in panels:
        way = panel.verdict.pathway
        for left in panel.verdict.remaining:
            known = steps.get(left.step.key)
            ways = (
                (*known.pathways, way) if known and way not in known.pathways else (known.pathways if known else (way,))
            )
            days = [day for day in (left.earliest, known.earliest if known else None) if day is not None]
            steps[left.step.key] = ToDo(left.step.text, min(days, default=None), ways)
        for text in panel.missing:
            questions.setdefault(text, ToTell(text, here.get(text, "")))
    return Missing(tuple(steps.values()), tuple(questions.values()))
