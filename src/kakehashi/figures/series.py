"""One published series: one measure, one place, one group of people, and a source for every number.

Three measures count foreign people in Japan, each in a register of its own.  They differ in whom they count and on
which day, so a series holds exactly one of them, and a number from another register is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from kakehashi.figures.errors import FiguresError
from kakehashi.figures.numerals import day_written, days_listed, numeral
from kakehashi.vocabulary import Language, Mark, Text, term


class Register(StrEnum):
    """The book of record that a number was counted in."""

    EMPLOYMENT_NOTIFICATION = "employment_notification"
    BASIC_RESIDENT_REGISTER = "basic_resident_register"
    RESIDENCE_STATISTICS = "residence_statistics"

    @property
    def text(self) -> Text:
        """The register's name."""
        return _REGISTERS[self]


class Measure(StrEnum):
    """What is counted; two measures never share a line, a sum or a chart.

    workers_notified       foreign workers whom employers notified to the Labour Bureau, end of October
    residents_in_register  foreign residents in the municipalities' resident register, now on 1 January
    residents_counted      foreign residents counted by the Immigration Services Agency, end of December
    """

    WORKERS_NOTIFIED = "workers_notified"
    RESIDENTS_IN_REGISTER = "residents_in_register"
    RESIDENTS_COUNTED = "residents_counted"

    @property
    def register(self) -> Register:
        """The only register whose numbers belong to this measure."""
        return _REGISTER_OF[self]

    @property
    def text(self) -> Text:
        """The measure's name."""
        return _NAMES[self]

    @property
    def unit(self) -> Text:
        """What one of it is: a person, in all three."""
        return PEOPLE

    @property
    def note(self) -> Text:
        """Whom it counts, and what it must not be mixed with."""
        return _NOTES[self]


class GroupKind(StrEnum):
    """How a group was cut out of all foreign people."""

    ALL = "all"
    NATIONALITY = "nationality"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Group:
    """All foreign people, those of one nationality (`ID`), or those with one kind of status (`technical_intern`)."""

    key: str
    kind: GroupKind
    text: Text


