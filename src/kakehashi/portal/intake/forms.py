"""Forms of the import pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.documents.content import FileNotKept, acts, type_of
from kakehashi.portal.intake import bridge
from kakehashi.portal.intake.actions import Meaning
from kakehashi.portal.layout.templatetags.spoken import said


class FileForm(forms.Form):
    """One spreadsheet; what it holds is judged by its content, by the worker."""

    sender = forms.ModelChoiceField(
        label=_("Whose list is it?"),
        help_text=_("What an office's own column headers mean is remembered for that office."),
        required=False,
        queryset=Organisation.objects.none(),
        empty_label=_("our own office's, or an office not named here"),
    )
    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_(".xlsx, .xls, .ods, or .csv and .tsv as your office saves them; up to 64 MB"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file")},
    )

    def __init__(self, *args: Any, senders: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if senders.exists():
            sender: Any = self.fields["sender"]
            sender.queryset = senders
            sender.label_from_instance = lambda office: said(office.text)
        else:
            del self.fields["sender"]

    def clean_file(self) -> Any:
        """Exactly one file, not empty, within the limit."""
        given: list[Any] = self.files.getlist("file") if hasattr(self.files, "getlist") else [self.files["file"]]
        if len(given) > 1:
            raise forms.ValidationError(
                ngettext(
                    "%(count)d file was chosen. Import one at a time.",
                    "%(count)d files were chosen. Import one at a time.",
                    len(given),
                )
                % {"count": len(given)}
            )
        file = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(now_("This file is empty. Save the sheet again, then choose it."))
        if file.size > settings.SHEET_BYTES:
            raise forms.ValidationError(
                now_("This file is larger than 64 MB. Split the list, or delete pictures from the sheet.")
            )
        self._refuse_what_acts(file)
        return file

    def _refuse_what_acts(self, file: Any) -> None:
        """Refuse a macro before the file is stored; what is damaged or locked the worker names, cell by cell."""
        data = file.read()
        file.seek(0)
        try:
            found = type_of(data)
            if found is None or not acts(data, found):
                return
        except FileNotKept:
            return
        raise forms.ValidationError(
            now_(
                "This spreadsheet carries a macro or a program. Save it as .xlsx without macros, then choose it again."
            )
        )


NOT_READ = ""
"""The choice of a column that is left out."""


class ColumnsForm(forms.Form):
    """What each header of a file means: one list for each header, filled with what it is taken for now."""

    sheet = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, data: Any = None, *, kind: str, look: bridge.Look) -> None:
        super().__init__(data, initial={"sheet": look.sheet})
        self._kind, self.look = kind, look
        named = {key: said(bridge.named(kind, key)) for key in bridge.keys(kind)}
        for place, column in enumerate(look.columns):
            choices = {NOT_READ: pgettext("column", "not read"), **named}
            choices.setdefault(column.key, said(bridge.named(kind, column.key)) if column.key else "")
            self.fields[f"column{place}"] = forms.ChoiceField(
                label=column.header, required=False, choices=list(choices.items()), initial=column.key
            )

    def columns(self) -> list[tuple[bridge.Column, forms.BoundField]]:
        """Each column of the file with its list of choices."""
        return [(column, self[f"column{place}"]) for place, column in enumerate(self.look.columns)]

    def clean(self) -> dict[str, Any] | None:
        """One meaning for one column each, of lists numbered ones; the needed columns are the reader's to tell."""
        meant: dict[str, str] = {}
        for column, field in self.columns():
            key = self.cleaned_data.get(field.name) or NOT_READ
            if key == NOT_READ:
                continue
            if key in meant:
                self.add_error(
                    field.name,
                    now_("“%(first)s” has this meaning already. Choose another one, or “not read”.")
                    % {"first": meant[key]},
                )
            elif len(column.letters) > 1:
                self.add_error(
                    field.name,
                    now_("Several columns have this header: %(letters)s. Give them different headers in the file.")
                    % {"letters": ", ".join(column.letters)},
                )
            meant.setdefault(key, column.header)
        return self.cleaned_data

    def meanings(self) -> list[Meaning]:
        """What was chosen; a header that means to everybody what was chosen is the reader's own."""
        chosen = [(column, self.cleaned_data[field.name] or NOT_READ) for column, field in self.columns()]
        return [
            Meaning(column.header, column.form, key or None, is_own=bool(key) and key == column.own)
            for column, key in chosen
        ]
