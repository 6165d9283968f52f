"""A breach is planted into a copy and taken out again."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tests.architecture.breaches import Breach
from tests.architecture.checkout import Checkout

MOMENTS = count(2_000_000_000)
"""Times of change that no file has yet, in seconds: Python tells by them whether what it compiled is still true."""


@contextmanager
def planted(checkout: Checkout, breach: Breach) -> Iterator[None]:
    """The checkout with the breach in it; afterwards every file is as it was."""
    before: list[tuple[Path, bytes | None, int]] = []
    folders: list[Path] = []
    try:
        for name, change in breach.changes.items():
            path = checkout.root / name
            was = path.read_bytes() if path.exists() else None
            before.append((path, was, path.stat().st_mtime_ns if was is not None else 0))
            folders += [folder for folder in path.parents if not folder.exists()]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(change("" if was is None else was.decode()), encoding="utf-8")
            moment = next(MOMENTS)
            os.utime(path, (moment, moment))
        yield
    finally:
        for path, was, moment in before:
            if was is None:
                path.unlink()
            else:
                path.write_bytes(was)
                os.utime(path, ns=(moment, moment))
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
