"""Draws a pool of registered people in which some stand twice, and says which: what doubles are learnt and tried on.

All of it is made up from a seed.  Four in ten people have a single name, in four of ten registrations the NIK is
absent.  Beside people who only happen to be alike stand, on purpose, pairs that are not one person:

- twins: one birthday, place, often one telephone, a NIK that differs in its serial, names that may rhyme or differ in
  the end of a word alone (Rina, Rini);
- brothers and sisters with one telephone, one place and often a last word in common;
- of all of these some with telephones that are neighbours: SIM cards are sold in sequence, and a training centre hands
  out a pack;
- two people of one name, sex and birthday, which befalls a name the more often the commoner it is: of 100,000 some
  135 pairs that chance alone draws, and half as many again.

A second registration of a person is another day's: the telephone, the place, the passport may have changed, and up to
three errors out of the *families* below lie on it.  TRAINING and EVALUATION share no family.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, chain, combinations
from random import Random

from bench import name_words as words
from kakehashi.identity import Registration

SINGLE_NAME, NIK_ABSENT = 0.40, 0.40
TWICE, THRICE = 0.08, 0.01
TWINS, SIBLINGS, NAMESAKES = 0.005, 0.015, 0.0015
ANOTHER_HOME, NEW_TELEPHONE, NEW_PASSPORT = 0.03, 0.20, 0.10
OFFICE_TELEPHONE = 0.02
OTHER_ENDING, NEIGHBOURS = 0.30, 0.05
FIRST, LAST = date(1984, 1, 1), date(2008, 6, 30)

Error = Callable[[Random, Registration], Registration]


@dataclass(frozen=True, slots=True)
class Population:
    """`registrations` in a drawn order, and the pairs of ids (smaller first) that are one person."""

    registrations: tuple[Registration, ...]
    doubles: frozenset[tuple[str, str]]
    alike: Mapping[tuple[str, str], str]
    """Pairs set beside each other on purpose that are two people, and what they are."""
    errors: Mapping[str, tuple[str, ...]]
    """The families of error on a registration, by its id."""


class _Bag:
    """Words drawn by rank, the n-th as often as 1 / (n + 10)^0.8: the commonest single name has 2 bearers in 1,000."""

    def __init__(self, draw: Random, *listed: str, lead: str = "") -> None:
        self.words = list(dict.fromkeys(listed))
        draw.shuffle(self.words)
        if lead:
            self.words.remove(lead)
        weights = [(rank + 10) ** -0.8 for rank in range(len(self.words))]
        if lead:
            self.words.append(lead)
            weights.append(0.12 * sum(weights))
        self.weights = list(accumulate(weights))

    def one(self, draw: Random) -> str:
        return draw.choices(self.words, cum_weights=self.weights)[0]


class _Names:
    """Names of men and women, single ones and longer."""

    def __init__(self) -> None:
        draw = Random(1)  # which name is common is the same in every population
        men = [begin + end for begin in words.BEGINNINGS for end in words.ENDS_OF_MEN]
        women = [begin + end for begin in words.BEGINNINGS for end in words.ENDS_OF_WOMEN]
        self.single = {
            "male": _Bag(draw, *words.SINGLE_OF_MEN, *men),
            "female": _Bag(draw, *words.SINGLE_OF_WOMEN, *women),
        }
        self.first = {
            "male": _Bag(draw, *words.FIRST_OF_MEN, *chain(*words.TWINS["male"]), lead="Muhammad"),
            "female": _Bag(draw, *words.FIRST_OF_WOMEN, *chain(*words.TWINS["female"]), lead="Siti"),
        }
        self.next = {"male": _Bag(draw, *words.NEXT_OF_MEN), "female": _Bag(draw, *words.NEXT_OF_WOMEN)}

    def draw(self, draw: Random, sex: str) -> str:
        if draw.random() < SINGLE_NAME:
            return self.single[sex].one(draw)
        parts = [self.first[sex].one(draw)]
        parts += [self.next[sex].one(draw) for _ in range(draw.choices((1, 2, 3, 6), (62, 28, 7, 3))[0])]
        if draw.random() < 0.15:
            parts.insert(1, self.first[sex].one(draw))
        return " ".join(dict.fromkeys(parts)) if len(set(parts)) > 1 else f"{parts[0]} {self.single[sex].one(draw)}"


_NAMES = _Names()


def draw_population(size: int, *, seed: int, families: Mapping[str, Error]) -> Population:
    """About `size` registrations with errors out of `families`; the same seed, the same pool."""
    draw = Random(seed)
    drawn = _Drawn(draw)
    while len(drawn.registrations) < size:
        drawn.person(families)
    order = drawn.registrations[:]
    draw.shuffle(order)
    return Population(tuple(order), frozenset(drawn.doubles), drawn.alike, drawn.errors)


class _Drawn:
    """What has been drawn so far."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.registrations: list[Registration] = []
        self.doubles: set[tuple[str, str]] = set()
        self.alike: dict[tuple[str, str], str] = {}
        self.errors: dict[str, tuple[str, ...]] = {}
        self.offices = [_telephone(draw) for _ in range(40)]
        self.niks: set[str] = set()
        self.names: set[str] = set()

    def person(self, families: Mapping[str, Error]) -> None:
        """One person with all registrations, and whoever is set beside them."""
        draw = self.draw
        person, chance = self._whole(), draw.random()
        named_alike = chance < TWINS * OTHER_ENDING
        if named_alike:
            one, other = draw.choice(words.TWINS[person.sex or "male"])
            rest = (person.name or "").partition(" ")[2] if draw.random() < 0.6 else ""
            person = replace(person, name=f"{one} {rest}".strip())
        ids = self._register(person, families)
        borne = person.name in self.names  # the commoner a name, the sooner it is borne already
        self.names.add(person.name)
        if named_alike:
            self._beside("twins", ids, self._twin(person, f"{other} {rest}".strip()), families)
            return
        for kind, share, drawn in (
            ("twins", TWINS, self._twin),
            ("siblings", SIBLINGS, self._sibling),
            ("namesakes", NAMESAKES if borne else 0.0, self._namesake),
        ):
            if chance < share:
                self._beside(kind, ids, drawn(person), families)
                return
            chance -= share

    def _beside(self, kind: str, ids: list[str], other: Registration, families: Mapping[str, Error]) -> None:
        others = self._register(other, families)
        self.alike |= {tuple(sorted((one, two))): kind for one in ids for two in others}

    def _register(self, person: Registration, families: Mapping[str, Error]) -> list[str]:
        draw = self.draw
        chance = draw.random()
        times = 3 if chance < THRICE else 2 if chance < THRICE + TWICE else 1
        ids = []
        for time in range(times):
            number = f"R{len(self.registrations) + 1:07d}"
            later = self._later(person) if time else person
            found: tuple[str, ...] = ()
            if time:
                later, found = _with_errors(draw, later, families)
            self.registrations.append(self._as_given(replace(later, id=number)))
            self.errors[number] = found
            ids.append(number)
        self.doubles |= set(combinations(ids, 2))
        return ids

    def _whole(self) -> Registration:
        draw = self.draw
        sex = draw.choice(("female", "male"))
        born = FIRST + timedelta(days=int((LAST - FIRST).days * draw.triangular(0, 1, 0.75)))
        if draw.random() < 0.015:
            born = born.replace(month=1, day=1)
        home, _, code = draw.choices(words.PLACES, [share for _, share, _ in words.PLACES])[0]
        place = f"{code}{draw.randint(1, 29):02d}{draw.randint(1, 20):02d}"
        nik = self._nik(place, born, sex)
        return Registration("", _NAMES.draw(draw, sex), born, sex, home, _telephone(draw), nik, _passport(draw))

    def _nik(self, place: str, born: date, sex: str) -> str:
        while True:
            serial = min(int(self.draw.expovariate(0.4)) + 1, 99)
            nik = f"{place}{born.day + 40 * (sex == 'female'):02d}{born:%m%y}{serial:04d}"
            if nik not in self.niks:
                self.niks.add(nik)
                return nik
            place = f"{place[:4]}{self.draw.randint(1, 40):02d}"

    def _later(self, person: Registration) -> Registration:
        """The same person on another day."""
        draw = self.draw
        return replace(
            person,
            phone=_telephone(draw) if draw.random() < NEW_TELEPHONE else person.phone,
            home=draw.choice(words.PLACES)[0] if draw.random() < ANOTHER_HOME else person.home,
            passport=_passport(draw) if draw.random() < NEW_PASSPORT else person.passport,
        )

    def _as_given(self, person: Registration) -> Registration:
        """What of it the registration tells."""
        draw = self.draw
        phone = draw.choice(self.offices) if draw.random() < OFFICE_TELEPHONE else person.phone
        return replace(
            person,
            name=person.name.upper() if draw.random() < 0.4 else person.name,
            sex=person.sex if draw.random() > 0.01 else None,
            home=person.home if draw.random() > 0.02 else None,
            phone=phone if draw.random() > 0.05 else None,
            nik=person.nik if draw.random() > NIK_ABSENT else None,
            passport=person.passport if draw.random() < 0.35 else None,
        )

    def _twin(self, person: Registration, named: str = "") -> Registration:
        draw = self.draw
        sex = person.sex
        if not named and draw.random() >= 0.65:
            sex = {"male": "female", "female": "male"}[person.sex or "male"]
        name = named or _NAMES.draw(draw, sex)
        if not named and draw.random() < 0.6:
            name = _rhyming(draw, person.name, name)
        nik = self._nik((person.nik or "")[:6], person.born or FIRST, sex)
        phone = person.phone if draw.random() < 0.4 else _telephone(draw)
        phone = _neighbour(draw, person.phone or phone or "") if draw.random() < NEIGHBOURS else phone
        return replace(person, name=name, sex=sex, phone=phone, nik=nik, passport=_passport(draw))

    def _sibling(self, person: Registration) -> Registration:
        draw = self.draw
        sex = draw.choice(("female", "male"))
        name = _NAMES.draw(draw, sex)
        if " " in person.name and draw.random() < 0.5:
            name = f"{name.split()[0]} {person.name.split(maxsplit=1)[1]}"
        born = (person.born or FIRST) + timedelta(days=draw.choice((-1, 1)) * draw.randint(330, 3000))
        nik = self._nik((person.nik or "")[:6], born, sex)
        phone = _neighbour(draw, person.phone or "") if draw.random() < NEIGHBOURS else person.phone
        return replace(person, name=name, sex=sex, born=born, phone=phone, nik=nik, passport=_passport(draw))

    def _namesake(self, person: Registration) -> Registration:
        other = self._whole()
        together = self.draw.random() < NEIGHBOURS  # they met at one training centre, which gave both a card
        return replace(
            other,
            phone=_neighbour(self.draw, person.phone or "") if together else other.phone,
            home=person.home if together else other.home,
            name=person.name,
            sex=person.sex,
            born=person.born,
            nik=self._nik(self._whole().nik[:6], person.born or FIRST, person.sex or "male"),
        )  # type: ignore[index]


