import pytest

from examples.programme import make, write
from tests.examples.make import FOLDERS, WRITTEN, make_example, members


@pytest.mark.parametrize("name", FOLDERS)
def test_the_files_beside_a_generator_are_what_it_writes_today(name, tmp_path):
    write(make_example(name), tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(WRITTEN)
    assert members(tmp_path / "candidates.xlsx") == members(FOLDERS[name] / "candidates.xlsx")
    for file in WRITTEN[1:]:
        assert (tmp_path / file).read_bytes() == (FOLDERS[name] / file).read_bytes(), file


def test_two_runs_of_a_recipe_write_the_same_bytes(tmp_path):
    recipe = make_example("miyagi").recipe
    (tmp_path / "once").mkdir()
    (tmp_path / "again").mkdir()

    write(make(recipe), tmp_path / "once")
    write(make(recipe), tmp_path / "again")

    for file in WRITTEN:
        assert (tmp_path / "once" / file).read_bytes() == (tmp_path / "again" / file).read_bytes(), file


@pytest.mark.parametrize("name", FOLDERS)
def test_the_readme_names_every_file_of_an_example(name):
    readme = (FOLDERS[name].parent / "README.md").read_text(encoding="utf-8")

    for path in FOLDERS[name].iterdir():
        if path.is_file():
            assert f"`{path.name}`" in readme, path.name
