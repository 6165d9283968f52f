"""What an instrument asks to be done (実施事項), with the day by which it is due as soon as that can be known."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kakehashi.agreement.clause import Duty, Side
from kakehashi.agreement.letter import Letter
from kakehashi.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something to do: what, who, by when and how it is shown; `due` is None while signatures or months are open."""

    key: str
    clause: str
    what: Text
    who: Side
    due: date | None
    shown_by: Text


def list_obligations(letter: Letter, fill: Callable[[Text], Text]) -> tuple[Obligation, ...]:
    """What the letter's clauses ask to be done, in their order."""
    return tuple(
        Obligation(duty.key, clause.key, fill(duty.what), duty.who, _due(duty, letter), duty.shown_by)
        for clause in letter.clauses
        for duty in clause.duties
    )


def later_signature(letter: Letter) -> date | None:
    """The day on which the instrument takes effect: the last signature; None until every side's day is settled."""
    keys = [plan.day for clause in letter.clauses for plan in clause.signatures]
    days = [letter.values[key].value for key in keys if key in letter.values]
    return max(days) if days and len(days) == len(keys) else None


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later; the month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _due(duty: Duty, letter: Letter) -> date | None:
    signed = later_signature(letter)
    if duty.on is not None or duty.months is None:
        return duty.on
    if signed is None or duty.months not in letter.values:
        return None
    return months_after(signed, letter.values[duty.months].value)
