"""Forms of the import pages."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kakehashi.portal.documents.content import FileNotKept, acts, type_of


class FileForm(forms.Form):
    """One spreadsheet; what it holds is judged by its content, by the worker."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_(".xlsx, or CSV as your office saves it; up to 20 MB"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file")},
    )

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
        if file.size > settings.UPLOAD_BYTES:
            raise forms.ValidationError(
                now_("This file is larger than 20 MB. Split the list, or delete pictures from the sheet.")
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
