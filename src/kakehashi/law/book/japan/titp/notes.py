"""What the law of technical intern training states and asks of nobody here: no fact of the person can fail it."""

from datetime import date

from kakehashi.law.book.japan.titp import titp
from kakehashi.law.book.japan.titp.conditions import START, SWITCH
from kakehashi.law.book.japan.titp.derivations import LAW_TEXT, ORDINANCE, TRANSITION, TRANSITION_NOTE
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

HRC = "https://hrc.or.jp/news/info_ikusei/entry-142.html"

titp.note(
    "no_language_asked",
    article="no article read",
    source=HRC,
    since=START,
    says=Text(
        "Pada umumnya tidak disyaratkan kemampuan bahasa Jepang tertentu; yang mensyaratkannya hanya bidang kaigo.",
        "日本語能力の要件は、介護職種を除き、ありません。",
        "No level of Japanese is asked for in general; care alone asks for one.",
    ),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TITP-P-09",
)
titp.note(
    "occupations_are_listed",
    article=f"{ORDINANCE}, annex 2; the annex was not read",
    source="https://kjtimes.jp/topics/column/technical-training-occupation ; another page counts 167 operations: "
    "https://global-talent.karu-keru.com/?p=23875",
    since=START,
    says=Text(
        "Pemagangan Teknis No. 2 dan No. 3 hanya untuk jenis pekerjaan yang tercantum dalam daftar: 91 jenis "
        "pekerjaan dengan 168 kegiatan pada tahun 2025. Jenis pekerjaan mana yang terbuka untuk No. 3 tidak dinilai "
        "di sini.",
        "第2号及び第3号の技能実習は、移行対象職種・作業(令和7年時点で91職種168作業)に限られます。第3号に移行できる職種か"
        "どうかは、ここでは判定しません。",
        "Stages 2 and 3 are for listed occupations only: 91 occupations and 168 operations in 2025. Which of them are "
        "open to stage 3 is not judged here.",
    ),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TITP-P-15",
)
titp.note(
    "supervised_type",
    article=f"{ORDINANCE}, art. 10(2)(iii)(e)",
    source=LAW_TEXT,
    since=START,
    says=Text(
        "Yang dinilai di sini adalah pemagangan teknis tipe organisasi pengawas. Pengalaman kerja atau keadaan "
        "khusus, serta rekomendasi lembaga publik, hanya disyaratkan pada tipe ini.",
        "ここでは団体監理型技能実習について判定します。同種業務の経験又は特別な事情、及び公的機関の推薦は、団体監理型に"
        "限り求められます。",
        "What is judged here is training of the supervised type; prior work or special circumstances, and the "
        "recommendation of a public body, are asked of that type only.",
    ),
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="TITP-P-04",
)
titp.note(
    "health_is_no_condition_of_the_ordinance",
    article="Immigration Control and Refugee Recognition Act, arts. 5(1)(i)-(ii), 6-7",
    source=LAW_TEXT,
    since=START,
    says=Text(
        "Kesehatan bukan syarat menurut peraturan pemagangan teknis: atas alasan kesehatan pendaratan hanya ditolak "
        "karena penyakit menular yang ditentukan, atau bila yang bersangkutan tidak mampu menilai keadaan dan tidak "
        "ada yang mendampingi. Untuk mendarat diperlukan paspor dan visa yang berlaku.",
        "健康状態は技能実習法施行規則上の要件ではありません。健康に関する理由で上陸が拒否されるのは、"
        "所定の感染症の患者である場合、又は事理を弁識する能力を欠き、補助する者がいない場合に限られます。"
        "上陸には有効な旅券と査証が必要です。",
        "Health is no condition of the training ordinance: landing is refused only for the listed infectious diseases, "
        "or for lack of judgement with nobody to assist. A valid passport and visa are needed to land.",
    ),
    stage=Stage.LANDING,
    mark=Mark.OFFICIAL,
    condition="TITP-P-17",
)
titp.note(
    "home_visits_opened_in_care",
    article="notice of the care field on home visits; the article was not read",
    source="https://sr-kplanning.com/?p=790, citing https://www.mhlw.go.jp/stf/newpage_56271.html",
    since=date(2025, 4, 1),
    says=Text(
        "Untuk kaigo, layanan kunjungan rumah terbuka bagi peserta pemagangan teknis dengan syarat-syarat tertentu; "
        "syarat-syarat itu tidak dinilai di sini.",
        "介護職種では、一定の条件の下で、訪問系サービスに従事することができます。その条件は、ここでは判定しません。",
        "In care, home visits are open to trainees under conditions, which are not judged here.",
    ),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="D-06",
)
titp.note(
    "no_change_of_employer_at_own_wish",
    article="no article read",
    source=HRC,
    since=START,
    says=Text(
        "Pindah perusahaan atas keinginan sendiri tidak dapat dilakukan; hanya karena sebab di luar kesalahan peserta "
        "(kepailitan, pelanggaran, kekerasan), atau saat beralih dari Pemagangan Teknis No. 2 ke No. 3.",
        "本人意向による転籍はできません。本人の責めによらない事情(倒産、法令違反、人権侵害等)がある場合、"
        "又は第2号から第3号に移行する場合に限られます。",
        "The employer is not changed at the trainee's wish; only for causes not their own (bankruptcy, breach, abuse), "
        "or on moving from stage 2 to stage 3.",
    ),
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="TITP-X-01",
)
titp.note(
    "training_under_way_goes_on",
    article=TRANSITION,
    source=TRANSITION_NOTE,
    since=SWITCH,
    says=Text(
        "Pemagangan teknis menurut rencana yang disahkan sebelum 1 April 2027 dan sedang berjalan pada hari itu "
        "dilanjutkan sebagai pemagangan teknis.",
        "令和9年(2027年)4月1日より前に認定された計画に基づき、同日に行われている技能実習は、引き続き技能実習として行うことが"
        "できます。",
        "Training under a plan accredited before 1 April 2027 and under way on that day goes on as technical intern "
        "training.",
    ),
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="TR-01",
)
titp.note(
    "follow_on_plans_may_be_filed",
    article=TRANSITION,
    source=f"{TRANSITION_NOTE} ; https://www.horei.co.jp/sjs/",
    since=SWITCH,
    says=Text(
        "Sejak 1 April 2027 rencana baru tidak dapat diajukan; rencana lanjutan (Pemagangan Teknis No. 2 dan No. 3) "
        "dan perubahan rencana bagi peserta yang sudah ada masih dapat diajukan.",
        "令和9年(2027年)4月1日以降、新規の技能実習計画の認定申請はできません。既に技能実習を行っている者については、"
        "第2号・第3号への移行及び計画の変更の認定申請ができます。",
        "Since 1 April 2027 no new plan can be filed; follow-on plans (stages 2 and 3) and changes for trainees who "
        "are there can be.",
    ),
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="TR-04",
)
