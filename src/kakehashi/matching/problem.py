"""The market as a value: who wishes for what, whom employers take, how many places, which caps.

A market is checked when it is built, so that every other file may trust it: MarketError lists all that is wrong at
once.  `reading` builds one from JSON or from rows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain
from types import MappingProxyType
from typing import Any

from kakehashi.vocabulary import KakehashiError

LARGEST_SEED = 2**53 - 1
"""The largest whole number that JSON readers of every language keep exactly."""


class MarketError(KakehashiError):
    """What was given is no market; `faults` names each place, what was found and what to do."""

    title = "The market cannot be matched"


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `seats` people in all the vacancies that name this cap; `kind` is `field`, `region` or `agreement`."""

    id: str
    seats: int
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Vacancy:
    """At most `seats` people, under one `cap` or none.

    `target` people may be taken before the rest of the cap is shared out, one each in turn (persons, 0 to `seats`).
    """

    id: str
    seats: int
    cap: str | None = None
    target: int = 0


@dataclass(frozen=True)
class Market:
    """All that decides a matching; equal markets have equal answers.

    candidates  ids; their order means nothing
    vacancies   their order is the turn order in which the rest of a cap is shared out
    caps        no vacancy is in two of them
    wishes      candidate -> vacancies, best first; a candidate without an entry has no wish
    rankings    vacancy -> groups of candidates, best first; those in one group are equal and the lottery parts them;
                who is in no group is not acceptable to that employer
    ineligible  (candidate, vacancy) -> ids of the rules that stand against it; the pair is never matched
    seed        of the lottery, 0 to LARGEST_SEED; None only where no two candidates are equal

    Raises MarketError listing every fault at once.
    """

    candidates: tuple[str, ...]
    vacancies: tuple[Vacancy, ...]
    caps: tuple[Cap, ...] = ()
    wishes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rankings: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    ineligible: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    seed: int | None = None

    def __post_init__(self) -> None:
        faults = tuple(faults_of(self))
        if faults:
            raise MarketError(faults)
        settle = object.__setattr__  # the value is frozen from here on; what the caller keeps is not ours to share
        settle(self, "candidates", tuple(self.candidates))
        settle(self, "vacancies", tuple(self.vacancies))
        settle(self, "caps", tuple(self.caps))
        settle(self, "wishes", MappingProxyType({c: tuple(self.wishes.get(c, ())) for c in self.candidates}))
        rankings = {
            v.id: tuple(tuple(sorted(group)) for group in self.rankings.get(v.id, ()) if group) for v in self.vacancies
        }
        settle(self, "rankings", MappingProxyType(rankings))
        ineligible = {pair: tuple(sorted(set(rules))) for pair, rules in self.ineligible.items()}
        settle(self, "ineligible", MappingProxyType(ineligible))

    @property
    def has_caps(self) -> bool:
        """Whether any vacancy stands under a cap."""
        return any(vacancy.cap is not None for vacancy in self.vacancies)

    def as_dict(self) -> dict[str, Any]:
        """The market in the exchange format, in one normal form: equal markets give equal JSON."""
        return {
            "candidates": sorted(self.candidates),
            "vacancies": [
                {
                    "id": vacancy.id,
                    "seats": vacancy.seats,
                    "caps": [] if vacancy.cap is None else [vacancy.cap],
                    "target": vacancy.target,
                }
                for vacancy in self.vacancies
            ],
            "caps": [
                {"id": cap.id, "kind": cap.kind, "seats": cap.seats} for cap in sorted(self.caps, key=lambda c: c.id)
            ],
            "wishes": {candidate: list(self.wishes[candidate]) for candidate in sorted(self.candidates)},
            "rankings": {
                vacancy.id: [group[0] if len(group) == 1 else list(group) for group in self.rankings[vacancy.id]]
                for vacancy in self.vacancies
            },
            "ineligible": [[*pair, rule] for pair in sorted(self.ineligible) for rule in self.ineligible[pair]],
            "seed": self.seed,
        }


@dataclass(frozen=True)
class Matching:
    """Who goes where: `vacancy_of[candidate]` is a vacancy's id, or None for no place in this round."""

    vacancy_of: Mapping[str, str | None]

    def __post_init__(self) -> None:
        object.__setattr__(self, "vacancy_of", MappingProxyType(dict(self.vacancy_of)))

    def held(self) -> dict[str, list[str]]:
        """The candidates at each vacancy that has any, in the order of ids."""
        held: dict[str, list[str]] = {}
        for candidate in sorted(self.vacancy_of):
            vacancy = self.vacancy_of[candidate]
            if vacancy is not None:
                held.setdefault(vacancy, []).append(candidate)
        return held


def faults_of(market: Market) -> Iterator[str]:
    """Each thing that keeps `market` from being one, as a sentence: where, what was found, what to do."""
    candidates, vacancies = set(market.candidates), {vacancy.id: vacancy for vacancy in market.vacancies}
    yield from _faults_of_ids("candidates", market.candidates)
    yield from _faults_of_ids("vacancies", [vacancy.id for vacancy in market.vacancies])
    yield from _faults_of_ids("caps", [cap.id for cap in market.caps])
    yield from _faults_of_seats(market)
    yield from _faults_of_targets(market)
    yield from _faults_of_lists("wishes", "candidate", market.wishes, candidates, "vacancy", set(vacancies))
    ranked = {vacancy: tuple(chain.from_iterable(groups)) for vacancy, groups in market.rankings.items()}
    yield from _faults_of_lists("rankings", "vacancy", ranked, set(vacancies), "candidate", candidates)
    yield from _faults_of_ineligible(market, candidates, set(vacancies))
    yield from _faults_of_seed(market)


