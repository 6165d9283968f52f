"""Who is who: normal forms of names and numbers, for search, comparison and display."""

from kakehashi.identity.characters import clean, digits, fold
from kakehashi.identity.kana import kana
from kakehashi.identity.names import LONGEST, clean_name, is_doubled, name_fault, search_form
from kakehashi.identity.numbers import (
    NIK_DIGITS,
    PASSPORT_CHARACTERS,
    local_phone,
    mask_nik,
    mask_niks_in,
    mask_passport,
    mask_phone,
    nik_agrees,
    nik_birth,
    nik_sex,
    passport,
    phone,
)

__all__ = [
    "LONGEST",
    "NIK_DIGITS",
    "PASSPORT_CHARACTERS",
    "clean",
    "clean_name",
    "digits",
    "fold",
    "kana",
    "is_doubled",
    "local_phone",
    "mask_nik",
    "mask_niks_in",
    "mask_passport",
    "mask_phone",
    "name_fault",
    "nik_agrees",
    "nik_birth",
    "nik_sex",
    "passport",
    "phone",
    "search_form",
]
