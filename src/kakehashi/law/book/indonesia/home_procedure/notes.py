"""What the Indonesian side states and asks of no fact of the person; and what nobody could find out yet."""

from datetime import date

from kakehashi.law.book.indonesia.home_procedure import home_procedure
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

START = date(2017, 11, 22)
MEMORANDUM = date(2019, 6, 25)
ISA = "ISA, information regarding the Republic of Indonesia, isa.go.jp/en/policies/ssw/nyuukokukanri06_00108.html"

home_procedure.note(
    "immigration_asks_no_indonesian_paper",
    article="procedure sheet for Indonesia of the Immigration Services Agency of Japan",
    source=ISA,
    since=MEMORANDUM,
    says=Text(
        "Pada tahap permohonan kepada imigrasi Jepang, dokumen prosedur di Indonesia tidak perlu diserahkan; kartu "
        "baru diminta pada tahap visa.",
        "在留諸申請の段階では、インドネシア側の手続を証する書類の提出は不要です。"
        "電子カードが求められるのは査証の段階です。",
        "Immigration in Japan asks for no Indonesian paper; the card is asked for only at the visa.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.OFFICIAL,
    condition="ID-37",
)
home_procedure.note(
    "visa_comes_after_card",
    article="Law 18/2017 of Indonesia, art. 13; visa requirements of Japan's missions",
    source="the law's pages on Indonesian Wikisource, page 8 ; Consulate-General of Japan in Surabaya 2024-06-06, "
    "surabaya.id.emb-japan.go.jp/itpr_ja/visakhususSSW.html",
    since=START,
    says=Text(
        "Pasal 13 menyebut visa kerja di antara dokumen, sedangkan visa SSW baru diberikan setelah kartu terbit. "
        "Karena itu visa wajib ada sebelum berangkat, bukan sebelum verifikasi dokumen.",
        "第13条は査証を書類の一つとしますが、特定技能の査証にはカードが先に必要です。したがって査証は、"
        "書類の確認までではなく、出発までに要するものとして扱います。",
        "Art. 13 names the visa among the papers, yet the SSW visa follows the card: it is due before the departure, "
        "not before the papers are verified.",
    ),
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ID-11",
)
home_procedure.note(
    "card_is_not_in_the_statute",
    article="visa requirements of Japan's missions in Indonesia, SSW; not in Law 18/2017, art. 13",
    source="iNews Medan 2023-07-25, medan.inews.id/read/324851 ; Consulate-General of Japan in Surabaya 2024-06-06, "
    "surabaya.id.emb-japan.go.jp/itpr_ja/visakhususSSW.html",
    since=MEMORANDUM,
    says=Text(
        "Kartu elektronik tidak termasuk dokumen Pasal 13, tetapi cetakannya diminta untuk visa SSW.",
        "電子カードは第13条の書類ではありませんが、特定技能の査証申請にはその印刷物が求められます。",
        "The electronic card is not among the papers of art. 13, but its print-out is asked for with the SSW visa.",
    ),
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ID-13",
)
home_procedure.note(
    "one_card_three_names",
    article="Minister of P2MI Regulation 34/2025, art. 14",
    source="pasal.id/peraturan/permen/permen-p2mi-no-34-tahun-2025 ; Perban P2MI 27/2025 art. 1, pasal.id",
    since=MEMORANDUM,
    says=Text(
        "E-KTKLN, E-PMI, dan E-KPMI adalah satu jenis dokumen; formulir Jepang masih menyebut E-KTKLN. Kartu yang "
        "terbit sebelumnya berlaku sampai masa berlakunya habis.",
        "E-KTKLN、E-PMI、E-KPMIは同じ書類の名称です。日本の様式にはなおE-KTKLNとあります。以前に発行されたカードは、"
        "その期限まで有効です。",
        "E-KTKLN, E-PMI and E-KPMI are one kind of document; Japanese forms still print E-KTKLN. Cards issued before "
        "stay valid to their end.",
    ),
    stage=Stage.LANDING,
    mark=Mark.OFFICIAL,
    condition="ID-42",
)
home_procedure.note(
    "embassy_letter_is_no_filing_condition",
    article="no article read: change to SSW inside Japan, steps at the Indonesian embassy",
    source=f"lighthouse-sogo.com ; {ISA}",
    since=MEMORANDUM,
    says=Text(
        "Surat rekomendasi KBRI bagi yang sudah berada di Jepang dianjurkan oleh pihak Indonesia, tetapi bukan syarat "
        "permohonan kepada imigrasi Jepang; ada sumber yang menempatkannya sebelum permohonan.",
        "既に日本に在留している者に対する在京インドネシア大使館の推薦状は、インドネシア側が勧めるものであり、"
        "在留資格変更許可の申請の要件ではありません。申請の前に必要とする資料もあります。",
        "For those in Japan the embassy's letter is recommended by Indonesia and no condition of filing; one account "
        "puts it before the application.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="IDN-04",
)
home_procedure.note(
    "memorandum_of_2019",
    article="Memorandum of cooperation on SSW of 2019-06-25",
    source="ISA list of memoranda ; jopus.net/en/news/goj-goi-ssw.html ; lawinsider.com/id/contracts/6sHxXlP5kTb",
    since=MEMORANDUM,
    says=Text(
        "Menurut memorandum kerja sama SSW, Indonesia memverifikasi lowongan, memberi pembekalan sebelum berangkat, "
        "dan mendaftarkan semua pekerja SSW. Memorandum kerja sama tentang Ikusei Shuro (ESD) tidak ditemukan.",
        "特定技能の協力覚書により、インドネシアは求人の確認、出国前の説明及び全ての特定技能外国人の登録を行います。"
        "育成就労に関する協力覚書は確認できません。",
        "Under the SSW memorandum Indonesia verifies vacancies, briefs before departure and registers all SSW "
        "workers. None on ESD was found.",
    ),
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    condition="IDN-01",
)
home_procedure.note(
    "ipkol_is_a_wish",
    article="no article read: posting of vacancies on IPKOL",
    source="tenp-v.com (page on Indonesia) ; goodjapan.works/2021/04/02/specified-skilled-worker-0011",
    since=MEMORANDUM,
    says=Text(
        "Indonesia sangat mengharapkan perusahaan yang merekrut langsung memasang lowongan di IPKOL, tetapi hal itu "
        "tidak diwajibkan. Perekrutan langsung dan perekrutan melalui P3MI sama-sama dapat dilakukan.",
        "直接採用の雇用主が求人をIPKOLに掲載することは、インドネシアの強い要望ですが、義務ではありません。"
        "直接採用とP3MIの双方の経路があります。",
        "That direct employers post on IPKOL is a strong wish and no duty; direct hire and the P3MI route both exist.",
    ),
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    condition="IDN-02",
)
home_procedure.note(
    "card_shown_with_the_visa",
    article="no article read: registration and card of SSW workers from Indonesia",
    source="tenp-v.com (page on Indonesia), restating the procedure sheet of ISA",
    since=date(2019, 4, 1),
    says=Text(
        "Dari Indonesia: Perjanjian Kerja, CoE, pendaftaran dalam sistem pemerintah, lalu kartu, yang ditunjukkan "
        "saat memohon visa.",
        "インドネシアからの場合は、雇用契約、在留資格認定証明書、政府のシステムへの登録、カードの順であり、"
        "カードは査証申請時に示します。",
        "From Indonesia: contract, CoE, registration in the government's system, then the card, shown with the visa "
        "application.",
    ),
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="IDN-03",
)
home_procedure.note(
    "embassy_verifies_for_p3mi",
    article="private placement for SSW: verification by the Indonesian embassy; the article was not read",
    source="makeone-kk.com 2024-10-02 ; tenp-v.com (page on Indonesia)",
    since=date(2023, 3, 1),
    says=Text(
        "Pada jalur P to P, mitra Jepang mengajukan tawaran kerja, perjanjian kerja sama dengan P3MI, dan Perjanjian "
        "Kerja kepada KBRI Tokyo. Wawancara dilakukan oleh perusahaan sendiri; P3MI tidak menyeleksi menurut "
        "kriterianya sendiri.",
        "P to P方式では、日本側の職業紹介事業者が求人票、P3MIとの提携契約、"
        "雇用契約を在京インドネシア大使館に提出します。面接は雇用主自身が行い、"
        "P3MIが独自の基準で選別することはありません。",
        "For P to P the Japanese side files offer, cooperation contract and work contract with the embassy. The "
        "employer itself interviews; a P3MI does not select by its own criteria.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="IDN-05",
)
home_procedure.note(
    "trainees_go_with_lpk_so",
    article="Minister of P2MI Regulation 31/2025 (P3MI); licence of sending organisations (LPK-SO): the article was "
    "not read",
    source="Ohayo Jepang (Kompas) 2024-09, ohayojepang.kompas.com/amp/2846",
    since=START,
    says=Text(
        "Peserta pemagangan dikirim oleh LPK-SO berizin atau melalui program IM Japan dari Kemnaker; tidak setiap LPK "
        "memiliki izin itu. Izin P3MI adalah SIP3MI.",
        "技能実習生は、許可を受けたLPK-SO又はインドネシア労働省(Kemnaker)のIM Japan事業が送り出します。"
        "全てのLPKが許可を受けているわけではありません。P3MIの許可はSIP3MIです。",
        "Trainees are sent by a licensed LPK-SO or Kemnaker's IM Japan programme; not every LPK holds the licence. "
        "That of a P3MI is the SIP3MI.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="IDN-06",
)
home_procedure.note(
    "memoranda_of_prefectures",
    article="memoranda of prefectures with ministries of Indonesia",
    source="Mie Prefecture 2025-08-27, pref.mie.lg.jp/TOPICS/m03622000010007.htm ; Tribunnews 2023-07-28 (Miyagi) ; "
    "ANTARA and min.co.id, January 2026 (Kagawa)",
    since=date(2023, 7, 28),
    says=Text(
        "Memorandum prefektur dibuat menurut skema: SSW dengan KP2MI (Mie, Kagawa), pemagangan dengan Kemnaker (Mie, "
        "Kagawa); memorandum Miyagi tahun 2023 dengan Kemnaker mencakup keduanya.",
        "県の覚書は制度ごとに結ばれています。特定技能はインドネシア移住労働者保護省(三重県、香川県)、"
        "技能実習はインドネシア労働省(三重県、香川県)とのものです。"
        "2023年の宮城県とインドネシア労働省との覚書は双方を含みます。",
        "Memoranda of prefectures go by scheme: SSW with KP2MI (Mie, Kagawa), trainees with Kemnaker (Mie, Kagawa); "
        "Miyagi's of 2023 with Kemnaker covers both.",
    ),
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    condition="IDN-07",
)
home_procedure.note(
    "cost_decision_not_found",
    article="decision of the head of BP2MI on costs for SSW to Japan; the article was not read",
    source="Medcom.id 2023-06-08, medcom.id/ekonomi/bisnis/akWXaJXK ; Indonesiakini 2023-06-08 ; the decision: not "
    "found",
    since=date(2023, 3, 1),
    says=Text(
        "Struktur biaya P to P untuk SSW ditetapkan dengan keputusan Kepala BP2MI; keputusan itu tidak ditemukan.",
        "特定技能のP to P方式の費用構造はBP2MI長官の決定で定められますが、その決定は確認できません。",
        "The costs of P to P for SSW are set by a decision of BP2MI's head; the decision was not found.",
    ),
    stage=Stage.OFFER,
    mark=Mark.OPEN,
    condition="IDN-08",
)
home_procedure.note(
    "esd_channel_not_settled",
    article="no article read: the sending channel for workers under ESD",
    source="neither a regulation nor a memorandum on ESD was found by 2026-11-24",
    since=date(2027, 4, 1),
    says=Text(
        "Jalur pengiriman yang sah untuk Ikusei Shuro (ESD) belum jelas: P3MI di bawah KP2MI, atau LPK-SO di bawah "
        "Kemnaker.",
        "育成就労の適法な送出しの経路は未確定です。インドネシア移住労働者保護省の下のP3MIと、"
        "インドネシア労働省の下のLPK-SOの二つが考えられます。",
        "Which channel is lawful for ESD is open: P3MI under KP2MI, or LPK-SO under Kemnaker.",
    ),
    stage=Stage.OFFER,
    mark=Mark.OPEN,
    condition="ID-08",
)
home_procedure.note(
    "companies_may_place_their_own_staff",
    article="Minister of P2MI Regulation 23/2025, art. 18",
    source="pasal.id/peraturan/perban/peraturan-bppmi-no-23-tahun-2025",
    since=START,
    says=Text(
        "Perusahaan juga dapat menempatkan pekerjanya sendiri untuk kepentingan perusahaan (UKPS); jalur itu tidak "
        "dinilai di sini.",
        "企業が自社の従業員を自社の業務のために送り出す経路(UKPS)もありますが、ここでは判定しません。",
        "Companies may also place their own staff (UKPS), which is not judged here.",
    ),
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    condition="ID-18c",
)
home_procedure.note(
    "government_channel_is_epa",
    article="notice PENG.104 of BP2MI, 2023-06-16",
    source="bp2mi.go.id/gtog-detail/jepang",
    since=START,
    says=Text(
        "Jalur pemerintah (G to G) ke Jepang adalah bagi perawat dan careworker EPA; pendaftaran dalam Sisko P2MI, "
        "dokumen asli diverifikasi oleh BP3MI.",
        "日本への政府間(G to G)の経路は、EPAの看護師候補者及び介護福祉士候補者のものです。Sisko P2MIに登録し、"
        "書類の原本はBP3MIが確認します。",
        "The government channel to Japan is that of EPA nurses and careworkers: registered in Sisko P2MI, originals "
        "verified at BP3MI.",
    ),
    stage=Stage.OFFER,
    mark=Mark.OFFICIAL,
    condition="ID-18a",
)
home_procedure.note(
    "alone_with_a_legal_person",
    article="papers of the individual route for the electronic card; the article was not read",
    source="VOICE Indonesia 2025-11-15, voiceindonesia.co/ketenagakerjaan/15/11/2025/64348 ; tenp-v.com (page on "
    "Indonesia)",
    since=START,
    says=Text(
        "Perseorangan berarti pekerja berhubungan langsung dengan pemberi kerja yang berbadan hukum, tanpa pelaksana "
        "penempatan.",
        "個人による場合とは、あっせん機関を介さず、法人である雇用主と直接契約することをいいます。",
        "Alone means: with an employer that is a legal person, and no placement body between.",
    ),
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    condition="ID-18d",
)
home_procedure.note(
    "right_to_correct_information",
    article="Law 18/2017 of Indonesia, art. 6; the end of the article was not read",
    source="text copy of the law, ngada.org/uu18-2017.htm",
    since=START,
    says=Text(
        "Pekerja berhak memilih pekerjaan sesuai kompetensinya, mengikuti pelatihan, memperoleh informasi yang benar "
        "tentang pasar kerja, prosedur, dan kondisi kerja, serta dilayani secara profesional tanpa diskriminasi.",
        "労働者は、能力に応じた仕事を選び、訓練を受け、労働市場・手続・労働条件に関する正しい情報を得て、"
        "専門的で差別のない取扱いを受ける権利を有します。",
        "Workers have a right to work that fits their competence, to training, to correct information on market, "
        "procedure and conditions, and to professional service without discrimination.",
    ),
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="ID-15",
)
home_procedure.note(
    "papers_asked_at_the_card",
    article="no article read: papers asked when the card is issued",
    source="asianhr-journal.net (2020 and 2021)",
    since=MEMORANDUM,
    says=Text(
        "Saat kartu diterbitkan pernah diminta: paspor asli, CoE asli, bukti pembayaran BPJS, KTP, KK, hasil "
        "pemeriksaan kesehatan asli, fotokopi Perjanjian Kerja dan syarat kerja; sidik jari diambil.",
        "カードの発行時に求められた例は、旅券・在留資格認定証明書の原本、BPJSの納付証明、KTP、KK、"
        "健康診断結果の原本、契約書と雇用条件書の写し、指紋です。",
        "Asked at the card in those years: original passport and CoE, proof of BPJS, KTP, family card, original "
        "medical result, copy of contract and conditions; fingerprints are taken.",
    ),
    stage=Stage.LANDING,
    mark=Mark.SECONDARY,
    condition="ID-40",
)
home_procedure.note(
    "registration_of_workers_abroad",
    article="P2MI Regulation 27/2025, art. 1; what it asks of the worker was not read",
    source="Perban P2MI 27/2025 art. 1, pasal.id ; its day in 2025 was not read, so it is shown from the year's end",
    since=date(2025, 12, 31),
    says=Text(
        "Pendaftaran pekerja yang sudah berada di luar negeri diatur tersendiri; isinya belum dibaca.",
        "既に国外にいる労働者の登録は別の規則によりますが、その内容は確認していません。",
        "Workers who are abroad already are registered under a regulation of its own, whose content was not read.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.OPEN,
    condition="ID-43",
)
home_procedure.note(
    "individual_route_list_is_cut_off",
    article="papers of the individual route for the electronic card; the article was not read",
    source="VOICE Indonesia 2025-11-15, voiceindonesia.co/ketenagakerjaan/15/11/2025/64348",
    since=date(2025, 11, 15),
    says=Text(
        "Daftar dokumen kartu bagi PMI perseorangan SSW baru terbaca sebagian (foto, paspor, Perjanjian Kerja, "
        "e-KTP). Pemberi kerja harus berbadan hukum.",
        "特定技能の個人ルートのカードの必要書類は、一部(写真、旅券、雇用契約、e-KTP)しか確認できていません。"
        "雇用主は法人でなければなりません。",
        "The list for the card of the individual SSW route was read in part only (photo, passport, contract, e-KTP). "
        "The employer must be a legal person.",
    ),
    stage=Stage.LANDING,
    mark=Mark.OPEN,
    condition="ID-19",
)
home_procedure.note(
    "placement_regulation_in_the_making",
    article="ministerial regulation on placement procedure, in public test on 2025-12-04; the article was not read",
    source="apakabaronline.com 2025-12-05 ; whether it was issued: not found",
    since=date(2025, 12, 4),
    says=Text(
        "Rancangan peraturan menteri yang baru tentang tata cara penempatan diuji publik pada 4 Desember 2025; belum "
        "diketahui apakah sudah berlaku.",
        "あっせん手続に関する新しい大臣規則案が2025年12月4日に公開の意見聴取に付されましたが、"
        "施行の有無は確認できません。",
        "A new regulation on placement procedure was in public test on 4 December 2025; whether it is in force was "
        "not found.",
    ),
    stage=Stage.OFFER,
    mark=Mark.OPEN,
    condition="ID-21",
)
home_procedure.note(
    "statute_under_amendment",
    article="bill for the third amendment of Law 18/2017 of Indonesia; the article was not read",
    source="mevin.id, March 2025 ; Media Indonesia 2025-08-25, mediaindonesia.com/humaniora/804777 ; outcome: not "
    "found",
    since=date(2025, 3, 20),
    says=Text(
        "Rancangan undang-undang tentang perubahan ketiga atas Undang-Undang Nomor 18 Tahun 2017 menambah syarat "
        "keenam pada Pasal 5 (terdaftar dalam sistem informasi); hasil pembahasannya tidak ditemukan.",
        "インドネシア2017年法律第18号の第三次改正案は、第5条に六つ目の要件(情報システムへの登録)を加えるものですが、"
        "成立の有無は確認できません。",
        "A bill for a third amendment of Law 18/2017 would add a sixth condition to art. 5 (registered in the "
        "information system); its outcome was not found.",
    ),
    stage=Stage.POOL,
    mark=Mark.OPEN,
    condition="ID-09",
)
home_procedure.note(
    "what_social_security_costs",
    article="Minister of Manpower Regulation 4/2023, art. 18",
    source="Permenaker 4/2023 art. 18, pasal.id/peraturan/permen/Permenaker-no-4-tahun-2023/koreksi/9656301",
    since=date(2023, 2, 22),
    says=Text(
        "Melalui pelaksana penempatan, iuran sebelum bekerja Rp37.500; selama dan setelah bekerja Rp332.500 untuk 24 "
        "bulan, Rp189.000 untuk 12 bulan, Rp108.000 untuk 6 bulan, dan Rp13.500 untuk tiap bulan selebihnya, dibayar "
        "sekaligus.",
        "あっせん機関による場合、就労前の保険料は37,500ルピアです。就労中及び就労後は、24か月332,500ルピア、"
        "12か月189,000ルピア、6か月108,000ルピアで、これを超える1か月ごとに13,500ルピアを加え、一括で納めます。",
        "With a placement body the part before work is Rp 37,500; during and after work Rp 332,500 for 24 months, Rp "
        "189,000 for 12, Rp 108,000 for 6, and Rp 13,500 for each month beyond, paid at once.",
    ),
    stage=Stage.LANDING,
    mark=Mark.OFFICIAL,
    condition="ID-45",
)
home_procedure.note(
    "individual_workers_pay_no_part_before_work",
    article="Minister of Manpower Regulation 4/2023, art. 18",
    source="Permenaker 4/2023 art. 18, pasal.id/peraturan/permen/Permenaker-no-4-tahun-2023/koreksi/9656301",
    since=date(2023, 2, 22),
    says=Text(
        "PMI perseorangan tidak membayar iuran sebelum bekerja; iuran selama dan setelah bekerja sama. JHT bersifat "
        "pilihan.",
        "個人ルートの労働者は就労前の保険料を納めません。就労中及び就労後の額は同じです。老齢保障(JHT)は任意です。",
        "Individual workers pay no part for before work; the rest is the same. Old-age saving (JHT) is optional.",
    ),
    stage=Stage.LANDING,
    mark=Mark.OFFICIAL,
    condition="ID-46",
)
