"""Names as they are written across Indonesia, and the ways in which one name is written twice.

The words are ordinary given names, clan names and birth-order names; their combination by a seeded generator names
nobody.  A person has one full name of one word or more; no part of it is called a surname.
"""

from dataclasses import dataclass
from random import Random

FEMALE = "female"
MALE = "male"


@dataclass(frozen=True, slots=True)
class Custom:
    """How one region names its children: the words by sex, what may follow them, and how often one word is all."""

    female: tuple[str, ...]
    male: tuple[str, ...]
    second_female: tuple[str, ...]
    second_male: tuple[str, ...]
    last: tuple[str, ...] = ()
    one_word: float = 0.05
    three_words: float = 0.3

    def first(self, sex: str) -> tuple[str, ...]:
        """The words a name of this sex begins with."""
        return self.female if sex == FEMALE else self.male

    def second(self, sex: str) -> tuple[str, ...]:
        """The words that may come second."""
        return self.second_female if sex == FEMALE else self.second_male


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MUSLIM_SECOND_FEMALE = _words(
    "Aisyah Fatimah Khadijah Rahmawati Hidayati Khasanah Fitriani Azizah Nurjanah Maulida Rahmah Zahra Amalia Lestari"
)
_MUSLIM_SECOND_MALE = _words(
    "Rizki Fauzi Hidayat Ramadhan Maulana Fadli Ilham Syarif Yusuf Akbar Firdaus Hakim Iqbal Arifin Nugraha Saputra"
)