def _faults_of_ids(where: str, ids: Iterable[Any]) -> Iterator[str]:
    for given, times in Counter(ids).items():
        if times > 1:
            yield f"{where}: the id {given!r} stands {times} times; give each its own."
        if not isinstance(given, str) or not given.strip():
            yield f"{where}: the id {given!r} is no text; write each id as text that is not blank."
        elif not _is_writable(given):
            yield f"{where}: the id {given!r} holds half a character and cannot be written as UTF-8; write it anew."


def _faults_of_seats(market: Market) -> Iterator[str]:
    for where, closes, items in (("vacancies", "a vacancy", market.vacancies), ("caps", "a cap", market.caps)):
        for item in items:
            if not _is_whole(item.seats):
                yield f"{where}: seats of {item.id!r} is {item.seats!r}; write a whole number of people."
            elif item.seats < 0:
                yield f"{where}: seats of {item.id!r} is {item.seats}; use 0 to close {closes}."
    for cap in market.caps:
        if cap.kind is not None and not (isinstance(cap.kind, str) and _is_writable(cap.kind)):
            yield f"caps: kind of {cap.id!r} is {cap.kind!r}; write field, region or agreement."


def _faults_of_targets(market: Market) -> Iterator[str]:
    caps = {cap.id: cap for cap in market.caps}
    promised: Counter[str] = Counter()
    for vacancy in market.vacancies:
        if vacancy.cap is not None and vacancy.cap not in caps:
            yield f"vacancies: {vacancy.id!r} names {vacancy.cap!r}, which is not in caps; {_near(vacancy.cap, caps)}"
        if not _is_whole(vacancy.target) or vacancy.target < 0:
            yield f"vacancies: target of {vacancy.id!r} is {vacancy.target!r}; write a whole number, 0 to its seats."
        elif _is_whole(vacancy.seats) and vacancy.target > max(vacancy.seats, 0):
            yield (
                f"vacancies: target of {vacancy.id!r} is {vacancy.target} but it has {vacancy.seats} seats; "
                "lower the target or add seats."
            )
        elif vacancy.cap is not None:
            promised[vacancy.cap] += vacancy.target
    for cap in caps.values():
        if _is_whole(cap.seats) and promised[cap.id] > max(cap.seats, 0):
            yield (
                f"caps: the targets under {cap.id!r} sum to {promised[cap.id]} but the cap has {cap.seats} seats; "
                "lower targets until they fit, or raise the cap."
            )


def _faults_of_lists(
    where: str,
    owner: str,
    lists: Mapping[str, tuple[str, ...]],
    owners: set[str],
    named: str,
    known: set[str],
) -> Iterator[str]:
    for key, items in lists.items():
        if key not in owners:
            yield f"{where}: {key!r} is no {owner} of this market; {_near(key, owners)}"
        for item, times in Counter(items).items():
            if item not in known:
                yield f"{where} of {key!r}: {item!r} is no {named} of this market; {_near(item, known)}"
            if times > 1:
                yield f"{where} of {key!r}: {item!r} stands {times} times; keep the one that is meant."


def _faults_of_ineligible(market: Market, candidates: set[str], vacancies: set[str]) -> Iterator[str]:
    for (candidate, vacancy), rules in market.ineligible.items():
        pair = f"ineligible: [{candidate!r}, {vacancy!r}]"
        if candidate not in candidates:
            yield f"{pair}: {candidate!r} is no candidate of this market; {_near(candidate, candidates)}"
        if vacancy not in vacancies:
            yield f"{pair}: {vacancy!r} is no vacancy of this market; {_near(vacancy, vacancies)}"
        if not rules or not all(isinstance(rule, str) and rule.strip() and _is_writable(rule) for rule in rules):
            yield f"{pair}: the rules are {rules!r}; write the id of each rule that stands against it."


def _faults_of_seed(market: Market) -> Iterator[str]:
    if market.seed is None:
        for vacancy, groups in market.rankings.items():
            if any(len(group) > 1 for group in groups):
                yield (
                    f"seed: it is missing, and the ranking of {vacancy!r} holds equal candidates; "
                    f"publish a whole number from 0 to {LARGEST_SEED} before wishes are read, and write it here."
                )
    elif not _is_whole(market.seed) or not 0 <= market.seed <= LARGEST_SEED:
        yield f"seed: it is {market.seed!r}; write a whole number from 0 to {LARGEST_SEED}."


def _is_writable(text: str) -> bool:
    """Whether UTF-8 can hold it; JSON may hold half of a character that is written in two parts."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _near(key: Any, known: Iterable[Any]) -> str:
    near = get_close_matches(str(key), [str(other) for other in known], n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else "add it, or take this out."
