"""The lottery that parts candidates whom an employer placed equal, and each employer's strict order after it.

**The lottery number** of a candidate is the first 16 hexadecimal digits of the SHA-256 of `seed:id` in UTF-8: the seed
in decimal, a colon, the candidate's id as written.  The smaller number is drawn first; should two ever be the same, the
id that comes first by Unicode code points is.  One number a candidate, the same at every vacancy.  Anyone can draw it
again: `printf '20261124:K-001' | sha256sum | cut -c1-16`.
"""

from collections.abc import Iterable
from hashlib import sha256

from kakehashi.matching.problem import Market


def draw(seed: int, candidate: str) -> str:
    """The candidate's lottery number: 16 hexadecimal digits, smaller first."""
    return sha256(f"{seed}:{candidate}".encode()).hexdigest()[:16]


def strict_order(market: Market, vacancy: str) -> dict[str, int]:
    """Each acceptable candidate's place in that employer's order, 0 best; ineligible ones have no place.

    Cost: time O(r log g) for r ranked candidates in groups of at most g equals, memory O(r).
    """
    order: dict[str, int] = {}
    for group in market.rankings[vacancy]:
        for candidate in _drawn(market.seed, group):
            if (candidate, vacancy) not in market.ineligible:
                order[candidate] = len(order)
    return order


def _drawn(seed: int | None, group: tuple[str, ...]) -> Iterable[str]:
    if seed is None or len(group) == 1:  # a market without a seed has no equals
        return group
    return sorted(group, key=lambda candidate: (draw(seed, candidate), candidate))
