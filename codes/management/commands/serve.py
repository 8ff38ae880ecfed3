import errno
import ipaddress
import os
import socket
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError


class Command(BaseCommand):
    help = "Bring everything up to date (messages, tables, content, static files) and serve the site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
        parser.add_argument("--port", default="8000")
        parser.add_argument("--workers", type=int, default=int(os.environ.get("WORKERS", "1")))

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], port_number(options["port"])
        if settings.LOCAL_ONLY and not is_loopback(host):
            raise CommandError(f"{host} is not this machine alone: set ALLOWED_HOSTS and SECRET_KEY first.")
        check_free(host, port)
        check_writable(settings.DATA_DIR)
        try:
            call_command("messages", compile=True, verbosity=0)
            call_command("migrate", verbosity=0, interactive=False)
            call_command("loadcontent", verbosity=options["verbosity"])
            call_command("collectstatic", verbosity=0, interactive=False)
        except DatabaseError as error:
            raise CommandError(f"The database cannot be used: {error}") from error
        except OSError as error:
            raise CommandError(f"Cannot write {error.filename}: {error.strerror}") from error
        self.stdout.write(f"smtpref is at http://{host}:{port}/ (stop it with Ctrl-C)")
        self.stdout.flush()
        server = Path(sys.executable).with_name("granian")
        os.execv(  # noqa: S606  (the server takes the place of this process, so signals reach it)
            server,
            [
                str(server),
                *["--interface", "wsgi", "--log-level", "warning", "--blocking-threads", "4", "--backpressure", "64"],
                *("--host", host, "--port", str(port), "--workers", str(options["workers"])),
                "smtpref.wsgi:application",
            ],
        )


def port_number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 65536):
        raise CommandError(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def check_free(host: str, port: int) -> None:
    """Raise CommandError if nothing can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CommandError(f"Port {port} is taken. Choose another: make run PORT={port + 1}") from error
            raise CommandError(f"Cannot listen on {host}:{port}: {error.strerror}") from error


def check_writable(folder: Path) -> None:
    """Raise CommandError if the data folder cannot be written to."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CommandError(f"Cannot write to {folder}: {error.strerror}. Set DATA_DIR to a writable folder.") from error
