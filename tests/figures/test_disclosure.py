"""The guarantee is tried by two judges that share nothing with the code: linear algebra, and trying every table."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.figures import HIDDEN, PublishedTable, Table, count_written, hide_small, sign_explained
from tests.figures.make import make_list, make_table, two_way_tables

Spot = tuple[int | None, int | None]


def counts_of(table: Table | PublishedTable) -> dict[Spot, int | None]:
    """Every count of a table, totals too, by row and column."""
    counts: dict[Spot, int | None] = {
        (row, column): count for row, line in enumerate(table.cells) for column, count in enumerate(line)
    }
    counts |= {(row, None): count for row, count in enumerate(table.row_totals)}
    counts |= {(None, column): count for column, count in enumerate(table.column_totals)}
    return counts | {(None, None): table.total}


def sums_of(table: PublishedTable) -> list[dict[Spot, int]]:
    """Each sum that closes, as its cells (+1) and its total (-1)."""
    rows, columns = range(len(table.rows)), range(len(table.columns))
    sums: list[dict[Spot, int]] = [
        {**{(row, column): 1 for column in columns}, (row, None): -1} for row in rows if columns
    ]
    sums += [{**{(row, column): 1 for row in rows}, (None, column): -1} for column in columns]
    sums.append({**{(row, None): 1 for row in rows}, (None, None): -1})
    if columns:
        sums.append({**{(None, column): 1 for column in columns}, (None, None): -1})
    return sums


def certain_by_algebra(table: PublishedTable) -> set[Spot]:
    """Hidden counts that follow from the shown ones by adding and subtracting (reduced row echelon form)."""
    hidden = [spot for spot, count in counts_of(table).items() if count is None]
    lines = [[Fraction(total.get(spot, 0)) for spot in hidden] for total in sums_of(table)]
    done = 0
    for column in range(len(hidden)):
        pivot = next((line for line in range(done, len(lines)) if lines[line][column]), None)
        if pivot is None:
            continue
        lines[done], lines[pivot] = lines[pivot], lines[done]
        lines[done] = [value / lines[done][column] for value in lines[done]]
        for line in range(len(lines)):
            if line != done and lines[line][column]:
                factor = lines[line][column]
                lines[line] = [value - factor * top for value, top in zip(lines[line], lines[done], strict=True)]
        done += 1
    alone = [[index for index, value in enumerate(line) if value] for line in lines]
    return {hidden[places[0]] for places in alone if len(places) == 1}


def possible_by_trial(true: Table, seen: PublishedTable, reach: int) -> dict[Spot, set[int]]:
    """For each count, the values it has in all tables a reader cannot tell from the true one (up to `reach` away)."""
    shown = counts_of(seen)
    ranges = [
        [shown[row, column]] if shown[row, column] is not None else range(max(0, count - reach), count + reach + 1)
        for row, line in enumerate(true.cells)
        for column, count in enumerate(line)
    ]
    width = len(true.columns)
    possible: dict[Spot, set[int]] = {spot: set() for spot in shown}
    for flat in product(*ranges):
        lines = [flat[start : start + width] for start in range(0, len(flat), width)]
        counts = counts_of(make_table(*lines))
        if all(shown[spot] in (None, count) for spot, count in counts.items()):
            for spot, count in counts.items():
                possible[spot].add(count)
    return possible


def test_a_small_count_takes_the_next_smallest_with_it_so_that_the_total_does_not_betray_it() -> None:
    seen = hide_small(make_list(3, 12, 40))

    assert seen.row_totals == (None, None, 40)
    assert seen.total == 55


def test_two_small_counts_cover_each_other_when_enough_people_are_in_them() -> None:
    seen = hide_small(make_list(3, 3, 17))

    assert seen.row_totals == (None, None, 17)
    assert seen.total == 23


def test_two_small_counts_with_too_few_people_between_them_need_a_third() -> None:
    seen = hide_small(make_list(1, 1, 9, 40))

    assert seen.row_totals == (None, None, None, 40)


def test_empty_cells_do_not_cover_each_other() -> None:
    seen = hide_small(make_list(0, 0, 20, 30))

    assert seen.row_totals == (None, None, None, 30)


def test_an_empty_cell_may_be_shown_when_the_office_says_so() -> None:
    seen = hide_small(make_list(0, 20, 30), show_zero=True)

    assert seen.row_totals == (0, 20, 30)
    assert not seen.hides


def test_a_total_below_five_is_hidden_too() -> None:
    seen = hide_small(make_list(1, 2))

    assert seen.row_totals == (None, None)
    assert seen.total is None


def test_five_is_shown_and_four_is_not() -> None:
    assert not hide_small(make_list(5, 6)).hides
    assert hide_small(make_list(4, 6)).hides


def test_one_small_cell_in_a_two_way_table_hides_a_whole_rectangle() -> None:
    seen = hide_small(make_table((3, 20, 30), (10, 11, 50), (60, 70, 80)))

    assert seen.cells == ((None, None, 30), (None, None, 50), (60, 70, 80))
    assert seen.row_totals == (53, 71, 210)
    assert seen.total == 334


def test_a_table_without_small_counts_is_published_whole() -> None:
    table = make_table((5, 6), (7, 8))

    seen = hide_small(table)

    assert counts_of(seen) == counts_of(table)
    assert not seen.hides


def test_a_table_of_nobody_hides_its_total() -> None:
    seen = hide_small(make_list())

    assert seen.total is None
    assert seen.hides


def test_the_original_is_left_as_it_was() -> None:
    table = make_list(1, 2, 30)

    hide_small(table)

    assert table.row_totals == (1, 2, 30)


def test_a_hidden_count_is_written_x_and_never_zero_or_a_dash() -> None:
    assert count_written(None, "id") == HIDDEN == "x"
    assert count_written(1140, "id") == "1.140"
    assert sign_explained().japanese.startswith("x = ")


@given(table=two_way_tables(), show_zero=st.booleans())
def test_no_small_count_is_shown_and_no_other_number_is_changed(table: Table, *, show_zero: bool) -> None:
    seen = hide_small(table, show_zero=show_zero)

    for spot, count in counts_of(seen).items():
        if count is not None:
            assert count == counts_of(table)[spot]
            assert count >= 5 or (show_zero and count == 0)


@given(table=two_way_tables(), show_zero=st.booleans())
@settings(max_examples=60)
def test_no_hidden_count_follows_from_the_totals(table: Table, *, show_zero: bool) -> None:
    seen = hide_small(table, show_zero=show_zero)

    assert certain_by_algebra(seen) == set()


@given(table=two_way_tables(most=2, people=12), show_zero=st.booleans())
@settings(max_examples=25, deadline=None)
def test_a_small_count_could_be_any_of_more_than_five_numbers(table: Table, *, show_zero: bool) -> None:
    seen = hide_small(table, show_zero=show_zero)

    possible = possible_by_trial(table, seen, reach=5)
    for spot, count in counts_of(table).items():
        if count is not None and counts_of(seen)[spot] is None:
            assert len(possible[spot]) > (5 if count < 5 else 1)


@given(counts=st.lists(st.integers(0, 40), min_size=1, max_size=8), at_least=st.integers(2, 12))
def test_in_a_list_the_hidden_people_are_never_a_small_group_themselves(counts: list[int], at_least: int) -> None:
    seen = hide_small(make_list(*counts), smallest_shown=at_least)

    hidden = [count for count, shown in zip(counts, seen.row_totals, strict=True) if shown is None]
    if hidden and seen.total is not None:
        assert len(hidden) > 1
        assert sum(hidden) >= at_least


@given(table=two_way_tables())
def test_the_same_table_is_always_published_the_same_way(table: Table) -> None:
    assert hide_small(table) == hide_small(table)
