"""From a person and papers to one row of a spreadsheet, with the oddities of real offices that a reader must accept."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from examples.columns import REMARK, Wording
from examples.names import FEMALE
from examples.papers import Papers
from examples.people import Person
from kakehashi.vocabulary import provinces, wareki
from kakehashi.vocabulary.calendar import MONTHS_INDONESIAN

FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")
FIRST_SERIAL_DAY = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Broken:
    """A formula cell that shows an error (`#REF!`)."""

    formula: str
    shows: str


Cell = str | int | date | Broken | None


@dataclass(slots=True)
class Entry:
    """One row: who it is, what they can show, the cells as typed, and what a reader should say of them."""

    person: Person
    papers: Papers
    cells: dict[str, Cell]
    refusals: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The number under which the file lists this row."""
        return str(self.cells["id"])


class Typist:
    """Types people into cells, in the habits of one office."""

    def __init__(self, rng: Random, wording: Wording, *, on: date) -> None:
        self.rng = rng
        self.wording = wording
        self.on = on

    def entry(self, person: Person, papers: Papers) -> Entry:
        """The row of a person, without a number yet."""
        return Entry(person, papers, self.cells(person, papers))

    def cells(self, person: Person, papers: Papers) -> dict[str, Cell]:
        """Every cell of a row; None is a blank cell."""
        rng, words = self.rng, self.wording
        has_passport = rng.random() < 0.62
        examined = self.on - timedelta(days=rng.randint(4, 80))
        return {
            "id": None,
            "name": self.name(person),
            "born": self.day(person.born),
            "sex": rng.choice(words.female if person.sex == FEMALE else words.male),
            "home": self.home(person),
            "phone": self.phone(person.phone),
            "nik": self.nik(person.nik),
            "training_centre": person.centre.name,
            "passport.number": person.passport if has_passport else None,
            "passport.valid_until": person.passport_until if has_passport else None,
            "tests": self.parts(papers.tests),
            "stays": self.parts(papers.stays),
            "experience": self.parts(papers.experience),
            "courses": self.parts(papers.courses),
            "licences": rng.choices((None, rng.choice(words.none), "ordinary ID"), (80, 12, 8))[0],
            "in_japan": self.answer(given=papers.in_japan),
            "health.fit": self.answer(given=papers.fit),
            "health.examined": examined if papers.fit and rng.random() < 0.7 else None,
            "refusal_ground": self.answer(given=papers.refusal_ground),
            "deposit_or_penalty": self.answer(given=papers.deposit),
            "home_procedure": self.answer(given=papers.home_procedure),
            REMARK: rng.choice(words.remarks) if rng.random() < 0.12 else None,
        }

    def name(self, person: Person) -> str:
        """The name; here and there with a no-break space or a blank too many, as copied from a letter."""
        written, draw = person.name_as_written, self.rng.random()
        if draw < 0.012:
            return written.replace(" ", "\u00a0") if " " in written else f"{written}\u00a0"
        return written.replace(" ", "  ", 1) if draw < 0.02 else written

    def day(self, day: date) -> Cell:
        """A birthday: mostly a date cell, else text by day, month in words, slashes, ISO, serial, era or full width."""
        weights = (62, 19, 6, 3, 3, 3, 1.5, 1.5, 1) if self.wording.language == 0 else (40, 0, 0, 0, 12, 4, 22, 22, 0)
        forms: tuple[Cell, ...] = (
            day,
            f"{day:%d-%m-%Y}",
            f"{day.day} {MONTHS_INDONESIAN[day.month - 1]} {day.year}",
            f"{day:%d/%m/%Y}",
            day.isoformat(),
            (day - FIRST_SERIAL_DAY).days,
            wareki(day),
            f"H{day.year - 1988}.{day.month}.{day.day}",
            f"{day:%d-%m-%Y}".translate(FULL_WIDTH),
        )
        return self.rng.choices(forms, weights)[0]

    def home(self, person: Person) -> str:
        """The province by name, at times in capitals or by its code."""
        name, draw = provinces()[person.province].name, self.rng.random()
        if draw < 0.06:
            return person.province
        return name.upper() if draw < 0.16 else name

    def phone(self, number: str) -> str | None:
        """The number as people write it: in groups, with +62, in full width; at times not at all."""
        match self.rng.choices(range(6), (40, 30, 15, 6, 2, 7))[0]:
            case 0:
                return number
            case 1:
                return f"{number[:4]}-{number[4:8]}-{number[8:]}"
            case 2:
                return f"+62 {number[1:4]} {number[4:8]} {number[8:]}"
            case 3:
                return f"62{number[1:]}"
            case 4:
                return number.translate(FULL_WIDTH)
            case _:
                return None

    def nik(self, number: str) -> str | None:
        """The NIK as text, at times in groups of four or in full width; blank for some."""
        match self.rng.choices(range(4), (88, 3, 1, 8))[0]:
            case 0:
                return number
            case 1:
                return " ".join(number[place : place + 4] for place in range(0, 16, 4))
            case 2:
                return number.translate(FULL_WIDTH)
            case _:
                return None

    def parts(self, parts: list[str] | None) -> str | None:
        """Parts in one cell; a sign for none; blank for unknown."""
        if parts is None:
            return None
        return "; ".join(parts) or self.rng.choice(self.wording.none)

    def answer(self, *, given: bool | None) -> str | None:
        """Yes, no or blank in this office's words."""
        if given is None:
            return None
        return self.wording.yes if given else self.wording.no
