"""Numbers that point to a person: NIK, telephone, passport; their normal forms and how little of them is shown.

NIK (Indonesia's population number): six digits of the place, then day, month and year of birth (two digits each; 40
is added to the day for women), then a serial of four.  It is a soft check only: cards with a wrong date are in use.

Passport: ICAO Doc 9303 part 4 gives a number up to 9 characters.  Validators in use take Indonesia's as a letter and 7
digits (validator.js, its rule for ID); no text of the Directorate General of Immigration was found that says so, hence
8 and 9 both pass, and any other length is asked about, never refused.  Other countries put letters among the digits
(C01X00T47), so only words are told from numbers (`is_passport`).
"""

import re
from datetime import date
from typing import Literal

from kakehashi.identity.characters import digits, fold

NIK_DIGITS = 16
PASSPORT_CHARACTERS = frozenset({8, 9})
_ADDED_FOR_WOMEN = 40
_DOT = "\u2022"
_SIXTEEN = re.compile(r"(?<![0-9])[0-9]{4}(?:[ .-]?[0-9]{4}){3}(?![0-9])")
_FILLERS = frozenset({*(figure * NIK_DIGITS for figure in "0123456789"), "1234567890123456", "0123456789012345"})
_USUAL_PASSPORT = re.compile("[A-Za-z]{0,3}[0-9]{5,9}")
_DIGIT = re.compile("[0-9]")
_NOT_IN_PASSPORTS = re.compile(r"[^0-9A-Z .\-]|[A-Z]{6}|(?<![0-9A-Z])[A-Z]{4,}(?![0-9A-Z])")
_NOT_IN_PHONES = re.compile(r"[^0-9+ ().\-/]")


def nik_birth(nik: str) -> tuple[int, int, int] | None:
    """Day, month and two-digit year inside a NIK of 16 digits; None where no day of a calendar stands there."""
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    day -= _ADDED_FOR_WOMEN if day > _ADDED_FOR_WOMEN else 0
    leap = 2000 + year if year % 4 == 0 else 2001
    try:
        date(leap, month, day)
    except ValueError:
        return None
    return day, month, year


def nik_is_filler(nik: str) -> bool:
    """Whether 16 digits were typed only to fill the cell: one figure over and over, or figures in their order."""
    return nik in _FILLERS


def nik_sex(nik: str) -> Literal["female", "male"]:
    """The sex that the day inside a NIK of 16 digits stands for."""
    return "female" if int(nik[6:8]) > _ADDED_FOR_WOMEN else "male"


def nik_agrees(nik: str, born: date) -> bool:
    """Whether the date inside a NIK of 16 digits is `born`."""
    return nik_birth(nik) == (born.day, born.month, born.year % 100)


def phone(text: str, *, home: Literal["ID", "JP"] = "ID") -> str | None:
    """The number in E.164 (`+6281234567890`), or None where it cannot be one.

    Understands +62, 62, 0062, 08…, 8… (a zero that a spreadsheet dropped), +81 and Japan's 070, 080, 090; a number
    without a country is one of `home`.  Other countries' numbers need their +.
    """
    folded = fold(text)
    if _NOT_IN_PHONES.search(folded):
        return None
    number = digits(folded)
    if folded.lstrip(" (").startswith("+"):
        return _international(number)
    if number.startswith("00"):
        return _international(number[2:])
    if home == "JP":
        return _from_japan(number)
    return _from_indonesia(number)


def _from_japan(number: str) -> str | None:
    if number.startswith("81") and len(number) >= 11:
        return _japanese(number[2:])
    return _japanese(number[1:]) if number.startswith("0") else None


def _from_indonesia(number: str) -> str | None:
    if number.startswith("62"):
        return _indonesian(number[2:])
    if len(number) == 11 and number[:3] in {"070", "080", "090"}:
        return _japanese(number[1:])
    return _indonesian(number.removeprefix("0")) if number.startswith(("0", "8")) else None


def _international(number: str) -> str | None:
    if number.startswith("62"):
        return _indonesian(number[2:].removeprefix("0"))
    if number.startswith("81"):
        return _japanese(number[2:].removeprefix("0"))
    return f"+{number}" if 7 <= len(number) <= 15 and not number.startswith("0") else None


def _indonesian(national: str) -> str | None:
    shortest, longest = (9, 12) if national.startswith("8") else (8, 11)
    return f"+62{national}" if shortest <= len(national) <= longest and national[0] != "0" else None


def _japanese(national: str) -> str | None:
    mobile = national[:2] in {"50", "70", "80", "90"}
    return f"+81{national}" if len(national) == (10 if mobile else 9) and national[0] != "0" else None


def local_phone(number: str) -> str:
    """An E.164 number as Indonesia (0812-3456-7890) or Japan (090-1234-5678) writes it; others stay as they are."""
    if number.startswith("+62"):
        local = f"0{number[3:]}"
        return "-".join(part for part in (local[:4], local[4:8], local[8:]) if part) if local[1] == "8" else local
    if number.startswith("+81"):
        local = f"0{number[3:]}"
        return f"{local[:3]}-{local[3:7]}-{local[7:]}" if len(local) == 11 else local
    return number


def passport(text: str) -> str:
    """A passport number in its normal form: capitals and digits, no space, no dash."""
    number = fold(text).upper()
    return number if number.isascii() and number.isalnum() else re.sub(r"[^0-9A-Z]", "", number)


def is_passport(text: str) -> bool:
    """Whether a text can be a passport number: letters and digits with a digit among them, and no word ("hilang")."""
    if _USUAL_PASSPORT.fullmatch(text):
        return True
    folded = fold(text).upper()
    return _DIGIT.search(folded) is not None and _NOT_IN_PASSPORTS.search(folded) is None


def mask_nik(value: str) -> str:
    """`3374 •••• •••• ••21`; of other digits, the length only; a text without digits hides nothing and stays."""
    number = digits(value)
    if len(number) != NIK_DIGITS:
        return _DOT * len(fold(value)) if number else fold(value)
    return f"{number[:4]} {_DOT * 4} {_DOT * 4} {_DOT * 2}{number[-2:]}"


def mask_passport(value: str) -> str:
    """`C•••••12`; of a number too short to hide, the length only; a text without digits hides nothing and stays."""
    number = passport(value)
    if not digits(number):
        return fold(value)
    return f"{number[0]}{_DOT * 5}{number[-2:]}" if len(number) >= 6 else _DOT * len(fold(value))


def mask_phone(value: str) -> str:
    """The last three digits, the others as dots; a text without digits hides nothing and stays."""
    number = digits(value)
    if not number:
        return fold(value)
    return f"{_DOT * (len(number) - 3)}{number[-3:]}" if len(number) >= 7 else _DOT * len(fold(value))


def mask_niks_in(text: str) -> str:
    """`text` with every run of 16 digits masked: a NIK also turns up in cells that are not its own."""
    return _SIXTEEN.sub(lambda found: mask_nik(found[0]), text)
