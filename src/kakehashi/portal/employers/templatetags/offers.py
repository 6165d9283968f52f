"""What a vacancy offers and what was found about it, in the reader's words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _

from kakehashi.portal.employers import bridge
from kakehashi.portal.employers.models import Basis, Finding, Outcome, Vacancy
from kakehashi.portal.layout.templatetags.spoken import day, number, said
from kakehashi.vocabulary import prefectures

register = template.Library()


@register.filter
def cited(article: str) -> str:
    """Where a rule stands, in the reader's language."""
    return said(bridge.cited(article))


UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One thing a vacancy may state; `text` is empty where it does not."""

    label: str
    text: str


def days_between(first: date | None, last: date | None) -> str:
    """A stretch of days, both ends included; one that is open says so."""
    if first is None and last is None:
        return _("on days that are not stated")
    if first is None:
        return _("until %(last)s; the first day is not stated") % {"last": day(last)}
    if last is None:
        return _("from %(first)s on; the last day is not stated") % {"first": day(first)}
    return day(first) if first == last else _("%(first)s – %(last)s") % {"first": day(first), "last": day(last)}


def last_day(vacancy: Vacancy) -> date | None:
    """The last day of the term, where it is stated."""
    stated = vacancy.terms.get("to")
    return date.fromisoformat(stated) if stated else None


@register.filter
def period(finding: Finding, vacancy: Vacancy) -> str:
    """The days on which a finding holds; one word where it is the whole term."""
    whole = (vacancy.starts_on, last_day(vacancy))
    if None not in whole and (finding.first, finding.last) == whole:
        return _("the whole term")
    return days_between(finding.first, finding.last)


@register.filter
def outcome(answer: str) -> str:
    """Shape and word of an answer."""
    if answer == UNCHECKED:
        return _("… not checked yet")
    kept = Outcome(answer)
    return f"{kept.sign} {said(kept.text)}"


@register.filter
def look(answer: str) -> str:
    """The style of an answer: that of the verdict it is like."""
    return UNCHECKED if answer == UNCHECKED else Outcome(answer).look


def _pay(terms: dict[str, Any]) -> str:
    pay = terms.get("pay") or {}
    base, basis = pay.get("base"), pay.get("basis")
    if base is None:
        return "" if basis is None else str(Basis(basis).label)
    sentence = {
        None: _("%(amount)s yen; for what time is not stated"),
        Basis.HOURLY: _("%(amount)s yen an hour"),
        Basis.DAILY: _("%(amount)s yen a day"),
        Basis.MONTHLY: _("%(amount)s yen a month"),
        Basis.PIECE: _("%(amount)s yen by the piece"),
    }[basis]
    return sentence % {"amount": number(base)}


def _hours(value: float | None) -> str:
    return "" if value is None else _("%(count)s hours") % {"count": number(value)}


def _industry(terms: dict[str, Any]) -> str:
    key = terms.get("specified_industry") or ""
    if key == "none":
        return _("no minimum wage of an industry applies")
    known = bridge.industries_of(terms.get("prefecture") or "")
    return said(known[key]) if key in known else str(key)


def _business(terms: dict[str, Any]) -> str:
    key = terms.get("workplace_main_business") or ""
    known = {
        "cultivation": _("cultivation"),
        "livestock": _("livestock"),
        "fishery": _("fishery"),
        "food_processing_and_packing": _("food processing and packing"),
    }
    return known.get(key, str(key))


def _term(vacancy: Vacancy) -> str:
    last = last_day(vacancy)
    return days_between(vacancy.starts_on, last) if vacancy.starts_on or last else ""


@register.filter
def offer_lines(vacancy: Vacancy) -> list[OfferLine]:
    """What the vacancy states, and what it is silent about."""
    terms = vacancy.terms
    hours = terms.get("hours") or {}
    place = prefectures().get(terms.get("prefecture") or "")
    where = " · ".join(part for part in (said(place.text) if place else "", vacancy.region) if part)
    staff = terms.get("employer_staff")
    return [
        OfferLine(_("Basic pay"), _pay(terms)),
        OfferLine(_("Scheduled hours of a year"), _hours(hours.get("annual_scheduled"))),
        OfferLine(_("Scheduled hours of a week"), _hours(hours.get("weekly"))),
        OfferLine(_("Scheduled hours of a day"), _hours(hours.get("daily"))),
        OfferLine(_("Term"), _term(vacancy)),
        OfferLine(_("Place of work"), where),
        OfferLine(_("Main business of the workplace"), _business(terms)),
        OfferLine(_("Industry with a minimum wage of its own"), _industry(terms)),
        OfferLine(_("Scheme"), str(vacancy.get_scheme_display())),
        OfferLine(_("Japanese level from which no interpreter is needed"), vacancy.interpreter_needed_below),
        OfferLine(_("Closes on"), day(vacancy.closes_on)),
        OfferLine(_("Staff of the employer"), number(staff)),
    ]
