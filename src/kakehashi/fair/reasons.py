"""Why a meeting is not held: reasons that are true of the timetable they stand in, and their sentences."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from kakehashi.fair.problem import Meeting
from kakehashi.vocabulary import Text


class Reason(StrEnum):
    """What closes the times that would suit a meeting.

    no_common_window    guest and host are never there together, outside the breaks
    too_late            they were, but only before the moment from which the day is planned again
    no_interpreter      nobody who speaks the language is there at any of those times
    organisation_full   all booths of the host are taken
    candidate_full      the candidate is in another meeting
    visitor_full        all teams of the visiting organisation are in other meetings
    interpreters_full   everybody who speaks the language is in another meeting

    Of the last four, those given close together every time that is left; none of them can be spared.
    """

    NO_COMMON_WINDOW = "no_common_window"
    TOO_LATE = "too_late"
    NO_INTERPRETER = "no_interpreter"
    ORGANISATION_FULL = "organisation_full"
    CANDIDATE_FULL = "candidate_full"
    VISITOR_FULL = "visitor_full"
    INTERPRETERS_FULL = "interpreters_full"


_R = Reason
_SENTENCES: dict[frozenset[Reason], Text] = {
    frozenset({_R.NO_COMMON_WINDOW}): Text(
        indonesian="Tidak ada waktu ketika {guest} dan {host} sama-sama hadir.",
        japanese="{guest}と{host}が共に出席している時間帯がありません。",
        english="There is no time at which both {guest} and {host} are present.",
    ),
    frozenset({_R.TOO_LATE}): Text(
        indonesian="Tidak ada lagi sisa waktu ketika {guest} dan {host} sama-sama hadir.",
        japanese="{guest}と{host}が共に出席している時間帯は、もう残っていません。",
        english="No time is left at which both {guest} and {host} are present.",
    ),
    frozenset({_R.NO_INTERPRETER}): Text(
        indonesian="Tidak ada juru bahasa untuk {language} pada waktu yang cocok bagi {guest} dan {host}.",
        japanese="{guest}と{host}の都合が合う時間帯に、{language}の通訳者がいません。",
        english="No interpreter for {language} is present at the times that suit {guest} and {host}.",
    ),
    frozenset({_R.ORGANISATION_FULL}): Text(
        indonesian="Semua stan {host} sudah terisi pada setiap waktu yang cocok.",
        japanese="都合が合う時間帯は、{host}のブースが全て埋まっています。",
        english="All booths of {host} are taken at every time that would suit.",
    ),
    frozenset({_R.CANDIDATE_FULL}): Text(
        indonesian="{guest} mengikuti wawancara lain pada setiap waktu yang cocok.",
        japanese="都合が合う時間帯は、{guest}に別の面接が全て入っています。",
        english="{guest} is in another meeting at every time that would suit.",
    ),
    frozenset({_R.VISITOR_FULL}): Text(
        indonesian="Semua tim {guest} mengikuti pertemuan lain pada setiap waktu yang cocok.",
        japanese="都合が合う時間帯は、{guest}の担当者が全員別の面接に入っています。",
        english="All teams of {guest} are in other meetings at every time that would suit.",
    ),
    frozenset({_R.INTERPRETERS_FULL}): Text(
        indonesian="Semua juru bahasa untuk {language} sedang bertugas pada setiap waktu yang cocok.",
        japanese="都合が合う時間帯は、{language}の通訳者が全員別の面接に入っています。",
        english="All interpreters for {language} are at work elsewhere at every time that would suit.",
    ),
    frozenset({_R.ORGANISATION_FULL, _R.CANDIDATE_FULL}): Text(
        indonesian="Pada setiap waktu yang cocok, stan {host} penuh atau {guest} mengikuti wawancara lain.",
        japanese="都合が合う時間帯は、{host}のブースが全て埋まっているか、{guest}に別の面接が入っているかのどちらかです。",
        english="At every time that would suit, the booths of {host} are full or {guest} is in another meeting.",
    ),
    frozenset({_R.ORGANISATION_FULL, _R.VISITOR_FULL}): Text(
        indonesian="Pada setiap waktu yang cocok, stan {host} penuh atau semua tim {guest} mengikuti pertemuan lain.",
        japanese="都合が合う時間帯は、{host}のブースが全て埋まっているか、{guest}の担当者が全員別の面接に入っているかのどちらかです。",
        english="At every time that would suit, the booths of {host} are full or all teams of {guest} are busy.",
    ),
    frozenset({_R.ORGANISATION_FULL, _R.INTERPRETERS_FULL}): Text(
        indonesian="Pada setiap waktu yang cocok, stan {host} penuh atau semua juru bahasa untuk {language} "
        "sedang bertugas.",
        japanese="都合が合う時間帯は、{host}のブースが全て埋まっているか、{language}の通訳者が全員別の面接に入っているかのどちらかです。",
        english="At every time that would suit, the booths of {host} are full or all {language} interpreters are busy.",
    ),
    frozenset({_R.CANDIDATE_FULL, _R.INTERPRETERS_FULL}): Text(
        indonesian="Pada setiap waktu yang cocok, {guest} mengikuti wawancara lain atau semua juru bahasa "
        "untuk {language} "
        "sedang bertugas.",
        japanese="都合が合う時間帯は、{guest}に別の面接が入っているか、{language}の通訳者が全員別の面接に入っているかのどちらかです。",
        english="At every time that would suit, {guest} is in another meeting or all {language} interpreters are busy.",
    ),
    frozenset({_R.VISITOR_FULL, _R.INTERPRETERS_FULL}): Text(
        indonesian="Pada setiap waktu yang cocok, semua tim {guest} mengikuti pertemuan lain atau semua juru bahasa "
        "untuk {language} sedang bertugas.",
        japanese="都合が合う時間帯は、{guest}の担当者か{language}の通訳者のどちらかが、全員別の面接に入っています。",
        english="At every time that would suit, all teams of {guest} or all {language} interpreters are busy.",
    ),
    frozenset({_R.ORGANISATION_FULL, _R.CANDIDATE_FULL, _R.INTERPRETERS_FULL}): Text(
        indonesian="Pada setiap waktu yang cocok, stan {host} penuh, {guest} mengikuti wawancara lain, atau semua juru "
        "bahasa untuk {language} sedang bertugas.",
        japanese="都合が合う時間帯は、{host}のブースが全て埋まっているか、{guest}に別の面接が入っているか、{language}の通訳者が全員別の面接に入っているかのいずれかです。",
        english="At every time that would suit, the booths of {host} are full, {guest} is in another meeting, or all "
        "{language} interpreters are busy.",
    ),
    frozenset({_R.ORGANISATION_FULL, _R.VISITOR_FULL, _R.INTERPRETERS_FULL}): Text(
        indonesian="Pada setiap waktu yang cocok, stan {host} penuh, semua tim {guest} mengikuti pertemuan lain, atau "
        "semua juru bahasa untuk {language} sedang bertugas.",
        japanese="都合が合う時間帯は、{host}のブースが全て埋まっているか、{guest}の担当者か{language}の通訳者が全員別の面接に入っているかのいずれかです。",
        english="At every time that would suit, the booths of {host} are full, all teams of {guest} are busy, or all "
        "{language} interpreters are busy.",
    ),
}


def because(meeting: Meeting, reasons: Sequence[Reason], names: Mapping[str, str] | None = None) -> Text:
    """The sentence for a meeting that is not held; `names` gives ids the words that a reader knows.

    `names` may hold the ids of candidates and organisations, and language codes; an id without a name is printed.
    Raises KeyError for a set of reasons that no timetable gives.
    """
    known = names or {}
    asked = meeting.interpreter or ""
    return _SENTENCES[frozenset(reasons)].filled(
        guest=known.get(meeting.guest, meeting.guest),
        host=known.get(meeting.host, meeting.host),
        language=known.get(asked, asked),
    )
