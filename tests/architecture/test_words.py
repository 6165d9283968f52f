"""The project speaks of itself only, no name excludes nothing, and no file is too long to read."""

import pytest

from tests.architecture.checkout import HERE
from tests.architecture.words import (
    find_addresses_in_locks,
    find_excuses,
    find_long_files,
    find_prefecture_codes,
    find_rooms_that_exclude_nothing,
    find_words_of_the_workplace,
    words_of_the_workplace,
)


def test_no_room_has_a_name_that_excludes_nothing() -> None:
    assert find_rooms_that_exclude_nothing(HERE) == []


def test_no_source_file_is_longer_than_five_hundred_lines() -> None:
    assert find_long_files(HERE) == []


def test_no_stub_and_no_swallowed_error_stands_in_the_source() -> None:
    assert find_excuses(HERE) == []


def test_no_file_speaks_of_the_place_where_it_was_made() -> None:
    assert find_words_of_the_workplace(HERE) == []


@pytest.mark.parametrize(
    "line",
    [
        "the files in /work",
        "default: /work",
        "see shared/notes.md",
        "as issue #12 asks",
        "Issues #3 and 4",
        "in an earlier session we",
        "each session's own",
        "an agent wrote this",
        "left to the agents",
    ],
)
def test_words_of_the_workplace_are_found(line: str) -> None:
    assert len(words_of_the_workplace(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "a supervising agency, and agencies",
        "the User-Agent of the request",
        '"django.contrib.sessions.middleware.SessionMiddleware",',
        "SESSION_COOKIE_AGE = 8 * 60 * 60",
        "kept = request.session",
        '@pytest.fixture(scope="session")',
        "End the session.",
        "Group sessions are planned elsewhere.",
        "https://example.org/pages/shared/session",
        "work/life, network/work and </work>",
        "the prefecture's unshared/own seats",
    ],
)
def test_words_that_only_look_alike_pass(line: str) -> None:
    assert words_of_the_workplace(line) == []


def test_no_lock_names_a_registry() -> None:
    assert find_addresses_in_locks(HERE) == []


def test_no_prefecture_code_stands_in_the_source_outside_data() -> None:
    assert find_prefecture_codes(HERE) == []
