"""Makes the files of the Kumamoto example beside this one: `python -m examples.kumamoto.generate`.

The same on every run.  People, training centres and firms are invented; the mix of fields and sizes and the minimum
wage are the real ones (sources in examples/README.md).
"""

from datetime import date
from pathlib import Path

from examples.columns import INDONESIAN
from examples.faults import KUMAMOTO
from examples.papers import Standing
from examples.programme import Example, Recipe, VacancyFault, Wage, make, write
from examples.vacancies import DAILY, HOURLY, MONTHLY, Pay

FOLDER = Path(__file__).parent

BELOW = (
    *(Pay(HOURLY, yen) for yen in (1_000, 1_010, 1_020, 1_033)),  # below the wage of 2026-01-01
    *(Pay(HOURLY, 1_034) for _ in range(3)),  # exactly that wage: below it from 2026-12-01
    *(Pay(HOURLY, yen) for yen in (1_040, 1_050, 1_063, 1_074, 1_080, 1_091)),
    Pay(MONTHLY, 181_999),  # 1,091.994 yen an hour: one yen a month short
    Pay(MONTHLY, 172_333),  # 1,033.998 yen an hour: short of both
    Pay(MONTHLY, 188_000, 2_080),
    Pay(DAILY, 8_000, 1_935, "7.5"),
)
EXACTLY = (
    *(Pay(HOURLY, 1_092) for _ in range(4)),
    Pay(MONTHLY, 182_000),
    Pay(MONTHLY, 189_280, 2_080),
    Pay(MONTHLY, 174_720, 1_920),
    Pay(DAILY, 8_190, 1_935, "7.5"),
)
FRACTIONS_ABOVE = (Pay(MONTHLY, 182_001), Pay(MONTHLY, 187_500, 2_057), Pay(MONTHLY, 187_200, 2_057))
UNKNOWN = (
    *(Pay(HOURLY, None) for _ in range(4)),
    *(Pay(MONTHLY, None, 2_057) for _ in range(2)),
    *(Pay(MONTHLY, yen, None) for yen in (185_000, 192_000, 200_000, 210_000, 220_000)),
    *(Pay(None, yen) for yen in (1_150, 190_000, 9_200)),
)

RECIPE = Recipe(
    name="Kumamoto",
    seed=20261124,
    on=date(2026, 11, 24),
    prefecture="JP-43",
    prefixes=("KMC", "KMV"),
    regions=("熊本市", "八代", "菊池・合志", "玉名", "天草", "人吉・球磨", "阿蘇", "上益城"),
    wording=INDONESIAN,
    centres=60,
    standings={
        Standing.MEETS: 283,
        Standing.LACKS_LANGUAGE: 456,
        Standing.LACKS_SKILL: 171,
        Standing.LACKS_BOTH: 14,
        Standing.UNDER_AGE: 44,
        Standing.UNKNOWN: 164,
        Standing.BARRED: 8,
    },
    doubles=(
        *("spelling",) * 13,
        *("word order",) * 7,
        *("words joined",) * 4,
        *("last word left out",) * 5,
        *("day and month exchanged",) * 4,
        *("same name",) * 3,
    ),
    faults=KUMAMOTO,
    number_again=True,
    firms={
        "manufacturing": (33, 85),
        "agriculture": (29, 72),
        "construction": (14, 36),
        "care": (18, 45),
        "food_manufacturing": (10, 24),
        "accommodation": (3, 8),
        "building_cleaning": (3, 8),
        "auto_repair": (2, 6),
        "fishery": (3, 6),
        "shipbuilding": (2, 5),
        "food_service": (1, 2),
        "auto_transport": (1, 2),
        "wood_products": (1, 1),
    },
    pays=BELOW + EXACTLY + FRACTIONS_ABOVE + UNKNOWN,
    vacancy_faults=(
        VacancyFault("業務区分", "施設園芸全般", "unknown_category"),
        VacancyFault("採用人数", "0", "number_out_of_range"),
        VacancyFault("基本給(円)", "応相談", "number_not_understood"),
        VacancyFault("事業所名", "", "missing_required"),
    ),
    wage=Wage(now=1_034, now_since=date(2026, 1, 1), next=1_092, next_since=date(2026, 12, 1)),
    industries={
        "manufacturing.electronics": "電子部品・デバイス・電子回路、電気機械器具、情報通信機械器具製造業",
        "shipbuilding.hull": "自動車・同附属品製造業、船舶製造・修理業、舶用機関製造業",
    },
    closes=date(2027, 1, 22),
    wish_lengths=(54, 26, 11, 6, 3),
)


def example() -> Example:
    """The Kumamoto example in memory."""
    return make(RECIPE)


if __name__ == "__main__":
    write(example(), FOLDER)
    print(f"written to {FOLDER}")
