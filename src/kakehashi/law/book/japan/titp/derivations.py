"""Facts that the law of technical intern training computes for every stage."""

from datetime import date

from kakehashi.law.book.japan.person.derivations import jlpt_at, sat
from kakehashi.law.book.japan.person.stays import running, spent
from kakehashi.law.book.japan.titp import titp
from kakehashi.law.columns import Numbers
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.instrument import DAY
from kakehashi.law.lanes import own_lane
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

ORDINANCE = "TITP enforcement regulation (MOJ/MHLW Ordinance 3 of 2016)"
LAW_TEXT = "law text in the e-Gov form, copy of 2026-02-08"
CARE_PAGE = "https://meizui.biz/ginou/ginou_kaigo/"
CARE_NOTICE = "care notice (MHLW Notice 320 of 2017)"
TRANSITION = "Act 60 of 2024, supplementary provisions; the articles were not read"
TRANSITION_NOTE = (
    "ISA and MHLW transition note of 2025-12-26, https://www.moj.go.jp/isa/content/001452771.pdf via "
    "http://www.ccscoop.or.jp/?p=280"
)


@titp.derivation(
    article=f"{ORDINANCE}, art. 10(2)(iii)(a)",
    source=CARE_PAGE,
    asks=Text(
        "Kapan hari ulang tahun saat usia minimum tercapai?",
        "必要な年齢に達する誕生日はいつですか",
        "From which day is the person of age?",
    ),
    mark=Mark.SECONDARY,
    condition="TITP-P-01",
    unit=DAY,
)
def of_age_for_titp(person: Facts, value: Values) -> Numbers:
    """The birthday on which the minimum age is reached."""
    return person.number("born").years_after(value["minimum_age"])


@titp.derivation(
    article=f"{ORDINANCE}, art. 10(2)(iii)(e)",
    source=LAW_TEXT,
    asks=Text(
        "Apakah pernah melakukan pekerjaan sejenis di luar Jepang?",
        "外国において同種の業務に従事した経験がありますか",
        "Was the same kind of work done abroad?",
    ),
    mark=Mark.OFFICIAL,
    condition="TITP-P-04",
)
def did_the_work_abroad(person: Facts, value: Values) -> Ternary:
    """Work outside Japan in the occupation; whether another occupation is the same kind of work, others find."""
    del value
    work = person.list("experience")
    return work.any(work.codes("where").is_("abroad"), work.codes("occupation").gathered(*own_lane()))


@titp.derivation(
    article=f"{ORDINANCE}, art. 10(2)(iii)(e); operation guideline; its figures were not read",
    source=f"{LAW_TEXT} ; https://www.ibr-c.com/business/care/question/844/ ; figures: known, not re-read",
    asks=Text(
        "Apakah ada keadaan khusus yang membuat pemagangan teknis ini diperlukan?",
        "技能実習を必要とする特別な事情がありますか",
        "Are there special circumstances that call for the training?",
    ),
    mark=Mark.UNCONFIRMED,
    condition="TITP-P-04",
)
def has_special_circumstances(person: Facts, value: Values) -> Ternary:
    """Need explained and the least training had; a related course, or technical cooperation: nothing tells these."""
    courses = person.list("courses")
    abroad = courses.codes("course").is_("pre_entry") & courses.codes("where").is_("abroad") & ended(person)
    hours = courses.total(courses.numbers("hours"), where=abroad)
    explained = person.truth("titp_purpose_understood") & person.truth("titp_return_plan")
    return (explained & (hours >= value["hours_of_least_training"])) | person.open()


@titp.derivation(
    article=f"{ORDINANCE}, art. 10(2)(iii)(e); operation guideline; its figures were not read",
    source=f"https://www.ibr-c.com/business/care/question/844/ ; {CARE_PAGE} ; figures: known, not re-read",
    asks=Text(
        "Apakah telah menyelesaikan pendidikan keperawatan atau kaigo di luar Jepang?",
        "外国で看護又は介護の課程を修了しましたか",
        "Was schooling in nursing or care finished abroad?",
    ),
    mark=Mark.UNCONFIRMED,
    condition="TITP-P-04",
)
def schooled_in_care_abroad(person: Facts, value: Values) -> Ternary:
    """A care course outside Japan over, of the months asked for; a shorter one, or another paper, stays open."""
    courses = person.list("courses")
    care = courses.codes("course").is_in(value.words("care_courses")) & courses.codes("where").is_("abroad")
    begun = courses.numbers("from").months_after(value["months_of_school_course"])
    long = (courses.numbers("to").day_after() >= begun) & ended(person)
    return courses.any(care & long) | person.open()


