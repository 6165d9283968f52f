"""What contract rules read and give: Terms in, judgements and dated findings out, one contract at a time.

A *chapter* holds the rules of one part of the law.  A *rule* reads the terms and one day and gives *judgements*, one
for each part of the contract it speaks of.  Judged over a term they become *findings*: a judgement and the days on
which it holds.

    minimum_wage = Chapter("japan.minimum_wage")

    @minimum_wage.rule(condition="JP-01", article="...", mark=Mark.SECONDARY, level=Level.LAW, asks=Text(...))
    def at_least_the_minimum_wage(terms: Terms, day: date | None) -> tuple[Judgement, ...]: ...

The day is None for the days of a term whose first or last day is not stated: a rule that needs the day then answers
unknown, and one that does not (a banned clause) can still say violation.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any

from kakehashi.law.citations import cited
from kakehashi.law.terms import Allowance, Basis, Hours, Pay, Terms
from kakehashi.vocabulary import Language, Mark, Text, term, written

__all__ = [
    "Allowance",
    "Basis",
    "Chapter",
    "Finding",
    "Hours",
    "Judgement",
    "Level",
    "Outcome",
    "Pay",
    "Rule",
    "Shortfall",
    "Terms",
    "day_written",
    "phrase",
    "sentences",
    "yen",
    "yen_an_hour",
]

ONE_DAY = timedelta(days=1)


class Outcome(StrEnum):
    """What a rule says of a part of a contract on a day, in the words of the exchange format."""

    OK = "ok"
    VIOLATION = "violation"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"

    @property
    def text(self) -> Text:
        """The word that pages print beside `sign`."""
        return term({"not_applicable": "work.finding_na", "unknown": "ui.unknown"}.get(self, f"work.finding_{self}"))

    @property
    def sign(self) -> str:
        """The shape that pages print, always with the word."""
        return {"ok": "●", "violation": "■", "unknown": "◆?", "not_applicable": "–"}[self]


class Level(StrEnum):
    """On what a rule rests: statute, the scheme's conditions, a guideline, or a private body's own rule."""

    LAW = "law"
    SCHEME = "scheme"
    GUIDELINE = "guideline"
    PRIVATE = "private"

    @property
    def text(self) -> Text:
        """The word that pages print."""
        return term(f"work.level_{self}")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """How much is missing, exactly: Shortfall(Fraction(74), "JPY/h")."""

    amount: Fraction
    unit: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule says of one part of the terms on one day.

    `because` says why and `fix` what to do, in whole sentences; `missing` names the keys of the exchange format (or the
    table of the book) that would settle an unknown; `part` says which part of the contract is meant, None being all
    that the rule speaks of; `counted` holds the exact figures that were compared; `mark` is the weakest mark among the
    values used.

    Raises ValueError for a violation or an unknown that does not say what to do, an unknown that does not say what is
    missing, and a shortfall that is not above zero or stands beside anything but a violation.
    """

    outcome: Outcome
    because: Text
    fix: Text | None = None
    part: str | None = None
    shortfall: Shortfall | None = None
    counted: tuple[tuple[str, Fraction], ...] = ()
    missing: tuple[str, ...] = ()
    mark: Mark = Mark.OFFICIAL

    def __post_init__(self) -> None:
        if self.outcome in {Outcome.VIOLATION, Outcome.UNKNOWN} and self.fix is None:
            raise ValueError(f"{self.outcome} without a fix leaves the reader alone: {self.because.english}")
        if (self.outcome is Outcome.UNKNOWN) != bool(self.missing):
            raise ValueError(f"unknown, and only unknown, names what is missing: {self.because.english}")
        if self.shortfall and (self.outcome is not Outcome.VIOLATION or self.shortfall.amount <= 0):
            raise ValueError(f"a shortfall is above zero and belongs to a violation: {self.because.english}")


