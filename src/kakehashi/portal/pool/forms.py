"""Forms of what is done with a list of the pool."""

from django import forms
from django.utils.translation import gettext_lazy as _

BY = (
    ("answer", _("Answer")),
    ("province", _("Home province")),
    ("centre", _("Training centre")),
    ("lacking", _("What is still missing")),
)


class ChartForm(forms.Form):
    """What the people of a list are counted by."""

    by = forms.ChoiceField(label=_("Counted by"), required=False, choices=BY)


class SaveViewForm(forms.Form):
    """Under what name a list is kept, and for whom."""

    name = forms.CharField(
        label=_("Name of this list"), max_length=60, error_messages={"required": _("Give the list a name")}
    )
    shared = forms.BooleanField(label=_("Everybody of my office may open it"), required=False)


class ExportListForm(forms.Form):
    """In what form a list is written."""

    form = forms.ChoiceField(
        label=_("Form of the file"),
        choices=(
            ("xlsx", _("Excel (.xlsx)")),
            ("csv", _("CSV, UTF-8")),
            ("csv-cp932", _("CSV for Japanese Excel (CP932)")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the form of the file")},
    )
