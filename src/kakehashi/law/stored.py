"""An assessment that was kept, and whether the law of today gives it again, word by word.

What is kept is the question (day, stage, evidence, assumptions), the edition of the book with its digest, and for each
pathway its lane table, two words a person and the word of the lanes it speaks of.  Lane numbers are append-only, so
that a word means the same for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from kakehashi.law.answer import Answer, answer_in
from kakehashi.law.engine import assess
from kakehashi.law.lanes import TITP_OCCUPATIONS, WORK_CATEGORIES, LaneTable
from kakehashi.law.stage import Evidence, Stage
from kakehashi.law.ternary import NONE, Ternary, number_of, somewhere, word_of, words_of
from kakehashi.vocabulary import KakehashiError, Pathway

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kakehashi.law.engine import Assessment
    from kakehashi.law.facts import Facts
    from kakehashi.law.instrument import Book
    from kakehashi.law.ternary import Word, Words

FORMAT = "kakehashi.assessment"
"""What a stored assessment calls itself, so that no other file is taken for one."""

_TABLES = {table.name: table for table in (WORK_CATEGORIES, TITP_OCCUPATIONS)}


class StoredError(KakehashiError):
    """What was kept is no assessment, or not one of these people."""

    title = "The stored assessment cannot be replayed"


@dataclass(frozen=True, slots=True, eq=False)
class StoredAnswers:
    """The answers on one pathway in the lanes of `lanes`: `speaks_of`, `yes` and `no` are those of `PathwayAnswer`."""

    lanes: LaneTable
    speaks_of: Word
    yes: Words
    no: Words

    @property
    def spoken(self) -> str:
        """The lanes that the pathway speaks of, as `as_value` writes them."""
        return hex(number_of(self.speaks_of))

    def as_value(self) -> dict[str, Any]:
        """As JSON values: words in hexadecimal, since some readers of JSON round whole numbers."""
        return {
            "lanes": self.lanes.name,
            "speaks_of": self.spoken,
            "yes": _written(self.yes),
            "no": _written(self.no),
        }


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """An assessment of n people as it was kept; `ids` (n,) are the people's own numbers, "" where one has none."""

    on: date
    stage: Stage
    at_least: Evidence
    assumed: tuple[str, ...]
    book_version: int
    book_digest: str
    ids: tuple[str, ...]
    pathways: Mapping[Pathway, StoredAnswers]

    @classmethod
    def of(cls, assessment: Assessment, facts: Facts, digest: str) -> Stored:
        """What is kept of `assessment`; `digest` is that of the book it was made with."""
        return cls(
            on=assessment.on,
            stage=assessment.stage,
            at_least=assessment.at_least,
            assumed=assessment.assumed,
            book_version=assessment.book_version,
            book_digest=digest,
            ids=facts.ids,
            pathways={
                pathway: StoredAnswers(answer.instrument.lanes, answer.speaks_of, answer.yes, answer.no)
                for pathway, answer in assessment.pathways.items()
            },
        )

    def header(self) -> dict[str, Any]:
        """The question and the book, for a file whose rows hold the answers; JSON values."""
        return {
            "format": FORMAT,
            "on": self.on.isoformat(),
            "stage": self.stage.key,
            "at_least": self.at_least.key,
            "assumed": list(self.assumed),
            "book_version": self.book_version,
            "book_digest": self.book_digest,
        }

    def as_value(self) -> dict[str, Any]:
        """The whole as JSON values."""
        return self.header() | {
            "ids": list(self.ids),
            "pathways": {pathway.value: answers.as_value() for pathway, answers in self.pathways.items()},
        }

    @classmethod
    def from_value(cls, value: object) -> Stored:
        """What `as_value` wrote; StoredError lists everything that is missing or wrong at once."""
        if not isinstance(value, Mapping) or value.get("format") != FORMAT:
            raise StoredError([f"it does not call itself {FORMAT!r}; give a file that `kakehashi law assess` wrote."])
        faults: list[str] = []
        ids = value.get("ids")
        if not isinstance(ids, list) or not all(isinstance(name, str) for name in ids):
            faults.append("ids is not a list of texts; write one a person.")
            ids = []
        pathways = value.get("pathways")
        if not isinstance(pathways, Mapping):
            faults.append("pathways is not a table; write the words of each pathway.")
            pathways = {}
        answers = {}
        for key, words in pathways.items():
            if key not in set(Pathway):
                faults.append(f"pathway {key!r} does not exist; known are {', '.join(Pathway)}.")
                continue
            read = _answers(words, len(ids))
            if isinstance(read, str):
                faults.append(f"pathway {key}: {read}")
            else:
                answers[Pathway(key)] = read
        question = _question(value, faults)
        if faults or question is None:
            raise StoredError(faults)
        return cls(**question, ids=tuple(ids), pathways=answers)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One answer that is another today; None where the pathway does not speak of the category."""

    row: int
    id: str
    pathway: Pathway
    category: str
    stored: Answer | None
    found: Answer | None


@dataclass(frozen=True, slots=True, eq=False)
class Replay:
    """What came of a replay: the book of today, and for each stored pathway the lanes (n,) that are others today."""

    stored: Stored
    found: Mapping[Pathway, StoredAnswers]
    differs: Mapping[Pathway, Words]
    book_version: int
    book_digest: str

    @property
    def same_book(self) -> bool:
        """Is the book of today, to the letter, the one that made the stored assessment?"""
        return self.book_digest == self.stored.book_digest

    @property
    def same(self) -> bool:
        """Are all answers the same, word by word?"""
        return not any(lanes.any() for lanes in self.differs.values())

    @property
    def people(self) -> int:
        """How many people have an answer that is another."""
        rows: set[int] = set()
        for lanes in self.differs.values():
            rows |= set(np.flatnonzero(somewhere(lanes)).tolist())
        return len(rows)

    def mismatches(self) -> Iterator[Mismatch]:
        """Every answer that is another, person by person within each pathway."""
        for pathway, lanes in self.differs.items():
            table = self.stored.pathways[pathway].lanes
            for row in np.flatnonzero(somewhere(lanes)).tolist():
                for key in table.named(lanes[..., row]):
                    stored, found = (
                        _answer(each[pathway], row, table.lane(key)) for each in (self.stored.pathways, self.found)
                    )
                    yield Mismatch(row, self.stored.ids[row], pathway, key, stored, found)


def replay(stored: Stored, facts: Facts, book: Book) -> Replay:
    """Ask the stored question again of the same people, and compare word by word.

    A pathway that the book does not judge any more speaks of nothing today; one that it judges since is not compared.
    Raises:  StoredError where the people in `facts` are not those of the stored assessment, in the same order;
             UnknownKey for an assumption that no rule knows any more.
    Cost:    that of one assessment.
    """
    if facts.ids != stored.ids:
        raise StoredError([_other_people(stored.ids, facts.ids)])
    judged = [pathway for pathway in stored.pathways if pathway in book.pathways]
    assessment = assess(
        facts,
        book,
        on=stored.on,
        stage=stored.stage,
        at_least=stored.at_least,
        assumed=stored.assumed,
        pathways=judged,
    )
    found = {
        pathway: StoredAnswers(kept.lanes, word_of(0, kept.lanes.pages), kept.yes & NONE, kept.no & NONE)
        for pathway, kept in stored.pathways.items()
    } | dict(Stored.of(assessment, facts, "").pathways)
    return Replay(
        stored=stored,
        found=found,
        differs={
            pathway: (kept.yes ^ found[pathway].yes)
            | (kept.no ^ found[pathway].no)
            | (kept.speaks_of ^ found[pathway].speaks_of)
            for pathway, kept in stored.pathways.items()
        },
        book_version=book.version,
        book_digest=book.digest,
    )


def _question(value: Mapping[str, Any], faults: list[str]) -> dict[str, Any] | None:
    """What was asked, of which book; None where a fault was found and told."""
    before = len(faults)
    question: dict[str, Any] = {}
    for key, read in _READERS.items():
        try:
            question[key] = read(value[key])
        except KeyError:
            faults.append(f"{key} is missing.")
        except (TypeError, ValueError) as error:
            faults.append(f"{key} is {value[key]!r}: {error}.")
    return question if len(faults) == before else None


def _answers(words: Any, people: int) -> StoredAnswers | str:
    """The words of one pathway, or what is wrong with them."""
    if not isinstance(words, Mapping) or not {"lanes", "speaks_of", "yes", "no"} <= set(words):
        return "it needs lanes, speaks_of, yes and no."
    table = _TABLES.get(words["lanes"])
    if table is None:
        return f"lanes is {words['lanes']!r}; lane tables are {', '.join(_TABLES)}."
    try:
        speaks_of = _number(words["speaks_of"], table)
        yes, no = ([_number(word, table) for word in words[key]] for key in ("yes", "no"))
    except (TypeError, ValueError) as error:
        return f"a word cannot be read: {error}."
    if len(yes) != people or len(no) != people:
        return f"it has {len(yes)} and {len(no)} words for {people} people; write one a person."
    if any(y & n or (y | n) & ~speaks_of for y, n in zip(yes, no, strict=True)):
        return "a lane is both yes and no, or is answered and not spoken of."
    pages = table.pages
    return StoredAnswers(table, word_of(speaks_of, pages), words_of(yes, pages), words_of(no, pages))


def _number(written: object, table: LaneTable) -> int:
    if not isinstance(written, str):
        raise TypeError(f"{written!r} is no text in hexadecimal")
    number = int(written, 16)
    if not 0 <= number < 1 << len(table.keys):
        raise ValueError(f"{written} has lanes that {table.name} has not")
    return number


def _written(words: Words) -> list[str]:
    return [hex(number_of(words[..., row])) for row in range(words.shape[-1])]


def _answer(answers: StoredAnswers, row: int, lane: int) -> Answer | None:
    if not number_of(answers.speaks_of) >> lane & 1:
        return None
    return answer_in(Ternary(answers.yes, answers.no), row=row, lane=lane)


def _other_people(stored: tuple[str, ...], given: tuple[str, ...]) -> str:
    if len(stored) != len(given):
        return f"it was made of {len(stored)} people and {len(given)} are given; give the file it was made from."
    row = next(row for row, pair in enumerate(zip(stored, given, strict=True)) if pair[0] != pair[1])
    who = f"person {row + 1} was {stored[row]!r} and is {given[row]!r}"
    return f"{who}; give the file it was made from, in the same order."


def _whole(written: object) -> int:
    if not isinstance(written, int) or isinstance(written, bool):
        raise TypeError("write a whole number")
    return written


def _text(written: object) -> str:
    if not isinstance(written, str):
        raise TypeError("write a text")
    return written


def _texts(written: object) -> tuple[str, ...]:
    if not isinstance(written, list):
        raise TypeError("write a list of texts")
    return tuple(_text(each) for each in written)


_READERS = {
    "on": lambda written: date.fromisoformat(_text(written)),
    "stage": lambda written: Stage.named(_text(written)),
    "at_least": lambda written: Evidence.named(_text(written)),
    "assumed": _texts,
    "book_version": _whole,
    "book_digest": _text,
}