def _rhyming(draw: Random, name: str, other: str) -> str:
    """A twin's name: the same last words (Rina Lestari, Rini Lestari), or the same beginning (Hasan, Hasanah)."""
    first, _, rest = name.partition(" ")
    if rest:
        return (
            f"{other.split(maxsplit=1)[0]} {rest}" if draw.random() < 0.5 else f"{first} {other.rsplit(maxsplit=1)[-1]}"
        )
    return first[: max(3, len(first) - 3)] + draw.choice(("ti", "to", "ni", "no", "yah", "wati", "din", "man"))


def _telephone(draw: Random) -> str:
    return f"+628{draw.choice(('12', '13', '21', '52', '57', '58', '77', '78', '95', '96'))}{draw.randrange(10**8):08d}"


def _neighbour(draw: Random, phone: str) -> str:
    """A number out of the same pack."""
    return f"{phone[:-2]}{(int(phone[-2:]) + draw.choice((-1, 1)) * draw.randint(1, 9)) % 100:02d}"


def _passport(draw: Random) -> str:
    return f"{draw.choice('ABCEX')}{draw.randrange(10**7):07d}"


def _with_errors(
    draw: Random, person: Registration, families: Mapping[str, Error]
) -> tuple[Registration, tuple[str, ...]]:
    """Up to three errors, on half of the registrations; a family that finds nothing to spoil does nothing."""
    found = []
    times = min(len(families), draw.choices((0, 1, 2, 3), (50, 35, 12, 3))[0])
    for family in draw.sample(sorted(families), times):
        spoilt = families[family](draw, person)
        if spoilt != person:
            found.append(family)
        person = spoilt
    return person, tuple(found)
