"""What the law computes: the pay that counts, per hour, and the rate that it must reach.

Both come with their doubts.  What is not known makes the pay or the rate a range, and only a pay that lies on one side
of the whole range is judged.
"""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from kakehashi.law.book.japan.minimum_wage import wording
from kakehashi.law.book.japan.minimum_wage.values import Rate, in_force, regional, specified, value
from kakehashi.law.book.japan.minimum_wage.wording import Doubt
from kakehashi.law.scalar import Allowance, Basis, Terms
from kakehashi.vocabulary import categories_meant

MONTHS_IN_A_YEAR: Final = 12
PERIOD_OF_BASIS: Final = {"hourly": "hour", "daily": "day", "monthly": "month"}
NO_INDUSTRY: Final = "none"


@dataclass(frozen=True, slots=True)
class Lacking:
    """Nothing can be computed before these doubts are settled."""

    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """Pay that counts: `hourly` yen, exactly, and more where a doubt is settled so.

    It comes from the basic pay of `base` yen for `hours` scheduled hours, and from allowances.
    """

    hourly: Fraction
    base: int
    hours: Fraction
    basis: Basis
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """The rate to reach in a prefecture: surely `rate`, perhaps more, up to `ceiling` yen (None: no bound is known).

    The doubts say why the two differ.
    """

    prefecture: str
    rate: Rate
    ceiling: int | None
    doubts: tuple[Doubt, ...] = ()

    @property
    def floor(self) -> int:
        """The yen an hour that surely must be reached."""
        return self.rate.yen


def hours_of(period: str, terms: Terms) -> tuple[Fraction | None, str]:
    """The scheduled hours of an hour, a day or a month (a twelfth of the year's), and the key that states them."""
    annual = terms.hours.annual_scheduled
    return {
        "hour": (Fraction(1), "hours"),
        "day": (terms.hours.daily, "hours.daily"),
        "month": (None if annual is None else annual / MONTHS_IN_A_YEAR, "hours.annual_scheduled"),
    }[period]


def counted_pay(terms: Terms, day: date | None) -> Counted | Lacking:
    """The hourly pay that counts, exactly (Minimum Wage Act art. 4(3), Enforcement Regulation arts 1 and 2).

    Hourly pay as it stands, daily pay over the scheduled hours of the day, monthly pay over those of a month.  Left
    out: pay fixed for overtime, one-off pay, pay for more than a month, and the allowances that the wage decisions
    name.  Allowances that the paper does not state are not promised and count nothing.
    """
    basic = _basic_pay(terms)
    counting = [
        _allowance(place, allowance, terms)
        for place, allowance in enumerate(terms.pay.allowances or ())
        if not _is_left_out(allowance, day)
    ]
    doubts = tuple(
        dict.fromkeys((*basic.doubts, *(doubt for one in counting if isinstance(one, Lacking) for doubt in one.doubts)))
    )
    if isinstance(basic, Lacking):
        return Lacking(doubts)
    surely = sum((one for one in counting if isinstance(one, Fraction)), basic.hourly)
    return replace(basic, hourly=surely, doubts=doubts)


def _basic_pay(terms: Terms) -> Counted | Lacking:
    basis, base = terms.pay.basis, terms.pay.base
    if basis == "piece":
        return Lacking((wording.piece_rate(),))
    hours, key = (None, "pay.basis") if basis is None else hours_of(PERIOD_OF_BASIS[basis], terms)
    if basis is not None and base is not None and hours is not None:
        return Counted(base / hours, base, hours, basis, ())
    lacking = [*(["pay.base"] if base is None else []), *([key] if hours is None else [])]
    return Lacking(tuple(wording.not_stated(one) for one in lacking))


def _is_left_out(allowance: Allowance, day: date | None) -> bool:
    by_period = allowance.per is not None and allowance.per not in value("periods_that_count", day)
    return by_period or allowance.type in value("left_out", day) or allowance.amount == 0


