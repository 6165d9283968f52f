"""Writes down a matching so that a third party can check it, and checks it without trusting the solver.

Nothing here is shared with the solver, not even the lottery: a mistake there shows here.  The **notion** that is
checked, `stable_by_targets_and_turns`, is this.  A candidate *claims* a vacancy that they wish for more than what they
were given, when they are eligible and ranked there.  Every claim must fail, and for one of these reasons only:

- nobody placed at the vacancy comes later than the claimant in its order (else *envy*), and
- the vacancy has no free seat; or its cap has none (else *waste*), and no seat in use under that cap comes later than
  the vacancy's next seat (else *turn_skipped*).  Seats within target come first; a vacancy's n-th seat beyond target
  comes in turn n, within a turn in the order of the market's list of vacancies.

Without caps this is Gale and Shapley's stability: no blocking pair.  With caps, Kamada and Kojima (American Economic
Review 105, 2015) let a blocking pair stand only if the cap is full, everyone at the vacancy comes before the claimant,
and, for a claimant placed under the same cap, moving them would leave the vacancy further beyond its target than it
leaves the one they come from.  Ours implies theirs and is narrower in two ways: claims from outside the cap must wait
for their turn too, and equal distances from target are parted by the order of the list, so that no turn is passed over
at anyone's cost.  It is stronger than weak stability (Kamada and Kojima, Journal of Economic Theory, 2017: the
first two conditions alone) and weaker than strong stability (a claimant may never move within a full cap), which does
not always exist.

Many matchings can be stable.  The last promise, *best for candidates*, is checked by working out the answer once more
by another road (see `_best`), so that nobody can put one stable matching in place of another.
"""

import json
from bisect import insort
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypedDict

from kakehashi.matching.problem import Market, MarketError, Matching, Vacancy
from kakehashi.matching.promise import Finding, Promise
from kakehashi.matching.reading import market_from_dict
from kakehashi.vocabulary import KakehashiError

