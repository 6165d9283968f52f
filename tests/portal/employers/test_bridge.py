from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kakehashi.contract import Shortfall
from kakehashi.portal.employers import bridge
from kakehashi.portal.employers.models import Vacancy


def a_vacancy(**terms: object) -> Vacancy:
    return Vacancy(number="1", title="x", category="agriculture.crop", field="agriculture", seats=1, terms=terms)


@pytest.mark.parametrize(
    ("shortfall", "id_", "ja", "en"),
    [
        (Shortfall(Fraction(92), "JPY/h"), "kurang 92 yen per jam", "1時間当たり92円不足", "92 yen an hour short"),
        (
            Shortfall(Fraction(3701, 3), "JPY/h"),
            "kurang 1.233,67 yen per jam",
            "1時間当たり1,233.67円不足",
            "1,233.67 yen an hour short",
        ),
        (
            Shortfall(Fraction(1, 1000), "JPY/h"),
            "kurang 0,01 yen per jam",
            "1時間当たり0.01円不足",
            "0.01 yen an hour short",
        ),
        (Shortfall(Fraction(2), "m2"), "kurang 2 m2", "2 m2 不足", "2 m2 short"),
    ],
)
def test_a_shortfall_is_written_as_each_reader_writes_it_and_never_reads_as_nothing(shortfall, id_, ja, en):
    text = bridge._short_by(shortfall)

    assert (text.indonesian, text.japanese, text.english) == (id_, ja, en)


def test_a_key_that_nobody_knows_is_warned_of_and_not_read():
    warnings = bridge.warnings_of(a_vacancy(pay={"basis": "hourly", "bas": 1200}))

    assert [warning.english for warning in warnings] == [
        "The key “pay.bas” is not known and was not read. Perhaps “pay.base” was meant."
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("㈱髙木農園", "株式会社髙木農園", True),
        ("Ｔａｋａｇｉ Farm", "TAKAGI FARM", True),
        ("㈱髙木農園", "㈲髙木農園", False),
        ("髙木農園㈱", "㈱髙木農園", False),
    ],
)
def test_a_firm_is_known_again_in_another_writing_and_not_mistaken_for_another(one, other, same):
    assert (bridge.firm_form(one) == bridge.firm_form(other)) is same


AMOUNTS = some.none() | some.integers(1, 10_000)
TERMS = some.fixed_dictionaries(
    {}, optional={"to": some.just("2028-01-01"), "pay": some.fixed_dictionaries({}, optional={"base": AMOUNTS})}
)


@given(terms=TERMS, base=AMOUNTS, weekly=AMOUNTS, last=some.none() | some.dates())
def test_what_is_corrected_is_what_is_stated_afterwards_and_changes_nothing_a_second_time(terms, base, weekly, last):
    vacancy = a_vacancy(**terms)
    changes = {"pay.base": base, "hours.weekly": weekly, "to": last, "from": None}

    bridge.corrected(vacancy, changes)

    said = bridge.terms_of(vacancy)
    assert bridge.stated(said, "pay.base") == base
    assert bridge.stated(said, "hours.weekly") == weekly
    assert bridge.stated(said, "to") == (last and last.isoformat())
    assert bridge.corrected(vacancy, changes) == []