@dataclass(frozen=True, slots=True)
class Finding:
    """A judgement and the days on which it holds, both ends included.

    `first` None: the days before `last`, since the paper does not say when its term begins; `last` None likewise.
    """

    rule: "Rule"
    judgement: Judgement
    first: date | None
    last: date | None

    @property
    def outcome(self) -> Outcome:
        """Shorthand for the judgement's outcome."""
        return self.judgement.outcome

    @property
    def mark(self) -> Mark:
        """The weaker of the rule's mark and that of the values used."""
        return Mark.weakest((self.rule.mark, self.judgement.mark))

    def holds_on(self, day: date) -> bool:
        """Whether `day` is one of the finding's days."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def in_format(self, language: Language) -> dict[str, Any]:
        """The finding as `kakehashi contract check --json` prints it; amounts are whole or exact text (`1/3`)."""
        said, lacking = self.judgement, self.judgement.shortfall
        return {
            "rule": self.rule.condition,
            "finding": str(said.outcome),
            "from": self.first.isoformat() if self.first else None,
            "to": self.last.isoformat() if self.last else None,
            "level": str(self.rule.level),
            "mark": self.mark.key,
            "part": said.part,
            "shortfall": {"amount": _number(lacking.amount), "unit": lacking.unit} if lacking else None,
            "counted": {name: str(amount) for name, amount in said.counted} or None,
            "missing": list(said.missing),
            "because": said.because.said_in(language),
            "fix": said.fix.said_in(language) if said.fix else None,
            "article": self.rule.article,
            "id": self.rule.id,
        }


Judge = Callable[[Terms, date | None], tuple[Judgement, ...]]
Changes = Callable[[Terms], Iterable[date]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of law about a contract; its `id` is its path in the book, `condition` the id that findings print.

    `since` and `until` are the first and last day on which it is law, None being open within what the book covers;
    `changes` gives, for the terms, every day on which a dated value that the rule uses begins or ends.  Between two
    such days its judgements do not change: a test holds this against judging every day.
    """

    id: str
    condition: str
    article: str
    mark: Mark
    level: Level
    asks: Text
    since: date | None
    until: date | None
    changes: Changes
    judge: Judge

    @property
    def cited(self) -> Text:
        """`article` as each reader cites it; UnknownKey where `citations` lacks it."""
        return cited(self.article)

    def flips(self, terms: Terms) -> tuple[date, ...]:
        """Every day on which the judgements can differ from those of the day before, in order."""
        own = ([self.since] if self.since else []) + ([self.until + ONE_DAY] if self.until else [])
        return tuple(sorted({*self.changes(terms), *own}))

    def judged(self, terms: Terms, day: date | None) -> tuple[Judgement, ...]:
        """The judgements on `day`, one a part; ValueError where the rule speaks twice of a part, or not at all."""
        if day is not None and not self._in_force(day):
            return (Judgement(Outcome.NOT_APPLICABLE, NOT_IN_FORCE),)
        said = self.judge(terms, day)
        if not said or len({one.part for one in said}) != len(said):
            raise ValueError(f"{self.id} must speak once of each part, and of at least one")
        return said

    def _in_force(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def _never(terms: Terms) -> tuple[date, ...]:
    del terms
    return ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """The rules of one part of the book, in the order in which they are read; `id` is the part's path."""

    id: str
    _rules: list[Rule] = field(default_factory=list)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules as they stand in the file."""
        return tuple(self._rules)

    def rule(
        self,
        *,
        condition: str,
        article: str,
        mark: Mark,
        level: Level,
        asks: Text,
        since: date | None = None,
        until: date | None = None,
        changes: Changes = _never,
    ) -> Callable[[Judge], Judge]:
        """Register the function below as a rule; its name completes the id."""

        def register(judge: Judge) -> Judge:
            self._rules.append(
                Rule(f"{self.id}.{judge.__name__}", condition, article, mark, level, asks, since, until, changes, judge)
            )
            return judge

        return register


NOT_IN_FORCE = Text(
    indonesian="Ketentuan ini tidak berlaku pada hari-hari itu.",
    japanese="この期間、この規定は施行されていません。",
    english="This rule is not in force on these days.",
)


def sentences(*texts: Text) -> Text:
    """Whole sentences one after the other, in each language."""
    return Text(
        indonesian=" ".join(text.indonesian for text in texts),
        japanese="".join(text.japanese for text in texts),
        english=" ".join(text.english for text in texts),
    )


def phrase(sentence: Text, **parts: Text) -> Text:
    """`sentence` with each `{name}` filled by the part of that name, each language by its own words."""
    return Text(
        **{
            language.name.lower(): sentence.said_in(language).format(
                **{name: part.said_in(language) for name, part in parts.items()}
            )
            for language in Language
        }
    )


def day_written(day: date) -> Text:
    """A day inside a sentence: 1 January 2026, 1 Januari 2026, 令和8年(2026年)1月1日."""
    return Text(
        indonesian=written(day, Language.INDONESIAN),
        japanese=written(day, Language.JAPANESE, weekday=False),
        english=written(day, Language.ENGLISH),
    )


def yen(amount: Fraction | int, *, upwards: bool = False) -> Text:
    """An amount as each reader writes it: 1.034 yen, 1,034円, 1,034 yen.

    A part of a yen is written with two decimals, cut off, or rounded `upwards` for what is missing, so that a wage just
    below a limit never reads as the limit and a shortfall never reads as nothing.
    """
    return _money(amount, "{} yen", "{}円", "{} yen", upwards=upwards)


def yen_an_hour(amount: Fraction | int) -> Text:
    """A wage per hour as each reader writes it, cut off as in `yen`.

    1.034 yen/jam, 1時間当たり1,034円, 1,034 yen an hour.
    """
    return _money(amount, "{} yen/jam", "1時間当たり{}円", "{} yen an hour", upwards=False)


def _money(amount: Fraction | int, indonesian: str, japanese: str, english: str, *, upwards: bool) -> Text:
    hundredths = -((-amount * 100) // 1) if upwards else amount * 100 // 1
    whole, part = divmod(int(hundredths), 100)
    grouped = f"{whole:,}.{part:02}" if part else f"{whole:,}"
    return Text(
        indonesian=indonesian.format(grouped.translate(str.maketrans(",.", ".,"))),
        japanese=japanese.format(grouped),
        english=english.format(grouped),
    )


def _number(amount: Fraction) -> int | str:
    return amount.numerator if amount.denominator == 1 else str(amount)
