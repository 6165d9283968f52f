"""The articles of Indonesian law, of what both countries agreed, and of practice; a part of `citations`."""

from kakehashi.vocabulary import Text

HOME_CITATIONS = (
    # Indonesia: statute and regulations
    Text(
        "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia (Lembaran Negara Tahun 2017 "
        "Nomor 242); ketentuan sebelumnya belum dibaca",
        "インドネシア2017年法律第18号(官報2017年第242号。それ以前の法令は未確認)",
        "Law 18/2017 of Indonesia (State Gazette 2017/242); what held before was not read",
    ),
    Text(
        "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia Pasal 1",
        "インドネシア2017年法律第18号第1条",
        "Law 18/2017 of Indonesia, art. 1",
    ),
    Text(
        "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia Pasal 1 dan Pasal 4 ayat (2) "
        "huruf b",
        "インドネシア2017年法律第18号第1条、第4条第2項b号",
        "Law 18/2017 of Indonesia, arts 1 and 4(2)(b)",
    ),
    Text(
        "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia Pasal 5",
        "インドネシア2017年法律第18号第5条",
        "Law 18/2017 of Indonesia, art. 5",
    ),
    Text(
        "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia Pasal 5; Peraturan Menteri "
        "Ketenagakerjaan Nomor 4 Tahun 2023 (sebelum 22 Februari 2023: Nomor 18 Tahun 2018)",
        "インドネシア2017年法律第18号第5条、インドネシア労働大臣規則2023年第4号(2023年2月22日より前は2018年第18号)",
        "Law 18/2017 of Indonesia, art. 5; Minister of Manpower Regulation 4/2023 (before 2023-02-22: 18/2018)",
    ),
    Text(
        "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia Pasal 12",
        "インドネシア2017年法律第18号第12条",
        "Law 18/2017 of Indonesia, art. 12",
    ),
    Text(
        "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia Pasal 12; Peraturan BP2MI "
        "Nomor 7 Tahun 2022",
        "インドネシア2017年法律第18号第12条、BP2MI規則2022年第7号",
        "Law 18/2017 of Indonesia, art. 12; BP2MI Regulation 7/2022",
    ),
    Text(
        "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia Pasal 13",
        "インドネシア2017年法律第18号第13条",
        "Law 18/2017 of Indonesia, art. 13",
    ),
    Text(
        "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia Pasal 13; persyaratan visa "
        "perwakilan Jepang",
        "インドネシア2017年法律第18号第13条、日本の在外公館の査証の必要書類",
        "Law 18/2017 of Indonesia, art. 13; visa requirements of Japan's missions",
    ),
    Text(
        "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia Pasal 14 dan Pasal 15",
        "インドネシア2017年法律第18号第14条・第15条",
        "Law 18/2017 of Indonesia, arts 14-15",
    ),
    Text(
        "rancangan undang-undang tentang perubahan ketiga atas Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan "
        "Pekerja Migran Indonesia; pasalnya belum dibaca",
        "インドネシア2017年法律第18号の第三次改正案(条文は未確認)",
        "bill for the third amendment of Law 18/2017 of Indonesia; the article was not read",
    ),
    Text(
        "Peraturan Pemerintah Nomor 59 Tahun 2021 Pasal 1 dan Pasal 4; memorandum kerja sama SSW tanggal 25 Juni 2019",
        "インドネシア2021年政令第59号第1条・第4条、特定技能に関する2019年6月25日の協力覚書",
        "Government Regulation 59/2021 of Indonesia, arts 1 and 4; memorandum of cooperation on SSW of 2019-06-25",
    ),
    Text(
        "Peraturan Menteri Ketenagakerjaan Nomor 4 Tahun 2023 Pasal 18",
        "インドネシア労働大臣規則2023年第4号第18条",
        "Minister of Manpower Regulation 4/2023, art. 18",
    ),
    Text(
        "Peraturan Menteri Pelindungan Pekerja Migran Indonesia Nomor 23 Tahun 2025 Pasal 18",
        "インドネシア移住労働者保護大臣規則2025年第23号第18条",
        "Minister of P2MI Regulation 23/2025, art. 18",
    ),
    Text(
        "Peraturan Menteri Pelindungan Pekerja Migran Indonesia Nomor 31 Tahun 2025 (P3MI); izin lembaga pengirim "
        "(LPK-SO): pasalnya belum dibaca",
        "インドネシア移住労働者保護大臣規則2025年第31号(P3MI)、送出機関(LPK-SO)の許可(条文は未確認)",
        "Minister of P2MI Regulation 31/2025 (P3MI); licence of sending organisations (LPK-SO): the article was not "
        "read",
    ),
    Text(
        "Peraturan Menteri Pelindungan Pekerja Migran Indonesia Nomor 34 Tahun 2025 Pasal 14",
        "インドネシア移住労働者保護大臣規則2025年第34号第14条",
        "Minister of P2MI Regulation 34/2025, art. 14",
    ),
    Text(
        "rancangan peraturan menteri tentang tata cara penempatan, uji publik 4 Desember 2025; pasalnya belum dibaca",
        "あっせん手続に関するインドネシアの大臣規則案(2025年12月4日公開意見聴取。条文は未確認)",
        "ministerial regulation on placement procedure, in public test on 2025-12-04; the article was not read",
    ),
    Text(
        "keputusan Kepala BP2MI tentang biaya SSW ke Jepang; naskahnya belum dibaca",
        "日本向け特定技能の費用に関するBP2MI長官決定(本文は未確認)",
        "decision of the head of BP2MI on costs for SSW to Japan; the article was not read",
    ),
    Text(
        "dokumen PMI perseorangan untuk kartu elektronik; pasalnya belum dibaca",
        "個人ルートの電子カードの必要書類(条文は未確認)",
        "papers of the individual route for the electronic card; the article was not read",
    ),
    Text(
        "pemagangan di luar negeri: perjanjian pemagangan; pasalnya belum dibaca",
        "海外における実習(pemagangan)の契約(条文は未確認)",
        "apprenticeship abroad (pemagangan): agreement of the trainee; the article was not read",
    ),
    # Indonesia and Japan together, and practice
    Text(
        "memorandum kerja sama SSW tanggal 25 Juni 2019",
        "特定技能に関する2019年6月25日の協力覚書",
        "Memorandum of cooperation on SSW of 2019-06-25",
    ),
    Text(
        "kesepakatan kedua pemerintah tentang penempatan P to P untuk SSW; naskahnya belum dibaca",
        "特定技能のP to P方式に関する両政府の合意(本文は未確認)",
        "agreement of both governments on private placement for SSW; the text was not read",
    ),
    Text(
        "penempatan P to P untuk SSW: verifikasi oleh KBRI Tokyo; pasalnya belum dibaca",
        "特定技能のP to P方式における在京インドネシア大使館の確認(条文は未確認)",
        "private placement for SSW: verification by the Indonesian embassy; the article was not read",
    ),
    Text(
        "memorandum prefektur dengan kementerian Indonesia",
        "県とインドネシアの省との覚書",
        "memoranda of prefectures with ministries of Indonesia",
    ),
    Text(
        "persyaratan visa SSW pada perwakilan Jepang di Indonesia; tidak termasuk Undang-Undang Nomor 18 Tahun 2017 "
        "Pasal 13",
        "在インドネシア日本公館の特定技能の査証の必要書類(インドネシア2017年法律第18号第13条にはない)",
        "visa requirements of Japan's missions in Indonesia, SSW; not in Law 18/2017, art. 13",
    ),
    Text(
        "lembar prosedur untuk Indonesia dari Badan Urusan Imigrasi Jepang (ISA)",
        "出入国在留管理庁「インドネシアに関する情報」",
        "procedure sheet for Indonesia of the Immigration Services Agency of Japan",
    ),
    Text(
        "pasalnya belum dibaca: perubahan ke SSW di Jepang, langkah di KBRI Tokyo",
        "条文は未確認(日本での特定技能への変更に係る在京インドネシア大使館での手続)",
        "no article read: change to SSW inside Japan, steps at the Indonesian embassy",
    ),
    Text(
        "pasalnya belum dibaca: pemasangan lowongan di IPKOL",
        "条文は未確認(IPKOLへの求人掲載)",
        "no article read: posting of vacancies on IPKOL",
    ),
    Text(
        "pasalnya belum dibaca: praktik kantor imigrasi, paspor peserta pemagangan",
        "条文は未確認(実習生の旅券に係る入国管理事務所の実務)",
        "no article read: practice of immigration offices, passport of a trainee",
    ),
    Text(
        "pasalnya belum dibaca: pendaftaran dan kartu pekerja SSW dari Indonesia",
        "条文は未確認(インドネシアからの特定技能外国人の登録とカード)",
        "no article read: registration and card of SSW workers from Indonesia",
    ),
    Text(
        "pasalnya belum dibaca: urutan langkah",
        "条文は未確認(手続の順序)",
        "no article read: the order of the steps",
    ),
    Text(
        "pasalnya belum dibaca: urutan langkah peserta pemagangan",
        "条文は未確認(実習生の手続の順序)",
        "no article read: the order of the steps of a trainee",
    ),
    Text(
        "pasalnya belum dibaca: jalur pengiriman pekerja Ikusei Shuro (ESD)",
        "条文は未確認(育成就労の送出しの経路)",
        "no article read: the sending channel for workers under ESD",
    ),
    Text(
        "pengumuman BP2MI PENG.104 tanggal 16 Juni 2023",
        "BP2MI告示PENG.104(2023年6月16日)",
        "notice PENG.104 of BP2MI, 2023-06-16",
    ),
    Text(
        "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia Pasal 6; bagian akhir pasal "
        "belum dibaca",
        "インドネシア2017年法律第18号第6条(末尾は未確認)",
        "Law 18/2017 of Indonesia, art. 6; the end of the article was not read",
    ),
    Text(
        "pasalnya belum dibaca: dokumen yang diminta saat kartu diterbitkan",
        "条文は未確認(カードの発行時に求められる書類)",
        "no article read: papers asked when the card is issued",
    ),
    Text(
        "Peraturan Badan Pelindungan Pekerja Migran Indonesia Nomor 27 Tahun 2025 Pasal 1; kewajiban pekerja belum "
        "dibaca",
        "インドネシア移住労働者保護庁規則2025年第27号第1条(労働者に求める内容は未確認)",
        "P2MI Regulation 27/2025, art. 1; what it asks of the worker was not read",
    ),
)
"""As in `citations`: the English form is the one that rules are written in."""
