"""Builders of markets: by hand for a story, by chance for a property."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from kakehashi.matching import Cap, Certificate, Market, Matching, Vacancy, certify, market_from_dict, solve


def make_market_dict(**changes: Any) -> dict[str, Any]:
    """Three candidates, two farms in one region of two seats; everyone wishes for both farms, the first one more."""
    value: dict[str, Any] = {
        "candidates": ["ani", "budi", "citra"],
        "vacancies": [
            {"id": "takagi", "seats": 2, "caps": ["yatsushiro"], "target": 0},
            {"id": "kawashima", "seats": 2, "caps": ["yatsushiro"], "target": 0},
        ],
        "caps": [{"id": "yatsushiro", "kind": "region", "seats": 2}],
        "wishes": {name: ["takagi", "kawashima"] for name in ("ani", "budi", "citra")},
        "rankings": {"takagi": ["ani", "budi", "citra"], "kawashima": ["citra", "budi", "ani"]},
        "ineligible": [],
        "seed": 20261124,
    }
    return deepcopy(value | changes)


def make_market(**changes: Any) -> Market:
    return market_from_dict(make_market_dict(**changes))


def make_plain_market(**changes: Any) -> Market:
    """One seat at each of two farms and no cap."""
    vacancies = [{"id": "takagi", "seats": 1}, {"id": "kawashima", "seats": 1}]
    return make_market(**({"vacancies": vacancies, "caps": []} | changes))


def make_certificate(market: Market | None = None, **moved: str | None) -> Certificate:
    """The certificate of a market's own answer, with some candidates `moved` elsewhere, as JSON would give it back."""
    market = market or make_market()
    answer = dict(solve(market).vacancy_of) | moved
    return deepcopy(certify(market, Matching(answer)))


@st.composite
def markets(draw: st.DrawFn, *, capped: bool = True, most_candidates: int = 4, most_vacancies: int = 3) -> Market:
    """Small markets with ties, closed vacancies, barred pairs and, where `capped`, caps with targets."""
    candidates = [f"c{n}" for n in range(draw(st.integers(0, most_candidates)))]
    names = [f"v{n}" for n in range(draw(st.integers(1, most_vacancies)))]
    caps = [Cap(f"cap{n}", draw(st.integers(0, 3)), "region") for n in range(draw(st.integers(1, 2)) if capped else 0)]
    room = {cap.id: cap.seats for cap in caps}
    vacancies = []
    for name in names:
        seats = draw(st.integers(0, 2))
        cap = draw(st.sampled_from([*room, None]))
        target = 0 if cap is None else draw(st.integers(0, min(seats, room[cap])))
        if cap is not None:
            room[cap] -= target
        vacancies.append(Vacancy(name, seats, cap, target))
    return Market(
        candidates=tuple(candidates),
        vacancies=tuple(vacancies),
        caps=tuple(caps),
        wishes={candidate: draw(_orders(names)) for candidate in candidates},
        rankings={name: draw(_groups(candidates)) for name in names},
        ineligible={
            (candidate, name): ("japan.ssw1.old_enough",)
            for candidate in candidates
            for name in names
            if draw(st.integers(0, 9)) == 0
        },
        seed=draw(st.integers(0, 99)),
    )


@st.composite
def _orders(draw: st.DrawFn, items: list[str]) -> tuple[str, ...]:
    order = draw(st.permutations(items))
    return tuple(order[: draw(st.sampled_from([len(items), len(items), draw(st.integers(0, len(items)))]))])


@st.composite
def _groups(draw: st.DrawFn, candidates: list[str]) -> tuple[tuple[str, ...], ...]:
    """A ranking with ties that mostly, but not always, ranks everyone."""
    groups: list[tuple[str, ...]] = []
    for candidate in draw(_orders(candidates)):
        if groups and draw(st.integers(0, 3)) == 0:
            groups[-1] = (*groups[-1], candidate)
        else:
            groups.append((candidate,))
    return tuple(groups)
