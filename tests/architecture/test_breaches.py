"""Every check fails where it should: each breach is planted into a copy of the project, and the check names it.

A check that cannot fail is no check.  The copy as it is has no fault at all.
"""

import sys
from pathlib import Path

import pytest

from tests.architecture import contracts, doors, migrations, pages, reference, wheel, words
from tests.architecture.breaches import BREACHES, Breach, Check, write
from tests.architecture.checkout import HERE, Checkout
from tests.architecture.planting import planted
from tests.architecture.words import LONGEST, find_long_files

CHECKS = list(dict.fromkeys(breach.check for breach in BREACHES))


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """One copy for all; every breach is taken out again."""
    return HERE.copy_to(tmp_path_factory.mktemp("copy"))


def test_the_copy_and_not_the_installed_package_is_asked(copied: Checkout) -> None:
    told = copied.run(sys.executable, "-c", "import kakehashi; print(kakehashi.__file__)")

    assert Path(told.stdout.strip()) == copied.package / "__init__.py"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_copy_as_it_is_has_no_fault(copied: Checkout, check: Check) -> None:
    assert check(copied) == []


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.title)
def test_a_breach_is_named(copied: Checkout, breach: Breach) -> None:
    with planted(copied, breach):
        faults = breach.check(copied)

    assert [fault for fault in faults if breach.fault in fault] != [], faults


def test_a_file_of_five_hundred_lines_passes(copied: Checkout) -> None:
    longest = Breach("", find_long_files, "", {"src/kakehashi/planted.py": write("x = 1\n" * LONGEST)})

    with planted(copied, longest):
        faults = find_long_files(copied)

    assert faults == []


def test_an_exception_that_nobody_needs_any_more_is_named(copied: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(doors.SIDE_DOORS, ("kakehashi.cli", "kakehashi.matching.solver"), "no reason")

    faults = doors.find_side_entries(copied)

    assert "kakehashi.cli no longer enters kakehashi.matching.solver; drop the exception" in faults


def test_every_check_has_a_breach_and_every_breach_leaves_no_trace(copied: Checkout) -> None:
    every = {
        name
        for module in (contracts, doors, migrations, pages, reference, wheel, words)
        for name in vars(module)
        if name.startswith("find_")
    }

    assert {check.__name__ for check in CHECKS} == every
    assert {copied.short(path) for path in copied.files()} == {HERE.short(path) for path in HERE.files()}
