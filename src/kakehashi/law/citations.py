"""The articles of the book as an official of each country cites them; the English form is the one rules are written in.

What was not read says so in every language, so that no citation looks firmer than it is.
"""

from kakehashi.law.citations_home import HOME_CITATIONS
from kakehashi.law.citations_training import OF_TRAINING
from kakehashi.vocabulary import Text, UnknownKey

__all__ = ["CITATIONS", "cited"]

_CITATIONS = (
    # Nothing to cite
    Text("pasalnya belum dibaca", "条文は未確認", "no article read"),
    Text(
        "pasalnya belum dibaca: usia dihitung dalam tahun penuh, hari ulang tahun ikut dihitung; bagi yang lahir "
        "29 Februari, pada 1 Maret",
        "条文は未確認(満年齢。誕生日当日を含み、2月29日生まれは3月1日)",
        "no article read: completed years, the birthday included; born on 29 February, on 1 March",
    ),
    Text(
        "tidak ada pasal: tanggal yang ditanyakan",
        "条文なし(判定の基準日)",
        "no article: the day that the question is about",
    ),
    Text(
        "tidak ada pasal: keterangan tentang permohonan",
        "条文なし(申請についての記録)",
        "no article: what is known of the application",
    ),
    # Immigration Control Act and its ordinances
    Text(
        "Undang-Undang Pengendalian Imigrasi dan Pengakuan Pengungsi Jepang Pasal 5",
        "出入国管理及び難民認定法第5条",
        "Immigration Control and Refugee Recognition Act, art. 5",
    ),
    Text(
        "Undang-Undang Pengendalian Imigrasi dan Pengakuan Pengungsi Jepang Pasal 5, dengan batas waktu pada Pasal 5 "
        "ayat (1) angka 9",
        "出入国管理及び難民認定法第5条(期間の定めは同条第1項第9号)",
        "Immigration Control and Refugee Recognition Act, art. 5, with the time limits of art. 5(1)(ix)",
    ),
    Text(
        "Undang-Undang Pengendalian Imigrasi dan Pengakuan Pengungsi Jepang Pasal 5 ayat (1) angka 1 dan angka 2, "
        "Pasal 6, dan Pasal 7",
        "出入国管理及び難民認定法第5条第1項第1号・第2号、第6条、第7条",
        "Immigration Control and Refugee Recognition Act, arts. 5(1)(i)-(ii), 6-7",
    ),
    Text(
        "Undang-Undang Pengendalian Imigrasi dan Pengakuan Pengungsi Jepang Pasal 6 dan Pasal 7",
        "出入国管理及び難民認定法第6条、第7条",
        "Immigration Control and Refugee Recognition Act, arts. 6-7",
    ),
    Text(
        "Undang-Undang Pengendalian Imigrasi dan Pengakuan Pengungsi Jepang Pasal 7-2 "
        "(Certificate of Eligibility) dan Pasal 20 (perubahan status izin tinggal)",
        "出入国管理及び難民認定法第7条の2(在留資格認定証明書)、第20条(在留資格の変更)",
        "Immigration Control and Refugee Recognition Act, art. 7-2 (certificate), art. 20 (change)",
    ),
    Text(
        "Undang-Undang Pengendalian Imigrasi dan Pengakuan Pengungsi Jepang Pasal 20 (perubahan status izin tinggal) "
        "dan Pasal 21 (perpanjangan masa tinggal)",
        "出入国管理及び難民認定法第20条(在留資格の変更)、第21条(在留期間の更新)",
        "Immigration Control and Refugee Recognition Act, art. 20 (change), art. 21 (renewal)",
    ),
    Text(
        "Undang-Undang Pengendalian Imigrasi dan Pengakuan Pengungsi Jepang Pasal 7-2 ayat (3) dan ayat (4); hanya "
        "tentang Certificate of Eligibility (CoE)",
        "出入国管理及び難民認定法第7条の2第3項・第4項(在留資格認定証明書についてのみ規定)",
        "Immigration Control and Refugee Recognition Act, art. 7-2(3)-(4); it speaks of certificates only",
    ),
    Text(
        "Peraturan Menteri Kehakiman Jepang No. 16 Tahun 1990 (kriteria pendaratan), kolom SSW (i)",
        "上陸基準省令(平成2年法務省令第16号)特定技能1号の項",
        "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column",
    ),
    Text(
        "Peraturan Menteri Kehakiman Jepang No. 16 Tahun 1990 (kriteria pendaratan), perubahan tahun 2019, ketentuan "
        "tambahan Pasal 8; untuk program sejak 1 November 2017 pasalnya belum dibaca",
        "上陸基準省令(平成2年法務省令第16号)平成31年改正附則第8条(平成29年11月1日以降の制度については条文は未確認)",
        "Landing criteria ordinance (MOJ Ordinance 16 of 1990), amendment of 2019, supplementary art. 8; for the "
        "scheme since 2017-11-01 the text was not read",
    ),
    Text(
        "Peraturan Menteri Kehakiman Jepang No. 16 Tahun 1990 (kriteria pendaratan), kolom SSW (i); pengumuman "
        "tentang "
        "ujian belum dibaca",
        "上陸基準省令(平成2年法務省令第16号)特定技能1号の項(試験に関する告示は未確認)",
        "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column; the test notice was not read",
    ),
    Text(
        "Peraturan Menteri Kehakiman Jepang No. 16 Tahun 1990 (kriteria pendaratan), kolom SSW (i); pengumuman yang "
        "menyebut negara-negaranya belum dibaca",
        "上陸基準省令(平成2年法務省令第16号)特定技能1号の項(対象国を定める告示は未確認)",
        "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column; the notice that names the states was "
        "not read",
    ),
    Text(
        "Peraturan Menteri Kehakiman Jepang No. 16 Tahun 1990 (kriteria pendaratan), kolom SSW (i); pedoman "
        "pelaksanaan SSW",
        "上陸基準省令(平成2年法務省令第16号)特定技能1号の項、特定技能外国人受入れに関する運用要領",
        "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column; operation guideline",
    ),
    Text(
        "Peraturan Menteri Kehakiman Jepang No. 16 Tahun 1990 (kriteria pendaratan), kolom SSW (i); tabel jenis "
        "pekerjaan",
        "上陸基準省令(平成2年法務省令第16号)特定技能1号の項、職種・作業の対応表",
        "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column; table of occupations",
    ),
    Text(
        "Peraturan Menteri Kehakiman Jepang No. 16 Tahun 1990 (kriteria pendaratan), kolom SSW (i); kebijakan "
        "pelaksanaan tiap bidang",
        "上陸基準省令(平成2年法務省令第16号)特定技能1号の項、各分野の分野別運用方針",
        "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column; operation policy of each field",
    ),
    Text(
        "Peraturan Menteri Kehakiman Jepang No. 16 Tahun 1990 (kriteria pendaratan), kolom SSW (ii); pasalnya belum "
        "dibaca",
        "上陸基準省令(平成2年法務省令第16号)特定技能2号の項(条文は未確認)",
        "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (ii) column; the article was not read",
    ),
    Text(
        "Peraturan Menteri Kehakiman Jepang No. 16 Tahun 1990 (kriteria pendaratan), kolom SSW (ii); pasalnya dan "
        "pengumuman yang menyebut negara-negaranya belum dibaca",
        "上陸基準省令(平成2年法務省令第16号)特定技能2号の項(条文及び対象国を定める告示は未確認)",
        "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (ii) column; the article and the notice that "
        "names "
        "the states were not read",
    ),
    Text(
        "Peraturan Pelaksanaan Undang-Undang Pengendalian Imigrasi dan Pengakuan Pengungsi Jepang Pasal 20-2 dan "
        "Pasal 21-2",
        "出入国管理及び難民認定法施行規則第20条の2、第21条の2",
        "Enforcement regulation of the Immigration Control Act, arts. 20-2, 21-2",
    ),
    Text(
        "Peraturan Pelaksanaan Undang-Undang Pengendalian Imigrasi dan Pengakuan Pengungsi Jepang Pasal 20-2 dan "
        "Pasal 21-2; angkanya ditetapkan kementerian",
        "出入国管理及び難民認定法施行規則第20条の2、第21条の2(期間の数値は所管官庁の定めによる)",
        "Enforcement regulation of the Immigration Control Act, arts. 20-2, 21-2; the figures are the ministry's",
    ),
    Text(
        "Peraturan Pelaksanaan Undang-Undang Pengendalian Imigrasi dan Pengakuan Pengungsi Jepang Pasal 20-2 dan "
        "Pasal 21-2; yang dihitung: praktik Badan Urusan Imigrasi Jepang (ISA)",
        "出入国管理及び難民認定法施行規則第20条の2、第21条の2(通算の対象は出入国在留管理庁の取扱いによる)",
        "Enforcement regulation of the Immigration Control Act, arts. 20-2, 21-2; what is counted: practice of the "
        "agency",
    ),
    Text(
        "Peraturan Pelaksanaan Undang-Undang Pengendalian Imigrasi dan Pengakuan Pengungsi Jepang Pasal 21-2; "
        "rinciannya ditetapkan kementerian",
        "出入国管理及び難民認定法施行規則第21条の2(細目は所管官庁の定めによる)",
        "Enforcement regulation of the Immigration Control Act, art. 21-2; the details are the ministry's",
    ),
    # Specified Skilled Worker
    Text(
        "keputusan kabinet Jepang tentang dimulainya SSW; naskahnya belum dibaca",
        "特定技能制度の開始に関する閣議決定(本文は未確認)",
        "Cabinet decision on the start of SSW; the article was not read",
    ),
    Text(
        "peraturan tentang dimulainya SSW; pasalnya belum dibaca",
        "特定技能制度の施行に関する法令(条文は未確認)",
        "ordinances that started SSW; the article was not read",
    ),
    Text(
        "pedoman pelaksanaan SSW; naskahnya belum dibaca",
        "特定技能外国人受入れに関する運用要領(本文は未確認)",
        "operation guideline of SSW; the article was not read",
    ),
    Text(
        "pedoman pelaksanaan SSW; belum dibaca apakah rencana Ikusei Shuro (ESD) tercakup",
        "特定技能外国人受入れに関する運用要領(育成就労計画を含むことは未確認)",
        "operation guideline of SSW; that it takes in ESD plans was not read",
    ),
    Text(
        "pedoman pelaksanaan SSW, sebagaimana diubah pada bulan Oktober; tahunnya tidak disebut oleh sumber",
        "特定技能外国人受入れに関する運用要領(10月の改正後のもの。改正年は出典に記載なし)",
        "operation guideline of SSW, as amended in an October whose year the source does not show",
    ),
    Text(
        "kebijakan pelaksanaan bidang perawatan lansia (kaigo); naskahnya belum dibaca",
        "介護分野の分野別運用方針(本文は未確認)",
        "operation policy of the care field; the article was not read",
    ),
    Text(
        "kebijakan pelaksanaan bidang transportasi darat; naskahnya belum dibaca",
        "自動車運送業分野の分野別運用方針(本文は未確認)",
        "operation policy of the road transport field; the article was not read",
    ),
    Text(
        "kebijakan pelaksanaan bidang perkeretaapian; naskahnya belum dibaca",
        "鉄道分野の分野別運用方針(本文は未確認)",
        "operation policy of the railway field; the article was not read",
    ),
    Text(
        "kebijakan pelaksanaan bidang yang bersangkutan; naskahnya belum dibaca",
        "当該分野の分野別運用方針(本文は未確認)",
        "operation policy of the field; the article was not read",
    ),
    Text(
        "kebijakan pelaksanaan per bidang; naskahnya belum dibaca",
        "各分野の分野別運用方針(本文は未確認)",
        "operation policy of each field; the article was not read",
    ),
    Text(
        "kebijakan pelaksanaan per bidang; untuk yang masih direncanakan, peraturan pembukaannya tidak ditemukan",
        "各分野の分野別運用方針(予定の業務区分については受入れ開始の省令等を確認できず)",
        "operation policy of each field; for the planned ones no opening ordinance was found",
    ),
    Text(
        "pengumuman bidang perawatan lansia (kaigo); pasalnya belum dibaca",
        "介護分野の告示(条文は未確認)",
        "notice of the care field; the article was not read",
    ),
    Text(
        "pengumuman bidang perawatan lansia (kaigo) tentang kunjungan rumah; pasalnya belum dibaca",
        "訪問系サービスに関する介護分野の告示(条文は未確認)",
        "notice of the care field on home visits; the article was not read",
    ),
    Text(
        "kebijakan pelaksanaan per bidang; untuk bidang yang ditambahkan sejak 2024 belum dibaca",
        "各分野の分野別運用方針(令和6年以降に追加された分野については未確認)",
        "operation policy of each field; of the fields added since 2024 it was not read",
    ),
    Text(
        "kebijakan pelaksanaan bidang perikanan dan budidaya serta bidang jasa makanan/restoran; naskahnya belum "
        "dibaca",
        "漁業分野及び外食業分野の分野別運用方針(本文は未確認)",
        "operation policy of the fishery and food service fields; the article was not read",
    ),
    Text(
        "ketentuan kementerian tentang masa sebagai kepala regu untuk tiap jenis kerja; belum dibaca",
        "職種ごとの班長としての経験期間に関する所管省の定め(未確認)",
        "ministry's setting of foreman time for each trade; it was not read",
    ),
    Text(
        "keputusan kabinet Jepang tanggal 23 Januari 2026 dan ringkasan kebijakan; naskahnya belum dibaca",
        "令和8年1月23日閣議決定、制度概要資料(本文は未確認)",
        "Cabinet decision of 2026-01-23 and policy outline; the articles were not read",
    ),
    *OF_TRAINING,
    # Labour law
    Text(
        "Undang-Undang Upah Minimum Jepang Pasal 4, Pasal 6, dan Pasal 9 serta Peraturan Pelaksanaannya Pasal 1 dan "
        "Pasal 2",
        "最低賃金法第4条、第6条、第9条、最低賃金法施行規則第1条、第2条",
        "Minimum Wage Act arts 4, 6, 9; Enforcement Regulation arts 1, 2",
    ),
    # What is known of a person's papers
    Text(
        "tidak ada pasal: keterangan tentang prosedur",
        "条文なし(手続についての記録)",
        "no article: what is known of the procedure",
    ),
    *HOME_CITATIONS,
)

CITATIONS = {text.english: text for text in _CITATIONS}
"""Every article of the book and of the contract chapters, by its English form."""


def cited(article: str) -> Text:
    """`article` as each reader cites it; UnknownKey names the nearest that is known."""
    try:
        return CITATIONS[article]
    except KeyError:
        raise UnknownKey.among(article, tuple(CITATIONS), kind="citation") from None
