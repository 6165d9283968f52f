"""A clause of the library and what belongs to it: wording, standing in each instrument, obligations, precedents."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from string import Formatter

from kakehashi.vocabulary import Language, Mark, Pathway, Text


class Instrument(StrEnum):
    """The kinds of instrument that the usual articles are split over."""

    LETTER_OF_INTENT = "letter_of_intent"
    MEMORANDUM = "memorandum"
    ARRANGEMENT = "arrangement"


class Standing(StrEnum):
    """Whether an instrument usually carries an article, may carry it, or normally does without."""

    USUAL = "usual"
    OPTIONAL = "optional"
    ABSENT = "absent"


class Role(StrEnum):
    """Where a clause stands in the instrument."""

    TITLE = "title"
    PREAMBLE = "preamble"
    ARTICLE = "article"
    SIGNATURE = "signature"


class Side(StrEnum):
    """Who has to do something."""

    PREFECTURE = "prefecture"
    MINISTRY = "ministry"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Ministry:
    """An Indonesian ministry that signs instruments."""

    key: str
    short: Text
    name: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Precedent:
    """An instrument of others; `known_from` says whether its text was read or only a report of it."""

    key: str
    title: Text
    dates: tuple[date, ...]
    known_from: str
    source: Text


@dataclass(frozen=True, slots=True)
class PrecedentNote:
    """What others have that is like a clause of ours.  Our wording is never theirs, and each note says so."""

    note: Text
    like: tuple[Precedent, ...]
    source: Text


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence with `{name}` places, and its fixed items or the parameter whose values are listed under it."""

    text: Text
    items: tuple[Text, ...] = ()
    listed: str | None = None


@dataclass(frozen=True, slots=True)
class SignaturePlan:
    """One side's signature block; name, capacity, place and day are parameters.

    It stands first where the text begins in the language `leads_in`.
    """

    party: Text
    name: str
    capacity: str
    place: str
    day: str
    seal: bool
    duty_stamp: bool
    leads_in: Language | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """What a clause asks to be done (実施事項): by whom, how shown, and when.

    The last day is fixed (`on`), or counted in months, by the parameter `months`, from the later signature.
    """

    key: str
    what: Text
    who: Side
    shown_by: Text
    months: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause in three languages.

    `title` is printed above an article, and on the instrument itself (role `title`, whose `running` stands at the
    head of each page).  `usual_article` is the row in the table of usual articles; `proposed` optional clauses are in
    unless the programme chooses its own.
    """

    key: str
    order: int
    role: Role
    carried_by: dict[Instrument, Standing]
    title: Text
    precedent: PrecedentNote
    usual_article: int | None = None
    proposed: bool = False
    running: Text | None = None
    wordings: tuple[Wording, ...] = ()
    signatures: tuple[SignaturePlan, ...] = ()
    duties: tuple[Duty, ...] = ()

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text with places to fill."""
        return (
            self.title,
            *(() if self.running is None else (self.running,)),
            *(text for wording in self.wordings for text in (wording.text, *wording.items)),
            *(plan.party for plan in self.signatures),
            *(duty.what for duty in self.duties),
        )

    @property
    def places(self) -> tuple[str, ...]:
        """The names of all values that the clause needs, in the order in which they come."""
        named = [
            *(place for text in self.texts for place in places_in(text.indonesian)),
            *(wording.listed for wording in self.wordings if wording.listed is not None),
            *(key for plan in self.signatures for key in (plan.name, plan.capacity, plan.place, plan.day)),
            *(duty.months for duty in self.duties if duty.months is not None),
        ]
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class Held:
    """Which ministry holds these pathways in practice (None: nobody knows), how firmly, and what to say about it."""

    pathways: frozenset[Pathway]
    ministry: str | None
    mark: Mark
    text: Text
    source: Text


@dataclass(frozen=True, slots=True)
class Needed:
    """A clause that an instrument should carry as soon as it names one of these pathways."""

    pathways: frozenset[Pathway]
    clause: str
    mark: Mark
    text: Text
    source: Text


def places_in(sentence: str) -> tuple[str, ...]:
    """The names in the `{name}` places of a sentence."""
    return tuple(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)
