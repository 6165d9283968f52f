"""The ways to take a step: how long each takes, what it costs, when it can be done, and what it does to one's facts.

Nothing here is law: they are prices, course lengths and test calendars, each with its source, mark and day.  What was
not found is None and stays unknown; a lead time is what is usual, never a bound.

[[way]]                                 # ways.toml of the book
step  = "sit_jft_basic"                 # the steps of the rules have these keys
key   = "jlpt_n4"
says  = { indonesian = "…", japanese = "…", english = "Pass JLPT N4" }
facts = { tests = [{ test = "jlpt", level = "N4", on = "{day}" }] }     # what is so once it is done
[way.lead_time]
at_least = 6
at_most  = 6
unit     = "months"                     # or hours, weeks, years
of       = { indonesian = "…", japanese = "…", english = "course of a training centre" }
cite     = "…"
mark     = "secondary"
as_of    = 2024-09-25
[way.cost]                              # likewise; unit is the currency
[way.sittings]
a_year = 2
months = [7, 12]                        # only where they are known
[way.closed]                            # only where it can be begun no more after a day
after   = 2027-03-31                    # the last day on which one could begin to take it
but_for = "inside_titp_plan"            # the fact, given or computed, of those who are on it and may end it
cite    = "…"
mark    = "official"

[covers]
sit_jlpt_n3 = ["sit_jft_basic"]         # who takes the first needs none of the others
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, timedelta
from typing import TYPE_CHECKING, Any

from kakehashi.law.dated import BookError
from kakehashi.vocabulary import Language, Mark, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DAY, EARLIER, CATEGORY = "{day}", "{a month before}", "{category}"
"""In the facts of a way: the day on which it is done, one on which it was begun, the work category it is done for."""

A_MONTH = 30
"""Days: of a course that is done it is told that it took some."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A length of time, or a price, as a source has it: from `at_least` to `at_most` (None: no such bound is told).

    `unit` is hours, weeks, months or years, or a currency; `of` says what is measured; `as_of` is the source's day, or
    the first of its month where it names no day.
    """

    at_least: int | None
    at_most: int | None
    unit: str
    of: Text
    cite: str
    mark: Mark
    as_of: date | None

    @property
    def text(self) -> Text:
        """The range with its unit, as each reader writes it."""
        low, high = self.at_least, self.at_most
        span = _TO if low is None else _FROM if high is None else _EXACT
        unit = _UNITS[self.unit]
        said = {}
        for language in Language:
            amounts = [_number(each, language) for each in dict.fromkeys((low, high)) if each is not None]
            amount = unit.said_in(language).format("–".join(amounts))
            one = low == high == 1 and language is Language.ENGLISH
            said[language.name.lower()] = span.said_in(language).format(amount.removesuffix("s") if one else amount)
        return Text(**said)

    @property
    def days(self) -> tuple[float, float] | None:
        """A length of time in days, to set two side by side, at eight hours a day; None for a price."""
        if self.unit not in _DAYS:
            return None
        low = self.at_most if self.at_least is None else self.at_least
        high = self.at_least if self.at_most is None else self.at_most
        return ((low or 0) * _DAYS[self.unit], (high or 0) * _DAYS[self.unit])


@dataclass(frozen=True, slots=True)
class Sittings:
    """How often a test is held, and in which months where that is known; empty `months`: no calendar was found."""

    a_year: int
    months: tuple[int, ...]
    cite: str
    mark: Mark

    def earliest(self, on: date) -> date | None:
        """No sitting that one could still enter for on `on` is before this day; None where none is known.

        It is the first of a month: the day within it is not known.  A sitting of the running month is taken as gone,
        since one enters for it before the month begins.
        """
        later = [month for month in self.months if month > on.month]
        if not self.months:
            return None
        if later:
            return date(on.year, min(later), 1)
        return None if on.year == MAXYEAR else date(on.year + 1, min(self.months), 1)


@dataclass(frozen=True, slots=True)
class Closed:
    """After the day `after` nobody can begin the way; those of whom the fact `but_for` is so have begun it."""

    after: date
    but_for: str
    cite: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Way:
    """One way to take a step.  `facts` is what is so of a person once it is done; None where that cannot be written."""

    key: str
    says: Text
    lead_time: Estimate | None = None
    cost: Estimate | None = None
    sittings: Sittings | None = None
    closed: Closed | None = None
    facts: Mapping[str, Any] | None = field(default=None, compare=False)

    def earliest(self, on: date) -> date | None:
        """No day before this one is possible; None where no calendar is known."""
        return None if self.sittings is None else self.sittings.earliest(on)

    def closed_on(self, on: date) -> bool:
        """Can it be begun no more on `on`?"""
        return self.closed is not None and on > self.closed.after

    def taken_by(self, person: Mapping[str, Any], *, on: date, category: str) -> dict[str, Any]:
        """The person of the exchange format as they would be, had they taken this way by `on` for `category`.

        Lists grow, tables and single facts are overwritten; the person given is left as it is.
        Raises ValueError where what the way does cannot be written as facts.
        """
        if self.facts is None:
            raise ValueError(f"what {self.key} does to a person cannot be written as facts")
        would_be = deepcopy(dict(person))
        for key, value in self.facts.items():
            done = _filled(value, on, category)
            if isinstance(done, list):
                would_be[key] = [*(would_be.get(key) or []), *done]
            elif isinstance(done, dict):
                would_be[key] = {**(would_be.get(key) or {}), **done}
            else:
                would_be[key] = done
        return would_be


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of each step, by the step's key, and which steps cover which others.

    Of one step the quickest comes first where the usual time of each is known; else they keep the order of the file,
    which has the ordinary way first.  A time that is not known is neither short nor long; money does not order them, as
    most prices are not known.
    """

    by_step: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)
    covers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Ways:
        """The ways in `path`; BookError lists everything that is wrong with them at once."""
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        entries = written.get("way", [])
        faults = [f"{path}: {fault}" for entry in entries for fault in _faults(entry)]
        if faults:
            raise BookError(faults)
        by_step: dict[str, tuple[Way, ...]] = {}
        for entry in entries:
            by_step[entry["step"]] = (*by_step.get(entry["step"], ()), _way(entry))
        by_step = {step: _quickest_first(ways) for step, ways in by_step.items()}
        return cls(by_step, {step: tuple(others) for step, others in written.get("covers", {}).items()})

    def of(self, step: str) -> tuple[Way, ...]:
        """The ways of the step; none where none is known."""
        return self.by_step.get(step, ())

    def needed(self, steps: Sequence[str]) -> tuple[str, ...]:
        """Those of `steps` that no other of them covers, in the same order."""
        covered = {each for step in steps for each in self.covers.get(step, ())}
        return tuple(step for step in steps if step not in covered)


