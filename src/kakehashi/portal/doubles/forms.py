"""Forms of the pages of doubles."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.candidates.bridge import number_of
from kakehashi.portal.candidates.kinds import screened_by
from kakehashi.portal.candidates.models import Sex
from kakehashi.portal.candidates.queries import known_numbers
from kakehashi.portal.doubles import bridge
from kakehashi.portal.doubles.models import Pair, Question, State
from kakehashi.portal.layout.templatetags.spoken import reader, said
from kakehashi.vocabulary import Language, Text, provinces

TO_DECIDE = "to_decide"
SHOWN: dict[str, tuple[Any, frozenset[str]]] = {
    TO_DECIDE: (_("to be decided"), frozenset({State.OPEN, State.ANSWERED})),
    "asked": (_("asked, no answer yet"), frozenset({State.ASKED})),
    "same": (_("one person"), frozenset({State.SAME})),
    "apart": (_("different people"), frozenset({State.APART})),
}
"""The lists of pairs: name, and the states in each."""


class ShownForm(forms.Form):
    """Which pairs are listed."""

    show = forms.ChoiceField(
        label=pgettext_lazy("pairs", "Show"), required=False, choices=[(key, one[0]) for key, one in SHOWN.items()]
    )


class DecisionForm(forms.Form):
    """What the two records are: one person, and which record stays; two people; or a question to who sent one."""

    decision = forms.ChoiceField(
        label=_("Your decision"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the two records are")},
    )
    reason = forms.CharField(
        label=_("Why, or what you ask"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "A question goes to the training centre that sent that record. It does not see the other record: "
            "write no name and no number of the other person."
        ),
    )

    def __init__(self, *args: Any, pair: Pair, may_ask: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = list(_choices(pair, may_ask=may_ask))  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """A question has words."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("decision", "").startswith("ask:") and not given.get("reason"):
            self.add_error("reason", now_("Write what you ask"))
        return given


def _choices(pair: Pair, *, may_ask: bool) -> Iterator[tuple[str, str]]:
    for side, one in zip(("left", "right"), pair.both, strict=True):
        yield (
            f"same:{side}",
            now_("One person: the record %(number)s stays, the other leaves the pool") % {"number": one.number},
        )
    yield "apart", now_("Different people: never ask again")
    if may_ask:
        for side, one in zip(("left", "right"), pair.both, strict=True):
            if one.training_centre is not None:
                yield (
                    f"ask:{side}",
                    now_("Not sure: ask %(centre)s about the record %(number)s")
                    % {
                        "centre": said(one.training_centre.text),
                        "number": one.number,
                    },
                )


class AnswerForm(forms.Form):
    """What a training centre knows."""

    said = forms.ChoiceField(
        label=_("Your answer"),
        choices=Question.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer")},
    )
    note = forms.CharField(
        label=_("What you know"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


def _sentences(*texts: Text) -> str:
    """Texts that end without a stop, as sentences of the reader's language one after another."""
    stop, gap = ("。", "") if reader() is Language.JAPANESE else (".", " ")
    return gap.join(f"{said(text).rstrip(stop)}{stop}" for text in texts)


class EntryForm(forms.Form):
    """One candidate, typed; what is refused and warned of is what a spreadsheet's row would be."""

    name = forms.CharField(
        label=_("Full name as in the passport"),
        max_length=120,
        help_text=_("One word is fine; do not write it twice."),
        error_messages={"required": _("Write the name")},
    )
    born = forms.CharField(
        label=_("Date of birth"),
        max_length=40,
        help_text=_("For example 24-11-2000, 24 November 2000 or H12.11.24"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "day"}),
        error_messages={"required": _("Enter the date of birth")},
    )
    sex = forms.ChoiceField(
        label=_("Sex"),
        choices=Sex.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the sex")},
    )
    home = forms.ChoiceField(label=_("Home province"), error_messages={"required": _("Choose the province")})
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    nik = forms.CharField(label="NIK", required=False, max_length=40, help_text=_("16 digits"))
    passport = forms.CharField(label=_("Passport number"), required=False, max_length=40)
    number = forms.CharField(
        label=_("Candidate number"), required=False, max_length=40, help_text=_("Leave it blank if there is none yet.")
    )
    centre = forms.ModelChoiceField(
        label=_("Training centre"), required=False, queryset=Organisation.objects.none(), empty_label=_("none")
    )

    def __init__(self, *args: Any, pool: Organisation, centres: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pool, self.today = pool, today
        self.row: Any = None
        self.warnings: list[str] = []
        home = [("", now_("choose")), *((one.code, said(one.text)) for one in provinces().values())]
        self.fields["home"].choices = home  # type: ignore[attr-defined]  # a ChoiceField, in the reader's language
        if centres is None:
            del self.fields["centre"]
        else:
            self.fields["centre"].queryset = centres  # type: ignore[attr-defined]  # a ModelChoiceField

    @property
    def before(self) -> list[Any]:
        """The boxes above the choice of the sex."""
        return [self["name"], self["born"]]

    @property
    def after(self) -> list[Any]:
        """The boxes below it."""
        return [self[name] for name in self.fields if name not in {"name", "born", "sex"}]

    def typed(self) -> dict[str, str]:
        """What stands in the boxes, by the keys of a spreadsheet's columns, whether it can be used or not."""
        return {key: str(self.data.get(BOXES.get(key, key)) or "") for key in bridge.TYPED}

    def clean(self) -> dict[str, Any]:
        """Read what was typed as a row: faults stand at their boxes, warnings are kept beside."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        told = bridge.typed(self.typed(), today=self.today)
        for key, reason, fix in told.faults:
            box = BOXES.get(key, key)
            if box not in self.errors:
                self.add_error(box, _sentences(reason, fix))
        self.warnings = [_sentences(reason, fix) for _key, reason, fix in told.warnings]
        if told.row is not None and not self.errors:
            if known_numbers(self.pool, [number_of(told.row)]).get(number_of(told.row)) == told.row.digest:
                self.add_error("number", now_("This very record is in the pool already. Nothing was changed."))
            for screened in screened_by(self.pool, [told.row]):
                self.add_error("number", _sentences(screened.reason, screened.fix))
        self.row = told.row
        return given


BOXES = {"id": "number", "passport.number": "passport"}
"""Columns whose box has another name."""
