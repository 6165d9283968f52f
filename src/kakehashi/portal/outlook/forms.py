"""Forms of the outlook."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.candidates.bridge import open_categories, read_day
from kakehashi.portal.candidates.forms import category_choices
from kakehashi.portal.layout.days import DayField
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.portal.outlook import bridge
from kakehashi.vocabulary import Pathway, categories


class OneStepForm(forms.Form):
    """The pathway and the field asked about; the address holds them."""

    pathway = forms.ChoiceField(label=_("Pathway"), required=False)
    field = forms.ChoiceField(label=_("Field"), required=False)

    def __init__(self, *args: Any, pathways: list[Pathway], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = dict.fromkeys(one.field for way in pathways for one in open_categories(way))
        self._choose("pathway", [(way.value, said(way.text)) for way in pathways])
        self._choose("field", [("", _("all fields")), *((one.key, said(one.text)) for one in fields)])

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField, in the reader's language


class TwoDaysForm(forms.Form):
    """The two days that are compared; without them those of the next change of law."""

    on = DayField(label=_("Before: on the day"), required=False, read=read_day)
    then = DayField(label=_("After: on the day"), required=False, read=read_day)

    def clean(self) -> dict[str, Any]:
        """The later day comes second."""
        given: dict[str, Any] = super().clean() or {}
        on, then = self.two_days
        if "on" in given and "then" in given and then < on:
            self.add_error("then", _("The second day is before the first; give the earlier day first"))
        return given

    @property
    def two_days(self) -> tuple[date, date]:
        """The days typed; for a box left empty the day of the next change of law."""
        on, then = bridge.switch_days()
        return self.cleaned_data.get("on") or on, self.cleaned_data.get("then") or then


class TurnForm(TwoDaysForm):
    """The two days, and whom to list: on which pathway, in which category, under what assumption, with what change."""

    told = forms.ChoiceField(label=_("Assumption"), required=False)
    pathway = forms.ChoiceField(label=_("Pathway"), required=False)
    category = forms.ChoiceField(label=_("Work category"), required=False)
    turn = forms.ChoiceField(label=_("What changes"), required=False)

    def __init__(self, *args: Any, pathways: list[Pathway], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(one.name, said(one.assumption)) for one in bridge.tellings()]
        every = [one for one in categories().values() if not one.planned]
        self._choose("told", told)
        self._choose("pathway", [("", "–"), *((way.value, said(way.text)) for way in pathways)])
        self._choose("category", category_choices(every, "–"))
        self._choose("turn", [("", "–"), *((turn.value, said(turn.text)) for turn in bridge.TURNS)])

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField, in the reader's language
