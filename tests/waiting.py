"""Waiting for what another process or thread does: bounded, over as soon as it is done, told where it never is."""

import time
from collections.abc import Callable

PATIENCE = 60
"""Seconds in which everything that is waited for happens many times over."""

_LOOK = 0.05
"""Seconds between two looks: what is waited for tells nobody when it is done."""


def happens(holds: Callable[[], bool], *, within: float = PATIENCE, gone: Callable[[], bool] = lambda: False) -> bool:
    """Does it come to hold within so many seconds, before the one who does it is `gone`?"""
    end = time.monotonic() + within
    while not (held := holds()) and not gone() and time.monotonic() < end:
        time.sleep(_LOOK)
    return held or holds()
