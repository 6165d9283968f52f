"""Facts about a person that several Japanese instruments compute in the same way."""

from kakehashi.law.book.japan.person import person as japan_person
from kakehashi.law.book.japan.person.applications import certificate_issued
from kakehashi.law.book.japan.person.stays import completed_by_landing, spent, unfinished
from kakehashi.law.columns import Codes, Numbers
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.instrument import DAY
from kakehashi.law.lanes import opened_by_occupation
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

CARE_GUIDE = "Japan Care Worker Guide, FAQ, http://japancwg.com/faq-en/"
PASS_MARK = 100
"""The percentage of the pass mark that is the pass mark itself: arithmetic, no figure of law."""
FORMAT = "not a rule of law: the meaning that the exchange format gives to these keys"


@japan_person.derivation(
    article="no article: the day that the question is about",
    source=FORMAT,
    asks=Text("Kapan tanggal mendarat di Jepang?", "上陸の日はいつですか", "The day of landing?"),
    mark=Mark.OFFICIAL,
    condition="SSW1-P-01",
    unit=DAY,
)
def landing(person: Facts, value: Values) -> Numbers:
    """The planned day of landing; the day asked about where none is planned, and where the day is past."""
    del value
    asked = person.number(DAY_ASKED)
    return person.number("enters_on").or_else(asked).not_before(asked)


