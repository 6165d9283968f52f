"""SSW (i) as OpenFisca variables: a truth is a pair of them, `…_yes` and `…_no`, with neither where it is unknown.

Numbers are pairs `…_low` and `…_high`, words are codes with -1 for unknown, lists are slots of their own.  The formula
of a pair is worked out once and gives both its variables, which spares OpenFisca half the work.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from openfisca_core.entities import Entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from kakehashi.law import arrow, days
from kakehashi.law.book.japan.person import person as japan_person
from kakehashi.law.book.japan.ssw1 import ssw1
from kakehashi.law.columns import FARTHEST, Codes, Flat, Numbers, Table
from kakehashi.law.days import months_after, years_between
from kakehashi.law.lanes import WORK_CATEGORIES
from ssw1_formulas import KEYS, PERSON, Span, in_category, refuse_steps

Array = NDArray[Any]


class Pair:
    """A truth: two arrays that are never both true."""

    def __init__(self, yes: Array, no: Array) -> None:
        self.yes, self.no = yes, no

    def __and__(self, other: "Pair") -> "Pair":
        return Pair(self.yes & other.yes, self.no | other.no)

    def __or__(self, other: "Pair") -> "Pair":
        return Pair(self.yes | other.yes, self.no & other.no)

    def __invert__(self) -> "Pair":
        return Pair(self.no, self.yes)


class Slot:
    """The k-th entry of a list."""

    def __init__(self, engine: "Engine", name: str, place: int) -> None:
        self.engine, self.path = engine, f"{name}_{place}"
        self.present = engine.truth(f"{self.path}_present")

    def truth(self, key: str) -> Pair:
        """A truth of the entry."""
        return self.engine.truth(f"{self.path}_{key}")

    def code(self, key: str) -> tuple[str, Array]:
        """A word of the entry."""
        return self.engine.code(f"{self.path}_{key}")

    def is_in(self, key: str, words: Iterable[str]) -> Pair:
        """Is the word one of these?"""
        return self.engine.is_in(self.code(key), words)

    def number(self, key: str) -> Span:
        """A number or day of the entry."""
        return self.engine.number(f"{self.path}_{key}")


class Engine:
    """What the formulas ask of OpenFisca, for one population and period."""

    def __init__(self, people: Any, period: Any, given: "Given", on: date) -> None:
        self.people, self.period, self.facts = people, period, given
        self.ssw1, self.person = ssw1.values.on(on), japan_person.values.on(on)
        self.today = days.number(on)

    def read(self, name: str) -> Array:
        """The array of one variable."""
        found: Array = self.people(name, self.period)
        return found

    def slots(self, name: str) -> list[Slot]:
        """As many as the longest list has."""
        return [Slot(self, name, place) for place in range(self.facts.longest[name])]

    def truth(self, name: str) -> Pair:
        """A truth: two variables."""
        name = name.replace(".", "_")
        return Pair(self.read(f"{name}_yes"), self.read(f"{name}_no"))

    fact = truth

    def number(self, name: str) -> Span:
        """A number or day: two variables."""
        name = name.replace(".", "_")
        return Span(self.read(f"{name}_low"), self.read(f"{name}_high"))

    def code(self, name: str) -> tuple[str, Array]:
        """A word: one variable of codes, and its name, by which its words are known."""
        name = name.replace(".", "_")
        return name, self.read(name)

    def given(self, name: str) -> Array:
        """Was the list given?"""
        return self.read(f"{name}_given")

    def if_given(self, name: str, found: Pair) -> Pair:
        """Unknown where the list was not given."""
        given = self.given(name)
        return Pair(found.yes & given, found.no & given)

    def is_in(self, code: tuple[str, Array], words: Iterable[str]) -> Pair:
        """Is it one of these?"""
        name, codes = code
        names = self.facts.words[name]
        table = np.zeros(len(names) + 1, np.bool_)
        table[[names.index(word) for word in words if word in names]] = True
        yes = table[codes]
        return Pair(yes, ~yes & (codes >= 0))

    def equal(self, one: Slot, other: Slot, key: str) -> Pair:
        """Are the two words the same?"""
        mine, its = one.code(key)[1], other.code(key)[1]
        known = (mine >= 0) & (its >= 0)
        return Pair(known & (mine == its), known & (mine != its))

    def application_is(self, words: Iterable[str]) -> Pair:
        """What is asked of immigration; abroad a certificate."""
        listed = set(words)
        name, codes = self.code("application")
        stands_in = (codes < 0) & self.truth("in_japan").no
        return self.is_in((name, np.where(stands_in, self.facts.words[name].index("coe"), codes)), listed)

    def asked_for(self, words: Iterable[str]) -> Pair:
        """What is told to be asked of immigration."""
        return self.is_in(self.code("application"), words)

    def stated(self, name: str) -> Pair:
        """Is a reason stated?"""
        return self.truth(name)

    def three(self, yes: Array, no: Array) -> Pair:
        """Yes, no or neither."""
        return Pair(yes, no)

    def told_or_open(self, number: Span) -> Pair:
        """Yes where it is known."""
        return Pair(number.low == number.high, np.zeros(len(number.low), np.bool_))

    def or_else(self, one: Pair, other: Pair) -> Pair:
        """The one where it is known."""
        known = one.yes | one.no
        return Pair(one.yes | (other.yes & ~known), one.no | (other.no & ~known))

    def open(self) -> Pair:
        """Unknown."""
        return Pair(*(np.zeros(self.people.count, np.bool_) for _ in range(2)))

    def never(self) -> Pair:
        """No."""
        return Pair(np.zeros(self.people.count, np.bool_), np.ones(self.people.count, np.bool_))

    def same(self, number: int) -> Array:
        """One number for all."""
        return np.full(self.people.count, number, np.int32)

    def where(self, asked: Array, one: Any, other: Any) -> Array:
        """The one or the other."""
        return np.where(asked, one, other)

    def least(self, one: Any, other: Any) -> Array:
        """The smaller."""
        return np.minimum(one, other)

    most = staticmethod(np.maximum)

    def surely(self, truth: Pair) -> Array:
        """Is it yes?"""
        return truth.yes

    def perhaps(self, truth: Pair) -> Array:
        """Is it not no?"""
        return ~truth.no

    def unless_no(self, truth: Pair) -> Pair:
        """Yes where nobody said no."""
        return Pair(~truth.no, truth.no)

    def only_yes(self, truth: Pair) -> Pair:
        """No where nobody said yes."""
        return Pair(truth.yes, ~truth.yes)

    def told(self, code: tuple[str, Array]) -> Array:
        """Was it told?"""
        return code[1] >= 0

    def months_after(self, day: Any, months: int) -> Array:
        """The first day after so many months; the calendar's table is the kernel's own."""
        return months_after(np.asarray(day, np.int32), months)

    def years_between(self, earlier: Any, later: Any) -> Array:
        """Completed years."""
        return years_between(np.asarray(earlier, np.int32), np.asarray(later, np.int32))


class Given:
    """The people as OpenFisca's inputs: arrays by name; made from Arrow with the kernel's own reader."""

    def __init__(self, table: pa.Table) -> None:
        self.arrays: dict[str, Array] = {}
        self.words: dict[str, tuple[str, ...]] = {}
        self.longest: dict[str, int] = {}
        facts = arrow.columns(table)
        self.people = len(facts)
        for name, column in facts.columns.items():
            if isinstance(column, Table):
                self._list(name, column)
            else:
                self._flat(name.replace(".", "_"), column, None, None)

    def _list(self, name: str, table: Table) -> None:
        owned = np.diff(table.first)
        self.longest[name] = int(owned.max(initial=0))
        self.arrays[f"{name}_given"] = table.given
        for place in range(self.longest[name]):
            present = owned > place
            self.arrays[f"{name}_{place}_present_yes"] = present
            self.arrays[f"{name}_{place}_present_no"] = ~present
            lies = np.where(present, table.first[:-1] + place, 0)
            for key, column in table.entries.items():
                self._flat(f"{name}_{place}_{key}", column, lies, present)

    def _flat(self, name: str, column: Flat, lies: Array | None, present: Array | None) -> None:
        def laid(values: Array, otherwise: Any) -> Array:
            return values if lies is None else np.where(present, values[lies], otherwise)

        if isinstance(column, Numbers):
            self.arrays[f"{name}_low"] = laid(column.low, -FARTHEST)
            self.arrays[f"{name}_high"] = laid(column.high, FARTHEST)
        elif isinstance(column, Codes):
            self.arrays[name] = laid(column.code, -1)
            self.words[name] = column.names
        elif name.endswith("_category"):
            known = column.yes != 0
            code = np.where(known, np.log2(np.maximum(column.yes, 1).astype(np.float64)), -1).astype(np.int16)
            self.arrays[name] = laid(code, -1)
            self.words[name] = WORK_CATEGORIES.keys
        else:
            self.arrays[f"{name}_yes"] = laid(column.yes != 0, otherwise=False)
            self.arrays[f"{name}_no"] = laid(column.no != 0, otherwise=False)


def _pair(name: str, formula: Callable[[Engine], Pair], given: Given, on: date, entity: Entity) -> list[type[Variable]]:
    def yes(people: Any, period: Any) -> Array:
        truth = formula(Engine(people, period, given, on))
        people.get_holder(f"{name}_no").put_in_cache(truth.no, period)
        return truth.yes

    def no(people: Any, period: Any) -> Array:
        people(f"{name}_yes", period)
        found: Array = people.get_holder(f"{name}_no").get_array(period)
        return found

    return [_variable(f"{name}_yes", bool, entity, yes), _variable(f"{name}_no", bool, entity, no)]


def _variable(name: str, kind: type, entity: Entity, formula: Callable[..., Array] | None = None) -> type[Variable]:
    body = {"value_type": kind, "entity": entity, "definition_period": DateUnit.DAY, "label": name}
    return type(name, (Variable,), body | ({} if formula is None else {"formula": formula}))


def verdicts(table: pa.Table, on: date) -> dict[str, Pair]:
    """A pair of arrays a category."""
    refuse_steps(table.column_names)
    given = Given(table)
    entity = Entity("person", "people", "A person", "")
    system = TaxBenefitSystem([entity])
    for name, array in given.arrays.items():
        system.add_variable(_variable(name, bool if array.dtype == np.bool_ else int, entity))
    for name, formula in PERSON.items():
        for variable in _pair(name, formula, given, on, entity):
            system.add_variable(variable)
    for lane, key in enumerate(KEYS):
        for variable in _pair(f"in_{lane}", lambda b, key=key: in_category(b, key), given, on, entity):
            system.add_variable(variable)
    simulation = SimulationBuilder().build_default_simulation(system, count=given.people)
    period = on.isoformat()
    for name, array in given.arrays.items():
        simulation.set_input(name, period, array)
    found = {}
    for lane, key in enumerate(KEYS):
        yes, no = (simulation.calculate(f"in_{lane}_{half}", period) for half in ("yes", "no"))
        found[key] = Pair(yes, no)
    return found


def words(found: dict[str, Pair]) -> tuple[Array, Array]:
    """The verdicts as words, to be compared; (n,) uint64 each."""
    people = len(found[KEYS[0]].yes)
    yes, no = np.zeros(people, np.uint64), np.zeros(people, np.uint64)
    for lane, key in enumerate(KEYS):
        yes |= found[key].yes.astype(np.uint64) << np.uint64(lane)
        no |= found[key].no.astype(np.uint64) << np.uint64(lane)
    return yes, no
