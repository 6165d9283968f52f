"""Who wishes which vacancy, and whom each vacancy would take: wishes.csv and rankings.csv."""

from collections import defaultdict
from random import Random

from examples.papers import Standing
from examples.rows import Entry
from examples.vacancies import ESD, SSW1, Vacancy

#: How sharply wishes gather on the best-known vacancies (an assumption; one booth of 20 took 123 of 700 entries).
ZIPF = 0.8
#: Share of those who wish that a vacancy does not rank, since it could not take them (an assumption).
NOT_ACCEPTABLE = 0.1
LEVELS = ("", "N5", "N4", "N3", "N2")


def wish(
    rng: Random,
    entries: list[Entry],
    vacancies: list[Vacancy],
    *,
    lengths: tuple[int, ...],
    shares: dict[Standing, float],
) -> dict[str, list[str]]:
    """Wish lists, best first: of each standing the share of people who wish, each for one to five vacancies.

    `lengths` weighs lists of one, two, ... wishes.  People wish what they are trained for; those who meet SSW (i)
    wish SSW (i), those who lack the language also ESD.
    """
    fame = dict(zip(rng.sample(range(len(vacancies)), len(vacancies)), range(1, len(vacancies) + 1), strict=True))
    wishes: dict[str, list[str]] = {}
    for entry in entries:
        if rng.random() >= shares.get(entry.papers.standing, 0):
            continue
        meant = entry.papers.able or (entry.papers.trade.category,)
        schemes = {SSW1} if entry.papers.standing is Standing.MEETS else {SSW1, ESD}
        open_to = [
            (place, vacancy)
            for place, vacancy in enumerate(vacancies)
            if vacancy.scheme in schemes and set(vacancy.admits) & set(meant)
        ]
        count = min(rng.choices(range(1, len(lengths) + 1), lengths)[0], len(open_to))
        chosen: list[str] = []
        while len(chosen) < count:
            weights = [0 if vacancy.id in chosen else fame[place] ** -ZIPF for place, vacancy in open_to]
            chosen.append(rng.choices([vacancy.id for _, vacancy in open_to], weights)[0])
        if chosen:
            wishes[entry.id] = chosen
    return wishes


def rank(rng: Random, entries: list[Entry], wishes: dict[str, list[str]]) -> dict[str, list[str]]:
    """For each vacancy those who wish it, best first, by language and interview; some are left out."""
    level = {entry.id: LEVELS.index(entry.papers.level) for entry in entries}
    callers: dict[str, list[str]] = defaultdict(list)
    for candidate, chosen in wishes.items():
        for vacancy in chosen:
            callers[vacancy].append(candidate)
    return {
        vacancy: ranked
        for vacancy, people in sorted(callers.items())
        if (
            ranked := sorted(
                (person for person in people if rng.random() >= NOT_ACCEPTABLE),
                key=lambda person: -(level[person] + rng.uniform(0, 2)),
            )
        )
    }
