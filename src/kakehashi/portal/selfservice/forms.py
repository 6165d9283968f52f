"""Forms of the candidates' own pages: one question a page, nothing asked that the record holds already."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.candidates.bridge import open_categories, read_last_day, word
from kakehashi.portal.candidates.forms import category_choices
from kakehashi.portal.candidates.models import Candidate, Paper, Sex
from kakehashi.portal.candidates.queries import fact_of
from kakehashi.portal.documents.content import FileNotKept, checked
from kakehashi.portal.layout.days import DayField
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.portal.selfservice import bridge, queries
from kakehashi.vocabulary import Pathway, provinces

TRUTHS = ("in_japan", "refusal_ground", "deposit_or_penalty", "home_procedure")
LISTS = ("tests", "stays", "experience", "courses", "licences")
TESTS = ("jlpt", "jft_basic", "ssw1_skill", "care_japanese", "nat_test", "j_test", "ssw2_skill")
"""Tests that a person enters here; of any other they tell in their own words."""

_LEVELS = {
    "jlpt": ("N5", "N4", "N3", "N2", "N1"),
    "nat_test": ("5Q", "4Q", "3Q", "2Q", "1Q"),
}
_OF_A_CATEGORY = {"ssw1_skill": Pathway.SSW1, "ssw2_skill": Pathway.SSW2}
_LOWEST_JFT, _HIGHEST_JFT = 10, 250
"""Scores that a result sheet of JFT-Basic can state."""
_HIGHEST_J_TEST = 1_000


class CodeForm(forms.Form):
    """Number and code, as they are read over the telephone or from the slip."""

    number = forms.CharField(
        label=_("Candidate number"),
        max_length=40,
        help_text=_("It stands on the slip from your centre."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "characters"}),
        error_messages={"required": _("Enter your candidate number")},
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("8 digits; spaces make no difference."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Enter the code")},
    )


class BirthdayForm(forms.Form):
    """What only the person and their office know: so that a link sent to a wrong telephone opens nothing."""

    born = DayField(
        label=_("Your date of birth"),
        help_text=_("For example 24-11-2000, 24 November 2000 or H12.11.24"),
        read=read_last_day,
        error_messages={"required": _("Enter your date of birth")},
    )


class FactForm(forms.Form):
    """A form about one fact; `told` is the value of the exchange format, `grows` whether a list only gets longer.

    `sent_again` after validation: the same was taken over a moment ago, because the button was pressed twice or the
    line made the browser send twice.  It is answered as the first time, and nothing is written.
    """

    grows = False
    sent_again = False

    def __init__(self, *args: Any, candidate: Candidate, key: str, on: date, **kwargs: Any) -> None:
        self.candidate, self.key, self.on = candidate, key, on
        super().__init__(*args, **kwargs)

    def told(self) -> Any:
        """The value; to be asked for of a form that is valid."""
        return self.cleaned_data["value"]

    def is_known(self) -> bool:
        """Whether the record says so already; to be asked of fields without a fault."""
        return bool(self.told() == fact_of(self.candidate, self.key))

    def clean(self) -> dict[str, Any]:
        """Refuse what the record says already, unless it says so because it was just sent."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and self.is_known():
            self.sent_again = queries.was_just_told(self.candidate, self.key, at=timezone.now())
            if not self.sent_again:
                self.add_error(next(iter(self.fields)), now_("Your record says so already"))
        return cleaned


class NameForm(FactForm):
    """The name as in the passport."""

    value = forms.CharField(
        label=_("Full name as in the passport"),
        max_length=200,
        help_text=_("One word is enough where the passport has one word."),
        error_messages={"required": _("Enter the full name")},
    )

    def clean_value(self) -> str:
        """A person's name of at most sixty letters."""
        name, fault = bridge.name_of(self.cleaned_data["value"])
        if fault == "name_too_long":
            raise ValidationError(now_("The name is longer than 60 letters. Write it as in the passport"))
        if fault:
            raise ValidationError(now_("This is not a person's name. Write the name as in the passport"))
        return name


class BornForm(FactForm):
    """The day of birth."""

    value = DayField(
        label=_("Date of birth"),
        help_text=_("For example 24-11-2000, 24 November 2000 or H12.11.24"),
        read=read_last_day,
        error_messages={"required": _("Enter the date of birth")},
    )

    def clean_value(self) -> date:
        """A day that is past."""
        born: date = self.cleaned_data["value"]
        if born >= self.on:
            raise ValidationError(now_("This day is still to come. Write the day on which you were born"))
        return born

    def told(self) -> str:
        """The day as ISO text."""
        born: date = self.cleaned_data["value"]
        return born.isoformat()


