"""The form in which a letter's values are settled: one field for each parameter, blank while it is undecided."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from kakehashi.portal.layout.days import DayField
from kakehashi.portal.layout.templatetags.spoken import both_zones, day, reader, said
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.programmes import bridge
from kakehashi.portal.programmes.models import LetterFile, Programme
from kakehashi.vocabulary import Language, Text

CLAUSES = "clauses"
SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Row:
    """One value as the page asks for it: what it means, where it stands, and its fields (three for a text)."""

    key: str
    legend: str
    hint: str
    kind: str
    fields: list[BoundField]

    @property
    def errors(self) -> list[str]:
        """What is wrong with it, each sentence once."""
        return list(dict.fromkeys(str(error) for field in self.fields for error in field.errors))


class ValuesForm(forms.Form):
    """Everything the letter can settle; `values` and `chosen_clauses` are what was written, when it is right.

    `seen` is the digest of the values that the writer has before their eyes; the page carries it along.
    """

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seen = self.data.get(SEEN, "") if self.is_bound else programme.settled_digest
        letter = bridge.read(programme.file)
        self.rows_meant = bridge.values_of(letter)
        for value in self.rows_meant:
            self._add(value)
        optional = bridge.optional_clauses(letter)
        self.fields[CLAUSES] = forms.MultipleChoiceField(
            label=_("Optional clauses that are in"),
            required=False,
            choices=[(key, said(title)) for key, title, _is_in in optional],
            widget=forms.CheckboxSelectMultiple,
            initial=[key for key, _title, is_in in optional if is_in],
        )

    def _add(self, value: bridge.Value) -> None:
        meaning = said(value.meaning)
        match value.kind:
            case "text":
                for language in Language:
                    self.fields[f"{value.key}_{language}"] = forms.CharField(
                        label=LetterFile.Edition(language.value).label,
                        required=False,
                        max_length=1_000,
                        widget=forms.Textarea(attrs={"rows": 2, "lang": language.value}),
                        initial=(value.given or {}).get(language.value, ""),
                    )
            case "pathways" | "fields":
                self.fields[value.key] = forms.MultipleChoiceField(
                    label=meaning,
                    required=False,
                    choices=[(key, said(text)) for key, text in value.choices],
                    widget=forms.CheckboxSelectMultiple,
                    initial=value.given or [],
                )
            case _:
                self.fields[value.key] = _field_of(value, meaning)

    def rows(self) -> Iterator[Row]:
        """The values in the order of the page."""
        for value in self.rows_meant:
            hint = _("Stands in: %(clauses)s") % {"clauses": _listed(_named(text) for text in value.standing)}
            if value.kind == "pathways":
                hint = _("The whole programme goes by these, not the letter alone.")
            keys = [f"{value.key}_{language}" for language in Language] if value.kind == "text" else [value.key]
            yield Row(value.key, said(value.meaning), hint, value.kind, [self[key] for key in keys])

    def clean(self) -> dict[str, Any]:
        """Every settled value is one the library takes; what is wrong is said at its own field."""
        cleaned: dict[str, Any] = super().clean() or {}
        for value in self.rows_meant:
            if value.kind == "text":
                self._clean_text(value, cleaned)
            elif (given := _decided(cleaned.get(value.key))) is not None and not bridge.can_be(value.key, given):
                self.add_error(
                    value.key,
                    _("%(meaning)s: this is more than an instrument can hold. Write a smaller number.")
                    % {"meaning": said(value.meaning)},
                )
        return cleaned

    def _clean_text(self, value: bridge.Value, cleaned: dict[str, Any]) -> None:
        """A text is written in all three languages or in none; line breaks become spaces."""
        keys = {language: f"{value.key}_{language}" for language in Language}
        for key in keys.values():
            if key in cleaned:
                cleaned[key] = " ".join(cleaned[key].split())
        if any(key not in cleaned for key in keys.values()) or not any(cleaned[key] for key in keys.values()):
            return
        for language, key in keys.items():
            if not cleaned[key]:
                self.add_error(
                    key,
                    _("%(meaning)s: write it in %(language)s too, or leave all three languages blank.")
                    % {"meaning": said(value.meaning), "language": LetterFile.Edition(language.value).label},
                )

    @property
    def values(self) -> dict[str, Any]:
        """What is decided, by parameter; needs a form without errors."""
        found: dict[str, Any] = {}
        for value in self.rows_meant:
            given: Any
            if value.kind == "text":
                words = {language.value: self.cleaned_data[f"{value.key}_{language}"] for language in Language}
                given = words if all(words.values()) else None
            else:
                given = _decided(self.cleaned_data[value.key])
            if given is not None:
                found[value.key] = _in_order(given, value.given or []) if value.kind == "fields" else given
        return found

    @property
    def chosen_clauses(self) -> list[str]:
        """The optional clauses that were chosen."""
        return list(self.cleaned_data[CLAUSES])

    def compare(self, programme: Programme, last: Line | None) -> None:
        """Somebody was faster: say who, and at each field that differs what it says now; saving again replaces it."""
        written, clauses = self.values, self.chosen_clauses
        letter = bridge.read(programme.file)
        for now in bridge.values_of(letter):
            if now.given != written.get(now.key):
                key = f"{now.key}_{Language.INDONESIAN}" if now.kind == "text" else now.key
                self.add_error(key, _("%(meaning)s: now it says “%(value)s”.") % _told(now))
        now_in = [(key, said(title)) for key, title, is_in in bridge.optional_clauses(letter) if is_in]
        if {key for key, _title in now_in} != set(clauses):
            titles = _listed(title for _key, title in now_in) or _("none")
            self.add_error(CLAUSES, _("Optional clauses that are in now: %(titles)s.") % {"titles": titles})
        if last is None or last.actor is None:
            self.add_error(None, _("These values were changed meanwhile. Compare, then save again."))
        else:
            who = {"who": last.actor.full_name, "when": both_zones(last.at)}
            self.add_error(None, _("%(who)s changed these values: %(when)s. Compare, then save again.") % who)
        self.seen = programme.settled_digest


def _day_of(meaning: str) -> Callable[[str], date | Text]:
    """Reads a day; where it is none, the sentence begins with what was asked."""

    def read(typed: str) -> date | Text:
        found = bridge.read_day(typed)
        return found if isinstance(found, date) else Text(*(f"{meaning}: {found.said_in(one)}" for one in Language))

    return read


def _field_of(value: bridge.Value, meaning: str) -> forms.Field:
    match value.kind:
        case "months" | "copies":
            whole = _("%(meaning)s: write a whole number, 1 or more.") % {"meaning": meaning}
            return forms.IntegerField(
                label=meaning,
                required=False,
                min_value=1,
                error_messages={"invalid": whole, "min_value": whole},
                initial=value.given,
            )
        case "day":
            return DayField(label=meaning, required=False, initial=value.given, read=_day_of(meaning))
        case "choice":
            return forms.ChoiceField(
                label=meaning,
                required=False,
                choices=[("", _("undecided")), *((key, said(text)) for key, text in value.choices)],
                initial=value.given or "",
            )
        case _:
            return forms.CharField(label=meaning, required=False, max_length=200, initial=value.given or "")


def _decided(given: Any) -> Any:
    """What was written, or None where the field was left blank."""
    return None if given in ("", None, []) else given


def _in_order(chosen: list[str], before: list[str]) -> list[str]:
    """What was chosen, in the order in which it stood before; what is new comes after it."""
    return [*(key for key in before if key in chosen), *(key for key in chosen if key not in before)]


def _listed(names: Iterable[str]) -> str:
    """Several names in one line, set apart as the reader's language does it; a name may hold a comma."""
    return ("、" if reader() is Language.JAPANESE else "; ").join(names)


def _named(text: Any) -> str:
    """A clause's title in one line; the title of the letter itself is its first line."""
    return said(text).partition("\n")[0]


def _told(value: bridge.Value) -> dict[str, str]:
    words = dict(value.choices)
    match value.kind, value.given:
        case _, None:
            now = _("undecided")
        case "text", given:
            now = said(given)
        case "day", given:
            now = day(given)
        case "choice", given:
            now = said(words[given])
        case "pathways" | "fields", given:
            now = _listed(said(words[key]) for key in given)
        case _, given:
            now = str(given)
    return {"meaning": said(value.meaning), "value": now}
