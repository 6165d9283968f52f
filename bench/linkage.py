"""Fits the weights of findings to pairs that are known, and measures what pairs told by a model are worth."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
import numpy.typing as npt

from bench.population import Population
from kakehashi.identity.fields import FIELDS
from kakehashi.identity.finding import UNKNOWN

Findings = tuple[int, ...]
Numbers = npt.NDArray[np.float64]
Known = Counter[tuple[Findings, bool]]
"""How many pairs have these findings and are one person, or are not."""

RIDGE = 0.5
"""How strongly a weight is held to zero, in pairs; keeps a finding that hardly occurs from deciding alone."""
FAR, FAR_WEIGHT = 0.05, 0.02
"""Pairs less likely than the first are so many that they would shape the weights for themselves: in the second round
each counts as the second."""
_ROUNDS = 4
_Z95 = 1.959963984540054


def known(population: Population, rows: Iterable[tuple[int, ...]]) -> Known:
    """Counts rows of `scored` (l, r, probability, findings …) by findings and truth."""
    ids = [one.id for one in population.registrations]
    found: Known = Counter()
    for left, right, _, *findings in rows:
        pair = tuple(sorted((ids[left], ids[right])))
        found[tuple(findings), pair in population.doubles] += 1
    return found


def fit(pairs: Known) -> tuple[float, dict[str, dict[str, float]]]:
    """Prior and weights in bits: logistic regression, "not told" held at zero.

    1. Newton's method on all pairs.  2. Again, held to what the first found, with the clearly different pairs set back,
    so that the weights are those of the pairs about which there can be a doubt.
    Cost: patterns x findings^2 a step, some tens of steps.
    """
    places = [(field, place) for field, one in enumerate(FIELDS) for place in range(1, len(one.levels))]
    column = {place: number + 1 for number, place in enumerate(places)}
    patterns = list(pairs.items())
    x = np.zeros((len(patterns), len(places) + 1))
    x[:, 0] = 1
    for row, ((findings, _), _) in enumerate(patterns):
        for field, place in enumerate(findings):
            if place:
                x[row, column[field, place]] = 1
    truth = np.array([float(one) for (_, one), _ in patterns])
    count = np.array([float(times) for _, times in patterns])
    weight = _newton(x, truth, count, np.zeros(x.shape[1]))
    first = weight
    for _ in range(_ROUNDS):
        near = 1 / (1 + np.exp(-np.clip(x @ weight, -40, 40))) >= FAR
        weight = _newton(x, truth, np.where(near, count, FAR_WEIGHT * count), first)
    bits = weight / log(2)
    weights: dict[str, dict[str, float]] = {one.key: {} for one in FIELDS}
    for (field, place), number in column.items():
        level = FIELDS[field].levels[place]
        if level.key != UNKNOWN:
            weights[FIELDS[field].key][level.key] = round(float(bits[number]), 3)
    return round(float(bits[0]), 3), weights


def _newton(x: Numbers, truth: Numbers, count: Numbers, towards: Numbers) -> Numbers:
    """The weights that make `truth` likeliest, held to `towards`; the first is of every pair, and hardly held."""
    weight = towards.copy()
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-3
    for _ in range(80):
        chance = 1 / (1 + np.exp(-np.clip(x @ weight, -40, 40)))
        slope = x.T @ (count * (truth - chance)) - ridge * (weight - towards)
        curve = (x * (count * chance * (1 - chance))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weight = weight + step * min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-9))
        if float(np.abs(step).max()) < 1e-6:
            break
    return weight


@dataclass(frozen=True, slots=True)
class Measure:
    """Recall and precision of told pairs with Wilson's 95 % intervals."""

    told: int
    right: int
    doubles: int

    def __add__(self, other: "Measure") -> "Measure":
        return Measure(self.told + other.told, self.right + other.right, self.doubles + other.doubles)

    @property
    def recall(self) -> float:
        """The share of doubles that were told."""
        return self.right / self.doubles

    @property
    def precision(self) -> float:
        """The share of told pairs that are doubles; 1 of none."""
        return self.right / self.told if self.told else 1.0

    @property
    def recall_between(self) -> tuple[float, float]:
        """Wilson's interval of the recall."""
        return wilson(self.right, self.doubles)

    @property
    def precision_between(self) -> tuple[float, float]:
        """Wilson's interval of the precision."""
        return wilson(self.right, self.told)

    def __str__(self) -> str:
        low, high = self.recall_between
        under, over = self.precision_between
        return (
            f"recall {self.recall:.4f} [{low:.4f}, {high:.4f}], precision {self.precision:.4f} "
            f"[{under:.4f}, {over:.4f}], told {self.told}, doubles {self.doubles}"
        )


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share, after Wilson (1927); (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    share, z = right / of, _Z95
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z / (1 + z * z / of) * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def measured(population: Population, told: Iterable[tuple[str, str]]) -> Measure:
    """What `told` pairs are worth against the truth."""
    pairs = {tuple(sorted(pair)) for pair in told}
    return Measure(len(pairs), len(pairs & population.doubles), len(population.doubles))


def best_at(
    population: Population, scored: Sequence[tuple[str, str, float]], precision: float
) -> tuple[float, Measure]:
    """The lowest probability from which told pairs reach `precision`, and what they are worth; 2.0 where none does."""
    right, best = 0, (2.0, Measure(0, 0, len(population.doubles)))
    ordered = sorted(scored, key=lambda pair: -pair[2])
    for told, (left, other, probability) in enumerate(ordered, 1):
        right += tuple(sorted((left, other))) in population.doubles
        last = told == len(ordered) or ordered[told][2] < probability
        if last and right / told >= precision:
            best = probability, Measure(told, right, len(population.doubles))
    return best