def _quickest_first(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    lengths = {way.key: way.lead_time.days for way in ways if way.lead_time is not None}
    known = {key: length for key, length in lengths.items() if length is not None}
    return tuple(sorted(ways, key=lambda way: known[way.key])) if len(known) == len(ways) else ways


def _way(entry: Mapping[str, Any]) -> Way:
    sittings = entry.get("sittings")
    return Way(
        key=entry["key"],
        says=Text(**entry["says"]),
        lead_time=_estimate(entry.get("lead_time")),
        cost=_estimate(entry.get("cost")),
        sittings=None
        if sittings is None
        else Sittings(
            a_year=sittings["a_year"],
            months=tuple(sittings.get("months", ())),
            cite=sittings["cite"],
            mark=Mark.named(sittings["mark"]),
        ),
        closed=_closed(entry.get("closed")),
        facts=entry.get("facts"),
    )


def _closed(written: Mapping[str, Any] | None) -> Closed | None:
    if written is None:
        return None
    return Closed(written["after"], written["but_for"], written["cite"], Mark.named(written["mark"]))


def _estimate(written: Mapping[str, Any] | None) -> Estimate | None:
    if written is None:
        return None
    return Estimate(
        at_least=written.get("at_least"),
        at_most=written.get("at_most"),
        unit=written["unit"],
        of=Text(**written["of"]),
        cite=written["cite"],
        mark=Mark.named(written["mark"]),
        as_of=written.get("as_of"),
    )


def _faults(entry: Mapping[str, Any]) -> Iterator[str]:
    """Everything that is wrong with one way as written."""
    name = f"{entry.get('step', 'a way')}/{entry.get('key', '?')}"
    for key in ("step", "key", "says"):
        if key not in entry:
            yield f"{name} has no {key}."
    for part, units in (("lead_time", set(_DAYS)), ("cost", set(_UNITS) - set(_DAYS))):
        if part in entry:
            yield from (f"{name}: its {part} {fault}" for fault in _faults_of_estimate(entry[part], units))
    if "closed" in entry:
        keys = (key for key in ("after", "but_for", "cite", "mark") if key not in entry["closed"])
        yield from (f"{name}: what closes it has no {key}." for key in keys)
    if "sittings" in entry:
        yield from (f"{name}: its sittings {fault}" for fault in _faults_of_sittings(entry["sittings"]))


def _faults_of_estimate(written: Mapping[str, Any], units: set[str]) -> Iterator[str]:
    for key in ("of", "cite", "mark"):
        if key not in written:
            yield f"has no {key}; every figure needs one."
    if written.get("unit") not in units:
        yield f"is in {written.get('unit')}; write one of {', '.join(sorted(units))}."
    low, high = written.get("at_least"), written.get("at_most")
    if low is None and high is None:
        yield "has neither at_least nor at_most; leave it out where it is unknown."
    elif low is not None and high is not None and low > high:
        yield f"is at least {low} and at most {high}; exchange the two."


def _faults_of_sittings(written: Mapping[str, Any]) -> Iterator[str]:
    for key in ("a_year", "cite", "mark"):
        if key not in written:
            yield f"have no {key}."
    months = set(written.get("months", []))
    if months and (len(months) != written.get("a_year") or not months <= _MONTHS):
        yield f"name the months {sorted(months)}; name as many, from 1 to 12, as there are a year."


def _filled(value: Any, on: date, category: str) -> Any:
    """`value` with the day and the category in their places."""
    match value:
        case dict():
            return {key: _filled(each, on, category) for key, each in value.items()}
        case list():
            return [_filled(each, on, category) for each in value]
        case str():
            earlier = on - timedelta(days=A_MONTH)
            return {DAY: on.isoformat(), EARLIER: earlier.isoformat(), CATEGORY: category}.get(value, value)
        case _:
            return value


def _number(number: int, language: Language) -> str:
    """`number` with its thousands apart, as the reader writes it."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if language is Language.INDONESIAN else grouped


_MONTHS = set(range(1, 13))
_DAYS = {"hours": 1 / 8, "weeks": 7, "months": 365 / 12, "years": 365}
_UNITS = {
    "hours": Text("{} jam", "{}時間", "{} hours"),
    "weeks": Text("{} minggu", "{}週間", "{} weeks"),
    "months": Text("{} bulan", "{}か月", "{} months"),
    "years": Text("{} tahun", "{}年", "{} years"),
    "IDR": Text("Rp{}", "{}ルピア", "IDR {}"),
    "JPY": Text("{} yen", "{}円", "JPY {}"),
}
_EXACT = Text("{}", "{}", "{}")
_FROM = Text("{} atau lebih", "{}以上", "{} or more")
_TO = Text("paling banyak {}", "最大{}", "up to {}")
