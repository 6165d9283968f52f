"""A box for a day, typed as its writer is used to: 24-11-2026, 24 November 2026, R8.11.24, 令和8年11月24日."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.layout.templatetags.spoken import birthday, said
from kakehashi.vocabulary import Text


class DayField(forms.Field):
    """A day in one box of text; `read` gives the day, or a Text that says why it is none and what to write.

    The browser's own picker is not used: it follows the browser's language, not the page's, and knows no eras.
    """

    widget = forms.TextInput(attrs={"autocomplete": "off", "class": "day"})

    def __init__(self, *, read: Callable[[str], date | Text], **kwargs: Any) -> None:
        self.read = read
        super().__init__(**{"help_text": _("For example 24-11-2026, 24 November 2026 or R8.11.24"), **kwargs})

    def to_python(self, value: Any) -> date | None:
        """The day; None for an empty box."""
        if isinstance(value, date) or value in self.empty_values:
            return value or None
        found = self.read(str(value))
        if isinstance(found, Text):
            raise ValidationError(said(found), code="invalid")
        return found

    def prepare_value(self, value: Any) -> Any:
        """A day (also one kept as ISO text) as the page's reader writes it, which `read` understands again."""
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            found = self.read(value)
            return value if isinstance(found, Text) else birthday(found)
        return birthday(value) if isinstance(value, date) else value
