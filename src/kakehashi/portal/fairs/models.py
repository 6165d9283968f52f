"""Wishes, rankings, the timetable of a fair, and the rounds of matching with what became of each person's wishes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.documents.models import Document
from kakehashi.portal.employers.models import Scheme, Vacancy
from kakehashi.portal.intake.models import Import
from kakehashi.portal.programmes.models import Programme
from kakehashi.vocabulary import KakehashiError, Language, Pathway, Text


class Wish(models.Model):
    """A vacancy that a person wishes; of one person's wishes in a programme, rank 1 is the best."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="wishes")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="wishes")
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="wishes")
    rank = models.PositiveIntegerField()
    came_by = models.ForeignKey(Import, models.PROTECT, null=True, related_name="wishes")
    row = models.PositiveIntegerField(default=0, help_text="Row of the file it came by")

    class Meta:
        ordering = ["candidate", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["candidate", "vacancy"], name="one_wish_a_vacancy"),
            models.UniqueConstraint(fields=["programme", "candidate", "rank"], name="one_wish_a_rank"),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.rank} {self.vacancy_id}"


class Ranking(models.Model):
    """A place in an employer's order for one vacancy, given after the interviews; who has none is not acceptable."""

    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="rankings")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="rankings")
    rank = models.PositiveIntegerField()
    came_by = models.ForeignKey(Import, models.PROTECT, null=True, related_name="rankings")
    row = models.PositiveIntegerField(default=0, help_text="Row of the file it came by")

    class Meta:
        ordering = ["vacancy", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["vacancy", "candidate"], name="one_ranking_a_candidate"),
            models.UniqueConstraint(fields=["vacancy", "rank"], name="one_ranking_a_rank"),
        ]

    def __str__(self) -> str:
        return f"{self.vacancy_id} {self.rank} {self.candidate_id}"


class NotMade(KakehashiError):
    """A timetable or a round that cannot be made, or that does not hold; `texts` says why in three languages."""

    title = "This was not made"

    def __init__(self, texts: Iterable[Text]) -> None:
        self.texts = tuple(texts)
        super().__init__(text.english for text in self.texts)

    @classmethod
    def without_days(cls) -> Self:
        """The programme's file plans no fair."""
        return cls([_NO_DAYS])

    @classmethod
    def short_of_booths(cls, *, needed: int, given: int) -> Self:
        """More employers than booths."""
        return cls([_TOO_FEW_BOOTHS.filled(needed=needed, given=given)])

    @classmethod
    def of_other_caps(cls, caps: Iterable[str]) -> Self:
        """Caps that a round does not count."""
        return cls([_OTHER_CAPS.filled(caps=", ".join(caps))])

    @classmethod
    def of_unknown_targets(cls, numbers: Iterable[str]) -> Self:
        """Targets of vacancies that the programme does not have."""
        return cls([_UNKNOWN_TARGETS.filled(numbers=", ".join(sorted(numbers)))])

    @classmethod
    def of_unnamed_day(cls, name: object) -> Self:
        """A day of the fair whose name or place cannot be said in every language."""
        return cls([_UNNAMED_DAY.filled(name=name)])


_UNKNOWN_TARGETS = Text(
    "Berkas program memberi target untuk lowongan yang tidak ada: {numbers}.",
    "協力事業のファイルに、存在しない求人の目標数があります: {numbers}。",
    "The programme's file gives targets to vacancies that do not exist: {numbers}.",
)
_UNNAMED_DAY = Text(
    "Nama dan tempat hari bursa kerja harus ditulis dalam bahasa Indonesia (id), Jepang (ja), dan Inggris (en): "
    "{name}.",
    "面接会の日の名称と会場は、インドネシア語(id)、日本語(ja)、英語(en)で書いてください: {name}。",
    "Give the name and the place of a day of the fair in Indonesian (id), Japanese (ja) and English (en): {name}.",
)
_NO_DAYS = Text(
    "Berkas program tidak memuat hari bursa kerja. Tambahkan [[fair]] dengan tanggal, jam, dan lama slot.",
    "協力事業のファイルに面接会の日程がありません。[[fair]]に日付、時間、面接枠の長さを書いてください。",
    "The programme's file has no day of a fair. Add [[fair]] with date, hours and length of a slot.",
)
_TOO_FEW_BOOTHS = Text(
    "{needed} pemberi kerja memerlukan stan, sedangkan yang tersedia {given}. Tambah stan, atau tutup lowongan.",
    "ブースが必要な雇用主は{needed}社ですが、用意されているのは{given}です。ブースを増やすか、求人を取り下げてください。",
    "{needed} employers need a booth and there are {given}. Add booths, or close vacancies.",
)
_OTHER_CAPS = Text(
    "Putaran hanya menghitung batas per bidang, sedangkan program ini juga memiliki batas lain: {caps}.",
    "マッチングで計算できるのは分野別の上限だけですが、この協力事業にはほかの上限もあります: {caps}。",
    "A round counts caps by field only, and this programme has others: {caps}.",
)


