"""Facts that the law of ESD computes."""

from kakehashi.law.book.japan.esd import esd
from kakehashi.law.book.japan.person.derivations import sat
from kakehashi.law.book.japan.person.stays import spent
from kakehashi.law.columns import Numbers
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.instrument import DAY
from kakehashi.law.lanes import opened_by_occupation
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

ACT = "https://www.japaneselawtranslation.go.jp/ja/laws/download/5193/08/h28Aa000890201en18.0_r7A32.txt"
OUTLINE = "ISA policy outline (English, 2024), https://www.moj.go.jp/isa/content/001424354.pdf"


@esd.derivation(
    article="landing criteria ordinance or ESD enforcement regulation; the article was not read",
    source="known, not re-read",
    asks=Text(
        "Kapan hari ulang tahun saat usia minimum tercapai?",
        "必要な年齢に達する誕生日はいつですか",
        "From which day is the person of age?",
    ),
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
        "Sejak kapan Ikusei Shuro (ESD) berlaku?",
        "育成就労制度の施行日はいつですか",
        "From which day is ESD in force?",
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
        "Berapa jam kursus bahasa Jepang terakreditasi (A1) yang dihitung?",
        "認定日本語教育機関の「就労」課程(A1相当)のうち算入できる時間は何時間ですか",
        "How many hours of the accredited A1 course count?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-P-02",
    unit="hours",
)
def a1_course_hours(person: Facts, value: Values) -> Numbers:
    """Hours of the accredited A1 course, abroad only those in the last months before the landing.

    Open: which hours of a course abroad that began before those months fall into them; one that is still to be taken.
    """
    courses = person.list("courses")
    whole = within_months_of_landing(person, "from", value["course_months"])
    part = within_months_of_landing(person, "to", value["course_months"])
    counted = courses.codes("where").is_("japan") | (part & (whole | courses.open()))
    taken = courses.codes("course").is_("a1_accredited") & (over_and_not_booked(person) | courses.open())
    return courses.total(courses.numbers("hours"), where=taken & counted)


@esd.derivation(
    article="ESD Act (Act 89 of 2016 as amended), arts. 8-9",
    source=ACT,
    asks=Text("Kapan hari pertama dalam Ikusei Shuro (ESD)?", "育成就労の初日はいつですか", "The first day in ESD?"),
    mark=Mark.OFFICIAL,
    condition="ESD-D-01",
    unit=DAY,
)
def first_esd_day(person: Facts, value: Values) -> Numbers:
    """The first day in ESD, from which its years run; beyond the calendar where there was none."""
    del value
    return person.list("stays").earliest(person.list("stays").numbers("from"), where=in_esd(person))


@esd.derivation(
    article="no article read",
    source="https://ogura.world/ikusei-tenseki ; an off-season return in farming and fishery is not counted: "
    "https://mintoku.com/qa_detail/5321, from the official questions and answers; which other days are not: not found",
    asks=Text(
        "Berapa hari jumlah masa Ikusei Shuro (ESD) di semua perusahaan?",
        "育成就労の通算期間(転籍前の期間を含む)は何日ですか",
        "How many days in ESD, with all employers together?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-D-03",
    unit="days",
)
def esd_days_spent(person: Facts, value: Values) -> Numbers:
    """All days in ESD before the landing, with all employers together; days claimed not to count stay open."""
    del value
    stays = person.list("stays")
    claimed = stays.total(stays.numbers("excluded_days"), where=in_esd(person) & stays.open())
    return (stays.total(spent(person), where=in_esd(person)) - claimed).not_below_zero()


@esd.derivation(
    article="policy outline; the article was not read",
    source=f"{OUTLINE} ; https://gaikokujinginoujishu.com/?amp=1&p=6160 ; when a test is one of the end: not found",
    asks=Text(
        "Apakah masa Ikusei Shuro (ESD) dapat diperpanjang karena belum lulus ujian akhir?",
        "修了時の試験に不合格となったため、育成就労の期間を延長できますか",
        "May ESD be extended because a test of its end was failed?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-D-02",
)
def may_extend_esd(person: Facts, value: Values) -> Ternary:
    """A test of the end sat and not passed, in skill or language, and days left in the years with the extension."""
    first = person.number("first_esd_day")
    left = person.number("esd_days_spent") < first.years_after(value["longest_stay_extended"]) - first
    return left & (failed_in_skill(person, value) | failed_in_language(person, value))


@esd.derivation(
    article="ESD Act (Act 89 of 2016 as amended), arts. 8-9",
    source=ACT,
    asks=Text(
        "Apakah masa Ikusei Shuro (ESD) masih tersisa?",
        "育成就労の期間は残っていますか",
        "Is there time left in ESD?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-P-05",
)
def has_esd_days_left(person: Facts, value: Values) -> Ternary:
    """All days in ESD stay below its years, which run from the first day; more only where an extension is asked for."""
    first = person.number("first_esd_day")
    ordinary = person.number("esd_days_spent") < first.years_after(value["longest_stay"]) - first
    return ordinary | (person.truth("may_extend_esd") & person.code("application_kind").is_("extension"))


def within_months_of_landing(person: Facts, edge: str, months: int) -> Ternary:
    """For each course: is its first or last day (`edge`) no longer before the landing than `months`?"""
    courses = person.list("courses")
    return courses.numbers(edge).months_after(months) >= courses.of_person(person.number("landing"))


def over_and_not_booked(person: Facts) -> Ternary:
    """For each course: is it over by the day asked about, and not only arranged?"""
    courses = person.list("courses")
    return (courses.numbers("to") <= courses.of_person(person.number(DAY_ASKED))) & ~courses.truth("booked")


def in_esd(person: Facts) -> Ternary:
    """For each stay: is it one under ESD?"""
    return person.list("stays").codes("status").is_("esd")


def sat_for_the_end(person: Facts, value: Values) -> Ternary:
    """For each test: was it sat by the day asked about, and after the time of the first tests was over?"""
    tests = person.list("tests")
    over = person.number("first_esd_day").years_after(value["years_of_first_tests"])
    return sat(person) & (tests.numbers("on") >= tests.of_person(over))


def failed_in_skill(person: Facts, value: Values) -> Ternary:
    """In which categories was grade 3 (practical) or the SSW (i) test sat for the end, and neither ever passed?"""
    tests = person.list("tests")
    trade = tests.codes("test").is_("trade_grade") & tests.codes("grade").is_in(value.words("grade_3_or_higher"))
    practical = trade & tests.codes("part").is_("practical")
    skill = tests.codes("test").is_("ssw1_skill")
    opens = tests.codes("occupation").gathered(*opened_by_occupation(value["unread_occupations_hold"]))
    passed, end = tests.truth("passed") & sat(person), sat_for_the_end(person, value)
    sat_it, passed_it = (
        tests.any(when, practical, opens) | tests.any(when, skill, tests.truth("category")) for when in (end, passed)
    )
    return sat_it & ~passed_it


def failed_in_language(person: Facts, value: Values) -> Ternary:
    """Was a test that shows A2 sat for the end, and A2 never reached?"""
    tests = person.list("tests")
    jlpt = tests.codes("test").is_("jlpt") & tests.codes("level").is_in(value.words("jlpt_levels_of_the_end"))
    language = tests.codes("test").is_("jft_basic") | jlpt
    return tests.any(language & sat_for_the_end(person, value)) & ~person.truth("reached_a2")
