"""Days as whole numbers, and the calendar of the law over many of them at once.

A day is its distance from 1970-01-01.  Months are looked up in a table of four centuries, which is much faster than to
ask the calendar; a day outside it is taken as its nearest end.  A period ends with the day before the like-numbered
day; where the month has no such day, with the month's last day.  Someone born on 29 February is therefore a year older
on 1 March of a common year, and never on 28 February.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int32]

_EPOCH = date(1970, 1, 1)
FIRST, LAST = date(1850, 1, 1), date(2149, 6, 5)
"""The days that a person's facts may name; the table goes a century beyond."""


def number(day: date) -> int:
    """`day` as a whole number."""
    return (day - _EPOCH).days


def named(day: int) -> date:
    """The day with that number."""
    return _EPOCH + timedelta(days=day)


_DAY_ZERO = number(FIRST)
_DAYS = np.arange(_DAY_ZERO, number(date(2250, 1, 1)), dtype=np.int32)
_MONTH_OF = _DAYS.astype("M8[D]").astype("M8[M]")
_SINCE_FIRST = (_DAYS - _MONTH_OF.astype("M8[D]").astype(np.int64)).astype(np.int32)
_MONTH_ZERO = int(_MONTH_OF[0].astype(np.int64))
_MONTHS = (_MONTH_OF.astype(np.int64) - _MONTH_ZERO).astype(np.int32)
_FIRST_OF = np.flatnonzero(_SINCE_FIRST == 0).astype(np.int32) + np.int32(_DAY_ZERO)


def _within(numbers: Integers, least: int, most: int) -> Integers:
    """`numbers` between two bounds: of one person, `np.clip` takes five times as long."""
    inside: Integers = np.minimum(np.maximum(numbers, least), most)
    return inside


def _months(days: Integers) -> tuple[Integers, Integers]:
    """Months since the table begins, and days since the first of the month."""
    place = (_within(days, _DAY_ZERO, _DAYS[-1]) - _DAY_ZERO).astype(np.intp)
    return _MONTHS[place], _SINCE_FIRST[place]


def years_between(earlier: Integers, later: Integers) -> Integers:
    """Completed years from `earlier` to `later`, both (n,) days; (n,) int32."""
    month_a, day_a = _months(earlier)
    month_b, day_b = _months(later)
    months: Integers = month_b - month_a - (day_b < day_a)
    return months // 12


def months_after(days: Integers, months: int | Integers) -> Integers:
    """The first day after a period of `months` that began on `days` (n,); (n,) int32."""
    month, day = _months(days)
    target = _within(month + np.int32(months), 0, len(_FIRST_OF) - 2)
    after: Integers = np.minimum(_FIRST_OF[target] + day, _FIRST_OF[target + 1])
    return after