PATHWAYS = {
    Scheme.SSW1: Pathway.SSW1,
    Scheme.SSW2: Pathway.SSW2,
    Scheme.ESD: Pathway.ESD,
    Scheme.TITP: Pathway.TITP1,
}
"""The pathway a person would take to a vacancy of a scheme; another scheme, or one not stated, names none."""


class Gap(models.TextChoices):
    """Why the book of rules alone gives no answer to a wish; stands where the id of a rule would."""

    NO_PATHWAY = "pathway_not_stated", "pathway not stated"
    NOT_ASSESSED = "not_assessed", "not assessed"
    NOT_SPOKEN_OF = "category_not_in_pathway", "category not in pathway"
    NOT_AGREED_PREFECTURE = "not_agreed_prefecture", "consent for the prefecture missing"
    NOT_AGREED_EMPLOYER = "not_agreed_employer", "consent for employers missing"

    @property
    def text(self) -> Text:
        """What is missing, or what is so, in words."""
        return _GAPS[self]


_GAPS = {
    Gap.NO_PATHWAY: Text(
        "Dengan status izin tinggal apa pekerjaan ini dilakukan?",
        "この求人の在留資格は何ですか",
        "Under which status of residence is this work done?",
    ),
    Gap.NOT_ASSESSED: Text(
        "Kandidat belum dinilai untuk jalur lowongan ini",
        "この求人の在留資格について、候補者の判定がまだありません",
        "No verdict on the candidate is kept for the pathway of this vacancy",
    ),
    Gap.NOT_SPOKEN_OF: Text(
        "Jalur lowongan ini tidak mencakup kategori pekerjaannya",
        "この求人の在留資格は、その業務区分を対象としていません",
        "The pathway of this vacancy does not cover its work category",
    ),
    Gap.NOT_AGREED_PREFECTURE: Text(
        "Setujukah kandidat bahwa datanya diberikan kepada prefektur?",
        "候補者は、本人の情報を県に提供することに同意していますか",
        "Does the candidate agree that the data are given to the prefecture?",
    ),
    Gap.NOT_AGREED_EMPLOYER: Text(
        "Setujukah kandidat bahwa datanya diberikan kepada pemberi kerja yang dipilihnya?",
        "候補者は、本人の情報を希望先の雇用主に提供することに同意していますか",
        "Does the candidate agree that the data are given to the employers of the wished vacancies?",
    ),
}
VACANCY_CLOSED = Text(
    "Lowongan ini belum diterbitkan, atau syarat kerjanya masih melanggar ketentuan",
    "この求人は未公開か、労働条件に違反が残っています",
    "This vacancy is not published, or a violation stands in its terms",
)
TO_BE_ASKED = Text(
    "Untuk putaran ini belum dapat dipastikan bahwa syarat lowongan ini terpenuhi. Yang perlu dijawab:",
    "今回は、この求人の要件を満たしているか確認できませんでした。確認が必要な点:",
    "For this round it could not be told whether you meet the conditions of this vacancy. To be answered:",
)
CONDITION_NOT_MET = Text(
    "Untuk putaran ini syarat lowongan ini belum terpenuhi:",
    "今回は、この求人の次の要件を満たしていませんでした:",
    "For this round a condition of this vacancy was not met:",
)
LANGUAGE_INTERPRETED = Text("bahasa Indonesia", "インドネシア語", "Indonesian")


class Why(models.TextChoices):
    """Why a wish has no interview in a timetable."""

    ASK_FIRST = "ask_first", _("Ask first")
    NO_ROOM = "no_room", _("No time found")
    NOT_YET = "not_yet", _("Not yet")
    NO = "no", _("Does not meet the conditions")
    CLOSED = "closed", _("Vacancy not open")
    NO_CONSENT = "no_consent", _("Consent is missing")


@dataclass(frozen=True, slots=True)
class Rest:
    """A break of a day of the fair, kept free for everybody; `name` in three languages."""

    day: date
    name: dict[str, str]
    starts_at: datetime
    ends_at: datetime
    zone: str

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


