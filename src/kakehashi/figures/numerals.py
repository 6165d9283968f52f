"""Numbers and days as each reader writes them on a table, a title or a chart."""

from datetime import date

from kakehashi.vocabulary import Language, written

LEAP_YEAR = 2000
"""A year that has every day, for writing a day without its year."""


def numeral(number: int, language: Language | str) -> str:
    """`number` with the reader's thousands sign: 24.076 in Indonesian, 24,076 in Japanese and English."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if Language(language) is Language.INDONESIAN else grouped


def day_written(day: date, language: Language | str) -> str:
    """`day` in a title, a sentence or a table: 31 October 2025, 令和7年(2025年)10月31日."""
    return written(day, language, weekday=False)


def day_at_axis(day: date, language: Language | str) -> str:
    """`day` as short as the years that stand at the same axis: 31 October 2025, 2025年10月31日."""
    if Language(language) is Language.JAPANESE:
        return f"{day.year}年{day.month}月{day.day}日"
    return written(day, language)


def year_written(year: int, language: Language | str) -> str:
    """`year` as it stands at an axis: 2025, and 2025年 in Japanese."""
    return f"{year}年" if Language(language) is Language.JAPANESE else str(year)


def days_listed(days: tuple[date, ...], language: Language | str) -> str:
    """Several days in one sentence, separated as the language does it."""
    separator = "、" if Language(language) is Language.JAPANESE else ", "
    return separator.join(day_written(day, language) for day in days)


def day_of_year_written(month: int, day: int, language: Language | str) -> str:
    """A day that comes back every year: 31 October, 10月31日."""
    if Language(language) is Language.JAPANESE:
        return f"{month}月{day}日"
    return written(date(LEAP_YEAR, month, day), language).removesuffix(f" {LEAP_YEAR}")
