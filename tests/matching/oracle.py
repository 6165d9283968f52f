"""The answer by brute force, from the textbook's words alone: shares no line with the kernel.

Every way of placing tiny markets is tried.  Each cap, and each vacancy without one, is a *chooser*: it picks among the
contracts (candidate, vacancy) offered to it.  Every vacancy lines its applicants up, is given its target, and then the
seats of the chooser are dealt one each in turn.  A matching is stable when no chooser would drop a contract it has, and
no candidate has a contract that they like more than their own and that its chooser would take beside those it has.
"""

from hashlib import sha256
from itertools import permutations, product

from kakehashi.matching import Market

Placing = dict[str, str | None]
Contract = tuple[str, str]


def stable_placings(market: Market) -> list[Placing]:
    """All stable ways of placing the candidates of a tiny market."""
    options = [(None, *market.wishes[candidate]) for candidate in market.candidates]
    every = (dict(zip(market.candidates, choice, strict=True)) for choice in product(*options))
    return [placing for placing in every if is_stable(market, placing)]


def is_stable(market: Market, placing: Placing) -> bool:
    """Whether no chooser and no candidate would rather have it otherwise."""
    signed = {(candidate, vacancy) for candidate, vacancy in placing.items() if vacancy is not None}
    if any(vacancy not in market.wishes[candidate] for candidate, vacancy in signed):
        return False
    if _chosen(market, signed) != signed:
        return False
    return not any(
        (candidate, vacancy) in _chosen(market, signed | {(candidate, vacancy)})
        for candidate in market.candidates
        for vacancy in market.wishes[candidate]
        if likes_more(market, candidate, vacancy, placing[candidate])
    )


def likes_more(market: Market, candidate: str, one: str | None, other: str | None) -> bool:
    """Whether the candidate wishes for `one` more than for `other`; None stands after every wish."""
    order = [*market.wishes[candidate], None]
    return order.index(one) < order.index(other)


def is_stable_by_kamada_and_kojima(market: Market, placing: Placing) -> bool:
    """Stability as in their paper of 2015, which parts a blocking pair by distance from target alone."""
    people = {v.id: {c for c, where in placing.items() if where == v.id} for v in market.vacancies}
    used = {cap.id: sum(len(people[v.id]) for v in market.vacancies if v.cap == cap.id) for cap in market.caps}
    is_feasible = all(len(people[v.id]) <= v.seats for v in market.vacancies) and all(
        used[cap.id] <= cap.seats for cap in market.caps
    )
    is_rational = all(
        vacancy in market.wishes[candidate] and candidate in _line(market, vacancy)
        for candidate, vacancy in placing.items()
        if vacancy is not None
    )
    return (
        is_feasible
        and is_rational
        and not any(
            _blocks(market, placing, candidate, vacancy)
            for candidate in market.candidates
            for vacancy in market.wishes[candidate]
        )
    )


def _blocks(market: Market, placing: Placing, candidate: str, name: str) -> bool:
    """Whether the two are a blocking pair that the paper does not let stand."""
    own, line, by_id = placing[candidate], _line(market, name), {v.id: v for v in market.vacancies}
    people = {v.id: {c for c, where in placing.items() if where == v.id} for v in market.vacancies}
    vacancy = by_id[name]
    if not likes_more(market, candidate, name, own) or candidate not in line:
        return False
    if any(line.index(other) > line.index(candidate) for other in people[name]):
        return True
    if len(people[name]) >= vacancy.seats:
        return False
    used = sum(len(people[v.id]) for v in market.vacancies if v.cap == vacancy.cap)
    if vacancy.cap is None or used < next(cap.seats for cap in market.caps if cap.id == vacancy.cap):
        return True
    if own is None or by_id[own].cap != vacancy.cap:
        return False
    return len(people[name]) + 1 - vacancy.target <= len(people[own]) - 1 - by_id[own].target


def reports(market: Market) -> list[tuple[str, ...]]:
    """Every wish list that a candidate could hand in."""
    names = [vacancy.id for vacancy in market.vacancies]
    return [order for length in range(len(names) + 1) for order in permutations(names, length)]


def _chosen(market: Market, offered: set[Contract]) -> set[Contract]:
    chosen: set[Contract] = set()
    groups: dict[str, list[str]] = {}
    for vacancy in market.vacancies:
        groups.setdefault(vacancy.cap or f"alone:{vacancy.id}", []).append(vacancy.id)
    by_id = {vacancy.id: vacancy for vacancy in market.vacancies}
    for chooser, names in groups.items():
        seats = {cap.id: cap.seats for cap in market.caps}.get(chooser, 10**6)
        lines = {n: [c for c in _line(market, n) if (c, n) in offered][: by_id[n].seats] for n in names}
        for name in names:
            for candidate in lines[name][: by_id[name].target]:
                chosen.add((candidate, name))
                seats -= 1
            del lines[name][: by_id[name].target]
        while seats and any(lines.values()):
            for name in names:
                if seats and lines[name]:
                    chosen.add((lines[name].pop(0), name))
                    seats -= 1
    return chosen


def _line(market: Market, vacancy: str) -> list[str]:
    """The acceptable candidates in the vacancy's order, equals by the lottery as it is documented."""
    line: list[str] = []
    for group in market.rankings[vacancy]:
        line += sorted(group, key=lambda c: (sha256(f"{market.seed}:{c}".encode()).hexdigest()[:16], c))
    return [candidate for candidate in line if (candidate, vacancy) not in market.ineligible]
