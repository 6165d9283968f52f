"""What stands by a fact when the fact changes: evidence and inquiries follow the entry of a list, or fall away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kakehashi.portal.candidates.models import Candidate, Evidence, Inquiry

NAMED_BY = ("test", "course", "status", "category", "occupation", "class", "reason", "kind", "content", "for")
"""What says which thing an entry is: an entry that goes and one that comes are one put right where it is the same."""
_ASIDE = "moving:"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the entries of a list are after it changed: old place -> new place.

    `same` say what they said; `put_right` are the same thing told otherwise.  Who is in neither is gone.
    """

    same: Mapping[int, int]
    put_right: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Falls:
    """What a change takes away: evidence that showed what was told before, inquiries about an entry that is gone."""

    evidence: tuple[Evidence, ...]
    inquiries: tuple[Inquiry, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The facts of which something falls away, each once, in order."""
        return tuple(dict.fromkeys([*(one.key for one in self.evidence), *(one.key for one in self.inquiries)]))

    def __bool__(self) -> bool:
        return bool(self.evidence or self.inquiries)


def places(before: Any, after: Any) -> Places:
    """Where each entry of `before` stands in `after`; entries are told apart by what they say."""
    old, new = _entries(before), _entries(after)
    free, same = list(range(len(new))), {}
    for place, entry in enumerate(old):
        if (there := next((one for one in free if new[one] == entry), None)) is not None:
            same[place] = there
            free.remove(there)
    put_right = {}
    for place in (one for one in range(len(old)) if one not in same):
        if (there := next((one for one in free if _name(new[one]) == _name(old[place])), None)) is not None:
            put_right[place] = there
            free.remove(there)
    return Places(same, put_right)


def falling(candidate: Candidate, key: str, *, before: Any, after: Any) -> Falls:
    """What a change of the fact `key` would take away.

    Evidence of an entry that stays as it is stays too, wherever the entry then stands; that a list holds no others, or
    any other fact, was shown of what was told before.  What an issuer was asked or said about an entry stays with the
    entry though its words are put right: a certificate that was not confirmed is not made good by writing it anew.
    """
    if before == after:
        return Falls((), ())
    there = places(before, after)
    stays = {*there.same, *there.put_right}
    evidence = [one for one in _about(candidate.evidence.all(), key) if _place(one.key) not in there.same]
    inquiries = [one for one in _about(candidate.inquiries.all(), key) if _place(one.key) not in stays]
    return Falls(tuple(evidence), tuple(inquiries))


def settle(candidate: Candidate, key: str, *, before: Any, after: Any) -> None:
    """Take away what falls with a change of the fact `key`, and move the rest with its entries; the caller's deed."""
    falls, there = falling(candidate, key, before=before, after=after), places(before, after)
    Evidence.objects.filter(pk__in=[one.pk for one in falls.evidence]).delete()
    Inquiry.objects.filter(pk__in=[one.pk for one in falls.inquiries]).delete()
    moved = {old: new for old, new in {**there.same, **there.put_right}.items() if old != new}
    for rows in (Evidence.objects.filter(candidate=candidate), Inquiry.objects.filter(candidate=candidate)):
        for old, new in moved.items():  # first aside: the place an entry comes to may be another's that goes on
            rows.filter(key=f"{key}.{old}").update(key=f"{_ASIDE}{new}")
        for new in moved.values():
            rows.filter(key=f"{_ASIDE}{new}").update(key=f"{key}.{new}")


def _entries(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _name(entry: Any) -> Any:
    if not isinstance(entry, Mapping):
        return entry
    return next((entry[key] for key in NAMED_BY if entry.get(key) is not None), None)


def _place(key: str) -> int | None:
    last = key.partition(".")[2]
    return int(last) if last.isdecimal() else None


def _about(rows: Iterable[Any], key: str) -> list[Any]:
    return [one for one in rows if one.key == key or one.key.startswith(f"{key}.")]
