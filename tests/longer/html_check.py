"""The Nu checker on every kind of page in every language (`make html-check`): prints what it finds, fails on any.

Needs Java, and `vnu.jar` at the path in VNU_JAR (the Makefile fetches the npm package of that name).
"""

import json
import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import django


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smtpref.settings")
    django.setup()
    from django.conf import settings  # noqa: PLC0415

    from tests.browser.server import running_site  # noqa: PLC0415
    from tests.kinds import ENDS, PAGES, PASTED  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as folder:
        with running_site(data) as address:
            for lang, _ in settings.LANGUAGES:
                for name, path in (PAGES | ENDS).items():
                    keep(folder, f"{lang}-{name}", f"{address}/{lang}{path}")
                keep(folder, f"{lang}-decoded", f"{address}/{lang}/decode/", {"text": PASTED})
        return report(check(folder), len(list(Path(folder).iterdir())))


def keep(folder: str, name: str, address: str, form: dict[str, str] | None = None) -> None:
    body = urllib.parse.urlencode(form).encode() if form else None
    try:
        with urllib.request.urlopen(address, body) as answer:  # noqa: S310
            html = answer.read()
    except urllib.error.HTTPError as error:
        html = error.read()
    (Path(folder) / f"{name.replace(' ', '-')}.html").write_bytes(html)


def check(folder: str) -> list[dict[str, object]]:
    """What the checker says, errors and warnings, in its own JSON."""
    command = ["java", "-jar", os.environ["VNU_JAR"], "--format", "json", "--exit-zero-always", "--stdout", folder]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return list(json.loads(said)["messages"])


def report(messages: list[dict[str, object]], pages: int) -> int:
    for message in messages:
        place = f"{Path(str(message['url'])).name}:{message.get('lastLine', '')}"
        sys.stdout.write(f"{message.get('subType', message['type'])}: {place}: {message['message']}\n")
    errors = sum(message["type"] != "info" for message in messages)
    sys.stdout.write(f"{pages} pages, {errors} errors, {len(messages) - errors} warnings\n")
    return 1 if messages else 0


if __name__ == "__main__":
    sys.exit(main())
