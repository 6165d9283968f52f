"""Facts that cannot be true: a score of 900, a test before birth, a pass at 40 percent.  No law stands here.

A value that cannot be true is read as unknown, and a doubt says so: of no such value is there ever a verdict.  Where
two facts contradict each other nobody knows which is wrong, and both are unknown.  What the values can be stands in
bounds.toml, each with its reason.  Both ways in (`person.columns`, `arrow.columns`) check here, whole columns
at a time.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from kakehashi.law import days
from kakehashi.law.bounds import written
from kakehashi.law.checking import Checking, is_known, is_word, swapped, unknown_at
from kakehashi.law.columns import FARTHEST, FOREVER, Codes, Numbers, Table
from kakehashi.law.doubt import BOTH, EARLY, HOURS, LATE, LISTED, NOT_PASSED, ORDER, OWN, PASSED, RANGE, Doubt
from kakehashi.law.lanes import WORK_CATEGORIES
from kakehashi.law.ternary import NONE, Ternary
from kakehashi.vocabulary import Text, categories

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from kakehashi.law.facts import Column

    Truths = NDArray[np.bool_]
    Places = NDArray[np.intp]
    Days = NDArray[np.signedinteger[Any]]

HOURS_IN_A_DAY = 24
"""No course has more."""

NAMED = 5
"""People named for one kind of doubt where many are read at once; of the others it is said how many they are."""

DATED_AFTER_BIRTH = (
    ("tests", "on"), ("stays", "from"), ("courses", "from"), ("leaves", "from"), ("steps", "on"),
    ("documents", "issued"),
)  # fmt: skip
"""The days of entries before which the person must have been born."""

IN_ORDER = (
    ("born", "health.examined"),
    ("born", "enters_on"),
    ("coe_applied_on", "coe_issued_on"),
    ("plan_filed_on", "plan_accredited_on"),
    ("departs_on", "enters_on"),
)
"""Days of the person of which the first never comes after the second."""

RESULT = ("passed", "level", "score", "percent_of_pass_mark")
"""What a test gave: where one of them cannot be true none is used, since JLPT that is only listed counts as passed."""

ENTRIES_IN_ORDER = {"stays": (("permission_from", "to"),), "documents": (("issued", "valid_until"),)}
"""The same of one entry; that a period ends before it begins is a fault of form, and `person` refuses it."""


def checked(columns: Mapping[str, Column]) -> tuple[dict[str, Column], list[Doubt]]:
    """`columns` with each value that cannot be true unknown, and the doubts in the order in which they were found.

    Shapes:  n people; a table holds as many entries as they have together.
    Cost:    a few passes over what was told; nothing is copied where nothing is in doubt.
    """
    check = _Check(columns)
    check.numbers()
    check.first_days()
    check.categories()
    check.passes()
    check.order()
    check.stays()
    check.last_starts()
    check.nationality()
    check.same_sitting()
    check.never_in_japan()
    return check.columns, check.doubts


class _Check(Checking):
    """The columns while they are looked through; what is in doubt becomes unknown at once."""

    def numbers(self) -> None:
        """Numbers beyond what their key can hold, and scores beyond what their test gives."""
        for each in written()["number"]:
            table, within, inner = each["key"].partition("[].")
            table, key = (table, inner) if within else ("", each["key"])
            self._out_of_range(self._numbers(table, key), table, key, each["least"], each["most"])
        tests = self._list("tests")
        if tests.first[-1]:
            for each in written()["score"]:
                of_test = is_word(tests.codes("test"), each["test"])
                self._out_of_range(tests.numbers("score"), "tests", "score", each["least"], each["most"], of_test)
        stays, courses = self._list("stays"), self._list("courses")
        if stays.first[-1]:
            self._excluded(stays)
        if courses.first[-1]:
            self._crammed(courses)

    def _out_of_range(
        self, numbers: Numbers, table: str, key: str, least: int, most: int, where: Truths | None = None
    ) -> None:
        wrong = (numbers.low > most) | ((numbers.low < least) & (numbers.low > -FARTHEST))
        wrong &= numbers.low == numbers.high
        found = np.flatnonzero(wrong if where is None else wrong & where)
        if len(found):
            values = numbers.low[found]
            self._doubt(
                table,
                key,
                found,
                lambda number, path: RANGE.filled(path=path, value=values[number], least=least, most=most),
                unknown=RESULT if key in RESULT else [key],
            )

    def _excluded(self, stays: Table) -> None:
        """Days left out of a stay that are more than the stay has."""
        since, until, out = stays.numbers("from"), stays.numbers("to"), stays.numbers("excluded_days")
        whole = until.low - since.low + 1
        wrong = is_known(since) & is_known(until) & (until.low < FOREVER) & (out.low > whole) & (out.low == out.high)
        found = np.flatnonzero(wrong)
        if len(found):
            values, most = out.low[found], whole[found]
            self._doubt(
                "stays",
                "excluded_days",
                found,
                lambda number, path: RANGE.filled(path=path, value=values[number], least=0, most=most[number]),
                unknown=["excluded_days"],
            )

    def _crammed(self, courses: Table) -> None:
        """More hours of a course than its days have."""
        since, until, hours = courses.numbers("from"), courses.numbers("to"), courses.numbers("hours")
        lasted = until.low - since.low + 1
        wrong = is_known(since) & is_known(until) & (until.low < FOREVER) & (hours.low > lasted * HOURS_IN_A_DAY)
        found = np.flatnonzero(wrong)
        if len(found):
            told, whole = hours.low[found], lasted[found]

            def says(number: int, path: str) -> Text:
                return HOURS.filled(path=path, value=told[number], days=whole[number])

            self._doubt("courses", "hours", found, says, unknown=["hours"])

    def first_days(self) -> None:
        """Tests and stays before there was any such test or residence status; nobody born before another century."""
        for each in written()["first_day"]:
            table = self._list(each["list"])
            key, word, day = ("on", "test", each["day"]) if each["list"] == "tests" else ("from", "status", each["day"])
            when = table.numbers(key)
            early = is_word(table.codes(word), each["word"]) & (when.low < days.number(day)) & is_known(when)
            unknown = [key] if each["list"] == "tests" else [key, word]
            self._early(each["list"], key, np.flatnonzero(early), each["word"], day, unknown)
        born, first = self._numbers("", "born"), written()["born"]["day"]
        found = np.flatnonzero(is_known(born) & (born.low < days.number(first)))
        if len(found):
            values = born.low[found]
            self._doubt(
                "",
                "born",
                found,
                lambda number, path: RANGE.filled(
                    path=path, value=days.named(int(values[number])), least=first, most=days.LAST
                ),
                unknown=["born"],
            )

    def _early(self, table: str, key: str, found: Places, word: str, first: date, unknown: Sequence[str]) -> None:
        if len(found):
            values = self._list(table).numbers(key).low[found]
            self._doubt(
                table,
                key,
                found,
                lambda number, path: EARLY.filled(
                    path=path, value=days.named(int(values[number])), first=first, what=word
                ),
                unknown=unknown,
            )

    def categories(self) -> None:
        """Skill tests of SSW (i) in a category that was not there yet: the day, or the category, is another."""
        tests = self._list("tests")
        when = tests.numbers("on")
        asked = np.flatnonzero(is_word(tests.codes("test"), "ssw1_skill") & is_known(when))
        if not len(asked):
            return
        first, there = _openings()
        meant = ~tests.truth("category").no & WORK_CATEGORIES.all
        words, named = meant[asked], tests.truth("category").no[asked] != NONE
        known = there[np.searchsorted(first, when.low[asked], side="right")]
        found = asked[named & (words != NONE) & ((words & known) == NONE)]
        for key in WORK_CATEGORIES.named(int(np.bitwise_or.reduce(meant[found], initial=NONE))):
            lane = np.uint64(1 << WORK_CATEGORIES.lane(key))
            lowest = meant[found]
            mine = found[(lowest & (~lowest + np.uint64(1))) == lane]
            self._early("tests", "on", mine, key, _opened(key), ["on", "category"])

    def passes(self) -> None:
        """Passed beside a result with which nobody passes, and not passed beside one with which everybody does."""
        tests = self._list("tests")
        passed = tests.truth("passed")
        yes, no = passed.surely(), passed.surely_not()
        if not len(yes):
            return
        for each in written()["pass"]:
            here = is_word(tests.codes("test"), each["test"])
            if "level" in each:
                level = tests.codes("level")
                here = here & (level.code < 0 if each["level"] == "untold" else is_word(level, each["level"]))
            if "until" in each:
                here = here & is_known(tests.numbers("on")) & (tests.numbers("on").low <= days.number(each["until"]))
            self._against(tests, "score", here, yes, no, each)
        for each in written()["pass_percent"]:
            self._against(tests, "percent_of_pass_mark", np.ones(len(yes), np.bool_), yes, no, each)

    def _against(self, tests: Table, key: str, here: Truths, yes: Truths, no: Truths, mark: Mapping[str, Any]) -> None:
        numbers = tests.numbers(key)
        here = here & is_known(numbers)
        least, most = mark["never_below"], mark.get("always_from")
        low = here & (numbers.low < least)
        self._contradiction("passed", np.flatnonzero(low & yes), key, numbers, PASSED, least)
        if mark.get("listed_is_passed"):
            listed = low & (tests.codes("level").code >= 0) & ~(yes | no)
            self._contradiction("level", np.flatnonzero(listed), key, numbers, LISTED, least)
        if most is not None:
            high = np.flatnonzero(here & no & (numbers.low >= most))
            self._contradiction("passed", high, key, numbers, NOT_PASSED, most)

    def _contradiction(self, told: str, found: Places, key: str, numbers: Numbers, says: Text, mark: int) -> None:
        if len(found):
            values = numbers.low[found]
            self._doubt(
                "tests",
                told,
                found,
                lambda number, path: says.filled(path=path, key=key, value=values[number], mark=mark),
                unknown=RESULT,
            )

    def order(self) -> None:
        """Days that come before the day that must come first: birth, an application, a departure."""
        born = self._numbers("", "born")  # as it was told: once in doubt it must still be held against the other days
        for earlier, later in IN_ORDER:
            first = born if earlier == "born" else self._numbers("", earlier)
            second = self._numbers("", later)
            self._swapped("", later, swapped(second, first), second, earlier, first, [later])
        for table, key in DATED_AFTER_BIRTH:
            entries = self._list(table)
            if entries.first[-1]:
                when = entries.numbers(key)
                told = when.low > days.number(days.FIRST)
                self._swapped(table, key, told & swapped(when, entries.of_person(born)), when, "born", born, [key])
        for table, pairs in ENTRIES_IN_ORDER.items():
            entries = self._list(table)
            for earlier, later in pairs:
                first, second = entries.numbers(earlier), entries.numbers(later)
                self._swapped(table, later, swapped(second, first), second, earlier, first, [earlier, later])

    def stays(self) -> None:
        """Training longer than there can be, work under age, and stage 2 before any stage 1."""
        stays = self._list("stays")
        if not stays.first[-1]:
            return
        status, since, until = stays.codes("status"), stays.numbers("from"), stays.numbers("to")
        begun, bounds = is_known(since), written()
        for each in bounds["longest"]:
            most = since.low + each["days"] - 1
            long = begun & is_known(until) & (until.low < FOREVER) & (until.low > most)
            self._unlikely("to", is_word(status, each["status"]) & long, until.low, since.low, most, ["from", "to"])
        last = np.full(len(since), days.number(days.LAST))
        born = stays.of_person(self._numbers("", "born"))
        for each in bounds["youngest"]:
            least = born.years_after(each["years"]).low
            young = is_word(status, each["status"]) & begun & is_known(born) & (since.low < least)
            self._unlikely("from", young, since.low, least, last, ["from"], f"born + {each['years']}")
            self._unknown("", "born", stays.owners()[young])
        stage = is_word(status, "titp1") & begun
        of_stage_1 = np.full(len(self._numbers("", "born")), FARTHEST)
        np.minimum.at(of_stage_1, stays.owners()[stage], since.low[stage])
        before = of_stage_1[stays.owners()]
        swapped = is_word(status, "titp2") & begun & (before < FARTHEST) & (since.low < before)
        self._unlikely("from", swapped, since.low, before, last, ["from", "to"], "titp1")
        owners = np.unique(stays.owners()[swapped])
        self._unknown("stays", "from", np.flatnonzero(stage & np.isin(stays.owners(), owners)))

    def last_starts(self) -> None:
        """Stage 1 begun when none can begin any more, of somebody who was in none before: that one may be resumed."""
        stays = self._list("stays")
        since = stays.numbers("from")
        for each in written()["last_start"]:
            of_status = is_word(stays.codes("status"), each["status"])
            late = of_status & is_known(since) & (since.low > days.number(each["day"]))
            in_time = np.unique(stays.owners()[of_status & ~late])
            found = np.flatnonzero(late & ~np.isin(stays.owners(), in_time))
            if len(found):
                values = since.low[found]

                def says(number: int, path: str, values: Days = values, each: Mapping[str, Any] = each) -> Text:
                    first = days.named(int(values[number]))
                    return LATE.filled(path=path, value=first, what=each["status"], last=each["day"])

                self._doubt("stays", "from", found, says, unknown=["from", "status"])

    def _unlikely(
        self, key: str, wrong: Truths, told: Days, least: Days, most: Days, unknown: Sequence[str], earlier: str = ""
    ) -> None:
        """Doubt the days `told` under `key` of stays that are `wrong`: not from `least` to `most`, or before `earlier`.

        `earlier` names the day `least` where that is another fact of the person.
        """
        found = np.flatnonzero(wrong)
        if len(found):
            values, lowest, highest = ([days.named(int(day)) for day in each[found]] for each in (told, least, most))

            def says(number: int, path: str) -> Text:
                if earlier:
                    return ORDER.filled(path=path, value=values[number], earlier=earlier, day=lowest[number])
                return RANGE.filled(path=path, value=values[number], least=lowest[number], most=highest[number])

            self._doubt("stays", key, found, says, unknown=unknown)

    def nationality(self) -> None:
        """Nationals of Japan, who need no pathway."""
        codes = self.columns["nationality"]
        if not isinstance(codes, Codes):
            raise TypeError(f"nationality holds {type(codes).__name__}, and words were asked for")
        for each in written()["nationality"]:
            found = np.flatnonzero(is_word(codes, each["never"]))
            if len(found):
                said = OWN.filled(path="nationality", value=each["never"])

                def says(_number: int, _path: str, said: Text = said) -> Text:
                    return said

                self.doubts.append(Doubt("nationality", found, None, says))
                self.columns["nationality"] = unknown_at(codes, found)

    def same_sitting(self) -> None:
        """One test on one day, passed and not passed, or with two scores."""
        tests = self._list("tests")
        when, passed, score = tests.numbers("on"), tests.truth("passed"), tests.numbers("score")
        no, levels = passed.surely_not(), tests.codes("level")
        told = passed.surely() | no
        listed = is_word(tests.codes("test"), "jlpt") & (levels.code >= 0) & ~told
        yes = passed.surely() | listed  # JLPT that is listed with its level is read as passed
        alike = [tests.codes(key).code for key in ("test", "level", "grade", "part", "occupation")]
        words, known = tests.truth("category").no, is_known(when)
        for apart in range(1, int(np.diff(tests.first).max(initial=0))):
            one, other = slice(None, -apart), slice(apart, None)
            same = known[one] & (when.low[one] == when.low[other]) & (tests.owners()[one] == tests.owners()[other])
            if not same.any():
                continue
            same &= np.all([code[one] == code[other] for code in alike], axis=0) & (words[one] == words[other])
            results = (yes[one] & no[other]) | (no[one] & yes[other])
            scores = is_known(score)[one] & is_known(score)[other] & (score.low[one] != score.low[other])
            said = np.where(listed, "true (a level that is told)", np.where(yes, "true", "false"))
            self._both("passed", np.flatnonzero(same & results), apart, said)
            self._both("score", np.flatnonzero(same & ~results & scores), apart, score.low)

    def _both(self, key: str, found: Places, apart: int, told: NDArray[Any]) -> None:
        if len(found):
            tests = self._list("tests")
            place = found - tests.first[tests.owners()[found]]

            def says(number: int, path: str) -> Text:
                entry, other = found[number], f"tests[{place[number] + apart}].{key}"
                return BOTH.filled(path=path, value=told[entry], other=other, against=told[entry + apart])

            self._doubt("tests", key, found, says, unknown=RESULT)
            for each in RESULT:
                self._unknown("tests", each, found + apart)

    def never_in_japan(self) -> None:
        """A list of stays that is empty, of somebody in Japan or with work there."""
        stays, here, work = self._list("stays"), self.columns["in_japan"], self._list("experience")
        if not isinstance(here, Ternary):
            raise TypeError(f"in_japan holds {type(here).__name__}, and a truth was asked for")
        never = stays.given & (stays.first[1:] == stays.first[:-1])
        if not never.any():
            return
        inside = np.flatnonzero(never & here.surely())
        worked = np.flatnonzero(is_word(work.codes("where"), "japan") & never[work.owners()])
        if len(inside):
            self._against_no_stay("in_japan", "true", inside, inside)
            self.columns["in_japan"] = unknown_at(here, inside)
        if len(worked):
            self._against_no_stay("experience[].where", "japan", work.owners()[worked], worked)
            self._unknown("experience", "where", worked)

    def _against_no_stay(self, path: str, told: str, rows: NDArray[np.int64], found: Places) -> None:
        """Doubt what is `told` under `path` beside no stay at all, and that there was none."""
        table = path.partition("[")[0]
        places = found - self._list(table).first[rows] if "[" in path else None

        def says(_number: int, named: str) -> Text:
            return BOTH.filled(path=named, value=told, other="stays", against="[]")

        self.doubts.append(Doubt(path, rows, places, says))
        stays = self._list("stays")
        given = stays.given.copy()
        given[rows] = False
        self.columns["stays"] = Table(stays.first, given, stays.entries)


def _opened(key: str) -> date:
    """The first day on which its work, however cut, can have been tested."""
    return categories()[key].none_before


@cache
def _openings() -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
    """The days on which categories opened (d,); the lanes there before each of them, and last, all (d + 1,)."""
    opened = {key: days.number(_opened(key)) for key in WORK_CATEGORIES.keys}
    first = sorted(set(opened.values()))
    there = [WORK_CATEGORIES.word(key for key, day in opened.items() if day < bound) for bound in first]
    return np.array(first), np.array([*there, WORK_CATEGORIES.all], np.uint64)
