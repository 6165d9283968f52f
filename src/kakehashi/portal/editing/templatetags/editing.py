"""What the pages call a fact, a box, a group, and what the record says of a fact now."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.templatetags.facts import fact_lines, fact_named, sealed_lines
from kakehashi.portal.editing import bridge
from kakehashi.portal.layout.templatetags.spoken import birthday, said
from kakehashi.portal.selfservice.templatetags.own import in_words

register = template.Library()

GROUPS = {
    "person": gettext_lazy("Who the person is"),
    "learnt": gettext_lazy("Tests, courses and work"),
    "japan": gettext_lazy("Japan"),
    "home": gettext_lazy("The way out of Indonesia"),
    "plan": gettext_lazy("Application and plan"),
}
NAMES = {
    "nationality": gettext_lazy("Nationality"),
    "leaves": gettext_lazy("Absences during SSW (i) that were asked to be left out"),
    "sixth_year": gettext_lazy("Sixth year of SSW (i)"),
    "channel": gettext_lazy("Channel of placement"),
    "steps": gettext_lazy("Steps of the placement that were taken"),
    "documents": gettext_lazy("Papers for the placement"),
    "contract_contents": gettext_lazy("Contents of the work contract"),
    "fees_paid": gettext_lazy("Fees paid"),
    "training_plan": gettext_lazy("Planned course after entry"),
    "transfer": gettext_lazy("Change of employer within ESD"),
    "employer_qualifies": gettext_lazy("The employer meets the conditions and has room"),
}
"""Facts that are called otherwise than by the law's question."""

BOXES = {
    "test": pgettext_lazy("box", "Which test"),
    "level": pgettext_lazy("box", "Level"),
    "score": pgettext_lazy("box", "Score"),
    "grade": pgettext_lazy("box", "Grade"),
    "part": pgettext_lazy("box", "Part of the test"),
    "category": pgettext_lazy("box", "Work category"),
    "occupation": pgettext_lazy("box", "Occupation of technical intern training"),
    "passed": pgettext_lazy("box", "Passed"),
    "percent_of_pass_mark": pgettext_lazy("box", "Percent of the pass mark"),
    "course": pgettext_lazy("box", "Which course"),
    "hours": pgettext_lazy("box", "Hours"),
    "from": pgettext_lazy("box", "First day"),
    "where": pgettext_lazy("box", "Where"),
    "booked": pgettext_lazy("box", "Arranged and not begun"),
    "status": pgettext_lazy("box", "Status of residence"),
    "completed": pgettext_lazy("box", "Completed properly"),
    "evaluation_report": pgettext_lazy("box", "The former employer's report is at hand"),
    "same_employer_goes_on": pgettext_lazy("box", "The same employer goes on"),
    "permission_from": pgettext_lazy("box", "Permitted from, where it is another day"),
    "excluded_days": pgettext_lazy("box", "Days asked to be left out"),
    "excluded_reason": pgettext_lazy("box", "Why they are to be left out"),
    "regional": pgettext_lazy("box", "Employer outside the metropolitan areas"),
    "months": pgettext_lazy("box", "Months"),
    "leading": pgettext_lazy("box", "Leading several workers"),
    "certified_workshop": pgettext_lazy("box", "Car repair: at a certified workshop"),
    "class": pgettext_lazy("box", "Class"),
    "country": pgettext_lazy("box", "Country"),
    "reason": pgettext_lazy("box", "Reason"),
    "exclusion_applied_on": pgettext_lazy("box", "Asked on"),
    "proof": pgettext_lazy("box", "With proof"),
    "label": pgettext_lazy("box", "What stands on it"),
    "present": pgettext_lazy("box", "At hand"),
    "issued": pgettext_lazy("box", "Issued on"),
    "by": pgettext_lazy("box", "Issued by"),
    "countersigned_by_village_head": pgettext_lazy("box", "Countersigned by the village head"),
    "valid_until": pgettext_lazy("box", "Valid until"),
    "content": pgettext_lazy("box", "What the contract says"),
    "for": pgettext_lazy("box", "For what"),
    "amount": pgettext_lazy("box", "Amount"),
    "currency": pgettext_lazy("box", "Currency (three letters, as IDR or JPY)"),
    "number": pgettext_lazy("box", "Number"),
}
"""What a box is called where it is so in every fact."""

OTHERWISE = {
    ("stays", "to"): pgettext_lazy("box", "Last day; empty while it still runs"),
    ("fees_paid", "to"): pgettext_lazy("box", "To whom"),
    ("steps", "kind"): pgettext_lazy("box", "Which step"),
    ("documents", "kind"): pgettext_lazy("box", "Which paper"),
    ("steps", "on"): pgettext_lazy("box", "Done on"),
    ("tests", "on"): pgettext_lazy("box", "Day of the test"),
    ("transfer", "reason"): pgettext_lazy("box", "Reason for the transfer"),
    ("transfer", "report_filed"): pgettext_lazy("box", "The transfer was reported"),
    ("training_plan", "post_entry_hours"): pgettext_lazy("box", "Hours of training after entry"),
}
_NO_OTHERS = gettext_lazy("%(fact)s: that there are no others")
LAST_DAY = pgettext_lazy("box", "Last day")


@register.filter
def group_named(key: str) -> str:
    """What a group of facts is called."""
    return str(GROUPS[key])


@register.filter
def fact_called(key: str) -> str:
    """What a fact is called on these pages."""
    return str(NAMES[key]) if key in NAMES else fact_named(key)


def box_called(fact: str, box: str) -> str:
    """What one box of a fact is called: in the law's words where it asks for just that."""
    if fact == box:
        return fact_called(fact)
    if (fact, box) in OTHERWISE:
        return str(OTHERWISE[fact, box])
    if box == "to":
        return str(LAST_DAY)
    question = bridge.asked(fact, box)
    return said(question) if question is not None else str(BOXES[box])


@register.filter
def record_says(candidate: Candidate, key: str) -> list[str]:
    """What the record says of a fact, line by line; a sealed value masked."""
    if key in bridge.SEALED:
        return [_masked(line.value) for line in sealed_lines(candidate) if line.value.kind == key] or [_("not known")]
    found = [line.text for line in fact_lines(candidate) if line.key == key or line.key.startswith(f"{key}.")]
    return found or [in_words(bridge.kept(candidate, key), key)]


@register.filter
def evidence_named(key: str, candidate: Candidate) -> str:
    """What evidence is about: the fact, the entry of a list in its words, or that a list holds no others."""
    name, _dot, place = key.partition(".")
    if not place:
        return _NO_OTHERS % {"fact": fact_called(name)} if bridge.shape_of(name).is_list else fact_called(name)
    told = next((line.text for line in fact_lines(candidate) if line.key == key), "")
    return told or fact_called(name)


def _masked(value: Any) -> str:
    shown = value.masked or "••••"
    if value.valid_until is None:
        return shown
    return f"{shown} · " + _("valid until %(day)s") % {"day": birthday(value.valid_until)}
