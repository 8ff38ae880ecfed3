"""The one command: what it refuses, it refuses in one clear line."""

import os
import socket
import subprocess
import sys

import pytest
from django.conf import settings

from codes.management.commands import serve

MANAGE = [sys.executable, str(settings.BASE_DIR / "manage.py")]


def run(*arguments, **environment):
    return subprocess.run(
        [*MANAGE, *arguments], env=os.environ | environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_port_taken(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port), DATA_DIR=str(tmp_path))
    assert result.returncode != 0
    assert result.stderr.strip() == f"CommandError: Port {port} is taken. Choose another: make run PORT={port + 1}"


def test_folder_not_writable(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    result = run("serve", DATA_DIR=str(blocker / "var"))
    assert result.returncode != 0
    assert "cannot write to" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("port", ["0", "65536", "many", "８０００"])
def test_port_must_be_a_number(port):
    with pytest.raises(serve.CommandError, match="PORT must be a number"):
        serve.port_number(port)


def test_other_hosts_need_their_settings(tmp_path):
    result = run("serve", "--host", "0.0.0.0", DATA_DIR=str(tmp_path))  # noqa: S104
    assert result.returncode != 0
    assert "set ALLOWED_HOSTS and SECRET_KEY first" in result.stderr


def test_public_hosts_without_a_key_do_not_start(tmp_path):
    result = run("check", DATA_DIR=str(tmp_path), ALLOWED_HOSTS="smtpref.example", SECRET_KEY="")
    assert result.returncode != 0
    assert "SECRET_KEY must be set" in result.stderr


def test_the_kept_key_is_the_owners_alone(tmp_path):
    assert run("check", DATA_DIR=str(tmp_path / "new"), SECRET_KEY="").returncode == 0
    key = tmp_path / "new" / "secret_key"
    assert len(key.read_text()) > 50
    assert key.stat().st_mode & 0o077 == 0


def test_a_wrong_setting_is_named(tmp_path):
    result = run("check", DATA_DIR=str(tmp_path), DEBUG="maybe")
    assert result.returncode != 0
    assert "DEBUG must be 0 or 1, not 'maybe'" in result.stderr
