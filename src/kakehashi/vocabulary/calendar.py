"""Days as each reader writes them: ISO is stored; Japanese eras and Indonesian months are printed and understood."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from kakehashi.vocabulary.table import rows
from kakehashi.vocabulary.text import Language

MONTHS_INDONESIAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
MONTHS_ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS_INDONESIAN = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
WEEKDAYS_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS_JAPANESE = "月火水木金土日"


@dataclass(frozen=True, slots=True)
class Era:
    """A Japanese era: `letter` as in R8, `name` as in 令和, `sign` as in ㋿."""

    key: str
    letter: str
    name: str
    sign: str
    first_day: date
    last_day: date | None

    def holds(self, day: date) -> bool:
        """Whether `day` lies in this era."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def year_of(self, day: date) -> int:
        """The year of the era, counted from 1."""
        return day.year - self.first_day.year + 1


@cache
def eras() -> tuple[Era, ...]:
    """All eras of the table, oldest first."""
    return tuple(
        Era(
            key=row["key"],
            letter=row["letter"],
            name=row["name_ja"],
            sign=row["sign"],
            first_day=date.fromisoformat(row["first_day"]),
            last_day=date.fromisoformat(row["last_day"]) if row["last_day"] else None,
        )
        for row in rows("eras.csv")
    )


def era_of(day: date) -> Era | None:
    """The era that holds `day`; None before the first era of the table."""
    return next((era for era in eras() if era.holds(day)), None)


def wareki(day: date) -> str:
    """`day` in the Japanese calendar: 令和8年11月24日, and 令和元年 for a first year."""
    era = era_of(day)
    if era is None:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{_year_in(era, day)}{day.month}月{day.day}日"


def _year_in(era: Era, day: date) -> str:
    """The year of the era in words: 令和8年, and 令和元年 for a first year."""
    year = era.year_of(day)
    return f"{era.name}{'元' if year == 1 else year}年"


def written(day: date, language: Language | str, *, weekday: bool = True) -> str:
    """`day` as an official of that country writes it: 24 November 2026, or 令和8年(2026年)11月24日(火).

    Without `weekday` (a birthday) the Japanese form ends with the day; before the eras of the table it begins with the
    year alone, 1867年.
    """
    match Language(language):
        case Language.INDONESIAN:
            return f"{day.day} {MONTHS_INDONESIAN[day.month - 1]} {day.year}"
        case Language.ENGLISH:
            return f"{day.day} {MONTHS_ENGLISH[day.month - 1]} {day.year}"
        case Language.JAPANESE:
            era = era_of(day)
            year = f"{day.year}年" if era is None else f"{_year_in(era, day)}({day.year}年)"
            of_week = f"({WEEKDAYS_JAPANESE[day.weekday()]})" if weekday else ""
            return f"{year}{day.month}月{day.day}日{of_week}"


def written_month(day: date, language: Language | str) -> str:
    """The month of `day`, where the day in it is not known: November 2026, or 令和8年(2026年)11月."""
    match Language(language):
        case Language.INDONESIAN:
            return f"{MONTHS_INDONESIAN[day.month - 1]} {day.year}"
        case Language.ENGLISH:
            return f"{MONTHS_ENGLISH[day.month - 1]} {day.year}"
        case Language.JAPANESE:
            return written(day, Language.JAPANESE, weekday=False).removesuffix(f"{day.day}日")


def weekday(day: date, language: Language | str) -> str:
    """The day of the week in words: Selasa, 火曜日, Tuesday."""
    match Language(language):
        case Language.INDONESIAN:
            return WEEKDAYS_INDONESIAN[day.weekday()]
        case Language.ENGLISH:
            return WEEKDAYS_ENGLISH[day.weekday()]
        case Language.JAPANESE:
            return f"{WEEKDAYS_JAPANESE[day.weekday()]}曜日"


def fiscal_year(day: date) -> int:
    """The Japanese fiscal year (April to March) that holds `day`, by the year in which it began."""
    return day.year if day.month >= 4 else day.year - 1