@titp.derivation(
    article=CARE_NOTICE,
    source=f"{CARE_PAGE} ; https://www.jinzaikyoiku.com/nurse ; the list of equal tests was not read",
    asks=Text(
        "Apakah kemampuan bahasa Jepangnya sudah mencapai JLPT N4 atau yang setara?",
        "日本語能力試験(JLPT)N4に合格し、又はこれと同等以上の日本語能力がありますか",
        "Is JLPT N4 or its equal reached?",
    ),
    mark=Mark.SECONDARY,
    condition="TITP-P-10",
)
def reached_n4_for_care(person: Facts, value: Values) -> Ternary:
    """JLPT N4 or better by the day asked about; whether another test is its equal stays open."""
    tests = person.list("tests")
    jft = tests.codes("test").is_("jft_basic") & (tests.numbers("score") >= value["jft_basic_for_a2"])
    other = tests.codes("test").is_in(value.words("tests_of_open_standing"))
    open_ = (jft | (other & tests.truth("passed").unless_no())).at_best_open()
    return tests.any((jlpt_at(person, value.words("jlpt_levels_from_n4")) | open_) & sat(person))


@titp.derivation(
    article=CARE_NOTICE,
    source=f"{CARE_PAGE} ; the list of equal tests was not read",
    asks=Text(
        "Apakah kemampuan bahasa Jepangnya sudah mencapai JLPT N3 atau yang setara?",
        "日本語能力試験(JLPT)N3に合格し、又はこれと同等以上の日本語能力がありますか",
        "Is JLPT N3 or its equal reached?",
    ),
    mark=Mark.SECONDARY,
    condition="TITP-P-11",
)
def reached_n3_for_care(person: Facts, value: Values) -> Ternary:
    """JLPT N3 or better by the day asked about; whether another test is its equal stays open."""
    tests = person.list("tests")
    other = tests.codes("test").is_in(value.words("tests_of_open_standing")) & tests.truth("passed").unless_no()
    n3 = jlpt_at(person, value.words("jlpt_levels_from_n3"))
    return tests.any((n3 | other.at_best_open()) & sat(person))


@titp.derivation(
    article="Technical Intern Training Act (Act 89 of 2016), art. 9(iv); TITP enforcement regulation (MOJ/MHLW "
    "Ordinance 3 of 2016), art. 10(1)",
    source="https://ghrlab.com/?p=1454",
    asks=Text(
        "Apakah lulus ujian praktik dan ujian tertulis tingkat dasar (kisokyu) untuk jenis pekerjaan ini?",
        "この職種の技能検定基礎級等の実技試験及び学科試験に合格していますか",
        "Are the practical and the written basic-grade test of this occupation passed?",
    ),
    mark=Mark.SECONDARY,
    condition="TITP-P-12",
)
def passed_basic_grade(person: Facts, value: Values) -> Ternary:
    """Both parts of the basic grade passed in the occupation; whether a higher grade stands for it stays open."""
    tests = person.list("tests")
    basic = tests.codes("grade").is_in(value.words("basic_grade"))
    higher = tests.codes("grade").is_in(value.words("grades_above_basic")).at_best_open()
    passed, trade = in_trade(person)
    practical, written = tests.codes("part").is_("practical"), tests.codes("part").is_("written")
    return tests.any(passed, basic | higher, practical, trade) & tests.any(passed, basic | higher, written, trade)