class SexForm(FactForm):
    """As in the passport."""

    value = forms.ChoiceField(
        label=_("Sex, as in the passport"),
        choices=Sex.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one")},
    )


class HomeForm(FactForm):
    """The home province."""

    value = forms.ChoiceField(label=_("Home province"), error_messages={"required": _("Choose the province")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        several = [(one.code, said(one.text)) for one in provinces().values()]
        self.fields["value"].choices = [("", now_("choose")), *several]  # type: ignore[attr-defined]  # a ChoiceField


class PhoneForm(FactForm):
    """A telephone number."""

    value = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        help_text=_("For example 0812 3456 7890"),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        error_messages={"required": _("Enter the telephone number")},
    )

    def clean_value(self) -> str:
        """The number in E.164."""
        number = bridge.phone_of(self.cleaned_data["value"])
        if not number:
            raise ValidationError(now_("This number cannot be dialled. Write it with its area, for example 0812…"))
        return number


class TruthForm(FactForm):
    """A question that is answered with yes or no."""

    value = forms.TypedChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        coerce=lambda given: given == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no")},
    )


class WordsForm(FactForm):
    """What is wrong and what is right, in the person's own words."""

    words = forms.CharField(
        label=_("What is wrong, and what is right?"),
        max_length=500,
        help_text=_("In your own words. Your centre reads it and puts it right with you."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what is wrong and what is right")},
    )

    def told(self) -> None:
        """No value: an officer reads the words."""
        return

    def clean(self) -> dict[str, Any]:
        """Words are never what the record says already."""
        return forms.Form.clean(self) or {}


class WhichTestForm(forms.Form):
    """Which test it is about; the next page asks for what that test gives."""

    test = forms.ChoiceField(label=_("Which test?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["test"].choices = [(one, said(word(one))) for one in TESTS]  # type: ignore[attr-defined]  # likewise


class TestForm(FactForm):
    """One more test of the list: when it was taken, and what it gave."""

    __test__ = False
    grows = True

    on_day = DayField(
        label=_("Day of the test"), read=read_last_day, error_messages={"required": _("Enter the day of the test")}
    )
    level = forms.ChoiceField(label=_("Level"), error_messages={"required": _("Choose the level")})
    score = forms.IntegerField(
        label=_("Score"),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"required": _("Enter the score"), "invalid": _("Write the score in digits")},
    )
    category = forms.ChoiceField(label=_("Work category"), error_messages={"required": _("Choose the work category")})
    passed = forms.ChoiceField(
        label=_("Result"),
        choices=[("yes", _("passed")), ("no", _("not passed")), ("", _("I do not know yet"))],
        required=False,
        widget=forms.RadioSelect,
    )
    last = forms.ChoiceField(
        label=_("Have you taken other tests too?"),
        choices=[("no", _("No, these are all")), ("yes", _("Yes, I add the next one now"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether there are other tests")},
    )

    def __init__(self, *args: Any, test: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.test = test
        wanted = {"on_day", *self._gives()}
        if fact_of(self.candidate, self.key) is None:
            wanted.add("last")
        for name in self.fields.keys() - wanted:
            del self.fields[name]
        if "level" in self.fields:
            several = [(one, one) for one in _LEVELS[test]]
            self.fields["level"].choices = [("", now_("choose")), *several]  # type: ignore[attr-defined]  # likewise
        if "category" in self.fields:
            open_ones = open_categories(_OF_A_CATEGORY[test])
            self.fields["category"].choices = category_choices(open_ones, now_("choose"))  # type: ignore[attr-defined]  # likewise

    def _gives(self) -> tuple[str, ...]:
        if self.test in _LEVELS:
            return ("level", "passed")
        if self.test in {"jft_basic", "j_test"}:
            return ("score",)
        return ("category", "passed") if self.test in _OF_A_CATEGORY else ("passed",)

    def clean_on_day(self) -> date:
        """A test that was taken."""
        day: date = self.cleaned_data["on_day"]
        if day > self.on:
            raise ValidationError(now_("This day is still to come. Enter the test once it was taken"))
        return day

    def clean_score(self) -> int:
        """A score that the test can give."""
        score: int = self.cleaned_data["score"]
        lowest, highest = (_LOWEST_JFT, _HIGHEST_JFT) if self.test == "jft_basic" else (0, _HIGHEST_J_TEST)
        if not lowest <= score <= highest:
            told = now_("The score is between %(lowest)s and %(highest)s; look at the result sheet")
            raise ValidationError(told % {"lowest": lowest, "highest": highest})
        return score

    def entry(self) -> dict[str, Any]:
        """The test as the exchange format has it."""
        given = self.cleaned_data
        found: dict[str, Any] = {"test": self.test, "on": given["on_day"].isoformat()}
        found |= {name: given[name] for name in ("level", "score", "category") if name in given}
        return found | ({"passed": given["passed"] == "yes"} if given.get("passed") else {})

    def is_known(self) -> bool:
        """Whether the very test is in the list."""
        return self.entry() in (fact_of(self.candidate, self.key) or [])

    def told(self) -> list[Any]:
        """The list with this test at its end."""
        return [*(fact_of(self.candidate, self.key) or []), self.entry()]

    @property
    def more_to_come(self) -> bool:
        """Whether the person goes on with another test, so that the list is not whole yet."""
        return self.cleaned_data.get("last") == "yes"


class UploadForm(forms.Form):
    """A paper from a telephone: a photograph made now, or a file that is there already."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[one for one in Paper.Kind.choices if one[0] != Paper.Kind.CONSENT],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the paper is")},
    )
    photo = forms.FileField(
        label=_("Take a photograph"),
        required=False,
        allow_empty_file=True,
        help_text=_("All four corners in the picture, nothing covered, in daylight."),
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    file = forms.FileField(
        label=_("Or choose a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("PDF or photograph (JPEG, PNG, HEIC), up to 20 MB"),
        widget=forms.FileInput(attrs={"accept": ".pdf,image/*"}),
    )

    def __init__(self, *args: Any, kept: tuple[str, bytes] | None = None, **kwargs: Any) -> None:
        self.kept = kept
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """One file whose content is known to be kept: one sent now, else the one that arrived before."""
        cleaned: dict[str, Any] = super().clean() or {}
        sent = cleaned.get("photo") or cleaned.get("file")
        if sent is None and self.kept is None:
            self.add_error("photo", now_("Take a photograph or choose a file"))
            return cleaned
        if sent is not None:
            data = sent.read() if sent.size <= settings.UPLOAD_BYTES else b"\0" * (settings.UPLOAD_BYTES + 1)
            cleaned["sent"] = (sent.name or "file", data)
        else:
            cleaned["sent"] = self.kept
        try:
            checked(cleaned["sent"][1], limit=settings.UPLOAD_BYTES)
        except FileNotKept as refused:
            self.add_error("photo" if cleaned.get("photo") else "file", said(refused.refusal.text))
        return cleaned


class DecideForm(forms.Form):
    """What an officer answers to a correction."""

    answer = forms.ChoiceField(
        label=_("Your decision"),
        choices=[("accept", _("The person is right")), ("keep", _("The record stays as it is"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what to do")},
    )
    reason = forms.CharField(
        label=_("Why, in words for the person"),
        required=False,
        max_length=200,
        help_text=_("Needed where the record stays as it is. The person reads it."),
    )

    def clean(self) -> dict[str, Any]:
        """Who leaves a record as it is says why."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") == "keep" and not cleaned.get("reason"):
            self.add_error("reason", now_("Say why the record stays; the person reads it"))
        return cleaned


_FORMS: dict[str, type[FactForm]] = {
    "name": NameForm,
    "born": BornForm,
    "sex": SexForm,
    "home": HomeForm,
    "phone": PhoneForm,
    **dict.fromkeys(TRUTHS, TruthForm),
    **dict.fromkeys(LISTS, WordsForm),
}
CORRECTED = tuple(_FORMS)
"""What a person can correct on their own page."""


def form_about(key: str, *, test: str, in_words: bool, **kwargs: Any) -> FactForm:
    """The form that asks for a fact: for a test of the list where one is named, in own words where that is wished."""
    if in_words:
        return WordsForm(key=key, **kwargs)
    if key == "tests" and test in TESTS:
        return TestForm(key=key, test=test, **kwargs)
    return _FORMS[key](key=key, **kwargs)
