"""What cannot be true on the day asked about: a birth still to come, more months of work than months of life.

As in `sense` such a value is read as unknown and said to be so.  It stands apart because the same fact may be true on
another day: nobody can be asked about before birth, and no work lasts longer than the life it was done in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kakehashi.law import days
from kakehashi.law.columns import Numbers, Table
from kakehashi.vocabulary import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from numpy.typing import NDArray

    from kakehashi.law.columns import Flat

DAYS_IN_A_SHORT_MONTH = 28
"""No month is shorter: so many days for each month of work must have been lived, whichever months they were."""


def not_so_on(born: Numbers, work: Table, on: date) -> list[tuple[int, Text]]:
    """What is told of each person and cannot be so on that day: the row, and the words; none of it is judged there.

    Shapes:  `born` (n,); `work` is the experience of the same n people.
    Cost:    time O(n) and O(entries), no loop over people of whom nothing is to be said.
    """
    asked = days.number(on)
    said = [
        (int(row), _UNBORN.filled(value=days.named(int(born.low[row])), on=on))
        for row in np.flatnonzero(_unborn(born, asked))
    ]
    too_long = np.flatnonzero(_longer_than_life(work, born, asked))
    owners = work.owners()
    for entry in too_long:
        row = int(owners[entry])
        said.append(
            (
                row,
                _WORKED.filled(
                    path=f"experience[{entry - work.first[row]}].months",
                    value=work.numbers("months").low[entry],
                    born=days.named(int(born.low[row])),
                    on=on,
                ),
            )
        )
    return sorted(said, key=lambda each: each[0])


def without_what_is_not_so(columns: Mapping[str, Flat | Table], asked: int) -> dict[str, Flat | Table]:
    """The columns with what cannot be so on the day numbered `asked` unknown; nothing is copied where nothing is."""
    kept, born, work = dict(columns), columns.get("born"), columns.get("experience")
    if not isinstance(born, Numbers) or not len(born):
        return kept
    if isinstance(work, Table) and work.first[-1]:
        too_long = _longer_than_life(work, born, asked)
        if too_long.any():
            entries = dict(work.entries) | {"months": work.entries["months"].where_not(~too_long)}
            kept["experience"] = Table(work.first, work.given, entries)
    if born.low.max() > asked:
        kept["born"] = born.where_not(~_unborn(born, asked))
    return kept


def _unborn(born: Numbers, asked: int) -> NDArray[np.bool_]:
    unborn: NDArray[np.bool_] = (born.low == born.high) & (born.low > asked)
    return unborn


def _longer_than_life(work: Table, born: Numbers, asked: int) -> NDArray[np.bool_]:
    """Where an entry of experience names more months than its person can have lived by then."""
    lived = asked - work.of_person(born).low
    longer: NDArray[np.bool_] = (lived >= 0) & (work.numbers("months").low > lived // DAYS_IN_A_SHORT_MONTH)
    return longer


_UNBORN = Text(
    "born berisi {value}, yaitu sesudah {on}, hari yang ditanyakan; dianggap belum diketahui sampai diperbaiki.",
    "born が {value} ですが、判定の基準日({on})より後です。訂正されるまで情報なしとして扱います。",
    "born is {value}, after {on}, the day asked about; it counts as unknown until it is corrected.",
)
_WORKED = Text(
    "{path} berisi {value} bulan, lebih lama daripada usia orang yang lahir pada {born} sampai {on}; dianggap belum "
    "diketahui sampai diperbaiki.",
    "{path} が {value} か月ですが、{born} 生まれの人の {on} までの生涯より長くなります。訂正されるまで情報なしとして"
    "扱います。",
    "{path} is {value} months, longer than somebody born on {born} has lived by {on}; it counts as unknown until it is "
    "corrected.",
)
