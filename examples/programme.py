"""A programme's files from a recipe: who is in the pool, who offers work, and what a reader should find in them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

from examples.columns import Wording
from examples.doubles import Pair, twice
from examples.faults import Fault, number_again, warn
from examples.files import FIRST_DATA_ROW, write_candidates, write_expected, write_table
from examples.firms import LINES, Firm, Line, Registry, staff_sizes
from examples.papers import Desk, Standing
from examples.people import Population, found_centres
from examples.rows import Entry, Typist
from examples.vacancies import HEADERS, SPECIFIED_WAGE_FIELDS, Clerk, Pay, Vacancy, saved
from examples.wishes import rank, wish

WAGE_COLUMN = HEADERS.index("基本給(円)")


@dataclass(frozen=True, slots=True)
class VacancyFault:
    """What stands in a column of a vacancy that must be refused, and the code it deserves."""

    header: str
    cell: str
    code: str


@dataclass(frozen=True, slots=True)
class Wage:
    """The prefecture's minimum wage: yen an hour from a day, and yen from the next change (minimum_wage table)."""

    now: int
    now_since: date
    next: int
    next_since: date


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what the files of one example hold; same recipe, same bytes."""

    name: str
    seed: int
    on: date
    prefecture: str
    prefixes: tuple[str, str]
    regions: tuple[str, ...]
    wording: Wording
    centres: int
    standings: Mapping[Standing, int]
    doubles: tuple[str, ...]
    faults: tuple[Fault, ...]
    number_again: bool
    firms: Mapping[str, tuple[int, int]]
    pays: tuple[Pay, ...]
    vacancy_faults: tuple[VacancyFault, ...]
    wage: Wage
    industries: Mapping[str, str]
    closes: date
    wish_lengths: tuple[int, ...]
    lines: Mapping[str, Line] = field(default_factory=lambda: LINES)
    wish_shares: Mapping[Standing, float] = field(
        default_factory=lambda: {
            Standing.MEETS: 1,
            Standing.LACKS_LANGUAGE: 0.35,
            Standing.LACKS_SKILL: 0.3,
            Standing.LACKS_BOTH: 0.3,
            Standing.UNKNOWN: 0.3,
            Standing.BARRED: 0.5,
        }
    )


@dataclass(slots=True)
class Example:
    """An example in memory: rows in the order of the file, pairs, vacancies, wishes and rankings."""

    recipe: Recipe
    entries: list[Entry]
    pairs: list[Pair]
    vacancies: list[Vacancy]
    vacancy_rows: list[list[str]]
    vacancy_refusals: list[tuple[int, VacancyFault]]
    wishes: dict[str, list[str]]
    rankings: dict[str, list[str]]

    @property
    def accepted(self) -> list[Entry]:
        """The rows that a reader lets in."""
        return [entry for entry in self.entries if not entry.refusals]

    @property
    def refused_vacancies(self) -> set[int]:
        """The places of the vacancies that a reader refuses."""
        return {place for place, _ in self.vacancy_refusals}

    @property
    def open_vacancies(self) -> list[Vacancy]:
        """The vacancies that a reader lets in."""
        refused = self.refused_vacancies
        return [vacancy for place, vacancy in enumerate(self.vacancies) if place not in refused]


def make(recipe: Recipe) -> Example:
    """The example of a recipe."""
    rng = Random(recipe.seed)
    entries, pairs = _candidates(rng, recipe)
    clerk = Clerk(
        rng,
        recipe.lines,
        prefix=recipe.prefixes[1],
        prefecture=recipe.prefecture,
        minimum_wage=recipe.wage.next,
        closes=recipe.closes,
        industries=recipe.industries,
    )
    vacancies = _vacancies(rng, recipe, clerk)
    places = sorted(rng.sample(range(10, len(vacancies)), len(recipe.vacancy_faults)))
    refusals = list(zip(places, recipe.vacancy_faults, strict=True))
    _pay_specially(rng, recipe, [vacancy for place, vacancy in enumerate(vacancies) if place not in places])
    rows = [clerk.cells(vacancy) for vacancy in vacancies]
    for place, fault in refusals:
        rows[place][HEADERS.index(fault.header)] = fault.cell
    example = Example(recipe, entries, pairs, vacancies, rows, refusals, {}, {})
    seconds = {pair.second.id for pair in pairs}
    wishing = [entry for entry in example.accepted if entry.id not in seconds]
    example.wishes = wish(
        rng, wishing, example.open_vacancies, lengths=recipe.wish_lengths, shares=dict(recipe.wish_shares)
    )
    example.rankings = rank(rng, wishing, example.wishes)
    return example


def _candidates(rng: Random, recipe: Recipe) -> tuple[list[Entry], list[Pair]]:
    """The rows of the pool: people in their standings, then second rows, odd rows and rows to refuse, shuffled."""
    population = Population(rng, on=recipe.on, centres=found_centres(rng, recipe.centres))
    desk, typist = Desk(rng, on=recipe.on, fields=recipe.firms), Typist(rng, recipe.wording, on=recipe.on)

    def somebody(standing: Standing) -> Entry:
        papers = desk.papers(standing)
        youngest, oldest = papers.ages
        return typist.entry(population.draw(sex=desk.sex(papers.trade), youngest=youngest, oldest=oldest), papers)

    clean = [somebody(standing) for standing, count in recipe.standings.items() for _ in range(count)]
    rng.shuffle(clean)
    pairs = twice(rng, typist, clean, population.centres, list(recipe.doubles))
    in_pairs = {id(pair.first) for pair in pairs}
    spoilt = [somebody(Standing.LACKS_LANGUAGE) for _ in range(len(recipe.faults) + recipe.number_again)]
    rows = clean + [pair.second for pair in pairs] + spoilt
    warn(rng, [entry for entry in clean if id(entry) not in in_pairs], size=len(rows))
    rng.shuffle(rows)
    for number, entry in enumerate(rows, start=1):
        entry.cells["id"] = f"{recipe.prefixes[0]}-{number:04}"
    for fault, entry in zip(recipe.faults, spoilt, strict=False):
        fault(entry)
    if recipe.number_again:
        place = next(place for place, entry in enumerate(rows) if entry is spoilt[-1])
        number_again(spoilt[-1], next(entry for entry in rows[place // 2 :] if not entry.refusals))
    return rows, pairs


def _vacancies(rng: Random, recipe: Recipe, clerk: Clerk) -> list[Vacancy]:
    """Vacancies of invented firms: of each field so many firms with so many vacancies among them."""
    registry = Registry(rng, recipe.lines)
    sizes = iter(staff_sizes(rng, [work for work, (count, _) in recipe.firms.items() for _ in range(count)]))
    offers: list[Firm] = []
    for work, (count, wanted) in recipe.firms.items():
        firms = [registry.found(work, regions=recipe.regions, staff=next(sizes)) for _ in range(count)]
        offers += firms + [rng.choice(firms) for _ in range(wanted - count)]
    rng.shuffle(offers)
    return [clerk.vacancy(firm) for firm in offers]


def _pay_specially(rng: Random, recipe: Recipe, vacancies: list[Vacancy]) -> None:
    """Give the recipe's pays to vacancies drawn by lot, where no industry has a minimum wage of its own."""
    free = [one for one in vacancies if one.industry == "なし" or one.firm.field not in SPECIFIED_WAGE_FIELDS]
    for vacancy, pay in zip(rng.sample(free, len(recipe.pays)), recipe.pays, strict=True):
        vacancy.pay = pay