@titp.derivation(
    article="Technical Intern Training Act (Act 89 of 2016), art. 9(iv)",
    source="http://jp.china-ghhw.com/japan_skills/show-9.html",
    asks=Text(
        "Apakah lulus ujian praktik tingkat 3 untuk jenis pekerjaan ini?",
        "この職種の技能検定3級等の実技試験に合格していますか",
        "Is the practical grade-3 test of this occupation passed?",
    ),
    mark=Mark.SECONDARY,
    condition="TITP-P-13",
)
def passed_grade_3_practical(person: Facts, value: Values) -> Ternary:
    """The practical part of grade 3 or higher passed in the occupation."""
    tests = person.list("tests")
    grade = tests.codes("grade").is_in(value.words("grade_3_or_higher")) & tests.codes("part").is_("practical")
    return tests.any(grade, *in_trade(person))


@titp.derivation(
    article=TRANSITION,
    source=TRANSITION_NOTE,
    asks=Text(
        "Apakah permohonan pengesahan rencana baru diajukan paling lambat pada hari terakhir pengajuan?",
        "新規の技能実習計画の認定申請は、申請の最終日までにされましたか",
        "Was the new plan filed by the last day for it?",
    ),
    mark=Mark.OFFICIAL,
    condition="TITP-E-13",
)
def plan_filed_in_time(person: Facts, value: Values) -> Ternary:
    """The plan is filed before ESD is in force."""
    return person.number("plan_filed_on") <= value.day("last_day_to_file")


@titp.derivation(
    article=TRANSITION,
    source=TRANSITION_NOTE,
    asks=Text(
        "Paling cepat kapan pemagangan dapat dimulai?",
        "技能実習を開始できる日はいつですか",
        "On which day can the training start?",
    ),
    mark=Mark.OFFICIAL,
    condition="TR-03",
    unit=DAY,
)
def training_starts_on(person: Facts, value: Values) -> Numbers:
    """The start by the plan, and for who is not in training yet no day before the landing."""
    del value
    return person.number("plan_starts_on").not_before(person.number("landing"))


@titp.derivation(
    article=TRANSITION,
    source=TRANSITION_NOTE,
    asks=Text(
        "Apakah pemagangan dimulai paling lambat pada batas akhir menurut ketentuan peralihan?",
        "技能実習は経過措置の期限までに開始されますか",
        "Does the training start by the last day for it?",
    ),
    mark=Mark.OFFICIAL,
    condition="TR-03",
)
def starts_in_time(person: Facts, value: Values) -> Ternary:
    """The training can start by the last day of the transition."""
    return person.number("training_starts_on") <= value.day("last_start")


@titp.derivation(
    article=TRANSITION,
    source=TRANSITION_NOTE,
    asks=Text(
        "Apakah mendarat paling lambat pada batas akhir menurut ketentuan peralihan?",
        "経過措置の期限までに上陸しますか",
        "Is the landing by the last day for it?",
    ),
    mark=Mark.OFFICIAL,
    condition="TR-02",
)
def lands_in_time(person: Facts, value: Values) -> Ternary:
    """Landed by the last day; later is out under an older certificate, and "in principle" out under a newer one."""
    newer = ~(person.number("coe_issued_on") < value.day("switch"))
    return (person.number("landing") <= value.day("last_start")) | newer.at_best_open()


@titp.derivation(
    article=TRANSITION,
    source=TRANSITION_NOTE,
    asks=Text(
        "Apakah sedang menjalani Pemagangan Teknis No. 1 yang dimulai paling lambat pada batas akhir menurut "
        "ketentuan peralihan?",
        "経過措置の期限までに開始された第1号技能実習を行っていますか",
        "In training that began by the last day for it?",
    ),
    mark=Mark.OFFICIAL,
    condition="TR-01",
)
def in_stage_1_by_right(person: Facts, value: Values) -> Ternary:
    """In Japan in stage 1, begun by the last day of the transition: such training goes on."""
    stays = person.list("stays")
    begun = stays.numbers("from") <= value.day("last_start")
    return person.truth("in_japan") & stays.any(stays.codes("status").is_("titp1") & begun & running(person, DAY_ASKED))


