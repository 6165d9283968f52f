"""The chain's arithmetic: a hash that anyone can make again, and a chain that breaks where it was touched."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from kakehashi.portal.ledger.chain import START, faults, link

CONTENT = {"line": 1, "deed": "account:signed_in", "actor": None, "detail": {"名": "é"}}
FIRST = "7b6cfd847acbe141b4ae006139c2e72be393f921c2ae95ba3517f7856baa4216"
SECOND = "f77b2c9f0f3fa40e38f60f6c04e2e5ce9812b070da297c9268bb1067c1e19370"
"""Made once in a shell, without our code, PREVIOUS being 64 zeros and then the first hash:

    printf '%s\\n%s' PREVIOUS '{"actor":null,"deed":"account:signed_in","detail":{"名":"é"},"line":1}' | sha256sum
"""
CONTENTS = st.dictionaries(st.text(max_size=5), st.none() | st.integers() | st.text(max_size=5), max_size=3)


def chained(contents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines of a ledger that holds."""
    lines, previous = [], START
    for position, content in enumerate(contents, start=1):
        made = link(previous, content)
        lines.append({"position": position, "previous": previous, "hash": made, "content": content})
        previous = made
    return lines


@st.composite
def ledgers(draw: st.DrawFn, least: int) -> tuple[list[dict[str, Any]], int]:
    """A ledger that holds, and the place of one of its lines, counted from 0."""
    lines = chained(draw(st.lists(CONTENTS, min_size=least, max_size=8)))
    return lines, draw(st.integers(0, len(lines) - 1))


def test_a_hash_is_sha_256_over_the_hash_before_it_a_line_feed_and_the_content():
    assert link(START, CONTENT) == FIRST
    assert link(FIRST, CONTENT) == SECOND


@given(CONTENTS, st.lists(st.text("0123456789abcdef", min_size=64, max_size=64), min_size=2, max_size=2, unique=True))
def test_on_another_hash_the_same_content_has_another_hash(content, before):
    assert link(before[0], content) != link(before[1], content)


@given(st.lists(CONTENTS, max_size=8))
def test_a_chain_that_nobody_touched_holds(contents):
    assert faults(chained(contents)) == []


@given(ledgers(1), CONTENTS)
def test_another_content_breaks_the_chain_at_its_position_and_nowhere_else(ledger, other):
    lines, place = ledger
    assume(other != lines[place]["content"])

    lines[place]["content"] = other

    assert faults(lines) == [f"position {place + 1}: the content is not what was sealed"]


@given(ledgers(2), CONTENTS)
def test_a_line_sealed_anew_breaks_the_chain_where_the_next_stands_on_it(ledger, other):
    lines, place = ledger
    assume(other != lines[place]["content"] and place + 1 < len(lines))

    lines[place] |= {"content": other, "hash": link(lines[place]["previous"], other)}

    assert faults(lines) == [f"position {place + 2}: does not stand on the line before it"]


@given(ledgers(2))
def test_a_line_taken_out_breaks_the_chain_where_it_was_even_if_the_rest_is_numbered_anew(ledger):
    lines, place = ledger
    assume(place + 1 < len(lines))

    del lines[place]
    found = faults(lines)
    for at in range(place, len(lines)):
        lines[at] |= {"position": at + 1, "previous": lines[at - 1]["hash"] if at else START}

    assert found[0].startswith(f"position {place + 2}: expected position {place + 1};")
    assert faults(lines) == [f"position {place + 1}: the content is not what was sealed"]


@given(ledgers(2), st.integers(0, 7))
def test_two_lines_that_change_places_break_the_chain_at_the_first_of_them(ledger, other):
    lines, place = ledger
    first, second = sorted((place, other))
    assume(first < second < len(lines))

    lines[first], lines[second] = lines[second], lines[first]

    assert faults(lines)[:2] == [
        f"position {second + 1}: expected position {first + 1}; a line is missing or out of order",
        f"position {second + 1}: does not stand on the line before it",
    ]
