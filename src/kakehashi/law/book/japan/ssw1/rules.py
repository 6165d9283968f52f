"""What SSW (i) asks of the person, in the order in which an officer would ask."""

from datetime import date

from kakehashi.law.book import steps
from kakehashi.law.book.japan.person import applications
from kakehashi.law.book.japan.person.applications import held
from kakehashi.law.book.japan.person.derivations import sat
from kakehashi.law.book.japan.person.stays import running, unfinished
from kakehashi.law.book.japan.ssw1 import conditions, gates, ssw1
from kakehashi.law.book.japan.ssw1.conditions import GUIDELINE_NOTES, START
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.lanes import field_told, open_on
from kakehashi.law.stage import Stage
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

CRITERIA = "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column"
CARE_GUIDE = "Japan Care Worker Guide, FAQ, http://japancwg.com/faq-en/"


@ssw1.rule(
    article="ordinances that started SSW; the article was not read",
    source="withyou-visa.com, https://withyou-visa.com/specific-skill_contents/specific-skill",
    since=None,
    asks=Text("Apakah SSW (i) sudah berlaku?", "特定技能1号の制度が施行されていること", "Is SSW (i) in force?"),
    step=steps.WAIT_UNTIL_SSW1_IN_FORCE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="D-01",
)
def in_force(person: Facts, value: Values) -> Ternary:
    """The day asked about is not before the first day of SSW."""
    return person.number(DAY_ASKED) >= value.day("in_force_from")


@ssw1.rule(
    article=CRITERIA,
    source="Japan Care Worker Guide, http://japancwg.com/?p=6820 ; SS1 office, https://www.ss1-office.jp/15674078597622",
    since=START,
    asks=Text(
        "Apakah sudah mencapai usia minimum pada hari mendarat?",
        "上陸の日に必要な年齢に達していること",
        "Old enough on the day of landing?",
    ),
    step=steps.WAIT_FOR_SSW1_BIRTHDAY,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-P-01",
)
def old_enough(person: Facts, value: Values) -> Ternary:
    """Completed years of age on the landing date reach the minimum."""
    return person.number("age_on_landing") >= value["minimum_age"]


@ssw1.rule(
    article=CRITERIA,
    source=f"dsg.or.jp column, https://dsg.or.jp/column/working/8608 ; {CARE_GUIDE}",
    since=START,
    asks=Text(
        "Apakah lulus ujian keterampilan SSW (i) untuk kategori pekerjaan ini atau ujian penggantinya, atau "
        "dibebaskan darinya?",
        "この業務区分の特定技能1号評価試験若しくはこれに代わる試験に合格し、又は試験を免除されていること",
        "Is the skill test of this category passed, or waived?",
    ),
    step=steps.PASS_SKILL_TEST,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-P-03",
)
def has_skill(person: Facts, value: Values) -> Ternary:
    """The category's skill test, or TITP stage 2 completed well in it; after ESD grade 3; in care EPA or a school.

    Where no test was found, a rule of its own asks.
    """
    care = person.truth("worked_as_epa_candidate") | person.truth("graduated_in_care")
    waived = person.truth("completed_titp2_in_category") | care.in_lanes(value.lanes("care"))
    elsewhere = person.everyone().in_lanes(value.lanes("no_test_found"))
    return person.truth("passed_skill_test") | person.truth("passed_grade_3_after_esd") | waived | elsewhere


@ssw1.rule(**conditions.SKILL_WHERE_NO_TEST_WAS_FOUND, applies_to="no_test_found", mark_when_unknown=Mark.OPEN)
def has_skill_where_no_test_was_found(person: Facts, value: Values) -> Ternary:
    """A test passed or stage 2 completed well, where the person tells of it; else nobody knows what would do."""
    del value
    told = person.truth("passed_skill_test") | person.truth("completed_titp2_in_category")
    return told | person.open()