@dataclass(frozen=True, slots=True)
class Place:
    """Japan, or one prefecture, by its ISO 3166 code."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Source:
    """Who counted (`publisher`), in which register, and what exactly was read (`detail`, as cited).

    `mark` says how: a copy or a report of the official release is *secondary*.
    """

    key: str
    register: Register
    publisher: Text
    mark: Mark
    detail: Text


@dataclass(frozen=True, slots=True)
class Point:
    """One number on one day.

    value   people; None is a hole: the number exists somewhere, or not at all, but was not found
    rank    place of the nationality among all nationalities there; None where the source gives none
    source  None for a hole only
    """

    date: date
    value: int | None
    rank: int | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one measure, oldest first; what it says is in `title`, what it cannot say in `notes`.

    Raises FiguresError naming every point that has no source, comes from another register, or stands out of order.
    """

    measure: Measure
    place: Place
    group: Group
    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        faults = [fault for point in self.points for fault in _faults_of(point, self.measure)]
        days = [point.date for point in self.points]
        if days != sorted(set(days)):
            faults.append("the days must rise and none may come twice; sort the points and keep one for each day")
        if faults:
            raise FiguresError(faults)

    @property
    def known(self) -> tuple[Point, ...]:
        """The points with a number."""
        return tuple(point for point in self.points if point.value is not None)

    @property
    def holes(self) -> tuple[date, ...]:
        """The days whose number was not found; nothing is ever put in their place."""
        return tuple(point.date for point in self.points if point.value is None)

    @property
    def latest(self) -> Point | None:
        """The newest point with a number; None when there is none at all."""
        return self.known[-1] if self.known else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source once, in the order in which the points name them."""
        return tuple(dict.fromkeys(point.source for point in self.points if point.source is not None))

    @property
    def usual_day(self) -> tuple[int, int]:
        """Month and day on which most of the points were counted; ValueError where there is no point at all."""
        days = [(point.date.month, point.date.day) for point in self.points]
        return max(days, key=lambda day: (days.count(day), day))

    @property
    def irregular(self) -> tuple[date, ...]:
        """Days that are not the day of the year on which most of the series was counted."""
        return tuple(day for day in (point.date for point in self.points) if (day.month, day.day) != self.usual_day)

    @property
    def subject(self) -> Text:
        """Who is counted where, without a number: the caption of the table."""
        return subject_of(self.measure, self.group, self.place)

    @property
    def title(self) -> Text:
        """The one message: "Foreign workers notified in Kumamoto: 24,076 on 31 October 2025"."""
        point = self.latest
        if point is None or point.value is None:
            return each(lambda language: _NONE_FOUND.said_in(language).format(subject=self.subject.said_in(language)))
        people, day, rank = point.value, point.date, point.rank
        pattern = _ANSWER if rank is None else _ANSWER_WITH_RANK
        return each(
            lambda language: pattern.said_in(language).format(
                subject=self.subject.said_in(language),
                people=numeral(people, language),
                day=day_written(day, language),
                rank=rank,
            )
        )

    @property
    def notes(self) -> tuple[Text, ...]:
        """What the measure counts, how it was read, days that differ, what the rank is among, and the holes."""
        notes = [self.measure.note]
        mark = Mark.weakest(source.mark for source in self.sources)
        if self.sources and mark is not Mark.OFFICIAL:
            notes.append(
                each(lambda language: _NOT_THE_RELEASE.said_in(language).format(mark=mark.text.said_in(language)))
            )
        if self.irregular:
            notes.append(_on_days(_OTHER_DAY, self.irregular))
        if any(point.rank is not None for point in self.points):
            notes.append(RANK_MEANS)
        if self.holes:
            notes.append(_on_days(_HOLES, self.holes))
        return tuple(notes)

    def records(self) -> tuple[dict[str, Any], ...]:
        """One flat row a point for CSV, spreadsheets and JSON: every row says measure, date and source; None = hole."""
        return tuple(
            {
                "measure": self.measure.value,
                "place": self.place.code,
                "group": self.group.key,
                "date": point.date.isoformat(),
                "people": point.value,
                "rank": point.rank,
                "publisher": point.source.publisher.english if point.source else None,
                "mark": point.source.mark.key if point.source else None,
                "source": point.source.detail.english if point.source else None,
            }
            for point in self.points
        )


def subject_of(measure: Measure, group: Group, place: Place) -> Text:
    """Who is counted where; FiguresError when the measure is not published for this kind of group."""
    pattern = _SUBJECTS.get((measure, group.kind))
    if pattern is None:
        kinds = ", ".join(kind for of, kind in _SUBJECTS if of is measure)
        raise FiguresError(
            [f"{measure} is not published by {group.kind} (asked for group {group.key!r}); it is by: {kinds}"]
        )
    return each(
        lambda language: pattern.said_in(language).format(
            place=place.text.said_in(language), group=group.text.said_in(language)
        )
    )


def each(say: Callable[[Language], str]) -> Text:
    """A Text from one function of the language, for sentences that hold numbers, days and names."""
    return Text(indonesian=say(Language.INDONESIAN), japanese=say(Language.JAPANESE), english=say(Language.ENGLISH))


def _faults_of(point: Point, measure: Measure) -> list[str]:
    day = point.date.isoformat()
    if point.value is None:
        extra = [name for name in ("rank", "source") if getattr(point, name) is not None]
        return [f"{day} has no number, yet a {name}; a hole has neither: leave it away" for name in extra]
    faults = []
    if point.value < 0:
        faults.append(f"{day} has {point.value} people; a count is 0 or more, and None where it was not found")
    if point.rank is not None and point.rank < 1:
        faults.append(f"{day} has rank {point.rank}; ranks begin at 1, and None where the source gives none")
    if point.source is None:
        faults.append(f"{day} has a number without a source; name the publication it was read in")
    elif point.source.register is not measure.register:
        faults.append(
            f"{day} comes from {point.source.key!r}, which counts in {point.source.register}, but {measure} is counted "
            f"in {measure.register}; make a series of its own"
        )
    return faults


def _on_days(pattern: Text, days: tuple[date, ...]) -> Text:
    return each(lambda language: pattern.said_in(language).format(days=days_listed(days, language)))


PEOPLE = Text("orang", "人", "people")
NOT_FOUND = Text("tidak ditemukan", "未入手", "not found")
"""The word that stands in a cell, and beside a bar, where a number is missing."""

RANK_MEANS = Text(
    "Peringkat adalah urutan di antara semua kewarganegaraan di tempat itu; dicantumkan hanya bila sumber "
    "menyebutkannya.",
    "順位は、その地域の全ての国籍・地域の中での順位です。出典に示されているものだけを載せています。",
    "The rank is among all nationalities there; it is printed only where the source gives it.",
)
_NOT_THE_RELEASE = Text(
    "Dibaca dari salinan atau berita tentang rilis resmi, bukan dari rilisnya sendiri [{mark}].",
    "公表資料そのものではなく、その写し又は報道から読み取った数値です[{mark}]。",
    "Read in a copy or a report of the official release, not in the release itself [{mark}].",
)
_OTHER_DAY = Text(
    "Tanggal penghitungannya berbeda dari yang lain: {days}.",
    "ほかと異なる日の数値です: {days}。",
    "Counted on another day of the year than the rest: {days}.",
)
_HOLES = Text(
    "Angka yang tidak ditemukan: {days}. Angka itu tidak diganti dengan perkiraan.",
    "数値を入手できていない日: {days}。推計による補完はしていません。",
    "Numbers not found: {days}. Nothing is estimated in their place.",
)
_ANSWER = Text(
    "{subject}: {people} orang per {day}",
    "{subject}: {people}人({day})",
    "{subject}: {people} on {day}",
)
_ANSWER_WITH_RANK = Text(
    "{subject}: {people} orang per {day}, peringkat {rank}",
    "{subject}: {people}人({day}、{rank}位)",
    "{subject}: {people} on {day}, rank {rank}",
)
_NONE_FOUND = Text(
    "{subject}: angka tidak ditemukan",
    "{subject}: 数値を入手できていません",
    "{subject}: no number was found",
)
_REGISTER_OF = {
    Measure.WORKERS_NOTIFIED: Register.EMPLOYMENT_NOTIFICATION,
    Measure.RESIDENTS_IN_REGISTER: Register.BASIC_RESIDENT_REGISTER,
    Measure.RESIDENTS_COUNTED: Register.RESIDENCE_STATISTICS,
}
_REGISTERS = {
    Register.EMPLOYMENT_NOTIFICATION: Text(
        "laporan pemberi kerja tentang pekerja asing",
        "外国人雇用状況の届出",
        "employers' notifications of foreign workers",
    ),
    Register.BASIC_RESIDENT_REGISTER: Text("daftar penduduk (juki)", "住民基本台帳", "basic resident register"),
    Register.RESIDENCE_STATISTICS: Text(
        "statistik warga asing Badan Urusan Imigrasi Jepang (ISA)", "在留外国人統計", "statistics on foreign residents"
    ),
}
_NAMES = {
    Measure.WORKERS_NOTIFIED: term("stats.workers_notified"),
    Measure.RESIDENTS_IN_REGISTER: Text(
        "jumlah warga asing dalam daftar penduduk (juki)",
        "住民基本台帳の外国人住民数",
        "foreign residents in the resident register",
    ),
    Measure.RESIDENTS_COUNTED: Text(
        "jumlah warga asing menurut Badan Urusan Imigrasi Jepang (ISA)",
        "在留外国人数(出入国在留管理庁)",
        "foreign residents counted by the Immigration Services Agency (ISA)",
    ),
}
_NOTES = {
    Measure.WORKERS_NOTIFIED: Text(
        "Yang dihitung: pekerja asing yang dilaporkan pemberi kerja kepada Biro Tenaga Kerja, per akhir Oktober. "
        "Ini bukan jumlah penduduk; keduanya tidak digambar pada satu garis.",
        "事業主が労働局に届け出た外国人労働者を数えたものです(10月末)。住んでいる人の数ではないため、"
        "住民の数と同じ線では結びません。",
        "Counts foreign workers whom employers have notified to the Labour Bureau, at the end of October. It is not a "
        "count of residents, and the two are never drawn on one line.",
    ),
    Measure.RESIDENTS_IN_REGISTER: Text(
        "Yang dihitung: warga asing dalam daftar penduduk (juki). Daftar ini bukan daftar Badan Urusan Imigrasi Jepang "
        "(ISA); angka keduanya berbeda dan tidak dicampur.",
        "住民基本台帳に載っている外国人住民を数えたものです。出入国在留管理庁の在留外国人数とは別の統計で、"
        "数が異なるため混ぜません。",
        "Counts foreign residents in the municipalities' resident register. It is another register than the "
        "Immigration Services Agency's; the numbers differ and are not mixed.",
    ),
    Measure.RESIDENTS_COUNTED: Text(
        "Yang dihitung: warga asing menurut Badan Urusan Imigrasi Jepang (ISA), per akhir Desember. Jumlah 47 "
        "prefektur lebih kecil daripada angka nasional; selisihnya dianggap orang yang prefekturnya belum "
        "ditentukan dan tidak dibagi-bagi.",
        "出入国在留管理庁が数えた12月末の在留外国人数です。47都道府県の合計は全国の数より少なく、"
        "その差は都道府県が未定・不詳の人とみられます。差は各県に割り振りません。",
        "Counted by the Immigration Services Agency at the end of December. The 47 prefectures add up to less than "
        "the national number; the difference is taken to be people whose prefecture is undetermined, and is not "
        "spread over the prefectures.",
    ),
}
_SUBJECTS = {
    (Measure.WORKERS_NOTIFIED, GroupKind.ALL): Text(
        "Pekerja asing yang dilaporkan di {place}",
        "{place}で届出のあった外国人労働者",
        "Foreign workers notified in {place}",
    ),
    (Measure.WORKERS_NOTIFIED, GroupKind.NATIONALITY): Text(
        "Pekerja asing asal {group} yang dilaporkan di {place}",
        "{place}で届出のあった外国人労働者のうち{group}",
        "Foreign workers from {group} notified in {place}",
    ),
    (Measure.WORKERS_NOTIFIED, GroupKind.STATUS): Text(
        "Pekerja asing yang dilaporkan di {place} menurut status izin tinggal: {group}",
        "{place}で届出のあった外国人労働者のうち{group}",
        "Foreign workers notified in {place} by status of residence, {group}",
    ),
    (Measure.RESIDENTS_IN_REGISTER, GroupKind.ALL): Text(
        "Warga asing dalam daftar penduduk di {place}",
        "{place}の住民基本台帳の外国人住民",
        "Foreign residents in the resident register of {place}",
    ),
    (Measure.RESIDENTS_COUNTED, GroupKind.ALL): Text(
        "Warga asing di {place} menurut Badan Urusan Imigrasi Jepang (ISA)",
        "{place}の在留外国人(出入国在留管理庁)",
        "Foreign residents of {place} counted by the Immigration Services Agency",
    ),
    (Measure.RESIDENTS_COUNTED, GroupKind.NATIONALITY): Text(
        "Warga asing asal {group} di {place} menurut Badan Urusan Imigrasi Jepang (ISA)",
        "{place}の在留外国人のうち{group}(出入国在留管理庁)",
        "Residents of {place} from {group} counted by the Immigration Services Agency",
    ),
}
