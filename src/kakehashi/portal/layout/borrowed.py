"""Sentences of Django's own forms that a reader can come to see, named here so that our words for them are taken.

A catalogue of the portal goes before Django's, and Django's words are those of a program: "pilihan yang valid",
"正しく選択してください".  English readers see Django's own.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

OF_FORMS = (
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
    gettext_noop("This field is required."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
)
"""Each as Django writes it, to the letter."""