@japan_person.derivation(
    article="no article read: completed years, the birthday included; born on 29 February, on 1 March",
    source="SS1 office, https://www.ss1-office.jp/15674078597622",
    asks=Text(
        "Berapa usianya, dalam tahun penuh, pada hari mendarat?",
        "上陸の日の年齢は満何歳ですか",
        "Age on the day of landing?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-01",
    unit="completed years",
)
def age_on_landing(person: Facts, value: Values) -> Numbers:
    """Completed years of age on the day of landing."""
    del value
    return person.number("born").years_until(person.number("landing"))


@japan_person.derivation(
    article="Immigration Control and Refugee Recognition Act, art. 7-2 (certificate), art. 20 (change)",
    source=FORMAT,
    asks=Text(
        "Permohonan keimigrasian apa yang diajukan?",
        "出入国在留管理庁への申請の種類は何ですか",
        "What is asked of immigration?",
    ),
    mark=Mark.OFFICIAL,
    condition="SSW1-F-01",
    unit="word",
)
def application_kind(person: Facts, value: Values) -> Codes:
    """What is asked of immigration; of someone who is not in Japan, a certificate of eligibility."""
    del value
    return person.code("application").or_else("coe", where=~person.truth("in_japan"))


@japan_person.derivation(
    article="no article: the day that the question is about",
    source=FORMAT,
    asks=Text("Kapan tanggal permohonannya?", "申請日はいつですか", "The day of the application?"),
    mark=Mark.OFFICIAL,
    condition="SSW1-P-02",
    unit=DAY,
)
def application_day(person: Facts, value: Values) -> Numbers:
    """The day of the application that the question is about; where its day is not given, the day asked about.

    A certificate that was issued was applied for by then.  An older day of an application of another kind is none of
    it.
    """
    del value
    asked, issued = person.number(DAY_ASKED), person.number("coe_issued_on")
    by_issue = issued.or_earlier().where((issued <= asked).only_yes(), asked)
    certificate = person.number("coe_applied_on").or_else(by_issue)
    inside = person.number("change_applied_on").or_else(asked)
    return certificate.where(person.code("application_kind").is_("coe"), inside)


@japan_person.derivation(
    article="no article: what is known of the application",
    source=FORMAT,
    asks=Text("Apakah permohonan sudah diajukan?", "既に申請していますか", "Was it applied for?"),
    mark=Mark.OFFICIAL,
    condition="SSW1-P-02",
)
def has_applied(person: Facts, value: Values) -> Ternary:
    """The day of the application, or of the certificate issued, is given; where none is, it may still come."""
    del value
    certificate, inside = person.number("coe_applied_on").given(), person.number("change_applied_on").given()
    return person.code("application_kind").is_("coe").choose(certificate, inside) | certificate_issued(person)


@japan_person.derivation(
    article="Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column",
    source="SS1 office, https://www.ss1-office.jp/15674078597622 ; https://int-office.com/visa/ssw/worker-standard/ ; "
    "of a renewal nothing was found that asks for one",
    asks=Text(
        "Jika permohonan itu mensyaratkan pemeriksaan kesehatan: apakah pemeriksaannya dilakukan dalam jangka waktu "
        "yang ditentukan sebelum permohonan?",
        "健康診断を要する申請の場合、健康診断は、申請前の所定の期間内に受けたものですか",
        "Where the application asks for a medical examination: is it recent enough?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-02",
)
def examined_recently(person: Facts, value: Values) -> Ternary:
    """Examined not longer before the application than a certificate from abroad, or a change, allows.

    The months begin on the day after the examination, and end before the day of the same number.  A later examination
    leaves open what was filed; who has the certificate had it seen, and of a renewal none is known to be asked.
    """
    examined, applied = person.number("health.examined"), person.number("application_day")
    abroad = applied < examined.day_after().months_after(value["months_of_certificate_abroad"])
    inside = applied < examined.day_after().months_after(value["months_of_certificate_in_japan"])
    in_time = person.code("application_kind").is_("coe").choose(abroad, inside) & (
        (examined <= applied) | person.open()
    )
    not_asked = person.code("application_kind").is_in(value.words("applications_without_examination"))
    return in_time | not_asked | certificate_issued(person)


@japan_person.derivation(
    article="Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column; the notice that names the states "
    "was not read",
    source="https://office-okada-scr.com/blog/archives/570 ; https://luasis.com/?p=170 ; "
    "https://office-atlas.jp/blog/2019/09/05/himself/",
    asks=Text(
        "Apakah negara penerbit paspor bekerja sama dalam pelaksanaan deportasi?",
        "旅券の発行国は退去強制令書の円滑な執行に協力していますか",
        "Does the state of the passport cooperate with deportation?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-20",
)
def state_cooperates(person: Facts, value: Values) -> Ternary:
    """The notice does not name the person's state; a state named in one account only stays open."""
    state = person.code("nationality")
    doubtful = state.is_in(value.words("states_named_in_one_account")) & person.open()
    return ~(state.is_in(value.words("states_not_cooperating")) | doubtful)


@japan_person.derivation(
    article="Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column; the test notice was not read",
    source="Shikauchi office 2022-02-22, https://shikauchi.jp/2022/02/22/ ; Japan Foundation notice, "
    "https://www.jpf.go.jp/jft-basic/notice",
    asks=Text(
        "Apakah kemampuan bahasa Jepangnya sudah mencapai tingkat A2 (A2.2)?",
        "日本語能力がA2(A2.2)の水準に達していますか",
        "Is level A2 (A2.2) in Japanese reached?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-04",
)
def reached_a2(person: Facts, value: Values) -> Ternary:
    """A2 on the day of a sitting: JFT-Basic or JLPT; no other general test is designated.

    JFT-Basic had one mark before it reported more: of a score that is not told the pass says it.
    """
    tests = person.list("tests")
    one_mark = tests.numbers("on") < value.day("jft_basic_reports_a1_from")
    by_result = one_mark.choose(tests.truth("passed"), tests.open())
    score = (tests.numbers("score") >= value["jft_basic_for_a2"]).or_else(by_result)
    jft = tests.codes("test").is_("jft_basic") & score
    return tests.any((jft | jlpt_at(person, value.words("jlpt_levels_for_a2"))) & sat(person))


@japan_person.derivation(
    article="ordinance of the scheme; the article was not read",
    source="ISA policy outline (English, 2024), https://www.moj.go.jp/isa/content/001424354.pdf ; Japan Foundation "
    "notice, https://www.jpf.go.jp/jft-basic/notice ; the official list of accepted A1 tests was not found",
    asks=Text(
        "Apakah kemampuan bahasa Jepangnya sudah mencapai tingkat A1?",
        "日本語能力がA1の水準に達していますか",
        "Is level A1 in Japanese reached?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-P-02",
)
def reached_a1(person: Facts, value: Values) -> Ternary:
    """A1 on the day of a sitting; a low JFT-Basic score shows no level before its reports did."""
    tests = person.list("tests")
    jft = tests.codes("test").is_("jft_basic") & (tests.numbers("score") >= value["jft_basic_for_a1"])
    reported = (tests.numbers("on") >= value.day("jft_basic_reports_a1_from")) | tests.open()
    jlpt = jlpt_at(person, value.words("jlpt_levels_for_a1"))
    other = tests.codes("test").is_in(value.words("tests_of_open_standing_for_a1")) & tests.open()
    return person.truth("reached_a2") | tests.any((jlpt | (jft & reported) | other) & sat(person))


@japan_person.derivation(
    article="operation policy of each field; the article was not read",
    source="office letter of March 2026 on the Cabinet decision of 2026-01-23, https://www.sr-idaimae.com/ ; Japan "
    "Foundation notice, https://www.jpf.go.jp/jft-basic/notice ; JITCO 2026-02-18, "
    "https://www.jitco.or.jp/ja/news/article/43484 ; a list of accepted tests was not found",
    asks=Text(
        "Apakah kemampuan bahasa Jepangnya sudah mencapai tingkat A2.1?",
        "日本語能力がA2.1の水準に達していますか",
        "Is level A2.1 in Japanese reached?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-X-05",
)
def reached_a2_1(person: Facts, value: Values) -> Ternary:
    """A2.1 on the day of a sitting: A2, or JFT-Basic in its band; an earlier sitting below A2 shows no level."""
    tests = person.list("tests")
    jft = tests.codes("test").is_("jft_basic") & (tests.numbers("score") >= value["jft_basic_for_a2_1"])
    reported = (tests.numbers("on") >= value.day("jft_basic_reports_a1_from")) | tests.open()
    other = tests.codes("test").is_in(value.words("tests_of_open_standing_for_a2_1")) & tests.open()
    return person.truth("reached_a2") | tests.any(((jft & reported) | other) & sat(person))


@japan_person.derivation(
    article="operation policy of the field; the article was not read",
    source="ISA policy outline (English, 2024), https://www.moj.go.jp/isa/content/001424354.pdf",
    asks=Text(
        "Apakah kemampuan bahasa Jepangnya sudah mencapai tingkat B1 (JLPT N3)?",
        "日本語能力がB1(JLPT N3)の水準に達していますか",
        "Is level B1 (JLPT N3) in Japanese reached?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-10",
)
def reached_b1(person: Facts, value: Values) -> Ternary:
    """B1 on the day of a sitting: JLPT N3 or better."""
    return person.list("tests").any(jlpt_at(person, value.words("jlpt_levels_for_b1")) & sat(person))


@japan_person.derivation(
    article="Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column; operation guideline",
    source="dsg.or.jp column, https://dsg.or.jp/column/working/8608",
    asks=Text(
        "Apakah masa Pemagangan Teknis No. 1 dan No. 2, jika dijumlahkan, mencapai jangka waktu yang disyaratkan?",
        "技能実習1号及び2号の期間は、合わせて必要な期間に達していますか",
        "Was training in stages 1 and 2 long enough?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-07",
)
def trained_long_enough(person: Facts, value: Values) -> Ternary:
    """All days of stages 1 and 2 together reach the months asked for, counted from the first of them.

    Stage 2 goes on in the occupation of the stage 1 that was completed; whether other training counts was not read.
    """
    stays = person.list("stays")
    training = stays.codes("status").is_in(value.words("training_statuses"))
    first = stays.earliest(stays.numbers("from"), where=training)
    days = stays.total(spent(person), where=training & counts_as_training(person))
    return days >= first.months_after(value["months_of_training"]) - first


@japan_person.derivation(
    article="Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column; operation guideline",
    source="dsg.or.jp column, https://dsg.or.jp/column/working/8608 ; note on former trainees, osamu00.wp.xdomain.jp ; "
    "ISA document list, table 3-14 (food service), copies at autobmo.com and ginosan.com",
    asks=Text(
        "Apakah telah menyelesaikan dengan baik Pemagangan Teknis No. 2?",
        "技能実習2号を良好に修了していますか",
        "Was TITP stage 2 completed well?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-06",
)
def completed_titp2_well(person: Facts, value: Values) -> Ternary:
    """Stage 2 completed in some occupation, long enough, with grade 3 (practical) or the employer's report."""
    return person.list("stays").any(completed_well(person, value)) & person.truth("trained_long_enough")


@japan_person.derivation(
    article="Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column; table of occupations",
    source="dsg.or.jp column, https://dsg.or.jp/column/working/8608 ; the table's rows name their own sources",
    asks=Text(
        "Apakah telah menyelesaikan dengan baik Pemagangan Teknis No. 2 dalam jenis pekerjaan dan kegiatan yang "
        "sesuai dengan kategori pekerjaan ini?",
        "この業務区分に対応する職種・作業で技能実習2号を良好に修了していますか",
        "Was TITP stage 2 completed well in an occupation that answers to this category?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-05",
)
def completed_titp2_in_category(person: Facts, value: Values) -> Ternary:
    """The categories to which the occupations completed well answer; a pair not verified is unknown."""
    stays = person.list("stays")
    opened = (
        stays.codes("occupation")
        .gathered(*opened_by_occupation(value["unread_occupations_hold"]))
        .or_else(stays.truth("category"))
    )
    return stays.any(completed_well(person, value) & opened) & person.truth("trained_long_enough")


@japan_person.derivation(
    article="no article read",
    source=CARE_GUIDE,
    asks=Text(
        "Apakah telah bekerja dengan baik selama empat tahun sebagai kandidat careworker EPA?",
        "EPA介護福祉士候補者として4年間、就労・研修に適切に従事しましたか",
        "Did the person work properly for four years as an EPA care-worker candidate?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-09",
)
def worked_as_epa_candidate(person: Facts, value: Values) -> Ternary:
    """A stay as an EPA care-worker candidate, completed properly, of the years asked for."""
    stays = person.list("stays")
    candidate = stays.codes("status").is_("epa_care") & stays.truth("completed")
    ended = stays.numbers("to").day_after().at_most(stays.of_person(person.number("landing")))
    return stays.any(candidate & (ended >= stays.numbers("from").years_after(value["epa_years"])))


@japan_person.derivation(
    article="no article read",
    source=f"{CARE_GUIDE} ; that it waives the skill and the general language test too, and how long the course "
    "lasts: known, not re-read",
    asks=Text(
        "Apakah telah lulus dari lembaga pendidikan careworker (kaigo) di Jepang?",
        "日本の介護福祉士養成施設を修了していますか",
        "Did the person graduate from a care-worker training institution?",
    ),
    mark=Mark.UNCONFIRMED,
    condition="SSW1-P-08",
)
def graduated_in_care(person: Facts, value: Values) -> Ternary:
    """A care-worker school in Japan ended and not broken off; a course not told to last two school years stays open."""
    courses, stays = person.list("courses"), person.list("stays")
    school = courses.codes("course").is_("care_training_school") & courses.codes("where").is_("japan")
    over = (courses.numbers("to") <= courses.of_person(person.number(DAY_ASKED))) & ~courses.truth("booked")
    long = courses.numbers("to").day_after() >= courses.numbers("from").months_after(value["months_of_care_school"])
    student = stays.codes("status").is_("student") & stays.truth("completed").unless_no()
    return courses.any(school & over & (long | courses.open())) & stays.any(student)


@japan_person.derivation(
    article="Technical Intern Training Act (Act 89 of 2016), art. 9",
    source="law text in the e-Gov form, copy of 2026-02-08",
    asks=Text(
        "Apakah pernah menjadi peserta pemagangan teknis?",
        "技能実習を行ったことがありますか",
        "Was there any technical intern training?",
    ),
    mark=Mark.OFFICIAL,
    condition="ESD-P-05",
)
def was_trainee(person: Facts, value: Values) -> Ternary:
    """A stay under technical intern training, of any stage."""
    stays = person.list("stays")
    return stays.any(stays.codes("status").is_in(value.words("titp_statuses")))


@japan_person.derivation(
    article="Act 60 of 2024, supplementary provisions, arts. 8 to 9; operation guideline of SSW",
    source="https://www.bridge2n.jp/17018376611892 (notes on the guideline) ; https://easynihon.com/blog/"
    "esd-visa-2027-employment-skill-development-guide",
    asks=Text(
        "Apakah masih menjalani rencana pemagangan teknis yang belum selesai?",
        "修了していない技能実習計画の途中にありますか",
        "Is an unfinished TITP plan still under way?",
    ),
    mark=Mark.SECONDARY,
    condition="SSW1-P-22",
)
def inside_titp_plan(person: Facts, value: Values) -> Ternary:
    """A stay under technical intern training that runs on the day of landing and is not completed."""
    stays = person.list("stays")
    return stays.any(stays.codes("status").is_in(value.words("titp_statuses")) & unfinished(person))


def counts_as_training(person: Facts) -> Ternary:
    """For each stay: was it completed, or in the occupation of a completed stage 2?  Whether others count is open."""
    stays = person.list("stays")
    stage_2 = stays.codes("status").is_("titp2") & stays.truth("completed")
    return stays.truth("completed") | stays.matched(stays, "occupation", where=stage_2) | stays.open()


def sat(person: Facts) -> Ternary:
    """For each test: was it sat by the day asked about?"""
    tests = person.list("tests")
    return tests.numbers("on") <= tests.of_person(person.number(DAY_ASKED))


def passed(person: Facts) -> Ternary:
    """For each test: was it passed?  JLPT that is listed was, unless the entry tells otherwise."""
    tests = person.list("tests")
    return tests.codes("test").is_("jlpt").choose(passed_if_listed(person), tests.truth("passed"))


def jlpt_at(person: Facts, levels: frozenset[str]) -> Ternary:
    """For each test: is it JLPT at one of `levels`, and passed?"""
    tests = person.list("tests")
    return tests.codes("test").is_("jlpt") & tests.codes("level").is_in(levels) & passed_if_listed(person)


def passed_if_listed(person: Facts) -> Ternary:
    """For each test: was it passed, unless a failure or a result below the pass mark is told?"""
    tests = person.list("tests")
    reached = (tests.numbers("percent_of_pass_mark") >= PASS_MARK).unless_no()
    return tests.truth("passed").or_else(reached)


def passed_trade_test(person: Facts, value: Values, grades: frozenset[str]) -> Ternary:
    """Both parts of the trade skill test passed at one of `grades`, in a trade that answers to the category."""
    tests = person.list("tests")
    grade = tests.codes("test").is_("trade_grade") & tests.codes("grade").is_in(grades)
    taken = grade & tests.truth("passed") & sat(person)
    trade = tests.codes("occupation").gathered(*opened_by_occupation(value["unread_occupations_hold"]))
    practical, written = (tests.any(taken, tests.codes("part").is_(part), trade) for part in ("practical", "written"))
    return practical & written


def completed_well(person: Facts, value: Values) -> Ternary:
    """For each stay: TITP stage 2, completed, with a paper that shows how well, or kept by the same employer."""
    stays, tests = person.list("stays"), person.list("tests")
    grade = tests.codes("test").is_("trade_grade") & tests.codes("grade").is_in(value.words("grade_3_or_higher"))
    practical = grade & tests.codes("part").is_("practical") & tests.truth("passed") & sat(person)
    paper = stays.truth("evaluation_report") | stays.matched(tests, "occupation", where=practical)
    shown = paper | stays.truth("same_employer_goes_on")
    return stays.codes("status").is_("titp2") & completed_by_landing(person) & shown
