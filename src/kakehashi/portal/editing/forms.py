"""Forms that a fact's own shape makes: its boxes, or the boxes of each entry of its list."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.candidates.bridge import as_table, read_last_day, word, work_named_as
from kakehashi.portal.candidates.entries import places
from kakehashi.portal.candidates.forms import category_choices
from kakehashi.portal.editing import bridge
from kakehashi.portal.editing.bridge import Box, Shape, Told
from kakehashi.portal.editing.templatetags.editing import box_called
from kakehashi.portal.layout.days import DayField
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.vocabulary import categories, occupations, provinces, rows

NEAR = ("ID", "JP")
"""Countries that stand first among all."""
LONGEST_TEXT = 500
MOST_DIGITS = 6
MOST_NEW = 30
"""New entries that one form takes at a time."""
CLOSED = ("word", "state", "category", "occupation")
WHOLE, NONE, UNKNOWN = "whole", "none", "unknown"


class NumberField(forms.Field):
    """A number in one box of text, in digits of any width; with decimals where it has some."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "day"})

    def to_python(self, value: Any) -> float | None:
        """The number; None for an empty box."""
        text = unicodedata.normalize("NFKC", str(value or "")).strip()
        if not text:
            return None
        whole, _dot, decimals = text.replace(",", ".").partition(".")
        if not whole.isdecimal() or len(whole) > MOST_DIGITS or (decimals and not decimals.isdecimal()):
            told = now_("“%(value)s” is not a number of at most %(most)s digits. Write digits only, for example 212")
            raise ValidationError(told % {"value": text, "most": MOST_DIGITS})
        number = float(f"{whole}.{decimals or 0}")
        return int(number) if number.is_integer() else number


class BoxesForm(forms.Form):
    """The boxes of a fact, or of one entry of its list; a box that is left empty is not known."""

    def __init__(self, data: Any = None, *, shape: Shape, told: Mapping[str, Any], prefix: str | None = None) -> None:
        """`told` is what the record says, by box."""
        self.shape, self.told = shape, told
        initial = {key: _typed(value) for key, value in told.items()}
        super().__init__(data, initial=initial, prefix=prefix, use_required_attribute=False)
        for box in shape.boxes:
            self.fields[box.key] = _field(shape, box, told.get(box.key))

    def given(self) -> dict[str, Any]:
        """What was written, by box, as the exchange format has it; for a form without a fault."""
        written = {box.key: self.cleaned_data[box.key] for box in self.shape.boxes}
        plain = {key: one.isoformat() if isinstance(one, date) else one for key, one in written.items()}
        return {key: one for key, one in plain.items() if one not in (None, "")}

    def take(self, box: str, text: str) -> None:
        """Set what is wrong beside its box, or above all boxes."""
        self.add_error(box if box in self.fields else None, text)