@ssw1.rule(
    article=CRITERIA,
    source="Shikauchi office 2022-02-22, https://shikauchi.jp/2022/02/22/ ; waiver: ISA, "
    "https://www.moj.go.jp/isa/policies/ssw/foodandbeverages.html",
    since=START,
    asks=Text(
        "Apakah kemampuan bahasa Jepangnya mencapai JFT-Basic (A2.2) atau JLPT N4, atau dibebaskan dari ujian bahasa "
        "Jepang?",
        "JFT-Basic(A2.2)若しくはJLPT N4以上の日本語能力があり、又は日本語の試験を免除されていること",
        "Japanese at JFT-Basic A2.2 or JLPT N4, or waived?",
    ),
    step=steps.SIT_JFT_BASIC,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-P-04",
)
def has_basic_japanese(person: Facts, value: Values) -> Ternary:
    """A2 by test, or TITP stage 2 completed well in any occupation; in care also EPA or a care school."""
    care = person.truth("worked_as_epa_candidate") | person.truth("graduated_in_care")
    return person.truth("reached_a2") | person.truth("completed_titp2_well") | care.in_lanes(value.lanes("care"))


@ssw1.rule(
    article="operation policy of the care field; the article was not read",
    source=CARE_GUIDE,
    since=START,
    asks=Text(
        "Apakah lulus ujian evaluasi bahasa Jepang bidang kaigo, atau dibebaskan darinya?",
        "介護日本語評価試験に合格し、又は同試験を免除されていること",
        "Is the Nursing Care Japanese test passed, or waived?",
    ),
    step=steps.SIT_CARE_JAPANESE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-P-08",
    applies_to="care",
)
def has_care_japanese(person: Facts, value: Values) -> Ternary:
    """The care language test; waived only by TITP stage 2 in care, four years under EPA, or a care school."""
    del value
    tests = person.list("tests")
    passed = tests.any(tests.codes("test").is_("care_japanese") & tests.truth("passed") & sat(person))
    waived = person.truth("worked_as_epa_candidate") | person.truth("graduated_in_care")
    return passed | person.truth("completed_titp2_in_category") | waived


@ssw1.rule(
    article="operation policy of the road transport field; the article was not read",
    source="https://bp.proudcorp.com/post/gyokai-trend-00002 ; office letter of March 2026 on the Cabinet decision of "
    "2026-01-23, https://www.sr-idaimae.com/",
    since=date(2024, 3, 29),
    asks=Text(
        "Untuk pengemudi taksi atau bus: apakah kemampuan bahasa Jepangnya mencapai tingkat JLPT N3?",
        "タクシー又はバスの運転者に必要な日本語の水準(JLPT N3)に達していること",
        "Japanese at JLPT N3 for taxi or bus?",
    ),
    step=steps.SIT_JLPT_N3,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="SSW1-P-10",
    applies_to="taxi_and_bus",
)
def has_drivers_japanese(person: Facts, value: Values) -> Ternary:
    """B1; since the decision of 2026-01-23 A2.2 may do on conditions whose text was not found."""
    lower_may_do = person.open() if value["lower_level_may_do"] else ~person.everyone()
    return person.truth("reached_b1") | (person.truth("reached_a2") & lower_may_do)


@ssw1.rule(
    article="operation policy of the railway field; the article was not read",
    source="https://imagine-rc.jp/?p=774 ; MLIT, https://www.mlit.go.jp/tetudo/tetudo_fr7_000056.html",
    since=date(2024, 3, 29),
    asks=Text(
        "Untuk petugas operasional kereta: apakah kemampuan bahasa Jepangnya mencapai tingkat JLPT N3?",
        "運輸係員に必要な日本語の水準(JLPT N3)に達していること",
        "Japanese at JLPT N3 for railway transport crew?",
    ),
    step=steps.SIT_JLPT_N3,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-P-11",
    applies_to="transport_crew",
)
def has_crew_japanese(person: Facts, value: Values) -> Ternary:
    """B1, which no training waives."""
    del value
    return person.truth("reached_b1")


