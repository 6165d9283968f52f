"""The database can be brought forth and back."""

from tests.architecture.checkout import HERE
from tests.architecture.migrations import find_faults_of_migrations, find_traces_of_a_round_trip


def test_migrations_stand_in_one_line_each_with_a_way_back_and_none_is_missing() -> None:
    assert find_faults_of_migrations(HERE) == []


def test_every_app_goes_back_to_nothing_and_forth_again_to_the_same_database() -> None:
    assert find_traces_of_a_round_trip(HERE) == []
