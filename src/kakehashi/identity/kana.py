"""Katakana for a name in Latin letters, as Indonesian is read: an aid for whoever reads it aloud, never who one is.

The person says how the name is read; this fills the field so that there is something to correct.  Which vowel an e
stands for (e or the neutral one) Indonesian spelling does not say; it is read エ.
"""

import re
import unicodedata

from kakehashi.identity.characters import fold

_VOWELS = "aiueo"
_ROWS = {
    "": "アイウエオ",
    "b": "バビブベボ",
    "d": "ダ ディ ドゥ デ ド",
    "f": "ファ フィ フ フェ フォ",
    "g": "ガギグゲゴ",
    "h": "ハヒフヘホ",
    "j": "ジャ ジ ジュ ジェ ジョ",
    "k": "カキクケコ",
    "l": "ラリルレロ",
    "m": "マミムメモ",
    "n": "ナニヌネノ",
    "p": "パピプペポ",
    "r": "ラリルレロ",
    "s": "サシスセソ",
    "t": "タ ティ トゥ テ ト",
    "v": "ファ フィ フ フェ フォ",
    "w": "ワ ウィ ウ ウェ ウォ",
    "y": "ヤ イ ユ イェ ヨ",
    "z": "ザジズゼゾ",
    "c": "チャ チ チュ チェ チョ",
    "ny": "ニャ ニ ニュ ニェ ニョ",
    "ng": "ンガ ンギ ング ンゲ ンゴ",
    "sy": "シャ シ シュ シェ ショ",
    "kh": "ハヒフヘホ",
    "ts": "ツァ ツィ ツ ツェ ツォ",
}
_SYLLABLES = {
    consonant + vowel: kana
    for consonant, row in _ROWS.items()
    for vowel, kana in zip(_VOWELS, row.split() if " " in row else row, strict=True)
}
_ALONE = {
    "b": "ブ", "c": "チ", "d": "ド", "f": "フ", "g": "グ", "h": "フ", "j": "ジ", "k": "ク", "l": "ル", "m": "ム",
    "n": "ン", "p": "プ", "r": "ル", "s": "ス", "t": "ト", "v": "フ", "w": "ウ", "y": "イ", "z": "ズ",
    "ng": "ン", "ny": "ニ", "sy": "シュ", "kh": "フ", "ts": "ツ",
}  # fmt: skip
_WRITTEN_OTHERWISE = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("ch", "kh"), ("sj", "sy"), ("sh", "sy"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("x", "ks"), ("q", "k"),
)  # fmt: skip
_SOUND = re.compile(r"(kh|ng|ny|sy|ts|[bcdfghjklmnprstvwyz])?([aiueo])|(kh|ng|ny|sy|ts|[bcdfghjklmnprstvwyz])")
_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1+")
_NGG = re.compile(r"ngg(?=[aiueo])")
_NGG_CLOSED = re.compile(r"ngg(?![aiueo])")
_Y_AS_VOWEL = re.compile(r"(?<=[^aiueo])y(?![aiueo])")
_LAST_H = re.compile(r"(?<=[aiueo])h$")
_M_BEFORE_LIP = re.compile(r"m(?=[bp])")
_NO_LETTER = re.compile(r"[^a-z]")
_LATIN = re.compile(r"[A-Za-z]")
_HEARD = (
    (_Y_AS_VOWEL, "i"), (_NGG, "ng"), (_NGG_CLOSED, "ngu"), (_TWICE, r"\1"), (_LAST_H, ""), (_M_BEFORE_LIP, "n"),
)  # fmt: skip
_MUHAMMAD = re.compile(r"^(?:m|md|mhd|muh|moh|moch)\.$", re.IGNORECASE)


def kana(name: str) -> str:
    """Katakana of a name as Indonesian reads it: SUPARTI becomes スパルティ, words are parted by a middle dot.

    A word that is no Latin word stays as it is; `M.`, `Moh.` and the like before another name are read in full.
    """
    words = fold(name).split()
    if len(words) > 1 and _MUHAMMAD.match(words[0]):
        words[0] = "Muhammad"
    return "・".join(read for word in words if (read := _read(word)))


def _read(word: str) -> str:
    if not _LATIN.search(word):
        return word
    letters = _NO_LETTER.sub("", unicodedata.normalize("NFD", word.casefold()))
    for written, heard in _WRITTEN_OTHERWISE:
        letters = letters.replace(written, heard)
    for form, heard in _HEARD:
        letters = form.sub(heard, letters)
    return "".join(
        _ALONE[found[3]] if found[3] else _SYLLABLES[(found[1] or "") + found[2]] for found in _SOUND.finditer(letters)
    )