@ssw1.rule(
    article="operation policy of the road transport field; the article was not read",
    source="https://shionagaoffice.jp/?p=60963 ; time to get it: https://office-yamanami.com/?p=4397",
    since=date(2024, 3, 29),
    asks=Text(
        "Apakah memiliki SIM Jepang dari golongan yang diperlukan untuk pekerjaan ini?",
        "業務に必要な種類の日本の運転免許を取得していること",
        "A Japanese driving licence of the class?",
    ),
    step=steps.GET_LICENCE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-P-12",
    applies_to="road_transport",
)
def has_licence(person: Facts, value: Values) -> Ternary:
    """A Japanese licence: for a truck of any class of car, for taxi and bus of class 2."""
    licences = person.list("licences")
    japanese, kind = licences.codes("country").is_("JP"), licences.codes("class")
    truck = licences.any(japanese & kind.is_in(value.words("truck_licences"))).in_lanes(value.lanes("truck"))
    return truck | licences.any(japanese & kind.is_in(value.words("class_2_licences"))).in_lanes(
        value.lanes("taxi_and_bus")
    )


@ssw1.rule(
    article="operation policy of the road transport field; the article was not read",
    source="https://shionagaoffice.jp/?p=60963",
    since=date(2024, 3, 29),
    asks=Text(
        "Apakah pelatihan pengemudi baru sudah selesai?",
        "新任運転者研修を修了していること",
        "Is the new-driver training finished?",
    ),
    step=steps.TRAIN_AS_NEW_DRIVER,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-P-12",
    applies_to="taxi_and_bus",
)
def trained_as_new_driver(person: Facts, value: Values) -> Ternary:
    """Bus and taxi drivers finished the training for new drivers."""
    del value
    return person.truth("new_driver_training")


