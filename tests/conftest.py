"""For every test: no socket leaves the machine, and what is heavy is made once."""

import pytest
from hypothesis import HealthCheck, settings
from pytest_socket import disable_socket, socket_allow_hosts

settings.register_profile("kakehashi", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("kakehashi")
"""Speed is measured in bench/, never by a test: a busy machine is no failure."""


@pytest.fixture(autouse=True)
def no_socket_leaves_the_machine() -> None:
    disable_socket(allow_unix_socket=True)
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What only PostgreSQL lets happen is asked there alone (`make postgres`)."""
    from django.db import connection

    if connection.vendor != "postgresql":
        left_out = [item for item in items if item.get_closest_marker("postgresql")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_report_header() -> str:
    from django.db import connection

    return f"database: {connection.vendor}"
