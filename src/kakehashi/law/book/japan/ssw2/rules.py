"""What SSW (ii) asks of the person, in the order in which an officer would ask."""

from datetime import date

from kakehashi.law.book import steps
from kakehashi.law.book.japan.person import applications
from kakehashi.law.book.japan.person.applications import held
from kakehashi.law.book.japan.ssw2 import ssw2
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.lanes import field_told, open_on
from kakehashi.law.stage import Stage
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

CRITERIA = "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (ii) column; the article was not read"
POLICIES = "operation policy of each field; the article was not read"
START = date(2019, 4, 1)
OPENED = date(2023, 8, 31)
OKADA = "Okada office, https://office-okada-scr.com/blog/archives/570"
GUIDE = "GSSS guide to SSW (ii), https://visa.gsss.pro/%e7%89%b9%e5%ae%9a%e6%8a%80%e8%83%bd/3599"


@ssw2.rule(
    article="ordinances that started SSW; the article was not read",
    source="withyou-visa.com, https://withyou-visa.com/specific-skill_contents/specific-skill",
    since=None,
    asks=Text("Apakah SSW (ii) sudah berlaku?", "特定技能2号の制度が施行されていること", "Is SSW (ii) in force?"),
    step=steps.WAIT_UNTIL_SSW2_IN_FORCE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="D-01",
)
def in_force(person: Facts, value: Values) -> Ternary:
    """The day asked about is not before the first day of SSW."""
    return person.number(DAY_ASKED) >= value.day("in_force_from")


