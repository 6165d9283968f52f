"""A list that changed while it was typed on: nothing typed is lost, nothing of the other's is undone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.portal.editing.bridge import shape_of
from kakehashi.portal.editing.forms import ListForm, NumberField, rebased
from tests.portal.editing.make import on_page

SHAPE = shape_of("tests")
ENTRY = st.fixed_dictionaries(
    {"test": st.sampled_from(["jlpt", "jft_basic"]), "on": st.sampled_from(["2024-07-07", "2025-12-07"])},
    optional={"score": st.integers(10, 250), "passed": st.booleans()},
)
LISTS = st.lists(ENTRY, min_size=1, max_size=4)
NEW = {"test": "nat_test", "level": "4Q"}


def as_opened(was, room=1):
    """What the form sends as it stands, box by box."""
    form = ListForm(None, shape=SHAPE, kept=was, room=room)
    boxes = "".join(str(box) for one in form.every for box in one)
    return on_page(f"<main>{boxes}</main>")


def saved(data, was, now):
    """The list that comes of it when it is sent again on what the record says now."""
    made, room = rebased(data, shape=SHAPE, was=was, now=now, room=1)
    form = ListForm(made, shape=SHAPE, kept=now, room=room)
    assert form.is_valid(), [one.errors for one in form.every]
    return form.value()


@settings(deadline=None, max_examples=40)
@given(LISTS, LISTS)
def test_where_one_entry_was_added_the_list_is_what_the_record_says_now_and_that_entry(was, now):
    data = as_opened(was) | {f"entry-{len(was)}-{key}": value for key, value in NEW.items()}

    assert saved(data, was, now) == [*now, NEW]


@settings(deadline=None, max_examples=40)
@given(LISTS, LISTS)
def test_where_nothing_was_typed_the_list_is_what_the_record_says_now(was, now):
    assert saved(as_opened(was), was, now) == now


@settings(deadline=None, max_examples=40)
@given(LISTS, LISTS, st.data())
def test_what_was_typed_on_an_entry_is_in_the_list_whatever_became_of_the_entry(was, now, data):
    place = data.draw(st.integers(0, len(was) - 1))
    typed = as_opened(was) | {f"entry-{place}-percent_of_pass_mark": "120"}

    kept = saved(typed, was, now)

    assert {**was[place], "percent_of_pass_mark": 120} in kept
    assert len(kept) in {len(now), len(now) + 1}


@given(st.integers(0, 999_999), st.sampled_from(["0123456789", "０１２３４５６７８９"]))
def test_a_number_is_read_in_digits_of_any_width(number, digits):
    written = "".join(digits[int(one)] for one in str(number))

    assert NumberField().clean(f" {written} ") == number
