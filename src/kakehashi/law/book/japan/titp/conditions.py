"""What every stage asks in the same words: each stage enters it under its own name, with a body of its own."""

from datetime import date

from kakehashi.law.book import steps
from kakehashi.law.book.condition import Condition
from kakehashi.law.book.japan.titp.derivations import CARE_PAGE, LAW_TEXT, ORDINANCE, TRANSITION, TRANSITION_NOTE
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

START = date(2017, 11, 1)
SWITCH = date(2027, 4, 1)


IN_FORCE = Condition(
    article=ORDINANCE,
    source=f"{LAW_TEXT} ; the scheme as it was before is not in this book",
    since=None,
    asks=Text(
        "Apakah pemagangan teknis menurut ketentuan sejak 1 November 2017 berlaku pada tanggal yang ditanyakan?",
        "平成29年(2017年)11月1日以降の技能実習制度が適用される日であること",
        "Is the day under the rules of technical intern training since 1 November 2017?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="D-15",
)
OLD_ENOUGH = Condition(
    article=f"{ORDINANCE}, art. 10(2)(iii)(a)",
    source=CARE_PAGE,
    since=START,
    asks=Text(
        "Apakah sudah mencapai usia minimum pada hari mendarat?",
        "上陸の日に必要な年齢に達していること",
        "Old enough on the day of landing?",
    ),
    step=steps.WAIT_FOR_TITP_BIRTHDAY,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TITP-P-01",
)
UNDERSTANDS_THE_PURPOSE = Condition(
    article=f"{ORDINANCE}, art. 10(2)(iii)(b)",
    source=LAW_TEXT,
    since=START,
    asks=Text(
        "Apakah memahami tujuan program dan benar-benar bermaksud mengikuti pemagangan teknis sesuai dengan tujuan "
        "itu?",
        "制度の趣旨を理解して技能実習を行おうとする者であること",
        "Does the person understand the purpose of the scheme and mean to train?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="TITP-P-02",
)
PLANS_TO_USE_THE_SKILL = Condition(
    article=f"{ORDINANCE}, art. 10(2)(iii)(c)",
    source=CARE_PAGE,
    since=START,
    asks=Text(
        "Apakah berencana, setelah pulang, bekerja dengan keterampilan yang diperoleh?",
        "本国への帰国後、修得等をした技能等を要する業務に従事することが予定されていること",
        "Is work planned after return that needs the acquired skill?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TITP-P-03",
)
HAS_GROUND = Condition(
    article=f"{ORDINANCE}, art. 10(2)(iii)(e); operation guideline; its figures were not read",
    source=f"{LAW_TEXT} ; https://www.ibr-c.com/business/care/question/844/ ; figures: known, not re-read",
    since=START,
    asks=Text(
        "Apakah pernah melakukan pekerjaan sejenis di luar Jepang, atau ada keadaan khusus yang membuat pemagangan "
        "teknis ini diperlukan?",
        "外国において同種の業務に従事した経験を有し、又は技能実習を必要とする特別な事情があること",
        "Was the same kind of work done abroad, or are there special circumstances that call for the training?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.UNCONFIRMED,
    condition="TITP-P-04",
)
HAS_GROUND_IN_CARE = Condition(
    article=f"{ORDINANCE}, art. 10(2)(iii)(e); operation guideline; its figures were not read",
    source=f"{CARE_PAGE} ; https://www.ibr-c.com/business/care/question/844/ ; figures: known, not re-read",
    since=START,
    asks=Text(
        "Untuk kaigo: apakah pernah bekerja di bidang kaigo atau menempuh pendidikan keperawatan atau kaigo di luar "
        "Jepang, memiliki sertifikat kaigo dari luar Jepang, atau ada keadaan khusus?",
        "介護の場合、外国における介護の業務経験、看護・介護の課程の修了若しくは介護の資格の認定があり、又は特別な事情が"
        "あること",
        "In care: care work, nursing schooling or a care certificate abroad, or special circumstances?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.UNCONFIRMED,
    condition="TITP-P-04",
)
NOT_THE_SAME_STAGE_AGAIN = Condition(
    article=f"{ORDINANCE}, art. 10(2)(iii)(h)",
    source=CARE_PAGE,
    since=START,
    asks=Text(
        "Apakah tahap pemagangan teknis ini belum pernah dijalani sebelumnya?",
        "同じ段階の技能実習を過去に行ったことがないこと",
        "Was this stage never done before?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TITP-P-06",
)
HAS_TIME_LEFT = Condition(
    article="Technical Intern Training Act (Act 89 of 2016), art. 9(iii)",
    source="https://ghrlab.com/article/technical-intern-training-i",
    since=START,
    asks=Text(
        "Apakah masa pemagangan pada tahap ini masih tersisa?",
        "この段階の技能実習の期間に残りがあること",
        "Is there time left in this stage?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TITP-D-01",
)
COMPLETED_THE_STAGE_BEFORE = Condition(
    article="Technical Intern Training Act (Act 89 of 2016), art. 9(iii)",
    source="https://ghrlab.com/article/technical-intern-training-i ; that a stage follows on the one before in the "
    "same occupation: known, not re-read",
    since=START,
    asks=Text(
        "Apakah telah menyelesaikan tahap pemagangan teknis sebelumnya dalam jenis pekerjaan ini?",
        "この職種で前の段階の技能実習を修了していること",
        "Is the stage before completed in this occupation?",
    ),
    step=steps.FINISH_PLAN,
    stage=Stage.POOL,
    mark=Mark.UNCONFIRMED,
    condition="TITP-D-01",
)
DID_NOT_LEAVE_BEFORE_ESD = Condition(
    article="no article read",
    source=f"https://office-kagata.com/category9/category13 ; a plan filed before may still start: {TRANSITION_NOTE}",
    since=START,
    asks=Text(
        "Jika pemagangan dimulai sejak Ikusei Shuro (ESD) berlaku: apakah bukan mantan peserta pemagangan teknis yang "
        "selesai dan pulang sebelumnya, kecuali dengan rencana yang diajukan dan dimulai tepat waktu?",
        "技能実習の開始が育成就労制度の施行日以後となる場合、施行前に技能実習を終えて帰国した者"
        "(期限までに申請され、開始される計画による者を除く。)でないこと",
        "For training that begins once ESD is in force: not one of those who finished and left before, unless under a "
        "plan filed and begun in time?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TR-07",
)
FREE_OF_DEPOSIT = Condition(
    article=f"{ORDINANCE}, art. 10(2)(vi)(a)-(b)",
    source=LAW_TEXT,
    since=START,
    asks=Text(
        "Apakah tidak ada uang jaminan yang diminta atau diterima dari yang bersangkutan atau keluarganya, tidak ada "
        "harta yang dikuasai pihak lain, dan tidak ada denda pelanggaran kontrak yang disepakati?",
        "本人及び親族等が、保証金を求められ、若しくは徴収され、又は財産を管理されたことがなく、違約金を定める契約等を"
        "結んでいないこと",
        "No deposit asked or taken, no property held and no penalty agreed, for the family either?",
    ),
    step=None,
    stage=Stage.OFFER,
    mark=Mark.OFFICIAL,
    condition="TITP-P-07",
)
AGREED_TO_FEES = Condition(
    article=f"{ORDINANCE}, arts. 10(2)(vi)(d), 25",
    source=LAW_TEXT,
    since=START,
    asks=Text(
        "Apakah jumlah dan rincian biaya kepada lembaga pengirim sudah dipahami dan disetujui?",
        "送出機関に支払う費用の額と内訳を十分に理解し、合意していること",
        "Are the amount and breakdown of the fees to the sending side understood and agreed?",
    ),
    step=steps.AGREE_TO_FEES,
    stage=Stage.OFFER,
    mark=Mark.OFFICIAL,
    condition="TITP-P-08",
)
SENT_BY_AN_APPROVED_BODY = Condition(
    article=f"{ORDINANCE}, arts. 10(2)(vi)(d), 25",
    source=f"{LAW_TEXT} ; memorandum with Indonesia, English text, https://www.moj.go.jp/isa/content/930004349.pdf ; "
    "that approval follows from it: known, not re-read",
    since=START,
    asks=Text(
        "Apakah lembaga pengirim disetujui oleh pemerintah negara asal menurut pengaturan bilateral?",
        "送出機関が、二国間取決めに基づき送出国政府の認定を受けた機関であること",
        "Is the sending organisation approved by the home government under the memorandum?",
    ),
    step=None,
    stage=Stage.OFFER,
    mark=Mark.UNCONFIRMED,
    condition="TITP-P-08",
)
RECOMMENDED = Condition(
    article=f"{ORDINANCE}, art. 10(2)(iii)(f)",
    source=CARE_PAGE,
    since=START,
    asks=Text(
        "Apakah ada rekomendasi dari lembaga publik di negara asal?",
        "本国の公的機関から推薦を受けていること",
        "Does a public body of the home country recommend the person?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="TITP-P-05",
)
FREE_TO_LAND = Condition(
    article="Immigration Control and Refugee Recognition Act, art. 5",
    source=LAW_TEXT,
    since=START,
    asks=Text(
        "Apakah bebas dari alasan penolakan pendaratan?",
        "上陸拒否事由に該当しないこと",
        "No ground for refusal of landing?",
    ),
    step=None,
    stage=Stage.LANDING,
    mark=Mark.OFFICIAL,
    condition="TITP-P-16",
)
HAS_VALID_PASSPORT = Condition(
    article="Immigration Control and Refugee Recognition Act, arts. 5(1)(i)-(ii), 6-7",
    source=LAW_TEXT,
    since=START,
    asks=Text(
        "Apakah paspornya masih berlaku pada hari mendarat?",
        "上陸の日に有効な旅券を所持していること",
        "Is the passport valid on the day of landing?",
    ),
    step=None,
    stage=Stage.LANDING,
    mark=Mark.OFFICIAL,
    condition="TITP-P-17",
)
PLAN_ACCREDITED = Condition(
    article=TRANSITION,
    source=TRANSITION_NOTE,
    since=START,
    asks=Text(
        "Apakah rencana pemagangan teknis sudah disahkan paling lambat pada hari mendarat?",
        "上陸の日までに技能実習計画が認定されていること",
        "Is the training plan accredited by the day of landing?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.OFFICIAL,
    condition="TR-03",
)
MAY_MAKE_HOME_VISITS = Condition(
    article="notice of the care field on home visits; the article was not read",
    source="https://sr-kplanning.com/?p=790, citing https://www.mhlw.go.jp/stf/newpage_56271.html ; what is asked of a "
    "trainee: not read",
    since=START,
    asks=Text(
        "Untuk layanan kaigo kunjungan rumah: apakah layanan itu sudah dibuka bagi peserta pemagangan teknis, dan "
        "apakah syarat-syaratnya terpenuhi?",
        "訪問系サービスに従事する場合、技能実習生に訪問系サービスが認められており、その条件を満たしていること",
        "For home visits: are they open to trainees yet, and are the conditions met?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="D-06",
)