@ssw1.rule(
    article="Enforcement regulation of the Immigration Control Act, arts. 20-2, 21-2",
    source="law text in the e-Gov form, copy of 2026-02-08 ; Royal RI 2025, https://royalri.jp/information/"
    "information-3936 ; https://visa-support-yamanashi.com/tokuteiginou-category/post-2432",
    since=START,
    asks=Text(
        "Apakah jumlah masa tinggal sebagai SSW (i) masih di bawah batas?",
        "特定技能1号の通算在留期間が上限に達していないこと",
        "Is there time left in the total stay as SSW (i)?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="SSW1-P-13",
)
def has_stay_left(person: Facts, value: Values) -> Ternary:
    """Days counted stay below five years, or below six where there is ground; years run from the first day."""
    first, counted = person.number("first_ssw1_day"), person.number("ssw1_days_counted")
    ordinary = counted < first.years_after(value["longest_stay"]) - first
    prolonged = counted < first.years_after(value["longest_stay_prolonged"]) - first
    return ordinary | (prolonged & person.truth("may_stay_a_sixth_year"))


@ssw1.rule(
    article="operation guideline of SSW; the article was not read",
    source=GUIDELINE_NOTES,
    since=START,
    asks=Text(
        "Apakah bebas dari ikatan rencana pemagangan teknis yang belum selesai?",
        "修了していない技能実習計画の途中にないこと",
        "Not inside an unfinished training plan?",
    ),
    step=steps.FINISH_PLAN,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-P-22",
)
def outside_training_plan(person: Facts, value: Values) -> Ternary:
    """No stay under technical intern training runs uncompleted on the day of landing."""
    del value
    return ~person.truth("inside_titp_plan")


@ssw1.rule(**conditions.OUTSIDE_ESD_PLAN)
def outside_esd_plan(person: Facts, value: Values) -> Ternary:
    """No stay under ESD runs uncompleted on the day of landing."""
    del value
    stays = person.list("stays")
    return ~stays.any(stays.codes("status").is_("esd") & unfinished(person))


@ssw1.rule(**conditions.HOME_VISITS_ARE_OPEN, applies_to="care")
def home_visits_are_open(person: Facts, value: Values) -> Ternary:
    """Where the question is about home visits: the day asked about is not before the day on which they opened."""
    return ~person.truth("home_visits") | (person.number(DAY_ASKED) >= value.day("home_visits_open_from"))


@ssw1.rule(**conditions.READY_FOR_HOME_VISITS, mark_when_unknown=Mark.OPEN, applies_to="care")
def ready_for_home_visits(person: Facts, value: Values) -> Ternary:
    """The course finished, and the months of care work, which are asked in principle only: fewer leave it open."""
    work = person.list("experience")
    months = work.total(work.numbers("months"), where=work.truth("category").somewhere_in(value.lanes("care")))
    worked = (months >= value["home_visit_months"]) | person.open()
    return ~person.truth("home_visits") | (person.truth("took_initial_care_course") & worked)


@ssw1.rule(
    article=CRITERIA,
    source="https://visamate.net/columns-specified-skilled-worker-visa-requirement-three",
    since=START,
    asks=Text(
        "Apakah tidak ada uang jaminan yang diminta atau diterima dari yang bersangkutan atau keluarganya, dan tidak "
        "ada denda pelanggaran kontrak yang disepakati?",
        "本人及び親族等が、保証金を求められ、又は徴収されたことがなく、違約金を定める契約を結んでいないこと",
        "No deposit asked or taken, and no penalty agreed?",
    ),
    step=None,
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    condition="SSW1-P-17",
)
def free_of_deposit(person: Facts, value: Values) -> Ternary:
    """Nobody, in Japan or abroad, asked or took a deposit of the person or family, or agreed a penalty with them."""
    del value
    return ~person.truth("deposit_or_penalty")


@ssw1.rule(
    article=CRITERIA,
    source="https://office-okada-scr.com/blog/archives/570",
    since=START,
    asks=Text(
        "Apakah jumlah dan rincian biaya kepada lembaga di luar negeri serta potongan rutin sudah dipahami dan "
        "disetujui?",
        "外国の機関に支払う費用及び定期的な控除の額と内訳を十分に理解し、合意していること",
        "Are fees abroad and regular deductions understood and agreed?",
    ),
    step=steps.AGREE_TO_FEES,
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    condition="SSW1-P-18",
)
def agreed_to_fees(person: Facts, value: Values) -> Ternary:
    """Amount and breakdown of fees and of deductions are understood and agreed."""
    del value
    return person.truth("fees_and_deductions_agreed")


@ssw1.rule(
    article=CRITERIA,
    source="SS1 office, https://www.ss1-office.jp/15674078597622 ; https://int-office.com/visa/ssw/worker-standard/",
    since=START,
    asks=Text(
        "Apakah dinyatakan sehat (jika permohonan itu mensyaratkan pemeriksaan kesehatan: menurut hasil yang masih "
        "berlaku untuk permohonan tersebut)?",
        "健康診断を要する申請では申請前の所定の期間内に受けた健康診断により、健康状態が良好と認められていること",
        "In good health, by a certificate that is recent enough where the application asks for one?",
    ),
    step=steps.BE_EXAMINED,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="SSW1-P-02",
)
def healthy(person: Facts, value: Values) -> Ternary:
    """Fit, by an examination soon before an application that asks for one; until it is filed an old one is open."""
    del value
    return person.truth("health.fit") & (person.truth("examined_recently") | ~person.truth("has_applied"))


@ssw1.rule(
    article=CRITERIA,
    source="https://tenp-v.com/ (page on Indonesia)",
    since=START,
    asks=Text(
        "Apakah prosedur penempatan di negara asal sudah selesai?",
        "送出国で必要な手続を終えていること",
        "Is the home country's outbound procedure done?",
    ),
    step=steps.DO_HOME_PROCEDURE,
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="SSW1-P-19",
    only_when_due=True,
)
def did_home_procedure(person: Facts, value: Values) -> Ternary:
    """The home country's outbound steps are done: an Indonesian's as told one by one, else as told of the whole."""
    del value
    return person.truth("worker_procedure_done")


@ssw1.rule(
    article=f"{CRITERIA}; the notice that names the states was not read",
    source="https://office-okada-scr.com/blog/archives/570 ; https://luasis.com/?p=170 ; "
    "https://office-atlas.jp/blog/2019/09/05/himself/",
    since=START,
    asks=Text(
        "Apakah paspornya dari negara yang bekerja sama dalam pelaksanaan deportasi?",
        "退去強制令書の円滑な執行に協力する外国政府又は地域の権限ある機関が発行した旅券を所持していること",
        "Is the passport of a state that cooperates with deportation?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="SSW1-P-20",
)
def has_accepted_passport(person: Facts, value: Values) -> Ternary:
    """The notice does not name the person's state; a state named in one account only stays open."""
    del value
    return person.truth("state_cooperates")


@ssw1.rule(**applications.asked_in_status("SSW1-D-01", since=START), mark_when_unknown=Mark.OPEN)
def application_fits_status(person: Facts, value: Values) -> Ternary:
    """A renewal or change of employer is for holders, a renewal in the field held; a change, for who is in Japan."""
    del value
    stays = person.list("stays")
    same_field = stays.any(held(person, "ssw1"), field_told(stays.truth("category")))
    renewal = person.code("application").is_("renewal").only_yes()
    return applications.fits(person, "ssw1") & (~renewal | same_field)


@ssw1.rule(**conditions.MAY_CHANGE_STATUS, mark_when_unknown=Mark.OPEN)
def may_change_status(person: Facts, value: Values) -> Ternary:
    """Drop-outs, absconders and visitors without a reason get none; a reason, or a plan-bound stay, leaves it open."""
    del value
    status, no_reason = person.list("stays").codes("status"), ~person.truth("change_reason") | person.open()
    bound = status.is_("visitor") | (status.is_("designated") & person.list("stays").open())
    here = person.list("stays").any(bound & running(person, DAY_ASKED))
    left = person.truth("expelled_student") & (~person.truth("expelled_reason") | person.open())
    ground = (person.truth("absconded") | left | here) & no_reason
    return ~person.code("application_kind").is_("change_of_status") | ~ground


@ssw1.rule(
    article="Immigration Control and Refugee Recognition Act, art. 7-2(3)-(4); it speaks of certificates only",
    source=gates.MACHINERY_SOURCE,
    since=date(2022, 4, 1),
    until=date(2022, 5, 25),
    asks=gates.MACHINERY_ASKS,
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.OFFICIAL,
    mark_when_unknown=Mark.OPEN,
    condition="SSW1-F-01",
    applies_to="categories_with_machinery",
)
def machinery_not_stopped(person: Facts, value: Values) -> Ternary:
    """Certificates were stopped in one of three fields of then; no category of today tells in which the work lay.

    Who has the certificate was not stopped.
    """
    del value
    return ~person.code("application_kind").is_("coe") | applications.certificate_issued(person) | person.open()


@ssw1.rule(**conditions.FIELD_NOT_SUSPENDED, mark_when_unknown=Mark.OPEN, applies_to="suspended_categories")
def field_not_suspended(person: Facts, value: Values) -> Ternary:
    """No certificate while the stop is known to last; who holds SSW (i) in the field is examined; the rest is open.

    A certificate in hand that was applied for before the stop is not touched by it.
    """
    kind, stays, issued = person.code("application_kind"), person.list("stays"), applications.certificate_issued(person)
    stopped = kind.is_("coe") & gates.lasting(person, value, "no_certificate_from")
    held = stays.any(stays.codes("status").is_("ssw1"), running(person, DAY_ASKED), stays.truth("category"))
    examined = (kind.is_in(value.words("applications_not_stopped")) & held) | issued
    return (~stopped | (issued & person.open())) & (examined | person.open())


@ssw1.rule(
    article="operation policy of each field; for the planned ones no opening ordinance was found",
    source=gates.CATEGORY_SOURCE,
    since=START,
    asks=gates.CATEGORY_ASKS,
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="SSW1-F-02",
)
def category_is_open(person: Facts, value: Values) -> Ternary:
    """The category, as cut today, opened by the day asked about; "no" only while none of its work was open."""
    return open_on(value.on, len(person))


@ssw1.rule(
    article="Immigration Control and Refugee Recognition Act, art. 5, with the time limits of art. 5(1)(ix)",
    source="law text in the e-Gov form, copy of 2026-02-08",
    since=START,
    asks=gates.LANDING_ASKS,
    step=None,
    stage=Stage.LANDING,
    mark=Mark.OFFICIAL,
    condition="SSW1-P-21",
)
def free_to_land(person: Facts, value: Values) -> Ternary:
    """No ground for refusal of landing stands."""
    del value
    return ~person.truth("refusal_ground")


@ssw1.rule(**applications.passport_lasts(since=START))
def passport_lasts(person: Facts, value: Values) -> Ternary:
    """The passport is not told to end before the landing of somebody who is not in Japan."""
    del value
    return applications.lands_with_passport(person)
