"""Facts of one person that can hardly all be so, and may: told as they are, judged as they are, and warned of.

What cannot be true at all is read as unknown (`sense`).  Who is abroad on a trip with re-entry permission has a stay
that runs on; and what is asked for inside Japan by somebody abroad is refused by the law itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

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
    return [(said, np.flatnonzero(where)) for said, where in found if where.any()]
