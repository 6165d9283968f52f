"""The minimum wage: what must hold of the pay on each day of a contract."""

from datetime import date
from fractions import Fraction
from math import ceil

from kakehashi.law.book.japan.minimum_wage import wording
from kakehashi.law.book.japan.minimum_wage.derivations import Bar, Counted, Lacking, counted_pay, rate_to_reach
from kakehashi.law.book.japan.minimum_wage.values import change_days, last_known, value
from kakehashi.law.book.japan.minimum_wage.wording import Doubt
from kakehashi.law.scalar import Chapter, Judgement, Level, Outcome, Shortfall, Terms, sentences
from kakehashi.vocabulary import Mark, Text

minimum_wage = Chapter("japan.minimum_wage")


@minimum_wage.rule(
    condition="JP-01",
    article="Minimum Wage Act arts 4, 6, 9; Enforcement Regulation arts 1, 2",
    mark=Mark.SECONDARY,
    level=Level.LAW,
    asks=Text(
        indonesian="Apakah upah per jam mencapai upah minimum tempat kerja pada setiap hari periode perjanjian kerja?",
        japanese="契約期間のどの日も、1時間当たりの賃金が就業の場所の最低賃金以上であること",
        english="Does the hourly pay reach the minimum wage of the workplace on every day of the term?",
    ),
    changes=lambda terms: change_days(terms.prefecture),
)
def at_least_the_minimum_wage(terms: Terms, day: date | None) -> tuple[Judgement, ...]:
    """The pay that counts, per hour and without rounding, reaches the higher of the regional and the specified rate."""
    return (_compared(terms, day, counted_pay(terms, day), rate_to_reach(terms, day)),)


def _compared(terms: Terms, day: date | None, pay: Counted | Lacking, bar: Bar | Lacking) -> Judgement:
    """Below the floor: violation.  At or above the ceiling: ok.  Anything else, and anything missing: unknown."""
    if isinstance(pay, Lacking) or isinstance(bar, Lacking):
        return _unknown((*(bar.doubts if isinstance(bar, Lacking) else ()), *pay.doubts))
    counted = (("hourly", pay.hourly),)
    if pay.hourly < bar.floor and pay.doubts:
        return _unknown(pay.doubts, counted, wording.below(pay.hourly, bar.rate, bar.prefecture))
    if pay.hourly < bar.floor:
        return _violation(terms, day, pay, bar)
    if bar.ceiling is None or pay.hourly < bar.ceiling:
        return _unknown((*bar.doubts, *pay.doubts), counted, wording.reaches_what_is_known(pay.hourly, bar.prefecture))
    return Judgement(Outcome.OK, wording.reaches(pay.hourly, bar.prefecture), counted=counted, mark=bar.rate.mark)


def _violation(terms: Terms, day: date | None, pay: Counted, bar: Bar) -> Judgement:
    short = bar.floor - pay.hourly
    because = [wording.below(pay.hourly, bar.rate, bar.prefecture)]
    if pay.basis != "hourly" or terms.pay.allowances:
        because.append(wording.HOW_AN_HOUR_IS_COUNTED[pay.basis])
    if bar.rate.industry is not None:
        because.append(wording.SOME_WORKERS_ARE_LEFT_OUT)
    fix = [wording.raise_the_pay(pay.basis, pay.base + ceil(short * pay.hours))]
    if terms.pay.allowances is None:
        fix.append(wording.STATE_THE_ALLOWANCES)
    horizon = value("regional_horizon", day)
    if bar.rate in last_known(bar.prefecture) and any(end and end >= horizon for end in (day, terms.ends)):
        fix.append(wording.check_again(horizon))
    return Judgement(
        Outcome.VIOLATION,
        sentences(*because),
        sentences(*fix),
        shortfall=Shortfall(short, "JPY/h"),
        counted=(("hourly", pay.hourly),),
        mark=bar.rate.mark,
    )


def _unknown(doubts: tuple[Doubt, ...], counted: tuple[tuple[str, Fraction], ...] = (), *lead: Text) -> Judgement:
    return Judgement(
        Outcome.UNKNOWN,
        sentences(*lead, *dict.fromkeys(doubt.because for doubt in doubts)),
        sentences(*dict.fromkeys(doubt.fix for doubt in doubts)),
        counted=counted,
        missing=tuple(dict.fromkeys(doubt.missing for doubt in doubts)),
        mark=Mark.weakest(doubt.mark for doubt in doubts),
    )
