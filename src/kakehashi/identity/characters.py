"""One place where writings of the same character become one: widths, dashes, spaces, signs that cannot be seen."""

import re
import unicodedata

_UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
_DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DASHES = "\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u207b\u208b\u2212\u2500\u2501\ufe58\ufe63\uff0d"

_WITHOUT_UNSEEN = dict.fromkeys(map(ord, _UNSEEN + _DIRECTIONS))
_ONE_DASH = _WITHOUT_UNSEEN | dict.fromkeys(map(ord, _DASHES), "-")
_LONG_VOWEL_AS_DASH = re.compile(r"(?<=[0-9])ー(?=[0-9])")
_NO_DIGIT = re.compile("[^0-9]")
_HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]+")


def fold(text: str) -> str:
    """`text` for reading by a program: NFKC, one kind of dash, single spaces, nothing unseen; case is kept.

    Full-width digits and letters become ASCII, half-width kana become full-width, a long-vowel mark between digits
    (090ー1234) becomes a dash.  NFKC spells some characters out (㈱ becomes (株)): what is stored is `clean`, not this.
    """
    if text.isascii():
        return " ".join(text.split())
    spelled = unicodedata.normalize("NFKC", text.translate(_ONE_DASH)).translate(_ONE_DASH)
    return " ".join(_LONG_VOWEL_AS_DASH.sub("-", spelled).split())


def clean(text: str) -> str:
    """`text` for storing: nothing unseen, single spaces, kana in full width; every other character stays (髙, ㈱)."""
    if text.isascii():
        return " ".join(text.split())
    seen = text.translate(_WITHOUT_UNSEEN)
    wide = _HALF_WIDTH_KANA.sub(lambda kana: unicodedata.normalize("NFKC", kana[0]), seen)
    return " ".join(wide.split())


def digits(text: str) -> str:
    """The digits of `text` in ASCII, in their order."""
    folded = fold(text)
    return folded if folded.isascii() and folded.isdecimal() else _NO_DIGIT.sub("", folded)
