"""How the portal is set outside and inside the demonstration, in a process of its own for each."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import json
from kakehashi.portal import settings as s
policy = s.CONTENT_SECURITY_POLICY["DIRECTIVES"]
print(json.dumps({
    "cookies": [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE],
    "today": s.DEMO_TODAY, "debug": s.DEBUG, "key": s.SECRET_KEY, "hsts": s.SECURE_HSTS_SECONDS,
    "script": policy["script-src"], "style": policy["style-src"],
}))
"""


def settings_with(home: Path, **environment: str) -> dict:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KAKEHASHI_")}
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**clean, "KAKEHASHI_HOME": str(home), **environment},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(told.stdout)


@pytest.mark.parametrize(("demo", "secure"), [({}, True), ({"KAKEHASHI_DEMO": "1"}, False)])
def test_cookies_are_secure_everywhere_but_in_the_demonstration(tmp_path, demo, secure):
    assert settings_with(tmp_path, **demo)["cookies"] == [secure] * 3


def test_a_demonstrations_today_is_ignored_outside_it(tmp_path):
    assert settings_with(tmp_path, KAKEHASHI_TODAY="2027-04-01")["today"] == ""
    assert settings_with(tmp_path, KAKEHASHI_TODAY="2027-04-01", KAKEHASHI_DEMO="1")["today"] == "2027-04-01"


def test_secrets_are_made_once_at_random_for_their_owner_alone(tmp_path):
    first, again = settings_with(tmp_path / "a")["key"], settings_with(tmp_path / "a")["key"]
    other = settings_with(tmp_path / "b")["key"]

    assert first == again != other
    assert len(first) > 50
    for name in ("secret", "keys"):
        assert stat.S_IMODE((tmp_path / "a" / name).stat().st_mode) == 0o600


def test_no_inline_script_or_style_is_allowed_and_debug_is_off(tmp_path):
    told = settings_with(tmp_path)

    assert told["script"] == told["style"] == ["'self'"]
    assert told["debug"] is False


def test_a_page_carries_the_policy(client):
    policy = client.get("/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
