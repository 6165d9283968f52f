"""Check of the wheel: all that the package needs to run is in it."""

import sys
import tempfile
import zipfile
from pathlib import Path

from tests.architecture.checkout import Checkout


def find_files_missing_in_the_wheel(checkout: Checkout) -> list[str]:
    """Files of the package, tables, templates, fonts and translations with them, that an office would not get."""
    with tempfile.TemporaryDirectory() as folder:
        told = checkout.run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
        if told.returncode:
            raise RuntimeError(told.stdout + told.stderr)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            packed = set(archive.namelist())
    wanted = [path.relative_to(checkout.root / "src").as_posix() for path in _carried(checkout)]
    return [f"{name} is not in the wheel" for name in wanted if name not in packed]


def _carried(checkout: Checkout) -> list[Path]:
    return sorted({*checkout.files("src/kakehashi"), *checkout.built()})
