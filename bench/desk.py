"""The admin's first page with 150 and with 5,000 codes, side by side: queries and seconds, and their ratio.

Run: .venv/bin/python -m bench.desk. Uses a throwaway database in memory; nothing of the site is touched.
"""

import os
import sys
import time
from statistics import median

os.environ["DJANGO_SETTINGS_MODULE"] = "smtpref.settings"
os.environ["DATABASE_URL"] = "sqlite://:memory:"
os.environ["DEBUG"] = "1"

import django

django.setup()

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

from codes import revision
from codes.models import StatusCode

RUNS = 9


def grow(to: int) -> None:
    """Copies of 550 until there are `to` codes."""
    there = StatusCode.objects.count()
    with revision.batch():
        for number in range(there, to):
            copy = StatusCode.objects.get(code="550")
            copy.pk, copy.code, copy.kind = None, f"X.{8 + number // 1000}.{number % 1000}", "enhanced"
            copy._state.adding = True
            copy.save()


def measure(client: Client) -> tuple[int, float]:
    """Queries and median seconds of the first page."""
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/")
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        assert client.get("/admin/").status_code == 200  # noqa: S101
        seconds.append(time.perf_counter() - start)
    return len(queries), median(seconds)


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("loadcontent", verbosity=0)
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.create_superuser("bench"))
    client.get("/admin/")
    results = []
    for codes in (150, 5000):
        grow(codes)
        queries, seconds = measure(client)
        results.append(seconds)
        sys.stdout.write(f"{codes:>5} codes: {queries} queries, {seconds * 1000:.0f} ms (median of {RUNS})\n")
    sys.stdout.write(f"ratio of the times: {results[1] / results[0]:.1f}\n")


if __name__ == "__main__":
    main()