class Timetable(models.Model):
    """Who meets whom, when and where, with a proven bound; the one that is `current` holds.

    `days` keeps the fair's days as the programme's file gave them: name, place, hours and breaks, moments as ISO text.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="timetables")
    made_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField(help_text="The day taken for today when it was made")
    seed = models.PositiveBigIntegerField(default=0)
    wishes = models.PositiveIntegerField(help_text="All wishes: asked and not scheduled together")
    asked = models.PositiveIntegerField(help_text='Wishes whose kept verdict is "yes", at a vacancy that is open')
    held = models.PositiveIntegerField(help_text="Of those asked, how many have a time")
    guests = models.PositiveIntegerField(help_text="People who meet somebody")
    bound = models.PositiveIntegerField(help_text="How many any timetable could hold; proven")
    reasons = models.JSONField(
        default=list, blank=True, help_text="Why, its words in three languages, and how many wishes"
    )
    days = models.JSONField(default=list, blank=True)
    current = models.BooleanField(default=True)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme"], condition=models.Q(current=True), name="one_current_timetable_a_programme"
            ),
            models.CheckConstraint(
                condition=models.Q(held__lte=models.F("asked"), asked__lte=models.F("wishes")),
                name="no_interview_without_a_wish",
            ),
            models.CheckConstraint(condition=models.Q(held__lte=models.F("bound")), name="held_within_the_bound"),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.made_at:%Y-%m-%d}"

    def days_of(self, meetings: "Iterable[Meeting]") -> list[dict[str, Any]]:
        """The days of the fair on which these interviews are."""
        dates = {meeting.day.isoformat() for meeting in meetings}
        return [one for one in self.days if one["date"] in dates]

    @property
    def rests(self) -> list[Rest]:
        """The breaks of all days, in order of time."""
        found = [
            Rest(
                day=date.fromisoformat(one["date"]),
                name=rest["name"],
                starts_at=datetime.fromisoformat(rest["starts_at"]),
                ends_at=datetime.fromisoformat(rest["ends_at"]),
                zone=one["zone"],
            )
            for one in self.days
            for rest in one["breaks"]
        ]
        return sorted(found, key=lambda rest: rest.starts_at)


class Meeting(models.Model):
    """An interview that has its time, its booth and, where one is needed, its interpreter."""

    timetable = models.ForeignKey(Timetable, models.CASCADE, related_name="meetings")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="meetings")
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="meetings")
    day = models.DateField()
    slot = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=40, help_text="IANA name of the zone of the fair's clocks")
    booth = models.PositiveIntegerField(help_text="Number of the employer's booth")
    interpreter = models.CharField(
        max_length=60, blank=True, help_text="Id in the programme's file; blank: none needed"
    )

    class Meta:
        ordering = ["starts_at", "booth"]
        constraints = [
            models.UniqueConstraint(fields=["timetable", "candidate", "vacancy"], name="one_meeting_a_wish"),
            models.UniqueConstraint(fields=["timetable", "candidate", "starts_at"], name="one_place_at_a_time"),
            models.UniqueConstraint(fields=["timetable", "booth", "starts_at"], name="one_meeting_a_booth"),
            models.UniqueConstraint(
                fields=["timetable", "interpreter", "starts_at"],
                condition=~models.Q(interpreter=""),
                name="one_meeting_an_interpreter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.vacancy_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


class NotHeld(models.Model):
    """A wish without an interview, and why: `because` is a list of sentences or questions in three languages.

    For "ask first" these are the questions whose answers would settle the verdict; for "not yet" and "no" the
    questions that were answered so.
    """

    timetable = models.ForeignKey(Timetable, models.CASCADE, related_name="not_held")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="+")
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="+")
    why = models.CharField(max_length=10, choices=Why.choices)
    because = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["candidate__number", "vacancy__number"]
        constraints = [
            models.UniqueConstraint(fields=["timetable", "candidate", "vacancy"], name="one_reason_a_wish"),
        ]
        indexes = [models.Index(fields=["timetable", "why"], name="not_held_by_why")]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.vacancy_id} {self.why}"


class Round(models.Model):
    """One matching: its seed, its certificate, what was checked, and how it came out; the newest is `current`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    seed = models.PositiveBigIntegerField(help_text="From which the lottery among equals is drawn")
    on = models.DateField(help_text="The day taken for today when it was run")
    certificate = models.OneToOneField(Document, models.PROTECT, related_name="+")
    code = models.CharField(max_length=10, help_text="By which people find and compare the certificate")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the market")
    kept = models.JSONField(default=list, blank=True, help_text="Every promise that was checked, in three languages")
    candidates = models.PositiveIntegerField()
    placed = models.PositiveIntegerField()
    seats = models.PositiveIntegerField(help_text="Seats of the vacancies that were open")
    by_wish = models.JSONField(default=list, blank=True, help_text="Number of the wish, and how many got it")
    reasons = models.JSONField(default=list, blank=True, help_text="What became of a wish, and of how many")
    made_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    current = models.BooleanField(default=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="one_round_a_number"),
            models.UniqueConstraint(
                fields=["programme"], condition=models.Q(current=True), name="one_current_round_a_programme"
            ),
            models.CheckConstraint(
                condition=models.Q(placed__lte=models.F("candidates")) & models.Q(placed__lte=models.F("seats")),
                name="placed_within_seats",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.number}"

    @property
    def without_place(self) -> int:
        """How many people have no place in this round."""
        return self.candidates - self.placed


