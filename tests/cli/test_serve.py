"""The web process and its worker, side by side."""

import subprocess
import sys
import textwrap
import time
from pathlib import Path


def test_a_worker_that_is_killed_is_started_again_while_the_web_goes_on(tmp_path: Path):
    lives = tmp_path / "lives"
    program = textwrap.dedent(f"""
        import sys
        from kakehashi.cli import serve
        serve.PAUSE = 0.5
        web = [sys.executable, "-c", "import time; time.sleep(4)"]
        worker = [sys.executable, "-c", "open({str(lives)!r}, 'a').write('x'); import time; time.sleep(1)"]
        sys.exit(serve.run_side_by_side(web, worker))
    """)

    began = time.monotonic()
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert told.returncode == 0
    assert time.monotonic() - began > 3
    assert len(lives.read_text()) >= 2
    assert "The worker ended" in told.stderr


def test_when_the_web_process_ends_so_does_the_worker(tmp_path: Path):
    program = textwrap.dedent("""
        import sys
        from kakehashi.cli import serve
        web = [sys.executable, "-c", "import sys; sys.exit(3)"]
        worker = [sys.executable, "-c", "import time; time.sleep(60)"]
        sys.exit(serve.run_side_by_side(web, worker))
    """)

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=30)

    assert told.returncode == 3
