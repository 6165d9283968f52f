"""What can be wrong with a timetable, in three languages."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from kakehashi.vocabulary import Language, Text


class Fault(StrEnum):
    """The kinds of violation that the certificate names."""

    UNKNOWN_MEETING = "unknown_meeting"
    HELD_TWICE = "held_twice"
    HELD_AND_NOT_HELD = "held_and_not_held"
    NOT_ACCOUNTED_FOR = "not_accounted_for"
    NO_SUCH_SLOT = "no_such_slot"
    IN_BREAK = "in_break"
    OUTSIDE_HOURS = "outside_hours"
    WRONG_BOOTH = "wrong_booth"
    NO_INTERPRETER = "no_interpreter"
    UNKNOWN_INTERPRETER = "unknown_interpreter"
    WRONG_LANGUAGE = "wrong_language"
    CANDIDATE_OVERLAP = "candidate_overlap"
    BOOTH_OVERLAP = "booth_overlap"
    ORGANISATION_OVERLAP = "organisation_overlap"
    INTERPRETER_OVERLAP = "interpreter_overlap"
    UNTRUE_REASON = "untrue_reason"
    BOUND_EXCEEDED = "bound_exceeded"
    BOUND_UNPROVEN = "bound_unproven"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that does not hold: its kind, the meetings concerned, who or what is involved, and the sentence."""

    fault: Fault
    meetings: tuple[str, ...]
    who: str | None
    text: Text

    @classmethod
    def of(cls, fault: Fault, *meetings: str, who: str | Text | None = None, **values: object) -> Self:
        """Fill the sentence of `fault`; `who` is a name, or a word that differs by language (a break's kind)."""
        sentence, names = _SENTENCES[fault], " · ".join(meetings)

        def said(language: Language) -> str:
            name = who.said_in(language) if isinstance(who, Text) else who
            return sentence.said_in(language).format(meetings=names, who=name, **values)

        return cls(
            fault,
            meetings,
            who.english if isinstance(who, Text) else who,
            Text(said(Language.INDONESIAN), said(Language.JAPANESE), said(Language.ENGLISH)),
        )


