"""Forms of the token pages."""

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

DAYS = ((30, _("30 days")), (90, _("90 days")), (365, _("one year")))
SCOPES = (
    ("read", _("read only")),
    ("write", _("read and write")),
)


class TokenForm(forms.Form):
    """What a token is for, what it may do and how long."""

    name = forms.CharField(
        label=_("Name of the program"),
        max_length=60,
        help_text=_("So that you know later which one it is: the system and its purpose"),
        error_messages={"required": _("Give the token a name")},
    )
    scope = forms.ChoiceField(
        label=_("What it may do"),
        choices=SCOPES,
        error_messages={"required": _("Choose what it may do")},
    )
    days = forms.TypedChoiceField(
        label=_("How long it is good"),
        choices=DAYS,
        coerce=int,
        initial=90,
        error_messages={"required": _("Choose how long it is good")},
    )

    def last_day(self, on: date) -> date:
        """The last day of a token made on `on`."""
        return on + timedelta(days=int(self.cleaned_data["days"]))
