"""How long decoding takes at 10 KiB, 100 KiB and 1 MiB, for kinds of input that are read differently.

Run: `.venv/bin/python -m bench.decode` (from the checkout; no Django, no database).
"""

import sys
import time
from itertools import pairwise
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from codes.decode import ProviderPattern, decode

SIZES = {"10 KiB": 10 * 1024, "100 KiB": 100 * 1024, "1 MiB": 1024 * 1024}
REPORT = (
    "From: MAILER-DAEMON@mx.example.net\nTo: sender@example.org\n"
    "Subject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n"
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n--b\nContent-Type: text/plain\n\n'
    "This is the mail system at host mx.example.net. Your message could not be delivered.\n\n--b\n"
    "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n"
)
GROUP = (
    "\nFinal-Recipient: rfc822; user{n}@example.com\nAction: failed\nStatus: 5.1.1\n"
    "Remote-MTA: dns; mx{n}.example.com\n"
    "Diagnostic-Code: smtp; 550 5.1.1 <user{n}@example.com>: Recipient address rejected: User unknown\n"
)
LOG = (
    "Nov 22 10:00:00 mx postfix/smtp[9]: ABCDEF{n}: to=<user{n}@example.com>, relay=mx.example.com[192.0.2.1]:25, "
    "delay=1, "
    "delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.1] said: 550 5.1.1 no such user)\n"
)


def _fill(head: str, unit: str, size: int, tail: str = "") -> str:
    parts, length, n = [head], len(head) + len(tail), 0
    while length < size:
        row = unit.format(n=n)
        parts.append(row)
        length += len(row)
        n += 1
    return "".join(parts)[: size - len(tail)] + tail


INPUTS = {
    "report, many recipients": lambda size: _fill(REPORT, GROUP, size, "\n--b--\n"),
    "report, long original": lambda size: _fill(
        REPORT + GROUP.format(n=1) + "\n--b\nContent-Type: message/rfc822\n\nSubject: x\nTo: user1@example.com\n\n",
        "Some words of an ordinary letter, line {n}.\n",
        size,
        "\n--b--\n",
    ),
    "log": lambda size: _fill("", LOG, size),
    "free text": lambda size: _fill(
        "Subject: failure notice\nFrom: MAILER-DAEMON@example.net\n\n",
        "<user{n}@example.com>:\nRemote host said: 550 no such user\n\n",
        size,
    ),
    "transcript": lambda size: _fill(
        "220 mx ESMTP\nEHLO me\n250 ok\nMAIL FROM:<a@example.org>\n250 ok\n",
        "RCPT TO:<u{n}@example.com>\n550 5.1.1 no\n",
        size,
    ),
    "ordinary text": lambda size: _fill("", "Some words without any code, line {n}.\n", size),
    "digits": lambda size: _fill("", "550 5.1.1 ", size),
    "one long line": lambda size: "a" * size,
    "at signs": lambda size: "a@" * (size // 2),
    "citation marks": lambda size: ">" * size,
    "brackets": lambda size: "From: a\nTo: b\nContent-Type: text/html\n\n" + "<" * size,
    "encoded words": lambda size: "From: a\nTo: b\nSubject: " + "=?utf-8?q?" * (size // 10) + "\n\nx",
    "semicolons": lambda size: "From: a\nTo: b\nContent-Type: multipart/mixed" + ";" * size + "\n\nx",
}


def main() -> None:
    rows = yaml.safe_load((Path(__file__).parent.parent / "fixtures" / "responses.yaml").read_text(encoding="utf-8"))
    patterns = tuple(
        ProviderPattern(
            r["provider"], r["pattern"], r["reply_code"], r["enhanced_code"], r["tag"], r["retry"], r["who_acts"]
        )
        for r in rows
    )
    decode("550 5.1.1 warm up", patterns)
    print(f"{'input':26}" + "".join(f"{name:>12}" for name in SIZES) + "    ratios")  # noqa: T201
    for name, make in INPUTS.items():
        times = []
        for size in SIZES.values():
            source = make(size).encode()
            best = min(_once(source, patterns) for _ in range(2))
            times.append(best)
        ratios = " ".join(f"{after / before:.1f}" for before, after in pairwise(times))
        print(f"{name:26}" + "".join(f"{t * 1000:9.1f} ms" for t in times) + f"    {ratios}")  # noqa: T201


def _once(source: bytes, patterns: tuple[ProviderPattern, ...]) -> float:
    start = time.perf_counter()
    decode(source, patterns)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
