"""Forms of the vacancy pages."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.employers import bridge
from kakehashi.portal.employers.models import Basis, State, Vacancy
from kakehashi.portal.employers.queries import ANSWERS, VacancyFilter
from kakehashi.portal.employers.templatetags.offers import outcome
from kakehashi.portal.layout.days import DayField
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.vocabulary import Field

MOST_YEN = 10_000_000
HOURS_OF_A_DAY, HOURS_OF_A_WEEK, HOURS_OF_A_YEAR = 24, 7 * 24, 366 * 24


class VacancyFilterForm(forms.Form):
    """What the list is narrowed by; the address holds it, so that a list can be sent and printed."""

    answer = forms.MultipleChoiceField(label=_("Check"), required=False, widget=forms.CheckboxSelectMultiple)
    field = forms.ChoiceField(label=_("Field"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    employer = forms.ModelChoiceField(
        label=_("Employer"), required=False, queryset=Organisation.objects.none(), empty_label=_("all employers")
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("drafts and published")), *State.choices]
    )

    def __init__(
        self, *args: Any, fields: list[str], regions: list[str], employers: Any, with_state: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("answer", [(answer, outcome(answer)) for answer in ANSWERS])
        self._choose("field", [("", _("all fields")), *((key, said(Field(key).text)) for key in fields)])
        self._choose("region", [("", _("all regions")), *((name, name) for name in regions)])
        if employers is None:
            del self.fields["employer"]
        else:
            self.fields["employer"].queryset = employers  # type: ignore[attr-defined]  # a ModelChoiceField
        if not with_state:
            del self.fields["state"]

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField, in the reader's language

    @property
    def chosen(self) -> VacancyFilter:
        """The filter that was asked for; what could not be understood narrows nothing."""
        self.is_valid()
        said_ = self.cleaned_data
        return VacancyFilter(
            answers=said_.get("answer") or (),
            field=said_.get("field") or "",
            region=said_.get("region") or "",
            employer=said_.get("employer"),
            state=said_.get("state") or "",
        )


class PublishForm(forms.Form):
    """Whether somebody has asked about what is still open."""

    asked = forms.BooleanField(
        label=_("I have asked about the open points"),
        error_messages={"required": _("Ask about the open points, then tick the box")},
    )

    def __init__(self, *args: Any, open_points: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not open_points:
            del self.fields["asked"]


def _hours(label: Any, most: int) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=Decimal(1),
        max_value=Decimal(most),
        decimal_places=4,
        widget=forms.NumberInput(attrs={"step": "any"}),
    )


class CorrectionForm(forms.Form):
    """What a vacancy states of its contract; a box left empty says that it is not stated."""

    basis = forms.ChoiceField(label=_("Pay basis"), required=False)
    base = forms.IntegerField(
        label=_("Basic pay in yen, without overtime"), required=False, min_value=1, max_value=MOST_YEN
    )
    annual_scheduled = _hours(_("Scheduled hours of a year"), HOURS_OF_A_YEAR)
    weekly = _hours(_("Scheduled hours of a week"), HOURS_OF_A_WEEK)
    daily = _hours(_("Scheduled hours of a day"), HOURS_OF_A_DAY)
    first = DayField(label=_("First day of the term"), required=False, read=bridge.read_day)
    last = DayField(label=_("Last day of the term"), required=False, read=bridge.read_day)
    specified_industry = forms.ChoiceField(label=_("Industry with a minimum wage of its own"), required=False)

    KEYS = {
        "basis": "pay.basis",
        "base": "pay.base",
        "annual_scheduled": "hours.annual_scheduled",
        "weekly": "hours.weekly",
        "daily": "hours.daily",
        "first": "from",
        "last": "to",
        "specified_industry": "specified_industry",
    }
    """The key of the exchange format that each box stands for."""

    def __init__(self, *args: Any, vacancy: Vacancy, **kwargs: Any) -> None:
        terms = bridge.terms_of(vacancy)
        stated = {box: bridge.stated(terms, key) for box, key in self.KEYS.items()}
        super().__init__(*args, **{"initial": stated, **kwargs})
        known = {key: said(name) for key, name in bridge.industries_of(terms.get("prefecture") or "").items()}
        none = {"none": now_("no minimum wage of an industry applies")}
        now = stated["specified_industry"]
        other = {now: now} if now and now not in known | none else {}
        self._choose("basis", [("", now_("not stated")), *Basis.choices])
        self._choose("specified_industry", [("", now_("not stated")), *(none | known | other).items()])

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField, in the reader's language

    def clean(self) -> dict[str, Any]:
        """The term does not end before it begins."""
        said_: dict[str, Any] = super().clean() or {}
        first, last = said_.get("first"), said_.get("last")
        if first and last and last < first:
            self.add_error("last", now_("The last day lies before the first. Correct one of them"))
        return said_

    @property
    def changes(self) -> dict[str, Any]:
        """What the contract shall state, by key; None where it states nothing."""
        return {key: self._plain(self.cleaned_data[box]) for box, key in self.KEYS.items()}

    @staticmethod
    def _plain(value: Any) -> Any:
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else float(value)
        return None if value == "" else value
