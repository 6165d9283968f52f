import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.figures import FiguresError, Table, tabulate

POOL = [
    {"home": "ID-JT", "field": "care"},
    {"home": "ID-JT", "field": "farming"},
    {"home": "ID-BA", "field": "care"},
    {"home": None, "field": "care"},
]


def test_people_are_counted_by_province_and_the_unknown_are_a_row_of_their_own() -> None:
    table = tabulate(POOL, by="home")

    assert table.rows == ("ID-BA", "ID-JT", None)
    assert table.row_totals == (1, 2, 1)
    assert table.columns == ()
    assert table.total == 4


def test_a_second_key_gives_cells_with_both_totals() -> None:
    table = tabulate(POOL, by="home", across="field")

    assert table.columns == ("care", "farming")
    assert table.cells == ((1, 0), (1, 1), (1, 0))
    assert (table.row_totals, table.column_totals, table.total) == ((1, 2, 1), (3, 1), 4)


def test_a_row_that_nobody_is_in_is_shown_when_it_was_asked_for() -> None:
    table = tabulate(POOL, by="home", rows=["ID-PA", "ID-JT", "ID-BA"])

    assert table.rows == ("ID-PA", "ID-JT", "ID-BA", None)
    assert table.row_totals == (0, 2, 1, 1)


def test_a_record_may_stand_for_many_people() -> None:
    grouped = [{"home": "ID-JT", "people": 812}, {"home": "ID-BA", "people": 88}]

    table = tabulate(grouped, by="home", people="people")

    assert (table.row_totals, table.total) == ((88, 812), 900)


def test_nobody_at_all_is_a_table_too() -> None:
    table = tabulate([], by="home", across="field", columns=["care"])

    assert (table.rows, table.column_totals, table.total) == ((), (0,), 0)


def test_a_missing_key_and_a_strange_one_are_refused_together() -> None:
    records = [{"home": "ID-JT"}, {"field": "care"}, {"home": "ID-XX", "field": "care"}]

    with pytest.raises(FiguresError) as refused:
        tabulate(records, by="home", across="field", rows=["ID-JT"])

    assert refused.value.faults == (
        "1 records have no 'field'; give None where it is unknown",
        "1 records have no 'home'; give None where it is unknown",
        "home is ID-XX in some records, which is not in the list given; add it there",
    )


def test_a_table_that_does_not_close_is_refused() -> None:
    with pytest.raises(FiguresError, match="not the sum of its row"):
        Table(("a",), ("x", "y"), ((1, 2),), (4,))


def test_every_fault_of_a_table_is_named() -> None:
    with pytest.raises(FiguresError) as refused:
        Table(("a", "b"), ("x", "y"), ((1,),), (-1,))

    assert len(refused.value.faults) == 4


@given(
    st.lists(st.fixed_dictionaries({"home": st.sampled_from(["a", "b", None]), "field": st.sampled_from(["x", None])}))
)
def test_every_record_is_in_exactly_one_cell(records: list[dict[str, str | None]]) -> None:
    table = tabulate(records, by="home", across="field")

    assert table.total == sum(table.column_totals) == sum(map(sum, table.cells)) == len(records)
