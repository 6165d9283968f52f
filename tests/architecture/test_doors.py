"""Kernels are entered by the front door, and the imports keep the contracts."""

from tests.architecture.checkout import HERE
from tests.architecture.contracts import find_broken_contracts
from tests.architecture.doors import (
    find_core_modules_that_read_the_book,
    find_false_doors,
    find_kernels_left_out,
    find_side_entries,
)


def test_the_import_contracts_hold() -> None:
    assert find_broken_contracts(HERE) == []


def test_the_contracts_on_kernels_name_every_kernel() -> None:
    assert find_kernels_left_out(HERE) == []


def test_no_module_of_the_laws_core_reads_the_book() -> None:
    assert find_core_modules_that_read_the_book(HERE) == []


def test_each_kernel_says_truly_and_in_order_what_it_offers() -> None:
    assert find_false_doors(HERE) == []


def test_kernels_are_entered_by_the_front_door_only() -> None:
    assert find_side_entries(HERE) == []
