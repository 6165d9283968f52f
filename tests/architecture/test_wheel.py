"""An office that installs the wheel gets the whole package."""

from tests.architecture.checkout import HERE
from tests.architecture.wheel import find_files_missing_in_the_wheel


def test_the_wheel_holds_every_table_template_font_and_translation() -> None:
    assert find_files_missing_in_the_wheel(HERE) == []
