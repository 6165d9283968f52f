"""By what the names of two registrations are compared: from the same letters to nothing in common."""

from kakehashi.identity.finding import OTHERWISE, Field, Level, untold
from kakehashi.vocabulary import Text

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
        untold("turned"),
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
