"""What the formulas of SSW (i) say of the application: its day, health, the home procedure, changes, the stop.

`b` is the engine, as in `ssw1_formulas`.
"""

from typing import Any

from kakehashi.law import days
from kakehashi.law.book.japan.person import applications
from kakehashi.law.columns import FARTHEST
from ssw1_spans import Span, after, any_of, at_least, exactly, minus, or_else, running

APPLIED = ("coe_applied_on", "change_applied_on")


def landing(b: Any) -> Span:
    """The day of landing; a past one is none that is planned."""
    planned = or_else(b, b.number("enters_on"), exactly(b.today))
    return Span(b.most(planned.low, b.today), b.most(planned.high, b.today))


def issued_by_then(b: Any) -> Any:
    """Is a certificate told to be issued by the day asked about?"""
    return b.only_yes(at_least(b, exactly(b.today), b.number("coe_issued_on")))


def certificate_issued(b: Any) -> Any:
    """Is it in hand, of who asks for one?"""
    return b.application_is(["coe"]) & issued_by_then(b)


def application_day(b: Any) -> Span:
    """The day of the application that the question is about; of a certificate issued, some day by then."""
    asked = exactly(b.today)
    issued = b.surely(issued_by_then(b))
    by_issue = Span(b.where(issued, -FARTHEST, b.today), b.where(issued, b.number("coe_issued_on").high, b.today))
    certificate = or_else(b, b.number("coe_applied_on"), by_issue)
    inside = or_else(b, b.number("change_applied_on"), asked)
    coe = b.application_is(["coe"])
    low, high = b.least(certificate.low, inside.low), -b.least(-certificate.high, -inside.high)
    return Span(
        b.where(b.surely(coe), certificate.low, b.where(b.perhaps(coe), low, inside.low)),
        b.where(b.surely(coe), certificate.high, b.where(b.perhaps(coe), high, inside.high)),
    )


def healthy(b: Any) -> Any:
    """Fit, by an examination not long before an application that asks for one."""
    examined, applied = b.number("health.examined"), application_day(b)
    next_day = minus(examined, exactly(-1))
    abroad = ~at_least(b, applied, after(b, next_day, b.person["months_of_certificate_abroad"]))
    inside = ~at_least(b, applied, after(b, next_day, b.person["months_of_certificate_in_japan"]))
    coe = b.application_is(["coe"])
    recent = ((coe & abroad) | (~coe & inside) | (abroad & inside)) & (at_least(b, applied, examined) | b.open())
    not_asked = b.application_is(b.person.words("applications_without_examination"))
    issued = certificate_issued(b)
    certificate, changed = (b.told_or_open(b.number(key)) for key in APPLIED)
    applied_for = (coe & certificate) | (~coe & changed) | (certificate & changed) | issued
    return b.truth("health.fit") & (recent | not_asked | issued | ~applied_for)


def home_procedure(b: Any) -> Any:
    """Told as done, and not by the trainee's channel; who changes status in Japan is refused for no gap in it."""
    changes = b.truth("in_japan") & b.application_is(["change_of_status"]) & b.is_in(b.code("nationality"), ["ID"])
    worker = ~b.only_yes(b.is_in(b.code("channel"), ["trainee"])) | b.open()
    return (b.truth("home_procedure") & worker) | (changes & b.open())


def may_change_status(b: Any) -> Any:
    """No ground on which a change inside Japan is in principle not granted."""

    def bound(stay: Any) -> Any:
        kind = stay.is_in("status", ["visitor"]) | (stay.is_in("status", ["designated"]) & b.open())
        return kind & running(b, stay, exactly(b.today))

    left = b.truth("expelled_student") & (~b.stated("expelled_reason") | b.open())
    ground = b.truth("absconded") | left | any_of(b, "stays", bound)
    ground = ground & (~b.stated("change_reason") | b.open())
    return ~b.application_is(["change_of_status"]) | ~ground


def holds(b: Any, stay: Any) -> Any:
    """Is it one under SSW (i) that ran when the application was made?"""
    asked_on = or_else(b, b.number("change_applied_on"), exactly(b.today))
    return stay.is_in("status", ["ssw1"]) & running(b, stay, asked_on)


def fits_status(b: Any) -> Any:
    """Is what is asked of immigration open to the person?  Where nothing is told of it, yes."""
    going_on = b.only_yes(b.asked_for(["renewal", "change_of_employer"]))
    inside = b.only_yes(b.asked_for([*applications.INSIDE, *applications.OF_ESD]))
    of_esd = b.only_yes(b.asked_for(applications.OF_ESD))
    holder = any_of(b, "stays", lambda stay: holds(b, stay))
    return (~going_on | holder) & (~inside | b.truth("in_japan")) & (~of_esd | b.open())


def not_stopped(b: Any) -> Any:
    """It is no application for a certificate under the stop; after the day of which it was reported, unknown."""
    first_and_last = ("no_certificate_from", "stop_last_reported_on")
    since, reported = (exactly(days.number(b.ssw1.day(name))) for name in first_and_last)
    lasting = at_least(b, reported, application_day(b)) | b.open()
    stopped = b.application_is(["coe"]) & at_least(b, application_day(b), since) & lasting
    return ~stopped | (certificate_issued(b) & b.open())
