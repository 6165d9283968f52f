"""What the people of an example have to show: tests, stays in Japan, experience, and where that leaves them.

Each person has a *standing*: how SSW (i) looks at stage pool on the day of the example, by construction.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from examples.names import FEMALE, MALE


class Standing(StrEnum):
    """How somebody stands before the SSW (i) rules that are due by stage pool."""

    MEETS = "meets"
    LACKS_LANGUAGE = "lacks_only_language"
    LACKS_SKILL = "lacks_only_skill"
    LACKS_BOTH = "lacks_language_and_skill"
    UNDER_AGE = "under_18"
    UNKNOWN = "unknown"
    BARRED = "barred"


@dataclass(frozen=True, slots=True)
class Trade:
    """A work category people train for: weight in the pool, share of women, a TITP occupation that opens it."""

    category: str
    weight: float
    women: float
    occupation: str | None = None


TRADES = (
    Trade("care", 17, 0.78, "Care worker"),
    Trade("agriculture.crop", 18, 0.42, "Crop farming"),
    Trade("agriculture.livestock", 6, 0.3, "Livestock farming"),
    Trade("manufacturing.machining", 10, 0.2, "Machining"),
    Trade("manufacturing.electronics", 9, 0.55, "Electronic equipment assembling"),
    Trade("manufacturing.surface_treatment", 2, 0.2, "Electroplating"),
    Trade("manufacturing.sewing", 4, 0.9, "Ladies' and children's dress"),
    Trade("manufacturing.paper_boxes", 2, 0.4, "Carton box and corrugated card board box making"),
    Trade("construction.civil", 5, 0.02, "Formwork"),
    Trade("construction.building", 5, 0.03, "Scaffolding"),
    Trade("construction.lifeline", 2, 0.03, "Plumbing"),
    Trade("food_manufacturing.general", 9, 0.6, "Ready-made dishes"),
    Trade("accommodation", 3, 0.6, "Accommodation"),
    Trade("building_cleaning", 3, 0.6, "Building cleaning"),
    Trade("auto_repair.maintenance", 2, 0.03, "Automobile repair"),
    Trade("fishery.aquaculture", 2, 0.1, "Aquaculture"),
    Trade("shipbuilding.hull", 1, 0.02, "Welding"),
)
#: Occupations that lead to no work category that is open: language is waived, a skill test is still asked.
CLOSED_OCCUPATIONS = ("Furniture making", "Rubber products", "Linen supply")
#: A second category of the same field, which some people also sit.
SECOND = {
    "agriculture.crop": "agriculture.livestock",
    "manufacturing.machining": "manufacturing.electronics",
    "construction.civil": "construction.building",
}
#: First Sundays of July and December, when the JLPT is held.
JLPT_DAYS = (date(2025, 7, 6), date(2025, 12, 7), date(2026, 7, 5))


@dataclass(slots=True)
class Papers:
    """What somebody can show.  None is unknown, an empty list is "none"; `able` are the categories met by it."""

    standing: Standing
    trade: Trade
    tests: list[str] | None
    stays: list[str] | None
    able: tuple[str, ...] = ()
    level: str = ""
    in_japan: bool | None = False
    fit: bool | None = True
    refusal_ground: bool | None = False
    deposit: bool | None = None
    home_procedure: bool | None = None
    experience: list[str] | None = None
    courses: list[str] | None = None
    ages: tuple[int, int] = (19, 31)


class Desk:
    """Hands out papers of the trades in `fields`; computer-based tests lie in the year before the example's day."""

    def __init__(self, rng: Random, *, on: date, fields: Collection[str]) -> None:
        self.rng = rng
        self.on = on
        self.barred = 0
        self.trades = [trade for trade in TRADES if trade.category.partition(".")[0] in fields]

    def trade(self) -> Trade:
        """A trade, as often as people of the pool learn it."""
        return self.rng.choices(self.trades, [trade.weight for trade in self.trades])[0]

    def sex(self, trade: Trade) -> str:
        """A sex, as often as people of this trade have it."""
        return FEMALE if self.rng.random() < trade.women else MALE

    def day(self) -> str:
        """A day of a test within the last year, mostly ISO, at times as Indonesians write it."""
        on = self.on - timedelta(days=self.rng.randint(12, 360))
        return f"{on:%d-%m-%Y}" if self.rng.random() < 0.08 else on.isoformat()

    def language_passed(self, papers: Papers) -> list[str]:
        """JFT-Basic at 200 or more, or JLPT N4 or better."""
        if self.rng.random() < 0.6:
            papers.level = "N4"
            return [f"jft_basic {self.rng.randint(200, 250)} {self.day()}"]
        papers.level = self.rng.choices(("N4", "N3", "N2"), (70, 26, 4))[0]
        return [f"jlpt {papers.level} {self.rng.choice(JLPT_DAYS)}"]

    def language_short(self, papers: Papers) -> list[str]:
        """No test yet, JLPT N5, or JFT-Basic below 200."""
        draw = self.rng.random()
        if draw < 0.3:
            return []
        papers.level = "N5"
        if draw < 0.65:
            return [f"jlpt N5 {self.rng.choice(JLPT_DAYS)}"]
        return [f"jft_basic {self.rng.randint(132, 199)} {self.day()}"]

    def skill_passed(self, category: str) -> list[str]:
        """The skill test of the category."""
        return [f"ssw1_skill {category} {self.day()} passed"]

    def care_japanese(self) -> list[str]:
        """The language test that care asks beside the general one."""
        return [f"care_japanese {self.day()} passed"]

    def trained(self, occupation: str) -> list[str]:
        """Three years of TITP, stages 1 and 2, completed with the employer's report."""
        begins = date(self.rng.randint(2018, 2021), self.rng.choice((2, 4, 6, 8, 10)), 1)
        turns = begins.replace(year=begins.year + 1)
        ends = begins.replace(year=begins.year + 3) - timedelta(days=1)
        return [
            f'titp1 "{occupation}" {begins} {turns - timedelta(days=1)}',
            f'titp2 "{occupation}" {turns} {ends} completed evaluation_report',
        ]

    def papers(self, standing: Standing) -> Papers:
        """Papers that leave somebody in this standing."""
        papers = Papers(standing=standing, trade=self.trade(), tests=[], stays=[])
        match standing:
            case Standing.MEETS:
                self._meets(papers)
            case Standing.LACKS_LANGUAGE:
                self._lacks_language(papers)
            case Standing.LACKS_SKILL:
                self._lacks_skill(papers)
            case Standing.LACKS_BOTH:
                failed = f"ssw1_skill {papers.trade.category} {self.day()} failed"
                papers.tests = [*self.language_short(papers), failed]
            case Standing.UNDER_AGE:
                self._under_age(papers)
            case Standing.UNKNOWN:
                self._unknown(papers)
            case Standing.BARRED:
                self._barred(papers)
        self._life(papers)
        return papers

    def _meets(self, papers: Papers) -> None:
        trade = papers.trade
        if trade.occupation and self.rng.random() < 0.14:
            papers.stays = self.trained(trade.occupation)
            papers.level, papers.ages = "N3", (27, 34)
            if self.rng.random() < 0.4:
                papers.tests = [f"jlpt N3 {self.rng.choice(JLPT_DAYS)}"]
        else:
            papers.tests = self.language_passed(papers) + self.skill_passed(trade.category)
            if trade.category == "care":
                papers.tests += self.care_japanese()
        papers.able = (trade.category,)
        if trade.category in SECOND and self.rng.random() < 0.2:
            papers.tests = [*(papers.tests or []), *self.skill_passed(SECOND[trade.category])]
            papers.able = (trade.category, SECOND[trade.category])

    def _lacks_language(self, papers: Papers) -> None:
        if papers.trade.category == "care" and self.rng.random() < 0.35:
            papers.tests = self.language_passed(papers) + self.skill_passed("care")
            return
        papers.tests = self.language_short(papers) + self.skill_passed(papers.trade.category)
        if papers.trade.category == "care":
            papers.tests += self.care_japanese()
        if self.rng.random() < 0.12:
            papers.courses = ["a1_accredited 100 2026-09-01 2026-10-30 abroad"]

    def _lacks_skill(self, papers: Papers) -> None:
        if self.rng.random() < 0.05:
            papers.stays = self.trained(self.rng.choice(CLOSED_OCCUPATIONS))
            papers.level, papers.ages = "N3", (27, 34)
            return
        papers.tests = self.language_passed(papers)
        if papers.trade.category == "care":
            papers.tests += self.care_japanese()

    def _under_age(self, papers: Papers) -> None:
        papers.ages = (17, 17)
        papers.level = self.rng.choice(("N5", "N4"))
        papers.tests = [f"jlpt {papers.level} {JLPT_DAYS[-1]}"]

    def _unknown(self, papers: Papers) -> None:
        if self.rng.random() < 0.6:
            papers.tests = None
            return
        papers.tests = self.language_passed(papers) + self.skill_passed(papers.trade.category)
        if papers.trade.category == "care":
            papers.tests += self.care_japanese()
        papers.stays = None

    def _barred(self, papers: Papers) -> None:
        category = papers.trade.category
        papers.tests = self.language_passed(papers) + self.skill_passed(category)
        if category == "care":
            papers.tests += self.care_japanese()
        self.barred += 1
        match self.barred % 5:
            case 0:
                papers.refusal_ground = True
            case 1:
                papers.deposit = True
            case 2:
                papers.stays = [f"ssw1 {category} 2020-08-01 2025-07-31"]
                papers.ages = (28, 34)
            case _:
                occupation = papers.trade.occupation or "Crop farming"
                papers.stays = [
                    f'titp1 "{occupation}" 2025-06-02 2026-06-01',
                    f'titp2 "{occupation}" 2026-06-02 not_completed',
                ]
                papers.in_japan = True

    def _life(self, papers: Papers) -> None:
        rng = self.rng
        draw = rng.random()
        if draw < 0.3:
            papers.experience = []
        elif draw < 0.6:
            leading = " leading" if rng.random() < 0.1 else ""
            papers.experience = [f"{papers.trade.category} {rng.randint(3, 48)} abroad{leading}"]
        if papers.deposit is None and rng.random() < 0.6:
            papers.deposit = False
        if papers.standing in {Standing.MEETS, Standing.LACKS_LANGUAGE} and rng.random() < 0.04:
            papers.home_procedure = True
        if not papers.refusal_ground and rng.random() < 0.1:
            papers.refusal_ground = None
        papers.fit = True if rng.random() < 0.8 else None
