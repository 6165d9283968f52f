"""Who meets whom, when, at which booth, with which interpreter: a timetable, a bound on it, and a check of both."""

from kakehashi.fair.bound import bound
from kakehashi.fair.certificate import verify
from kakehashi.fair.document import (
    TimetableError,
    read_fair,
    read_timetable,
    unknown_keys,
    write_timetable,
)
from kakehashi.fair.invitation import write_calendar
from kakehashi.fair.problem import (
    Break,
    BreakKind,
    Candidate,
    Day,
    Fair,
    FairError,
    Interpreter,
    Meeting,
    Organisation,
    Window,
)
from kakehashi.fair.reasons import Reason, because
from kakehashi.fair.solver import replan, solve
from kakehashi.fair.timetable import (
    Change,
    Cover,
    Held,
    LocalTime,
    NotHeld,
    Rest,
    Row,
    Slot,
    Timetable,
    Views,
    changes,
    rests,
    slots,
    view,
)
from kakehashi.fair.violations import Fault, Violation

__all__ = [
    "Break",
    "BreakKind",
    "Candidate",
    "Change",
    "Cover",
    "Day",
    "Fair",
    "FairError",
    "Fault",
    "Held",
    "Interpreter",
    "LocalTime",
    "Meeting",
    "NotHeld",
    "Organisation",
    "Reason",
    "Rest",
    "Row",
    "Slot",
    "Timetable",
    "TimetableError",
    "Views",
    "Violation",
    "Window",
    "because",
    "bound",
    "changes",
    "read_fair",
    "read_timetable",
    "replan",
    "rests",
    "slots",
    "solve",
    "unknown_keys",
    "verify",
    "view",
    "write_calendar",
    "write_timetable",
]