def write(example: Example, folder: Path) -> None:
    """Write every file of the example into `folder`, which exists."""
    recipe, number = example.recipe, {id(entry): row for row, entry in enumerate(example.entries, FIRST_DATA_ROW)}
    write_candidates(folder / "candidates.xlsx", example.entries, recipe.wording, title=f"{recipe.name}: candidates")
    (folder / "vacancies.csv").write_bytes(saved(example.vacancy_rows))
    write_table(
        folder / "truth.csv",
        ("id_left", "id_right", "why"),
        sorted((*sorted((pair.first.id, pair.second.id)), pair.why) for pair in example.pairs),
    )
    write_table(
        folder / "wishes.csv",
        ("candidate", "rank", "vacancy"),
        [(who, place, what) for who, chosen in example.wishes.items() for place, what in enumerate(chosen, 1)],
    )
    write_table(
        folder / "rankings.csv",
        ("vacancy", "rank", "candidate"),
        [(what, place, who) for what, ranked in example.rankings.items() for place, who in enumerate(ranked, 1)],
    )
    header = recipe.wording.header

    def said(entry: Entry, found: Sequence[tuple[str, str]]) -> list[dict[str, object]]:
        return [{"row": number[id(entry)], "column": header(key), "code": code} for key, code in found]

    refused = [item for entry in example.entries for item in said(entry, entry.refusals)]
    warned = [item for entry in example.accepted for item in said(entry, entry.warnings)]
    write_expected(
        folder / "expected.toml",
        f"What a reader should find in the files beside this one, on {recipe.on}.\n"
        "Rows are numbered as a spreadsheet shows them; the header stands in row 1.",
        {
            "totals": _totals(len(example.entries), len(example.accepted)),
            "vacancy_totals": _totals(len(example.vacancies), len(example.open_vacancies)),
            "pool": _pool(example),
        },
        {
            "refusal": refused,
            "warning": [{"row": 1, "column": recipe.wording.remark_header, "code": "unknown_column"}, *warned],
            "vacancy_refusal": [
                {"row": place + FIRST_DATA_ROW, "column": fault.header, "code": fault.code}
                for place, fault in example.vacancy_refusals
            ],
            "wage": _wages(example),
        },
    )


def _totals(read: int, accepted: int) -> dict[str, object]:
    return {"read": read, "accepted": accepted, "refused": read - accepted}


def _pool(example: Example) -> dict[str, object]:
    """How many accepted rows stand how before SSW (i) at stage pool, by construction."""
    counts = Counter(entry.papers.standing for entry in example.accepted)
    return {
        "on": example.recipe.on,
        "pathway": "ssw1",
        "stage": "pool",
        **{standing.value: counts[standing] for standing in Standing},
    }


def _wages(example: Example) -> list[dict[str, object]]:
    """The vacancies whose pay is below the minimum wage, exactly at it, or not computable; exact yen an hour."""
    wage, found = example.recipe.wage, []
    for vacancy in example.open_vacancies:
        per_hour = vacancy.pay.per_hour
        item: dict[str, object] = {"vacancy": vacancy.id}
        if per_hour is None:
            found.append({**item, "standing": "unknown"})
        elif per_hour < wage.next:
            since = wage.now_since if per_hour < wage.now else wage.next_since
            short = Fraction(wage.now if per_hour < wage.now else wage.next) - per_hour
            found.append({**item, "standing": "below", "since": since, "counted": per_hour, "shortfall": short})
        elif per_hour == wage.next:
            found.append({**item, "standing": "exactly", "counted": per_hour})
    return found