class Became(models.TextChoices):
    """What became of a wish in a round, in the words of the matching."""

    GRANTED = "granted", _("Granted")
    NOT_NEEDED = "not_needed", _("Not needed: a better wish was granted")
    NOT_ELIGIBLE = "not_eligible", _("Conditions not met, or not known")
    NOT_RANKED = "not_ranked", _("Not in the employer's order")
    CLOSED = "closed", _("Vacancy not open")
    FULL = "full", _("Full")
    CAP_REACHED = "cap_reached", _("Cap of the field reached")
    NOT_AGREED = "not_agreed", _("Consent is missing")


class Outcome(models.Model):
    """What a round gave one person, and why for each wish; it names no other person.

    `reasons` has for each wish `wish`, `kind`, `text`, `asks` (questions, where the conditions were the reason) and
    `vacancy` (`id`, `number`, `title`, `region`, `work`, `employer`) as it was then; `caps` are sentences.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="outcomes")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="outcomes")
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, null=True, related_name="outcomes")
    wish = models.PositiveIntegerField(null=True)
    result = models.JSONField()
    reasons = models.JSONField(default=list, blank=True)
    caps = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["candidate__number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "candidate"], name="one_outcome_a_candidate"),
            models.CheckConstraint(
                condition=models.Q(vacancy__isnull=True, wish__isnull=True)
                | models.Q(vacancy__isnull=False, wish__isnull=False),
                name="a_place_answers_a_wish",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.candidate_id} {self.wish}"


PATIENCE = timedelta(minutes=10)
"""How long work that was asked for may give no answer before it may be asked for again."""


class Order(models.Model):
    """Work that somebody asked the worker for: when, and whether it is done or why it cannot be."""

    class Work(models.TextChoices):
        """What was asked for."""

        TIMETABLE = "timetable", _("timetable")
        ROUND = "round", _("matching round")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="orders")
    work = models.CharField(max_length=10, choices=Work.choices)
    on = models.DateField()
    seed = models.PositiveBigIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    faults = models.JSONField(default=list, blank=True, help_text="Why it was not done, in three languages")

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["programme", "work", "-at"], name="newest_order_first")]

    def __str__(self) -> str:
        return f"{self.work} {self.at:%Y-%m-%d %H:%M}"

    @property
    def waits(self) -> bool:
        """Whether the worker has it, or will soon."""
        return self.ended_at is None and timezone.now() - self.at < PATIENCE

    @property
    def overdue(self) -> bool:
        """Whether it should have been answered by now."""
        return self.ended_at is None and not self.waits


def in_languages(text: Text) -> dict[str, str]:
    """A Text as it is kept: {"id", "ja", "en"}."""
    return {language.value: text.said_in(language) for language in Language}


def name_kept(name: Any) -> dict[str, str] | None:
    """The name or place of a day as it is kept, one text for all languages; None for none, NotMade where one lacks."""
    if name is None:
        return None
    if isinstance(name, str) and name.strip():
        return {language.value: name for language in Language}
    said = {language.value: name.get(language.value) if isinstance(name, dict) else None for language in Language}
    if not all(isinstance(one, str) and one.strip() for one in said.values()):
        raise NotMade.of_unnamed_day(name)
    return {key: str(one) for key, one in said.items()}


def vacancy_kept(vacancy: Vacancy, employer: Organisation) -> dict[str, Any]:
    """What an explanation keeps of a vacancy, so that it reads the same when the vacancy is corrected later."""
    return {
        "id": str(vacancy.pk),
        "number": vacancy.number,
        "title": vacancy.title,
        "region": vacancy.region,
        "work": in_languages(vacancy.work),
        "employer": in_languages(employer.text),
    }
