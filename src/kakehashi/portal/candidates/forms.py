"""Forms of the candidate pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.candidates import bridge
from kakehashi.portal.candidates.models import Candidate, Erasure, Evidence, Inquiry, Paper
from kakehashi.portal.candidates.narrowing import Counts, PoolFilter
from kakehashi.portal.candidates.templatetags.facts import choices_to_show
from kakehashi.portal.candidates.words import PATHWAYS, lanes_of
from kakehashi.portal.documents.content import FileNotKept, checked
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.days import DayField
from kakehashi.portal.layout.templatetags.spoken import birthday, number, said
from kakehashi.vocabulary import Pathway, WorkCategory, categories_meant, occupations, provinces

NAME_CUT_AT = 50
"""Some papers cut a name after so many characters."""

ANSWERS = (
    ("yes", _("Meets the conditions")),
    ("not_yet", _("Not yet")),
    ("unknown", _("Cannot tell")),
    ("no", _("Does not meet the conditions")),
)


ONE_STEP = (
    ("", _("everybody")),
    ("any", _("only one condition is in the way")),
    ("not_met", _("only one condition is in the way: it is not met")),
    ("not_known", _("only one condition is in the way: it is not known")),
)


def category_choices(several: Iterable[WorkCategory], blank: Any) -> list[tuple[str, Any]]:
    """Categories to choose from; before the first of a field that is divided into categories the field as a whole."""
    found = [("", blank)]
    for one in several:
        if one.field.key != one.key and one.field.key not in dict(found):
            found.append((one.field.key, now_("%(field)s: all categories") % {"field": said(one.field.text)}))
        found.append((one.key, said(one.text)))
    return found


EVIDENCE = (("", _("what is told counts")), *Evidence.Level.choices)


class Counting(forms.Select):
    """A choice with a count beside each option; `counts` are filled in once they are known.

    With `only_some` an option that leaves nobody is not offered, unless it is the one chosen.
    """

    def __init__(self, *, only_some: bool = False) -> None:
        super().__init__()
        self.counts: Mapping[str, int] | None = None
        self.only_some = only_some

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """The options, without those that leave nobody where only some are offered."""
        groups = super().optgroups(name, value, attrs)
        if self.counts is None or not self.only_some:
            return groups
        offered = {"", *value, *(key for key, count in self.counts.items() if count)}
        return [group for group in groups if any(str(option["value"]) in offered for option in group[1])]

    def create_option(self, name: str, value: Any, label: Any, *more: Any, **given: Any) -> dict[str, Any]:
        """An option with its count behind it; "" has none, since it takes the filter off."""
        return super().create_option(name, value, _with_count(self.counts, value, label), *more, **given)


class CountingBoxes(forms.CheckboxSelectMultiple):
    """Boxes with a count beside each."""

    counts: Mapping[str, int] | None = None

    def create_option(self, name: str, value: Any, label: Any, *more: Any, **given: Any) -> dict[str, Any]:
        """A box with its count behind it."""
        return super().create_option(name, value, _with_count(self.counts, value, label), *more, **given)


def _with_count(counts: Mapping[str, int] | None, value: Any, label: Any) -> Any:
    return label if counts is None or not str(value) else f"{label} ({number(counts.get(str(value), 0))})"


class PoolFilterForm(forms.Form):
    """What the pool is narrowed by; the address holds it, so that a list can be sent and printed."""

    pathway = forms.ChoiceField(label=_("Pathway"), required=False)
    category = forms.ChoiceField(label=_("Work category"), required=False)
    answer = forms.MultipleChoiceField(label=_("Answer"), required=False, choices=ANSWERS, widget=CountingBoxes)
    evidence = forms.ChoiceField(label=_("The answer stands on"), required=False, choices=EVIDENCE, widget=Counting())
    province = forms.ChoiceField(label=_("Home province"), required=False, widget=Counting())
    centre = forms.ModelChoiceField(
        label=_("Training centre"),
        required=False,
        queryset=Organisation.objects.none(),
        empty_label=_("all centres"),
        widget=Counting(only_some=True),
    )
    lacking = forms.ChoiceField(label=_("What is still missing"), required=False, widget=Counting(only_some=True))
    one_step = forms.ChoiceField(label=_("One step away"), required=False, choices=ONE_STEP, widget=Counting())
    name = forms.CharField(label=_("Name"), required=False, max_length=60)

    def __init__(self, *args: Any, pathways: list[Pathway], centres: Any, rules: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choose("pathway", [(way.value, said(way.text)) for way in pathways])
        self._choose("category", category_choices(bridge.open_categories(Pathway.SSW1), _("all open categories")))
        self._choose(
            "province", [("", _("all provinces")), *((one.code, said(one.text)) for one in provinces().values())]
        )
        self._choose("lacking", [("", _("anything")), *((rule, said(bridge.rule_text(rule))) for rule in rules)])
        if centres is None:
            del self.fields["centre"]
        else:
            self.fields["centre"].queryset = centres  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_name(self) -> str:
        """A name is asked for by letters: signs alone would be in every name, or in none."""
        name: str = self.cleaned_data["name"]
        if name and not any(map(str.isalpha, name)):
            raise forms.ValidationError(_("Write at least one letter of the name."))
        return name

    def by(self) -> PoolFilter:
        """The filter that was chosen; of a form with a fault nothing is known, and nothing is narrowed."""
        chosen = self.cleaned_data if self.is_valid() else {}
        pathway = chosen.get("pathway") or PATHWAYS[0].value
        lanes = bridge.every_open_lane(pathway)
        if category := chosen.get("category"):
            lanes &= lanes_of(categories_meant(category))
        name = chosen.get("name") or ""
        return PoolFilter(
            pathway=pathway,
            lanes=lanes,
            answers=chosen.get("answer") or (),
            provinces=[chosen["province"]] if chosen.get("province") else (),
            centres=[chosen["centre"]] if chosen.get("centre") else (),
            lacking=chosen.get("lacking") or "",
            one_step=chosen.get("one_step") or "",
            evidence=chosen.get("evidence") or "",
            name=bridge.asked(name),
            cut=bridge.asked(name[:NAME_CUT_AT]) if len(name) > NAME_CUT_AT else "",
        )

    def tell(self, counts: Counts) -> None:
        """Write the counts beside the choices."""
        told: dict[str, Mapping[Any, int]] = {
            "answer": counts.answers,
            "evidence": counts.evidence,
            "province": counts.provinces,
            "centre": counts.centres,
            "lacking": counts.lacking,
            "one_step": counts.one_step,
        }
        for name, by_choice in told.items():
            if name in self.fields:
                self.fields[name].widget.counts = {str(key): count for key, count in by_choice.items()}

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField, in the reader's language


class DayForm(forms.Form):
    """The day, the pathway, and the category or occupation a verdict is asked for."""

    on = DayField(label=_("On the day"), required=False, read=bridge.read_day)
    category = forms.ChoiceField(label=_("Work category"), required=False)
    pathway = forms.ChoiceField(label=_("Pathway"), required=False)
    occupation = forms.ChoiceField(label=_("Occupation, for technical intern training"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = [(one.key, said(one.text)) for one in bridge.open_categories(Pathway.SSW1)]
        planned = bridge.planned_categories(Pathway.SSW1)
        every += [
            (one.key, now_("%(category)s (planned, not open yet)") % {"category": said(one.text)}) for one in planned
        ]
        ways = [("", _("those that speak of this person"))]
        self._choose("category", [("", _("nearest categories")), *every])
        self._choose("pathway", ways + [(way.value, said(way.text)) for way in bridge.pathways_of_a_dossier()])
        self._choose("occupation", [("", "–"), *((key, said(bridge.work_named_as(key))) for key in occupations())])

    def clean(self) -> dict[str, Any]:
        """Technical intern training is judged by occupation, and needs one."""
        asked: dict[str, Any] = super().clean() or self.cleaned_data
        if (way := asked.get("pathway")) and bridge.is_by_occupation(Pathway(way)) and not asked.get("occupation"):
            self.add_error("occupation", _("Choose the occupation: this pathway is judged by it."))
        return asked

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField, in the reader's language


class PaperField(forms.ModelChoiceField):  # type: ignore[type-arg]  # a class of its own at run time
    """One of a person's papers, called by what it is and by its file."""

    def label_from_instance(self, obj: Any) -> str:
        """Kind and file name."""
        return f"{obj.get_kind_display()}: {obj.document.filename}"


