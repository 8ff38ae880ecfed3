"""Lighthouse as a simulated phone, five runs a page, the median of each figure (`make lighthouse`).

Needs Node.js and the command in LIGHTHOUSE (the Makefile fetches the npm package of that name).
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import django

RUNS = 5
PATHS = {
    "code": "/ko/codes/550/",
    "comparison": "/ja/compare/421-vs-500/",
    "home": "/en/",
    "search": "/en/search/?q=mailbox+full",
    "decoder": "/en/decode/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AUDITS = {"largest paint, ms": "largest-contentful-paint", "layout shift": "cumulative-layout-shift"}
HEADLESS = "--headless=new"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smtpref.settings")
    django.setup()
    from tests.browser.server import running_site  # noqa: PLC0415

    sys.stdout.write("\t".join(["page", *CATEGORIES, *AUDITS, "bytes", "CSS", "JS"]) + "\n")
    with tempfile.TemporaryDirectory() as data, running_site(data) as address:
        for name, path in PATHS.items():
            runs = [figures(address + path) for _ in range(RUNS)]
            medians = [f"{statistics.median(column):.3g}" for column in zip(*runs, strict=True)]
            sys.stdout.write("\t".join([name, *medians]) + "\n")


def figures(address: str) -> list[float]:
    """The scores (0 to 100), the audits' values and the bytes on the wire of one run."""
    from tests.browser.server import CHROMIUM_ARGUMENTS, chromium  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "report.json"
        command = [os.environ["LIGHTHOUSE"], address, "--quiet", "--output=json", f"--output-path={answer}"]
        command.append("--chrome-flags=" + " ".join([HEADLESS, *CHROMIUM_ARGUMENTS]))
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": chromium()}, capture_output=True)
        report = json.loads(answer.read_text())
    scores = [100 * report["categories"][name]["score"] for name in CATEGORIES]
    audits = [report["audits"][name]["numericValue"] for name in AUDITS.values()]
    requests = report["audits"]["network-requests"]["details"]["items"]
    sizes = [sum(r["transferSize"] for r in requests if ending in r["url"]) for ending in ("", ".css", ".js")]
    return [*scores, *audits, *sizes]


if __name__ == "__main__":
    main()
