"""What the law of ESD states and asks of nobody here: no fact that is known of the person can fail it."""

from datetime import date

from kakehashi.law.book.japan.esd import esd
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

START = date(2027, 4, 1)
OUTLINE = "ISA policy outline (English, 2024), https://www.moj.go.jp/isa/content/001424354.pdf"
HRC = "https://hrc.or.jp/news/info_ikusei/entry-142.html"
LECTURE = "https://gaikokujinginoujishu.com/?amp=1&p=6160"

esd.note(
    "no_prior_skill_asked",
    article="no article read",
    source=HRC,
    since=START,
    says=Text(
        "Tidak disyaratkan keterampilan atau pengalaman kerja sebelumnya di pekerjaan itu, rekomendasi lembaga "
        "publik, ataupun tujuan kerja setelah pulang ke negara asal.",
        "従前の技能・職歴、公的機関の推薦及び帰国後の就業目的は求められません。",
        "No prior skill or work in the trade, no public recommendation and no return-home purpose is asked for.",
    ),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-P-04",
)
esd.note(
    "former_trainees_by_exception",
    article="Act 60 of 2024, supplementary art. 11 (not read); exceptions: Ordinance 5 of 2025, art. 5",
    source="https://elaws.jp/view/507M60000110005 ; law text in the e-Gov form, copy of 2026-02-08 ; what the record "
    "of a person holds does not show these cases",
    since=START,
    says=Text(
        "Pengecualian bagi mantan peserta pemagangan teknis: ujian yang menjadi sasaran rencana lamanya bukan ujian "
        "Ikusei Shuro (ESD), atau rencana lamanya di luar jenis pekerjaan dan kegiatan Pemagangan Teknis No. 2 dan "
        "keterampilannya bukan keterampilan bidang industri Ikusei Shuro (ESD). Mantan peserta yang diterima bekerja "
        "sesuai keterampilan dalam rencana lamanya, kecuali ada alasan yang patut.",
        "技能実習を行った者について例外となるのは、従前の計画で目標とした試験等が育成就労の試験に当たらない場合、"
        "又は従前の計画が移行対象職種・作業以外のもので、その技能が育成就労産業分野の技能に当たらない場合です。"
        "受け入れられる場合は、相当の理由がない限り、従前の計画の技能に対応する業務に従事します。",
        "Exceptions for a former trainee: the test that was the goal of the old plan is no ESD test, or the old plan "
        "was outside the stage-2 occupations and its skill is no skill of an ESD field. Who is let in works in the "
        "skill that answers to the old plan, unless there is good reason.",
    ),
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="ESD-P-05",
)
esd.note(
    "fees_to_the_sending_body_are_limited",
    article="ESD enforcement regulation (MOJ/MHLW Ordinance 4 of 2025); the article was not read",
    source="draft: Mainichi, "
    "https://thefinancialdistrict.com.ph/post/japan-to-cap-fees-foreign-laborers-pay-to-work-in-the-country ; "
    "slides of ISA and MHLW of 2025-12-03: https://yourside-ghj.com/gyosei/ikusei-clarification.html ; "
    "http://globallink.or.jp/news/1342/",
    since=START,
    says=Text(
        "Pekerja membayar kepada lembaga pengirim paling banyak dua bulan upah di Jepang; selebihnya ditanggung "
        "perusahaan. Hal ini belum dinilai di sini, karena data seseorang tidak memuat upahnya.",
        "本人が送出機関に支払う費用は、日本で受ける賃金の2か月分が上限で、これを超える部分は受入れ側が負担します。"
        "本人の記録に賃金がないため、ここでは判定しません。",
        "The worker pays the sending body two months of pay in Japan at most; the rest is on the employer. It is not "
        "judged here, as the record of a person holds no pay.",
    ),
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    condition="ESD-P-07",
)
esd.note(
    "first_tests_failed_end_nothing",
    article="no article read",
    source=LECTURE,
    since=START,
    says=Text(
        "Ujian keterampilan tingkat dasar (kisokyu) dan ujian bahasa Jepang tingkat A1 diikuti sebelum tahun pertama "
        "berakhir; tidak lulus ujian itu tidak mengakhiri masa tinggal.",
        "1年目の終わりまでに技能検定基礎級等及びA1相当の日本語の試験を受けますが、不合格であっても、"
        "それにより在留が終了することはありません。",
        "The basic-grade skill test and the A1 test are sat by the end of the first year; failing them does not end "
        "the stay.",
    ),
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ESD-T-07",
)
esd.note(
    "a2_course_replaces_no_test",
    article="no article read",
    source=f"{LECTURE} ; https://www.jishashien-kansai.com/category7/category37/entry12.html ; "
    "https://easynihon.com/blog/esd-visa-2027-employment-skill-development-guide",
    since=START,
    says=Text(
        "Selama Ikusei Shuro (ESD) perusahaan menyediakan dan membiayai kursus bahasa Jepang terakreditasi (A2), "
        "kecuali bagi yang sudah lulus ujian A2. Kursus itu tidak menggantikan ujian A2.",
        "育成就労の期間中、受入れ側の負担で認定日本語教育機関の「就労」課程(A2相当)が提供されます(A2相当の試験に合格した"
        "者を除く)。この課程は、A2相当の試験に代わるものではありません。",
        "During ESD the employer offers and pays for the accredited A2 course, unless an A2 test is passed. The course "
        "does not replace the A2 test.",
    ),
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ESD-T-06",
)
esd.note(
    "change_of_status_seems_possible",
    article="no article read",
    source=f"tentative, one account: {HRC}",
    since=START,
    says=Text(
        "Perubahan dari status izin tinggal lain di Jepang ke Ikusei Shuro (ESD) tampaknya dapat dilakukan; ini baru "
        "keterangan sementara dari satu sumber.",
        "日本国内での他の在留資格からの変更も可能とみられます(一つの資料による暫定的な情報です)。",
        "A change from another status inside Japan seems to be possible; this is tentative and rests on one account.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="ESD-P-11",
)
esd.note(
    "on_to_ssw1_by_tests",
    article="policy outline; the article was not read",
    source=OUTLINE,
    since=START,
    says=Text(
        "Setelah Ikusei Shuro (ESD), jalan ke SSW (i) di bidang yang sama terbuka dengan lulus ujian keterampilan "
        "nasional tingkat 3 (praktik) atau ujian keterampilan SSW (i), serta ujian bahasa Jepang tingkat A2.",
        "育成就労の後、同じ分野の特定技能1号に移行するには、"
        "技能検定3級(実技)等又は特定技能1号評価試験のいずれかに合格し、かつ、"
        "A2相当の日本語の試験に合格する必要があります。",
        "After ESD the way to SSW (i) in the same field is grade 3 (practical) or the SSW (i) test, and an A2 test.",
    ),
    stage=Stage.LANDING,
    mark=Mark.OFFICIAL,
    condition="ESD-O-01",
)
esd.note(
    "no_way_to_aviation_or_road_transport",
    article="no article read",
    source="https://yourjapancareer.jp/esdp-japan",
    since=START,
    says=Text(
        "Penerbangan dan transportasi darat bukan bidang industri Ikusei Shuro (ESD) dan tidak dapat dicapai "
        "melaluinya.",
        "航空分野及び自動車運送業分野は育成就労産業分野ではなく、育成就労を経て就くことはできません。",
        "Aviation and road transport are no ESD fields and cannot be reached through ESD.",
    ),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-O-02",
)
