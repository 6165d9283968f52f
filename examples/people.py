"""The people of an example: who they are and where they come from, drawn from a seeded generator.

Everybody is invented.  Numbers cannot be taken for a living person's: the district part of each NIK is 00.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from examples.names import (
    BALINESE,
    BATAK,
    BUGIS,
    FEMALE,
    FLORESE,
    JAVANESE,
    MADURESE,
    MINANG,
    MUSLIM,
    SASAK,
    SUNDANESE,
    Custom,
    compose,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """A province as people leave it: its code, its weight in the pool, its towns with a training centre, its names."""

    code: str
    weight: float
    nik: str
    towns: tuple[str, ...]
    customs: tuple[tuple[Custom, float], ...]


ORIGINS = (
    Origin("ID-JT", 26, "33", ("Semarang", "Tegal", "Cilacap", "Solo", "Kendal", "Pati"), ((JAVANESE, 1),)),
    Origin("ID-JI", 21, "35", ("Malang", "Kediri", "Blitar", "Surabaya", "Jember"), ((JAVANESE, 8), (MADURESE, 2))),
    Origin("ID-JB", 18, "32", ("Bandung", "Bekasi", "Cirebon", "Garut", "Subang"), ((SUNDANESE, 7), (MUSLIM, 3))),
    Origin("ID-LA", 5, "18", ("Bandar Lampung", "Metro"), ((JAVANESE, 6), (MUSLIM, 4))),
    Origin("ID-YO", 4, "34", ("Yogyakarta", "Sleman"), ((JAVANESE, 1),)),
    Origin("ID-BT", 4, "36", ("Serang",), ((SUNDANESE, 1), (MUSLIM, 1))),
    Origin("ID-BA", 4, "51", ("Denpasar", "Singaraja"), ((BALINESE, 1),)),
    Origin("ID-NB", 4, "52", ("Mataram",), ((SASAK, 1),)),
    Origin("ID-JK", 3, "31", ("Jakarta",), ((MUSLIM, 1),)),
    Origin("ID-SU", 3, "12", ("Medan",), ((BATAK, 6), (MUSLIM, 4))),
    Origin("ID-SB", 2, "13", ("Padang",), ((MINANG, 1),)),
    Origin("ID-NT", 2, "53", ("Kupang",), ((FLORESE, 1),)),
    Origin("ID-SN", 2, "73", ("Makassar",), ((BUGIS, 1),)),
    Origin("ID-SS", 1, "16", ("Palembang",), ((MUSLIM, 1),)),
    Origin("ID-RI", 1, "14", ("Pekanbaru",), ((MUSLIM, 1),)),
)
JAWA = frozenset({"ID-JT", "ID-JI", "ID-JB", "ID-YO", "ID-BT", "ID-JK"})


@dataclass(frozen=True, slots=True)
class Centre:
    """A training centre; some write every name in capitals."""

    name: str
    province: str
    capitals: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who exists only in the example; `nik` and `passport` are the numbers that papers would show."""

    name: str
    sex: str
    born: date
    province: str
    nik: str
    phone: str
    passport: str
    passport_until: date
    centre: Centre

    @property
    def name_as_written(self) -> str:
        """The name as this person's training centre types it."""
        return self.name.upper() if self.centre.capitals else self.name


def found_centres(rng: Random, count: int) -> tuple[Centre, ...]:
    """`count` training centres, spread over the provinces as people are; "Peraga" says that they are for show."""
    each = {origin.code: int(count >= len(ORIGINS)) for origin in ORIGINS}
    while sum(each.values()) < count:
        neediest = max(ORIGINS, key=lambda origin: origin.weight / (each[origin.code] + 1))
        each[neediest.code] += 1
    return tuple(
        Centre(
            name=f"{'BLK' if place % 5 == 4 else 'LPK'} Peraga {origin.towns[place % len(origin.towns)]}"
            f" {place // len(origin.towns) + 1}",
            province=origin.code,
            capitals=rng.random() < 0.5,
        )
        for origin in ORIGINS
        for place in range(each[origin.code])
    )


def birthday(rng: Random, on: date, youngest: int, oldest: int) -> date:
    """A birthday of somebody who is `youngest` to `oldest` full years old on the day `on`; the young are more."""
    last = on.replace(year=on.year - youngest)
    first = on.replace(year=on.year - oldest - 1) + timedelta(days=1)
    return last - timedelta(days=int((last - first + timedelta(days=1)).days * rng.random() ** 1.5))


def nik_of(rng: Random, province: str, born: date, sex: str) -> str:
    """Sixteen digits: province, a regency, district 00, day (+ 40 for women) month year, serial number."""
    prefix = next(origin.nik for origin in ORIGINS if origin.code == province)
    day = born.day + (40 if sex == FEMALE else 0)
    return f"{prefix}{rng.randint(1, 29):02}00{day:02}{born:%m%y}{rng.randint(1, 9999):04}"


def phone_of(rng: Random) -> str:
    """An invented mobile number in local form."""
    return f"0810{rng.randint(0, 99_999_999):08}"


class Population:
    """Draws people one after another; no two of them share a name and a birthday."""

    def __init__(self, rng: Random, *, on: date, centres: tuple[Centre, ...]) -> None:
        self.rng = rng
        self.on = on
        self.centres = centres
        self.known: set[tuple[str, date]] = set()
        self.numbers: set[str] = set()

    def draw(self, *, sex: str, youngest: int, oldest: int) -> Person:
        """Somebody new, between `youngest` and `oldest` full years old on the day of the example."""
        rng = self.rng
        origin = rng.choices(ORIGINS, [origin.weight for origin in ORIGINS])[0]
        custom = rng.choices([custom for custom, _ in origin.customs], [share for _, share in origin.customs])[0]
        name, born = compose(rng, custom, sex), birthday(rng, self.on, youngest, oldest)
        while (name, born) in self.known:
            name, born = compose(rng, custom, sex), birthday(rng, self.on, youngest, oldest)
        self.known.add((name, born))
        near = [centre for centre in self.centres if centre.province == origin.code]
        return Person(
            name=name,
            sex=sex,
            born=born,
            province=origin.code,
            nik=self.new_number(lambda: nik_of(rng, origin.code, born, sex)),
            phone=self.new_number(lambda: phone_of(rng)),
            passport=self.new_number(lambda: f"{rng.choice('CEX')}{rng.randint(0, 99_999_999):08}"),
            passport_until=date(rng.randint(2028, 2035), rng.randint(1, 12), rng.randint(1, 28)),
            centre=rng.choice(near or list(self.centres)),
        )

    def new_number(self, draw: Callable[[], str]) -> str:
        """A number from `draw` that nobody of this population has yet."""
        number = draw()
        while number in self.numbers:
            number = draw()
        self.numbers.add(number)
        return number
