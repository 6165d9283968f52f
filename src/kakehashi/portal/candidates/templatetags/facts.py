"""A person's facts in the reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from kakehashi.portal.candidates.bridge import question, word, work_named_as
from kakehashi.portal.candidates.issuers import RESULTS, Standing, newest, standing_of
from kakehashi.portal.candidates.models import Candidate, Evidence, Inquiry, Paper, SealedValue
from kakehashi.portal.candidates.purposes import purposes
from kakehashi.portal.candidates.queries import RunsOut
from kakehashi.portal.layout.templatetags.spoken import birthday, day, listed, number, said, shape
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.vocabulary import UnknownKey, categories_meant

register = template.Library()


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact: its key, what it is about, what is known, and how it is known (None: as claimed)."""

    key: str
    label: str
    text: str
    evidence: Evidence | None
    known: bool = True
    inquiry: Inquiry | None = None

    @property
    def fact(self) -> str:
        """The fact of the format that it is, or is an entry of."""
        return self.key.partition(".")[0]

    @property
    def is_certificate(self) -> bool:
        """Whether a certificate shows it."""
        return self.fact in RESULTS and "." in self.key


def _work(item: dict[str, Any]) -> str:
    if occupation := item.get("occupation"):
        return said(work_named_as(occupation))
    if key := item.get("category"):
        try:
            meant = categories_meant(key)
        except UnknownKey:
            return str(key)
        return said(meant[0].text if len(meant) == 1 else meant[0].field.text)
    return ""


def _written(value: str | None) -> str:
    return "" if not value else day(date.fromisoformat(value))


def _worded(code: object) -> str:
    return said(word(str(code))) if code else ""


def _test(item: dict[str, Any]) -> str:
    passed = {True: _("passed"), False: _("not passed"), None: ""}[item.get("passed")]
    return _joined(
        _worded(item.get("test")),
        _work(item),
        str(item.get("level") or item.get("score") or ""),
        _worded(item.get("grade")),
        _worded(item.get("part")),
        passed,
        _written(item.get("on")),
    )


def _stay(item: dict[str, Any]) -> str:
    done = _("completed properly") if item.get("completed") else ""
    until = _written(item.get("to")) or _("still running")
    return _joined(_worded(item.get("status")), _work(item), f"{_written(item.get('from'))} – {until}", done)


def _experience(item: dict[str, Any]) -> str:
    months = item.get("months")
    long = "" if months is None else _("%(count)s months") % {"count": number(months)}
    return _joined(_work(item), long, _worded(item.get("where")))


def _course(item: dict[str, Any]) -> str:
    hours = item.get("hours")
    long = "" if hours is None else _("%(count)s hours") % {"count": number(hours)}
    return _joined(_worded(item.get("course")), long, _written(item.get("from")))


def _licence(item: dict[str, Any]) -> str:
    return _joined(_worded(item.get("class")), _worded(item.get("country")))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


_NO_OTHERS = gettext_lazy("%(fact)s: that there are no others")
LISTS = {"tests": _test, "stays": _stay, "experience": _experience, "courses": _course, "licences": _licence}


def _lines(candidate: Candidate) -> Iterator[FactLine]:
    labels = {key: label for key, label in _labels().items() if key not in ("born", *SEALED_FACTS)}
    known = {evidence.key: evidence for evidence in candidate.evidence.all()}
    inquiries = list(candidate.inquiries.all())
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
                shown = known.get(name) or known.get(key)
                yield FactLine(name, label, LISTS[key](item), shown, inquiry=newest(inquiries, name))
        else:
            yield FactLine(key, label, _("yes") if value else _("no"), known.get(key))
    for key in sorted(candidate.facts.keys() - labels.keys() - {"born"}):
        yield FactLine(key, fact_named(key), _plainly(candidate.facts[key]), known.get(key))


def _plainly(value: Any) -> str:
    """A fact for which the pages have no form of their own: its parts in the law's words, one after another."""
    match value:
        case None | bool():
            told = {None: _("not known"), True: _("yes"), False: _("no")}[value]
        case int():
            told = number(value)
        case dict():
            told = "; ".join(f"{said(question(key))} {_plainly(one)}" for key, one in value.items())
        case list():
            told = " · ".join(map(_plainly, value)) or _("none")
        case _:
            told = _day_or_word(str(value))
    return told


