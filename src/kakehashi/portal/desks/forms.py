"""Forms of the desks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.portal.ledger.deeds import Deed


class LedgerFilter(forms.Form):
    """Which deeds to show."""

    deed = forms.ChoiceField(label=_("Deed"), required=False)
    subject = forms.CharField(label=_("Subject id"), required=False, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["deed"].choices = [  # type: ignore[attr-defined]  # a ChoiceField, filled in the reader's language
            ("", _("all deeds")),
            *((deed.value, said(deed.text)) for deed in Deed),
        ]
