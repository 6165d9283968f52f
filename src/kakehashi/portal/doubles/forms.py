"""Forms of the pages of doubles."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kakehashi.portal.doubles.models import Pair, Question, State
from kakehashi.portal.layout.templatetags.spoken import said

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
