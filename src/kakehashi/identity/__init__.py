"""Who is who: normal forms of names and numbers, for search, comparison and display; who stands in a pool twice."""

from kakehashi.identity.characters import clean, digits, fold
from kakehashi.identity.doubles import Evidence, Pair, Sense, doubles_of, evidence, link
from kakehashi.identity.kana import kana
from kakehashi.identity.model import Model, model
from kakehashi.identity.names import LONGEST, clean_name, found_by, heard, is_doubled, name_fault, search_form, sign_in
from kakehashi.identity.numbers import (
    NIK_DIGITS,
    PASSPORT_CHARACTERS,
    is_passport,
    local_phone,
    mask_nik,
    mask_niks_in,
    mask_passport,
    mask_phone,
    nik_agrees,
    nik_birth,
    nik_is_filler,
    nik_sex,
    passport,
    phone,
)
from kakehashi.identity.registration import Registration, RegistrationError

__all__ = [
    "LONGEST",
    "NIK_DIGITS",
    "PASSPORT_CHARACTERS",
    "Evidence",
    "Model",
    "Pair",
    "Registration",
    "RegistrationError",
    "Sense",
    "clean",
    "clean_name",
    "digits",
    "doubles_of",
    "evidence",
    "fold",
    "found_by",
    "heard",
    "is_doubled",
    "is_passport",
    "kana",
    "link",
    "local_phone",
    "mask_nik",
    "mask_niks_in",
    "mask_passport",
    "mask_phone",
    "model",
    "name_fault",
    "nik_agrees",
    "nik_birth",
    "nik_is_filler",
    "nik_sex",
    "passport",
    "phone",
    "search_form",
    "sign_in",
]
