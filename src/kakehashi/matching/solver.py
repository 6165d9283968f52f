"""Who goes where: deferred acceptance with seats, and with caps whose seats are shared out by targets and turns."""

from heapq import heappop, heappush

from kakehashi.matching.lottery import strict_order
from kakehashi.matching.problem import Market, Matching


def solve(market: Market) -> Matching:
    """The best stable matching for candidates, under caps that do not overlap.

    1. Every vacancy's ranking becomes a strict order: equals by the lottery, ineligible candidates left out.
    2. A candidate without a place applies to the best wish not yet tried; one that is not acceptable there is passed
       over.  Who has no wish left stays without a place.
    3. The vacancy holds the applicant.  If it now holds more people than seats, the last in its order is let go.
    4. Otherwise, where the cap now holds more people than seats, its last seat is given back: seats within target
       come first; beyond it, each vacancy's n-th seat beyond target comes in turn n, and within a turn in the order of
       the market's list of vacancies.  The vacancy that held the last seat lets go the last in its order.
    5. Who was let go applies again (2), until nobody is left who can.

    Each application uses up one wish for ever, so at most as many rounds are made as there are wishes.  Which
    candidate applies first does not change the answer.

    Shapes:  market and matching are keyed by id; see Market and Matching.  Seats and targets in persons.
    Raises:  nothing for "nobody could be matched": that is a result.  A market that is none was refused when built.
    Cost:    time O(w log v) for w wishes and v vacancies, memory O(w + r) for r ranked candidates.  Never changes its
             input; same input, same output; no chance but the market's seed.
    Source:  D. Gale, L. Shapley, College Admissions and the Stability of Marriage, American Mathematical Monthly 69
             (1962).  Y. Kamada, F. Kojima, Efficient Matching under Distributional Constraints: Theory and
             Applications, American Economic Review 105 (2015): flexible deferred acceptance.  We change two things:
             the seats of a cap are given back one at a time as applications come, in place of being shared out anew
             at each (the same answer, faster); and ties in rankings are parted by a lottery beforehand.
    """
    order = {vacancy.id: strict_order(market, vacancy.id) for vacancy in market.vacancies}
    vacancies = {vacancy.id: vacancy for vacancy in market.vacancies}
    turn_order = {vacancy.id: place for place, vacancy in enumerate(market.vacancies)}
    cap_seats = {cap.id: cap.seats for cap in market.caps}

    untried = {candidate: iter(wishes) for candidate, wishes in market.wishes.items()}
    held: dict[str, list[tuple[int, str]]] = {vacancy: [] for vacancy in vacancies}  # heap: last in the order on top
    cap_used = dict.fromkeys(cap_seats, 0)
    shared: dict[str, list[tuple[int, int, str]]] = {cap: [] for cap in cap_seats}  # heap of the seats beyond target

    without_place = list(market.candidates)
    while without_place:
        candidate = without_place.pop()
        name = next((wish for wish in untried[candidate] if candidate in order[wish]), None)
        if name is None:
            continue
        vacancy = vacancies[name]
        heappush(held[name], (-order[name][candidate], candidate))
        if len(held[name]) > vacancy.seats:
            without_place.append(heappop(held[name])[1])
        elif vacancy.cap is not None:
            cap_used[vacancy.cap] += 1
            turn = len(held[name]) - vacancy.target
            if turn > 0:
                heappush(shared[vacancy.cap], (-turn, -turn_order[name], name))
            if cap_used[vacancy.cap] > cap_seats[vacancy.cap]:
                cap_used[vacancy.cap] -= 1
                last = heappop(shared[vacancy.cap])[2]  # never empty: the targets under a cap fit into it
                without_place.append(heappop(held[last])[1])

    vacancy_of: dict[str, str | None] = dict.fromkeys(market.candidates)
    for name, people in held.items():
        vacancy_of.update((candidate, name) for _, candidate in people)
    return Matching(vacancy_of)