_SENTENCES = {
    Fault.UNKNOWN_MEETING: Text(
        "Pertemuan {meetings} tidak ada dalam daftar permintaan.",
        "面接{meetings}は、申込みの一覧にありません。",
        "Meeting {meetings} is not among those asked for.",
    ),
    Fault.HELD_TWICE: Text(
        "Pertemuan {meetings} dijadwalkan lebih dari satu kali.",
        "面接{meetings}が二重に組まれています。",
        "Meeting {meetings} is held more than once.",
    ),
    Fault.HELD_AND_NOT_HELD: Text(
        "Pertemuan {meetings} tercantum lebih dari satu kali, antara lain sebagai tidak diadakan.",
        "面接{meetings}が「実施しない」を含めて重複して載っています。",
        "Meeting {meetings} is listed more than once, also as not held.",
    ),
    Fault.NOT_ACCOUNTED_FOR: Text(
        "Pertemuan {meetings} diminta, tetapi tidak tercantum dalam jadwal.",
        "面接{meetings}は申込みがありますが、時間割に載っていません。",
        "Meeting {meetings} was asked for and is listed neither as held nor as not held.",
    ),
    Fault.NO_SUCH_SLOT: Text(
        "Pertemuan {meetings}: slot {slot} pada {day} tidak ada.",
        "面接{meetings}: {day}に枠{slot}はありません。",
        "Meeting {meetings}: there is no slot {slot} on {day}.",
    ),
    Fault.IN_BREAK: Text(
        "Pertemuan {meetings} ({day}, slot {slot}) bertabrakan dengan waktu istirahat: {who}.",
        "面接{meetings}({day}、枠{slot})が休憩「{who}」と重なっています。",
        "Meeting {meetings} ({day}, slot {slot}) overlaps the break “{who}”.",
    ),
    Fault.OUTSIDE_HOURS: Text(
        "Pertemuan {meetings} ({day}, slot {slot}) berada di luar waktu hadir {who}.",
        "面接{meetings}({day}、枠{slot})の時間に{who}は出席していません。",
        "Meeting {meetings} ({day}, slot {slot}) is outside the hours of {who}.",
    ),
    Fault.WRONG_BOOTH: Text(
        "Pertemuan {meetings} ditempatkan di stan {who}, yang bukan stan {host}.",
        "面接{meetings}のブース{who}は、{host}のブースではありません。",
        "Meeting {meetings} is at booth {who}, which is not one of {host}.",
    ),
    Fault.NO_INTERPRETER: Text(
        "Pertemuan {meetings} memerlukan juru bahasa untuk {language}, tetapi tidak ada yang ditugaskan.",
        "面接{meetings}は{language}の通訳者が必要ですが、割り当てられていません。",
        "Meeting {meetings} needs an interpreter for {language} and has none.",
    ),
    Fault.UNKNOWN_INTERPRETER: Text(
        "Pertemuan {meetings}: juru bahasa {who} tidak terdaftar.",
        "面接{meetings}: 通訳者{who}は登録されていません。",
        "Meeting {meetings}: interpreter {who} is unknown.",
    ),
    Fault.WRONG_LANGUAGE: Text(
        "Pertemuan {meetings}: juru bahasa {who} tidak menguasai {language}.",
        "面接{meetings}: 通訳者{who}は{language}に対応していません。",
        "Meeting {meetings}: interpreter {who} does not speak {language}.",
    ),
    Fault.CANDIDATE_OVERLAP: Text(
        "{who} dijadwalkan dalam beberapa wawancara pada waktu yang sama: {meetings}.",
        "{who}に同じ時間の面接が重なっています: {meetings}。",
        "{who} is in several meetings at once: {meetings}.",
    ),
    Fault.BOOTH_OVERLAP: Text(
        "Stan {who} dipakai untuk beberapa pertemuan pada waktu yang sama: {meetings}.",
        "ブース{who}に同じ時間の面接が重なっています: {meetings}。",
        "Booth {who} has several meetings at once: {meetings}.",
    ),
    Fault.ORGANISATION_OVERLAP: Text(
        "Pertemuan {who} pada waktu yang sama melebihi jumlah timnya: {meetings}.",
        "{who}の同じ時間の面接が、対応できる数を超えています: {meetings}。",
        "{who} is in more meetings at once than it has booths: {meetings}.",
    ),
    Fault.INTERPRETER_OVERLAP: Text(
        "Juru bahasa {who} ditugaskan dalam beberapa pertemuan pada waktu yang sama: {meetings}.",
        "通訳者{who}に同じ時間の面接が重なっています: {meetings}。",
        "Interpreter {who} is in several meetings at once: {meetings}.",
    ),
    Fault.UNTRUE_REASON: Text(
        "Alasan yang diberikan mengapa pertemuan {meetings} tidak diadakan tidak benar menurut jadwal ini.",
        "面接{meetings}を実施しない理由が、この時間割と合いません。",
        "The reason given for not holding meeting {meetings} is not true of this timetable.",
    ),
    Fault.BOUND_EXCEEDED: Text(
        "{held} pertemuan diadakan, padahal batas yang tercantum {bound}.",
        "実施する面接は{held}件で、記載の上限{bound}件を超えています。",
        "{held} meetings are held, more than the stated bound of {bound}.",
    ),
    Fault.BOUND_UNPROVEN: Text(
        "Bukti yang dilampirkan tidak menunjukkan bahwa paling banyak {bound} pertemuan dapat diadakan.",
        "添付の証明では、上限が{bound}件であることを確かめられません。",
        "The proof given does not show that at most {bound} meetings can be held.",
    ),
}
