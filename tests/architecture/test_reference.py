"""What can be set, what is recorded and what is generated are written down as they are."""

from tests.architecture.checkout import HERE
from tests.architecture.reference import (
    find_readers_of_the_environment,
    find_stale_pages,
    find_undocumented_settings,
    find_unused_deeds,
)


def test_every_setting_is_documented() -> None:
    assert find_undocumented_settings(HERE) == []


def test_every_deed_is_recorded_by_an_action() -> None:
    assert find_unused_deeds(HERE) == []


def test_the_environment_is_read_in_the_settings_alone() -> None:
    assert find_readers_of_the_environment(HERE) == []


def test_the_generated_documentation_is_current() -> None:
    assert find_stale_pages(HERE) == []
