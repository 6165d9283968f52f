"""Names of people: what is stored, what two spellings share, and what is no name at all.

A name is one string as the passport prints it.  One word is normal in Indonesia; given and family names are never
guessed.  `search_form`, `heard` and `found_by` are for finding and comparing only: they are shown to nobody.
"""

import re
import unicodedata
from functools import lru_cache

from kakehashi.identity.characters import fold

LONGEST = 60
"""Characters a stored name may have."""

_NOT_NAMES = frozenset(
    {
        "null", "nil", "none", "nan", "na", "n/a", "#n/a", "undefined", "unknown", "test", "tes", "xxx", "tba",
        "nihil", "kosong", "tidak ada", "tidak diketahui", "belum ada", "nama", "name",
        "なし", "無し", "不明", "未定", "氏名",
    }
)  # fmt: skip
_IN_NAMES = frozenset(" .'-,/`\u00b4\u2018\u2019\u201b\u2032\u30fb")
"""What a name has beside letters: the apostrophe in its writings, and the dot that parts words in katakana."""
_APOSTROPHES = dict.fromkeys(map(ord, "'`´\u2018\u2019\u201b\u02bc\u02bb\u2032\uff07"))
_LATIN_MARK = re.compile("[\u0300-\u036f]")
_TWICE = re.compile(r"(.)\1+")
_BREAK = re.compile(r"[^\w]+|_+")
_DEGREES = re.compile(r",\s*(?:[A-Za-z]{1,4}\.\s?)*[A-Za-z]{1,5}\.?(?=\s*(?:,|$))")
_TITLES = frozenset({"h", "hj", "dr", "drs", "dra", "ir", "prof", "kh", "ust", "ustadz", "ustad"})
_MUHAMMAD = frozenset(
    {
        "muhammad", "muhamad", "muhammed", "muhamed", "mohammad", "mohamad", "mohammed", "mohamed", "mochammad",
        "mochamad", "muchammad", "muchamad", "muhamat", "mokhammad", "mokhamad", "mukhammad", "mukhamad",
        "mohd", "moch", "mokh", "moh", "muh", "muhd", "mhd", "mchd", "much",
    }
)  # fmt: skip
_AHMAD = frozenset({"ahmad", "ahmed", "achmad", "akhmad"})
_SHORTENED = {
    "abd": "abdul",
    "abdoel": "abdul",
    "st": "siti",
    "sitti": "siti",
    "nr": "nur",
    "noer": "nur",
    "noor": "nur",
}
_CONNECTORS = frozenset({"bin", "bn", "binti", "bt", "bte", "bti"})
_OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("nj", "ny"), ("sj", "sy"), ("ch", "kh"))
_SOUNDS = (
    ("kh", "h"), ("ae", "ai"), ("oo", "u"), ("ou", "u"), ("ee", "i"), ("dz", "z"), ("dh", "d"), ("th", "t"),
    ("sh", "s"), ("sy", "s"), ("ph", "p"), ("x", "ks"), ("q", "k"), ("c", "k"), ("v", "p"), ("f", "p"), ("z", "s"),
    ("j", "i"), ("y", "i"), ("w", "u"), ("hoi", "hai"),
)  # fmt: skip
_HARDLY_HEARD = re.compile(r"^([bdgkpst])e(?=[lr][aiou])")
_ENDING = re.compile(r"(?<=..)[aiueo]+[^aiueo]?$")
_JOINED_SERVANT = re.compile(r"^abdu(r|s)\1?(?=[aiueo])")


def clean_name(name: str) -> str:
    """`name` as it is stored: single spaces, usual widths, nothing unseen; case, apostrophes and marks stay."""
    return fold(name)


def name_fault(name: str) -> str | None:
    """Why `name` cannot be a person's; None where it can.

    `name_not_a_person` (NULL, ., -, digits), `name_with_sign` (<b>, Siti\U0001f600: see `sign_in`), `name_too_long`.
    """
    stored = clean_name(name)
    is_plain = stored.replace(" ", "").isalpha()
    if not is_plain and not _is_spelled(stored):
        return "name_not_a_person"
    if stored.casefold().replace(".", "").strip(" -") in _NOT_NAMES:
        return "name_not_a_person"
    if not is_plain and sign_in(stored):
        return "name_with_sign"
    return "name_too_long" if len(stored) > LONGEST else None


