"""Vacancies of an example's employers and the CSV that a Japanese office saves: CP932, commas, CRLF."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from random import Random

from examples.firms import Firm, Line
from kakehashi.vocabulary import categories, fields, prefectures, wareki

HEADERS = (
    "求人番号",
    "事業所名",
    "従業員数",
    "職種名",
    "在留資格",
    "業務区分",
    "勤務地(都道府県)",
    "就業地域",
    "採用人数",
    "雇用開始日",
    "雇用終了日",
    "賃金形態",
    "基本給(円)",
    "年間所定労働時間",
    "週所定労働時間",
    "1日の所定労働時間",
    "通訳不要の日本語レベル",
    "募集締切日",
    "特定最低賃金の業種",
    "事業内容",
)
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
SSW1, ESD, TITP = "特定技能1号", "育成就労", "技能実習"
HOURLY, DAILY, MONTHLY = "時給", "日給", "月給"
SEASONAL = frozenset({"agriculture.crop", "fishery.fishing"})
SEASON_ENDS = date(2027, 9, 30)
"""Work of a season, and its last day: a term that ends before the minimum wages of the next year begin."""

#: Fields whose firms may fall under a specified (industry) minimum wage, and are asked which.
SPECIFIED_WAGE_FIELDS = frozenset({"manufacturing", "shipbuilding"})


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay as the sheet has it: yen, and the hours that turn it into yen per hour; None is a blank cell."""

    basis: str | None
    base: int | None
    annual: int | None = 2_000
    daily: str = "8"

    @property
    def weekly(self) -> str:
        """Five days of the daily hours."""
        return str(Fraction(self.daily) * 5) if "." not in self.daily else str(float(self.daily) * 5)

    @property
    def per_hour(self) -> Fraction | None:
        """Yen per hour, exact (Enforcement Regulation of the Minimum Wage Act, article 2); None where a cell lacks."""
        if self.basis is None or self.base is None:
            return None
        if self.basis == HOURLY:
            return Fraction(self.base)
        if self.basis == DAILY:
            return Fraction(self.base) / Fraction(self.daily)
        return None if self.annual is None else Fraction(self.base * 12, self.annual)


@dataclass(slots=True)
class Vacancy:
    """One vacancy.  `category` is the work category meant; `asked` is what stands in the cell for it."""

    id: str
    firm: Firm
    title: str
    category: str
    asked: str
    scheme: str
    seats: int
    begins: date
    ends: date | None
    pay: Pay
    interpreter_below: str
    closes: date
    industry: str
    business: str

    @property
    def admits(self) -> tuple[str, ...]:
        """The work categories of people who may wish it."""
        if self.asked == fields()[self.firm.field].text.japanese:
            return tuple(key for key, category in categories().items() if category.field.key == self.firm.field)
        return (self.category,)


