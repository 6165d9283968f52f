"""The days of which an edition of the rule book speaks; on others nobody has looked whether its law held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kakehashi.vocabulary import KakehashiError, Language, Text, written

if TYPE_CHECKING:
    from datetime import date


class DayOutsideBook(KakehashiError):
    """A day was asked about of which the edition of the rule book does not speak."""

    title = "The rule book does not speak of this day"


@dataclass(frozen=True, slots=True)
class Span:
    """The days of an edition, `first` and `last` included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def text(self) -> Text:
        """Of which days the edition speaks."""
        return self._filled(_SPEAKS)

    def outside(self, day: date) -> Text | None:
        """Why `day` cannot be asked about, and what to ask instead; None where it can."""
        return None if day in self else self._filled(_OUTSIDE, day)

    def must_hold(self, *days: date) -> None:
        """Raises DayOutsideBook that names each of `days` outside the span, with what to do."""
        faults = [told.english for day in dict.fromkeys(days) if (told := self.outside(day)) is not None]
        if faults:
            raise DayOutsideBook(faults)

    def _filled(self, text: Text, *more: date) -> Text:
        return Text(
            **{
                language.name.lower(): text.said_in(language).format(
                    *(written(day, language) for day in (self.first, self.last, *more))
                )
                for language in Language
            }
        )


_SPEAKS = Text(
    "Edisi ini mencakup tanggal {0} sampai dengan {1}.",
    "この版が対象とするのは、{0}から{1}までです。",
    "This edition speaks of the days from {0} to {1}.",
)
_OUTSIDE = Text(
    "{2} berada di luar cakupan edisi buku aturan ini, yaitu {0} sampai dengan {1}; tanyakan tanggal dalam rentang "
    "itu, atau pasang edisi yang mencakup tanggal tersebut.",
    "{2}は、この版の規則集が対象とする期間({0}から{1}まで)の外です。期間内の日を指定するか、"
    "その日を対象とする版を導入してください。",
    "{2} is outside the days of which this edition of the rule book speaks, {0} to {1}; ask about a day among them, or "
    "install an edition that speaks of that day.",
)
