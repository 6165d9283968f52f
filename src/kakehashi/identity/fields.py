"""By what two registrations are compared: each field, the findings there can be, and their words.

A finding is a condition in SQL over the two rows (`_l`, `_r`); the first that holds is the field's.  How much each
speaks for or against one person is no part of this: that is learnt, and stands in the model file.
"""

from dataclasses import dataclass

from kakehashi.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Level:
    """A finding of a field: `key` as the model file has it, `sql` when it holds, what it says in words."""

    key: str
    sql: str
    text: Text


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a registration, and its findings; the first is "not told", which speaks neither for nor against."""

    key: str
    name: Text
    levels: tuple[Level, ...]


UNKNOWN = "unknown"
OTHERWISE = "ELSE"


def _untold(column: str) -> Level:
    return Level(
        UNKNOWN,
        f"{column}_l IS NULL OR {column}_r IS NULL",
        Text("Tidak diisi pada salah satu data", "一方に記載なし", "Not told in one of the two"),
    )


ENOUGH = 5_000
"""Among fewer registrations nobody can say that a spelling is borne by hardly anybody: nearly every one is."""
_RARE = "least(rarest_l, rarest_r) <= 2"
"""One of the words is borne by hardly anybody else: more likely a slip than another name."""
_SHORTER = "least(len(words_l), len(words_r))"
_SHARED = "len(list_intersect(words_l, words_r))"
_INSIDE = f"{_SHARED} = {_SHORTER}"
_SHORTER_BEARERS = (
    "CASE WHEN len(words_l) < len(words_r) THEN (CASE WHEN len(words_l) = 1 THEN rarest_l ELSE bearers_l END) "
    "ELSE (CASE WHEN len(words_r) = 1 THEN rarest_r ELSE bearers_r END) END"
)
"""How many bear the shorter name: of a single word, whoever has it in a name."""
_AN_END_ALIKE = (
    "(left(name_l, 2) = left(name_r, 2) OR right(name_l, 2) = right(name_r, 2) OR "
    "left(turned_l, 2) = left(turned_r, 2) OR right(turned_l, 2) = right(turned_r, 2))"
)
"""Cheap to see, and so of nearly all names that are a slip or two apart."""
_ONE_SLIP = (
    f"{_AN_END_ALIKE} AND abs(length(name_l) - length(name_r)) <= 3 AND "
    "greatest(length(name_l), length(name_r)) >= 4 AND "
    "(damerau_levenshtein(sound_l, sound_r) <= 1 OR damerau_levenshtein(name_l, name_r) <= 1)"
)
_TWO_SLIPS = (
    f"{_AN_END_ALIKE} AND abs(length(name_l) - length(name_r)) <= 4 AND least(length(name_l), length(name_r)) >= 8 AND "
    "(damerau_levenshtein(sound_l, sound_r) <= 2 OR damerau_levenshtein(name_l, name_r) <= 2)"
)

NAME = Field(
    "name",
    Text("Nama", "氏名", "Name"),
    (
        _untold("turned"),
        Level(
            "same_rare",
            "turned_l = turned_r AND greatest(bearers_l, bearers_r) <= 2",
            Text(
                "Nama sama, tidak dipakai orang lain",
                "氏名が同じで、ほかに同名の人はいない",
                "The same name, which nobody else bears",
            ),
        ),
        Level(
            "same_few",
            "turned_l = turned_r AND greatest(bearers_l, bearers_r) <= 5",
            Text(
                "Nama sama, dimiliki sedikit orang",
                "氏名が同じで、同名の人はごく少ない",
                "The same name, which very few bear",
            ),
        ),
        Level(
            "same_some",
            "turned_l = turned_r AND greatest(bearers_l, bearers_r) <= 18",
            Text(
                "Nama sama, dimiliki beberapa orang",
                "氏名が同じで、同名の人が何人かいる",
                "The same name, which some bear",
            ),
        ),
        Level(
            "same_usual",
            "turned_l = turned_r AND greatest(bearers_l, bearers_r) <= 60",
            Text("Nama sama, cukup umum", "氏名が同じで、よくある氏名", "The same name, a usual one"),
        ),
        Level(
            "same_many",
            "turned_l = turned_r AND greatest(bearers_l, bearers_r) <= 120",
            Text("Nama sama, tetapi umum", "氏名は同じだが、多い氏名", "The same name, but a common one"),
        ),
        Level(
            "same_very_many",
            "turned_l = turned_r",
            Text(
                "Nama sama, tetapi sangat umum",
                "氏名は同じだが、非常に多い氏名",
                "The same name, but a very common one",
            ),
        ),
        Level(
            "heard_alike_few",
            "(sound_l = sound_r OR joined_l = joined_r) AND greatest(heard_bearers_l, heard_bearers_r) <= 12",
            Text(
                "Bunyi nama sama atau spasinya berbeda; jarang",
                "読みが同じか、区切りだけが違う(珍しい氏名)",
                "The names sound alike or differ in a blank; few sound so",
            ),
        ),
        Level(
            "heard_alike",
            "sound_l = sound_r OR joined_l = joined_r",
            Text(
                "Bunyi nama sama atau spasinya berbeda; cukup umum",
                "読みが同じか、区切りだけが違う(よくある氏名)",
                "The names sound alike or differ in a blank; many sound so",
            ),
        ),
        Level(
            "initials",
            f"initials_l = initials_r AND (shortened_l OR shortened_r) AND {_SHARED} >= 1",
            Text("Salah satu nama disingkat", "一方の氏名に頭文字がある", "One name is shortened to an initial"),
        ),
        Level(
            "cut",
            "least(length(name_l), length(name_r)) >= 18 AND "
            "(starts_with(name_l, name_r) OR starts_with(name_r, name_l))",
            Text("Salah satu nama terpotong", "一方の氏名が途中で切れている", "One name is cut off"),
        ),
        Level(
            "inside_rare",
            f"{_INSIDE} AND {_SHORTER_BEARERS} <= 10",
            Text(
                "Satu nama memuat seluruh nama yang lain, dan nama itu jarang",
                "一方の氏名が他方を全て含む(珍しい氏名)",
                "One name holds all of the other, which is rare",
            ),
        ),
        Level(
            "inside_few",
            f"{_INSIDE} AND {_SHORTER_BEARERS} <= 60",
            Text(
                "Satu nama memuat seluruh nama yang lain; dimiliki beberapa orang",
                "一方の氏名が他方を全て含む(同名の人が何人かいる)",
                "One name holds all of the other, which some bear",
            ),
        ),
        Level(
            "inside_many",
            f"{_INSIDE} AND {_SHORTER_BEARERS} <= 400",
            Text(
                "Satu nama memuat seluruh nama yang lain; cukup umum",
                "一方の氏名が他方を全て含む(よくある氏名)",
                "One name holds all of the other, a usual one",
            ),
        ),
        Level(
            "inside_very_many",
            _INSIDE,
            Text(
                "Satu nama memuat seluruh nama yang lain; sangat umum",
                "一方の氏名が他方を全て含む(非常に多い氏名)",
                "One name holds all of the other, a very common one",
            ),
        ),
        Level(
            "near_other_sex",
            f"sex_l <> sex_r AND (jaro_winkler_similarity(sound_l, sound_r) >= 0.8 OR {_SHARED} >= 1)",
            Text(
                "Nama mirip, perempuan dan laki-laki (seperti saudara kembar)",
                "氏名が似た男女(双子に多い)",
                "Near names, of a woman and a man, as twins have",
            ),
        ),
        Level(
            "other_ending",
            "stems_l = stems_r AND (damerau_levenshtein(sound_l, sound_r) >= 2 OR "
            f"(among_l >= {ENOUGH} AND least(rarest_l, rarest_r) > 2))",
            Text(
                "Akhir kata berbeda seperti pada nama saudara (Rina, Rini; Fauzan, Fauzi)",
                "語尾が違い、きょうだいの名に見られる形(Rina と Rini、Fauzan と Fauzi など)",
                "The end of a word differs as in names of brothers and sisters (Rina, Rini; Fauzan, Fauzi)",
            ),
        ),
        Level(
            "other_ending_among_few",
            f"stems_l = stems_r AND among_l < {ENOUGH}",
            Text(
                "Satu huruf di akhir kata berbeda; salah ketik atau nama saudara",
                "語尾の一字が違う。誤記か、きょうだいの名か",
                "One letter at the end of a word differs: a slip, or the name of a brother or sister",
            ),
        ),
        Level(
            "one_slip_alone",
            f"{_ONE_SLIP} AND least(rarest_l, rarest_r) <= 1",
            Text(
                "Beda satu huruf, dan ejaan itu tidak dipakai orang lain",
                "1字違いで、そのつづりはほかにない",
                "One letter apart, and nobody else is spelt so",
            ),
        ),
        Level(
            "one_slip_rare",
            f"{_ONE_SLIP} AND {_RARE}",
            Text(
                "Beda satu huruf, dan ejaan itu jarang",
                "1字違いで、そのつづりは珍しい",
                "One letter apart, and hardly anybody is spelt so",
            ),
        ),
        Level(
            "one_slip",
            _ONE_SLIP,
            Text(
                "Beda satu huruf, tetapi keduanya nama yang lazim",
                "1字違いだが、どちらもよく使われる氏名",
                "One letter apart, but both are names in use",
            ),
        ),
        Level(
            "inside_nearly",
            "abs(length(joined_l) - length(joined_r)) >= 2 AND least(length(joined_l), length(joined_r)) >= 6 AND "
            "jaro_winkler_similarity(substr(joined_l, 1, least(length(joined_l), length(joined_r))), "
            "substr(joined_r, 1, least(length(joined_l), length(joined_r)))) >= 0.94 AND "
            f"{_RARE}",
            Text(
                "Awal nama hampir sama, salah satu ejaannya jarang",
                "氏名の前半がほぼ同じで、一方は珍しい",
                "The names begin nearly alike; one is rare",
            ),
        ),
        Level(
            "two_slips_rare",
            f"{_TWO_SLIPS} AND {_RARE}",
            Text(
                "Beda dua huruf, dan ejaan itu tidak dipakai orang lain",
                "2字違いで、そのつづりはほかにない",
                "Two letters apart, and nobody else is spelt so",
            ),
        ),
        Level(
            "near_rare",
            f"jaro_winkler_similarity(sound_l, sound_r) >= 0.9 AND {_RARE}",
            Text(
                "Nama mirip, salah satu ejaannya jarang", "氏名が似て、一方は珍しい", "The names are near; one is rare"
            ),
        ),
        Level(
            "near",
            "jaro_winkler_similarity(sound_l, sound_r) >= 0.9",
            Text("Nama mirip", "氏名が似ている", "The names are near"),
        ),
        Level(
            "word_shared",
            f"{_SHARED} >= 1",
            Text("Hanya sebagian kata yang sama", "氏名の一部の語だけが同じ", "Only some of the words are the same"),
        ),
        Level("other", OTHERWISE, Text("Nama berbeda", "氏名が違う", "Other names")),
    ),
)

BORN = Field(
    "born",
    Text("Tanggal lahir", "生年月日", "Date of birth"),
    (
        _untold("day"),
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
        _untold("sex"),
        Level("same", "sex_l = sex_r", Text("Sama", "同じ", "The same")),
        Level("other", OTHERWISE, Text("Berbeda", "違う", "Not the same")),
    ),
)

HOME = Field(
    "home",
    Text("Provinsi asal", "出身州", "Home province"),
    (
        _untold("home"),
        Level("same", "home_l = home_r", Text("Sama", "同じ", "The same")),
        Level("other", OTHERWISE, Text("Berbeda", "違う", "Not the same")),
    ),
)

PHONE = Field(
    "phone",
    Text("Nomor telepon", "電話番号", "Telephone"),
    (
        _untold("phone"),
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
        _untold("nik"),
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
        _untold("passport"),
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
