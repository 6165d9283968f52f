"""Makes the files of the Miyagi example beside this one: `python -m examples.miyagi.generate`.

A small programme whose candidates come in a Japanese office's list.  The same on every run; everybody is invented.
"""

from datetime import date
from pathlib import Path

from examples.columns import JAPANESE
from examples.faults import MIYAGI
from examples.firms import NORTH_EASTERN_LINES
from examples.papers import Standing
from examples.programme import Example, Recipe, VacancyFault, Wage, make, write
from examples.vacancies import HOURLY, MONTHLY, Pay

FOLDER = Path(__file__).parent

RECIPE = Recipe(
    name="Miyagi",
    seed=20250820,
    on=date(2026, 11, 24),
    prefecture="JP-04",
    prefixes=("MYC", "MYV"),
    regions=("仙台", "石巻", "気仙沼", "大崎", "登米"),
    wording=JAPANESE,
    centres=8,
    standings={
        Standing.MEETS: 14,
        Standing.LACKS_LANGUAGE: 21,
        Standing.LACKS_SKILL: 8,
        Standing.UNDER_AGE: 2,
        Standing.UNKNOWN: 8,
        Standing.BARRED: 1,
    },
    doubles=("spelling", "word order", "same name"),
    faults=MIYAGI,
    number_again=False,
    firms={
        "food_manufacturing": (4, 7),
        "fishery": (2, 3),
        "manufacturing": (3, 5),
        "care": (2, 3),
        "agriculture": (1, 2),
    },
    pays=(
        Pay(HOURLY, 1_060),
        Pay(HOURLY, 1_098),
        Pay(MONTHLY, 182_999),  # 1,097.994 yen an hour
        Pay(MONTHLY, 183_000),
        Pay(MONTHLY, 195_000, None),
    ),
    vacancy_faults=(VacancyFault("勤務地(都道府県)", "宮木県", "unknown_prefecture"),),
    wage=Wage(now=1_038, now_since=date(2025, 10, 4), next=1_098, next_since=date(2026, 10, 1)),
    industries={"manufacturing.electronics": "電子部品・デバイス・電子回路、電気機械器具、情報通信機械器具製造業"},
    closes=date(2027, 1, 22),
    wish_lengths=(30, 34, 20, 10, 6),
    lines=NORTH_EASTERN_LINES,
)


def example() -> Example:
    """The Miyagi example in memory."""
    return make(RECIPE)


if __name__ == "__main__":
    write(example(), FOLDER)
    print(f"written to {FOLDER}")
