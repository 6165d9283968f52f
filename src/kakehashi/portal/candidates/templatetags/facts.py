"""A person's facts in the reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _

from kakehashi.portal.candidates.models import Candidate, Evidence
from kakehashi.portal.layout.templatetags.spoken import birthday, day, number, said
from kakehashi.vocabulary import UnknownKey, categories_meant, occupations

register = template.Library()


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact: its key, what it is about, what is known, and how it is known (None: as claimed)."""

    key: str
    label: str
    text: str
    evidence: Evidence | None
    known: bool = True


def _work(item: dict[str, Any]) -> str:
    if occupation := item.get("occupation"):
        known = occupations().get(occupation)
        return occupation if known is None else f"{known.text_english} ({known.text_japanese})"
    if key := item.get("category"):
        try:
            meant = categories_meant(key)
        except UnknownKey:
            return str(key)
        return said(meant[0].text if len(meant) == 1 else meant[0].field.text)
    return ""


def _written(value: str | None) -> str:
    return "" if not value else day(date.fromisoformat(value))


def _test(item: dict[str, Any]) -> str:
    names = {
        "jlpt": "JLPT",
        "jft_basic": "JFT-Basic",
        "care_japanese": _("Nursing Care Japanese Language Evaluation Test"),
        "ssw1_skill": _("SSW(i) skill test"),
        "ssw2_skill": _("SSW(ii) skill test"),
        "trade_grade": _("Trade skill test"),
    }
    passed = {True: _("passed"), False: _("not passed"), None: ""}[item.get("passed")]
    parts = [
        names.get(item.get("test", ""), str(item.get("test", ""))),
        _work(item),
        str(item.get("level") or item.get("score") or item.get("grade") or ""),
        passed,
        _written(item.get("on")),
    ]
    return " · ".join(part for part in parts if part)


def _stay(item: dict[str, Any]) -> str:
    statuses = {
        "titp1": _("technical intern training (i)"),
        "titp2": _("technical intern training (ii)"),
        "titp3": _("technical intern training (iii)"),
        "ssw1": _("Specified Skilled Worker (i)"),
        "ssw2": _("Specified Skilled Worker (ii)"),
        "student": _("student"),
        "epa_care": _("EPA care-worker candidate"),
    }
    status = item.get("status", "")
    done = _("completed properly") if item.get("completed") else ""
    until = _written(item.get("to")) or _("still running")
    parts = [statuses.get(status, status), _work(item), f"{_written(item.get('from'))} – {until}", done]
    return " · ".join(part for part in parts if part)


def _experience(item: dict[str, Any]) -> str:
    months = item.get("months")
    where = {"japan": _("in Japan"), "abroad": _("outside Japan")}.get(item.get("where", ""), "")
    parts = [_work(item), "" if months is None else _("%(count)s months") % {"count": number(months)}, where]
    return " · ".join(part for part in parts if part)


def _course(item: dict[str, Any]) -> str:
    hours = item.get("hours")
    names = {"a1_accredited": _("accredited course A1"), "a2_accredited": _("accredited course A2")}
    parts = [
        names.get(item.get("course", ""), str(item.get("course", ""))),
        "" if hours is None else _("%(count)s hours") % {"count": number(hours)},
        _written(item.get("from")),
    ]
    return " · ".join(part for part in parts if part)


def _licence(item: dict[str, Any]) -> str:
    classes = {
        "moped": _("moped"),
        "motorcycle": _("motorcycle"),
        "ordinary": _("ordinary vehicles"),
        "semi_medium": _("semi-medium vehicles"),
        "medium": _("medium vehicles"),
        "large": _("large vehicles"),
        "ordinary_2": _("ordinary passenger vehicles for hire (class 2)"),
        "medium_2": _("medium passenger vehicles for hire (class 2)"),
        "large_2": _("large passenger vehicles for hire (class 2)"),
        "class_2": _("passenger vehicles for hire (class 2)"),
        "other": _("another class"),
    }
    countries = {"JP": _("Japan"), "ID": _("Indonesia")}
    kind, country = str(item.get("class", "")), str(item.get("country", ""))
    return " · ".join(part for part in (classes.get(kind, kind), countries.get(country, country)) if part)


LISTS = {"tests": _test, "stays": _stay, "experience": _experience, "courses": _course, "licences": _licence}


def _lines(candidate: Candidate) -> Iterator[FactLine]:
    labels = {
        "tests": _("Test"),
        "stays": _("Stay in Japan"),
        "experience": _("Work experience"),
        "courses": _("Course"),
        "licences": _("Driving licence"),
        "in_japan": _("In Japan now"),
        "refusal_ground": _("Ground for refusal of landing"),
        "deposit_or_penalty": _("Deposit or penalty asked"),
        "home_procedure": _("Indonesian procedure done"),
    }
    known = {evidence.key: evidence for evidence in candidate.evidence.all()}
    yield FactLine("born", _("Date of birth"), birthday(candidate.born), known.get("born"))
    for key, label in labels.items():
        value = candidate.facts.get(key)
        if key not in candidate.facts:
            yield FactLine(key, label, _("not known"), None, known=False)
        elif key in LISTS:
            if not value:
                yield FactLine(key, label, _("none"), known.get(key))
            for place, item in enumerate(value):
                name = f"{key}.{place}"
                yield FactLine(name, label, LISTS[key](item), known.get(name) or known.get(key))
        else:
            yield FactLine(key, label, _("yes") if value else _("no"), known.get(key))


@register.filter
def fact_lines(candidate: Candidate) -> list[FactLine]:
    """Every fact the pages show, known or not; lists item by item."""
    return list(_lines(candidate))
