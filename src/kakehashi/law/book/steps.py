"""What a person can do about a rule that is not "yes"."""

from kakehashi.law.facts import DAY_ASKED
from kakehashi.law.instrument import Step
from kakehashi.vocabulary import Text

WAIT_FOR_SSW1_BIRTHDAY = Step(
    "wait_until_birthday",
    Text(
        "Menunggu sampai mencapai usia minimum", "必要な年齢に達するのを待つ", "Wait until the birthday that is needed"
    ),
    sets="enters_on",
    earliest="of_age_for_ssw1",
)
WAIT_FOR_SSW2_BIRTHDAY = Step(
    "wait_until_birthday",
    WAIT_FOR_SSW1_BIRTHDAY.text,
    sets="enters_on",
    earliest="of_age_for_ssw2",
)
WAIT_FOR_ESD_BIRTHDAY = Step(
    "wait_until_birthday",
    WAIT_FOR_SSW1_BIRTHDAY.text,
    sets="enters_on",
    earliest="of_age_for_esd",
)
WAIT_FOR_TITP_BIRTHDAY = Step(
    "wait_until_birthday",
    WAIT_FOR_SSW1_BIRTHDAY.text,
    sets="enters_on",
    earliest="of_age_for_titp",
)
WAIT_UNTIL_SSW1_IN_FORCE = Step(
    "wait_until_in_force",
    Text("Menunggu sampai program ini mulai berlaku", "制度の施行を待つ", "Wait until the scheme is in force"),
    sets=DAY_ASKED,
    earliest="ssw1_in_force_from",
)
WAIT_UNTIL_SSW2_IN_FORCE = Step(
    "wait_until_in_force",
    WAIT_UNTIL_SSW1_IN_FORCE.text,
    sets=DAY_ASKED,
    earliest="ssw2_in_force_from",
)
WAIT_UNTIL_ESD_IN_FORCE = Step(
    "wait_until_in_force",
    WAIT_UNTIL_SSW1_IN_FORCE.text,
    sets=DAY_ASKED,
    earliest="esd_in_force_from",
)
PASS_SKILL_TEST = Step(
    "pass_ssw1_skill_test",
    Text(
        "Mengikuti dan lulus ujian keterampilan SSW (i) untuk kategori pekerjaan ini",
        "この業務区分の特定技能1号評価試験に合格する",
        "Pass the SSW (i) skill test of this work category",
    ),
    sets="tests",
)
PASS_SSW2_SKILL_TEST = Step(
    "pass_ssw2_skill_test",
    Text(
        "Mengikuti dan lulus ujian keterampilan SSW (ii) untuk kategori pekerjaan ini",
        "この業務区分の特定技能2号評価試験に合格する",
        "Pass the SSW (ii) skill test of this work category",
    ),
    sets="tests",
)
GAIN_EXPERIENCE = Step(
    "gain_experience_in_japan",
    Text(
        "Menambah pengalaman kerja di Jepang yang disyaratkan untuk kategori pekerjaan ini",
        "この業務区分に必要な実務経験を日本で積む",
        "Gain the experience in Japan that this work category asks for",
    ),
    sets="experience",
)
GAIN_REPAIR_EXPERIENCE = Step(
    "gain_repair_experience_in_japan",
    Text(
        "Menambah pengalaman kerja di bengkel bersertifikat di Jepang, atau memperoleh sertifikat mekanik mobil "
        "tingkat 2",
        "日本の認証工場で実務経験を積むか、自動車整備士技能検定試験2級に合格する",
        "Gain experience at a certified workshop in Japan, or get the level-2 mechanic certificate",
    ),
    sets="experience",
)
SIT_JFT_BASIC = Step(
    "sit_jft_basic",
    Text(
        "Mengikuti dan lulus JFT-Basic (A2.2) atau JLPT N4",
        "国際交流基金日本語基礎テスト(JFT-Basic)又は日本語能力試験(JLPT)N4に合格する",
        "Pass JFT-Basic (A2.2) or JLPT N4",
    ),
    sets="tests",
)
SIT_CARE_JAPANESE = Step(
    "sit_care_japanese",
    Text(
        "Mengikuti dan lulus ujian evaluasi bahasa Jepang bidang kaigo",
        "介護日本語評価試験に合格する",
        "Pass the Nursing Care Japanese Language Evaluation Test",
    ),
    sets="tests",
)
SIT_JLPT_N3 = Step(
    "sit_jlpt_n3",
    Text("Mengikuti dan lulus JLPT N3", "日本語能力試験(JLPT)N3に合格する", "Pass JLPT N3"),
    sets="tests",
)
GET_LICENCE = Step(
    "get_japanese_licence",
    Text(
        "Memperoleh SIM Jepang dari golongan yang diperlukan untuk pekerjaan ini",
        "業務に必要な種類の日本の運転免許を取得する",
        "Get the Japanese driving licence of the class",
    ),
    sets="licences",
)
TRAIN_AS_NEW_DRIVER = Step(
    "finish_new_driver_training",
    Text("Menyelesaikan pelatihan pengemudi baru", "新任運転者研修を修了する", "Finish the new-driver training"),
    sets="new_driver_training",
)
FINISH_PLAN = Step(
    "finish_training_plan",
    Text(
        "Jika masih menjalani rencana pemagangan teknis atau rencana Ikusei Shuro (ESD), menyelesaikan rencana itu "
        "sampai akhir",
        "技能実習計画又は育成就労計画の途中である場合は、その計画を最後まで修了する",
        "If inside a training plan, finish it",
    ),
    sets="stays",
)
PREPARE_FOR_HOME_VISITS = Step(
    "prepare_for_home_visits",
    Text(
        "Menyelesaikan kursus dasar kaigo dan memperoleh pengalaman kerja kaigo paling sedikit satu tahun",
        "介護職員初任者研修等を修了し、介護の実務経験を1年以上積む",
        "Finish the initial care course and a year of care work",
    ),
    sets="courses",
)
AGREE_TO_FEES = Step(
    "agree_to_fees",
    Text(
        "Membaca dan menyetujui jumlah serta rincian biaya dan potongan",
        "費用及び控除の額と内訳を確認し、合意する",
        "Read and agree to the fees and deductions",
    ),
    sets="fees_and_deductions_agreed",
)
BE_EXAMINED = Step(
    "be_examined",
    Text("Menjalani pemeriksaan kesehatan", "健康診断を受ける", "Take the medical examination"),
    sets="health.fit",
)
DO_HOME_PROCEDURE = Step(
    "do_home_procedure",
    Text(
        "Menyelesaikan prosedur penempatan di negara asal",
        "送出国での手続を済ませる",
        "Do the home country's outbound procedure",
    ),
    sets="home_procedure",
)
REACH_A1 = Step(
    "reach_a1",
    Text(
        "Lulus ujian bahasa Jepang tingkat A1 atau mengikuti kursus bahasa Jepang terakreditasi (A1)",
        "A1相当以上の日本語の試験に合格するか、認定日本語教育機関の「就労」課程(A1相当)を受講する",
        "Pass an A1 test or take the accredited A1 course",
    ),
    sets="tests",
)
WORK_FOR_THE_SHORTEST_PERIOD = Step(
    "work_until_period_is_over",
    Text(
        "Tetap bekerja di perusahaan sekarang sampai masa kerja minimum terpenuhi",
        "定められた期間が満了するまで、現在の育成就労実施者の下で就労を続ける",
        "Work on for the present employer until the period is over",
    ),
    sets="stays",
    earliest="shortest_period_over_on",
)
WORK_FOR_THE_PERIOD_KEPT = Step(
    "work_until_period_is_over",
    WORK_FOR_THE_SHORTEST_PERIOD.text,
    sets="stays",
    earliest="period_kept_over_on",
)
PASS_BASIC_GRADE = Step(
    "pass_basic_grade",
    Text(
        "Mengikuti dan lulus ujian keterampilan tingkat dasar (kisokyu) untuk kategori pekerjaan ini",
        "この業務区分の技能検定基礎級等に合格する",
        "Pass the basic-grade skill test of this work category",
    ),
    sets="tests",
)
PASS_BASIC_GRADE_IN_OCCUPATION = Step(
    "pass_basic_grade_in_occupation",
    Text(
        "Mengikuti dan lulus ujian praktik dan ujian tertulis tingkat dasar (kisokyu) untuk jenis pekerjaan ini",
        "この職種の技能検定基礎級等の実技試験及び学科試験に合格する",
        "Pass the practical and the written basic-grade test of this occupation",
    ),
    sets="tests",
)
PASS_GRADE_3_PRACTICAL = Step(
    "pass_grade_3_practical",
    Text(
        "Mengikuti dan lulus ujian praktik tingkat 3 untuk jenis pekerjaan ini",
        "この職種の技能検定3級等の実技試験に合格する",
        "Pass the practical grade-3 test of this occupation",
    ),
    sets="tests",
)
SIT_JLPT_N4 = Step(
    "sit_jlpt_n4",
    Text("Mengikuti dan lulus JLPT N4", "日本語能力試験(JLPT)N4に合格する", "Pass JLPT N4"),
    sets="tests",
)
GO_HOME_BETWEEN_STAGES = Step(
    "go_home_between_stages",
    Text(
        "Pulang ke negara asal selama satu bulan atau lebih",
        "1か月以上一時帰国する",
        "Go home for one month or more",
    ),
    sets="home_stay_planned_days",
)
