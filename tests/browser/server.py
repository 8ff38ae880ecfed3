"""The real site on a free port, and a Chromium to look at it: for the browser tests and the screenshots."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

from django.conf import settings

# Quiet: no look-ups of its own; no sandbox, because CI runs as root.
CHROMIUM_ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]


class NotRunningError(Exception):
    """The server or the browser cannot be used; the text is one line for the person at the terminal."""


def chromium():
    """The path of Chromium. Raises NotRunningError with the line that installs one."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        raise NotRunningError("Chromium is missing. Install it: apt-get install chromium")
    return path


@contextmanager
def running_site(folder):
    """The address of a site with its own data in `folder`, started as `make run` starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"DATA_DIR": str(folder), "DATABASE_URL": ""}
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def wait_for(address, server, seconds=120):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise NotRunningError(f"The server stopped with exit status {server.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    raise NotRunningError(f"The server did not answer within {seconds} s")