class Clerk:
    """Writes vacancies as the offices of one prefecture do."""

    def __init__(
        self,
        rng: Random,
        lines: Mapping[str, Line],
        *,
        prefix: str,
        prefecture: str,
        minimum_wage: int,
        closes: date,
        industries: Mapping[str, str],
    ) -> None:
        self.rng = rng
        self.lines = lines
        self.minimum_wage = minimum_wage
        self.prefix = prefix
        self.prefecture = prefectures()[prefecture].text.japanese
        self.closes = closes
        self.industries = industries
        self.written = 0

    def vacancy(self, firm: Firm) -> Vacancy:
        """A vacancy of `firm`, paid as is usual in its line."""
        rng, line = self.rng, self.lines[firm.field]
        self.written += 1
        category, title = rng.choice(line.jobs)
        scheme = self.scheme(firm)
        begins = date(2027, rng.choice((4, 4, 4, 5, 6, 7, 10)), 1)
        if scheme == TITP:
            begins = date(2027, rng.choice((3, 4, 6)), 1)
        years = 3 if scheme == ESD else 1
        asked = self.asked(category)
        seats = rng.choices((1, 2, 3, 4, 5), (30, 34, 20, 10, 6))[0]
        ends = begins.replace(year=begins.year + years) - timedelta(days=1) if rng.random() < 0.8 else None
        if scheme == SSW1 and category in SEASONAL and begins < SEASON_ENDS and ends and self.written % 2:
            ends = SEASON_ENDS
        return Vacancy(
            id=f"{self.prefix}-{self.written:03}",
            firm=firm,
            title=title,
            category=category,
            asked=asked,
            scheme=scheme,
            seats=seats,
            begins=begins,
            ends=ends,
            pay=self.pay(firm),
            interpreter_below=rng.choices(("N4", "N3", "N2", "なし", ""), (22, 38, 10, 8, 22))[0],
            closes=self.closes - timedelta(days=rng.choice((0, 0, 7, 14))),
            industry=self.industry(firm, category),
            business="畜産農業" if category == "agriculture.livestock" else line.main_business,
        )

    def scheme(self, firm: Firm) -> str:
        """Mostly SSW (i); ESD where the field has it; a few last technical interns."""
        if not any(category.open_to_esd for category in categories().values() if category.field.key == firm.field):
            return SSW1
        return self.rng.choices((SSW1, ESD, TITP), (86, 11, 3))[0]

    def asked(self, category: str) -> str:
        """The category by its Japanese name, at times by its key or, where no category is called so, by the field's."""
        found = categories()[category]
        field = found.field.text.japanese
        ambiguous = any(field == other.text.japanese for other in categories().values())
        names = (found.text.japanese, category, category if ambiguous else field)
        return self.rng.choices(names, (80, 10, 10))[0]

    def pay(self, firm: Firm) -> Pay:
        """Pay at or above the usual floor of the line."""
        rng = self.rng
        per_hour = self.minimum_wage + rng.randint(*self.lines[firm.field].above)
        daily, annual = rng.choice((("8", 2_080), ("8", 2_057), ("8", 2_000), ("8", 1_960), ("7.5", 1_935)))
        hourly_share = 65 if firm.field in {"agriculture", "food_manufacturing", "fishery"} else 25
        basis = rng.choices((HOURLY, DAILY, MONTHLY), (hourly_share, 6, 94 - hourly_share))[0]
        if basis == HOURLY:
            return Pay(basis, per_hour, annual, daily)
        if basis == DAILY:
            return Pay(basis, ceil(per_hour * Fraction(daily) / 50) * 50, annual, daily)
        return Pay(basis, ceil(Fraction(per_hour * annual, 12) / 500) * 500, annual, daily)

    def industry(self, firm: Firm, category: str) -> str:
        """The specified-wage industry of a factory, "none" for others; blank where the office left it."""
        if firm.field not in SPECIFIED_WAGE_FIELDS:
            return ""
        return self.rng.choices((self.industries.get(category, "なし"), ""), (88, 12))[0]

    def cells(self, vacancy: Vacancy) -> list[str]:
        """The cells of a row, as text."""
        pay = vacancy.pay
        return [
            vacancy.id,
            vacancy.firm.name,
            str(vacancy.firm.staff),
            vacancy.title,
            vacancy.scheme,
            vacancy.asked,
            self.prefecture,
            vacancy.firm.region,
            self.number(vacancy.seats),
            self.day(vacancy.begins),
            "" if vacancy.ends is None else self.day(vacancy.ends),
            pay.basis or "",
            "" if pay.base is None else self.number(pay.base),
            "" if pay.annual is None else self.number(pay.annual),
            pay.weekly,
            pay.daily,
            vacancy.interpreter_below,
            self.day(vacancy.closes),
            vacancy.industry,
            vacancy.business,
        ]

    def number(self, number: int) -> str:
        """A number plain, with commas by thousands, or in full width."""
        forms = (str(number), f"{number:,}", str(number).translate(FULL_WIDTH))
        return self.rng.choices(forms, (70, 26, 4))[0]

    def day(self, day: date) -> str:
        """A day by the era, short or long, or by the year of the West."""
        forms = (
            wareki(day),
            f"R{day.year - 2018}.{day.month}.{day.day}",
            f"{day.year}/{day.month}/{day.day}",
            f"{day.year}年{day.month}月{day.day}日",
            day.isoformat(),
        )
        return self.rng.choices(forms, (35, 15, 35, 10, 5))[0]


def saved(rows: Iterable[list[str]]) -> bytes:
    """The CSV as a Japanese office's Excel saves it: CP932, commas, CRLF."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows(rows)
    return sheet.getvalue().encode("cp932")
