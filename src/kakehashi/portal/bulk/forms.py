"""Forms of deeds for many: whom, what, and the button of the preview."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.bulk import queries
from kakehashi.portal.bulk.models import BulkDeed
from kakehashi.portal.layout.templatetags.spoken import said

MOST_TICKED = 200
"""So many people can be ticked one by one; a list has fifty on a page."""


class CentreChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # a class of its own at run time
    """A training centre by its name in the reader's language."""

    def label_from_instance(self, obj: Organisation) -> str:
        """The name."""
        return said(obj.text)

    def to_python(self, value: Any) -> Organisation | None:
        """The centre with this key; what is no key at all is no centre either."""
        try:
            found: Organisation | None = super().to_python(UUID(value) if value else value)
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None
        return found


class TickedForm(forms.Form):
    """The people ticked one by one; the address holds their keys."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.keys: frozenset[UUID] = frozenset()

    def clean(self) -> dict[str, Any]:
        """At least one, at most MOST_TICKED, each a key."""
        data: Any = self.data
        try:
            self.keys = frozenset(UUID(each) for each in data.getlist("who"))
        except ValueError:
            raise forms.ValidationError(
                now_("This address is not complete. Go back to the list and tick the people again.")
            ) from None
        if not self.keys:
            raise forms.ValidationError(now_("Nobody is ticked. Go back to the list and tick at least one person."))
        if len(self.keys) > MOST_TICKED:
            raise forms.ValidationError(
                now_("At most %(most)s people can be ticked. Narrow the list instead.") % {"most": MOST_TICKED}
            )
        return self.cleaned_data


class DeedForm(forms.Form):
    """What is done for the many; only a ministry assigns to training centres."""

    deed = forms.ChoiceField(
        label=_("Which deed is it?"),
        choices=BulkDeed.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is to be done"),
            "invalid_choice": _("Choose one of the deeds that are listed"),
        },
    )
    to = CentreChoice(
        label=_("Training centre to which they are assigned"),
        required=False,
        queryset=Organisation.objects.none(),
        empty_label=_("– choose –"),
        error_messages={"invalid_choice": _("This training centre does not exist. Choose one that is listed.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user.role == Role.MINISTRY:
            self.fields["to"].queryset = queries.centres()  # type: ignore[attr-defined]  # a ModelChoiceField
        else:
            del self.fields["to"]
            kinds = [(BulkDeed.Kind.INVITE.value, BulkDeed.Kind.INVITE.label)]
            self.fields["deed"].choices = kinds  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Who is assigned is assigned somewhere."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("deed") == BulkDeed.Kind.ASSIGN and not told.get("to") and "to" not in self.errors:
            self.add_error("to", _("Choose the training centre"))
        return told

    @property
    def kind(self) -> BulkDeed.Kind:
        """The deed that was chosen."""
        return BulkDeed.Kind(self.cleaned_data["deed"])

    @property
    def centre(self) -> Organisation | None:
        """The centre, where the deed names one."""
        return self.cleaned_data["to"] if self.kind == BulkDeed.Kind.ASSIGN else None


class DoForm(forms.Form):
    """What the button of a preview sends: the preview's own key, and what it had shown."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    shown = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    total = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    changed = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