class FactForm(BoxesForm):
    """A fact of one box or a few."""

    def __init__(self, data: Any = None, *, shape: Shape, kept: Any) -> None:
        self.kept = kept
        told = {} if shape.is_sealed or kept is None else (dict(kept) if shape.is_table else {shape.key: kept})
        super().__init__(data, shape=shape, told=told)
        if self._stays:
            self.fields["number"].help_text = _("Left empty, the number stays as it is.")
            self.fields["valid_until"].initial = kept.get("valid_until")
        if shape.is_sealed and kept is not None:
            self.fields["nothing"] = forms.BooleanField(label=_("Take it out: it is not known"), required=False)

    @property
    def every(self) -> list[forms.Form]:
        """All forms in which a fault may stand."""
        return [self]

    def clean(self) -> dict[str, Any]:
        """A sealed value is written anew or taken out, never emptied by leaving its boxes empty."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.shape.is_sealed and not self.errors:
            fresh = {key for key, one in self.given().items() if not (self._stays and one == self.kept.get(key))}
            if cleaned.get("nothing") and fresh:
                self.add_error("nothing", now_("Either write the value or take it out, not both"))
            if not cleaned.get("nothing") and not self.given() and not self._stays:
                self.add_error(self.shape.boxes[0].key, now_("Write the value"))
        return cleaned

    @property
    def _stays(self) -> bool:
        """Whether there is a passport number that an empty box leaves as it is."""
        return self.shape.key == "passport" and bool(self.kept and self.kept.get("number"))

    def value(self) -> Any:
        """The value as the exchange format has it; None where it is not known."""
        written = self.given()
        if not self.shape.is_table:
            return None if self.cleaned_data.get("nothing") else written.get(self.shape.key)
        if self.cleaned_data.get("nothing"):
            return None
        if self._stays:
            written = {"number": self.kept["number"], **written}
        others = {} if self.kept is None or self.shape.is_sealed else _others(self.kept, self.shape)
        return _as_kept(written | others, self.kept) or None

    def take_faults(self, faults: Iterable[Told]) -> None:
        """Set what was found beside the boxes."""
        for one in faults:
            self.take(one.box, said(one.text))

    def taken_out(self) -> list[int]:
        """Of no list, no entry is taken out."""
        return []


class StateForm(forms.Form):
    """What is known of a list as a whole: a list that is known is whole."""

    state = forms.ChoiceField(
        label=_("What is known of it"),
        choices=[
            (WHOLE, _("The entries below, and there are no others")),
            (NONE, _("There are none")),
            (UNKNOWN, _("It is not known whether there are any, or the list is not whole")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is known of the list")},
    )


class EntryForm(BoxesForm):
    """One entry of a list."""

    out = forms.BooleanField(label=_("Take this entry out"), required=False)

    def __init__(self, data: Any, *, raw: Any, shape: Shape, prefix: str) -> None:
        self.raw = raw
        told = {} if raw is None else as_table(shape.key, raw)
        super().__init__(data, shape=shape, told=told, prefix=prefix)
        self.order_fields([box.key for box in shape.boxes])
        if raw is None:
            del self.fields["out"]

    def entry(self) -> Any:
        """The entry as the format has it; None where nothing was written, or it is taken out."""
        if self.cleaned_data.get("out"):
            return None
        others = {} if self.raw is None else _others(as_table(self.shape.key, self.raw), self.shape)
        written = self.given() | others
        if self.raw is not None and written == _without_none(as_table(self.shape.key, self.raw)):
            return self.raw
        return written or None

    @property
    def is_touched(self) -> bool:
        """Whether something was typed that the record did not say when the form was opened."""
        return not self.is_valid() or self.entry() is not self.raw

    @property
    def boxes(self) -> list[forms.BoundField]:
        """The boxes, without that for taking the entry out."""
        return [self[box.key] for box in self.shape.boxes]


class ListForm:
    """A list: its state, each entry, and room for more."""

    def __init__(self, data: Any = None, *, shape: Shape, kept: Any, room: int = 1) -> None:
        self.shape, self.kept, self.data = shape, kept, data
        several = [*(kept or []), *[None] * min(room, MOST_NEW)]
        self.state = StateForm(data, initial={"state": _state_of(kept)})
        self.entries = [
            EntryForm(data, shape=shape, raw=raw, prefix=f"entry-{place}") for place, raw in enumerate(several)
        ]
        self._from: list[int] = []

    @property
    def every(self) -> list[forms.Form]:
        """All forms in which a fault may stand."""
        return [self.state, *self.entries]

    @property
    def errors(self) -> bool:
        """Whether any of them has a fault."""
        return any(one.errors for one in self.every)

    def is_valid(self) -> bool:
        """Whether what was written can be read, and the state of the list fits its entries; all faults at once."""
        if [one for one in self.every if not one.is_valid()]:
            return False
        state, written = self.state.cleaned_data["state"], [one.entry() for one in self.entries]
        fresh = [entry for one, entry in zip(self.entries, written, strict=True) if one.raw is None and entry]
        if state == WHOLE and not any(written):
            self.state.add_error("state", now_("No entry is left. Choose “There are none”, or that it is not known"))
        if state != WHOLE and fresh:
            told = now_("An entry was written below. Choose that the entries below are all, or empty that entry")
            self.state.add_error("state", told)
        return not self.errors

    def value(self) -> Any:
        """The list as the exchange format has it; None where it is not known."""
        self._from = []
        state = self.state.cleaned_data["state"]
        if state != WHOLE:
            return [] if state == NONE else None
        written = [(place, one.entry()) for place, one in enumerate(self.entries)]
        self._from = [place for place, entry in written if entry is not None]
        return [entry for _place, entry in written if entry is not None]

    def take_faults(self, faults: Iterable[Told]) -> None:
        """Set what was found beside the boxes of the entry it is about."""
        for one in faults:
            if one.place is None:
                self.state.add_error(None, said(one.text))
            else:
                self.entries[self._from[one.place]].take(one.box, said(one.text))

    def taken_out(self) -> list[int]:
        """The places of the entries that go because there are said to be none; who takes one out by itself knows."""
        if self.state.cleaned_data["state"] == WHOLE:
            return []
        return [place for place, one in enumerate(self.entries) if one.raw is not None and one.entry() is not None]


AnyForm = FactForm | ListForm


def form_of(shape: Shape, kept: Any, data: Any = None, *, room: int = 1) -> AnyForm:
    """The form of a fact, filled with what is kept, or with what was sent."""
    if shape.is_list:
        return ListForm(data, shape=shape, kept=kept, room=room)
    return FactForm(data, shape=shape, kept=kept)


def rebased(data: Mapping[str, Any], *, shape: Shape, was: Any, now: Any, room: int) -> tuple[dict[str, Any], int]:
    """What was typed on a list as it `was`, set beside the list as it is `now`; and for how many new entries.

    What nobody typed on stands as the record has it now.  What was typed on an entry stands in its place, and as a new
    entry where somebody else took that one out: everything typed is kept, and nothing of the other's is undone unseen.
    """
    form = ListForm(data, shape=shape, kept=was, room=room)
    there = places(was, now)
    to = {**there.same, **there.put_right}
    touched = {place: one for place, one in enumerate(form.entries) if one.is_touched}
    made: dict[str, Any] = {}
    for place, entry in enumerate(now or []):
        told = as_table(shape.key, entry)
        made |= {_name(place, key): str(_typed(one)) for key, one in told.items() if one is not None}
    fresh = len(now or [])
    for place, one in touched.items():
        there_now = to.get(place, fresh)
        fresh += place not in to
        for key in one.fields:
            made.pop(_name(there_now, key), None)
            if (typed := data.get(_name(place, key))) and (place in to or key != "out"):
                made[_name(there_now, key)] = typed
    state, grew = data.get("state", ""), fresh > len(now or [])
    made["state"] = state if grew or state != _state_of(was) else _state_of(now)
    return made, max(fresh - len(now or []), room)


def _name(place: int, key: str) -> str:
    return f"entry-{place}-{key}"


def _state_of(kept: Any) -> str:
    return UNKNOWN if kept is None else (WHOLE if kept else NONE)


def _typed(value: Any) -> Any:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def _others(told: Mapping[str, Any], shape: Shape) -> dict[str, Any]:
    """What is kept under keys for which there is no box: it stays."""
    return {key: one for key, one in told.items() if key not in {box.key for box in shape.boxes}}


def _without_none(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: one for key, one in told.items() if one is not None}


def _as_kept(written: dict[str, Any], kept: Any) -> Any:
    return kept if isinstance(kept, Mapping) and _without_none(kept) == written else written


def _field(shape: Shape, box: Box, told: Any) -> forms.Field:
    """The field of a box; a value that is kept and that no list knows stays among its choices."""
    needed = shape.key in bridge.NEEDED
    given: dict[str, Any] = {"label": box_called(shape.key, box.key), "required": needed}
    if needed:
        given["error_messages"] = {"required": now_("Fill in: %(box)s") % {"box": given["label"]}}
    if box.kind == "day":
        return DayField(read=read_last_day, **given)
    if box.kind == "number":
        return NumberField(**given)
    if box.kind == "truth":
        choices = [("", now_("not known")), ("yes", now_("yes")), ("no", now_("no"))]
        return forms.TypedChoiceField(choices=choices, coerce=lambda one: one == "yes", empty_value=None, **given)
    if box.kind not in CLOSED and box.key != "home":
        return forms.CharField(max_length=LONGEST_TEXT, **given)
    several = list(_choices(box))
    if told is not None and str(told) not in {key for key, _label in several}:
        several.append((str(told), str(told)))
    return forms.ChoiceField(choices=several, **given)


def _choices(box: Box) -> Iterator[tuple[str, str]]:
    blank = now_("not known")
    if box.kind == "category":
        yield from category_choices(categories().values(), blank)
        return
    yield "", blank
    if box.key == "home":
        yield from ((one.code, said(one.text)) for one in provinces().values())
    elif box.kind == "occupation":
        yield from ((key, said(work_named_as(key))) for key in occupations())
    elif box.kind == "state":
        named = {row["code"]: row["name_en"] for row in rows("states.csv")}
        for code in (*NEAR, *(one for one in named if one not in NEAR)):
            here = said(word(code))
            yield code, f"{code} – {named[code] if here == code else here}"
    else:
        yield from ((key, said(word(key))) for key in box.words)
