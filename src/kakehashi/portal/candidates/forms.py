"""Forms of the candidate pages."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.candidates import bridge
from kakehashi.portal.candidates.models import Candidate, Evidence
from kakehashi.portal.candidates.templatetags.facts import fact_lines
from kakehashi.portal.layout.days import DayField
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.vocabulary import Pathway, WorkCategory, provinces

ANSWERS = (
    ("yes", _("Meets the conditions")),
    ("not_yet", _("Not yet")),
    ("unknown", _("Cannot tell")),
    ("no", _("Does not meet the conditions")),
)


ONE_STEP = (
    ("", _("everybody")),
    ("any", _("only one condition is in the way")),
    ("not_met", _("only one condition is in the way: it is not met")),
    ("not_known", _("only one condition is in the way: it is not known")),
)


def category_choices(several: Iterable[WorkCategory], blank: Any) -> list[tuple[str, Any]]:
    """Categories to choose from; before the first of a field that is divided into categories the field as a whole."""
    found = [("", blank)]
    for one in several:
        if one.field.key != one.key and one.field.key not in dict(found):
            found.append((one.field.key, now_("%(field)s: all categories") % {"field": said(one.field.text)}))
        found.append((one.key, said(one.text)))
    return found


class PoolFilterForm(forms.Form):
    """What the pool is narrowed by; the address holds it, so that a list can be sent and printed."""

    pathway = forms.ChoiceField(label=_("Pathway"), required=False)
    category = forms.ChoiceField(label=_("Work category"), required=False)
    answer = forms.MultipleChoiceField(
        label=_("Answer"), required=False, choices=ANSWERS, widget=forms.CheckboxSelectMultiple
    )
    province = forms.ChoiceField(label=_("Home province"), required=False)
    centre = forms.ModelChoiceField(
        label=_("Training centre"), required=False, queryset=Organisation.objects.none(), empty_label=_("all centres")
    )
    lacking = forms.ChoiceField(label=_("What is still missing"), required=False)
    one_step = forms.ChoiceField(label=_("One step away"), required=False, choices=ONE_STEP)
    name = forms.CharField(label=_("Name"), required=False, max_length=60)

    def __init__(self, *args: Any, pathways: list[Pathway], centres: Any, rules: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("pathway", [(way.value, said(way.text)) for way in pathways])
        self._choose("category", category_choices(bridge.open_categories(Pathway.SSW1), _("all open categories")))
        self._choose(
            "province", [("", _("all provinces")), *((one.code, said(one.text)) for one in provinces().values())]
        )
        self._choose("lacking", [("", _("anything")), *((rule, said(bridge.rule_text(rule))) for rule in rules)])
        if centres is None:
            del self.fields["centre"]
        else:
            self.fields["centre"].queryset = centres  # type: ignore[attr-defined]  # a ModelChoiceField

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField, in the reader's language


class DayForm(forms.Form):
    """The day, the category and the pathway a verdict is asked for."""

    on = DayField(label=_("On the day"), required=False, read=bridge.read_day)
    category = forms.ChoiceField(label=_("Work category"), required=False)
    pathway = forms.ChoiceField(label=_("Pathway"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = bridge.open_categories(Pathway.SSW1)
        ways = [("", _("those that speak of this person"))]
        self._choose("category", [("", _("nearest categories")), *((one.key, said(one.text)) for one in every)])
        self._choose("pathway", ways + [(way.value, said(way.text)) for way in bridge.pathways_by_category()])

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField, in the reader's language


class EvidenceForm(forms.Form):
    """Which facts were shown, and how well."""

    facts = forms.MultipleChoiceField(
        label=_("Facts that were shown"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one fact")},
    )
    level = forms.ChoiceField(
        label=_("How it is known"),
        choices=Evidence.Level.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it is known")},
    )

    def __init__(self, *args: Any, candidate: Candidate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [line for line in fact_lines(candidate) if line.key.partition(".")[0] in (*candidate.facts, "born")]
        self.fields["facts"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (line.key, f"{line.label}: {line.text}") for line in known
        ]


class RevealForm(forms.Form):
    """Why a sensitive value is opened."""

    reason = forms.CharField(
        label=_("Why do you need it?"),
        max_length=200,
        help_text=_("Who looks at it is written down."),
        error_messages={"required": _("Say why you need the number")},
    )
