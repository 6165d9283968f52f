"""The question that each rule of the Indonesian procedure asks, in the order of the rules."""

from kakehashi.vocabulary import Text

LAW_OF_THE_DAY_IS_KNOWN = Text(
    "Apakah tanggal yang ditanyakan termasuk masa berlaku Undang-Undang Nomor 18 Tahun 2017?",
    "インドネシア2017年法律第18号の施行日以後の日であること",
    "Is the day one on which Law 18/2017 is in force?",
)
IS_INDONESIAN = Text(
    "Apakah yang bersangkutan warga negara Indonesia?",
    "インドネシア国籍を有すること",
    "Is the person an Indonesian citizen?",
)
OLD_ENOUGH = Text(
    "Apakah sudah mencapai usia minimum pada hari berangkat?",
    "出発の日に必要な年齢に達していること",
    "Old enough on the day of departure?",
)
CHANNEL_IS_SETTLED = Text(
    "Apakah jalur penempatannya sudah jelas menurut hukum?",
    "送出しの経路が法令上定まっていること",
    "Is the channel settled in law?",
)
P_TO_P_IS_OPEN = Text(
    "Jika melalui P3MI: apakah skema P to P untuk SSW sudah berlaku?",
    "P3MIによる場合、特定技能のP to P方式による送出しが開始されていること",
    "If by P3MI: is P-to-P placement for SSW in effect?",
)
NOT_TOLD_UNDONE = Text(
    "Apakah bebas dari keterangan bahwa prosedur secara keseluruhan belum selesai?",
    "手続が全体として終わっていない旨の記録がないこと",
    "Not told that the procedure as a whole is still to be done?",
)
SENDING_BODY_IS_LICENSED = Text(
    "Jika melalui P3MI atau LPK-SO: apakah lembaga itu memiliki izin yang masih berlaku?",
    "P3MI又はLPK-SOによる場合、その機関が有効な許可を受けていること",
    "If by P3MI or LPK-SO: does it hold a licence that is in force?",
)
JOB_ORDER_WAS_VERIFIED = Text(
    "Jika melalui P3MI: apakah job order sudah diverifikasi oleh KBRI Tokyo?",
    "P3MIによる場合、求人申込み(job order)が在京インドネシア大使館の確認を受けていること",
    "If by P3MI: did the Indonesian embassy in Tokyo verify the job order?",
)
IS_FIT = Text(
    "Apakah sehat jasmani dan rohani?",
    "心身ともに健康であること",
    "Physically and mentally fit?",
)
HAS_CONTRACT = Text(
    "Apakah Perjanjian Kerja sudah ada?",
    "雇用契約書(Perjanjian Kerja)があること",
    "Is the work contract (Perjanjian Kerja) at hand?",
)
CONTRACT_HAS_SEVEN_CONTENTS = Text(
    "Apakah Perjanjian Kerja, sejauh isinya diketahui, memuat ketujuh hal yang diwajibkan undang-undang?",
    "雇用契約書に、把握できる限り、法定の七つの事項が全て記載されていること",
    "Does the work contract, as far as its contents are told, have all seven that the law asks for?",
)
HAS_PLACEMENT_AGREEMENT = Text(
    "Jika ditempatkan oleh pelaksana penempatan: apakah Perjanjian Penempatan sudah ada?",
    "あっせん機関による場合、あっせん契約書(Perjanjian Penempatan)があること",
    "If a placement body is used: is the placement agreement (Perjanjian Penempatan) at hand?",
)
HAS_TRAINEE_AGREEMENT = Text(
    "Jika peserta pemagangan: apakah perjanjian pemagangan sudah ditandatangani?",
    "実習による場合、実習に係る契約(perjanjian pemagangan)を結んでいること",
    "If a trainee: is the trainee agreement signed?",
)
IS_REGISTERED = Text(
    "Apakah sudah terdaftar dalam sistem pemerintah (Sisko P2MI; sebelum 17 Juli 2023 SISKOTKLN)?",
    "インドネシア政府の電算システム(Sisko P2MI。2023年7月17日より前はSISKOTKLN)に登録していること",
    "Registered in the government's system (Sisko P2MI; before 17 July 2023 SISKOTKLN)?",
)
HAS_MARITAL_STATEMENT = Text(
    "Apakah surat keterangan status perkawinan sudah ada?",
    "婚姻状況証明書があること",
    "Is the marital-status statement at hand?",
)
HAS_FAMILY_PERMISSION = Text(
    "Apakah surat izin suami, istri, orang tua, atau wali sudah ada dan diketahui kepala desa atau lurah?",
    "村長等(kepala desa/lurah)の副署のある家族の同意書があること",
    "Is the permission of spouse, parent or guardian at hand, countersigned by the village head?",
)
HAS_COMPETENCE_CERTIFICATE = Text(
    "Apakah sertifikat kompetensi kerja sudah ada?",
    "能力証明書(sertifikat kompetensi kerja)があること",
    "Is the competence certificate at hand?",
)
HAS_HEALTH_STATEMENT = Text(
    "Apakah surat keterangan sehat berdasarkan hasil pemeriksaan kesehatan dan psikologi sudah ada?",
    "健康診断及び心理検査による健康証明書があること",
    "Is the health statement from the medical and psychological examination at hand?",
)
HAS_PASSPORT = Text(
    "Apakah paspor sudah ada dan masih berlaku pada hari berangkat?",
    "出発の日に有効な旅券があること",
    "Is there a passport, valid on the day of departure?",
)
RECOMMENDED_BY_KEMNAKER = Text(
    "Jika peserta pemagangan: apakah rekomendasi Kemnaker sudah ada?",
    "実習による場合、インドネシア労働省(Kemnaker)の推薦があること",
    "If a trainee: is Kemnaker's recommendation at hand?",
)
PAPERS_WERE_VERIFIED = Text(
    "Apakah dokumen sudah diverifikasi oleh BP3MI atau LTSA?",
    "書類がBP3MI又はLTSAの確認を受けていること",
    "Did BP3MI or LTSA verify the papers?",
)
HAS_SOCIAL_SECURITY = Text(
    "Apakah sudah terdaftar pada BPJS Ketenagakerjaan dan membayar iurannya (JKK dan JKM) sebelum berangkat?",
    "出国前にBPJS Ketenagakerjaanの労災保障(JKK)及び死亡保障(JKM)に加入し、保険料を納めていること",
    "Registered with BPJS Ketenagakerjaan (accident and death cover) and paid before departure?",
)
ATTENDED_ORIENTATION = Text(
    "Apakah sudah mengikuti Orientasi Pra Pemberangkatan (OPP)?",
    "出国前オリエンテーション(OPP)を受けていること",
    "Was the pre-departure orientation (OPP) attended?",
)
HAS_INDIVIDUAL_PAPERS = Text(
    "Jika perseorangan: apakah bukti kepesertaan JKN, surat panggilan kerja, profil pemberi kerja, dan surat "
    "pernyataan menanggung risiko sudah ada?",
    "個人による場合、国民健康保障(JKN)の加入証明、雇用主からの招請状、"
    "雇用主の概要及び危険を自ら負う旨の誓約書があること",
    "If alone: are health-insurance proof, call letter, employer profile and statement of own risk at hand?",
)
HAS_CARD = Text(
    "Apakah kartu elektronik E-KPMI (dahulu E-PMI, E-KTKLN) sudah ada?",
    "電子移住労働者カードE-KPMI(旧E-PMI、E-KTKLN)があること",
    "Is the electronic card E-KPMI (formerly E-PMI, E-KTKLN) at hand?",
)
HAS_VISA = Text(
    "Apakah visa kerja atau visa pemagangan Jepang sudah ada?",
    "日本の査証があること",
    "Is the visa for Japan at hand?",
)
TOOK_STEPS_IN_ORDER = Text(
    "Apakah urutannya benar: verifikasi dan BPJS sebelum kartu, kartu dan CoE sebelum visa, semua sebelum berangkat?",
    "書類の確認と社会保障、電子カードと在留資格認定証明書、査証、出発の順に手続がされていること",
    "In order: verification and social security, then card and CoE, then the visa, all before the departure?",
)
TRAINEE_STEPS_IN_ORDER = Text(
    "Jika peserta pemagangan: apakah pelatihan, perjanjian, pengesahan rencana, CoE, dan visa "
    "dilakukan menurut urutan itu?",
    "実習による場合、講習、契約、計画の認定、在留資格認定証明書、査証の順に手続がされていること",
    "If a trainee: are training, agreement, plan, CoE and visa in order?",
)
REPORTED_TO_EMBASSY = Text(
    "Jika sudah berada di Jepang: apakah sudah melapor ke KBRI Tokyo?",
    "既に日本にいる場合、在京インドネシア大使館に届け出ていること",
    "If in Japan already: was it reported to the Indonesian embassy in Tokyo?",
)
