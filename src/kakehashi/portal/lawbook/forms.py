"""What the rule book is searched by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.lawbook import bridge
from kakehashi.portal.layout.days import DayField
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.vocabulary import Mark

LONGEST = 100


class SearchForm(forms.Form):
    """Words, marks and a day; the address holds them, so that a list can be sent and printed."""

    q = forms.CharField(
        label=_("Search the rule book"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "aria-describedby": "search-hint"}),
        error_messages={"max_length": _("Write at most %(limit_value)d characters; these are %(show_value)d")},
    )
    part = forms.ChoiceField(
        label=_("Part of the book"),
        required=False,
        error_messages={"invalid_choice": _("The book has no part “%(value)s”. Choose among those on the page")},
    )
    mark = forms.MultipleChoiceField(
        label=_("How firmly it is known"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("There is no mark “%(value)s”. Choose among those on the page")},
    )
    on = DayField(label=_("In force on the day"), required=False, read=bridge.read_day)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].widget.attrs["aria-describedby"] = "day-hint"
        self.fields["part"].choices = [  # type: ignore[attr-defined]  # a ChoiceField, likewise
            ("", _("all parts")),
            *((one.instrument.id, said(one.instrument.title)) for one in bridge.shelves()),
        ]
        self.fields["mark"].choices = [  # type: ignore[attr-defined]  # a ChoiceField, in the reader's language
            (mark.key, said(mark.text)) for mark in Mark
        ]

    def clean_mark(self) -> list[Mark]:
        """The marks that were chosen."""
        return [Mark.named(key) for key in self.cleaned_data["mark"]]
