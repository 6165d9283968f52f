"""Facts that the law of ESD computes."""

from kakehashi.law.book.japan.esd import esd
from kakehashi.law.book.japan.person.stays import spent
from kakehashi.law.columns import Numbers
from kakehashi.law.dated import Values
from kakehashi.law.facts import Facts
from kakehashi.law.instrument import DAY
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text


@esd.derivation(
    article="landing criteria ordinance or ESD enforcement regulation; the article was not read",
    source="known, not re-read",
    asks=Text("Sejak kapan usianya cukup?", "必要な年齢に達する日はいつですか", "From which day is the person of age?"),
    mark=Mark.UNCONFIRMED,
    condition="ESD-P-01",
    unit=DAY,
)
def of_age_for_esd(person: Facts, value: Values) -> Numbers:
    """The birthday on which the minimum age is reached."""
    return person.number("born").years_after(value["minimum_age"])


@esd.derivation(
    article="Act 60 of 2024; date of enforcement",
    source="ISA and MHLW transition note of 2025-12-26, https://www.moj.go.jp/isa/content/001452771.pdf",
    asks=Text(
        "Sejak kapan Ikusei Shuro (ESD) berlaku?", "育成就労の施行日はいつですか", "From which day is ESD in force?"
    ),
    mark=Mark.OFFICIAL,
    condition="D-15",
    unit=DAY,
)
def esd_in_force_from(person: Facts, value: Values) -> Numbers:
    """The first day of ESD."""
    return person.same(value.day("in_force_from"))


@esd.derivation(
    article="ESD enforcement regulation (MOJ/MHLW Ordinance 4 of 2025); the article was not read",
    source="https://ofune-office.com/newsdetail?wgd=news-50&wgdo=sort-ASC, quoting the ordinance",
    asks=Text(
        "Berapa jam kursus A1 terakreditasi yang dihitung?",
        "認定日本語教育機関の「就労」課程(A1相当)のうち算入できる時間は何時間ですか",
        "How many hours of the accredited A1 course count?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-P-02",
    unit="hours",
)
def a1_course_hours(person: Facts, value: Values) -> Numbers:
    """Hours of the accredited A1 course, abroad only in the last months before the landing; booked ones stay open."""
    courses, landing = person.list("courses"), person.number("landing")
    recent = courses.numbers("to").months_after(value["course_months"]) >= courses.of_person(landing)
    counted = courses.codes("where").is_("japan") | recent
    taken = courses.codes("course").is_("a1_accredited") & (~courses.truth("booked") | courses.open())
    return courses.total(courses.numbers("hours"), where=taken & counted)


@esd.derivation(
    article="ESD Act (Act 89 of 2016 as amended), arts. 8-9",
    source="https://www.japaneselawtranslation.go.jp/ja/laws/download/5193/08/h28Aa000890201en18.0_r7A32.txt",
    asks=Text(
        "Apakah masa Ikusei Shuro (ESD) masih tersisa?",
        "育成就労の期間は残っていますか",
        "Is there time left in ESD?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-P-05",
)
def has_esd_days_left(person: Facts, value: Values) -> Ternary:
    """All days in ESD stay below its years, which run from the first day."""
    stays = person.list("stays")
    in_esd = stays.codes("status").is_("esd")
    first = stays.earliest(stays.numbers("from"), where=in_esd)
    return stays.total(spent(person), where=in_esd) < first.years_after(value["longest_stay"]) - first
