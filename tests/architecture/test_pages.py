"""Every page has a gate, a name that its function, its address and its template share, and no script or style in it."""

from tests.architecture.checkout import HERE
from tests.architecture.pages import (
    find_inline_script_and_style,
    find_names_that_differ,
    find_pages_without_a_gate,
    find_templates_of_another_name,
)


def test_every_page_has_a_gate() -> None:
    assert find_pages_without_a_gate(HERE) == []


def test_a_page_and_its_address_share_a_name() -> None:
    assert find_names_that_differ(HERE) == []


def test_a_page_and_its_template_share_a_name() -> None:
    assert find_templates_of_another_name(HERE) == []


def test_no_template_has_inline_script_or_style() -> None:
    assert find_inline_script_and_style(HERE) == []
