"""Every check fails where it should: each breach is planted into a copy of the project, and the check names it.

A check that cannot fail is no check.  The copy as it is has no fault at all.
"""

import sys
from pathlib import Path

import pytest

from tests.architecture import contracts, doors, migrations, pages, reference, wheel, words
from tests.architecture.breaches import BREACHES, Breach, Check, write
from tests.architecture.checkout import HERE, Checkout
from tests.architecture.migrations import find_traces_of_a_round_trip
from tests.architecture.planting import planted
from tests.architecture.words import LONGEST, find_long_files

CHECKS = list(dict.fromkeys(breach.check for breach in BREACHES))
ASKED_ONCE = {find_traces_of_a_round_trip}
"""Takes seconds, and `test_migrations` asks it of the project itself, whose copy this is."""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """One copy for all; every breach is taken out again."""
    return HERE.copy_to(tmp_path_factory.mktemp("copy"))


def test_the_copy_and_not_the_installed_package_is_asked(copied: Checkout) -> None:
    told = copied.run(sys.executable, "-c", "import kakehashi; print(kakehashi.__file__)")

    assert Path(told.stdout.strip()) == copied.package / "__init__.py"


@pytest.mark.parametrize(
    "check", [check for check in CHECKS if check not in ASKED_ONCE], ids=lambda check: check.__name__
)
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


def test_every_check_has_a_breach() -> None:
    every = {
        name
        for module in (contracts, doors, migrations, pages, reference, wheel, words)
        for name in vars(module)
        if name.startswith("find_")
    }

    assert {check.__name__ for check in CHECKS} == every


def test_a_breach_is_taken_out_again_whole(tmp_path: Path) -> None:
    kept = tmp_path / "kept.py"
    kept.write_text("x = 1\n", encoding="utf-8")
    before = kept.stat().st_mtime_ns
    breach = Breach("", find_long_files, "", {"kept.py": write("x = 2\n"), "new/folder/planted.py": write("")})

    with planted(Checkout(tmp_path), breach):
        during = kept.read_text(encoding="utf-8")

    assert during == "x = 2\n"
    assert [*tmp_path.iterdir()] == [kept]
    assert (kept.read_text(encoding="utf-8"), kept.stat().st_mtime_ns) == ("x = 1\n", before)