FORMAT = "kakehashi.matching.certificate/1"
NOTION = "stable_by_targets_and_turns"
CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are misread."""


class CertificateError(KakehashiError):
    """What was given cannot be read as a certificate, so nothing can be said of it."""

    title = "The certificate cannot be read"


class Certificate(TypedDict):
    """All that a checker needs, as plain JSON values."""

    format: str
    notion: str
    digest: str
    seed: int | None
    lottery: dict[str, str]
    matching: dict[str, str | None]
    market: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """What a certificate was checked for: `kept`, broken (`findings`), and `unchecked` where it no longer has a sense.

    `digest` is of the market, `code` of the whole certificate (see `proof_code`).
    """

    kept: tuple[Promise, ...]
    findings: tuple[Finding, ...]
    unchecked: tuple[Promise, ...]
    digest: str
    code: str

    @property
    def holds(self) -> bool:
        """Whether every promise was checked and is kept."""
        return not self.findings and not self.unchecked


def digest(market: Market) -> str:
    """SHA-256 of the market as JSON in UTF-8: normal form, keys in order, no spaces; 64 hexadecimal digits."""
    return _sha256(market.as_dict())


def certify(market: Market, matching: Matching) -> Certificate:
    """Write `matching` down with all that is needed to check it; says nothing of whether it is right: `verify` does."""
    return {
        "format": FORMAT,
        "notion": NOTION,
        "digest": digest(market),
        "seed": market.seed,
        "lottery": _numbers(market),
        "matching": {c: matching.vacancy_of[c] for c in sorted(matching.vacancy_of)},
        "market": market.as_dict(),
    }


def proof_code(certificate: Mapping[str, Any]) -> str:
    """Six signs, as 7F3K-22, by which people find and compare a certificate.

    30 bits of its SHA-256: enough to tell certificates apart, not to keep a forger out; for that compare the digest.
    """
    number = int(_sha256(certificate)[:8], 16) >> 2
    signs = "".join(CODE_SIGNS[number >> shift & 31] for shift in range(25, -1, -5))
    return f"{signs[:4]}-{signs[4:]}"


def verify(certificate: Mapping[str, Any], *, published: str | None = None) -> Report:
    """Check every promise of a certificate; each that is broken gives findings of its own name.

    1. The market's digest is the certificate's and, where given, the `published` one.   2. The lottery numbers follow
    from the seed.  3. Everyone has one answer.  4. Each pair was wished, is eligible and ranked.  5. Seats and caps are
    kept.  6. Every claim fails for a reason of the notion (see the top of this file).  7. If all that holds, the
    matching is the best of its kind for candidates; else this is left unchecked.

    Raises:  CertificateError listing every fault when it cannot be read as a certificate.
    Cost:    steps 1 to 6 time O(w + r log r); step 7 at worst O(w) rounds, each O(v) under caps; memory O(w + r).
    """
    market, matching = _read(certificate)
    findings = [
        *_market_changed(certificate, published),
        *_lottery_changed(certificate, market),
        *_incomplete(market, matching),
    ]
    numbers = _numbers(market)
    order = {vacancy.id: _order(market, vacancy.id, numbers) for vacancy in market.vacancies}
    placed = {c: v for c, v in matching.items() if v in order and c in market.wishes}
    findings += _wrong_pairs(market, placed)
    findings += _over_limits(market, placed)
    findings += _claims(market, placed, order)
    if not findings:
        findings += _not_best(market, matching, order)
        unchecked: tuple[Promise, ...] = ()
    else:
        unchecked = (Promise.BEST_FOR_CANDIDATES,)
    broken = {finding.promise for finding in findings}
    return Report(
        kept=tuple(promise for promise in Promise if promise not in broken and promise not in unchecked),
        findings=tuple(findings),
        unchecked=unchecked,
        digest=_sha256(certificate["market"]),
        code=proof_code(certificate),
    )


def _read(certificate: Any) -> tuple[Market, dict[str, str | None]]:
    if not isinstance(certificate, Mapping):
        raise CertificateError(["it is no object; give the file that `kakehashi match solve` wrote."])
    faults = [f"the key {key!r} is missing." for key in Certificate.__annotations__ if key not in certificate]
    if not faults and certificate["format"] != FORMAT:
        faults.append(f"its format is {certificate['format']!r}, and this version reads {FORMAT!r}.")
    if not faults and certificate["notion"] != NOTION:
        faults.append(f"it promises {certificate['notion']!r}, and this version checks {NOTION!r}.")
    matching = certificate.get("matching", {})
    if not isinstance(matching, Mapping) or not all(v is None or isinstance(v, str) for v in matching.values()):
        faults.append("its matching is no object from candidate to vacancy or null.")
    if not isinstance(certificate.get("lottery", {}), Mapping):
        faults.append("its lottery is no object from candidate to number.")
    try:
        _sha256(certificate)
    except (TypeError, ValueError) as error:
        faults.append(f"it cannot be written as JSON in UTF-8 ({error}); give it as `kakehashi match solve` wrote it.")
    if faults:
        raise CertificateError(faults)
    try:
        return market_from_dict(certificate["market"]), dict(matching)
    except MarketError as error:
        raise CertificateError([f"its market is none: {fault}" for fault in error.faults]) from error


def _sha256(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _numbers(market: Market) -> dict[str, str]:
    """Everyone's lottery number; none without a seed, for then no two candidates are equal."""
    if market.seed is None:
        return {}
    return {c: sha256(f"{market.seed}:{c}".encode()).hexdigest()[:16] for c in sorted(market.candidates)}


def _order(market: Market, vacancy: str, numbers: Mapping[str, str]) -> dict[str, int]:
    """Each acceptable candidate's place in the vacancy's order, 0 best, equals parted by the lottery."""
    ranked = [
        (rank, numbers.get(candidate, ""), candidate)
        for rank, group in enumerate(market.rankings[vacancy])
        for candidate in group
        if (candidate, vacancy) not in market.ineligible
    ]
    return {candidate: place for place, (_, _, candidate) in enumerate(sorted(ranked))}