def _allowance(place: int, allowance: Allowance, terms: Terms) -> Fraction | Lacking:
    """Yen an hour that the allowance adds; Lacking where it adds something or nothing, we cannot say which."""
    said = (("type", allowance.type), ("amount", allowance.amount), ("per", allowance.per))
    lacking = [wording.allowance_not_stated(place, key) for key, value_said in said if value_said is None]
    hours, key = (None, "") if allowance.per is None else hours_of(allowance.per, terms)
    if allowance.per is not None and hours is None:
        lacking.append(wording.not_stated(key))
    if lacking or hours is None or allowance.amount is None:
        return Lacking(tuple(lacking))
    return allowance.amount / hours


def rate_to_reach(terms: Terms, day: date | None) -> Bar | Lacking:
    """The regional or the specified rate, whichever is higher (Minimum Wage Act arts 4, 6 and 9).

    1. The regional rate of the workplace's prefecture on the day; without prefecture, day or rate there is no bar.
    2. The specified rate of the industry stated, where it is higher; past its horizon it is only a lower bound.  An
       industry that is not in the table has none where the table is known to be full, and else is not known.
    3. No industry stated: the highest specified rate that may hold for the field bounds what is not known.
    4. Past the horizon of the table the regional rate, too, is only a lower bound.
    """
    lacking = _undated(terms) if day is None else []
    if terms.prefecture is None:
        lacking.append(wording.not_stated("prefecture"))
    if day is None or terms.prefecture is None:
        return Lacking(tuple(lacking))
    rates = regional(terms.prefecture)
    here = in_force(rates, day)
    if here is None:
        return Lacking((wording.before_the_table(terms.prefecture, rates[0].since),))
    bar = _with_specified(terms, day, Bar(terms.prefecture, here, here.yen))
    horizon = value("regional_horizon", day)
    if day < horizon:
        return bar
    return replace(bar, ceiling=None, doubts=(*bar.doubts, wording.past_the_table(horizon)))


def _undated(terms: Terms) -> list[Doubt]:
    return [wording.not_stated(key) for key, said in (("from", terms.begins), ("to", terms.ends)) if said is None]


def _with_specified(terms: Terms, day: date, bar: Bar) -> Bar:
    if terms.specified_industry == NO_INDUSTRY:
        return bar
    if terms.specified_industry is None:
        ceiling = _highest_possible(terms, day, bar)
        doubts = () if ceiling == bar.floor else (wording.industry_not_stated(bar.prefecture, ceiling),)
        return replace(bar, ceiling=ceiling, doubts=doubts)
    own = tuple(rate for rate in specified(bar.prefecture) if rate.industry == terms.specified_industry)
    if not own and bar.prefecture in value("listed_in_full", day):
        return bar
    theirs = in_force(own, day)
    if theirs is None:
        return replace(bar, ceiling=None, doubts=(wording.industry_not_in_the_table(bar.prefecture),))
    if theirs.yen > bar.floor:
        bar = replace(bar, rate=theirs, ceiling=theirs.yen)
    horizon = value("specified_horizon", day)
    if day < horizon:
        return bar
    return replace(bar, ceiling=None, doubts=(wording.specified_past_the_table(horizon),))


def _highest_possible(terms: Terms, day: date, bar: Bar) -> int | None:
    """The highest rate that may hold where no industry is stated; None where that is not known."""
    field = _field(terms)
    if field is not None and field not in value("fields_that_ask", day):
        return bar.floor
    if bar.prefecture not in value("listed_in_full", day):
        return None
    possible = [rate for rate in specified(bar.prefecture) if field is None or field in rate.fields]
    highest = bar.floor
    for industry in {rate.industry for rate in possible}:
        holding = in_force(tuple(rate for rate in possible if rate.industry == industry), day)
        if holding is None or day >= value("specified_horizon", day):
            return None
        highest = max(highest, holding.yen)
    return highest


def _field(terms: Terms) -> str | None:
    if terms.field is not None or terms.category is None:
        return terms.field
    return categories_meant(terms.category)[0].field.key