def _day_or_word(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return _worded(text)


IDENTITY = ("name", "sex", "home", "phone")
"""Who the person is and how they are reached: the law reads none of it, and a paper shows it all the same."""
SEALED_FACTS = ("nik", "passport", "health")
"""Sealed values, which can be shown as any other fact."""


def _labels() -> dict[str, str]:
    return {
        "born": _("Date of birth"),
        "tests": _("Test"),
        "stays": _("Stay in Japan"),
        "experience": _("Work experience"),
        "courses": _("Course"),
        "licences": _("Driving licence"),
        "in_japan": _("In Japan now"),
        "refusal_ground": _("Ground for refusal of landing"),
        "deposit_or_penalty": _("Deposit or penalty asked"),
        "home_procedure": _("Indonesian procedure done"),
        "passport": _("Passport"),
        "health": _("Health"),
    }


def _columns() -> dict[str, str]:
    return {
        "name": _("Full name as in the passport"),
        "sex": _("Sex, as in the passport"),
        "home": _("Home province"),
        "phone": _("Telephone"),
        "nik": _("NIK"),
        "id": _("Candidate number"),
        "training_centre": _("Training centre"),
    }


@register.filter
def fact_named(key: str) -> str:
    """What a key of evidence is about: its label, or the law's question where the pages have none."""
    name = key.partition(".")[0]
    return _labels().get(name) or _columns().get(name) or said(question(name))


def choices_to_show(candidate: Candidate) -> list[tuple[str, str]]:
    """What can be shown of a person: each fact that is told, each list that has entries also as a whole."""
    lines = [line for line in fact_lines(candidate) if line.key.partition(".")[0] in (*candidate.facts, "born")]
    found = [(line.key, f"{line.label}: {line.text}") for line in [*_who(candidate), *lines]]
    found += [(key, _NO_OTHERS % {"fact": fact_named(key)}) for key in LISTS if candidate.facts.get(key)]
    sealed = {value.kind for value in candidate.sealed_values.all()}
    found += [(kind, fact_named(kind)) for kind in SEALED_FACTS if kind in sealed]
    shown = {key for key, _label in found}
    return found + [(key, fact_named(key)) for key in candidate.facts if key not in shown and key not in LISTS]


@register.filter
def stands(line: FactLine, on: date) -> Standing:
    """Where the certificate of a fact stands on that day."""
    return standing_of(line.evidence, line.inquiry, on)


@register.filter
def certificate_line(line: Any) -> FactLine | None:
    """The fact of a line of the queue, or of an inquiry, where a certificate shows it."""
    found = next((one for one in fact_lines(line.candidate) if one.key == line.key), None)
    return found if found is not None and found.is_certificate else None


@register.filter
def ran_out(evidence: Evidence, on: date) -> bool:
    """Whether evidence shows nothing any more on that day."""
    return evidence.runs_out_before(on)


@register.filter
def deed_told(line: Line) -> str:
    """What a deed of a person's history was about: which facts at which level, for whom a consent, which paper."""
    of_the_person = {"name": _("Name"), "sex": _("Sex"), "home": _("Home province"), "phone": _("Telephone")}
    told = [of_the_person.get(key) or fact_named(key) for key in dict.fromkeys(line.detail.get("facts") or ())]
    if (level := line.detail.get("level")) in Evidence.Level.values:
        told.append(str(Evidence.Level(level).label))
    if (purpose := line.detail.get("purpose")) in purposes():
        told.append(said(purposes()[purpose].recipient))
    kinds = dict((SealedValue if line.deed == Deed.SENSITIVE_SHOWN else Paper).Kind.choices)
    if (kind := line.detail.get("kind")) in kinds:
        told.append(str(kinds[kind]))
    return listed(told)


@register.filter
def running_out_named(one: RunsOut) -> str:
    """What of a person runs out: the passport, a paper of a kind, or the evidence of a fact."""
    if one.what == "passport":
        return pgettext("paper", "Passport")
    if one.what == "paper":
        return _("Paper: %(kind)s") % {"kind": Paper.Kind(one.key).label}
    return _("Evidence: %(fact)s") % {"fact": fact_named(one.key)}


@register.filter
def to_show_named(line: Any) -> str:
    """What a line of the queue asks to be shown: the fact with what is told of it, or that a list holds no others."""
    told = next((one.text for one in fact_lines(line.candidate) if one.key == line.key), "")
    if told:
        return f"{fact_named(line.key)}: {told}"
    return _NO_OTHERS % {"fact": fact_named(line.key)} if line.key in LISTS else fact_named(line.key)


@dataclass(frozen=True, slots=True)
class SealedLine:
    """A sealed value, its last day, and how it is known."""

    value: SealedValue
    evidence: Evidence | None


@register.filter
def sealed_lines(candidate: Candidate) -> list[SealedLine]:
    """The sealed values of a person, masked, with their evidence."""
    known = {evidence.key: evidence for evidence in candidate.evidence.all()}
    return [SealedLine(value, known.get(value.kind)) for value in candidate.sealed_values.all()]


def _who(candidate: Candidate) -> Iterator[FactLine]:
    """Who the person is, each as far as it is told."""
    known = {evidence.key: evidence for evidence in candidate.evidence.all()}
    told = {
        "name": candidate.name,
        "sex": str(candidate.get_sex_display()),
        "home": said(candidate.province.text),
        "phone": candidate.phone,
    }
    yield from (FactLine(key, fact_named(key), told[key], known.get(key)) for key in IDENTITY if told[key])


@register.filter
def shown_who(candidate: Candidate) -> list[FactLine]:
    """What a paper shows of who the person is; the rest stands above the facts, as it is claimed."""
    return [line for line in _who(candidate) if line.evidence is not None]


@register.filter
def fact_lines(candidate: Candidate) -> list[FactLine]:
    """Every fact the pages show, known or not; lists item by item."""
    return list(_lines(candidate))


@register.filter
def cells_of_fact(origins: dict[str, Any], key: str) -> list[Any]:
    """The cells that a fact came from; those of a list stand at its first item, for one cell may hold several."""
    fact, _dot, place = key.partition(".")
    if place not in ("", "0"):
        return []
    return [one for name, several in origins.items() if name.partition(".")[0] == fact for one in several]


@register.filter
def rule_sign(reason: Any) -> str:
    """The sign of a rule in the tree: a "no" that a step of the person can change is ▲, as in the panel above it."""
    mendable = reason.answer == "no" and getattr(reason.provision, "step", None) is not None
    return shape("not_yet" if mendable else str(reason.answer))
