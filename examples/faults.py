"""Rows that must be refused, and rows that must be let in with a warning: what was typed, and the code it deserves.

Each fault is a function that spoils one row and says which column deserves which code.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from examples.names import FEMALE
from examples.rows import Broken, Cell, Entry

Fault = Callable[[Entry], None]


def _typed(key: str, cell: Cell, code: str) -> Fault:
    """The fault of a column that holds `cell`."""

    def spoil(entry: Entry) -> None:
        entry.cells[key] = cell
        entry.refusals.append((key, code))

    return spoil


def _name_too_long(entry: Entry) -> None:
    """A name of many words, beyond the 60 characters of a passport."""
    entry.cells["name"] = f"{entry.person.name} Kusumawardana Suryaningrat Hadikusumo Wiryonegoro Atmodipuro"
    entry.refusals.append(("name", "name_too_long"))


def _nik_turned_number(entry: Entry) -> None:
    """Excel kept fifteen digits of the NIK and made the sixteenth a nought."""
    entry.cells["nik"] = int(entry.person.nik[:15] + "0")
    entry.refusals.append(("nik", "nik_turned_number"))


def _nik_one_short(entry: Entry) -> None:
    entry.cells["nik"] = entry.person.nik[:15]
    entry.refusals.append(("nik", "nik_length"))


def _two_blanks(entry: Entry) -> None:
    """A row that was left half-way: two faults in one row."""
    for key in ("born", "sex"):
        entry.cells[key] = None
        entry.refusals.append((key, "missing_required"))


#: Every fault of the Kumamoto file, one row each.
KUMAMOTO: tuple[Fault, ...] = (
    _typed("name", None, "missing_required"),
    _typed("home", None, "missing_required"),
    _two_blanks,
    _typed("name", "NULL", "name_not_a_person"),
    _name_too_long,
    _typed("born", "31-02-2001", "no_such_date"),
    _typed("born", "awal 2003", "date_not_understood"),
    _typed("born", "14-08-20024", "year_out_of_range"),
    _typed("born", date(2019, 5, 4), "too_young"),
    _typed("tests", "jft_basic 212 2027-09-05", "date_in_future"),
    _typed("sex", "K", "unknown_value"),
    _typed("tests", "N4 lulus bulan Desember", "part_not_understood"),
    _typed("home", "Jawa Selatan", "unknown_province"),
    _typed("tests", "jlpt N4 2025-12-07; ssw1_skill agriculture.crops 2026-07-10 passed", "unknown_category"),
    _typed("stays", 'titp2 "Crop farmer" 2020-04-01 2022-03-31 completed', "unknown_occupation"),
    _typed("tests", "topik 2 2026-04-12", "unknown_test"),
    _typed("tests", "jlpt N6 2025-12-07", "unknown_level"),
    _typed("tests", "jft_basic 260 2026-09-05", "score_out_of_range"),
    _nik_turned_number,
    _nik_one_short,
    _typed("training_centre", Broken("=NA()", "#N/A"), "error_cell"),
    _typed("stays", "ssw1 agriculture.crop 2024-05-01 2023-04-30", "stay_ends_before_it_begins"),
    _typed(
        "stays",
        'titp2 "Crop farming" 2020-04-01 2023-03-31 completed; ssw1 agriculture.crop 2023-03-15 2024-03-14',
        "stays_overlap",
    ),
)
#: The faults of the Miyagi file.
MIYAGI: tuple[Fault, ...] = (
    _typed("born", "平成13年2月30日", "no_such_date"),
    _typed("tests", "N4に合格", "part_not_understood"),
    _typed(
        "stays",
        'titp2 "Aquaculture" 2020-04-01 2023-03-31 completed; ssw1 fishery.aquaculture 2023-03-15 2024-03-14',
        "stays_overlap",
    ),
)


def number_again(entry: Entry, earlier: Entry) -> None:
    """Give `entry` the number of an earlier row."""
    entry.cells["id"] = earlier.cells["id"]
    entry.refusals.append(("id", "id_twice"))


def _name_doubled(entry: Entry, _: Random) -> bool:
    """A one-word name typed as given name and as family name."""
    if " " in entry.person.name:
        return False
    entry.cells["name"] = f"{entry.person.name_as_written} {entry.person.name_as_written}"
    entry.warnings.append(("name", "name_doubled"))
    return True


def _nik_of_the_day_after(entry: Entry, _: Random) -> bool:
    """A NIK that says another birthday, as one issued before a correction does."""
    other = entry.person.born + timedelta(days=1)
    day = other.day + (40 if entry.person.sex == FEMALE else 0)
    entry.cells["nik"] = f"{entry.person.nik[:6]}{day:02}{other:%m%y}{entry.person.nik[12:]}"
    entry.warnings.append(("nik", "nik_birth_date_differs"))
    return True


def _nik_of_the_other_sex(entry: Entry, _: Random) -> bool:
    day = entry.person.born.day + (0 if entry.person.sex == FEMALE else 40)
    entry.cells["nik"] = f"{entry.person.nik[:6]}{day:02}{entry.person.nik[8:]}"
    entry.warnings.append(("nik", "nik_sex_differs"))
    return True


def _phone_in_words(entry: Entry, rng: Random) -> bool:
    entry.cells["phone"] = rng.choice(("tidak aktif", "0810-12", "lewat tetangga"))
    entry.warnings.append(("phone", "phone_not_understood"))
    return True


def _passport_cut_short(entry: Entry, _: Random) -> bool:
    entry.cells["passport.number"] = entry.person.passport[:6]
    entry.cells["passport.valid_until"] = entry.person.passport_until
    entry.warnings.append(("passport.number", "passport_length"))
    return True


#: How often each warning is wanted in a file of 1,200.
WARNINGS: tuple[tuple[Callable[[Entry, Random], bool], int], ...] = (
    (_name_doubled, 5),
    (_nik_of_the_day_after, 9),
    (_nik_of_the_other_sex, 6),
    (_phone_in_words, 5),
    (_passport_cut_short, 4),
)


def warn(rng: Random, entries: list[Entry], *, size: int) -> None:
    """Make some of `entries` odd, so that a reader lets them in with a warning; `size` is the file's rows."""
    free = rng.sample(entries, len(entries))
    for make_odd, wanted in WARNINGS:
        left = max(1, round(wanted * size / 1200))
        for entry in list(free):
            if left == 0:
                break
            if make_odd(entry, rng):
                free.remove(entry)
                left -= 1