def _market_changed(certificate: Mapping[str, Any], published: str | None) -> Iterator[Finding]:
    found = _sha256(certificate["market"])
    if certificate["digest"] != found or published not in {None, found}:
        yield Finding(Promise.MARKET_UNCHANGED)


def _lottery_changed(certificate: Mapping[str, Any], market: Market) -> Iterator[Finding]:
    expected, lottery = _numbers(market), certificate["lottery"]
    if certificate["seed"] != market.seed:
        yield Finding(Promise.LOTTERY_AS_DRAWN)
    for candidate in sorted(expected.keys() | lottery.keys()):
        if expected.get(candidate) != lottery.get(candidate):
            yield Finding(Promise.LOTTERY_AS_DRAWN, candidate=candidate)


def _incomplete(market: Market, matching: Mapping[str, str | None]) -> Iterator[Finding]:
    known = {vacancy.id for vacancy in market.vacancies}
    for candidate in sorted(market.wishes.keys() | matching.keys()):
        vacancy = matching.get(candidate)
        if (
            candidate not in matching
            or candidate not in market.wishes
            or (vacancy is not None and vacancy not in known)
        ):
            yield Finding(Promise.EVERYONE_ANSWERED, candidate=candidate, vacancy=vacancy)


def _wrong_pairs(market: Market, placed: Mapping[str, str | None]) -> Iterator[Finding]:
    ranked = {vacancy: {c for group in groups for c in group} for vacancy, groups in market.rankings.items()}
    for candidate, vacancy in _pairs(placed):
        if vacancy not in market.wishes[candidate]:
            yield Finding(Promise.ONLY_WISHES, candidate=candidate, vacancy=vacancy)
        for rule in market.ineligible.get((candidate, vacancy), ()):
            yield Finding(Promise.ONLY_ELIGIBLE, candidate=candidate, vacancy=vacancy, rule=rule)
        if candidate not in ranked[vacancy]:
            yield Finding(Promise.ONLY_RANKED, candidate=candidate, vacancy=vacancy)


def _over_limits(market: Market, placed: Mapping[str, str | None]) -> Iterator[Finding]:
    people = Counter(vacancy for _, vacancy in _pairs(placed))
    used: Counter[str | None] = Counter()
    for vacancy in market.vacancies:
        used[vacancy.cap] += people[vacancy.id]
        if people[vacancy.id] > vacancy.seats:
            yield Finding(Promise.WITHIN_SEATS, vacancy=vacancy.id)
    for cap in market.caps:
        if used[cap.id] > cap.seats:
            yield Finding(Promise.WITHIN_CAPS, cap=cap.id)


def _claims(
    market: Market, placed: Mapping[str, str | None], order: Mapping[str, Mapping[str, int]]
) -> Iterator[Finding]:
    """Every claim that no reason of the notion answers."""
    people = Counter(name for _, name in _pairs(placed))
    last_place: dict[str, int] = {}
    for candidate, name in _pairs(placed):
        last_place[name] = max(last_place.get(name, -1), order[name].get(candidate, -1))
    used, last_seat = _caps_used(market, people)
    cap_seats = {cap.id: cap.seats for cap in market.caps}
    turn_order = {vacancy.id: (place, vacancy) for place, vacancy in enumerate(market.vacancies)}
    for candidate, wishes in market.wishes.items():
        granted = placed.get(candidate)
        better = wishes[: wishes.index(granted)] if granted in wishes else wishes
        for name in better:
            if candidate not in order[name]:
                continue
            place, vacancy = turn_order[name]
            if last_place.get(name, -1) > order[name][candidate]:
                yield Finding(Promise.NO_ENVY, candidate=candidate, vacancy=name)
            elif people[name] < vacancy.seats:
                if vacancy.cap is None or used[vacancy.cap] < cap_seats[vacancy.cap]:
                    yield Finding(Promise.NO_WASTE, candidate=candidate, vacancy=name)
                elif _seat(vacancy, people[name] + 1, place) < last_seat[vacancy.cap]:
                    yield Finding(Promise.TURNS_KEPT, candidate=candidate, vacancy=name, cap=vacancy.cap)