def sign_in(name: str) -> str:
    """The first sign that no name has: all but letters of any script, their marks, spaces and . ' - , /; "" if none."""
    return next((sign for sign in clean_name(name) if not _stands_in_names(sign)), "")


def _stands_in_names(sign: str) -> bool:
    return sign.isalpha() or sign in _IN_NAMES or unicodedata.category(sign).startswith("M")


def _is_spelled(name: str) -> bool:
    """Whether there are letters, and no digit, beside dots, apostrophes and the like."""
    return any(map(str.isalpha, name)) and not any(map(str.isdigit, name))


def is_doubled(name: str) -> bool:
    """Whether one word stands twice (SUPARTI SUPARTI), as forms that insist on a family name bring about."""
    first, space, second = clean_name(name).partition(" ")
    return space != "" and first.casefold() == second.casefold()


def search_form(name: str) -> str:
    """What spellings of one name share, in small letters; equal forms mean "look at both", never "the same person".

    1. Width, case, marks and apostrophes go; dots and dashes part words.
    2. Titles before the name (H., Hj., Dr.) and degrees behind a comma go; a name that is only a title stays.
    3. The spellings of Muhammad become one, M. before another name too; so do those of Ahmad; bin and binti go.
    4. Abbreviations with one meaning are written out (Abd., St.).
    5. Spelling before 1972: oe, dj, tj, nj, sj, ch become u, j, c, ny, sy, kh (Soekarno, Sukarno); Abdurrahman and
       Abdussalam are written as two words.
    6. A word that stands twice and alone stands once.
    """
    text = _DEGREES.sub("", fold(name)).translate(_APOSTROPHES)
    marked = unicodedata.normalize("NFD", text.casefold())
    plain = unicodedata.normalize("NFC", _LATIN_MARK.sub("", marked))
    words = [word for word in _BREAK.split(plain) if word]
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    if len(words) > 1 and words[0] in {"m", "md"}:
        words[0] = "muhammad"
    inner = [word for place, word in enumerate(words) if place in {0, len(words) - 1} or word not in _CONNECTORS]
    spelled = [_spelled_now(word) for word in inner]
    if len(spelled) == 2 and spelled[0] == spelled[1]:
        del spelled[1]
    return " ".join(spelled)


def _spelled_now(word: str) -> str:
    if word in _MUHAMMAD:
        return "muhammad"
    if word in _AHMAD:
        return "ahmad"
    word = _SHORTENED.get(word, word)
    for old, new in _OLD_SPELLING:
        word = word.replace(old, new)
    return _JOINED_SERVANT.sub(r"abdul \1", word)


def heard(name: str) -> str:
    """What is heard of each word of a name, in its order: that by which a name is looked for."""
    return " ".join(sound(word) for word in search_form(name).split())


def found_by(name: str) -> str:
    """What is kept of a name so that it is found in every writing: the search form, and what is heard where it differs.

    The search form stands first, so that a list in this order is in the order of letters.
    """
    spelled, sounding = search_form(name), heard(name)
    return spelled if spelled == sounding else f"{spelled} {sounding}"


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """What is heard of one word of a search form: Rizky and Riski, Khotimah and Hotimah, Jusuf and Yusuf are alike.

    Far coarser than `search_form`: letters that change places in Indonesian writings of one name become one, an h
    inside, a letter that stands twice and the e of Selamet (Slamet) go.  Old spelling is ambiguous: j was written for
    what is y now and dj for what is j now, so i, j and y are one here.
    """
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    heard_without = word[:1] + word[1:].replace("h", "")
    return _TWICE.sub(r"\1", _HARDLY_HEARD.sub(r"\1", heard_without))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What is heard of a word without its end: of Rina and Rini, Fauzan and Fauzi, Yanto and Yanti the same."""
    return _ENDING.sub("", word)
