"""Forms of the fairs."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 2**53 - 1
"""The largest seed that readers of JSON keep exactly."""


class SeedForm(forms.Form):
    """The number from which the lottery among equals is drawn."""

    seed = forms.IntegerField(
        label=_("Seed of the lottery"),
        min_value=0,
        max_value=MOST,
        localize=False,
        help_text=_("A whole number that was announced before; anybody can draw the lottery again from it."),
        error_messages={
            "required": _("Enter the number that was announced"),
            "invalid": _("Write a whole number, digits only"),
        },
    )