def _seat(vacancy: Vacancy, nth: int, place: int) -> tuple[int, int]:
    """When a vacancy's n-th seat comes: turn 0 within target, then turn by turn in the order of the list."""
    return max(0, nth - vacancy.target), place


def _caps_used(market: Market, people: Mapping[str, int]) -> tuple[Counter[str], dict[str, tuple[int, int]]]:
    """For each cap: how many seats are in use, and when the last of them comes."""
    used: Counter[str] = Counter()
    last_seat: dict[str, tuple[int, int]] = {cap.id: (0, 0) for cap in market.caps}
    for place, vacancy in enumerate(market.vacancies):
        if vacancy.cap is not None and people[vacancy.id]:
            used[vacancy.cap] += people[vacancy.id]
            last_seat[vacancy.cap] = max(last_seat[vacancy.cap], _seat(vacancy, people[vacancy.id], place))
    return used, last_seat


def _not_best(
    market: Market, matching: Mapping[str, str | None], order: Mapping[str, Mapping[str, int]]
) -> Iterator[Finding]:
    best = _best(market, order)
    for candidate in sorted(market.candidates):
        if matching[candidate] != best[candidate]:
            yield Finding(Promise.BEST_FOR_CANDIDATES, candidate=candidate, vacancy=best[candidate])


def _best(market: Market, order: Mapping[str, Mapping[str, int]]) -> dict[str, str | None]:
    """The answer by another road: whole rounds, in which all who have no place apply at once.

    Each round every vacancy lines up whom it holds and who applies, best first; each cap then deals its seats out:
    targets first, then turn by turn one seat to each vacancy that still has someone in its line.
    """
    rest = {c: [v for v in reversed(wishes) if c in order[v]] for c, wishes in market.wishes.items()}
    line: dict[str, list[tuple[int, str]]] = {vacancy.id: [] for vacancy in market.vacancies}
    under = {cap.id: [vacancy for vacancy in market.vacancies if vacancy.cap == cap.id] for cap in market.caps}
    by_id = {vacancy.id: vacancy for vacancy in market.vacancies}
    cap_seats = {cap.id: cap.seats for cap in market.caps}
    applying = [c for c in market.candidates if rest[c]]
    while applying:
        touched = set()
        for candidate in applying:
            name = rest[candidate].pop()
            insort(line[name], (order[name][candidate], candidate))
            touched.add(name)
        let_go = []
        for name in sorted(touched):
            let_go += line[name][by_id[name].seats :]
            del line[name][by_id[name].seats :]
        for cap in {cap for name in touched if (cap := by_id[name].cap) is not None}:
            for vacancy, granted in _dealt(under[cap], line, cap_seats[cap]):
                let_go += line[vacancy.id][granted:]
                del line[vacancy.id][granted:]
        applying = [candidate for _, candidate in let_go if rest[candidate]]
    best: dict[str, str | None] = dict.fromkeys(market.candidates)
    best.update((candidate, name) for name, people in line.items() for _, candidate in people)
    return best


def _dealt(
    vacancies: Sequence[Vacancy], line: Mapping[str, list[tuple[int, str]]], seats: int
) -> list[tuple[Vacancy, int]]:
    """How many of its line each vacancy under one cap of `seats` may keep, as the cap's rules are written."""
    if sum(len(line[vacancy.id]) for vacancy in vacancies) <= seats:
        return []
    keeps = {vacancy: min(len(line[vacancy.id]), vacancy.target) for vacancy in vacancies}
    left = seats - sum(keeps.values())
    while left > 0:
        turn = [vacancy for vacancy in keeps if keeps[vacancy] < len(line[vacancy.id])][:left]
        for vacancy in turn:
            keeps[vacancy] += 1
        left -= len(turn)
    return list(keeps.items())


def _pairs(placed: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    return ((candidate, vacancy) for candidate, vacancy in placed.items() if vacancy is not None)
