"""What no fact of a person settles: the law's own gaps, and who could close them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kakehashi.law.columns import FOREVER, Codes, Numbers, Table
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kakehashi.law.columns import Flat
    from kakehashi.law.instrument import Rule

NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "stays": (("status",), ("from",), ("completed",), ("occupation", "category")),
    "tests": (("test",), ("on",), ("passed", "level", "score", "grade", "percent_of_pass_mark")),
    "courses": (("course",), ("hours",), ("from",), ("to",), ("where",)),
    "experience": (("occupation", "category"), ("months",), ("where",)),
}
"""What every entry of a list should tell, any one of each group; a list that is not here may always lack something."""


def lacks_something(key: str, table: Table) -> bool:
    """Is an entry of the list `key` told without what every entry should tell?  A list without entries lacks nothing.

    A stay that runs on is not completed yet, so that nothing need be told of that.
    """
    if key not in NEEDED:
        return bool(table.first[-1])
    running = table.numbers("to").low == FOREVER if key == "stays" else np.zeros(int(table.first[-1]), np.bool_)
    for group in NEEDED[key]:
        told = np.logical_or.reduce([_told(table.entries[each]) for each in group])
        if not (told | running if group == ("completed",) else told).all():
            return True
    return False


def _told(column: Flat) -> NDArray[np.bool_]:
    match column:
        case Numbers():
            return column.known
        case Codes():
            return np.asarray(column.code >= 0)
        case Ternary():
            return np.asarray((column.yes | column.no) != 0)


def who_settles(rule: Rule) -> Text:
    """Who can say what `rule` leaves open: what is assumed of two states they alone, else the authority of its law."""
    if rule.assumes is not None:
        return _GOVERNMENTS
    return _INDONESIA if rule.id.startswith("indonesia.") else _JAPAN


STAYS_OPEN = Text(
    "Tidak ada fakta yang dapat dicatat di sini yang memastikannya. Yang dapat memastikan: {who}",
    "ここに記録できる情報では確定できません。確定できる機関: {who}",
    "No fact that can be given here settles it. Who can settle it: {who}",
)
"""Said of a rule that is unknown where nothing is missing; `who` is filled in the language of the reader."""
_GOVERNMENTS = Text("kedua pemerintah", "両国政府", "the two governments")
_INDONESIA = Text(
    "pemerintah Indonesia (KP2MI atau Kemnaker)",
    "インドネシア政府(KP2MI又は労働省)",
    "the Indonesian government (KP2MI or the Ministry of Manpower)",
)
_JAPAN = Text("Badan Layanan Imigrasi Jepang (ISA)", "出入国在留管理庁", "the Immigration Services Agency of Japan")
