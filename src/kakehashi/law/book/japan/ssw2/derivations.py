"""Facts that the law of SSW (ii) computes: tests of its level, and work in Japan that is long enough."""

from kakehashi.law.book.japan.person.derivations import passed_trade_test, sat
from kakehashi.law.book.japan.ssw2 import ssw2
from kakehashi.law.columns import Numbers
from kakehashi.law.dated import Values
from kakehashi.law.facts import Facts
from kakehashi.law.instrument import DAY
from kakehashi.law.lanes import field_told, opened_by_occupation
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

POLICIES = "operation policy of each field; the article was not read"
GUIDE = "GSSS guide to SSW (ii), https://visa.gsss.pro/%e7%89%b9%e5%ae%9a%e6%8a%80%e8%83%bd/3599"
TESTS = f"{GUIDE} ; https://tokutei-gino.com/articles/d9718bbe54e030ae07e0f58bb82cb7bc"


@ssw2.derivation(
    article="Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (ii) column; the article was not read",
    source="Okada office, https://office-okada-scr.com/blog/archives/570",
    asks=Text(
        "Kapan hari ulang tahun saat usia minimum tercapai?",
        "必要な年齢に達する誕生日はいつですか",
        "From which day is the person of age?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW2-P-01",
    unit=DAY,
)
def of_age_for_ssw2(person: Facts, value: Values) -> Numbers:
    """The birthday on which the minimum age is reached."""
    return person.number("born").years_after(value["minimum_age"])


@ssw2.derivation(
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
def ssw2_in_force_from(person: Facts, value: Values) -> Numbers:
    """The first day of SSW."""
    return person.same(value.day("in_force_from"))


@ssw2.derivation(
    article=POLICIES,
    source=TESTS,
    asks=Text(
        "Apakah lulus ujian keterampilan SSW (ii) untuk kategori pekerjaan ini?",
        "この業務区分の特定技能2号評価試験に合格していますか",
        "Is the SSW (ii) skill test of this category passed?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW2-P-02",
)
def passed_ssw2_test(person: Facts, value: Values) -> Ternary:
    """The SSW (ii) test of the category passed by the day asked about.

    Where one test is named for several categories of a field, whether a pass told of one opens the others is open.
    """
    tests, category = person.list("tests"), person.list("tests").truth("category")
    done = tests.codes("test").is_("ssw2_skill") & tests.truth("passed") & sat(person)
    named_for_the_field = tests.any(done, field_told(category)).in_lanes(value.lanes("one_test_for_the_field"))
    return tests.any(done, category) | (named_for_the_field & person.open())


@ssw2.derivation(
    article=POLICIES,
    source=TESTS,
    asks=Text(
        "Apakah lulus ujian Business Career tingkat 3 (manajemen produksi)?",
        "ビジネス・キャリア検定3級(生産管理)に合格していますか",
        "Is the Business Career test, grade 3 (production management), passed?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW2-P-02",
)
def passed_business_career(person: Facts, value: Values) -> Ternary:
    """The Business Career test passed at the grade that is named; whether a higher one stands for it is open."""
    tests = person.list("tests")
    grade = tests.codes("grade")
    higher = grade.is_in(value.words("business_career_grades_of_open_standing")) & tests.open()
    reached = grade.is_in(value.words("business_career_grade")) | higher
    return tests.any(tests.codes("test").is_("business_career") & reached & tests.truth("passed") & sat(person))


@ssw2.derivation(
    article=POLICIES,
    source=TESTS,
    asks=Text(
        "Apakah lulus ujian keterampilan nasional (ginou kentei) tingkat 1 dalam jenis pekerjaan yang sesuai dengan "
        "kategori pekerjaan ini?",
        "この業務区分に対応する職種で技能検定1級に合格していますか",
        "Is grade 1 of the trade test passed in a trade of this category?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW2-P-02",
)
def passed_grade_1(person: Facts, value: Values) -> Ternary:
    """Both parts of the trade skill test, grade 1, in a trade of the category, where that is accepted."""
    grade_1 = passed_trade_test(person, value, value.words("grade_1"))
    return grade_1.in_lanes(value.lanes("grade_1_stands_for_the_skill_test"))


@ssw2.derivation(
    article=POLICIES,
    source=GUIDE,
    asks=Text(
        "Apakah telah memimpin pekerja lain dalam kategori pekerjaan ini di Jepang selama jangka waktu yang "
        "disyaratkan?",
        "日本で、この業務区分において他の従業員を指導した期間は、必要な期間に達していますか",
        "Were others led in this category in Japan for long enough?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW2-P-03",
)
def led_long_enough(person: Facts, value: Values) -> Ternary:
    """All months of leading others in Japan that count for the category reach those asked for."""
    work = person.list("experience")
    led = counted(person, value) & work.truth("leading")
    return work.reaches(value["months_of_leading"], work.numbers("months"), where=led)


@ssw2.derivation(
    article=POLICIES,
    source=GUIDE,
    asks=Text(
        "Apakah telah bekerja dalam kategori pekerjaan ini di Jepang selama jangka waktu yang disyaratkan?",
        "日本で、この業務区分において就労した期間は、必要な期間に達していますか",
        "Was work done in this category in Japan for long enough?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW2-P-03",
)
def worked_long_enough(person: Facts, value: Values) -> Ternary:
    """All months of work in Japan that count for the category reach those asked for."""
    work = person.list("experience")
    return work.reaches(value["months_of_work"], work.numbers("months"), where=counted(person, value))


@ssw2.derivation(
    article=POLICIES,
    source=f"{GUIDE} ; Tanaka office, https://tanaka-masato.com/archives/221",
    asks=Text(
        "Apakah telah bekerja di bengkel bersertifikat di Jepang selama jangka waktu yang disyaratkan?",
        "日本の認証工場で就労した期間は、必要な期間に達していますか",
        "Was work done at a certified workshop in Japan for long enough?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW2-P-03",
)
def worked_at_certified_workshop(person: Facts, value: Values) -> Ternary:
    """All months of work in Japan that count for the category, in workshops told to be certified, reach those asked."""
    work = person.list("experience")
    certified = counted(person, value) & work.truth("certified_workshop")
    return work.reaches(value["months_of_work"], work.numbers("months"), where=certified)


@ssw2.derivation(
    article=POLICIES,
    source=GUIDE,
    asks=Text(
        "Apakah pernah memimpin pekerja lain dalam kategori pekerjaan ini di Jepang?",
        "日本で、この業務区分において他の従業員を指導したことがありますか",
        "Were others ever led in this category in Japan?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW2-P-03",
)
def led_at_all(person: Facts, value: Values) -> Ternary:
    """Any work in Japan that counts for the category and was done leading others."""
    work = person.list("experience")
    return work.any(counted(person, value) & work.truth("leading"))


def counted(person: Facts, value: Values) -> Ternary:
    """For each piece of work: was it in Japan, and for which categories does it count?

    It counts for its own, in manufacturing for all of the field; in some fields that is open, elsewhere it does not.
    """
    work = person.list("experience")
    own = work.truth("category").or_else(
        work.codes("occupation").gathered(*opened_by_occupation(value["unread_occupations_hold"]))
    )
    plant = field_told(own).in_lanes(value.lanes("manufacturing"))
    open_field = field_told(own).in_lanes(value.lanes("work_across_categories_not_found")) & work.open()
    return (own | plant | open_field) & work.codes("where").is_("japan")