@titp.derivation(
    article="no article read",
    source="https://office-kagata.com/category9/category13",
    asks=Text(
        "Apakah pemagangan teknis sudah selesai dan yang bersangkutan pulang sebelum Ikusei Shuro (ESD) berlaku?",
        "育成就労制度の施行前に技能実習を終えて帰国しましたか",
        "Was the training over, and the person gone home, before ESD was in force?",
    ),
    mark=Mark.SECONDARY,
    condition="TR-07",
)
def left_before_switch(person: Facts, value: Values) -> Ternary:
    """A former trainee none of whose training reached the first day of ESD."""
    stays = person.list("stays")
    reached = stays.numbers("to") >= value.day("switch")
    status = stays.codes("status").is_in(value.words("titp_statuses"))
    return person.truth("was_trainee") & ~stays.any(status & reached)


@titp.derivation(
    article="notice of the care field on home visits; the article was not read",
    source="https://sr-kplanning.com/?p=790, citing https://www.mhlw.go.jp/stf/newpage_56271.html",
    asks=Text(
        "Apakah layanan kaigo kunjungan rumah sudah dibuka bagi peserta pemagangan teknis?",
        "訪問系サービスは技能実習生に認められていますか",
        "Are home visits open to trainees yet?",
    ),
    mark=Mark.SECONDARY,
    condition="D-06",
)
def home_visits_opened_to_trainees(person: Facts, value: Values) -> Ternary:
    """The day asked about is not before the day on which they opened."""
    return person.number(DAY_ASKED) >= value.day("home_visits_open_from")


def begins_before(person: Facts, day: date) -> Ternary:
    """Does the training asked about begin before `day`: by the plan, else with the landing, and never before it?"""
    landing = person.number("landing")
    return person.number("plan_starts_on").or_else(landing).not_before(landing) < day


def ended(person: Facts) -> Ternary:
    """For each course: is it over, and not only arranged?"""
    courses = person.list("courses")
    over = courses.numbers("to") <= courses.of_person(person.number(DAY_ASKED))
    return over & ~courses.truth("booked")


def in_trade(person: Facts) -> tuple[Ternary, Ternary]:
    """For each test: is it a trade test passed by the day asked about?  And in which occupation?"""
    tests = person.list("tests")
    passed = tests.codes("test").is_("trade_grade") & tests.truth("passed") & sat(person)
    return passed, tests.codes("occupation").gathered(*own_lane())


def done_before(person: Facts, status: str) -> Ternary:
    """Was the stage done in an earlier stay?  One that was broken off may be excused: nothing tells the cause."""
    stays = person.list("stays")
    earlier = stays.numbers("to") < stays.of_person(person.number(DAY_ASKED))
    done = stays.truth("completed") | stays.open()
    return stays.any(stays.codes("status").is_(status) & earlier & done)


def completed_in_occupation(person: Facts, status: str) -> Ternary:
    """Was the stage `status` completed, and in which occupation?"""
    stays = person.list("stays")
    trade = stays.codes("occupation").gathered(*own_lane())
    return stays.any(stays.codes("status").is_(status), stays.truth("completed"), trade)


def in_stage(person: Facts, status: str) -> Ternary:
    """In Japan in the stage `status` on the day asked about, and in which occupation?"""
    stays = person.list("stays")
    trade = stays.codes("occupation").gathered(*own_lane())
    return person.truth("in_japan") & stays.any(stays.codes("status").is_(status), running(person, DAY_ASKED), trade)


def stage_over_on(person: Facts, status: str, *, years: int) -> Numbers:
    """The day on which the stay in the stage has lasted `years`.

    Days claimed to be left out leave it open, and so do earlier stays in the stage: whether their days count was not
    read.
    """
    stays = person.list("stays")
    of_stage, runs = stays.codes("status").is_(status), running(person, DAY_ASKED)
    before = of_stage & (stays.numbers("to") < stays.of_person(person.number(DAY_ASKED))) & stays.open()
    first = stays.earliest(stays.numbers("from"), where=of_stage & runs)
    left_out = stays.total(stays.numbers("excluded_days"), where=of_stage & runs & stays.open())
    return first.years_after(years) + left_out - stays.total(spent(person), where=before)


def without_closed_visits(person: Facts) -> Ternary:
    """No home visits; or such as are open to trainees, of whom nothing tells what is asked."""
    return ~person.truth("home_visits") | (person.truth("home_visits_opened_to_trainees") & person.open())