@ssw2.rule(
    article="operation policy of each field; of the fields added since 2024 it was not read",
    source="HRC, quoting the agency, https://hrc.or.jp/specific-skills/tokutei-joblist.html ; of the fields added "
    "since 2024: not found",
    since=START,
    asks=Text(
        "Apakah kategori pekerjaan ini dibuka untuk SSW (ii)?",
        "この業務区分で特定技能2号の受入れが認められていること",
        "Is this category open to SSW (ii)?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="SSW2-P-06",
)
def category_is_open(person: Facts, value: Values) -> Ternary:
    """Opened by the day asked about, and cut as today; of the fields added since 2024 that was not found."""
    opened = open_on(value.on, len(person)).in_lanes(value.lanes("opened_categories"))
    return opened | person.open().in_lanes(value.lanes("ssw2_categories"))


@ssw2.rule(
    article=CRITERIA,
    source=OKADA,
    since=START,
    asks=Text(
        "Apakah sudah mencapai usia minimum pada hari mendarat?",
        "上陸の日に必要な年齢に達していること",
        "Old enough on the day of landing?",
    ),
    step=steps.WAIT_FOR_SSW2_BIRTHDAY,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW2-P-01",
)
def old_enough(person: Facts, value: Values) -> Ternary:
    """Completed years of age on the landing date reach the minimum."""
    return person.number("age_on_landing") >= value["minimum_age"]


@ssw2.rule(
    article=POLICIES,
    source=f"{GUIDE} ; https://tokutei-gino.com/articles/d9718bbe54e030ae07e0f58bb82cb7bc",
    since=START,
    asks=Text(
        "Apakah lulus ujian keterampilan SSW (ii) untuk kategori pekerjaan ini, atau ujian penggantinya?",
        "この業務区分の特定技能2号評価試験又はこれに代わる試験に合格していること",
        "Is the SSW (ii) skill test of this category passed, or one that stands for it?",
    ),
    step=steps.PASS_SSW2_SKILL_TEST,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW2-P-02",
    applies_to="opened_categories",
)
def has_skill(person: Facts, value: Values) -> Ternary:
    """The test of the category, in manufacturing two; or grade 1 of a trade; a mechanic's certificate is not told."""
    both = person.truth("passed_ssw2_test") & person.truth("passed_business_career")
    test = person.truth("passed_ssw2_test").in_lanes(~value.lanes("manufacturing"))
    certificate = person.open().in_lanes(value.lanes("auto_repair"))
    return both | test | person.truth("passed_grade_1") | certificate


@ssw2.rule(
    article=POLICIES,
    source=f"{GUIDE} ; shipbuilding: Kansai business promotion, https://tokuteiginou.kbp.or.jp/ ; food service: ISA, "
    "https://www.moj.go.jp/isa/policies/ssw/foodandbeverages.html",
    since=OPENED,
    asks=Text(
        "Apakah telah memimpin beberapa pekerja dalam kategori pekerjaan ini di Jepang selama jangka waktu yang "
        "disyaratkan?",
        "日本で、この業務区分の業務において複数の従業員を指導した実務経験が、必要な期間あること",
        "Led several workers in this work in Japan for long enough?",
    ),
    step=steps.GAIN_EXPERIENCE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW2-P-03",
    applies_to="led_for_years",
)
def has_led_workers(person: Facts, value: Values) -> Ternary:
    """Others were led in Japan for the months asked for."""
    del value
    return person.truth("led_long_enough")


@ssw2.rule(
    article=POLICIES,
    source=GUIDE,
    since=OPENED,
    asks=Text(
        "Apakah telah bekerja di pabrik di Jepang selama jangka waktu yang disyaratkan?",
        "日本の製造業の現場における実務経験が、必要な期間あること",
        "Worked in a plant in Japan for long enough?",
    ),
    step=steps.GAIN_EXPERIENCE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW2-P-03",
    applies_to="manufacturing",
)
def has_plant_experience(person: Facts, value: Values) -> Ternary:
    """Work in Japan in any category of manufacturing for the months asked for."""
    del value
    return person.truth("worked_long_enough")


@ssw2.rule(
    article="ministry's setting of foreman time for each trade; it was not read",
    source=f"{GUIDE} ; the times by trade were not found",
    since=START,
    asks=Text(
        "Apakah telah menjadi kepala regu (hancho) di lokasi konstruksi di Jepang selama jangka waktu yang ditetapkan "
        "untuk jenis pekerjaannya?",
        "日本の建設現場における班長としての実務経験が、職種ごとに定められた期間あること",
        "Foreman on sites in Japan for the time set for the trade?",
    ),
    step=steps.GAIN_EXPERIENCE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="SSW2-P-03",
    applies_to="construction",
)
def has_foreman_time(person: Facts, value: Values) -> Ternary:
    """Who never led others in construction has no such time; how much is asked in a trade was not found."""
    del value
    return person.truth("led_at_all") & person.open()


@ssw2.rule(
    article=POLICIES,
    source=f"{GUIDE} ; Tanaka office, https://tanaka-masato.com/archives/221",
    since=OPENED,
    asks=Text(
        "Apakah telah bekerja di bengkel bersertifikat di Jepang selama jangka waktu yang disyaratkan, atau memiliki "
        "sertifikat mekanik mobil tingkat 2?",
        "日本の認証工場における実務経験が必要な期間あり、又は自動車整備士技能検定試験2級に合格していること",
        "Worked at a certified workshop in Japan for long enough, or holds the level-2 mechanic certificate?",
    ),
    step=steps.GAIN_REPAIR_EXPERIENCE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW2-P-03",
    applies_to="auto_repair",
)
def has_repair_experience(person: Facts, value: Values) -> Ternary:
    """Work in repair, at a workshop that is told to be certified, for the months asked for; the certificate is open."""
    del value
    return person.truth("worked_at_certified_workshop") | person.open()


@ssw2.rule(
    article=POLICIES,
    source=f"{GUIDE} ; no length is named",
    since=OPENED,
    asks=Text(
        "Apakah berpengalaman memimpin pekerja lain dalam pekerjaan ground handling bandara di Jepang?",
        "日本での空港グランドハンドリングの業務において、他の従業員を指導した実務経験があること",
        "Led others in airport ground handling in Japan?",
    ),
    step=steps.GAIN_EXPERIENCE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW2-P-03",
    applies_to="ground_handling",
)
def has_led_ground_handling(person: Facts, value: Values) -> Ternary:
    """Others were led in ground handling in Japan; no length is named."""
    del value
    return person.truth("led_at_all")


@ssw2.rule(
    article=POLICIES,
    source=GUIDE,
    since=OPENED,
    asks=Text(
        "Apakah telah bekerja dalam perawatan pesawat udara di Jepang selama jangka waktu yang disyaratkan?",
        "日本での航空機整備の実務経験が、必要な期間あること",
        "Worked in aircraft maintenance in Japan for long enough?",
    ),
    step=steps.GAIN_EXPERIENCE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW2-P-03",
    applies_to="aircraft_maintenance",
)
def has_aircraft_experience(person: Facts, value: Values) -> Ternary:
    """Work in aircraft maintenance in Japan for the months asked for."""
    del value
    return person.truth("worked_long_enough")


@ssw2.rule(
    article=POLICIES,
    source=GUIDE,
    since=OPENED,
    asks=Text(
        "Apakah telah memimpin pekerja lain, atau telah bekerja, dalam kategori pekerjaan pertanian ini di Jepang "
        "selama jangka waktu yang disyaratkan untuk masing-masing?",
        "日本で、この業務区分の農業の現場において従業員を指導した実務経験又は業務に従事した実務経験が、"
        "それぞれ必要な期間あること",
        "Led others, or worked, in this farming in Japan for long enough?",
    ),
    step=steps.GAIN_EXPERIENCE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW2-P-03",
    applies_to="farming",
)
def has_farm_experience(person: Facts, value: Values) -> Ternary:
    """Others were led on farms in Japan for some time, or the work was done there for longer."""
    del value
    return person.truth("led_long_enough") | person.truth("worked_long_enough")


@ssw2.rule(
    article="operation policy of the fishery and food service fields; the article was not read",
    source=f"Nihongo Cafe, https://nihongocafe.jp/?p=24604 ; {GUIDE}",
    since=OPENED,
    asks=Text(
        "Apakah kemampuan bahasa Jepangnya mencapai JLPT N3?",
        "日本語能力試験(JLPT)N3以上に合格していること",
        "Japanese at JLPT N3?",
    ),
    step=steps.SIT_JLPT_N3,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW2-P-04",
    applies_to="n3_fields",
)
def has_n3(person: Facts, value: Values) -> Ternary:
    """JLPT N3 or better; the rules of 2027 ask no less."""
    del value
    return person.truth("reached_b1")


@ssw2.rule(
    article="Cabinet decision of 2026-01-23 and policy outline; the articles were not read",
    source="ISA policy outline (English, 2024), https://www.moj.go.jp/isa/content/001424354.pdf ; office letter of "
    "March 2026 on the Cabinet decision of 2026-01-23, https://www.sr-idaimae.com/ ; from which day, and whether it "
    "binds those who hold SSW (ii) already: not found",
    since=date(2027, 4, 1),
    asks=Text(
        "Apakah kemampuan bahasa Jepangnya mencapai B1 (JLPT N3), sesuai ketentuan tahun 2027?",
        "令和9年(2027年)からの要件として、日本語能力がB1(JLPT N3)以上の水準に達していること",
        "Japanese at B1 (JLPT N3), as the rules of 2027 ask?",
    ),
    step=steps.SIT_JLPT_N3,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="SSW2-P-05",
)
def has_b1(person: Facts, value: Values) -> Ternary:
    """B1; below it the answer is open, since neither the day nor whom it binds was found."""
    del value
    return person.truth("reached_b1") | person.open()


@ssw2.rule(
    article=CRITERIA,
    source=OKADA,
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
    condition="SSW2-P-01",
)
def free_of_deposit(person: Facts, value: Values) -> Ternary:
    """Nobody, in Japan or abroad, asked or took a deposit of the person or family, or agreed a penalty with them."""
    del value
    return ~person.truth("deposit_or_penalty")


@ssw2.rule(
    article=CRITERIA,
    source=OKADA,
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
    condition="SSW2-P-01",
)
def agreed_to_fees(person: Facts, value: Values) -> Ternary:
    """Amount and breakdown of fees and of deductions are understood and agreed."""
    del value
    return person.truth("fees_and_deductions_agreed")


@ssw2.rule(
    article=CRITERIA,
    source=OKADA,
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
    condition="SSW2-P-01",
)
def healthy(person: Facts, value: Values) -> Ternary:
    """Fit, by an examination soon before an application that asks for one; until it is filed an old one is open."""
    del value
    return person.truth("health.fit") & (person.truth("examined_recently") | ~person.truth("has_applied"))


@ssw2.rule(
    article=CRITERIA,
    source=f"{OKADA} ; how the effort is shown was not found",
    since=START,
    asks=Text(
        "Jika pernah menjadi peserta pemagangan teknis: apakah dinilai berupaya mengalihkan keterampilan yang "
        "diperolehnya ke negara asal?",
        "技能実習を行ったことがある場合、修得等をした技能等の本国への移転に努めるものと認められること",
        "After technical intern training: seen to try to pass the skill on at home?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="SSW2-P-01",
)
def passes_skill_on(person: Facts, value: Values) -> Ternary:
    """Asked of former trainees only; what shows the effort was not found."""
    del value
    return ~person.truth("was_trainee") | person.open()


@ssw2.rule(
    article=CRITERIA,
    source="known for SSW (ii), not re-read ; for SSW (i): https://tenp-v.com/ (page on Indonesia)",
    since=START,
    asks=Text(
        "Apakah prosedur penempatan di negara asal sudah selesai?",
        "送出国で必要な手続を終えていること",
        "Is the home country's outbound procedure done?",
    ),
    step=steps.DO_HOME_PROCEDURE,
    stage=Stage.LANDING,
    mark=Mark.UNCONFIRMED,
    condition="SSW1-P-19",
    only_when_due=True,
)
def did_home_procedure(person: Facts, value: Values) -> Ternary:
    """The home country's outbound steps are done: an Indonesian's as told one by one, else as told of the whole."""
    del value
    return person.truth("worker_procedure_done")


@ssw2.rule(
    article="Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (ii) column; the article and the notice that "
    "names the states were not read",
    source=f"known for SSW (ii), not re-read ; for SSW (i): {OKADA} ; https://luasis.com/?p=170 ; "
    "https://office-atlas.jp/blog/2019/09/05/himself/",
    since=START,
    asks=Text(
        "Apakah paspornya dari negara yang bekerja sama dalam pelaksanaan deportasi?",
        "退去強制令書の円滑な執行に協力する外国政府又は地域の権限ある機関が発行した旅券を所持していること",
        "Is the passport of a state that cooperates with deportation?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.UNCONFIRMED,
    mark_when_unknown=Mark.OPEN,
    condition="SSW1-P-20",
)
def has_accepted_passport(person: Facts, value: Values) -> Ternary:
    """The notice does not name the person's state; a state named in one account only stays open."""
    del value
    return person.truth("state_cooperates")


@ssw2.rule(**applications.asked_in_status("SSW2-D-01", since=START), mark_when_unknown=Mark.OPEN)
def application_fits_status(person: Facts, value: Values) -> Ternary:
    """A renewal or change of employer is for holders, a renewal in the field held; a change, for who is in Japan."""
    del value
    stays = person.list("stays")
    same_field = stays.any(held(person, "ssw2") & field_told(stays.truth("category")))
    renewal = person.code("application").is_("renewal").only_yes()
    return applications.fits(person, "ssw2") & (~renewal | same_field)


@ssw2.rule(
    article="Immigration Control and Refugee Recognition Act, art. 5, with the time limits of art. 5(1)(ix)",
    source="law text in the e-Gov form, copy of 2026-02-08",
    since=START,
    asks=Text(
        "Apakah bebas dari alasan penolakan pendaratan?",
        "上陸拒否事由に該当しないこと",
        "No ground for refusal of landing?",
    ),
    step=None,
    stage=Stage.LANDING,
    mark=Mark.OFFICIAL,
    condition="SSW1-P-21",
)
def free_to_land(person: Facts, value: Values) -> Ternary:
    """No ground for refusal of landing stands."""
    del value
    return ~person.truth("refusal_ground")


@ssw2.rule(**applications.passport_lasts(since=START))
def passport_lasts(person: Facts, value: Values) -> Ternary:
    """The passport is not told to end before the landing of somebody who is not in Japan."""
    del value
    return applications.lands_with_passport(person)