JAVANESE = Custom(
    female=_words(
        "Suparti Sukarti Sumiyati Sulastri Suryani Suwarni Sunarti Sumarni Supriyati Sutinah Sukini Sugiyanti"
        " Sulistyowati Suharti Sutarmi Suprapti Tukinem Wagiyem Painem Ngatini Poniyem Wartini Wahyuni"
        " Widyastuti Winarsih Wulandari Yuliati Yatmi Rahayu Rumiyati Rusmini Mursiti Marsini Mulyani Kartini"
        " Karsiyem Kusrini Endang Ernawati Dwiyanti Triyani Tri Dwi Eka Catur Sri Siti Nur Ning Retno Ratna"
        " Dyah Rini Puji Indah Heni Lilis Purwanti Pariyem"
    ),
    male=_words(
        "Suparman Sukarno Sumarno Sutrisno Suryanto Suwarno Sunarto Supriyadi Supriyanto Sugiyanto Sulistyo"
        " Suharto Sutarjo Suprapto Sudarmaji Sukirman Susilo Subagyo Tukimin Wagiman Paimin Ngatimin Poniman"
        " Wartono Wahyudi Widodo Winarto Wibowo Yulianto Yatno Rahardjo Rumadi Rusmanto Mursito Marsono"
        " Mulyadi Kartono Karsono Kusnadi Edi Erwanto Dwiyanto Triyono Tri Dwi Eko Catur Sri Joko Bambang Agus"
        " Slamet Hadi Heri Budi Puji Purwanto Cahyono"
    ),
    second_female=_words(
        "Lestari Wahyuni Handayani Rahayu Astuti Susanti Setyowati Wulandari Purwaningsih Kusumawati Utami"
        " Ningsih Hartati Mulyani Widiastuti Puspitasari Nurhayati Khasanah Suryani Winarni"
    ),
    second_male=_words(
        "Santoso Wibowo Prasetyo Nugroho Setiawan Susanto Purnomo Kurniawan Hartono Wijayanto Sutrisno"
        " Cahyono Utomo Handoko Raharjo Pambudi Saputro Hermawan Suryadi Yulianto"
    ),
    last=_words("Jati Adi Kusuma Putra Putri Ayu Anggraini Pratama Permana Laksana Widya Kencana"),
    one_word=0.43,
    three_words=0.22,
)
SUNDANESE = Custom(
    female=_words(
        "Neng Euis Imas Iis Ai Elis Tuti Yayah Rostika Kokom Nining Cucu Titin Lina Yanti Nia Rina Dewi Ani Teti Ratih"
    ),
    male=_words(
        "Asep Dede Ujang Cecep Iwan Dadang Deden Aceng Wawan Tatang Yayan Endang Entis Jajang Nandang Ade Encep Usep"
    ),
    second_female=_words(
        "Rohaeti Nurhayati Komariah Sumiati Kurniasih Mulyati Hasanah Rosmiati Juariah Maryani Sopiah"
    ),
    second_male=_words("Suryana Hidayat Sutisna Kosasih Rukmana Saepudin Supriatna Gunawan Permana Mulyana Sobandi"),
    last=_words("Nugraha Ramdani Firmansyah Maulana Lesmana Apriani Yuliani Agustina"),
    one_word=0.22,
    three_words=0.15,
)
MUSLIM = Custom(
    female=_words(
        "Siti Nur Nurul Fitri Annisa Putri Dewi Rizki Aulia Intan Nabila Yuliana Rina Mega Khoirul Laila Umi"
    ),
    male=_words(
        "Muhammad Muhammad Muhammad Mohamad Ahmad Ahmad Abdul Rizki Khairul Yusuf Syarif Fajar Ilham Andi Dimas Rudi"
        " Ridwan"
    ),
    second_female=_MUSLIM_SECOND_FEMALE,
    second_male=_MUSLIM_SECOND_MALE,
    last=_words("Nasution Siregar Harahap Lubis Syahputra Firmansyah Ramadhani Pratiwi Anggraini Wijaya Kurnia"),
    one_word=0.08,
    three_words=0.3,
)
MADURESE = Custom(
    female=_words("Siti Nur Hosniyah Sumiati Rukmini Jumaati Misnati Halimah"),
    male=_words("Moh. Mohammad Ach. Abd. Hasan Samsul Moh. Misnawi Sahrul"),
    second_female=_words("Rohmah Aminah Holifah Jamilah Maimunah Mutmainnah Qomariyah"),
    second_male=_words("Hasan Rofiki Holil Rasyid Jufri Faruk Sholeh Mahfud Syaiful"),
    one_word=0.3,
    three_words=0.0,
)
BATAK = Custom(
    female=_words("Rosmaida Ernita Lamria Tiurma Sondang Roma Meri Yohana Debora Rut Kristina Nurmala"),
    male=_words("Parlindungan Tumpal Saut Binsar Marihot Jonatan Daniel Hotman Rikardo Samuel Togar Andreas"),
    second_female=_words("Uli Novita Tiodor Ester Lestari Marlina"),
    second_male=_words("Parulian Maruli Gabe Haposan Benny Ronald"),
    last=_words(
        "Simanjuntak Sitorus Hutapea Manurung Nainggolan Panjaitan Simbolon Sinaga Siahaan Tampubolon Silalahi"
    ),
    one_word=0.0,
    three_words=0.35,
)
MINANG = Custom(
    female=_words("Rahmi Yulia Fitri Desi Mega Elvira Wirda Nofri Suci Gusmaini"),
    male=_words("Yulizar Hendri Afrizal Zulfikar Doni Ridho Syafri Ronaldi Jasman Fadil"),
    second_female=_words("Yanti Safitri Wulandari Oktavia Rahmadani Marlina"),
    second_male=_words("Efendi Putra Saputra Rahman Mardian Chaniago"),
    last=_words("Tanjung Caniago Piliang Sikumbang Koto"),
    one_word=0.12,
    three_words=0.2,
)
BALINESE = Custom(
    female=_words("Ni_Wayan Ni_Made Ni_Nyoman Ni_Ketut Ni_Putu Ni_Kadek Ni_Komang Ni_Luh"),
    male=_words("I_Wayan I_Made I_Nyoman I_Ketut I_Putu I_Kadek I_Komang I_Gede"),
    second_female=_words("Sukerti Ariani Suartini Widiani Puspita Sriani Dewi Purnami Yuliantari Astini"),
    second_male=_words("Sudiarta Artawan Suardika Widana Sumerta Yasa Adnyana Sutama Mahendra Wirawan"),
    one_word=0.0,
    three_words=0.0,
)
SASAK = Custom(
    female=_words("Baiq Siti Nurul Hurul Zohriah Sakinah"),
    male=_words("Lalu Muhammad Ahmad Sahdan Zulkarnaen Hamdani"),
    second_female=_words("Aini Hidayati Rohani Mardiah Husnul Zulhijjah"),
    second_male=_words("Hamzah Rizal Hadi Saprudin Muslim Wiraguna"),
    one_word=0.2,
    three_words=0.1,
)
BUGIS = Custom(
    female=_words("Andi Nur Sitti Hasnah Rosmini Kasmawati Darmawati"),
    male=_words("Andi Muh. Muhammad Syamsul Baso Rusdi Ambo"),
    second_female=_words("Tenri Hajrah Fadillah Asriani Hasanah Musdalifah"),
    second_male=_words("Rahmat Alamsyah Arsyad Asdar Ilyas Mappasessu"),
    one_word=0.15,
    three_words=0.15,
)
FLORESE = Custom(
    female=_words("Maria Yohana Elisabet Theresia Marselina Agnes Kristina Yuliana"),
    male=_words("Yohanes Petrus Fransiskus Yosef Marselinus Dominikus Stefanus Kornelis"),
    second_female=_words("Goreti Fatima Ernesta Bernadeta Oktaviana Densiana"),
    second_male=_words("Baptista Kristian Paulus Antonius Domitius Emanuel"),
    last=_words("Bria Nahak Seran Tae Lawa Mbete Wora Benu Tefa Kehi"),
    one_word=0.0,
    three_words=0.6,
)

