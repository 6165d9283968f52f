"""Facts of one person that can hardly all be so, and may: told as they are, judged as they are, and warned of.

What cannot be true at all is read as unknown (`sense`).  Who is abroad on a trip with re-entry permission has a stay
that runs on; and what is asked for inside Japan by somebody abroad is refused by the law itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kakehashi.law.bounds import written
from kakehashi.law.columns import FOREVER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kakehashi.law.facts import Facts

ONLY_INSIDE = (
    "renewal", "change_of_status", "change_of_employer", "transfer_own_wish", "transfer_unavoidable", "extension",
)  # fmt: skip
"""What only somebody who stays in Japan asks of immigration."""


_ASKED = (
    "in_japan = false contradicts application = {word}, which is asked for inside Japan; expected is in_japan = true, "
    "or application = coe for somebody who is abroad: correct one of the two"
)
_RUNNING = (
    "in_japan = false contradicts a stay without an end (to), which is read as running on; expected is its last day, "
    "or in_japan = true: give `to` or correct in_japan (on a trip with re-entry permission leave both)"
)

_NO_SITTING = (
    "a test {test} is dated in another month than {months}, in which it is held; expected is the day on which it was "
    "sat, and not that of the result: correct `on`"
)
_MONTHS_IN_A_YEAR = 12


def contradictions(facts: Facts) -> list[tuple[str, NDArray[np.intp]]]:
    """What contradicts itself, and the rows of the people of whom it does, where there are any.

    Cost: time O(n) and O(stays), no loop over people.
    """
    abroad = facts.truth("in_japan").surely_not()
    application, stays = facts.code("application"), facts.list("stays")
    running = np.zeros(len(facts), np.bool_)
    running[stays.owners()[stays.numbers("to").low == FOREVER]] = True
    found = [
        (_ASKED.format(word=word), abroad & (application.code == application.names.index(word))) for word in ONLY_INSIDE
    ]
    found.append((_RUNNING, abroad & running))
    found += _beside_the_sittings(facts)
    return [(said, np.flatnonzero(where)) for said, where in found if where.any()]


def _beside_the_sittings(facts: Facts) -> list[tuple[str, NDArray[np.bool_]]]:
    """Tests whose day lies in a month without a sitting: it may be that of the result, and the pass stands."""
    tests, found = facts.list("tests"), []
    when, test = tests.numbers("on"), tests.codes("test")
    for each in written()["months"]:
        asked = np.flatnonzero(when.known & (test.code == test.names.index(each["test"])))
        months = when.low[asked].astype("M8[D]").astype("M8[M]").astype(np.int64) % _MONTHS_IN_A_YEAR + 1
        where = np.zeros(len(facts), np.bool_)
        where[tests.owners()[asked[~np.isin(months, each["months"])]]] = True
        held = " and ".join(str(month) for month in each["months"])
        found.append((_NO_SITTING.format(test=each["test"], months=held), where))
    return found
