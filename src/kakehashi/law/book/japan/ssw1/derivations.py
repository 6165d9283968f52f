"""Facts that the law of SSW (i) computes: what opens the way to the skill condition, and the days that count."""

from kakehashi.law.book.japan.person.derivations import passed, passed_trade_test, sat
from kakehashi.law.book.japan.person.stays import completed_by_landing, spent
from kakehashi.law.book.japan.ssw1 import ssw1
from kakehashi.law.columns import Numbers
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.instrument import DAY
from kakehashi.law.lanes import opened_by_occupation
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

REGULATION = "Enforcement regulation of the Immigration Control Act, arts. 20-2, 21-2"
ROYAL = "Royal RI 2025, https://royalri.jp/information/information-3936"


@ssw1.derivation(
    article="Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column",
    source="Japan Care Worker Guide, http://japancwg.com/?p=6820",
    asks=Text(
        "Kapan hari ulang tahun saat usia minimum tercapai?",
        "必要な年齢に達する誕生日はいつですか",
        "From which day is the person of age?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-01",
    unit=DAY,
)
def of_age_for_ssw1(person: Facts, value: Values) -> Numbers:
    """The birthday on which the minimum age is reached."""
    return person.number("born").years_after(value["minimum_age"])


@ssw1.derivation(
    article="Cabinet decision on the start of SSW; the article was not read",
    source="withyou-visa.com, https://withyou-visa.com/specific-skill_contents/specific-skill",
    asks=Text(
        "Sejak kapan program SSW berlaku?",
        "特定技能制度の施行日はいつですか",
        "From which day is the scheme in force?",
    ),
    mark=Mark.SECONDARY,
    condition="D-01",
    unit=DAY,
)
def ssw1_in_force_from(person: Facts, value: Values) -> Numbers:
    """The first day of SSW."""
    return person.same(value.day("in_force_from"))


@ssw1.derivation(
    article="Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column; operation policy of each field",
    source="the tests by category and their sources: JAC, https://jac-skill.or.jp/howto/1-09.php ; GAGR, quoting the "
    "ISA guidebook, https://gagr.co.jp/specific/%e9%80%a0%e8%88%b9%e3%83%bb%e8%88%b6%e7%94%a8%e5%b7%a5%e6%a5%ad",
    asks=Text(
        "Apakah lulus ujian keterampilan SSW (i) untuk kategori pekerjaan ini atau ujian penggantinya?",
        "この業務区分の特定技能1号評価試験又はこれに代わる試験に合格していますか",
        "Is the skill test of this category passed?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-03",
)
def passed_skill_test(person: Facts, value: Values) -> Ternary:
    """The SSW (i) test of the category passed by the day asked about, or where it stands for it a grade 3."""
    grade_3 = passed_trade_test(person, value, value.words("grade_3_or_higher"))
    stands = grade_3.in_lanes(value.lanes("grade_3_stands_for_the_skill_test"))
    return passed_own_skill_test(person, value) | stands


def passed_own_skill_test(person: Facts, value: Values) -> Ternary:
    """In which categories was the SSW (i) test of the category itself passed by the day asked about?"""
    tests = person.list("tests")
    test = tests.codes("test").is_("ssw1_skill") & tests.truth("passed") & sat(person)
    own = tests.any(test, tests.truth("category"))
    return own if value["unread_skill_tests_hold"] else own.in_lanes(~value.lanes("skill_test_not_read"))


@ssw1.derivation(
    article="policy outline; the article was not read",
    source="ISA policy outline (English, 2024), https://www.moj.go.jp/isa/content/001424354.pdf",
    asks=Text(
        "Apakah telah menyelesaikan Ikusei Shuro (ESD) dan lulus ujian keterampilan nasional tingkat 3 (praktik) "
        "untuk kategori pekerjaan ini?",
        "この業務区分で育成就労を修了し、かつ、技能検定3級(実技)等に合格していますか",
        "After completing ESD: is grade 3 (practical) passed in this category?",
    ),
    mark=Mark.OFFICIAL,
    condition="SSW1-P-25",
)
def passed_grade_3_after_esd(person: Facts, value: Values) -> Ternary:
    """ESD completed in the category and grade 3 (practical) passed in a trade of it; ESD alone waives nothing."""
    stays, tests = person.list("stays"), person.list("tests")
    esd = stays.any(stays.codes("status").is_("esd"), completed_by_landing(person), stays.truth("category"))
    trade = tests.codes("test").is_("trade_grade") & tests.codes("grade").is_in(value.words("grade_3_or_higher"))
    practical = trade & tests.codes("part").is_("practical") & tests.truth("passed") & sat(person)
    return esd & tests.any(
        practical, tests.codes("occupation").gathered(*opened_by_occupation(value["unread_occupations_hold"]))
    )


@ssw1.derivation(
    article="notice of the care field on home visits; the article was not read",
    source="the course, or the like of it: https://sr-kplanning.com/?p=790, citing "
    "https://www.mhlw.go.jp/stf/newpage_56271.html ; its hours: https://kaigonews.net/articles/shonin-sha-torikata ; "
    "what counts as the like of it: not found",
    asks=Text(
        "Apakah kursus dasar kaigo di Jepang sudah diselesaikan, dengan jumlah jam yang ditentukan?",
        "介護職員初任者研修等(日本で、所定の時間)を修了していますか",
        "Was the initial care course finished, in Japan and of its full hours?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-26",
)
def took_initial_care_course(person: Facts, value: Values) -> Ternary:
    """The course over, in Japan, of its hours; whether one abroad or of fewer hours is the like of it stays open."""
    courses = person.list("courses")
    over = (courses.numbers("to") <= courses.of_person(person.number(DAY_ASKED))) & ~courses.truth("booked")
    whole = courses.codes("where").is_("japan") & (courses.numbers("hours") >= value["hours_of_initial_care_course"])
    return courses.any(courses.codes("course").is_("care_initial") & over & (whole | courses.open()))


@ssw1.derivation(
    article=REGULATION,
    source=f"law text in the e-Gov form, copy of 2026-02-08 ; {ROYAL}",
    asks=Text(
        "Kapan hari pertama masa tinggal yang dihitung?",
        "通算の対象となる在留の初日はいつですか",
        "The first day of stay that counts?",
    ),
    mark=Mark.OFFICIAL,
    condition="SSW1-P-13",
    unit=DAY,
)
def first_ssw1_day(person: Facts, value: Values) -> Numbers:
    """The first day in a status that counts; beyond the calendar where there was none."""
    return person.list("stays").earliest(person.list("stays").numbers("from"), where=counted(person, value))


@ssw1.derivation(
    article=f"{REGULATION}; the figures are the ministry's",
    source=f"law text in the e-Gov form, copy of 2026-02-08 ; {ROYAL} ; https://stargrade.or.jp/3482",
    asks=Text(
        "Berapa hari ketidakhadiran (cuti dan sebagainya) yang tidak dihitung dalam jumlah masa tinggal?",
        "通算在留期間から除かれる期間(休業等)は何日ですか",
        "How many days of absence are left out of the count?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-15",
    unit="days",
)
def leave_days_not_counted(person: Facts, value: Values) -> Numbers:
    """Days of absence in the stay, so far, left out on application and proof, as the law has it; each counts once."""
    leaves, why = person.list("leaves"), person.list("leaves").codes("reason")
    begun = leaves.numbers("from")
    so_far = leaves.numbers("to").at_most(leaves.of_person(person.number(DAY_ASKED))).day_after()
    ended = so_far.at_most(begun.months_after(why.number_in(value.table("longest_leave"))))
    return leaves.days_in(begun, ended, where=long_enough(person, value) & asked_for(person, value))


def long_enough(person: Facts, value: Values) -> Ternary:
    """For each absence: is it for a reason that the law leaves out, and longer than the shortest of that reason?"""
    leaves, why = person.list("leaves"), person.list("leaves").codes("reason")
    shortest = why.number_in(value.table("shortest_leave"), otherwise=value["no_shortest_leave"])
    longer = leaves.numbers("to").day_after() > leaves.numbers("from").months_after(shortest)
    return why.is_in(value.words("leaves_left_out")) & longer


def asked_for(person: Facts, value: Values) -> Ternary:
    """For each absence: begun in the stay that counts, shown, and asked to be left out by the day of the question?

    It is asked for before the stay is used up; whether one asked for later is heard was not read.
    """
    leaves, used_up = person.list("leaves"), person.number("first_ssw1_day").years_after(value["longest_stay"])
    in_the_stay = leaves.numbers("from") >= leaves.of_person(person.number("first_ssw1_day"))
    asked = leaves.numbers("exclusion_applied_on") <= leaves.of_person(person.number(DAY_ASKED))
    in_time = leaves.numbers("exclusion_applied_on") < leaves.of_person(used_up)
    return in_the_stay & leaves.truth("proof") & asked & (in_time | leaves.open())


@ssw1.derivation(
    article=f"{REGULATION}; what is counted: practice of the agency",
    source="law text in the e-Gov form, copy of 2026-02-08 ; "
    "https://visa-support-yamanashi.com/tokuteiginou-category/post-2432 ; https://prorelations.jp/?p=543",
    asks=Text(
        "Berapa hari masa tinggal SSW (i) yang dihitung?",
        "特定技能1号の通算在留日数は何日ですか",
        "How many days in SSW (i) count?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-14",
    unit="days",
)
def ssw1_days_counted(person: Facts, value: Values) -> Numbers:
    """All days in a status that counts before the landing, less what is left out; a mere claim stays open."""
    stays = person.list("stays")
    claim = stays.codes("excluded_reason").is_in(value.words("leaves_left_out")) & stays.open()
    claimed = stays.total(stays.numbers("excluded_days"), where=claim & counted(person, value))
    stayed = stays.total(spent(person), where=counted(person, value))
    return stayed - person.number("leave_days_not_counted") - claimed


@ssw1.derivation(
    article="Enforcement regulation of the Immigration Control Act, art. 21-2; the details are the ministry's",
    source=f"{ROYAL} ; https://yamaga-office.com/ ; which sittings count differs by field: "
    "https://tokutei-gino.com/articles/d9718bbe54e030ae07e0f58bb82cb7bc ; in construction: JAC, https://jac-skill.or.jp/"
    "news/examinfo/news20251129.php",
    asks=Text(
        "Apakah ada alasan yang patut untuk tinggal pada tahun keenam?",
        "6年目の在留が認められる相当の理由がありますか",
        "Is there ground for a sixth year?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-16",
)
def may_stay_a_sixth_year(person: Facts, value: Values) -> Ternary:
    """Every test of SSW (ii) passed or nearly, and one not; undertaking given, employer keeps and coaches.

    The regulation speaks of a renewal; for anything else, as a certificate from abroad, it is open.
    """
    renewal = person.code("application_kind").is_in(value.words("applications_for_a_sixth_year")) | person.open()
    near = passed(person) | (near_pass(person, value) & sitting_counts(person, value))
    failed = ~in_every_ssw2_test(person, value, passed(person))
    undertaken = person.truth("sixth_year.undertaking") & person.truth("sixth_year.employer_keeps_and_coaches")
    return in_every_ssw2_test(person, value, near) & failed & undertaken & renewal


def near_pass(person: Facts, value: Values) -> Ternary:
    """For each test: does its result come near enough to a pass?  Of one that was not the last sitting it is open."""
    tests = person.list("tests")
    near = tests.numbers("percent_of_pass_mark") >= value["near_pass_percent"]
    return near & (last_sitting(person) | tests.open())


def sitting_counts(person: Facts, value: Values) -> Ternary:
    """For each test, by lane: was it sat when a sitting counts?  Open where the field's first day was not found."""
    tests, dated = person.list("tests"), value.lanes("sittings_are_dated")
    late = tests.numbers("on") >= value.day("sittings_count_from")
    return late.in_lanes(dated) | tests.open().in_lanes(~dated)


def last_sitting(person: Facts) -> Ternary:
    """For each test of those that SSW (ii) asks for: was it the last sitting of its kind by the day asked about?"""
    skill, language, management = (_last_of(person, kind) for kind in ("ssw2_skill", "jlpt", "business_career"))
    return skill | language | management


def _last_of(person: Facts, kind: str) -> Ternary:
    tests = person.list("tests")
    of_kind, on = tests.codes("test").is_(kind), tests.numbers("on")
    return of_kind & (on >= tests.of_person(tests.latest(on, where=of_kind & sat(person))))


def in_every_ssw2_test(person: Facts, value: Values, result: Ternary) -> Ternary:
    """In each lane: had every test that SSW (ii) asks for there a sitting with `result`, which is told of each test?

    The skill test everywhere, JLPT N3 and the Business Career test in some fields; whether a result in a higher level
    or grade stands for the one that is named is open, but N2 passed is N3 reached.
    """
    tests, had = person.list("tests"), result & sat(person)
    kind, level, grade = (tests.codes(key) for key in ("test", "level", "grade"))
    skill = tests.any(kind.is_("ssw2_skill"), tests.truth("category"), had)
    higher = level.is_in(value.words("jlpt_above_n3")) & (passed(person) | tests.open())
    language = tests.any(kind.is_("jlpt") & (level.is_in(value.words("jlpt_n3")) | higher) & had)
    above = grade.is_in(value.words("business_career_above")) & tests.open()
    management = tests.any(
        kind.is_("business_career") & (grade.is_in(value.words("business_career_needed")) | above) & had
    )
    asked = language.outside_yes(value.lanes("n3_beside_the_ssw2_test"))
    return skill & asked & management.outside_yes(value.lanes("business_career_beside_the_ssw2_test"))


def counted(person: Facts, value: Values) -> Ternary:
    """For each stay: does it count towards the total?  Of designated activities only those on the way to SSW."""
    status = person.list("stays").codes("status")
    return status.is_in(value.words("statuses_counted")) | (status.is_("designated") & person.list("stays").open())