class EvidenceForm(forms.Form):
    """Which facts were shown, and how well."""

    facts = forms.MultipleChoiceField(
        label=_("Facts that were shown"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one fact")},
    )
    level = forms.ChoiceField(
        label=_("How it is known"),
        choices=Evidence.Level.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it is known")},
    )
    paper = PaperField(
        label=_("Shown by this paper"),
        required=False,
        queryset=Paper.objects.none(),
        empty_label=_("no paper kept here"),
    )
    valid_until = DayField(label=_("Stands until"), required=False, read=bridge.read_last_day)

    def __init__(self, *args: Any, candidate: Candidate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["facts"].choices = choices_to_show(candidate)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["paper"].queryset = candidate.papers.select_related("document")  # type: ignore[attr-defined]  # likewise

    @property
    def many(self) -> list[Any]:
        """The fields of which several boxes are shown together."""
        return [self["facts"], self["level"]]

    @property
    def single(self) -> list[Any]:
        """The fields of one box."""
        return [self["paper"], self["valid_until"]]


class RevealForm(forms.Form):
    """Why a sensitive value is opened."""

    reason = forms.CharField(
        label=_("Why do you need it?"),
        max_length=200,
        help_text=_("Who looks at it is written down."),
        error_messages={"required": _("Say why you need the number")},
    )


class AskIssuerForm(forms.Form):
    """Who was asked about a certificate, when, under which reference."""

    issuer = forms.CharField(
        label=_("Issuer"),
        max_length=100,
        help_text=_("As it stands on the certificate"),
        error_messages={"required": _("Write who issued the certificate")},
    )
    asked_on = DayField(
        label=_("Asked on"),
        read=bridge.read_last_day,
        error_messages={"required": _("Write on which day the issuer was asked")},
    )
    reference = forms.CharField(
        label=_("Reference of the letter"),
        max_length=60,
        required=False,
        help_text=_("No name and no number of a paper"),
    )

    def clean_asked_on(self) -> Any:
        """A day that has come."""
        return _not_to_come(self.cleaned_data["asked_on"])


class AnswerForm(forms.Form):
    """What the issuer answered, and when."""

    answer = forms.ChoiceField(
        label=_("Answer of the issuer"),
        choices=[("confirmed", _("It confirms the certificate")), ("not_confirmed", _("It does not confirm it"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the issuer answered")},
    )
    answered_on = DayField(
        label=_("Answered on"),
        read=bridge.read_last_day,
        error_messages={"required": _("Write on which day the answer came")},
    )
    paper = PaperField(
        label=_("Shown by this paper"),
        required=False,
        queryset=Paper.objects.none(),
        empty_label=_("no paper kept here"),
    )
    valid_until = DayField(label=_("Stands until"), required=False, read=bridge.read_last_day)

    def __init__(self, *args: Any, inquiry: Inquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inquiry = inquiry
        self.fields["paper"].queryset = inquiry.candidate.papers.select_related("document")  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_answered_on(self) -> Any:
        """A day that has come, and not before the question."""
        found = _not_to_come(self.cleaned_data["answered_on"])
        if found is not None and found < self.inquiry.asked_on:
            raise forms.ValidationError(
                now_("The issuer was asked on %(day)s. Write that day or a later one")
                % {"day": birthday(self.inquiry.asked_on)}
            )
        return found


def _not_to_come(found: Any) -> Any:
    if found is not None and found > today():
        raise forms.ValidationError(now_("This day has not come yet. Write today or an earlier day"))
    return found


class InquiriesForm(forms.Form):
    """Which inquiries are listed."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), *Inquiry.State.choices], initial=""
    )


class PaperForm(forms.Form):
    """A file of a person: what it is, who issued it, its last day."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF or photograph (JPEG, PNG, HEIC), or .docx, .xlsx, .odt, .ods without macros; up to 20 MB"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,image/*,.docx,.xlsx,.odt,.ods"}),
        error_messages={"required": _("Choose a file")},
    )
    kind = forms.ChoiceField(
        label=_("Kind of paper"),
        choices=[("", _("choose")), *Paper.Kind.choices],
        error_messages={"required": _("Choose what the paper is")},
    )
    issuer = forms.CharField(label=_("Issued by"), required=False, max_length=100)
    valid_until = DayField(label=_("Valid until"), required=False, read=bridge.read_last_day)

    def clean_file(self) -> Any:
        """The file's bytes, once its content is known to be kept."""
        file = self.cleaned_data["file"]
        data = file.read() if file.size <= settings.UPLOAD_BYTES else b"\0" * (settings.UPLOAD_BYTES + 1)
        try:
            checked(data, limit=settings.UPLOAD_BYTES)
        except FileNotKept as refused:
            raise forms.ValidationError(said(refused.refusal.text)) from None
        file.seek(0)
        return file


class OpenPaperForm(forms.Form):
    """Why a sensitive paper is opened."""

    reason = forms.CharField(
        label=_("Why do you need it?"),
        max_length=200,
        help_text=_("Who opens it is written down."),
        error_messages={"required": _("Say why you need this paper")},
    )


class ExportForm(forms.Form):
    """For whom a copy of everything is made."""

    asked = forms.BooleanField(
        label=_("The person asked for this copy, and I have checked that it is this person"),
        error_messages={"required": _("Tick that the person asked, and that you checked who it is")},
    )


class EraseForm(forms.Form):
    """On what ground a person is erased; what cannot be undone has a box to tick."""

    ground = forms.ChoiceField(
        label=_("Why the data are erased"),
        choices=Erasure.Ground.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why the data are erased")},
    )
    sure = forms.BooleanField(
        label=_("I know that this cannot be undone"),
        error_messages={"required": _("Tick that you know it cannot be undone")},
    )


class ToVerifyForm(forms.Form):
    """What the queue is about: papers to be seen, or facts to be verified with the issuer."""

    level = forms.ChoiceField(label=_("To reach"), required=False, choices=Evidence.Level.choices)
    fact = forms.ChoiceField(label=_("Fact"), required=False)

    def __init__(self, *args: Any, facts: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fact"].choices = [("", _("all facts")), *facts]  # type: ignore[attr-defined]  # a ChoiceField
