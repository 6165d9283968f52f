"""How long stays last, and which run on a day: what several derivations ask of the list of stays."""

from kakehashi.law.columns import Numbers
from kakehashi.law.facts import Facts
from kakehashi.law.ternary import Ternary


def spent(person: Facts) -> Numbers:
    """For each stay the days in it before the landing, its last day included."""
    stays = person.list("stays")
    ended = stays.numbers("to").day_after().at_most(stays.of_person(person.number("landing")))
    return (ended - stays.numbers("from")).not_below_zero()


def completed_by_landing(person: Facts) -> Ternary:
    """For each stay: was it completed?  Of one that is told so and goes on after the landing nobody knows it yet."""
    stays = person.list("stays")
    over = stays.numbers("to") <= stays.of_person(person.number("landing"))
    return stays.truth("completed") & (over | stays.open())


def unfinished(person: Facts) -> Ternary:
    """For each stay: does it run on the day of landing, uncompleted?"""
    return running(person, "landing") & ~person.list("stays").truth("completed")


def running(person: Facts, day: str) -> Ternary:
    """For each stay: does it run on the person's `day`?"""
    return running_then(person, person.number(day))


def running_then(person: Facts, days: Numbers) -> Ternary:
    """For each stay: does it run on that person's day of `days`?"""
    stays = person.list("stays")
    then = stays.of_person(days)
    return (stays.numbers("from") <= then) & (stays.numbers("to") >= then)
