"""By what two registrations are compared: each field, the findings there can be, and their words.

A finding is a condition in SQL over the two rows (`_l`, `_r`); the first that holds is the field's.  How much each
speaks for or against one person is no part of this: that is learnt, and stands in the model file.  The name, which has
most findings, stands in `names_compared`.
"""

from kakehashi.identity.finding import OTHERWISE, Field, Level, untold
from kakehashi.identity.names_compared import NAME
from kakehashi.vocabulary import Text

BORN = Field(
    "born",
    Text("Tanggal lahir", "生年月日", "Date of birth"),
    (
        untold("day"),
        Level(
            "same_first_of_january",
            "day_l = day_r AND month_day_l = '0101'",
            Text(
                "Sama, tetapi 1 Januari (sering diisi bila tanggal tidak diketahui)",
                "同じだが1月1日(日付不明のときに多い)",
                "The same, but 1 January, which often stands for an unknown day",
            ),
        ),
        Level("same", "day_l = day_r", Text("Sama", "同じ", "The same")),
        Level(
            "nik_says",
            "nik_day_l = day_r OR nik_day_r = day_l OR nik_day_l = nik_day_r",
            Text(
                "Berbeda, tetapi tanggal dalam NIK cocok",
                "違うが、NIKの日付とは合う",
                "Not the same, but the date in the NIK agrees",
            ),
        ),
        Level(
            "exchanged",
            "year_l = year_r AND substr(day_l, 5, 2) = substr(day_r, 7, 2) AND "
            "substr(day_l, 7, 2) = substr(day_r, 5, 2)",
            Text("Hari dan bulan tertukar", "日と月が入れ替わっている", "Day and month exchanged"),
        ),
        Level(
            "next",
            "(month_day_l = month_day_r AND abs(CAST(year_l AS INTEGER) - CAST(year_r AS INTEGER)) = 1) OR "
            "(year_month_l = year_month_r AND abs(CAST(day_l AS INTEGER) - CAST(day_r AS INTEGER)) = 1)",
            Text("Beda tepat satu hari atau satu tahun", "ちょうど1日か1年の違い", "A day or a year apart"),
        ),
        Level(
            "one_digit",
            "damerau_levenshtein(day_l, day_r) = 1",
            Text(
                "Beda satu angka, atau dua angka tertukar",
                "1桁だけ違うか、2桁が入れ替わっている",
                "One digit apart, or two exchanged",
            ),
        ),
        Level(
            "year_only",
            "year_l = year_r AND (month_day_l = '0101' OR month_day_r = '0101')",
            Text(
                "Tahun sama, salah satu 1 Januari",
                "年は同じで、一方が1月1日",
                "The same year, one of them on 1 January",
            ),
        ),
        Level(
            "two_parts",
            "year_month_l = year_month_r OR month_day_l = month_day_r OR "
            "(year_l = year_r AND substr(day_l, 7, 2) = substr(day_r, 7, 2))",
            Text(
                "Dua dari hari, bulan, tahun sama",
                "年、月、日のうち二つが同じ",
                "Two of day, month and year are the same",
            ),
        ),
        Level("other", OTHERWISE, Text("Tanggal lain", "別の日", "Another day")),
    ),
)

SEX = Field(
    "sex",
    Text("Jenis kelamin", "性別", "Sex"),
    (
        untold("sex"),
        Level("same", "sex_l = sex_r", Text("Sama", "同じ", "The same")),
        Level("other", OTHERWISE, Text("Berbeda", "違う", "Not the same")),
    ),
)

HOME = Field(
    "home",
    Text("Provinsi asal", "出身州", "Home province"),
    (
        untold("home"),
        Level("same", "home_l = home_r", Text("Sama", "同じ", "The same")),
        Level("other", OTHERWISE, Text("Berbeda", "違う", "Not the same")),
    ),
)

PHONE = Field(
    "phone",
    Text("Nomor telepon", "電話番号", "Telephone"),
    (
        untold("phone"),
        Level(
            "same",
            "phone_l = phone_r AND greatest(phone_owners_l, phone_owners_r) <= 4",
            Text("Sama", "同じ", "The same"),
        ),
        Level(
            "same_of_many",
            "phone_l = phone_r",
            Text(
                "Sama, tetapi dipakai banyak orang", "同じだが、多くの人が使う番号", "The same, but many people use it"
            ),
        ),
        Level(
            "neighbouring",
            "length(phone_l) = length(phone_r) AND "
            "left(phone_l, length(phone_l) - 3) = left(phone_r, length(phone_r) - 3) AND "
            "abs(CAST(right(phone_l, 3) AS INTEGER) - CAST(right(phone_r, 3) AS INTEGER)) <= 9",
            Text(
                "Nomor berurutan (seperti kartu SIM yang dibeli bersama)",
                "続き番号(まとめて買ったSIMに多い)",
                "Neighbouring numbers, as of SIM cards that are bought together",
            ),
        ),
        Level(
            "one_digit",
            "(left(phone_l, 7) = left(phone_r, 7) OR right(phone_l, 5) = right(phone_r, 5)) AND "
            "damerau_levenshtein(phone_l, phone_r) <= 1",
            Text(
                "Beda satu angka, atau dua angka tertukar",
                "1桁だけ違うか、2桁が入れ替わっている",
                "One digit apart, or two exchanged",
            ),
        ),
        Level("other", OTHERWISE, Text("Nomor lain", "別の番号", "Another number")),
    ),
)

