"""Background work of the ledger."""

import logging
from time import sleep
from typing import NoReturn

from django.db import Error, close_old_connections
from django_tasks import task

from kakehashi.portal.ledger import actions, queries

PAUSE: float = 60
"""Seconds between two looks of a worker at what waits for its seal."""

logger = logging.getLogger(__name__)


@task()
def seal_lines() -> int:
    """Seal all lines committed so far; says how many."""
    sealed = 0
    while batch := actions.seal():
        sealed += batch
    return sealed


def seal_what_waits() -> None:
    """Seal, where a line waits for it; a database that fails is told in the log, and no reason to end."""
    try:
        if queries.unsealed().exists():
            seal_lines.call()
    except Error:
        logger.exception("The ledger was not sealed; it is tried again in %s s", PAUSE)


def keep_sealing() -> NoReturn:
    """Seal what waits, now and after every pause; a worker does it in a thread of its own.

    So no deed waits longer, whatever the tasks are at, and nothing stands in the queue that a crash could lose or a
    restart could double.
    """
    while True:
        seal_what_waits()
        close_old_connections()
        sleep(PAUSE)
