"""The articles on technical intern training and on Ikusei Shuro (ESD), which follows it, as each country cites them."""

from kakehashi.vocabulary import Text

__all__ = ["OF_TRAINING"]

OF_TRAINING = (
    # Technical intern training (TITP)
    Text(
        "Undang-Undang Pemagangan Teknis (Undang-Undang Jepang No. 89 Tahun 2016) Pasal 9",
        "技能実習法(平成28年法律第89号)第9条",
        "Technical Intern Training Act (Act 89 of 2016), art. 9",
    ),
    Text(
        "Undang-Undang Pemagangan Teknis (Undang-Undang Jepang No. 89 Tahun 2016) Pasal 9 angka 3",
        "技能実習法(平成28年法律第89号)第9条第3号",
        "Technical Intern Training Act (Act 89 of 2016), art. 9(iii)",
    ),
    Text(
        "Undang-Undang Pemagangan Teknis (Undang-Undang Jepang No. 89 Tahun 2016) Pasal 9 angka 4",
        "技能実習法(平成28年法律第89号)第9条第4号",
        "Technical Intern Training Act (Act 89 of 2016), art. 9(iv)",
    ),
    Text(
        "Undang-Undang Pemagangan Teknis (Undang-Undang Jepang No. 89 Tahun 2016) Pasal 9 angka 4; Peraturan "
        "Pelaksanaan Undang-Undang Pemagangan Teknis (Peraturan Menteri Kehakiman dan Menteri Kesehatan, "
        "Ketenagakerjaan, dan Kesejahteraan Jepang No. 3 Tahun 2016) Pasal 10 ayat (1)",
        "技能実習法(平成28年法律第89号)第9条第4号、同法施行規則(平成28年法務省・厚生労働省令第3号)第10条第1項",
        "Technical Intern Training Act (Act 89 of 2016), art. 9(iv); TITP enforcement regulation (MOJ/MHLW "
        "Ordinance 3 of 2016), art. 10(1)",
    ),
    Text(
        "Undang-Undang Pemagangan Teknis (Undang-Undang Jepang No. 89 Tahun 2016) Pasal 9 angka 10",
        "技能実習法(平成28年法律第89号)第9条第10号",
        "Technical Intern Training Act (Act 89 of 2016), art. 9(x)",
    ),
    *(
        Text(
            "Peraturan Pelaksanaan Undang-Undang Pemagangan Teknis (Peraturan Menteri Kehakiman dan Menteri Kesehatan, "
            f"Ketenagakerjaan, dan Kesejahteraan Jepang No. 3 Tahun 2016){indonesian}",
            f"技能実習法施行規則(平成28年法務省・厚生労働省令第3号){japanese}",
            f"TITP enforcement regulation (MOJ/MHLW Ordinance 3 of 2016){english}",
        )
        for indonesian, japanese, english in (
            ("", "", ""),
            (" Pasal 10 ayat (2) angka 3 huruf a", "第10条第2項第3号イ", ", art. 10(2)(iii)(a)"),
            (" Pasal 10 ayat (2) angka 3 huruf b", "第10条第2項第3号ロ", ", art. 10(2)(iii)(b)"),
            (" Pasal 10 ayat (2) angka 3 huruf c", "第10条第2項第3号ハ", ", art. 10(2)(iii)(c)"),
            (" Pasal 10 ayat (2) angka 3 huruf e", "第10条第2項第3号ホ", ", art. 10(2)(iii)(e)"),
            (
                " Pasal 10 ayat (2) angka 3 huruf e; pedoman pelaksanaan; angkanya belum dibaca",
                "第10条第2項第3号ホ、運用要領(数値は未確認)",
                ", art. 10(2)(iii)(e); operation guideline; its figures were not read",
            ),
            (" Pasal 10 ayat (2) angka 3 huruf f", "第10条第2項第3号ヘ", ", art. 10(2)(iii)(f)"),
            (" Pasal 10 ayat (2) angka 3 huruf g", "第10条第2項第3号ト", ", art. 10(2)(iii)(g)"),
            (" Pasal 10 ayat (2) angka 3 huruf h", "第10条第2項第3号チ", ", art. 10(2)(iii)(h)"),
            (
                " Pasal 10 ayat (2) angka 6 huruf a dan huruf b",
                "第10条第2項第6号イ・ロ",
                ", art. 10(2)(vi)(a)-(b)",
            ),
            (
                " Pasal 10 ayat (2) angka 6 huruf d dan Pasal 25",
                "第10条第2項第6号ニ、第25条",
                ", arts. 10(2)(vi)(d), 25",
            ),
            (" lampiran 2; lampirannya belum dibaca", "別表第2(未確認)", ", annex 2; the annex was not read"),
        )
    ),
    Text(
        "pengumuman tentang pemagangan teknis kaigo (Pengumuman Menteri Kesehatan, Ketenagakerjaan, dan Kesejahteraan "
        "Jepang No. 320 Tahun 2017)",
        "介護職種に関する告示(平成29年厚生労働省告示第320号)",
        "care notice (MHLW Notice 320 of 2017)",
    ),
    Text(
        "Undang-Undang Jepang No. 60 Tahun 2024, ketentuan tambahan; pasal-pasalnya belum dibaca",
        "令和6年法律第60号附則(条文は未確認)",
        "Act 60 of 2024, supplementary provisions; the articles were not read",
    ),
    Text(
        "Peraturan Menteri Kehakiman dan Menteri Kesehatan, Ketenagakerjaan, dan Kesejahteraan Jepang No. 5 Tahun 2025 "
        "Pasal 4; Undang-Undang Jepang No. 60 Tahun 2024, ketentuan tambahan Pasal 9 ayat (3) angka 2",
        "令和7年法務省・厚生労働省令第5号第4条、令和6年法律第60号附則第9条第3項第2号",
        "MOJ/MHLW Ordinance 5 of 2025, art. 4; Act 60 of 2024, supplementary art. 9(3)(ii)",
    ),
    # Ikusei Shuro (ESD)
    Text(
        "ringkasan kebijakan; naskahnya belum dibaca",
        "制度概要資料(本文は未確認)",
        "policy outline; the article was not read",
    ),
    Text(
        "peraturan menteri tentang program Ikusei Shuro (ESD); pasalnya belum dibaca",
        "育成就労制度に関する省令(条文は未確認)",
        "ordinance of the scheme; the article was not read",
    ),
    Text(
        "Undang-Undang Jepang No. 60 Tahun 2024; tanggal mulai berlaku",
        "令和6年法律第60号(施行期日)",
        "Act 60 of 2024; date of enforcement",
    ),
    Text(
        "Undang-Undang Jepang No. 60 Tahun 2024, ketentuan tambahan Pasal 8 dan Pasal 9",
        "令和6年法律第60号附則第8条・第9条",
        "Act 60 of 2024, supplementary arts. 8 to 9",
    ),
    Text(
        "Undang-Undang Jepang No. 60 Tahun 2024, ketentuan tambahan Pasal 8 dan Pasal 9; pedoman pelaksanaan SSW",
        "令和6年法律第60号附則第8条・第9条、特定技能外国人受入れに関する運用要領",
        "Act 60 of 2024, supplementary provisions, arts. 8 to 9; operation guideline of SSW",
    ),
    Text(
        "Undang-Undang Jepang No. 60 Tahun 2024, ketentuan tambahan Pasal 11 (belum dibaca); pengecualian: Peraturan "
        "Menteri Kehakiman dan Menteri Kesehatan, Ketenagakerjaan, dan Kesejahteraan Jepang No. 5 Tahun 2025, Pasal 5",
        "令和6年法律第60号附則第11条(条文は未確認)、例外は令和7年法務省・厚生労働省令第5号第5条",
        "Act 60 of 2024, supplementary art. 11 (not read); exceptions: Ordinance 5 of 2025, art. 5",
    ),
    Text(
        "Undang-Undang Ikusei Shuro (Undang-Undang Jepang No. 89 Tahun 2016 sebagaimana telah diubah) Pasal 8 dan "
        "Pasal 9",
        "育成就労法(平成28年法律第89号)第8条・第9条",
        "ESD Act (Act 89 of 2016 as amended), arts. 8-9",
    ),
    Text(
        "Undang-Undang Ikusei Shuro (Undang-Undang Jepang No. 89 Tahun 2016 sebagaimana telah diubah) Pasal 9 ayat "
        "(1) "
        "angka 12; kebijakan dasar",
        "育成就労法(平成28年法律第89号)第9条第1項第12号、基本方針",
        "ESD Act (Act 89 of 2016 as amended), art. 9(1)(xii); basic policy",
    ),
    Text(
        "Undang-Undang Ikusei Shuro (Undang-Undang Jepang No. 89 Tahun 2016 sebagaimana telah diubah) Pasal 8-5; "
        "pasalnya belum dibaca",
        "育成就労法(平成28年法律第89号)第8条の5(条文は未確認)",
        "ESD Act (Act 89 of 2016 as amended), art. 8-5; the article was not read",
    ),
    Text(
        "Peraturan Pelaksanaan Undang-Undang Ikusei Shuro (Peraturan Menteri Kehakiman dan Menteri Kesehatan, "
        "Ketenagakerjaan, dan Kesejahteraan Jepang No. 4 Tahun 2025); pasalnya belum dibaca",
        "育成就労法施行規則(令和7年法務省・厚生労働省令第4号)(条文は未確認)",
        "ESD enforcement regulation (MOJ/MHLW Ordinance 4 of 2025); the article was not read",
    ),
    Text(
        "peraturan kriteria pendaratan atau Peraturan Pelaksanaan Undang-Undang Ikusei Shuro; pasalnya belum dibaca",
        "上陸基準省令又は育成就労法施行規則(条文は未確認)",
        "landing criteria ordinance or ESD enforcement regulation; the article was not read",
    ),
    Text(
        "pemberlakuan untuk 17 bidang; untuk kategori yang masih direncanakan, peraturan pembukaannya tidak ditemukan",
        "育成就労産業分野17分野の施行(予定の業務区分については受入れ開始の省令等を確認できず)",
        "enforcement of the 17 fields; for the planned categories no opening ordinance was found",
    ),
)