#: Closing words that only one sex carries.
_FEMININE = frozenset(_words("Putri Ayu Anggraini Apriani Yuliani Agustina Pratiwi Kencana"))
_MASCULINE = frozenset(
    _words("Putra Pratama Permana Laksana Adi Jati Firmansyah Nugraha Maulana Lesmana Ramdani Syahputra Wijaya")
)

#: What one writing has for what another writing has, in names of the same person.
SPELLINGS: tuple[tuple[str, str], ...] = (
    ("Muhammad", "Mohamad"),
    ("Muhammad", "Moh."),
    ("Mohamad", "Muhammad"),
    ("Ahmad", "Achmad"),
    ("Abdul", "Abd."),
    ("Khairul", "Choirul"),
    ("Khasanah", "Hasanah"),
    ("Syarif", "Sjarif"),
    ("Yusuf", "Jusuf"),
    ("Yulianto", "Julianto"),
    ("Wahyu", "Wahju"),
    ("Cahyono", "Tjahjono"),
    ("Joko", "Djoko"),
    ("Budi", "Boedi"),
    ("Nugroho", "Nugraha"),
    ("Rizki", "Rizky"),
    ("Siti", "Sitti"),
    ("Nur", "Noer"),
    ("Tri", "Trie"),
    ("Dwi", "Dwie"),
    ("Rahmawati", "Rachmawati"),
    ("Hidayat", "Hidajat"),
    ("Su", "Soe"),
)


def compose(rng: Random, custom: Custom, sex: str) -> str:
    """A full name of one to four words, in the mixed case of a birth certificate."""
    draw = rng.random()
    first = rng.choice(custom.first(sex)).replace("_", " ")
    if draw < custom.one_word:
        alone = [word for word in custom.first(sex) if len(word) > 4 and not word.endswith(".") and "_" not in word]
        return rng.choice(alone)
    second = rng.choice([word for word in custom.second(sex) if word != first])
    others = _MASCULINE if sex == FEMALE else _FEMININE
    closing = [word for word in custom.last or custom.second(sex) if word not in others]
    if draw > 1 - custom.three_words:
        third = rng.choice([word for word in closing if word not in {first, second}])
        return f"{first} {second} {third}"
    if custom.last and custom.one_word == 0:
        return f"{first} {rng.choice(closing)}"
    return f"{first} {second}"


def respell(name: str) -> str | None:
    """`name` in another spelling of the table (Muhammad for Mohamad, Soe for Su); None where the table has none."""
    words = name.split(" ")
    for place, word in enumerate(words):
        for written, otherwise in SPELLINGS:
            if written == word or (written in {"Su", "Wahyu"} and word.startswith(written)):
                changed = otherwise + word[len(written) :]
                return " ".join((*words[:place], changed, *words[place + 1 :]))
    return None


def turn(name: str) -> str | None:
    """`name` with its last word first; None for one word."""
    words = name.split(" ")
    return " ".join((words[-1], *words[:-1])) if len(words) > 1 else None


def join(name: str) -> str | None:
    """`name` with its first two words written together (Nurhayati for Nur Hayati); None where it is not done."""
    words = name.split(" ")
    if len(words) < 2 or words[0] not in {"Nur", "Tri", "Dwi", "Siti", "Sri", "Abdul"}:
        return None
    return " ".join((words[0] + words[1].lower(), *words[2:]))


def shorten(name: str) -> str | None:
    """`name` without its last word, where two remain that say who it is; None otherwise (I Kadek is half of Bali)."""
    words = name.split(" ")
    return " ".join(words[:-1]) if len(words) > 2 and words[0] not in {"I", "Ni"} else None