NIK = Field(
    "nik",
    Text("NIK", "NIK", "NIK"),
    (
        untold("nik"),
        Level("same", "nik_l = nik_r", Text("Sama", "同じ", "The same")),
        Level(
            "serial_next",
            "substr(nik_l, 1, 12) = substr(nik_r, 1, 12) AND "
            "abs(CAST(right(nik_l, 4) AS INTEGER) - CAST(right(nik_r, 4) AS INTEGER)) <= 3",
            Text(
                "Hanya nomor urutnya berbeda, dan berdekatan (seperti saudara kembar)",
                "末尾の連番だけが違い、しかも近い(双子に多い)",
                "Only the serial differs, and both are close, as with twins",
            ),
        ),
        Level(
            "serial_only",
            "substr(nik_l, 1, 12) = substr(nik_r, 1, 12)",
            Text(
                "Hanya nomor urutnya berbeda, dan berjauhan",
                "末尾の連番だけが違うが、離れている",
                "Only the serial differs, and both are far apart",
            ),
        ),
        Level(
            "forty_only",
            "substr(nik_l, 1, 6) = substr(nik_r, 1, 6) AND substr(nik_l, 8, 9) = substr(nik_r, 8, 9) AND "
            "abs(CAST(substr(nik_l, 7, 1) AS INTEGER) - CAST(substr(nik_r, 7, 1) AS INTEGER)) = 4",
            Text(
                "Hanya tambahan 40 pada tanggal yang berbeda (laki-laki/perempuan)",
                "日に加える40(女性)の有無だけが違う",
                "Only the 40 that marks a woman differs",
            ),
        ),
        Level(
            "one_digit",
            "(left(nik_l, 7) = left(nik_r, 7) OR right(nik_l, 7) = right(nik_r, 7)) AND "
            "damerau_levenshtein(nik_l, nik_r) <= 1",
            Text(
                "Beda satu angka, atau dua angka tertukar",
                "1桁だけ違うか、2桁が入れ替わっている",
                "One digit apart, or two exchanged",
            ),
        ),
        Level("other", OTHERWISE, Text("NIK lain", "別のNIK", "Another NIK")),
    ),
)

PASSPORT = Field(
    "passport",
    Text("Nomor paspor", "旅券番号", "Passport number"),
    (
        untold("passport"),
        Level("same", "passport_l = passport_r", Text("Sama", "同じ", "The same")),
        Level(
            "one_digit",
            "damerau_levenshtein(passport_l, passport_r) <= 1",
            Text(
                "Beda satu huruf atau angka, atau dua tertukar",
                "1字だけ違うか、2字が入れ替わっている",
                "One character apart, or two exchanged",
            ),
        ),
        Level(
            "other",
            OTHERWISE,
            Text(
                "Nomor lain (nomor berubah bila paspor diganti)",
                "別の番号(更新で変わる)",
                "Another number; a passport is renewed",
            ),
        ),
    ),
)

FIELDS = (NAME, BORN, SEX, HOME, PHONE, NIK, PASSPORT)

LOOKED_AT = (
    "l.nik = r.nik",
    "l.passport = r.passport",
    "l.phone = r.phone AND greatest(l.phone_owners, r.phone_owners) <= 12",
    "l.phone = r.phone AND l.first_letter = r.first_letter",
    "l.day = r.day AND l.first_letter = r.first_letter",
    "l.day = r.day AND l.last_letter = r.last_letter",
    "l.day = r.day AND l.first_letter = r.last_letter",
    "l.day = r.day AND l.last_letter = r.first_letter",
    "l.day = r.day AND l.home = r.home AND l.sex = r.sex",
    "l.turned = r.turned AND l.year = r.year",
    "l.turned = r.turned AND l.month_day = r.month_day",
    "l.turned = r.turned AND greatest(l.bearers, r.bearers) <= 20",
    "l.sound = r.sound AND l.year_month = r.year_month",
    "l.sound = r.sound AND l.month_day = r.month_day",
    "l.nik_day = r.day AND l.first_letter = r.first_letter",
    "l.day = r.nik_day AND l.first_letter = r.first_letter",
)
"""Which pairs are compared at all: those that share one of these.  Everything else is taken for two people."""
